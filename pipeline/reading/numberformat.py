"""Numbers of spreadsheets as the reader of the sheet sees them: dates in Dutch form, decimals with a comma.

A date whose day the format hides stands for its month or year: ``mrt-21`` is March, not the first of it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.I)
_PLACE = re.compile(r"[#0?](?:[#0?.,]*[#0?])?|General|Standaard", re.I)
_GENERAL = {"", "general", "standaard", "@"}
# The formats that have a number and no text in the file, as far as they hold more than digits (ECMA-376, 18.8.30).
BUILT_IN: dict[int, str] = {
    9: "0%", 10: "0.00%", 14: "d-m-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d-m-yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    **dict.fromkeys((27, 30, 36, 50, 57), "d-m-yyyy"),
}  # fmt: skip


class _Shape(NamedTuple):
    """What a format shows: day, month, year, time; else what stands before and behind the number."""

    day: bool = False
    month: bool = False
    year: bool = False
    time: bool = False
    before: str = ""
    behind: str = ""
    percent: bool = False

    @property
    def is_moment(self) -> bool:
        return self.day or self.month or self.year or self.time


@lru_cache(maxsize=1000)
def _shape(code: str) -> _Shape:
    first = code[:300].split(";")[0]
    if first.casefold() in _GENERAL:
        return _Shape()
    bare = _QUOTED.sub("", _BRACKETS.sub("", first))
    letters = re.sub(r"general|standaard|am/pm|a/p", "", bare, flags=re.I).casefold()
    if not re.search(r"[#0?]", letters) and re.search(r"[dmyjhsu]", letters):
        clock = bool(re.search(r"[hsu]", letters))
        year = bool(re.search(r"[yj]", letters))
        day = "d" in letters
        month = "m" in letters and (not clock or day or year or letters.count("m") > 2)
        return _Shape(day, month, year, clock)
    plain = _QUOTED.sub(lambda found: found[1] or found[2] or "", _BRACKETS.sub("", first))
    place = _PLACE.search(plain)
    if place is None:
        return _Shape()
    return _Shape(before=plain[: place.start()], behind=plain[place.end() :], percent="%" in bare)


def is_moment(code: str) -> bool:
    """Whether a number in this format is a date or a time."""
    return _shape(code).is_moment


def number(value: float, code: str, date1904: bool = False) -> str:
    """A number in a format: ``44266`` in ``d-mmm`` -> ``11-3-2021``; ``12`` in ``"Week "0`` -> ``Week 12``."""
    shape = _shape(code)
    if shape.is_moment:
        found = moment(value, date1904)
        if found is None:
            return _plain(value)
        if not (shape.day or shape.month or shape.year):
            return f"{found:%H:%M}"
        return shown(found, shape.day, shape.month, shape.time)
    if shape.percent:
        return f"{shape.before}{_plain(round(100 * value, 6))}{shape.behind}".strip()
    return f"{shape.before}{_plain(value)}{shape.behind}".strip()


def moment(value: float, date1904: bool) -> datetime | None:
    """The day and time of a serial number; None where there is no such day. Excel counts 29-2-1900, which never was."""
    if not 0 <= value < 2_958_466:
        return None
    start = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    if not date1904 and value < 60:
        start += timedelta(days=1)
    try:
        return start + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return None


def shown(value: date | datetime, day: bool = True, month: bool = True, clock: bool = True) -> str:
    """A date as people write it here: ``11-3-2021``, ``11-3-2021 09:30``, ``maart 2021``, ``2021``."""
    if not day:
        return f"{_MONTHS[value.month - 1]} {value.year}" if month else str(value.year)
    text = f"{value.day}-{value.month}-{value.year}"
    if clock and isinstance(value, datetime) and value.time() != time():
        return f"{text} {value:%H:%M}"
    return text


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")
