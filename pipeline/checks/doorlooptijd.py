"""Too few working days between two steps of the route."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.moments import planned_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import side, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.ruletypes import LeadTime
from pipeline.texts import day, number


@check(
    "doorlooptijd",
    title="Weinig tijd tussen twee stappen",
    explanation="Tussen twee stappen van de besluitroute zitten minder werkdagen dan de norm in rules/checks.toml; "
    "stukken komen dan te laat bij wie moet bespreken of besluiten.",
    remedy="Leg meer tijd tussen de twee stappen; kan dat niet, spreek dan af hoe het in deze tijd lukt.",
    cls="risico",
)
def too_little_time(self: Check, case: Case) -> Iterator[Finding]:
    """For each norm and product the two rows that follow on each other most closely, where too closely."""
    if case.stale:
        return
    for (_, product), rows in _products(case).items():
        for norm in case.rules.checks.doorlooptijden:
            pair = _tightest(case, rows, norm)
            if pair is None:
                continue
            days, first, second = pair
            assert first.period is not None
            assert second.period is not None
            if days >= norm.werkdagen or (second.period.end is not None and second.period.end < case.peildatum):
                continue
            exact = first.period.start == first.period.end and second.period.start == second.period.end
            assert first.period.end is not None
            assert second.period.start is not None
            yield self.finding(
                case,
                (product, norm.van, norm.naar),
                f"Van {'' if exact else 'het einde van '}{subject(first, case.rules, day(first.period.end))} tot "
                f"{'' if exact else 'het begin van '}{subject(second, case.rules, day(second.period.start))} is het "
                f"{number(days, 'werkdag', 'werkdagen')}; gebruikelijk is {norm.werkdagen}, want {norm.waarom}.",
                (first.place, second.place),
                periods=(Period(*first.period, side(first), 0), Period(*second.period, side(second), 1)),
                certainty=0.8 if exact else 0.6,
                item=second,
            )


def _products(case: Case) -> dict[tuple[str, str], list[PlanningItem]]:
    grouped: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in planned_rows(case):
        product = row.milestone or row.product
        if product is not None and row.period is not None and row.period.start is not None and row.period.end:
            grouped[(row.place.paper, product)].append(row)
    return grouped


def _tightest(case: Case, rows: list[PlanningItem], norm: LeadTime) -> tuple[int, PlanningItem, PlanningItem] | None:
    """The fewest working days from the end of the first step to the beginning of the second, for each second row."""
    firsts = [row for row in rows if _is(case, row, norm.van, norm.van_handelingen)]
    found = []
    for second in (row for row in rows if _is(case, row, norm.naar, norm.naar_handelingen)):
        before = [
            row for row in firsts if row is not second and _start(row) <= _start(second) and _end(row) <= _end(second)
        ]
        if before:
            first = max(before, key=_end)
            found.append((_days_between(case, first, second), first, second))
    return min(found, key=lambda each: each[0], default=None)


def _days_between(case: Case, first: PlanningItem, second: PlanningItem) -> int:
    assert first.period is not None
    assert first.period.end is not None
    assert second.period is not None
    assert second.period.start is not None
    return max(case.calendar.working_days(first.period.end, second.period.start), 0)


def _is(case: Case, row: PlanningItem, level: str, acts: tuple[str, ...]) -> bool:
    levels = case.rules.levels(row.bodies)
    return level in levels and row.act in acts


def _start(row: PlanningItem) -> int:
    assert row.period is not None
    assert row.period.start is not None
    return row.period.start.toordinal()


def _end(row: PlanningItem) -> int:
    assert row.period is not None
    assert row.period.end is not None
    return row.period.end.toordinal()
