"""Repetition as RRULE (RFC 5545): ``elke eerste dinsdag`` -> ``FREQ=MONTHLY;BYDAY=1TU``."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Parts
from pipeline.dates.reading import Reading

_BOARD = re.compile(r"(?i)\s+(?:en\s+\w+\s+)?bestuur\b")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {"D": "DAILY", "B": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY", "E": "WEEKLY"}


def rrule_of(period: str) -> str | None:
    """The RRULE of an ISO duration such as ``P3W``; quarters and halves in months."""
    number, letter = period[1:-1], period[-1]
    if not number.isdigit():
        return None
    count = int(number)
    if letter == "Q":
        count, letter = 3 * count, "M"
    if letter not in _FREQ:
        return None
    extra = ";BYDAY=MO,TU,WE,TH,FR" if letter == "B" else ";BYDAY=SA,SU" if letter == "E" else ""
    return f"FREQ={_FREQ[letter]}" + (f";INTERVAL={count}" if count > 1 else "") + extra


def read_recurrence(p: Parts) -> Reading | None:
    """A repetition with its TIMEX3 value (a duration, or ``XXXX-WXX-n``) and its RRULE."""
    period = p.value("adverb")
    if period is not None:
        if _BOARD.match(p.context.text, p.end):
            return None
        return _made(p, period, rrule_of(period))
    weekday, inner = p.value("wd"), p.value("x")
    if isinstance(weekday, Reading):
        weekday = weekday.weekday
    if weekday is not None:
        number = p.value("o")
        if number is None:
            every = ";INTERVAL=2" if p.token("om") is not None else ""
            return _made(p, f"XXXX-WXX-{weekday + 1}", f"FREQ=WEEKLY{every};BYDAY={_DAYS[weekday]}")
        return _made(p, "P1M", f"FREQ=MONTHLY;BYDAY={number}{_DAYS[weekday]}")
    if isinstance(inner, Reading):
        if inner.form == "day" and inner.year is None:
            return _made(p, f"XXXX-{inner.month:02d}-{inner.day:02d}",
                         f"FREQ=YEARLY;BYMONTH={inner.month};BYMONTHDAY={inner.day}")  # fmt: skip
        if inner.form == "month" and inner.year is None:
            return _made(p, f"XXXX-{inner.month:02d}", f"FREQ=YEARLY;BYMONTH={inner.month}")
        return None
    letter = p.value("u")
    if letter is None:
        return None
    letter = "W" if letter == "K" else letter
    count = p.value("n") if p.token("n") is not None else 1
    if isinstance(count, float) or count < 1:
        return None
    if letter == "E":
        return _made(p, "XXXX-WXX-WE", rrule_of("P1E"))
    if letter in ("H", "Q"):
        count, letter = count * (6 if letter == "H" else 3), "M"
    if letter == "C":
        count, letter = count * 10, "Y"
    rule = rrule_of(f"P{count}{letter}")
    times = p.value("times") or p.value("times2")
    if isinstance(times, float):
        return None
    if times is not None and times > 1:
        period = f"P1{letter}"
        return _made(p, period, rrule_of(period))
    upper = p.value("n2")
    timex = f"P{count}{'D' if letter == 'B' else letter}"
    return _made(p, timex if upper is None else f"{timex}/P{upper}{letter}", rule)


def _made(p: Parts, timex: str, rule: str | None) -> Reading:
    return Reading("recurring", p.start, p.end, kind="recurring", timex=timex, rrule=rule, bare=False)
