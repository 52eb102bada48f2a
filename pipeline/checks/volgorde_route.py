"""A later step of the decision route stands before an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject, within
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import period


@check(
    "volgorde-route",
    title="Volgorde van de besluitroute klopt niet",
    explanation="Een gremium is aan de beurt voordat het gremium ervóór in de route klaar kan zijn.",
    remedy="Verschuif een van beide momenten, of leg vast waarom de route hier wordt verlaten.",
    cls="conflict",
)
def order_of_route(self: Check, case: Case) -> Iterator[Finding]:
    """Two rows of one product and planning: the later step of ``rules/routes.toml`` ends before the earlier begins."""
    for rows in _routes(case).values():
        for earlier in rows:
            for later in rows:
                first, second = _step(case, earlier), _step(case, later)
                if first is None or second is None or first >= second:
                    continue
                if earlier.period is None or later.period is None or not earlier.period.start or not later.period.end:
                    continue
                if later.period.end >= earlier.period.start:
                    continue
                if _done_before(case, rows, later, first):
                    continue
                yield self.finding(
                    case,
                    (earlier.key, later.key),
                    f"{subject(later, case.rules, period(*later.period))} staat{within(later)} vóór "
                    f"{subject(earlier, case.rules, period(*earlier.period))}, dat in de route eerder komt.",
                    (later.place, earlier.place),
                    periods=(
                        Period(*later.period, "master" if later.origin == "master" else "paper", 0),
                        Period(*earlier.period, "master" if earlier.origin == "master" else "paper", 1),
                    ),
                    certainty=0.9,
                    item=later,
                )


def _routes(case: Case) -> dict[tuple[str, str], list[PlanningItem]]:
    grouped: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in case.rows:
        product = row.product or row.milestone
        if product is not None:
            grouped[(row.place.paper, product)].append(row)
    return grouped


def _step(case: Case, row: PlanningItem) -> int | None:
    levels = {body.niveau for id in row.bodies if (body := case.rules.body(id)) is not None}
    for number, step in enumerate(case.rules.route.stappen):
        if step.niveau in levels and row.act in step.handelingen:
            return number
    return None


def _done_before(case: Case, rows: list[PlanningItem], later: PlanningItem, step: int) -> bool:
    """Whether the earlier step also has a moment in time: a second reading is no breach of the route."""
    assert later.period is not None
    return any(
        _step(case, row) == step and row.period is not None and row.period.start is not None
        and row.period.start <= (later.period.end or row.period.start)
        for row in rows
    )  # fmt: skip
