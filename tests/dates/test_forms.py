"""Every form that the grammar promises, in one table: text with the expression between braces, kind, days."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.dates import find_dates
from pipeline.model import DateMention

REFERENCE = date(2023, 3, 14)  # a Tuesday


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


FORMS = [
    # days
    ("op {12 september 2023} stelt de raad vast", "day", "2023-09-12", "2023-09-12"),
    ("op {donderdag 6 april}", "day", "2023-04-06", "2023-04-06"),
    ("op {donderdagavond 6 april}", "day", "2023-04-06", "2023-04-06"),
    ("{04-09-2023}", "day", "2023-09-04", "2023-09-04"),
    ("{31/12/2023}", "day", "2023-12-31", "2023-12-31"),
    ("{2023-12-31}", "day", "2023-12-31", "2023-12-31"),
    ("{31-dec-23}", "day", "2023-12-31", "2023-12-31"),
    ("{9 februari jl.} besproken", "day", "2023-02-09", "2023-02-09"),
    ("{11 februari jongstleden}", "day", "2023-02-11", "2023-02-11"),
    ("{1 april a.s.}", "day", "2023-04-01", "2023-04-01"),
    ("op {18-4} in de raadzaal", "day", "2023-04-18", "2023-04-18"),
    ("{de vijftiende van mei}", "day", "2023-05-15", "2023-05-15"),
    ("{vrijdag de 17e}", "day", "2023-03-17", "2023-03-17"),
    # weeks
    ("{week 12}", "week", "2023-03-20", "2023-03-26"),
    ("{wk. 20 van 2024}", "week", "2024-05-13", "2024-05-19"),
    ("{2024-W02}", "week", "2024-01-08", "2024-01-14"),
    ("{Week 12 (20-3 tm 24-3)}", "week", "2023-03-20", "2023-03-24"),
    ("{Week 12 / 13 (20-3 tm 31-3)}", "weeks", "2023-03-20", "2023-03-31"),
    ("{Week 12 + 13 (20-3 t/m 31-3)}", "weeks", "2023-03-20", "2023-03-31"),
    ("{Week 12 / 13 \n20-3 tm 31-3)}", "weeks", "2023-03-20", "2023-03-31"),
    ("{Week 22 29-5 tm 2-6}", "week", "2023-05-29", "2023-06-02"),
    ("{Week 14-17 (3-4 tm 28-4)}", "weeks", "2023-04-03", "2023-04-28"),
    ("{Week 52 / 1 (26-12 tm 6-1)}", "weeks", "2022-12-26", "2023-01-06"),
    ("{week 49 2023 tot en met week 3 2024}", "weeks", "2023-12-04", "2024-01-21"),
    ("{de laatste week van oktober}", "week", "2023-10-23", "2023-10-29"),
    ("{begin week 15}", "vague", "2023-04-10", "2023-04-12"),
    # ranges
    ("{5-9 juni}", "range", "2023-06-05", "2023-06-09"),
    ("{1 t/m 5 mei}", "range", "2023-05-01", "2023-05-05"),
    ("{van 7 juni tot en met 2 juli}", "range", "2023-06-07", "2023-07-02"),
    ("{23 september t/m 4 november 2024}", "range", "2024-09-23", "2024-11-04"),
    ("{juli 2024 – maart 2025}", "range", "2024-07-01", "2025-03-31"),
    ("{juni 2025- nov 2025}", "range", "2025-06-01", "2025-11-30"),
    ("{november - februari}", "range", "2022-11-01", "2023-02-28"),
    ("{2024 Q4 - 2025 Q2}", "range", "2024-10-01", "2025-06-30"),
    ("{tussen 15 mei en 1 juni}", "range", "2023-05-15", "2023-06-01"),
    ("in de periode {2023-2026}", "range", "2023-01-01", "2026-12-31"),
    ("{schooljaar 2023/2024}", "range", "2023-08-01", "2024-07-31"),
    # months and parts
    ("in {oktober}", "month", "2023-10-01", "2023-10-31"),
    ("{sept. 2024}", "month", "2024-09-01", "2024-09-30"),
    ("{begin juni}", "vague", "2023-06-01", "2023-06-10"),
    ("{half april}", "vague", "2023-04-11", "2023-04-20"),
    ("{medio maart 2024}", "vague", "2024-03-11", "2024-03-20"),
    ("{eind augustus}", "vague", "2023-08-21", "2023-08-31"),
    ("{begin 2027}", "vague", "2027-01-01", "2027-03-31"),
    ("{eind van dit jaar}", "vague", "2023-10-01", "2023-12-31"),
    ("{ultimo 2023}", "day", "2023-12-31", "2023-12-31"),
    # quarters, halves, seasons
    ("{vierde kwartaal van dit jaar}", "quarter", "2023-10-01", "2023-12-31"),
    ("{2 <sup>e</sup> en 3 <sup>e</sup> kwartaal 2023}", "quarter", "2023-04-01", "2023-09-30"),
    ("{2 ^e kwartaal 2023}", "quarter", "2023-04-01", "2023-06-30"),
    ("{Q3 2023}", "quarter", "2023-07-01", "2023-09-30"),
    ("{tweede helft van 2026}", "half", "2026-07-01", "2026-12-31"),
    ("{najaar 2024}", "season", "2024-09-01", "2024-11-30"),
    # named days and recess (school region midden)
    ("{Tweede Pinksterdag}", "day", "2023-05-29", "2023-05-29"),
    ("{Hemelvaartsdag 2024}", "day", "2024-05-09", "2024-05-09"),
    ("{de meivakantie}", "range", "2023-04-29", "2023-05-07"),
    # bounds
    ("{uiterlijk 18 juli 2023}", "day", None, "2023-07-18"),
    ("{vóór 30 april}", "day", None, "2023-04-29"),
    ("besluit {voor 1 juli 2023}", "day", None, "2023-06-30"),
    ("{na 1 september 2023}", "day", "2023-09-02", None),
    ("{vanaf 1 januari 2024}", "day", "2024-01-01", None),
    ("{per 1 januari 2024}", "day", "2024-01-01", "2024-01-01"),
    ("{met ingang van 1 mei 2023}", "day", "2023-05-01", "2023-05-01"),
    ("{rond 1 april}", "day", "2023-04-01", "2023-04-01"),
    ("in elk geval {vóór 2025}", "year", None, "2024-12-31"),
    ("dicht {tot de zomer}", "season", None, "2023-05-31"),
    ("klaar {voor de zomer}", "season", None, "2023-05-31"),
    # relative
    ("{komende maand}", "month", "2023-04-01", "2023-04-30"),
    ("{volgende week dinsdag}", "day", "2023-03-21", "2023-03-21"),
    ("{aanstaande vrijdag}", "day", "2023-03-17", "2023-03-17"),
    ("{drie weken geleden}", "day", "2023-02-21", "2023-02-21"),
    ("{binnen vier weken}", "range", "2023-03-14", "2023-04-11"),
    ("{binnen zes weken na 1 mei}", "range", "2023-05-01", "2023-06-12"),
    ("{twee weken voor 1 mei 2023}", "day", "2023-04-17", "2023-04-17"),
    # scanned and broken
    ("{2 2 APR. 2023}", "day", "2023-04-22", "2023-04-22"),
    ("{l5 maart 2023}", "day", "2023-03-15", "2023-03-15"),
    ("{O1-03-2023}", "day", "2023-03-01", "2023-03-01"),
    ("{12 fe-\nbruari 2024}", "day", "2024-02-12", "2024-02-12"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind", "start", "end"), FORMS)
def test_form_reads(marked: str, kind: str, start: str | None, end: str | None) -> None:
    text = marked.replace("{", "").replace("}", "")
    found = find_dates(text, REFERENCE)
    assert [(one.text, one.kind, one.start, one.end) for one in found] == [
        (marked[marked.index("{") + 1 : marked.index("}")], kind, day(start), day(end))
    ]


def one(text: str) -> DateMention:
    (found,) = find_dates(text, REFERENCE)
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("16 mei, 19 september, 3 en 10 oktober 2024", ["2024-05-16", "2024-09-19", "2024-10-03", "2024-10-10"]),
        ("15 en 22 januari, 5 en 19 februari 2026", ["2026-01-15", "2026-01-22", "2026-02-05", "2026-02-19"]),
        ("14/3, 18/4, 23/5 en 27/6", ["2023-03-14", "2023-04-18", "2023-05-23", "2023-06-27"]),
        ("van 4 t/m 8 en van 11 t/m 15 april", ["2023-04-04", "2023-04-11"]),
        ("Week 16 (17-4 tm 21-4) 18-4 Bijpraten", ["2023-04-17", "2023-04-18"]),
        ("maandag 5 en dinsdag 6 juni", ["2023-06-05", "2023-06-06"]),
    ],
)
def test_each_date_of_an_enumeration_is_a_mention(text: str, days: list[str]) -> None:
    assert [str(found.start) for found in find_dates(text, REFERENCE)] == days


def test_days_and_a_range_in_one_enumeration() -> None:
    found = find_dates("29-30 en 31 mei", REFERENCE)
    assert [(str(one.start), str(one.end)) for one in found] == [
        ("2023-05-29", "2023-05-30"),
        ("2023-05-31", "2023-05-31"),
    ]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("op 25-5 of 1-6", ["2023-05-25", "2023-06-01"]),
        ("11 of 18 september", ["2023-09-11", "2023-09-18"]),
        ("4 april of 11 april 2024", ["2024-04-04", "2024-04-11"]),
    ],
)
def test_alternatives_are_one_mention_with_options(text: str, options: list[str]) -> None:
    found = one(text)
    assert found.kind == "alternatives"
    assert [str(option.start) for option in found.options] == options
    assert (str(found.start), str(found.end)) == (options[0], options[-1])


@pytest.mark.parametrize(
    ("text", "timex", "rrule"),
    [
        ("eens per 2 à 3 maanden", "P2M/P3M", "FREQ=MONTHLY;INTERVAL=2"),
        ("elke eerste dinsdag", "P1M", "FREQ=MONTHLY;BYDAY=1TU"),
        ("iedere maandag", "XXXX-WXX-1", "FREQ=WEEKLY;BYDAY=MO"),
        ("elke drie weken", "P3W", "FREQ=WEEKLY;INTERVAL=3"),
        ("1 x per kwartaal", "P3M", "FREQ=MONTHLY;INTERVAL=3"),
        ("jaarlijks", "P1Y", "FREQ=YEARLY"),
        ("eens in de twee weken", "P2W", "FREQ=WEEKLY;INTERVAL=2"),
        ("de eerste maandag van de maand", "P1M", "FREQ=MONTHLY;BYDAY=1MO"),
    ],
)
def test_repetition_is_a_rule(text: str, timex: str, rrule: str) -> None:
    found = one(text)
    assert (found.kind, found.timex, found.rrule) == ("recurring", timex, rrule)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("12 april", "year_inferred"),
        ("woensdag 3 maart 2026", "weekday_differs"),
        ("Week 12 (27-3 tm 31-3)", "week_differs"),
        ("van 9 juni 2023 tot en met 5 juni 2023", "reversed"),
        ("31 april 2023", "impossible_day"),
        ("medio mei 2023", "vague"),
        ("l5 maart 2023", "ocr"),
    ],
)
def test_a_doubt_is_a_value(text: str, doubt: str) -> None:
    from pipeline.texts import DATE_DOUBTS

    assert doubt in one(text).doubts
    assert DATE_DOUBTS[doubt].endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Week 20\tdatum volgt\tBespreken",
        "Week 20\tNog plannen (extra)\tBespreken",
        "De datum is nog niet bekend.",
        "Datum: nader te bepalen",
        "Week 6  \n(6-2 tm 10-2)\n\ndatum \nnog \nplannen\n\nSessie",
    ],
)
def test_what_must_still_be_planned(text: str) -> None:
    assert [found.kind for found in find_dates(text, REFERENCE)][-1] == "unplanned"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Het besluit werd eind oktober genomen.", "2022-10-21"),
        ("In november gaan wij in gesprek.", "2023-11-01"),
        ("Sinds 27 oktober is er veel gedaan.", "2022-10-27"),
        ("Op 20 december heeft de raad besloten.", "2022-12-20"),
        ("De raad besluit op 20 december.", "2023-12-20"),
        ("In de loop van 2025 volgt meer.", "2025-01-01"),
        ("Begin december weten we of alle raden hebben besloten.", "2023-12-01"),
        ("Op 20 december gaf de raad richting aan het plan.", "2022-12-20"),
        ("De bespreking is op 20 december. Wij hebben dat eerder toegezegd.", "2023-12-20"),
        ("• 20 december: start van de uitvoering\nHeeft u vragen, bel dan.", "2023-12-20"),
        ("Wij hebben uw reactie op 20 december nodig.", "2023-12-20"),
        ("De informatiea-\nvond houden wij op 20 december.", "2023-12-20"),
        ("De raad besluit op 20 decem-\nber.", "2023-12-20"),
        ("De raad besluit op 20 de-\ncember.", "2023-12-20"),
        ("Mocht de raad op 20 december niet hebben ingestemd, dan overleggen wij.", "2023-12-20"),
    ],
)
def test_the_year_follows_the_tense(text: str, start: str) -> None:
    assert str(one(text).start) == start


def test_in_dit_jaar_points_to_the_year_just_named() -> None:
    found = find_dates("De regeling stopt in 2026. In dit jaar volgt ook een visie.", REFERENCE)
    assert [str(one.end) for one in found] == ["2026-12-31", "2026-12-31"]


def test_the_year_of_a_day_below_a_week_rests_on_that_week() -> None:
    _, found = find_dates("Week 16 (17-4 tm 21-4)\t18-4\tOverleg", REFERENCE)
    assert found.evidence == "Het jaar is dat van de week waar de dag bij staat."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("De raden besluiten in de laatste twee weken van september.", "2023-09-17", "2023-09-30"),
        ("De raden besluiten in de\nlaatste twee weken van september.", "2023-09-17", "2023-09-30"),
        ("De raden besluiten in de eerste twee weken van september.", "2023-09-01", "2023-09-14"),
        ("De raad stelt de agenda vast op de 24e september.", "2023-09-24", "2023-09-24"),
        ("Het overleg is op de 24e.", "2023-03-24", "2023-03-24"),
    ],
)
def test_days_within_a_month(text: str, start: str, end: str) -> None:
    found = one(text)
    assert (str(found.start), str(found.end)) == (start, end)


def test_the_last_week_of_a_year_keeps_its_year_where_its_days_lie_in_the_next() -> None:
    (found,) = find_dates("in week 53 (4 t/m 8 januari 2027)", date(2026, 11, 17))
    assert (found.timex, found.start, "week_differs" in found.doubts) == ("2026-W53", date(2027, 1, 4), True)
