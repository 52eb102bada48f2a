"""Two meetings on one day that ask for the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from pipeline.checks.moments import meetings, own_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import side, subject, within
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day

ALIKE = 70


@check(
    "dubbel-geboekt",
    title="Twee bijeenkomsten op één dag voor dezelfde mensen",
    explanation="Op één dag staan twee bijeenkomsten waarvoor deels dezelfde mensen nodig zijn. De tijdstippen zijn "
    "niet bekend: het kan goed na elkaar passen.",
    remedy="Te bevestigen: leg de tijden naast elkaar en laat weten welke bijeenkomst voorgaat.",
    cls="risico",
)
def same_people_twice(self: Check, case: Case) -> Iterator[Finding]:
    """Two coming moments of one day, of different bodies of which the members overlap, that are not one meeting."""
    by_day: dict[date, list[PlanningItem]] = defaultdict(list)
    own = {id(row) for row in own_rows(case)}
    for item, moment in meetings(case):
        if moment >= case.peildatum and (id(item) in own or not item.is_row):
            by_day[moment].append(item)
    for moment, items in by_day.items():
        for one, other in combinations(items, 2):
            if _one_meeting(case, one, other) or not _shared(case, one, other):
                continue
            yield self.finding(
                case,
                sorted((_named(one), _named(other))),
                f"Op {day(moment)} staan {subject(one, case.rules)}{within(one)} en {subject(other, case.rules)}"
                f"{within(other)}, deels voor dezelfde mensen; de tijden zijn niet bekend.",
                (one.place, other.place),
                periods=(Period(moment, moment, side(one), 0), Period(moment, moment, side(other), 1)),
                certainty=0.5,
                item=one,
            )


def _named(item: PlanningItem) -> str:
    return item.key if item.origin == "master" else f"{item.place.paper}:{item.key}"


def _one_meeting(case: Case, one: PlanningItem, other: PlanningItem) -> bool:
    """Whether both tell of one meeting, or one is the regular meeting of a college or council, which has its hour."""
    from rapidfuzz import fuzz

    own = case.rules.levels((*one.bodies, *other.bodies))
    if own & {"colleges", "raden"}:
        return True
    if set(_leading(case, one)) & set(_leading(case, other)) or not _leading(case, one) or not _leading(case, other):
        return True
    if one.municipality and other.municipality and one.municipality != other.municipality:
        return True
    if fuzz.token_set_ratio(one.activity.casefold(), other.activity.casefold()) >= ALIKE:
        return one.is_row and other.is_row
    return any((match.item in (one, other)) and (one in match.rows or other in match.rows) for match in case.matches)


def _leading(case: Case, item: PlanningItem) -> tuple[str, ...]:
    """The bodies without those that are only an occasion on which others meet."""
    return tuple(id for id in item.bodies if (body := case.rules.body(id)) is not None and not body.algemeen)


def _shared(case: Case, one: PlanningItem, other: PlanningItem) -> bool:
    """Whether the members overlap: a body in the other by ``omvat``, or members of colleges on both sides."""
    mine, theirs = _members(case, one), _members(case, other)
    if mine & theirs:
        return True
    a, b = case.rules.levels(mine), case.rules.levels(theirs)
    return ("colleges" in a and "bestuurlijk" in b) or ("bestuurlijk" in a and "colleges" in b)


def _members(case: Case, item: PlanningItem) -> set[str]:
    found: set[str] = set()
    todo = list(_leading(case, item))
    while todo:
        id = todo.pop()
        body = case.rules.body(id)
        if body is not None and id not in found:
            found.add(id)
            todo.extend(body.omvat)
    return found
