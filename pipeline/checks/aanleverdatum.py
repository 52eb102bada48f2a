"""Papers of a meeting that are ready only after the day on which they had to be handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.checks.moments import statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import side, subject
from pipeline.meetingdays import in_period
from pipeline.model import Finding, Period, PlanningItem
from pipeline.ruletypes import Meeting
from pipeline.texts import day

_NO_PLAN = ("gebeurd", "ontkend", "wens")


@check(
    "aanleverdatum",
    title="Stukken na de aanleverdatum",
    explanation="De vergadering heeft een uiterste dag voor het aanleveren van stukken (rules/vergaderingen), en een "
    "stap die daarvóór klaar moet zijn, is later gepland; het punt haalt de agenda dan niet.",
    remedy="Haal de stap ervóór naar voren, schuif het punt door naar de volgende vergadering, of spreek met de "
    "griffier nazending af.",
    cls="risico",
)
def handed_in_late(self: Check, case: Case) -> Iterator[Finding]:
    """A step before a meeting, or the handing in itself, that comes after the deadline of that meeting."""
    if case.stale or not case.rules.meetings:
        return
    told = [item for item in statements(case) if item.product is not None and item.modality not in _NO_PLAN]
    levels = [step.niveau for step in case.rules.route.stappen]
    for item in told:
        held = _meeting(item, case)
        if held is None or held.aanleveren is None or held.datum < case.peildatum:
            continue
        late = [each for each in told if _late(each, item, held, levels, case)]
        if not late:
            continue
        step = max(late, key=_when)
        assert step.period is not None
        yield self.finding(
            case,
            (item.key,),
            f"Voor {subject(item, case.rules, day(held.datum))} moeten de stukken er uiterlijk op "
            f"{day(held.aanleveren)} zijn, maar {subject(step, case.rules, day(_when(step)))} is pas daarna.",
            (item.place, step.place),
            periods=(Period(held.datum, held.datum, side(item), 0), Period(*step.period, side(step), 1)),
            certainty=0.85,
            item=item,
        )


def _meeting(item: PlanningItem, case: Case) -> Meeting | None:
    """The one meeting that the item means: that of its day, or the only one in its window."""
    act = case.rules.act(item.act)
    if act is None or act.bijeenkomst or not act.zwaarte or item.modality == "uiterlijk":
        return None
    found = in_period(item, case.rules) or ()
    return found[0] if len({each.datum for each in found}) == 1 else None


def _when(item: PlanningItem) -> date:
    """The day on which a step is surely begun: the first of its window."""
    assert item.period is not None
    return item.period.start or item.period.end or date.min


def _late(step: PlanningItem, item: PlanningItem, held: Meeting, levels: Sequence[str], case: Case) -> bool:
    """Whether a step of the same product, which must come before the meeting, comes after its deadline."""
    assert held.aanleveren is not None
    if step is item or step.product != item.product or step.period is None:
        return False
    if step.municipality is not None and item.municipality is not None and step.municipality != item.municipality:
        return False
    if not held.aanleveren < _when(step) <= held.datum:
        return False
    if step.act in ("aanleveren", "aanbieden", "doorsturen"):
        return not step.bodies or bool(set(step.bodies) & set(item.bodies))
    act = case.rules.act(step.act)
    mine, its = _rank(item, levels, case), _rank(step, levels, case)
    return act is not None and act.besluit and mine is not None and its is not None and its < mine


def _rank(item: PlanningItem, levels: Sequence[str], case: Case) -> int | None:
    ranks = [
        levels.index(body.niveau)
        for id in item.bodies
        if (body := case.rules.body(id)) is not None and body.niveau in levels
    ]
    return min(ranks, default=None)
