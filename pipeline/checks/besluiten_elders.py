"""Decisions of all municipalities on something of which the planning has no decision: how many are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.besluiten_binnen import LEVELS, NEAR, known_decisions, level_of
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.checks.wording import listed, product_name
from pipeline.model import Extraction, Finding, Period, Place, PlanningItem

LONG_AGO = 60
"""Working days after which a decision that was asked for is no news any more."""

_ASKING = ("gepland", "uiterlijk", "voorgesteld", "streven", "verwacht")
_DECISION = re.compile(r"\b(?:akkoord|besluit|besluiten|instemming|vaststelling)\s+van\b", re.I)


@check(
    "besluiten-elders",
    title="Besluiten van gemeenten buiten de masterplanning",
    explanation="Een stuk vraagt alle gemeenten om een besluit, of spreekt van een besluit van alle gemeenten, over "
    "iets waarvoor de masterplanning geen besluit heeft. De bevinding telt de besluiten in de ontvangen stukken.",
    remedy="Vraag de andere gemeenten om hun besluit als de stuurgroep erop rekent; leg het bericht in inbox/.",
    cls="informatie",
    needs_master=True,
    words=lambda rules: rules.acts.allen,
)
def decisions_elsewhere(self: Check, case: Case) -> Iterator[Finding]:
    """One finding a product: asked of all by a time that is near or past, or told of all while some are known."""
    assert case.master is not None
    if not case.rules.municipalities:
        return
    planned = {
        id
        for row in case.master.items
        if level_of(row, case) is not None
        for id in (row.product, row.milestone)
        if id is not None
    }
    told: set[str] = set()
    for paper in case.papers:
        if paper.source.sha256 == case.master.source_sha256:
            continue
        for item in paper.items:
            if item.product is None or item.product in planned | told or not _asked_of_all(item, paper, case):
                continue
            level = "raden" if "raden" in case.rules.levels(item.bodies) else "colleges"
            finding = _counted(self, case, paper, item.product, level, item.place, item)
            if finding is not None:
                told.add(item.product)
                yield finding
    for paper in case.papers:
        for said in sentences(paper, case.rules.acts.allen):
            if says(case.rules.acts.allen, said.text) is None or _DECISION.search(said.text) is None or said.dates:
                continue
            for product in products_in(said.text, case.rules)[:1]:
                if product not in planned | told:
                    finding = _counted(self, case, paper, product, "raden", said.place, None)
                    if finding is not None:
                        told.add(product)
                        yield finding


def _asked_of_all(item: PlanningItem, paper: Extraction, case: Case) -> bool:
    """Whether it asks the colleges or councils, of no municipality in particular, to decide by about now."""
    act = case.rules.act(item.act)
    if act is None or not act.besluit or item.is_row or item.municipality is not None or item.modality not in _ASKING:
        return False
    if (
        not case.rules.levels(item.bodies) & set(LEVELS)
        or item.period is None
        or item.period.end is None
        or _addressed_to_one(paper, case)
    ):
        return False
    left = case.calendar.working_days(case.peildatum, item.period.end)
    return (left <= NEAR) if item.period.end >= case.peildatum else -left <= LONG_AGO


def _addressed_to_one(paper: Extraction, case: Case) -> bool:
    """Whether the paper is written to one municipality, or by one college to its own council."""
    if paper.paper is None or paper.paper.kind == "rib":
        return True
    to = " ".join(paper.paper.recipients).casefold()
    return any(each.naam.casefold() in to for each in case.rules.municipalities)


def _counted(
    self: Check, case: Case, paper: Extraction, product: str, level: str, place: Place, item: PlanningItem | None
) -> Finding | None:
    """The finding; None where all are known, and where none is known and nothing is asked."""
    known = known_decisions(case, {product}, level)
    municipalities = case.rules.municipalities
    unknown = [each.naam for each in municipalities if each.id not in known]
    if not unknown or (not known and item is None):
        return None
    names = [each.naam for each in municipalities if each.id in known]
    papers = sorted({one.paper for places in known.values() for one in places})
    name = product_name(product, case.rules)
    said = item.day.text if item is not None and item.day is not None else ""
    opening = (
        f"{paper.source.name} vraagt alle gemeenten “{' '.join(said.split())}” te besluiten over “{name}”"
        if item is not None
        else f"{paper.source.name} spreekt van een besluit van alle gemeenten over “{name}”"
    )
    found = f"van {len(names)} van de {len(municipalities)} staat het in een ontvangen stuk"
    found += f" ({listed(names)}, in {listed(papers)})" if names else ""
    return self.finding(
        case,
        (product, level),
        f"{opening}; {found}; nog niet bekend: {listed(unknown)}.",
        dict.fromkeys((place, *(one for places in known.values() for one in places))),
        periods=(Period(*item.period, "paper", 0),) if item is not None and item.period is not None else (),
        certainty=0.8,
    )
