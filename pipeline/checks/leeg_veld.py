"""A row of a planning in which a field is empty that the other rows fill."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, side, what, who, within
from pipeline.model import Finding, Period, PlanningItem

MOSTLY_FILLED = 0.6


@check(
    "leeg-veld",
    title="Veld in de planning is leeg",
    explanation="In een regel ontbreekt wie het doet, wat er gebeurt of wanneer, terwijl de andere regels dat wel "
    "noemen. Een week zonder datum is geen leeg veld: dan geldt de hele week.",
    remedy="Laat de opsteller het veld invullen.",
    cls="gat",
)
def empty_field(self: Check, case: Case) -> Iterator[Finding]:
    """A coming row without Wie, without activity, or with neither week nor date, in a planning that mostly has them."""
    if case.stale:
        return
    plannings: dict[str, list[PlanningItem]] = defaultdict(list)
    for row in case.rows:
        plannings[row.place.paper].append(row)
    for rows in plannings.values():
        filled = {name: sum(_has(row, name) for row in rows) >= MOSTLY_FILLED * len(rows) for name in _FIELDS}
        for row in rows:
            if row.period is not None and row.period.end is not None and row.period.end < case.peildatum:
                continue
            missing = [name for name in _FIELDS if filled[name] and not _has(row, name)]
            if not missing or len(missing) == len(_FIELDS) or not (_has(row, "wie") or _has(row, "wat")):
                continue
            yield self.finding(
                case,
                (row.key, missing[0]),
                _message(case, row, missing[0]),
                (row.place,),
                periods=(Period(*row.period, side(row), 0),) if row.period else (),
                step=-1 if missing[0] == "wie" and row.bodies else 0,
                item=row,
            )


_FIELDS = ("wie", "wat", "wanneer")


def _has(row: PlanningItem, field: str) -> bool:
    if field == "wie":
        return any(char.isalnum() for char in row.who)
    if field == "wat":
        others = " ".join(part for part in (row.who, row.remarks) if part)
        return bool(row.activity.strip()) and row.activity != others
    return row.week is not None or row.day is not None or row.period is not None


def _message(case: Case, row: PlanningItem, field: str) -> str:
    if field == "wie":
        known = f"; uit de tekst volgt {who(row, case.rules)}" if row.bodies else ""
        return f"Bij “{what(row, case.rules)}” staat{within(row)} niet ingevuld wie het doet{known}."
    if field == "wat":
        return f"In de regel “{clipped(row.place.quote, 70)}” staat{within(row)} niet wat er gebeurt."
    return f"Bij “{what(row, case.rules)}” staat{within(row)} geen week en geen datum."
