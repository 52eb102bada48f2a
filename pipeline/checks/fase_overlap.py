"""The next milestone is already before the bodies while the one before it is not decided yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pipeline.checks.moments import planned_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import product_name, side, subject, who
from pipeline.model import Finding, Interval, Period, PlanningItem
from pipeline.texts import day, period


@check(
    "fase-overlap",
    title="Volgende fase begint vóór het besluit over de vorige",
    explanation="De volgende mijlpaal wordt al opgeleverd, voorgelegd of besproken terwijl over de vorige nog wordt "
    "besloten; wat de raden meegeven, kan daarin niet meer worden verwerkt.",
    remedy="Verschuif de stap tot na het laatste besluit, of spreek af hoe late besluiten nog worden verwerkt.",
    cls="risico",
)
def next_phase_too_early(self: Check, case: Case) -> Iterator[Finding]:
    """Steps of the second of two milestones of a track before the last decision on the first."""
    if case.stale:
        return
    by_product: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in planned_rows(case):
        if (row.milestone or row.product) and row.period and row.period.start and row.period.end:
            by_product[(row.place.paper, row.milestone or row.product or "")].append(row)
    for (paper, first), second in _pairs(case, by_product):
        decided = _last_decision(case, by_product[(paper, first)])
        if decided is None or decided.period is None or decided.period.end is None:
            continue
        last = decided.period.end
        early = [row for row in by_product[(paper, second)] if _step(case, row) and _starts(row) <= last]
        coming = [row for row in early if row.period and row.period.end and row.period.end >= case.peildatum]
        if not coming or last < case.peildatum:
            continue
        coming.sort(key=_starts)
        yield self.finding(
            case,
            (first, second),
            f"Over “{product_name(first, case.rules)}” wordt nog besloten tot en met {day(last)} "
            f"({who(decided, case.rules)}), maar voor “{product_name(second, case.rules)}” "
            f"{'staan' if len(coming) > 1 else 'staat'} "
            f"{' en '.join(subject(row, case.rules, period(*_period(row))) for row in coming[:2])} dan al gepland.",
            (decided.place, *(row.place for row in coming)),
            periods=(
                Period(*decided.period, side(decided), 0),
                *(Period(*_period(row), side(row), at) for at, row in enumerate(coming, start=1)),
            ),
            certainty=0.7,
            step=0 if _starts(coming[0]) < last and any(_decides(case, row) for row in coming) else -1,
            item=coming[0],
        )


def _pairs(case: Case, rows: dict[tuple[str, str], list[PlanningItem]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Each planning with a milestone in it, and the milestone that follows in the same track and planning."""
    milestones = [product for product in case.rules.products if product.volgorde is not None]
    for one, other in pairwise(sorted(milestones, key=lambda product: (product.spoor or "", product.volgorde or 0))):
        if one.spoor != other.spoor:
            continue
        for paper, product in list(rows):
            if product == one.id and (paper, other.id) in rows:
                yield (paper, one.id), other.id


def _last_decision(case: Case, rows: list[PlanningItem]) -> PlanningItem | None:
    """The row of the last deciding window of the councils, else of the colleges."""
    for level in ("raden", "colleges"):
        deciding = [row for row in rows if _decides(case, row) and level in case.rules.levels(row.bodies)]
        if deciding:
            return max(deciding, key=lambda row: _period(row).end or date.min)
    return None


def _decides(case: Case, row: PlanningItem) -> bool:
    act = case.rules.act(row.act)
    return act is not None and act.besluit


def _step(case: Case, row: PlanningItem) -> bool:
    """Whether the row is a step of the route, or a session in which the councils get to see the product."""
    levels, act = case.rules.levels(row.bodies), case.rules.act(row.act)
    if any(step.niveau in levels and row.act in step.handelingen for step in case.rules.route.stappen):
        return True
    return act is not None and act.bijeenkomst and "raden" in levels


def _starts(row: PlanningItem) -> date:
    return _period(row).start or date.min


def _period(row: PlanningItem) -> Interval:
    assert row.period is not None
    return row.period
