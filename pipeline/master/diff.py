"""What changed between two versions of a planning: moved by so many working days, added, dropped, renamed, reworded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from pipeline.calendars import Calendar
from pipeline.model import Interval, PlanningItem

ChangeKind = Literal["verplaatst", "toegevoegd", "vervallen", "hernoemd", "gewijzigd"]
ALIKE = 70
NEAR_DAYS = 21


class Change(Struct, frozen=True):
    """One row in two versions. ``days`` is the move in working days (later is positive), None where nothing moved.

    ``old`` is None for what was added, ``new`` for what was dropped.
    """

    kind: ChangeKind
    old: PlanningItem | None
    new: PlanningItem | None
    days: int | None = None


def diff(old: Iterable[PlanningItem], new: Iterable[PlanningItem], calendar: Calendar) -> tuple[Change, ...]:
    """The changes in the order of the new planning, then what was dropped. Rows that stay the same are left out.

    Rows are the same activity where product, act and body agree and they lie nearest in time; of what remains, rows of
    the same bodies and milestone that read alike, at about the same time, are one row renamed.
    """
    before, after = list(old), list(new)
    pairs = _pair(before, after, _same_key)
    left = [row for row in before if id(row) not in {id(one) for one, _ in pairs}]
    right = [row for row in after if id(row) not in {id(other) for _, other in pairs}]
    renamed = _pair(left, right, _reads_alike)
    partner = {id(other): one for one, other in (*pairs, *renamed)}
    names = {id(other) for _, other in renamed}
    changes = []
    for row in after:
        one = partner.get(id(row))
        if one is None:
            changes.append(Change("toegevoegd", None, row))
            continue
        days = _moved(one.period, row.period, calendar)
        if id(row) in names:
            changes.append(Change("hernoemd", one, row, days))
        elif days is not None:
            changes.append(Change("verplaatst", one, row, days))
        elif (one.who, one.remarks, one.activity) != (row.who, row.remarks, row.activity) or one.period != row.period:
            changes.append(Change("gewijzigd", one, row))
    used = {id(one) for one in partner.values()}
    return (*changes, *(Change("vervallen", row, None) for row in before if id(row) not in used))


def _pair(
    old: list[PlanningItem], new: list[PlanningItem], same: Callable[[PlanningItem, PlanningItem], bool]
) -> list[tuple[PlanningItem, PlanningItem]]:
    candidates = sorted(
        (
            (_gap(one, other), at, there)
            for at, one in enumerate(old)
            for there, other in enumerate(new)
            if same(one, other)
        )
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for _, at, there in candidates:
        if at not in taken_old and there not in taken_new:
            taken_old.add(at)
            taken_new.add(there)
            pairs.append((old[at], new[there]))
    return pairs


def _same_key(one: PlanningItem, other: PlanningItem) -> bool:
    return one.key.split("#")[0] == other.key.split("#")[0]


def _reads_alike(one: PlanningItem, other: PlanningItem) -> bool:
    from rapidfuzz import fuzz

    same = (
        one.milestone == other.milestone and bool(set(one.bodies) & set(other.bodies)) and _gap(one, other) <= NEAR_DAYS
    )
    return same and fuzz.token_set_ratio(one.activity.casefold(), other.activity.casefold()) >= ALIKE


def _gap(one: PlanningItem, other: PlanningItem) -> int:
    a = one.period.start or one.period.end if one.period else None
    b = other.period.start or other.period.end if other.period else None
    return abs((a - b).days) if a is not None and b is not None else 10_000


def _moved(old: Interval | None, new: Interval | None, calendar: Calendar) -> int | None:
    """Working days from the old start to the new one, or of the ends where the starts are equal; None: not moved."""
    if old is None or new is None or old == new:
        return None
    for one, other in ((old.start, new.start), (old.end, new.end)):
        if one is not None and other is not None and one != other:
            return calendar.working_days(one, other)
    return None
