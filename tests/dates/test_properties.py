"""What holds for every text: nothing raises, spans never overlap, offsets hold; and what we write reads back."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.dates import find_dates, read_cell
from pipeline.model import Anchor
from pipeline.rulebook import default

MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
]  # fmt: skip
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
dates = st.dates(date(2011, 1, 1), date(2030, 12, 31))
pieces = st.sampled_from(
    ["week", "Week 8 / 9", "(22-2 tm 5-3)", "1", "31", "12-4", "2021", "mei", "maart", "jl.", "a.s.", "t/m",
     "tot", "en",
     "met", "of", "van", "voor", "na", "de", "eind", "half", "kwartaal", "2e", "Q3", "dinsdag",
     "vrijdag", "nog plannen",
     "n.t.b.", "elke", "per", "maand", "binnen", "zes", "weken", "geleden", "zomer", "kerstreces", "Pasen", "volgende",
     "\t", "\n", "\n\n",
     "\f", ",", "-", "–", "(", ")", "'21", "29 feb", "31-04-2021", "l5", "à", "eeuw", "99999", "İ",
     "20 20", "<sup>e</sup>", "ste", "uur", "komende", "laatste", "tweeduizend", "0", "53", "W53",
     "rest", "anderhalf",
     "over", "drie", "jaar", "gisteren", "morgen", "dit", "weekend", "uiterlijk", "vóór", "1 januari 1000", "deze"]
)  # fmt: skip
words = st.lists(pieces, max_size=25).map(" ".join)


@given(st.one_of(st.text(max_size=200), words), st.one_of(dates, st.dates()))
@example("REST GISTEREN", date(2011, 1, 1))
@settings(deadline=None, max_examples=400)
def test_any_text(text: str, reference: date) -> None:
    last = 0
    for found in find_dates(text, reference):
        assert found.start_char >= last
        assert found.end_char > found.start_char
        assert found.text == text[found.start_char : found.end_char]
        if found.start is not None and found.end is not None:
            assert found.start <= found.end
        last = found.end_char


@given(st.one_of(st.text(max_size=60), words))
@settings(deadline=None, max_examples=100)
def test_any_cell(text: str) -> None:
    found = read_cell(text, Anchor(date(2024, 2, 29)), default())
    assert found is None or found.text == text[found.start_char : found.end_char]


def written(day: date) -> list[str]:
    """A day as our reader promises to read it, in every complete form."""
    name, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    return [
        f"{day.day} {name} {day.year}",
        f"{DAYS[day.weekday()]} {day.day} {name} {day.year}",
        f"{day.day} {short}. {day.year}" if short != "maa" else f"{day.day} mrt. {day.year}",
        f"{day:%d-%m-%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{day.day}e {name} {day.year}",
        f"{day.day}\n{name}\n{day.year}",
        f"{DAYS[day.weekday()][:2]} {day.day} {name} {day.year}",
        f"{day.day} {name.upper()} {day.year}",
    ]


@given(dates, dates)
@settings(deadline=None, max_examples=150)
def test_a_written_day_reads_back(day: date, reference: date) -> None:
    for text in written(day):
        for around in ("{}", "Op {} besluit de raad.", "Wat\t{}\tWie"):
            (found,) = find_dates(around.format(text), reference)
            assert (found.kind, found.start, found.end, found.doubts) == ("day", day, day, ()), text


@given(dates)
@settings(deadline=None, max_examples=150)
def test_a_week_of_the_planning_reads_back(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    friday, last = monday + timedelta(days=4), monday + timedelta(days=11)
    week, after = monday.isocalendar().week, last.isocalendar().week
    reference = monday - timedelta(days=60)
    forms = [
        (f"Week {week} ({monday.day}-{monday.month} tm {friday.day}-{friday.month})", friday),
        (f"Week {week} \n{monday.day}-{monday.month} tm {friday.day}-{friday.month})", friday),
        (f"Week {week} {monday.day}-{monday.month} t/m {friday.day}-{friday.month}", friday),
        (f"Week {week} / {after} ({monday.day}-{monday.month} tm {last.day}-{last.month})", last),
        (f"Week {week} + {after} ({monday.day}-{monday.month} tot en met {last.day}-{last.month})", last),
    ]
    for text, end in forms:
        (found,) = find_dates(text, reference)
        assert (found.start, found.end) == (monday, end), text
        assert "week_differs" not in found.doubts


@given(dates, st.integers(1, 300))
@settings(deadline=None, max_examples=100)
def test_a_range_reads_back(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    for text in (
        f"{start.day} {first} {start.year} t/m {end.day} {last} {end.year}",
        f"van {start.day} {first} {start.year} tot en met {end.day} {last} {end.year}",
        f"{start:%d-%m-%Y} - {end:%d-%m-%Y}",
        f"tussen {start.day} {first} {start.year} en {end.day} {last} {end.year}",
    ):
        (found,) = find_dates(text, date(2020, 1, 1))
        assert (found.kind, found.start, found.end) == ("range", start, end), text


@pytest.mark.parametrize(
    "piece", ["1-", "week ", "1 mei en ", "januari, ", "1-2\t", "nog plannen ", "de van op ", "  \n"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    spent = []
    for size in (20_000, 80_000):
        text = "maart" + piece * (size // len(piece)) + "2021"
        began = time.process_time()
        find_dates(text, date(2021, 1, 25))
        spent.append(time.process_time() - began)
    assert spent[1] < 8 * spent[0] + 0.2


def test_ten_megabytes_on_one_line() -> None:
    text = "de raad van de gemeente besluit over het voorstel " * 200_000 + "op 12 mei 2021"
    began = time.process_time()
    (found,) = find_dates(text, date(2021, 1, 25))
    assert found.start == date(2021, 5, 12)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("text", ["14 januari 2024", "3 mrt 2021", "28 februari 2022", "1 augustus 2013"])
def test_dateparser_agrees_on_a_lone_complete_date(text: str) -> None:
    import dateparser

    (found,) = find_dates(text, date(2020, 1, 1))
    oracle = dateparser.parse(text, languages=["nl"])
    assert oracle is not None
    assert found.start == oracle.date()
