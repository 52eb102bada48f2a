"""A body is asked for less than the planning counts on: for direction where consent is planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject
from pipeline.model import Finding, Period, PlanningItem

LIGHT = ("richting", "kennisnemen", "consulteren")


@check(
    "besluitsoort",
    title="Gevraagd besluit wijkt af",
    explanation="De planning rekent op een besluit van dit gremium, maar het stuk vraagt iets lichters; dan ontbreekt "
    "straks een besluit waarop de volgende stap steunt.",
    remedy="Vraag de griffier en de afzender of alsnog een besluit wordt gevraagd, of pas de planning en de route aan.",
    cls="conflict",
    needs_master=True,
)
def lighter_decision(self: Check, case: Case) -> Iterator[Finding]:
    """A paper that denies the planned decision, or asks only for something lighter, on the same product and body.

    Where the same paper also counts on the decision itself, at any time, the lighter request is a step on the way.
    """
    assert case.master is not None
    for paper in case.papers:
        if paper.paper is None or paper.source.sha256 == case.master.source_sha256:
            continue
        for row in case.master.items:
            act = case.rules.act(row.act)
            if act is None or not act.besluit or row.product is None:
                continue
            denied, light = _requests(paper.items, row, case)
            if not denied and not light:
                continue
            if not denied and _counted_on(paper.items, row, case):
                continue
            shown = [*denied, *light]
            asked = next((case.rules.act(item.act) for item in light), None)
            place = shown[0].municipality
            meant = replace(row, municipality=place, bodies=tuple(id for id in shown[0].bodies if id in row.bodies))
            asks = f"vraagt alleen “{asked.naam}”" if asked else "vraagt geen besluit"
            if denied and asked:
                asks += f" en sluit “{_name(denied[0], case)}” uitdrukkelijk uit"
            yield self.finding(
                case,
                (paper.source.name, row.key, *((place,) if place else ())),
                f"De planning rekent op een besluit bij {subject(meant, case.rules)}, maar {paper.source.name} {asks}.",
                (row.place, *dict.fromkeys(item.place for item in shown)),
                periods=_periods(row, shown),
                certainty=0.95 if denied else 0.8,
                item=row,
            )


def _name(item: PlanningItem, case: Case) -> str:
    act = case.rules.act(item.act)
    return act.naam if act is not None else "een besluit"


def _periods(row: PlanningItem, shown: list[PlanningItem]) -> tuple[Period, ...]:
    """The planned window, and when the paper asks for something lighter, where it says."""
    planned = (Period(*row.period, "master", 0),) if row.period else ()
    places = list(dict.fromkeys(item.place for item in shown))
    said = next((item for item in shown if item.period is not None), None)
    if said is None or said.period is None:
        return planned
    return (*planned, Period(*said.period, "paper", 1 + places.index(said.place)))


def _about(item: PlanningItem, row: PlanningItem) -> bool:
    return item.product == row.product and bool(set(item.bodies) & set(row.bodies)) and item.modality != "gebeurd"


def _requests(
    items: tuple[PlanningItem, ...], row: PlanningItem, case: Case
) -> tuple[list[PlanningItem], list[PlanningItem]]:
    denied = [item for item in items if _about(item, row) and item.modality == "ontkend" and _decides(item, case)]
    light = [item for item in items if _about(item, row) and item.modality != "ontkend" and _is_light(item, case)]
    return denied, light


def _is_light(item: PlanningItem, case: Case) -> bool:
    """Something lighter than a decision: by its nature, or a discussion that the sentence calls only that."""
    only = any(word in item.activity.casefold() for word in case.rules.acts.alleen)
    return item.act in LIGHT or (item.act == "bespreken" and only)


def _counted_on(items: tuple[PlanningItem, ...], row: PlanningItem, case: Case) -> bool:
    return any(_about(item, row) and item.modality != "ontkend" and _decides(item, case) for item in items)


def _decides(item: PlanningItem, case: Case) -> bool:
    act = case.rules.act(item.act)
    return act is not None and act.besluit
