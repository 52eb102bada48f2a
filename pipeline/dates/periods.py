"""Calendar arithmetic of the Dutch calendar: units, seasons, weeks, named days. Facts, no judgement."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from pipeline.dates.dutch import HOLIDAYS

_DAY = timedelta(days=1)
Span = tuple[date, date]


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_span(year: int, week: int) -> Span | None:
    """Monday and Sunday of an ISO week, or None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + 6 * _DAY


def quarter_span(year: int, number: int) -> Span:
    """First and last day of a quarter."""
    return date(year, 3 * number - 2, 1), month_span(year, 3 * number)[1]


def season_span(year: int, month: int) -> Span:
    """A season by its first month (3, 6, 9, 12): March-May and so on; winter begins in December of ``year``."""
    last = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), month_span(*last)[1]


def add(day: date, letter: str, count: float) -> date | None:
    """``day`` plus a number of units; months keep the day of the month where it exists. None beyond the calendar."""
    try:
        if letter in "D":
            return day + int(count) * _DAY
        if letter == "W":
            return day + int(7 * count) * _DAY
        if letter == "B":
            return _working(day, int(count))
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "C": 120}.get(letter)
        if months is None:
            return None
        index = day.year * 12 + day.month - 1 + int(count * months)
        year, month = divmod(index, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _working(day: date, count: int) -> date:
    step = _DAY if count >= 0 else -_DAY
    left = min(abs(count), 2000)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def unit_span(day: date, letter: str, shift: int) -> tuple[str, date, date, str] | None:
    """Kind, first and last day and TIMEX3 value of the unit around ``day``, moved by ``shift`` units."""
    monday = day - day.weekday() * _DAY
    try:
        if letter == "D":
            when = day + shift * _DAY
            return "day", when, when, when.isoformat()
        if letter in ("W", "K", "E"):
            first = monday + 7 * shift * _DAY
            year, week, _ = first.isocalendar()
            name = f"{year}-W{week:02d}"
            if letter == "E":
                return "range", first + 5 * _DAY, first + 6 * _DAY, name + "-WE"
            return "week", first, first + (6 if letter == "W" else 4) * _DAY, name
        if letter == "M":
            index = day.year * 12 + day.month - 1 + shift
            year, month = index // 12, index % 12 + 1
            return "month", *month_span(year, month), f"{year}-{month:02d}"
        if letter == "Q":
            index = day.year * 4 + (day.month - 1) // 3 + shift
            year, number = index // 4, index % 4 + 1
            return "quarter", *quarter_span(year, number), f"{year}-Q{number}"
        if letter == "Y":
            return "year", date(day.year + shift, 1, 1), date(day.year + shift, 12, 31), str(day.year + shift)
        if letter == "C":
            first_year = (day.year // 10 + shift) * 10
            return "range", date(first_year, 1, 1), date(first_year + 9, 12, 31), str(first_year // 10)
    except (ValueError, OverflowError):
        return None
    return None


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Easter Sunday of the western church (Gauss, as Meeus gives it)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(first: date, last: date, weekday: int, number: int) -> date | None:
    """The nth weekday between two days; -1 is the last one."""
    if number == -1:
        when = last - ((last.weekday() - weekday) % 7) * _DAY
    else:
        when = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * _DAY
    return when if first <= when <= last else None


def holiday(name: str, year: int) -> date | None:
    """The day of a named day in a year, by its Dutch name in lower case."""
    rule = HOLIDAYS.get(name)
    if rule is None:
        return None
    if isinstance(rule, int):
        return easter(year) + rule * _DAY
    if isinstance(rule, tuple):
        return date(year, *rule)
    if rule == "koningsdag":
        when = date(year, 4, 27)
        if year < 2014:
            when = date(year, 4, 30)
        return when - _DAY if when.weekday() == 6 else when
    if rule == "blackfriday":
        thursday = nth_weekday(*month_span(year, 11), 3, 4)
        return thursday + _DAY if thursday else None
    month, weekday, number = map(int, rule.split("/"))
    return nth_weekday(*month_span(year, month), weekday, number)
