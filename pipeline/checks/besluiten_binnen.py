"""How many of the municipalities that had to decide are known, from papers, to have decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import listed, subject
from pipeline.model import Finding, Period, Place, PlanningItem
from pipeline.texts import period

LEVELS = ("colleges", "raden")
NEAR = 5
# The council or college of the municipality that writes; a letter to its council says ``u``.
_OWN = re.compile(r"\b(?:wij|we|(?:ons|onze)\s+(?:\w+\s+)?(?:college|raad|gemeenteraad))\b", re.I)
_ADDRESSEE = re.compile(r"\b(?:u|uw\s+(?:raad|gemeenteraad|college))\b", re.I)
_ALL = ("alle", "zeven", "allen", "iedere", "elke")


@check(
    "besluiten-binnen",
    title="Besluiten nog niet van alle gemeenten bekend",
    explanation="De tijd om te besluiten is voorbij of bijna voorbij, maar niet van elke gemeente staat het besluit in "
    "een ontvangen stuk. Dat zegt niet dat er niet is besloten.",
    remedy="Vraag de genoemde gemeenten om hun besluit en leg het bericht daarvan in inbox/.",
    cls="gat",
    needs_master=True,
)
def decisions_known(self: Check, case: Case) -> Iterator[Finding]:
    """One finding a product and level of body, once the last window to decide is past or ends in days."""
    assert case.master is not None
    if case.stale or not case.rules.municipalities:
        return
    deciding: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in case.master.items:
        product, level = row.milestone or row.product, level_of(row, case)
        if product is not None and level is not None and row.period is not None and row.period.end is not None:
            deciding[(product, level)].append(row)
    for (product, level), rows in deciding.items():
        last = max(rows, key=lambda row: row.period.end)  # type: ignore[union-attr, return-value, arg-type]
        assert last.period is not None
        assert last.period.end is not None
        left = case.calendar.working_days(case.peildatum, last.period.end)
        if last.period.end >= case.peildatum and left > NEAR:
            continue
        known = known_decisions(case, {id for row in rows for id in (row.product, row.milestone) if id}, level)
        unknown = [each.naam for each in case.rules.municipalities if each.id not in known]
        if not unknown:
            continue
        yield self.finding(
            case,
            (product, level),
            f"De tijd voor {subject(last, case.rules, period(*last.period))} is "
            f"{'voorbij' if last.period.end < case.peildatum else 'bijna voorbij'} en "
            f"{_told(len(known), len(case.rules.municipalities))}{_papers(known)}; nog niet bekend: {listed(unknown)}.",
            (last.place,),
            periods=(Period(*last.period, "master", 0),),
            step=0 if last.period.end < case.peildatum else -1,
            item=last,
        )


def _told(known: int, all_: int) -> str:
    if not known:
        return "van geen enkele gemeente staat het besluit in een ontvangen stuk"
    return f"van {known} van de {all_} gemeenten staat het besluit in een ontvangen stuk"


def _papers(known: dict[str, list[Place]]) -> str:
    """The papers that tell of a decision, behind their number; they are no evidence of what is not known."""
    names = sorted({place.paper for told in known.values() for place in told})
    return f" ({listed(names)})" if names else ""


def level_of(row: PlanningItem, case: Case) -> str | None:
    """Of which level it is a decision: of colleges or councils; None where it is none of theirs."""
    act = case.rules.act(row.act)
    if (act is None or not act.besluit) and not (act is None and _is_a_decision(row, case)):
        return None
    levels = case.rules.levels(row.bodies)
    return next((level for level in LEVELS if level in levels), None)


def _is_a_decision(item: PlanningItem, case: Case) -> bool:
    """Whether the product is a decision by its name: ``uw raad heeft het principebesluit genomen``."""
    product = case.rules.product(item.product)
    return product is not None and product.naam.casefold().endswith("besluit")


def known_decisions(case: Case, products: set[str], level: str) -> dict[str, list[Place]]:
    """Where each municipality's decision on these products is told, by municipality."""
    found: dict[str, list[Place]] = defaultdict(list)
    for paper in case.papers:
        home = paper.paper.municipality if paper.paper is not None else None
        for item in paper.items:
            if item.is_row or item.modality != "gebeurd" or item.product not in products:
                continue
            if level_of(item, case) != level:
                continue
            words = item.activity.casefold().split()
            letter_to_council = paper.paper is not None and paper.paper.kind == "rib"
            own = _OWN.search(item.activity) or (letter_to_council and _ADDRESSEE.search(item.activity))
            if item.municipality is not None:
                found[item.municipality].append(item.place)
            elif set(_ALL) & set(words):
                for each in case.rules.municipalities:
                    found[each.id].append(item.place)
            elif own and home is not None:
                found[home].append(item.place)
    return found
