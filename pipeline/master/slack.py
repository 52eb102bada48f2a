"""How much room each milestone leaves between the last required step of its route and the final date."""

from __future__ import annotations

from datetime import date

from pipeline.calendars import Calendar
from pipeline.model import PlanningItem, RouteSlack, SlackStatus
from pipeline.rulebook import Product, RouteStep, Rulebook


def route_slack(rows: tuple[PlanningItem, ...], rules: Rulebook, calendar: Calendar) -> tuple[RouteSlack, ...]:
    """One value a milestone, in the order of ``rules/producten.toml``; ``rows`` are those of the master planning.

    Milestones are the products with a ``volgorde`` on the tracks of the planning; without those, every planned product.
    """
    return tuple(_of_milestone(product, rows, rules, calendar) for product in _milestones(rows, rules))


def _milestones(rows: tuple[PlanningItem, ...], rules: Rulebook) -> list[Product]:
    tracks = {row.track for row in rows}
    ordered = [one for one in rules.products if one.volgorde is not None and one.spoor in tracks]
    if any(_belongs(row, one) for row in rows for one in ordered):
        return sorted(ordered, key=lambda one: one.volgorde or 0)
    return [one for one in rules.products if any(row.product == one.id for row in rows)]


def _belongs(row: PlanningItem, product: Product) -> bool:
    return row.concerns(product.id)


def _of_milestone(product: Product, rows: tuple[PlanningItem, ...], rules: Rulebook, calendar: Calendar) -> RouteSlack:
    own = [row for row in rows if _belongs(row, product)]
    required = [step for step in rules.route.stappen if step.verplicht]
    ends: list[tuple[date, PlanningItem]] = []
    missing: list[str] = []
    for step in required:
        dated = [(row.period.end, row) for row in own if row.period and row.period.end and _is_step(row, step, rules)]
        ends += dated
        if not dated:
            missing.append(step.niveau)
    final = rules.programme.einddatum
    end, last = max(ends, key=lambda pair: pair[0], default=(None, None))
    days = calendar.working_days(end, final) if end is not None and final is not None else None
    return RouteSlack(
        product=product.id,
        name=product.naam,
        last_step=last.key if last else None,
        last_step_end=end,
        final_date=final,
        working_days=days,
        status=_status(days, bool(missing), rules),
        missing=tuple(missing),
    )


def _is_step(row: PlanningItem, step: RouteStep, rules: Rulebook) -> bool:
    levels = rules.levels(row.bodies)
    act = rules.act(row.act)
    return step.niveau in levels and act is not None and (act.besluit or act.id in step.handelingen)


def _status(days: int | None, incomplete: bool, rules: Rulebook) -> SlackStatus:
    """Late is late whatever else is missing; enough room is told only where every required step has a date."""
    if days is None:
        return "unknown"
    if days < 0:
        return "late"
    if incomplete:
        return "unknown"
    return "tight" if days < rules.checks.krap_werkdagen else "on_time"
