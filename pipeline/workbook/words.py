"""The Dutch of the workbook: signs, words and short codes that several sheets share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Finding, Interval, Place, PlanningItem, Severity, Status
from pipeline.rulebook import Rulebook

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STATUSES: tuple[Status, ...] = get_args(Status)
CLOSED: frozenset[Status] = frozenset({"geaccepteerd", "onterecht", "opgelost"})
SIGNS: dict[str, str] = {"kritiek": "▲▲", "hoog": "▲", "midden": "◆", "laag": "●", "info": "○"}
MEANING = "▲▲ kritiek · ▲ hoog · ◆ midden · ● laag · ○ info"
SAYS = {"master": "planning", "paper": "stuk", "calendar": "kalender"}
FILE_STATUS = {
    "read": "gelezen",
    "duplicate": "dubbel",
    "refused": "geweigerd",
    "ignored": "overgeslagen",
    "pending": "wordt nog gekopieerd",
    "gone": "verdwenen",
}
PAPER_KIND = {"rib": "raadsinformatiebrief", "email": "e-mail"}
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def week(name: str) -> str:
    """``2021-W13`` -> ``week 13 van 2021``."""
    year, _, number = name.partition("-W")
    return f"week {int(number)} van {year}" if number.isdigit() else name


def earlier(week: str, previous: str) -> str:
    """How a report of ``week`` calls that of ``previous``: ``vorige week`` where it is, else ``in week 7``."""
    year, _, number = week.partition("-W")
    before = date.fromisocalendar(int(year), int(number), 1) - timedelta(days=7)
    if "{}-W{:02}".format(*before.isocalendar()[:2]) == previous:
        return "vorige week"
    other, _, name = previous.partition("-W")
    return f"in week {int(name)}" if other == year else f"in week {int(name)} van {other}"


def severity(finding: Finding) -> str:
    """``▲ hoog``: sign and word, so that no meaning hangs on colour."""
    return f"{SIGNS[finding.severity]} {finding.severity}"


@lru_cache(maxsize=256)
def code(id: str) -> str:
    """A short number for a finding by which people call it; the same every week, because it is made of its id."""
    bits = int.from_bytes(hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()[:4], "big") >> 2
    letters = ""
    for _ in range(6):
        bits, rest = divmod(bits, 32)
        letters = _ALPHABET[rest] + letters
    return f"B-{letters}"


def names(ids: Iterable[str], rules: Rulebook) -> str:
    """The names of bodies, in the order given."""
    found = []
    for id in ids:
        body = rules.body(id)
        found.append(body.naam if body else id)
    return ", ".join(dict.fromkeys(found))


def product(id: str | None, rules: Rulebook) -> str:
    """The name of a product (milestone), or nothing."""
    found = rules.product(id)
    return found.naam if found else id or ""


def milestone(item: PlanningItem, rules: Rulebook) -> str:
    """The name of the milestone of which a row is a step, else of what it is about."""
    return product(item.milestone or item.product, rules)


def where(place: Place) -> str:
    """``blz. 3, regel 12`` or the cell of a sheet."""
    if place.cell:
        return place.cell
    parts = [f"blz. {place.page}"] if place.page is not None else []
    if place.line is not None:
        parts.append(f"regel {place.line}")
    return ", ".join(parts)


def windows(finding: Finding, says: str) -> tuple[Interval, ...]:
    """The windows that one side gives, without repetition, in the order of the finding."""
    found = [Interval(period.start, period.end) for period in finding.periods if period.says == says]
    return tuple(dict.fromkeys(found))


def span(found: Iterable[Interval]) -> str:
    """Windows as text for a narrow column: each begins a line, and no date is broken."""
    return "\n".join(texts.period(window.start, window.end).replace(" t/m ", " t/m\n") for window in found)


def difference(finding: Finding, calendar: Calendar) -> int | None:
    """Working days between what is planned and what is reported: 0 where they overlap, negative where the report is
    earlier, None where a side is unknown. Of several windows a side, those nearest to each other count."""
    gaps = [
        _gap(planned, reported, calendar)
        for planned in windows(finding, "master")
        for reported in windows(finding, "paper")
        if any(planned) and any(reported)
    ]
    return min(gaps, key=abs) if gaps else None


def _gap(planned: Interval, reported: Interval, calendar: Calendar) -> int:
    if planned.end is not None and reported.start is not None and reported.start > planned.end:
        return _working_days(planned.end, reported.start, calendar)
    if planned.start is not None and reported.end is not None and reported.end < planned.start:
        return -_working_days(reported.end, planned.start, calendar)
    return 0


def _working_days(start: date, end: date, calendar: Calendar) -> int:
    """Counted day by day up to three years; further apart a holiday more or less does not matter."""
    days = (end - start).days
    return calendar.working_days(start, end) if days <= 1096 else round(days * 5 / 7)


def gravest_first(finding: Finding) -> tuple[int, date, str]:
    """The order in which findings are shown: severity, then the day it concerns, then id."""
    days = [day for period in finding.periods for day in (period.start, period.end) if day is not None]
    return SEVERITIES.index(finding.severity), min(days, default=date.max), finding.id


def is_open(finding: Finding) -> bool:
    """Whether somebody still has to do something with it."""
    return finding.status not in CLOSED
