"""Days, weeks and months that share what is written once: 3 en 10 oktober; 5-9 maart; week 4, 5 en 6; Feb Mrt Apr."""

from __future__ import annotations

from pipeline.dates.cascade import Parts
from pipeline.dates.classes import char
from pipeline.dates.dutch import SETS
from pipeline.dates.periods import unit_span
from pipeline.dates.readers import year_of
from pipeline.dates.reading import Reading


def shared_month(p: Parts) -> Reading | None:
    """3 en 10 oktober 2024; 11 of 18 september; 15, 22 en 29 januari."""
    year, month = year_of(p), p.value("m")
    weekday: int | None = None
    days: list[Reading] = []
    for token in p.all():
        if isinstance(token.value, int) and token.cls in _numbers():
            days.append(Reading("day", token.start, token.end, year, month, token.value, weekday=weekday))
            weekday = None
        elif token.cls in _weekdays():
            weekday = token.value  # type: ignore[assignment]
        if token is p.token("m"):
            break
    joint = p.token("joint")
    assert joint is not None
    if len(days) < 2 or any(d.day is None or d.day > 31 for d in days):
        return None
    days[-1].end = p.end
    either = p.context.text[joint.start : joint.end].lower() == "of"
    return Reading("alternatives" if either else "list", p.start, p.end, parts=tuple(days))


def _numbers() -> str:
    return _chars("D")


def _weekdays() -> str:
    return _chars("WD")


def _chars(name: str) -> str:
    return "".join(char(part) for part in SETS.get(name, (name,)))


def two_ranges(p: Parts) -> Reading | None:
    """van 4 t/m 8 en van 11 t/m 15 maart."""
    year, month = year_of(p), p.value("m")
    tokens = [p.token(name) for name in ("d", "d2", "d3", "d4")]
    days = [token.value for token in tokens if token is not None and isinstance(token.value, int)]
    second, third = tokens[1], tokens[2]
    if len(days) < 4 or not days[0] < days[1] < days[2] < days[3] <= 31 or second is None or third is None:
        return None
    first = _days(p.start, second.end, year, month, days[0], days[1])
    return Reading("list", p.start, p.end, parts=(first, _days(third.start, p.end, year, month, days[2], days[3])))


def pair_and_day(p: Parts) -> Reading | None:
    """29-30 en 31 oktober."""
    first, last, _ = p.value("v")
    year, month = year_of(p), p.value("m")
    pair = p.token("v")
    day = p.token("d")
    assert pair is not None
    assert day is not None
    if not first < last <= 31:
        return None
    return Reading("list", p.start, p.end, parts=(
        _days(pair.start, pair.end, year, month, first, last),
        Reading("day", day.start, p.end, year, month, p.value("d")),
    ))  # fmt: skip


def _days(start: int, end: int, year: int | None, month: int, first: int, last: int) -> Reading:
    return Reading("range", start, end, parts=(Reading("day", start, end, year, month, first),
                                               Reading("day", start, end, year, month, last)))  # fmt: skip


def pair_month(p: Parts) -> Reading | None:
    """5-9 maart; in feb tussen 2-7 2018."""
    first, last, _ = p.value("v")
    if last > 31:
        return None
    return _days(p.start, p.end, year_of(p), p.value("m"), first, last)


def days_month(p: Parts) -> Reading | None:
    """1 t/m 5 mei; van vrijdag 2 tot 7 februari 2018."""
    return _days(p.start, p.end, year_of(p), p.value("m"), p.value("d"), p.value("d2"))


def joined_range(p: Parts) -> Reading | None:
    """10/1-11/2/2017."""
    day, month, day2, month2, year = p.value("v")
    return Reading("range", p.start, p.end, parts=(Reading("day", p.start, p.end, year, month, day),
                                                   Reading("day", p.start, p.end, year, month2, day2)))  # fmt: skip


def joined_dates(p: Parts) -> Reading | None:
    """02/02/2020-03/03/2020."""
    left, right = p.value("v")
    return Reading("range", p.start, p.end, parts=(Reading("day", p.start, p.end, *left),
                                                   Reading("day", p.start, p.end, *right)))  # fmt: skip


def days_pointed(p: Parts) -> Reading | None:
    """deze maand van 4 tot 22."""
    found = unit_span(p.context.reference, p.value("u"), p.value("rel"))
    if found is None or p.value("u") != "M":
        return None
    year, month = found[1].year, found[1].month
    return _days(p.start, p.end, year, month, p.value("d"), p.value("d2"))


def week_list(p: Parts) -> Reading | None:
    """week 4, 5 en 6."""
    chars = _chars("WN")
    weeks = [Reading("week", t.start, t.end, year_of(p), number=t.value) for t in p.all() if t.cls in chars]  # type: ignore[arg-type]
    weeks[0].start = p.start
    weeks[-1].end = p.end
    joint = p.context.text[weeks[-2].end : weeks[-1].start].lower()
    return Reading("alternatives" if " of " in joint else "list", p.start, p.end, parts=tuple(weeks))


def month_row(p: Parts) -> Reading | None:
    """Feb Mrt April Mei: the header of a table that runs over the year."""
    chars = _chars("MONTH")
    months = [Reading("month", t.start, t.end, p.value("y"), t.value) for t in p.all() if t.cls == chars]  # type: ignore[arg-type]
    return Reading("list", p.start, p.end, parts=tuple(months))
