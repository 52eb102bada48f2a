"""Rows that stand in several tables of a planning and are one activity: linked, both kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace

from pipeline.model import Interval, PlanningItem
from pipeline.rulebook import Rulebook

ALIKE = 70
SURE = 90
NEAR = timedelta(days=7)
WORDS = 4


def linked(rows: Iterable[PlanningItem], rules: Rulebook) -> tuple[PlanningItem, ...]:
    """The rows, each with the keys of the rows under another caption of its planning that tell the same activity."""
    found = list(rows)
    leads = {
        at: [(row.place.paper, body) for body in _leading(row, rules)]
        for at, row in enumerate(found)
        if row.period is not None and row.caption is not None and row.activity
    }
    together: dict[tuple[str, str], list[int]] = {}
    for at, bodies in leads.items():
        for body in bodies:
            together.setdefault(body, []).append(at)
    twins: dict[int, list[str]] = {}
    for one, bodies in leads.items():
        for other in sorted({at for body in bodies for at in together[body] if at > one}):
            if found[one].key != found[other].key and _one_activity(found[one], found[other]):
                twins.setdefault(one, []).append(found[other].key)
                twins.setdefault(other, []).append(found[one].key)
    return tuple(replace(row, same_as=tuple(twins.get(at, ()))) for at, row in enumerate(found))


def _one_activity(one: PlanningItem, other: PlanningItem) -> bool:
    """The same time and much the same words; or the same words for the same bodies at most a week apart.

    Of rows that share a leading body. On one day the same words are enough: ``2e bestuurlijke sessie Bijpraten`` is
    the ``Bijpraten`` of the other table.
    """
    assert one.period is not None
    assert other.period is not None
    if one.caption == other.caption or not (one.period == other.period or _near(one.period, other.period)):
        return False
    alike = _alike(one, other)
    if one.period == other.period and alike >= SURE and one.period.start == one.period.end:
        return True
    if one.act != other.act:
        return False
    if one.period == other.period:
        return alike >= ALIKE
    same = one.product is not None and one.product == other.product and one.phase == other.phase
    if not same and not _same_week(one, other):
        return False
    return alike >= SURE and set(one.bodies) == set(other.bodies) and _near(one.period, other.period)


def _same_week(one: PlanningItem, other: PlanningItem) -> bool:
    """Whether both stand in the rows of one week with so many words that they tell of one meeting, not of two."""
    weeks = [row.week.start if row.week is not None else None for row in (one, other)]
    return weeks[0] is not None and weeks[0] == weeks[1] and min(len(r.activity.split()) for r in (one, other)) >= WORDS


def _alike(one: PlanningItem, other: PlanningItem) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.activity.casefold(), other.activity.casefold())


def _leading(row: PlanningItem, rules: Rulebook) -> set[str]:
    """The bodies that are more than an occasion on which others meet."""
    return {id for id in row.bodies if (body := rules.body(id)) is not None and not body.algemeen}


def _near(one: Interval, other: Interval) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end + NEAR and other.start <= one.end + NEAR
