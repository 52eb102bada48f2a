"""The days of a single reading in a given year: whole, and with its part (begin, half, eind) taken."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from pipeline.calendars import Calendar
from pipeline.dates.periods import (
    add,
    holiday,
    month_span,
    nth_weekday,
    quarter_span,
    season_span,
    week_span,
)
from pipeline.dates.reading import Reading

_DAY = timedelta(days=1)
Days = tuple[date | None, date | None]


def days_of(reading: Reading, year: int | None, calendar: Calendar, reference: date) -> Days | None:
    """First and last day of a single reading in a year, with its part taken; None where there are no such days."""
    try:
        whole = _whole(reading, year, calendar, reference)
    except (ValueError, OverflowError):
        return None
    if whole is None or reading.part is None or whole[0] is None or whole[1] is None:
        return whole
    return part_of(whole[0], whole[1], reading, reference)


def _whole(reading: Reading, year: int | None, calendar: Calendar, reference: date) -> Days | None:
    form = reading.form
    if form == "day":
        if year is None:
            return None
        when = date(year, reading.month or 0, reading.day or 0)
        return when, when
    if form in ("nthday", "nthweek"):
        return _nth(reading, year)
    if reading.fixed is not None:
        return reading.fixed
    if form == "weekday":
        return _weekday(reading, reference)
    if form == "monthday":
        return _monthday(reading, reference)
    return _of_year(reading, year, calendar) if year is not None else None


def _of_year(reading: Reading, year: int, calendar: Calendar) -> Days | None:
    form, number = reading.form, reading.number or 0
    if form == "month":
        return month_span(year, reading.month or 0)
    if form == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if form == "week":
        return _week(number, reading.number_to, year)
    if form == "quarter":
        return quarter_span(year, number)[0], quarter_span(year, reading.number_to or number)[1]
    if form == "half":
        return (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
    if form == "season":
        return season_span(year, reading.month or 0)
    if form == "holiday":
        when = holiday(reading.name, year)
        return (when, when) if when else None
    if form == "vacation":
        return vacation_span(reading.name, year, calendar)
    return None


def vacation_span(name: str, year: int, calendar: Calendar) -> Days | None:
    """The recess of ``rules/`` where it is named there, else the school holiday of the region."""
    for recess in calendar.rules.reces:
        if recess.van.year == year and recess.naam.casefold().replace("reces", "") == name.replace("vakantie", ""):
            return recess.van, recess.tot
    return _school(name, year, calendar.region)


@lru_cache(maxsize=512)
def _school(name: str, year: int, region: str) -> Days | None:
    from pipeline.rulebook import CalendarRules

    span = Calendar(CalendarRules(), region).school_holiday_span(name, year)
    return span or _usual(name, year)


def _usual(name: str, year: int) -> Days | None:
    """About when a school holiday falls in a year of which no dates are known."""
    usual = {
        "voorjaarsvakantie": week_span(year, 8),
        "meivakantie": (date(year, 4, 27), date(year, 5, 5)),
        "zomervakantie": (date(year, 7, 15), date(year, 8, 31)),
        "herfstvakantie": week_span(year, 42),
        "kerstvakantie": (date(year, 12, 24), date(year + 1, 1, 6)),
    }
    return usual.get(name)


def _week(number: int, number_to: int | None, year: int) -> Days | None:
    first = week_span(year, number)
    if first is None or number_to is None:
        return first
    last = week_span(year if number_to > number else year + 1, number_to)
    return (first[0], last[1]) if last else None


def _nth(reading: Reading, year: int | None) -> Days | None:
    number = reading.number
    assert number is not None
    if reading.fixed is not None:
        first, last = reading.fixed
    elif year is None:
        return None
    elif reading.month is not None:
        first, last = month_span(year, reading.month)
    elif reading.form == "nthweek":
        return week_span(year, date(year, 12, 28).isocalendar()[1] if number == -1 else number)
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    if first is None or last is None:
        return None
    if reading.form == "nthweek":
        thursday = nth_weekday(first, last, 3, number)
        return (thursday - 3 * _DAY, thursday + 3 * _DAY) if thursday else None
    if reading.weekday is None:
        when: date | None = last if number == -1 else first + (number - 1) * _DAY
    else:
        when = nth_weekday(first, last, reading.weekday, number)
    return (when, when) if when is not None and first <= when <= last else None


def _weekday(reading: Reading, reference: date) -> Days:
    weekday = reading.weekday or 0
    monday = reference - reference.weekday() * _DAY
    shift, pointer = reading.shift, reading.name
    if shift == -1 and pointer in ("vorige", "voorgaande"):
        when = monday + (weekday - 7) * _DAY
    elif shift == -1:
        when = reference - ((reference.weekday() - weekday - 1) % 7 + 1) * _DAY
    elif shift == 1 and pointer == "volgende":
        when = monday + (weekday + 7) * _DAY
    elif shift == 1:
        when = reference + ((weekday - reference.weekday() - 1) % 7 + 1) * _DAY
    else:
        when = reference + (weekday - reference.weekday()) % 7 * _DAY
    return when, when


def _monthday(reading: Reading, reference: date) -> Days | None:
    """The 15th nearest to the reference, and where a weekday is named the nearest that fits it."""
    found = []
    for offset in range(-6, 7):
        year, month = divmod(reference.year * 12 + reference.month - 1 + offset, 12)
        try:
            when = date(year, month + 1, reading.day or 0)
        except ValueError:
            continue
        if (reading.weekday is None and offset >= 0 and when >= reference) or when.weekday() == reading.weekday:
            found.append(when)
    if not found:
        return None
    best = min(found, key=lambda when: abs((when - reference).days))
    return best, best


def part_of(start: date, end: date, reading: Reading, reference: date) -> Days | None:
    """Begin, midden, eind of a period: days 1-10, 11-20, 21-end of a month, the outer quarters of a year."""
    part = reading.part or ""
    if part == "WEEKOF":
        monday = start - start.weekday() * _DAY
        return monday, monday + 6 * _DAY
    if part == "LAST":
        return end, end
    if part in ("EARLIER", "LATER"):
        return _side(start, end, part == "EARLIER", reading, reference)
    if part in ("HALF1", "HALF2"):
        return (start, start + 14 * _DAY) if part == "HALF1" else (start + 15 * _DAY, end)
    length = (end - start).days + 1
    if 28 <= length <= 31:
        first, last = 10, 20
    elif 365 <= length <= 366:
        if part == "MID":
            return date(start.year, 5, 1), date(start.year, 8, 31)
        return (start, date(start.year, 3, 31)) if part == "START" else (date(start.year, 10, 1), end)
    elif length <= 7:
        if part == "MID":
            return start + 2 * _DAY, start + 3 * _DAY
        first = last = 3
    else:
        first, last = length // 3, length - length // 3
    cuts = {"START": (0, first - 1), "MID": (first, last - 1), "END": (last, length - 1)}[part]
    return start + cuts[0] * _DAY, start + cuts[1] * _DAY


def _side(start: date, end: date, early: bool, reading: Reading, reference: date) -> Days:
    middle = start + (end - start) // 2 if reading.kind != "week" else start + 2 * _DAY
    if (reading.kind == "week" and early) or not start <= reference <= end:
        return (start, middle) if early else (middle + _DAY, end)
    if early:
        return start, max(start, reference - _DAY)
    if reading.kind == "year" and reference < date(start.year, 7, 1):
        return date(start.year, 7, 1), end
    return reference, end


def counted_from(reading: Reading, anchor: Days) -> Days | None:
    """A day at a distance from another (offset), or the term that begins there."""
    start, end = anchor
    if start is None or end is None:
        return None
    count = reading.number or 0
    origin = start if count < 0 else end
    if reading.weekday is not None:
        step = (reading.weekday - origin.weekday() - 1) % 7 + 1
        if count < 0:
            step -= 7
            if step == 0:
                step = -7
        when: date | None = origin + (step + 7 * (abs(count) - 1) * (1 if count > 0 else -1)) * _DAY
    else:
        when = add(origin, reading.name, count)
    if when is None:
        return None
    return (origin, when) if reading.form == "term" else (when, when)
