"""When an undated paper was written, by what it tells and what it expects; and the year in which its weeks fit."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from pipeline.calendars import Calendar
from pipeline.dates.reading import Reading
from pipeline.dates.resolve import resolve
from pipeline.dates.tense import tense
from pipeline.dates.years import Setting
from pipeline.model import Anchor
from pipeline.texts import day as dutch_day

_DAY = timedelta(days=1)
_SOON = 30 * _DAY
_BEFORE = 90 * _DAY
_REACH = 200 * _DAY


def week_years(found: list[Reading], near: date) -> tuple[Counter[int], int]:
    """Per year how many weeks with dates begin on the Monday of their week in it, and how many such weeks there are."""
    years: Counter[int] = Counter()
    weeks = 0
    for reading in found:
        if reading.form != "week" or not reading.parts or any(part.year is not None for part in reading.parts):
            continue
        weeks += 1
        first = reading.parts[0]
        for year in range(max(1, near.year - 8), near.year + 9):
            try:
                when = date(year, first.month or 0, first.day or 0)
            except ValueError:
                continue
            if when.weekday() == 0 and when.isocalendar()[1] == reading.number:
                years[year] += 1
    return years, weeks


def from_contents(
    text: str, found: list[Reading], default: date, calendar: Calendar, years: Counter[int], weeks: int
) -> Anchor:
    """The anchor of a paper without a date: after the last thing that it says has happened, before what it expects."""
    year = _year_of_the_weeks(found, default, years, weeks)
    if year is not None:
        return _from_weeks(found, default, calendar, year)
    told, ahead = _told_and_expected(text, found, default, calendar)
    if not told and not ahead:
        return _from_years(found, default)
    low, high = _between(told, ahead)
    low, high = _narrowed(found, low, high, calendar)
    reference = low + min((high - low) // 2, _SOON)
    return Anchor(
        reference,
        evidence=(
            f"Het stuk heeft geen eigen datum; naar de inhoud is het geschreven tussen {dutch_day(low)} "
            f"en {dutch_day(high)}."
        ),
    )


def _year_of_the_weeks(found: list[Reading], default: date, years: Counter[int], weeks: int) -> int | None:
    """The year in which most weeks fit: of several the one that the paper names most, else the nearest to today."""
    most = max(years.values(), default=0)
    if most * 2 <= weeks:
        return None
    named = Counter(one.year for one in found if one.year is not None)
    fitting = [year for year, fits in years.items() if fits == most]
    if weeks < 3 and not any(named[year] for year in fitting):
        return None
    return min(fitting, key=lambda year: (-named[year], abs(year - default.year), year))


def _from_weeks(found: list[Reading], default: date, calendar: Calendar, year: int) -> Anchor:
    middle = date(year, 7, 1)
    weeks = [resolve(one, Setting(middle, calendar)) for one in found if one.form == "week" and one.parts]
    starts = [week.start for week in weeks if week is not None and week.start is not None and week.start.year == year]
    first = min(starts, default=date(year, 1, 1))
    return Anchor(
        first, evidence=f"Het stuk heeft geen eigen datum; de weken en de dagen erbij passen bij elkaar in {year}."
    )


def _from_years(found: list[Reading], default: date) -> Anchor:
    named = Counter(one.year for one in found if one.year is not None and 2000 <= one.year < 2100)
    if not named or default.year in named:
        return Anchor(default)
    year = named.most_common(1)[0][0]
    return Anchor(date(year, 1, 1), evidence=f"Het stuk heeft geen eigen datum; het noemt vooral het jaar {year}.")


def _told_and_expected(
    text: str, found: list[Reading], default: date, calendar: Calendar
) -> tuple[list[date], list[date]]:
    """The days by which what is told had begun and by which what is expected is over, where the year is written."""
    told, ahead = [], []
    for reading in found:
        if reading.yearless or reading.fixed is not None:
            continue
        settled = resolve(reading, Setting(default, calendar))
        if settled is None or settled.doubts:
            continue
        speaks = tense(text, reading)
        if speaks < 0 and settled.start is not None:
            told.append(settled.start)
        elif speaks > 0 and settled.end is not None:
            ahead.append(settled.end)
    return told, ahead


def _between(told: list[date], ahead: list[date]) -> tuple[date, date]:
    """The two days between which most of what is told lies before and most of what is expected after."""
    if not told:
        return min(ahead) - _BEFORE, min(ahead)
    low = max(told, key=lambda day: (sum(one <= day for one in told) + sum(one > day for one in ahead), day))
    return low, min((day for day in ahead if day > low), default=low + 365 * _DAY)


def _narrowed(found: list[Reading], low: date, high: date, calendar: Calendar) -> tuple[date, date]:
    """What is ``jl.`` lies before the paper, what is ``a.s.`` after it."""
    for reading in found:
        if reading.shift == -1 and reading.yearless and reading.form in ("day", "month"):
            settled = resolve(reading.but(shift=1), Setting(low, calendar))
            if settled and settled.end and low < settled.end < min(high, low + _REACH):
                low = settled.end
    for reading in found:
        if reading.shift == 1 and reading.yearless and reading.form in ("day", "month"):
            settled = resolve(reading, Setting(low, calendar))
            if settled and settled.start and low < settled.start < high:
                high = settled.start
    return low, high
