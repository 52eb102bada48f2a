"""The year of a yearless date: by tense, weekday and ISO week, and the nearest that is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from pipeline.calendars import Calendar
from pipeline.dates.days import Days, days_of
from pipeline.dates.periods import week_span
from pipeline.dates.reading import Reading

_DAY = timedelta(days=1)
Spans = Callable[[int], Days | None]

# What a day before or after the reference costs, by tense of the sentence. Papers look ahead: a date of 100 days ago
# is as likely as one of 400 days ahead.
_COSTS = {0: (4.0, 1.0), -1: (1.0, 4.0), 1: (8.0, 1.0)}
_FORM_COSTS = {"holiday": (20.0, 1.0), "vacation": (20.0, 1.0), "quarter": (8.0, 1.0), "half": (8.0, 1.0)}
# A weekday that fits another year is worth this much: less than a year, for then the slip is in the weekday.
_WEEKDAY_WORTH = 120.0
# A week that fits its dates counts from so many days before the reference to so many behind it: beyond, a slip in the
# week is likelier than a plan of another year.
_WEEK_REACH = (-120, 345)
_ROW_REACH = timedelta(days=345)
_NEXT_ROW = timedelta(days=45)


class Setting(Struct):
    """From where a yearless date is understood: the reference day, the calendar, how the sentence speaks
    (-1 of the past, 1 of the future, 0 unknown; asked only when it matters), the week above it, the day on which the
    last week before it begins, however far above, and the years in which the weeks of the whole text fit."""

    reference: date
    calendar: Calendar
    speaks: Callable[[], int] | None = None
    window: Days | None = None
    near: date | None = None
    plan: frozenset[int] = frozenset()

    def seen_from(self, reference: date, tense: int = 0) -> Setting:
        """The same setting from another day and in another tense."""
        return Setting(reference, self.calendar, lambda: tense)

    def tense(self) -> int:
        """-1 past, 1 future, 0 unknown."""
        return self.speaks() if self.speaks is not None else 0


def choose_year(reading: Reading, setting: Setting, spans: Spans | None = None) -> tuple[int, str | None]:
    """The year that a yearless reading most likely means, with the Dutch reason.

    ``spans`` gives the days by year where they are more than those of the reading itself, as for a range.
    """
    reference = setting.reference
    if reading.shift == 0 and reading.form in ("day", "month", "holiday", "vacation"):
        return reference.year, None
    find = spans or (lambda year: days_of(reading, year, setting.calendar, reference))
    found = _candidates(find, reference.year, 1) or _candidates(find, reference.year, 8)
    if not found:
        return reference.year, None
    if len(found) == 1:
        return next(iter(found)), None
    if reading.shift is None and _same_in_any_tense(found, reference, reading):
        past, ahead, reason = *_COSTS[0], _NEAREST
    else:
        past, ahead, reason = _weights(reading, setting)
    costs = {year: _cost(days, reference, past, ahead) for year, days in found.items()}
    best = min(costs, key=costs.__getitem__)
    if reading.weekday is not None and reading.form == "day":
        fitting = [y for y in costs if (first := found[y][0]) is not None and first.weekday() == reading.weekday]
        fit = min(fitting, key=costs.__getitem__, default=None)
        if fit is not None and costs[fit] <= costs[best] + _WEEKDAY_WORTH:
            return fit, f"De weekdag past bij {fit}."
    return best, reason


_NEAREST = "Het jaar ligt het dichtst bij de datum van het stuk."


def _same_in_any_tense(found: dict[int, Days], reference: date, reading: Reading) -> bool:
    if reading.form in _FORM_COSTS:
        return False
    best = set()
    for past, ahead in _COSTS.values():
        costs = {year: _cost(days, reference, past, ahead) for year, days in found.items()}
        best.add(min(costs, key=costs.__getitem__))
    return len(best) == 1


def _candidates(find: Spans, middle: int, reach: int) -> dict[int, Days]:
    found = {}
    for year in range(max(1, middle - reach), min(9998, middle + reach) + 1):
        days = find(year)
        if days is not None and days[0] is not None:
            found[year] = days
    return found


def _weights(reading: Reading, setting: Setting) -> tuple[float, float, str]:
    if reading.shift == -1:
        return 1.0, 1000.0, "Er staat dat het geweest is (jl., afgelopen)."
    if reading.shift == 1:
        return 1000.0, 1.0, "Er staat dat het nog komt (a.s., komende)."
    if reading.shift == 0:
        return 1.0, 1.0, "Er staat dat het om deze tijd gaat."
    tense = setting.tense()
    past, ahead = _COSTS[tense]
    if tense == 0:
        past, ahead = _FORM_COSTS.get(reading.form, (past, ahead))
    reasons = {
        -1: "De zin spreekt van het verleden.",
        1: "De zin spreekt van de toekomst.",
        0: _NEAREST,
    }
    return past, ahead, reasons[tense]


def _cost(days: Days, reference: date, past: float, ahead: float) -> float:
    start, end = days[0], days[1] or days[0]
    assert start is not None
    assert end is not None
    if start > reference:
        return (start - reference).days * ahead
    if end < reference:
        return (reference - end).days * past
    return 0.5 if ahead >= 1000 and start.day == 1 and start != end else 0.0


def week_year(reading: Reading, setting: Setting) -> tuple[int, bool]:
    """The calendar year of the first date in which date and week number fit, and whether one does."""
    left = reading.parts[0]
    fitting = []
    for year in range(setting.reference.year - 2, setting.reference.year + 3):
        monday = monday_of(left, year)
        if monday is not None and monday == _iso_monday(reading, monday):
            fitting.append(year)
    mondays = [year for year in fitting if date(year, left.month or 1, left.day or 1).weekday() == 0]
    if setting.plan:
        best = [year for year in mondays if year in setting.plan]
    else:
        best = [year for year in mondays or fitting if _in_reach(left, year, setting)]
    if len(best) == 1:
        return best[0], True
    if setting.near is not None:
        base = _nearest_year(left, setting.near)
    elif setting.plan:
        base = min(setting.plan, key=lambda year: abs(year - setting.reference.year))
    else:
        base = choose_year(left, setting)[0]
    return base, base in best


def plan_years(readings: list[Reading], reference: date) -> frozenset[int]:
    """The years in which the weeks of a planning begin on their Monday; empty where fewer than three weeks tell."""
    votes: dict[int, int] = {}
    weeks = 0
    for reading in readings:
        if reading.form != "week" or not reading.parts or any(part.year is not None for part in reading.parts):
            continue
        weeks += 1
        for year in range(reference.year - 2, reference.year + 3):
            monday = monday_of(reading.parts[0], year)
            if monday is not None and monday.day == reading.parts[0].day and monday == _iso_monday(reading, monday):
                votes[year] = votes.get(year, 0) + 1
    if weeks < 3:
        return frozenset()
    return frozenset(year for year, count in votes.items() if count >= 2 and count * 5 >= weeks)


def _in_reach(left: Reading, year: int, setting: Setting) -> bool:
    when = date(year, left.month or 1, left.day or 1)
    if setting.near is not None and abs(when - setting.near) < _ROW_REACH:
        return True
    return _WEEK_REACH[0] <= (when - setting.reference).days <= _WEEK_REACH[1]


def _nearest_year(left: Reading, near: date) -> int:
    """The year of the row above, or the next or last one where that brings the day close to it."""
    for year in (near.year, near.year + 1, near.year - 1):
        try:
            if abs(date(year, left.month or 0, left.day or 0) - near) <= _NEXT_ROW:
                return year
        except ValueError:
            continue
    return near.year


def monday_of(day: Reading, year: int) -> date | None:
    """The Monday of the week in which a day-month falls in a year."""
    try:
        when = date(year, day.month or 0, day.day or 0)
    except ValueError:
        return None
    return when - when.weekday() * _DAY


def _iso_monday(reading: Reading, near: date) -> date | None:
    span = week_span((near + 3 * _DAY).year, reading.number or 0)
    return span[0] if span else None
