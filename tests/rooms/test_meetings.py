"""Meeting calendars: CSV and iCalendar in, faults with file, line and remedy, and ``de raad van juni`` as a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline import rulebook
from pipeline.calendars import Calendar
from pipeline.checks.registry import Case
from pipeline.checks.wettelijke_termijn import term_end
from pipeline.compare import compare
from pipeline.errors import RulesFault
from pipeline.extraction import extract
from pipeline.model import Interval, Source

NOORD = Path(__file__).resolve().parents[1] / "workspaces" / "noord" / "rules"
CSV = """# de griffier stuurde dit
gremium;gemeente;datum;aanleveren uiterlijk;toelichting
raden;Eemsbroek;2024-05-28;14-5-2024;
raad;eemsbroek;25-6-2024;;laatste voor de zomer
colleges;;2024-06-04;;
"""
ICS = """BEGIN:VCALENDAR\r
BEGIN:VEVENT\r
DTSTART;TZID=Europe/Amsterdam:20240528T193000\r
SUMMARY:Raadsvergadering\r
  Eemsbroek\r
DESCRIPTION:Raadzaal\\, aanleveren uiterlijk 2024-05-14\r
END:VEVENT\r
END:VCALENDAR\r
"""


def rules_with(folder: Path, name: str, data: str | bytes) -> rulebook.Rulebook:
    for path in NOORD.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "vergaderingen").mkdir(exist_ok=True)
    (folder / "vergaderingen" / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return rulebook.load(folder)


@pytest.mark.parametrize("data", [CSV, CSV.replace(";", ","), "\ufeff" + CSV, CSV.replace("\n", "\r\n")])
def test_a_csv_is_read(data: str, tmp_path: Path) -> None:
    rules = rules_with(tmp_path, "raden.csv", data)
    assert [(m.gremium, m.gemeente, m.datum, m.aanleveren) for m in rules.meetings] == [
        ("colleges", None, date(2024, 6, 4), None),
        ("raden", "eemsbroek", date(2024, 5, 28), date(2024, 5, 14)),
        ("raden", "eemsbroek", date(2024, 6, 25), None),
    ]
    assert rules.meetings[1].bron == "rules/vergaderingen/raden.csv, regel 3"
    assert rules.sha256 != rulebook.load(NOORD).sha256


def test_the_unicode_text_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    rules = rules_with(tmp_path, "raden.csv", CSV.replace(";", "\t").encode("utf-16"))
    assert rules.meetings == rules_with(tmp_path, "raden.csv", CSV).meetings != ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('titel = "x\n', "regel 1, teken 11 klopt iets niet"),
        ("[ernst]\n[ernst]\n", "regel 2, teken 7 staat iets voor de tweede keer"),
        ("uit = [", "aan het einde van het bestand klopt iets niet"),
    ],
)
def test_a_broken_rules_file_says_where_in_dutch_only(body: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "checks.toml").write_text(body, encoding="utf-8")
    with pytest.raises(RulesFault) as caught:
        rulebook.load(tmp_path)
    assert caught.value.message == f"rules/checks.toml is geen geldige TOML: {says}."
    assert "komma" in caught.value.remedy


def test_a_calendar_is_read(tmp_path: Path) -> None:
    (meeting,) = rules_with(tmp_path, "raad.ics", ICS).meetings
    assert (meeting.gremium, meeting.gemeente) == ("raden", "eemsbroek")
    assert (meeting.datum, meeting.aanleveren) == (date(2024, 5, 28), date(2024, 5, 14))


def test_the_example_is_read_and_says_nothing(tmp_path: Path) -> None:
    example = NOORD.parents[3] / "rules" / "vergaderingen" / "voorbeeld.csv"
    assert rules_with(tmp_path, "voorbeeld.csv", example.read_bytes()).meetings == ()
    lines = example.read_text(encoding="utf-8").partition("#\n")[2].splitlines()
    uncommented = "\n".join(line.removeprefix("# ").replace("sliedrecht", "eemsbroek") for line in lines)
    assert len(rules_with(tmp_path, "voorbeeld.csv", uncommented).meetings) == 2


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("raden.csv", "", "raden.csv is leeg"),
        ("raden.csv", "gremium;dag\nraden;2024-05-28", "regel 1: onbekende kolom dag"),
        ("raden.csv", "gremium;gemeente\nraden;eemsbroek", "regel 1: de kolom datum ontbreekt"),
        ("raden.csv", "gremium;datum\nkamer;2024-05-28", "regel 2: gremium 'kamer' staat niet in"),
        ("raden.csv", "gremium;gemeente;datum\nraden;Urk;2024-05-28", "regel 2: gemeente 'Urk' staat niet in"),
        ("raden.csv", "gremium;datum\nraden;2024-02-30", "regel 2: datum '2024-02-30' is geen datum"),
        ("raden.csv", "gremium;datum\nraden;eind mei", "regel 2: datum 'eind mei' is geen datum"),
        ("raden.csv", "gremium;datum\n\nraden;", "regel 3: de datum ontbreekt"),
        ("raden.csv", "gremium;datum\n;2024-05-28", "regel 2: het gremium ontbreekt"),
        ("raden.csv", CSV.replace("14-5-2024", "14-6-2024"), "regel 3: aanleveren uiterlijk ligt na"),
        ("raden.csv", CSV + "raden;eemsbroek;28-5-2024;13-5-2024;", "regel 6: deze vergadering staat ook in"),
        ("raden.ics", "geen agenda", "is geen agenda"),
        ("raden.ics", ICS.replace("Raadsvergadering", "Afspraak"), "geen gremium uit rules/gremia.toml in de titel"),
        ("raden.ics", ICS.replace("DESCRIPTION", "RRULE:FREQ=MONTHLY\r\nDESCRIPTION"), "een herhaalde afspraak"),
        ("raden.xlsx", "PK", "raden.xlsx is geen vergaderschema"),
    ],
)
def test_a_fault_names_file_and_line_and_what_to_do(name: str, data: str, told: str, tmp_path: Path) -> None:
    if told.startswith("geen gremium"):
        name = "agenda.ics"
    with pytest.raises(RulesFault) as caught:
        rules_with(tmp_path, name, data)
    assert f"rules/vergaderingen/{name}" in caught.value.message
    assert told in caught.value.message
    assert caught.value.remedy
    assert caught.value.exit_status == 3


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("de raad van Eemsbroek van juni", Interval(date(2024, 6, 25), date(2024, 6, 25))),
        ("de raadsvergadering van Wolddijk in juni", Interval(date(2024, 6, 1), date(2024, 6, 30))),
    ],
)
def test_the_council_of_june_is_its_meeting(said: str, period: Interval, tmp_path: Path) -> None:
    rules = rules_with(tmp_path, "raden.csv", CSV)
    text = f"Brief\nDatum: 4 maart 2024\n\nDe kadernota wordt vastgesteld door {said}.\n"
    if "Wolddijk" in said:
        text = text.replace("door de raadsvergadering van Wolddijk", "door de raad van Wolddijk")
    paper = extract(text.encode(), Source("brief.txt", "0" * 64, "text/plain"), rules)
    compared = compare((paper,), None, rules, date(2024, 3, 5))
    (item,) = compared.papers[0].items
    assert item.period == period
    assert (item.meeting == "di 25 jun 2024") == (period.start == period.end)


def test_a_term_runs_on_over_days_that_are_no_working_days() -> None:
    rules = rulebook.load(None)
    case = Case(date(2024, 1, 1), rules, Calendar.of(rules))
    assert term_end(case, date(2024, 3, 14), 8, False) == date(2024, 5, 10), "Ascension Day"
    assert term_end(case, date(2024, 2, 3), 8, False) == date(2024, 4, 2), "Saturday before Easter"
    assert term_end(case, date(2024, 3, 14), 8, True) == date(2024, 5, 9), "counted back"
    assert term_end(case, date(2024, 2, 15), 12, False) == date(2024, 5, 10), "twelve weeks is not over twelve"
    assert term_end(case, date(2024, 2, 8), 13, False) == date(2024, 5, 9), "over twelve weeks"
