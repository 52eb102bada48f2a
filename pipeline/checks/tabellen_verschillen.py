"""One activity that stands in two tables of a planning, told differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, what
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day

ALIKE = 70


@check(
    "tabellen-verschillen",
    title="Twee tabellen vertellen hetzelfde overleg anders",
    explanation="Hetzelfde overleg staat in twee tabellen van de planning met andere deelnemers; wie de ene leest, "
    "nodigt anderen uit dan wie de andere leest.",
    remedy="Maak beide regels gelijk.",
    cls="inconsistentie",
)
def told_differently(self: Check, case: Case) -> Iterator[Finding]:
    """Two rows of one planning under two captions, of one day and alike, that share a body and not all bodies."""
    from rapidfuzz import fuzz

    moments: dict[tuple[object, ...], list[PlanningItem]] = defaultdict(list)
    for row in case.rows:
        if row.day is not None and row.day.kind == "day" and row.period is not None:
            moments[(row.place.paper, row.period)].append(row)
    for rows in moments.values():
        for one, other in combinations(rows, 2):
            same, all_ = set(one.bodies) & set(other.bodies), set(one.bodies) | set(other.bodies)
            if one.caption == other.caption or not _leading(same, case) or same == all_ or one.period is None:
                continue
            if fuzz.token_set_ratio(one.activity.casefold(), other.activity.casefold()) < ALIKE:
                continue
            assert one.period.start is not None
            yield self.finding(
                case,
                (one.key, other.key),
                f"Het overleg van {day(one.period.start)} staat in twee tabellen: “{what(one, case.rules)}” met "
                f"“{clipped(one.who, 60)}” en “{what(other, case.rules)}” met “{clipped(other.who, 60)}”.",
                (one.place, other.place),
                periods=tuple(
                    Period(*one.period, "master" if one.origin == "master" else "paper", at) for at in (0, 1)
                ),
                certainty=0.7,
                item=one,
            )


def _leading(bodies: set[str], case: Case) -> bool:
    """Whether a body is shared that is more than an occasion on which others meet."""
    return any((body := case.rules.body(id)) is not None and not body.algemeen for id in bodies)
