"""One activity that stands in two tables of a planning, told differently."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, what
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import period


@check(
    "tabellen-verschillen",
    title="Twee tabellen vertellen hetzelfde overleg anders",
    explanation="Hetzelfde overleg staat in twee tabellen van de planning met andere deelnemers of op een ander "
    "moment; wie de ene leest, rekent op iets anders dan wie de andere leest.",
    remedy="Maak beide regels gelijk.",
    cls="inconsistentie",
)
def told_differently(self: Check, case: Case) -> Iterator[Finding]:
    """Two linked rows of one planning under two captions, with other bodies or another time; both rows stay."""
    at = {(row.place.paper, row.key): row for row in case.rows}
    seen: set[frozenset[tuple[str, str]]] = set()
    for one in case.rows:
        for key in one.same_as:
            other = at[(one.place.paper, key)]
            pair = frozenset(((one.place.paper, one.key), (other.place.paper, other.key)))
            said = _difference(one, other, case)
            if pair in seen or said is None or (_over(one, case) and _over(other, case)):
                continue
            seen.add(pair)
            yield self.finding(
                case,
                (one.key, other.key),
                said,
                (one.place, other.place),
                periods=tuple(
                    Period(*row.period, "master" if row.origin == "master" else "paper", n)
                    for n, row in enumerate((one, other))
                    if row.period is not None
                ),
                certainty=0.7,
                item=one,
            )


def _over(row: PlanningItem, case: Case) -> bool:
    return row.period is not None and row.period.end is not None and row.period.end < case.peildatum


def _difference(one: PlanningItem, other: PlanningItem, case: Case) -> str | None:
    """What the two rows tell differently, as a sentence; None where they tell the same."""
    assert one.period is not None
    assert other.period is not None
    first, second = what(one, case.rules), what(other, case.rules)
    if one.period != other.period:
        return (
            f"Hetzelfde overleg staat in twee tabellen op een ander moment: “{first}” met “{clipped(one.who, 60)}” "
            f"{period(*one.period)} en “{second}” {period(*other.period)}."
        )
    if set(one.bodies) != set(other.bodies):
        return (
            f"Het overleg van {period(*one.period)} staat in twee tabellen: “{first}” met “{clipped(one.who, 60)}” en "
            f"“{second}” met “{clipped(other.who, 60)}”."
        )
    return None
