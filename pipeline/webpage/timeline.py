"""The timeline as shapes: a row an activity, a column a week. The template draws them as SVG and as a table.

Lengths are CSS pixels. Planned is a full bar, reported an outlined bar below it: shape tells them apart, not colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Interval, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import words
from pipeline.workbook.scope import compared_items
from pipeline.workbook.timeline import Line, closures, timeline_lines

LABEL, WEEK, ROW, HEAD = 330, 26, 34, 54
_MOST_WEEKS = 60
_WEEK = timedelta(days=7)
_MOST_LETTERS = 46


class Bar(Struct, frozen=True):
    """A stretch of weeks on a row. ``kind``: ``planned``, ``unsure``, ``reported`` or ``deviates``."""

    kind: str
    x: float
    y: float
    width: float
    mark: str


class Row(Struct, frozen=True):
    """An activity: its label cut to the room, its whole text, its bars and the same in words."""

    y: float
    label: str
    who: str
    text: str
    people: str
    planned: str
    reported: str
    bars: tuple[Bar, ...]


class WeekColumn(Struct, frozen=True):
    """A week: its number, its Monday, the letters of what closes it, and the month where one begins."""

    x: float
    number: int
    monday: str
    closed: str
    month: str
    is_now: bool


class Timeline(Struct, frozen=True):
    """The drawing: its size, its columns and its rows."""

    width: float
    height: float
    weeks: tuple[WeekColumn, ...]
    rows: tuple[Row, ...]


def timeline(report: Report, rules: Rulebook) -> Timeline | None:
    """The weeks from the first to the last planned or reported moment; None where nothing has a date."""
    lines = [line for line in timeline_lines(compared_items(report), rules) if _spans(line)]
    if not lines:
        return None
    mondays = _mondays(lines, report.peildatum)
    calendar = Calendar.of(rules)
    columns = tuple(_column(at, monday, mondays, calendar, report.peildatum) for at, monday in enumerate(mondays))
    rows = tuple(_row(at, line, mondays, rules) for at, line in enumerate(lines))
    return Timeline(LABEL + WEEK * len(mondays), HEAD + ROW * len(rows) + 6, columns, rows)


def _closed(period: Interval | None) -> tuple[date, date] | None:
    if period is None:
        return None
    start, end = period.start or period.end, period.end or period.start
    return None if start is None or end is None else (start, end)


def _spans(line: Line) -> list[tuple[date, date]]:
    periods = [line.planned, *(item.period for item in line.reported)]
    return [ends for period in periods if (ends := _closed(period)) is not None]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(lines: Sequence[Line], peildatum: date) -> list[date]:
    spans = [ends for line in lines for ends in _spans(line)]
    near, far = peildatum - _MOST_WEEKS * _WEEK, peildatum + _MOST_WEEKS * _WEEK
    first = _monday(max(near, min(peildatum, *(start for start, _ in spans))))
    last = _monday(min(far, max(peildatum, *(end for _, end in spans))))
    count = (last - first).days // 7 + 1
    if count > _MOST_WEEKS:
        first = max(first, _monday(peildatum) - _MOST_WEEKS // 4 * _WEEK)
        count = min(_MOST_WEEKS, (last - first).days // 7 + 1)
    return [first + at * _WEEK for at in range(count)]


def _column(at: int, monday: date, mondays: Sequence[date], calendar: Calendar, peildatum: date) -> WeekColumn:
    thursday = monday + timedelta(days=3)
    new_month = at == 0 or (mondays[at - 1] + timedelta(days=3)).month != thursday.month
    month = f"{texts.day(thursday).split()[2]} {thursday.year}" if new_month else ""
    is_now = monday <= peildatum < monday + _WEEK
    return WeekColumn(
        LABEL + WEEK * at, thursday.isocalendar().week, texts.day(monday), closures(monday, calendar), month, is_now
    )


def _row(at: int, line: Line, mondays: Sequence[date], rules: Rulebook) -> Row:
    y = HEAD + ROW * at
    item = line.item
    who = words.names(item.bodies, rules) or item.who
    planned = _closed(line.planned)
    bars: list[Bar] = []
    if planned is not None:
        kind = "unsure" if item.day is not None and item.day.kind == "unplanned" else "planned"
        bars.extend(_bar(kind, planned, mondays, y + 5))
    for one in line.reported:
        ends = _closed(one.period)
        if ends is not None:
            apart = planned is not None and (ends[1] < planned[0] or ends[0] > planned[1])
            bars.extend(_bar("deviates" if apart else "reported", ends, mondays, y + 19))
    reported = "; ".join(dict.fromkeys(_said(one) for one in line.reported if one.period))
    return Row(
        y,
        _cut(item.activity, _MOST_LETTERS),
        _cut(who, _MOST_LETTERS),
        item.activity,
        who,
        texts.period(*line.planned) if line.planned and any(line.planned) else _undated(line),
        reported,
        tuple(dict.fromkeys(bars)),
    )


def _undated(line: Line) -> str:
    return "nog te plannen" if line.in_master else "niet gepland"


def _said(item: PlanningItem) -> str:
    assert item.period is not None
    return f"{texts.period(*item.period)} ({item.place.paper})"


def _bar(kind: str, ends: tuple[date, date], mondays: Sequence[date], y: float) -> list[Bar]:
    """The bar within the weeks that are shown; nothing where it lies wholly outside them."""
    first, last = ((end - mondays[0]).days // 7 for end in ends)
    if last < 0 or first >= len(mondays):
        return []
    first, last = max(first, 0), min(last, len(mondays) - 1)
    mark = {"planned": "P", "unsure": "P?", "reported": "G", "deviates": "▲"}[kind]
    return [Bar(kind, LABEL + WEEK * first + 1, y, WEEK * (last - first + 1) - 2, mark)]


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
