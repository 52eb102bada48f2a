"""Lay an item beside the master rows that it may be, and say which fields agreed.

Product, act and body are hard keys; wording is never one. A statement that only says that a body meets
is laid beside any row of that product and body; one of a session or decision that names no body beside the one row of
its product and act, if there is one. Acts by which a body decides are one family: a letter says
``besluit nemen`` where the planning says ``instemmen``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pipeline.master.standing import elsewhere, stands
from pipeline.model import Master, Match, PlanningItem
from pipeline.rulebook import Rulebook


def match(items: Iterable[PlanningItem], master: Master, rules: Rulebook) -> tuple[Match, ...]:
    """One match an item, in order; ``rows`` is empty where no row has the same product, act and body."""
    by_product: dict[str | None, list[PlanningItem]] = defaultdict(list)
    for row in master.items:
        by_product[row.product].append(row)
        if row.milestone != row.product:
            by_product[row.milestone].append(row)
    reach = _reach(rules)
    tracks = {row.track for row in master.items if row.track}
    begins = _begins(master)
    near = {product: Near(rows, [row for row in rows if _is_gate(row, rules)]) for product, rows in by_product.items()}
    none = Near((), ())
    return tuple(
        _match(item, none if _history(item, begins) else near.get(item.product, none), reach, tracks, rules)
        for item in items
    )


class Near(NamedTuple):
    """The master rows of one product, and those of them that are a go/no-go."""

    rows: Sequence[PlanningItem]
    gates: Sequence[PlanningItem]


def _begins(master: Master) -> date | None:
    """The day from which the master planning tells: its version or its first row, whichever comes first."""
    starts = [row.period.start for row in master.items if row.period is not None and row.period.start is not None]
    return min([*starts, *([master.version] if master.version is not None else [])], default=None)


def _history(item: PlanningItem, begins: date | None) -> bool:
    """Whether the item was done before the planning begins: no row can be it."""
    end = item.period.end if item.period is not None else None
    return item.modality == "gebeurd" and begins is not None and end is not None and end < begins


def _match(item: PlanningItem, around: Near, reach: dict[str, set[str]], tracks: set[str], rules: Rulebook) -> Match:
    """``around``: the rows of the item's product."""
    near = around.rows
    if item.product is None:
        return Match(item, (), (), "elsewhere" if elsewhere(item, tracks, rules) else "unmatched")
    rows = tuple(
        row
        for row in near
        if _may_be(item, row, rules) and (_same_body(item, row, reach) or _same_sides(item, row, rules))
    )
    rows = (*rows, *_gates_then(item, around.gates, reach, rules)) if rows else rows
    if item.phase is not None:
        rows = tuple(row for row in rows if row.phase in (None, item.phase))
    agreed: tuple[str, ...] = ("product", "handeling", "gremium") if rows else ()
    if not rows and not item.bodies and _alone_enough(item, rules):
        only = tuple(row for row in near if same_act(item.act, row.act, rules))
        if len(only) == 1:
            rows, agreed = only, ("product", "handeling")
    if not rows and item.period is not None and _is_treated(item, rules):
        decided = tuple(row for row in near if _decides(row, rules) and _same_body(item, row, reach))
        rows, agreed = decided, ("product", "gremium")
    if not rows:
        return Match(item, (), (), "elsewhere" if elsewhere(item, tracks, rules) else "unmatched")
    same_phase = tuple(row for row in rows if item.phase is not None and row.phase == item.phase)
    if same_phase:
        rows, agreed = same_phase, (*agreed, "fase")
    standing, shared = stands(item, rows)
    if standing in ("confirmed", "compatible"):
        agreed = (*agreed, "tijd")
    return Match(item, rows, agreed, standing, shared)


def _gates_then(
    item: PlanningItem, gates: Sequence[PlanningItem], reach: dict[str, set[str]], rules: Rulebook
) -> tuple[PlanningItem, ...]:
    """The go/no-go rows of the bodies at the time at which they are told to decide: that is such a decision too."""
    if not _decides(item, rules) or item.period is None:
        return ()
    return tuple(
        row
        for row in gates
        if not same_act(item.act, row.act, rules)
        and _same_body(item, row, reach)
        and row.period is not None
        and row.period.shared(item.period) is not None
    )


def _is_gate(row: PlanningItem, rules: Rulebook) -> bool:
    said = row.activity.casefold()
    return any(word.casefold() in said for word in rules.acts.poort if "…" not in word)


def _is_treated(item: PlanningItem, rules: Rulebook) -> bool:
    """Whether colleges or councils treat the product (``behandelen``), which is how they come to their decision."""
    levels = rules.levels(item.bodies)
    return item.act == "bespreken" and bool(levels & {"colleges", "raden"}) and "behandel" in item.activity.casefold()


def _decides(row: PlanningItem, rules: Rulebook) -> bool:
    act = rules.act(row.act)
    return act is not None and act.besluit


def _alone_enough(item: PlanningItem, rules: Rulebook) -> bool:
    """Whether the act says what is meant where nobody is named: a session by its name, or a decision."""
    act = rules.act(item.act)
    return act is not None and (act.bijeenkomst or (act.besluit and not item.who and item.modality != "gebeurd"))


def _may_be(item: PlanningItem, row: PlanningItem, rules: Rulebook) -> bool:
    act = rules.act(item.act)
    return act is None or act.algemeen or same_act(item.act, row.act, rules)


def same_act(one: str | None, other: str | None, rules: Rulebook) -> bool:
    """Whether two acts can be the same moment: equal, or both decisions."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    a, b = rules.act(one), rules.act(other)
    return a is not None and b is not None and a.besluit and b.besluit


def _reach(rules: Rulebook) -> dict[str, set[str]]:
    """A body with the bodies whose members sit in it."""
    return {body.id: {body.id, *body.omvat} for body in rules.bodies}


def _same_sides(item: PlanningItem, row: PlanningItem, rules: Rulebook) -> bool:
    """Of an offer: whether giver and receiver of the one are among those of the other, in whatever order they stand."""
    act = rules.act(item.act)
    if act is None or not act.overdracht or item.act != row.act:
        return False
    mine, theirs = {*item.bodies, *item.beside}, {*row.bodies, *row.beside}
    return bool(mine) and bool(theirs) and (mine <= theirs or theirs <= mine)


def _same_body(item: PlanningItem, row: PlanningItem, reach: dict[str, set[str]]) -> bool:
    mine = {id for body in item.bodies for id in reach.get(body, {body})}
    theirs = {id for body in row.bodies for id in reach.get(body, {body})}
    return bool(mine & theirs)
