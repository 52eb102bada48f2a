"""From a reading to days: bounds, sides of a range, the TIMEX3 value and the doubts."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from pipeline.dates.days import Days, counted_from, days_of
from pipeline.dates.periods import week_span
from pipeline.dates.reading import Reading
from pipeline.dates.years import Setting, choose_year, monday_of, week_year
from pipeline.model import DateKind, Interval, Modifier

_DAY = timedelta(days=1)
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_MODS: dict[str, Modifier] = {
    "START": "START", "MID": "MID", "END": "END", "EARLIER": "START", "LATER": "END", "LAST": "END",
    "HALF1": "START", "HALF2": "END",
}  # fmt: skip
_KINDS: dict[str, DateKind] = {
    "day": "day", "month": "month", "year": "year", "week": "week", "weekday": "day", "monthday": "day",
    "nthday": "day", "nthweek": "week", "quarter": "quarter", "half": "half", "season": "season", "holiday": "day",
    "vacation": "range",
}  # fmt: skip
_OWN_YEAR = ("weekday", "monthday")


class Resolved(Struct):
    """A reading with its days."""

    kind: DateKind
    start: date | None
    end: date | None
    timex: str
    mod: Modifier | None = None
    doubts: tuple[str, ...] = ()
    options: tuple[Interval, ...] = ()
    rrule: str | None = None
    evidence: str | None = None


def resolve(reading: Reading, setting: Setting) -> Resolved | None:
    """The days of a reading; None where it turns out to be no time at all."""
    form = reading.form
    if form == "recurring":
        return Resolved("recurring", None, None, reading.timex, rrule=reading.rrule)
    if form == "unplanned":
        return Resolved("unplanned", None, None, "XXXX-XX-XX")
    if form == "vague":
        return Resolved("vague", None, None, reading.timex or "FUTURE_REF", doubts=("vague",))
    if form == "alternatives":
        found = _alternatives(reading, setting)
    elif form == "range":
        found = _range(reading, setting)
    elif form in ("offset", "term"):
        found = _counted(reading, setting)
    elif form == "week" and reading.parts:
        found = _week_with_dates(reading, setting)
    else:
        found = _single(reading, setting)
    return _bounded(found, reading) if found is not None else None


def _single(reading: Reading, setting: Setting) -> Resolved | None:
    doubts = list(reading.doubts)
    year, evidence = reading.year, None
    if year is None and reading.fixed is None and reading.form not in _OWN_YEAR:
        year, evidence = choose_year(reading, setting)
        doubts.append("year_inferred")
    days = days_of(reading, year, setting.calendar, setting.reference)
    if days is None:
        if reading.form == "day" and reading.month is not None and (reading.day or 99) <= 31:
            name = f"{year or 'XXXX'}-{reading.month:02d}-{reading.day:02d}"
            return Resolved("day", None, None, name, doubts=(*doubts, "impossible_day"))
        return None
    start, end = days
    if reading.form == "day" and reading.weekday is not None and start and start.weekday() != reading.weekday:
        doubts.append("weekday_differs")
    mod = _MODS.get(reading.part or "")
    if mod is not None and reading.part != "LAST":
        doubts.append("vague")
    timex = _timex(reading, year, start, end)
    return Resolved(_kind(reading), start, end, timex, mod, tuple(dict.fromkeys(doubts)), evidence=evidence)


def _kind(reading: Reading) -> DateKind:
    if reading.part in ("WEEKOF", "LAST"):
        return "week" if reading.part == "WEEKOF" else "day"
    if reading.part:
        return "vague"
    if reading.form == "week" and reading.number_to is not None:
        return "weeks"
    if reading.form in ("nthday", "nthweek") or reading.form != "fixed":
        return _KINDS[reading.form]
    return reading.kind or "range"  # type: ignore[return-value]


def _counted(reading: Reading, setting: Setting) -> Resolved | None:
    anchor = resolve(reading.parts[0], setting)
    if anchor is None:
        return None
    days = counted_from(reading, (anchor.start, anchor.end))
    if days is None:
        return None
    kind: DateKind = "range" if reading.form == "term" else "day"
    return Resolved(kind, *days, _pair(*days), doubts=anchor.doubts, evidence=anchor.evidence)


def _range(reading: Reading, setting: Setting) -> Resolved | None:
    left, right, evidence, inferred = _with_years(reading.parts[0], reading.parts[1], setting)
    doubts = [*reading.doubts, *left.doubts, *right.doubts] + (["year_inferred"] if inferred else [])
    first = _days(left, setting)
    last = _days(right, setting.seen_from(first[0]) if first and first[0] else setting)
    if last is not None and right.bound == "until" and last[0] is not None:
        last = (last[0], last[0] - _DAY)
    if first is None or last is None:
        if any(part.form != "day" or (part.day or 99) > 31 for part in reading.parts):
            return None
        known = (first or (None, None))[0], (last or (None, None))[1]
        return Resolved("range", *known, _pair(*known), doubts=(*doubts, "impossible_day"))
    for part, days in ((left, first), (right, last)):
        if part.form == "day" and part.weekday is not None and days[0] and days[0].weekday() != part.weekday:
            doubts.append("weekday_differs")
    start, end = first[0], last[1]
    if start is not None and end is not None and start > end:
        doubts.append("reversed")
        start, end = (last[0] or end), (first[1] or start)
    kind: DateKind = "weeks" if left.form == right.form == "week" else "range"
    return Resolved(kind, start, end, _pair(start, end), doubts=tuple(dict.fromkeys(doubts)), evidence=evidence)


def _days(reading: Reading, setting: Setting) -> Days | None:
    if reading.form in ("offset", "term", "range"):
        found = resolve(reading, setting)
        return (found.start, found.end) if found else None
    return days_of(reading, reading.year, setting.calendar, setting.reference)


def _with_years(left: Reading, right: Reading, setting: Setting) -> tuple[Reading, Reading, str | None, bool]:
    """Both sides of a range with a year: one side lends it to the other, or it is chosen for both."""
    if left.yearless and right.year is not None and left.form not in _OWN_YEAR and left.shift is None:
        left = left.but(year=right.year)
        first, last = _days(left, setting), _days(right, setting)
        if first and last and first[0] and last[1] and first[0] > last[1] and _other_month(left, right):
            left = left.but(year=(left.year or 0) - 1)
        return left, right, None, False
    if left.year is not None and right.yearless and right.form not in _OWN_YEAR:
        return left, _ahead(left, right.but(year=left.year), setting), None, False
    if left.form in _OWN_YEAR or (not left.yearless and not right.yearless):
        return left, right, None, False
    if left.yearless and right.year is not None:
        year, evidence = choose_year(left, setting)
        return left.but(year=year), right, evidence, True
    if left.yearless and right.yearless:

        def both(year: int) -> Days | None:
            one = left.but(year=year)
            two = _ahead(one, right.but(year=year), setting)
            first, last = _days(one, setting), _days(two, setting)
            return (first[0], last[1]) if first and last else None

        year, evidence = choose_year(left, setting, None if left.form == right.form == "day" else both)
        left = left.but(year=year)
        return left, _ahead(left, right.but(year=year), setting), evidence, True
    if left.yearless and right.fixed is not None and right.fixed[1] is not None:
        year, evidence = choose_year(left, setting.seen_from(right.fixed[1], -1))
        return left.but(year=year), right, evidence, True
    if right.yearless and left.fixed is not None and left.fixed[0] is not None and right.form not in _OWN_YEAR:
        year, evidence = choose_year(right, setting.seen_from(left.fixed[0], 1))
        return left, right.but(year=year), evidence, True
    return left, right, None, False


def _other_month(left: Reading, right: Reading) -> bool:
    return left.form != "day" or right.form != "day" or left.month != right.month


def _ahead(left: Reading, right: Reading, setting: Setting) -> Reading:
    """The right side in the year in which it does not come before the left one."""
    first, last = _days(left, setting), _days(right, setting)
    if first and last and first[0] and last[1] and last[1] < first[0] and _other_month(left, right):
        if left.form == right.form == "day" and ((right.month or 0) - (left.month or 0)) % 12 > 8:
            return right
        return right.but(year=(right.year or 0) + 1)
    return right


def _week_with_dates(reading: Reading, setting: Setting) -> Resolved | None:
    """The dates as written; the ISO week chooses the year, and where it does not fit there is a doubt."""
    left, right = reading.parts
    doubts: list[str] = []
    evidence = None
    year = left.year
    if year is None and right.year is None:
        if reading.year is not None:
            monday = monday_of(left, reading.year - 1)
            begins_before = monday is not None and left.month == 12 and reading.number == 1
            year = reading.year - 1 if begins_before else reading.year
        else:
            year, fits = week_year(reading, setting)
            doubts.append("year_inferred")
            evidence = f"De week en de dagen passen bij elkaar in {year}." if fits else None
    found = _written_days(left, right, year) or _range(Reading("range", parts=(left.but(year=year), right)), setting)
    if found is None:
        return None
    kind: DateKind = "weeks" if reading.number_to is not None else "week"
    doubts.extend(found.doubts)
    if found.start is None or found.end is None:
        return Resolved(kind, found.start, found.end, found.timex, doubts=tuple(dict.fromkeys(doubts)))
    first, last = found.start.isocalendar(), found.end.isocalendar()
    if first[1] != reading.number or last[1] != (reading.number_to or reading.number):
        doubts.append("week_differs")
    labelled = first[0] if week_span(first[0], reading.number or 0) else first[0] - 1  # not every year has a week 53
    timex = f"{labelled}-W{reading.number:02d}"
    if reading.number_to is not None:
        timex += f"/{last[0]}-W{reading.number_to:02d}"
    doubts = list(dict.fromkeys(doubts))
    return Resolved(kind, found.start, found.end, timex, doubts=tuple(doubts), evidence=evidence)


def _written_days(left: Reading, right: Reading, year: int | None) -> Resolved | None:
    """The plain case at once: two days without weekdays, the second after the first."""
    if (
        year is None
        or left.year is not None
        or right.year is not None
        or left.weekday is not None
        or right.weekday is not None
    ):
        return None
    try:
        start = date(year, left.month or 0, left.day or 0)
        end = date(year, right.month or 0, right.day or 0)
    except ValueError:
        return None
    return Resolved("range", start, end, _pair(start, end)) if start <= end else None


def _alternatives(reading: Reading, setting: Setting) -> Resolved | None:
    year = next((part.year for part in reversed(reading.parts) if part.year is not None), None)
    options: list[Interval] = []
    doubts: list[str] = []
    evidence = None
    for part in reading.parts:
        one = part.but(year=year) if part.yearless and year is not None else part
        known = next((option.start for option in options if option.start), None)
        found = resolve(one, setting.seen_from(known) if known else setting)
        if found is None:
            return None
        doubts.extend(found.doubts)
        evidence = evidence or found.evidence
        options.append(Interval(found.start, found.end))
    starts = [option.start for option in options if option.start is not None]
    ends = [option.end for option in options if option.end is not None]
    timex = "|".join(_pair(*option) for option in options)
    start, end = (min(starts), max(ends)) if starts and ends else (None, None)
    once = tuple(dict.fromkeys(doubts))
    return Resolved("alternatives", start, end, timex, doubts=once, options=tuple(options), evidence=evidence)


def _bounded(found: Resolved, reading: Reading) -> Resolved:
    if reading.about:
        found.mod = "APPROX"
    if found.start is None and found.end is None:
        return found
    bound = reading.bound
    if bound == "until":
        found.start, found.mod = None, "BEFORE"
    elif bound == "before":
        keeps_end = reading.part == "END"
        last = found.end if keeps_end else found.start - _DAY if found.start else None
        if last is not None:
            found.start, found.end, found.mod = None, last, "BEFORE"
    elif bound == "after":
        if found.end is not None:
            found.start, found.end, found.mod = found.end + _DAY, None, "AFTER"
    elif bound == "from":
        found.end, found.mod = None, "AFTER"
    return found


def _pair(start: date | None, end: date | None) -> str:
    if start == end and start is not None:
        return start.isoformat()
    return f"{start.isoformat() if start else 'XXXX-XX-XX'}/{end.isoformat() if end else 'XXXX-XX-XX'}"


def _timex(reading: Reading, year: int | None, start: date | None, end: date | None) -> str:
    if reading.timex:
        return reading.timex
    number, last = reading.number, reading.number_to
    if year is None:
        return _pair(start, end)
    if reading.form == "month":
        return f"{year:04d}-{reading.month:02d}"
    if reading.form == "year":
        return f"{year:04d}"
    if reading.form == "week":
        name = f"{year:04d}-W{number:02d}"
        return name if last is None else f"{name}/{year + (last < (number or 0)):04d}-W{last:02d}"
    if reading.form == "quarter":
        return f"{year:04d}-Q{number}" + (f"/{year:04d}-Q{last}" if last else "")
    if reading.form == "half":
        return f"{year:04d}-H{number}"
    if reading.form == "season":
        return f"{year:04d}-{_SEASONS.get(reading.month or 0, 'SU')}"
    return _pair(start, end)
