"""Rows that stand in several tables of a planning and are one activity: linked, both kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from pipeline.model import Interval, PlanningItem
from pipeline.rulebook import Rulebook

ALIKE = 70
SURE = 90
NEAR = timedelta(days=7)
WORDS = 4


def linked(rows: Iterable[PlanningItem], rules: Rulebook) -> tuple[PlanningItem, ...]:
    """The rows, each with the keys of the rows under another caption of its planning that tell the same activity."""
    found = list(rows)
    by_product: dict[tuple[object, ...], list[int]] = {}
    for at, row in enumerate(found):
        if row.period is not None and row.caption is not None and row.activity:
            by_product.setdefault((row.place.paper,), []).append(at)
    twins: dict[int, list[str]] = {}
    for places in by_product.values():
        for one, other in combinations(places, 2):
            if found[one].key != found[other].key and _one_activity(found[one], found[other], rules):
                twins.setdefault(one, []).append(found[other].key)
                twins.setdefault(other, []).append(found[one].key)
    return tuple(replace(row, same_as=tuple(twins.get(at, ()))) for at, row in enumerate(found))


def _one_activity(one: PlanningItem, other: PlanningItem, rules: Rulebook) -> bool:
    """The same time and much the same words; or the same words for the same bodies at most a week apart.

    On one day the same words are enough: ``2e bestuurlijke sessie Bijpraten`` is the ``Bijpraten`` of the other table.
    """
    if one.caption == other.caption or not _leading(one, other, rules):
        return False
    assert one.period is not None
    assert other.period is not None
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


def _leading(one: PlanningItem, other: PlanningItem, rules: Rulebook) -> bool:
    """Whether a body is shared that is more than an occasion on which others meet."""
    shared = set(one.bodies) & set(other.bodies)
    return any((body := rules.body(id)) is not None and not body.algemeen for id in shared)


def _near(one: Interval, other: Interval) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end + NEAR and other.start <= one.end + NEAR
