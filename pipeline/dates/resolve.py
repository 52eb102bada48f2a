"""From a reading to days: the year of a yearless date, the bounds, the TIMEX3 value and the doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.calendars import Calendar
from pipeline.dates.periods import (
    holiday,
    month_span,
    nth_weekday,
    quarter_span,
    season_span,
    week_span,
)
from pipeline.dates.reading import Reading
from pipeline.model import DateKind, Interval, Modifier

_DAY = timedelta(days=1)
_BACK = 100  # days that a yearless date may lie in the past before the next year is the likelier one
Days = tuple[date | None, date | None]


@dataclass(slots=True)
class Resolved:
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


@dataclass(slots=True)
class Setting:
    """From where a yearless date is understood: the reference day, the calendar, the tense of its sentence
    (-1 past, 1 future, 0 unknown) and the window of the week above it, if any."""

    reference: date
    calendar: Calendar
    tense: int = 0
    window: Days | None = None
    evidence: str | None = None


def resolve(reading: Reading, setting: Setting) -> Resolved | None:
    """The days of a reading; None where it turns out to be no time at all."""
    if reading.form == "recurring":
        return Resolved("recurring", None, None, reading.timex, rrule=reading.rrule)
    if reading.form == "unplanned":
        return Resolved("unplanned", None, None, "XXXX-XX-XX")
    if reading.form == "vague":
        return Resolved("vague", None, None, reading.timex or "FUTURE_REF", doubts=("vague",))
    if reading.form == "alternatives":
        found = _alternatives(reading, setting)
    elif reading.form == "range":
        found = _range(reading, setting)
    elif reading.form == "week" and reading.parts:
        found = _week_with_dates(reading, setting)
    else:
        found = _single(reading, setting)
    return _bounded(found, reading) if found is not None else None


def _single(reading: Reading, setting: Setting) -> Resolved | None:
    doubts = list(reading.doubts)
    year, evidence = reading.year, None
    if reading.yearless and reading.form != "weekday" and reading.form != "monthday":
        year, evidence = choose_year(reading, setting)
        doubts.append("year_inferred")
    days = days_of(reading, year, setting)
    if days is None:
        if reading.form == "day" and reading.month is not None and reading.day is not None and reading.day <= 31:
            name = f"{year or 'XXXX'}-{reading.month:02d}-{reading.day:02d}"
            return Resolved("day", None, None, name, doubts=(*doubts, "impossible_day"))
        return None
    start, end = days
    if reading.form == "day" and reading.weekday is not None and start is not None and start.weekday() != reading.weekday:
        doubts.append("weekday_differs")
    mod = _MODS.get(reading.part or "")
    return Resolved(_kind(reading), start, end, _timex(reading, year, start, end), mod, tuple(doubts), evidence=evidence)


_MODS: dict[str, Modifier] = {"START": "START", "MID": "MID", "END": "END", "EARLIER": "START", "LATER": "END",
                              "LAST": "END"}  # fmt: skip
_KINDS: dict[str, DateKind] = {"day": "day", "month": "month", "year": "year", "week": "week", "weekday": "day",
                               "monthday": "day", "nthday": "day", "nthweek": "week", "quarter": "quarter",
                               "half": "half", "season": "season", "holiday": "day", "vacation": "range"}  # fmt: skip


def _kind(reading: Reading) -> DateKind:
    if reading.part == "WEEKOF":
        return "week"
    if reading.part == "LAST":
        return "day"
    if reading.part:
        return "vague"
    if reading.form == "fixed":
        return reading.kind or "range"  # type: ignore[return-value]
    if reading.form == "week" and reading.number_to is not None:
        return "weeks"
    return _KINDS[reading.form]


def days_of(reading: Reading, year: int | None, setting: Setting) -> Days | None:
    """First and last day of a single reading in a year, with its part taken."""
    try:
        whole = _whole(reading, year, setting)
    except (ValueError, OverflowError):
        return None
    if whole is None or reading.part is None or whole[0] is None or whole[1] is None:
        return whole
    return part_of(whole[0], whole[1], reading, setting)


def _whole(reading: Reading, year: int | None, setting: Setting) -> Days | None:
    form = reading.form
    if form in ("nthday", "nthweek"):
        return _nth(reading, year)
    if reading.fixed is not None:
        return reading.fixed
    if form == "weekday":
        return _weekday(reading, setting)
    if form == "monthday":
        return _monthday(reading, setting)
    if year is None:
        return None
    if form == "day":
        assert reading.month is not None
        assert reading.day is not None
        when = date(year, reading.month, reading.day)
        return when, when
    if form == "month":
        assert reading.month is not None
        return month_span(year, reading.month)
    if form == "year":
        return date(year, 1, 1), date(year, 12, 31)
    if form == "week":
        return _week(reading, year)
    if form == "quarter":
        assert reading.number is not None
        return quarter_span(year, reading.number)[0], quarter_span(year, reading.number_to or reading.number)[1]
    if form == "half":
        return (date(year, 1, 1), date(year, 6, 30)) if reading.number == 1 else (date(year, 7, 1), date(year, 12, 31))
    if form == "season":
        assert reading.month is not None
        return season_span(year, reading.month)
    if form == "holiday":
        when_or_none = holiday(reading.name, year)
        return (when_or_none, when_or_none) if when_or_none else None
    if form == "vacation":
        return vacation_span(reading.name, year, setting.calendar)
    return None


def vacation_span(name: str, year: int, calendar: Calendar) -> Days | None:
    """The recess of ``rules/`` where it is named there, else the school holiday of the region."""
    for recess in calendar.rules.reces:
        if recess.van.year == year and _same_recess(recess.naam, name):
            return recess.van, recess.tot
    span = calendar.school_holiday_span(name, year)
    return span or _USUAL.get(name, lambda _: None)(year)


def _same_recess(written: str, name: str) -> bool:
    return written.casefold().replace("reces", "") == name.replace("vakantie", "")


_USUAL = {
    "voorjaarsvakantie": lambda year: (week_span(year, 8) or (None, None)),
    "meivakantie": lambda year: (date(year, 5, 1), date(year, 5, 9)),
    "zomervakantie": lambda year: (date(year, 7, 15), date(year, 8, 31)),
    "herfstvakantie": lambda year: (week_span(year, 42) or (None, None)),
    "kerstvakantie": lambda year: (date(year, 12, 24), date(year + 1, 1, 6)),
}


def _week(reading: Reading, year: int) -> Days | None:
    assert reading.number is not None
    first = week_span(year, reading.number)
    if first is None:
        return None
    if reading.number_to is None:
        return first
    last = week_span(year if reading.number_to > reading.number else year + 1, reading.number_to)
    return (first[0], last[1]) if last else None


def _nth(reading: Reading, year: int | None) -> Days | None:
    number = reading.number
    assert number is not None
    if reading.fixed is not None:
        first, last = reading.fixed
    elif reading.month is not None and year is not None:
        first, last = month_span(year, reading.month)
    elif year is not None:
        if reading.form == "nthweek":
            weeks = date(year, 12, 28).isocalendar()[1]
            return week_span(year, weeks if number == -1 else number)
        first, last = date(year, 1, 1), date(year, 12, 31)
    else:
        return None
    if first is None or last is None:
        return None
    if reading.form == "nthday":
        if reading.weekday is None:
            when: date | None = last if number == -1 else first + (number - 1) * _DAY
        else:
            when = nth_weekday(first, last, reading.weekday, number)
        return (when, when) if when is not None and first <= when <= last else None
    thursday = nth_weekday(first, last, 3, number)
    if reading.month is not None or reading.kind == "month":
        monday = nth_weekday(first, last, 0, number)
        if monday is None:
            return None
        return monday, monday + 6 * _DAY
    return (thursday - 3 * _DAY, thursday + 3 * _DAY) if thursday else None


def _weekday(reading: Reading, setting: Setting) -> Days:
    assert reading.weekday is not None
    reference, shift = setting.reference, reading.shift
    ahead = (reading.weekday - reference.weekday()) % 7
    if shift == -1:
        when = reference - ((reference.weekday() - reading.weekday - 1) % 7 + 1) * _DAY
        if reading.name in ("vorige", "voorgaande") and (reference - when).days < 2 and when.weekday() != 6:
            when -= 7 * _DAY
    elif shift == 1:
        when = reference + (ahead or 7) * _DAY
        if reading.name in ("volgende",) and (when - reference).days < 7 and when.isocalendar()[1] == reference.isocalendar()[1]:
            when += 7 * _DAY
    elif shift == 0:
        when = reference + (reading.weekday - reference.weekday()) * _DAY
        if when < reference:
            when += 7 * _DAY
    elif setting.tense < 0:
        when = reference - ((reference.weekday() - reading.weekday - 1) % 7 + 1) * _DAY
    else:
        when = reference + (ahead or 7) * _DAY
    return when, when


def _monthday(reading: Reading, setting: Setting) -> Days | None:
    reference = setting.reference
    for offset in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6):
        index = reference.year * 12 + reference.month - 1 + offset
        try:
            when = date(index // 12, index % 12 + 1, reading.day or 0)
        except ValueError:
            continue
        if reading.weekday is None:
            if offset >= 0 and when >= reference or setting.tense < 0 and when <= reference:
                return when, when
        elif when.weekday() == reading.weekday:
            return when, when
    return None


def part_of(start: date, end: date, reading: Reading, setting: Setting) -> Days | None:
    """Begin, midden, eind of a period, and what is left of it."""
    part = reading.part
    length = (end - start).days + 1
    if part == "WEEKOF":
        monday = start - start.weekday() * _DAY
        return monday, monday + 6 * _DAY
    if part == "LAST":
        return end, end
    if part in ("EARLIER", "LATER"):
        return _side(start, end, reading, setting)
    if part in ("HALF1", "HALF2"):
        return (start, start + 14 * _DAY) if part == "HALF1" else (start + 15 * _DAY, end)
    if 28 <= length <= 31:
        return {"START": (start, start + 9 * _DAY), "MID": (start + 10 * _DAY, start + 19 * _DAY),
                "END": (start + 20 * _DAY, end)}[part or ""]  # fmt: skip
    if 365 <= length <= 366:
        year = start.year
        return {"START": (start, date(year, 3, 31)), "MID": (date(year, 5, 1), date(year, 8, 31)),
                "END": (date(year, 10, 1), end)}[part or ""]  # fmt: skip
    if length <= 7:
        return {"START": (start, start + 2 * _DAY), "MID": (start + 2 * _DAY, start + 3 * _DAY),
                "END": (start + 3 * _DAY, end)}[part or ""]  # fmt: skip
    third = length // 3
    return {"START": (start, start + (third - 1) * _DAY), "MID": (start + third * _DAY, end - third * _DAY),
            "END": (end - (third - 1) * _DAY, end)}[part or ""]  # fmt: skip


def _side(start: date, end: date, reading: Reading, setting: Setting) -> Days:
    early = reading.part == "EARLIER"
    if reading.kind == "week":
        middle = start + 2 * _DAY
        if not start <= setting.reference <= end:
            return (start, middle) if early else (middle + _DAY, end)
        return (start, middle) if early else (max(setting.reference, start), end)
    if not start <= setting.reference <= end:
        half = start + (end - start) // 2
        return (start, half) if early else (half + _DAY, end)
    return (start, setting.reference) if early else (setting.reference, end)


def choose_year(reading: Reading, setting: Setting) -> tuple[int, str | None]:
    """The year that a yearless reading most likely means, with the Dutch reason."""
    reference = setting.reference
    candidates = []
    for year in range(reference.year - 4, reference.year + 5):
        days = days_of(reading, year, setting)
        if days is not None and days[0] is not None:
            candidates.append((days[0], days[1] or days[0], year))
    if not candidates:
        return reference.year, None
    if reading.form == "day" and reading.weekday is not None:
        fitting = [c for c in candidates if c[0].weekday() == reading.weekday and abs(c[2] - reference.year) <= 1]
        if len(fitting) == 1 or (fitting and reading.shift is None and setting.tense == 0):
            best = min(fitting, key=lambda c: abs((c[0] - reference).days))
            return best[2], "De weekdag past in dit jaar."
    shift = reading.shift
    if shift == 0 and reading.name == "this":
        return reference.year, None
    if shift == -1 or (shift is None and setting.tense < 0):
        past = [c for c in candidates if c[0] <= reference]
        if past:
            return max(past)[2], "De zin spreekt van het verleden."
    if shift == 1 or (shift is None and setting.tense > 0):
        later = [c for c in candidates if c[1] >= reference] if reading.form != "month" or shift is None else [
            c for c in candidates if c[0] > reference]
        if later:
            return min(later)[2], "De zin spreekt van de toekomst."
    if reading.form == "season" and shift == 0:
        return min(candidates, key=lambda c: _distance(c, reference))[2], None
    limit = reference - _BACK * _DAY
    ahead = [c for c in candidates if c[1] >= limit]
    chosen = min(ahead)[2] if ahead else max(candidates)[2]
    return chosen, "Het jaar dat het dichtst bij de datum van het stuk ligt."


def _distance(candidate: tuple[date, date, int], reference: date) -> int:
    if candidate[0] <= reference <= candidate[1]:
        return 0
    return min(abs((candidate[0] - reference).days), abs((candidate[1] - reference).days))


def _range(reading: Reading, setting: Setting) -> Resolved | None:
    left, right = reading.parts
    doubts: list[str] = list(reading.doubts)
    evidence = None
    if right.year is not None and left.yearless:
        left = replace(left, year=right.year)
        first, last = days_of(left, left.year, setting), days_of(right, right.year, setting)
        if first and last and first[0] and last[1] and first[0] > last[1]:
            left = replace(left, year=right.year - 1)
    elif left.year is not None and right.yearless:
        right = replace(right, year=left.year)
        right = _ahead(left, right, setting)
    elif left.yearless and right.yearless and left.form not in ("weekday", "monthday"):
        year, evidence = choose_year(left, setting)
        doubts.append("year_inferred")
        left = replace(left, year=year)
        right = _ahead(left, replace(right, year=year), setting)
    elif left.yearless and right.fixed is not None and right.fixed[1] is not None and left.form not in ("weekday", "monthday"):
        year, evidence = choose_year(left, replace(setting, reference=right.fixed[1], tense=-1))
        left = replace(left, year=year)
    elif left.fixed is not None and right.yearless and left.fixed[0] is not None:
        year, evidence = choose_year(right, replace(setting, reference=left.fixed[0], tense=1))
        right = replace(right, year=year)
    first = days_of(left, left.year, setting)
    last = days_of(right, right.year, replace(setting, reference=(first[0] if first and first[0] else setting.reference)))
    if first is None or last is None:
        known = (first or (None, None))[0], (last or (None, None))[1]
        if known == (None, None) and any(part.form != "day" for part in reading.parts):
            return None
        return Resolved("range", *known, _pair(*known), doubts=(*doubts, "impossible_day"))
    for part, days in ((left, first), (right, last)):
        if part.form == "day" and part.weekday is not None and days[0] and days[0].weekday() != part.weekday:
            doubts.append("weekday_differs")
    start, end = first[0], last[1]
    if left.part in ("END", "MID") and right.part and first[1] is not None:
        start = first[0]
    if start is not None and end is not None and start > end:
        doubts.append("reversed")
        start, end = end, start
    kind: DateKind = "weeks" if left.form == right.form == "week" else "range"
    return Resolved(kind, start, end, _pair(start, end), doubts=tuple(dict.fromkeys(doubts)), evidence=evidence)


def _ahead(left: Reading, right: Reading, setting: Setting) -> Reading:
    """The right side in the year in which it does not come before the left one."""
    assert left.year is not None
    if left.form == "range" or right.form == "range":
        return right
    first, last = days_of(left, left.year, setting), days_of(right, right.year, setting)
    months = (left.month or 0), (right.month or 0)
    if first and last and first[0] and last[1] and last[1] < first[0] and (months[0] != months[1] or not months[0]):
        return replace(right, year=left.year + 1)
    return right


def _week_with_dates(reading: Reading, setting: Setting) -> Resolved | None:
    """The dates as written; the ISO week chooses the year and differs with a doubt."""
    left, right = reading.parts
    year, evidence = reading.year or left.year or right.year, None
    doubts = []
    if year is None:
        year, fits = week_year(reading, setting)
        doubts.append("year_inferred")
        evidence = f"De week en de dagen passen bij elkaar in {year}." if fits else None
    inner = Reading("range", parts=(replace(left, year=left.year or year), replace(right, year=None if right.year is None else right.year)))
    if reading.year is not None and left.year is None and _monday(left, year) != _iso_monday(reading, year):
        earlier = _monday(left, year - 1)
        if earlier is not None and earlier == _iso_monday(reading, year):
            inner = Reading("range", parts=(replace(left, year=year - 1), right))
    found = _range(inner, setting)
    if found is None or found.start is None:
        return replace(found, kind=_kind(replace(reading, parts=()))) if found else None
    week = found.start.isocalendar()
    last = found.end.isocalendar() if found.end else week
    if week[1] != reading.number or last[1] != (reading.number_to or reading.number):
        doubts.append("week_differs")
    timex = f"{week[0]}-W{reading.number:02d}"
    if reading.number_to is not None:
        timex += f"/{last[0]}-W{reading.number_to:02d}"
    doubts.extend(found.doubts)
    kind: DateKind = "weeks" if reading.number_to is not None else "week"
    return Resolved(kind, found.start, found.end, timex, doubts=tuple(dict.fromkeys(doubts)), evidence=evidence)


def _monday(day: Reading, year: int) -> date | None:
    try:
        when = date(year, day.month or 0, day.day or 0)
    except ValueError:
        return None
    return when - when.weekday() * _DAY


def _iso_monday(reading: Reading, year: int) -> date | None:
    span = week_span(year, reading.number or 0)
    return span[0] if span else None


def week_year(reading: Reading, setting: Setting) -> tuple[int, bool]:
    """The calendar year of the first date in which date and week number fit best, near the reference."""
    left = reading.parts[0]
    base = choose_year(left, setting)[0]
    best: tuple[int, int, int] | None = None
    for year in range(setting.reference.year - 2, setting.reference.year + 3):
        try:
            when = date(year, left.month or 0, left.day or 0)
        except ValueError:
            continue
        fit = (0 if when.isocalendar()[1] == reading.number else 2) + (0 if when.weekday() == 0 else 1)
        rank = (fit if fit < 2 else 2, abs(year - base), year)
        if best is None or rank < best:
            best = rank
    return (best[2], best[0] == 0) if best else (base, False)


def _alternatives(reading: Reading, setting: Setting) -> Resolved | None:
    year = next((part.year for part in reversed(reading.parts) if part.year is not None), None)
    options: list[Interval] = []
    doubts: list[str] = []
    evidence = None
    previous: date | None = None
    for part in reading.parts:
        one = replace(part, year=part.year or year) if part.yearless else part
        found = resolve(one, setting if previous is None else replace(setting, reference=previous, tense=0))
        if found is None:
            return None
        doubts.extend(found.doubts)
        evidence = evidence or found.evidence
        options.append(Interval(found.start, found.end))
        previous = found.start or previous
    starts = [option.start for option in options if option.start is not None]
    ends = [option.end for option in options if option.end is not None]
    if not starts or not ends:
        return Resolved("alternatives", None, None, "XXXX", doubts=tuple(dict.fromkeys(doubts)), options=tuple(options))
    timex = "|".join(_pair(*option) for option in options)
    return Resolved("alternatives", min(starts), max(ends), timex, doubts=tuple(dict.fromkeys(doubts)),
                    options=tuple(options), evidence=evidence)  # fmt: skip


def _bounded(found: Resolved, reading: Reading) -> Resolved:
    if reading.about:
        found.mod = "APPROX"
    if found.start is None and found.end is None:
        return found
    if reading.bound == "until":
        found.start, found.mod = None, "BEFORE"
    elif reading.bound == "before":
        if reading.part == "END":
            found.start, found.mod = None, "BEFORE"
        elif found.start is not None:
            found.start, found.end, found.mod = None, found.start - _DAY, "BEFORE"
    elif reading.bound == "after":
        if found.end is not None:
            found.start, found.end, found.mod = found.end + _DAY, None, "AFTER"
    elif reading.bound == "from":
        found.end, found.mod = None, "AFTER"
    return found


def _pair(start: date | None, end: date | None) -> str:
    if start == end and start is not None:
        return start.isoformat()
    return f"{start.isoformat() if start else 'XXXX-XX-XX'}/{end.isoformat() if end else 'XXXX-XX-XX'}"


def _timex(reading: Reading, year: int | None, start: date | None, end: date | None) -> str:
    if reading.timex:
        return reading.timex
    if reading.form == "month" and year:
        return f"{year}-{reading.month:02d}"
    if reading.form == "year":
        return str(year)
    if reading.form == "week" and year:
        name = f"{year}-W{reading.number:02d}"
        if reading.number_to is not None:
            name += f"/{year + (reading.number_to < (reading.number or 0))}-W{reading.number_to:02d}"
        return name
    if reading.form == "quarter" and year:
        return f"{year}-Q{reading.number}" + (f"/{year}-Q{reading.number_to}" if reading.number_to else "")
    if reading.form == "half" and year:
        return f"{year}-H{reading.number}"
    if reading.form == "season" and year:
        return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[reading.month or 3]}"
    return _pair(start, end)
