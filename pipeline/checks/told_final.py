"""The definitive text of a product that a paper brings with it: ``Hierbij bieden wij u de definitieve nota aan``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.checks.registry import Case
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.model import Extraction, Place, PlanningItem

FINAL = ("definitieve", "definitief")
_WITH_IT = re.compile(
    r"\b(?:hierbij|bijgaande?|bijgevoegde?|ingesloten|hiermee|met\s+deze\s+(?:brief|mail|memo)|nu|vandaag|"
    r"(?:als|in\s+de)\s+bijlagen?|is\s+bijgevoegd)\b",
    re.I,
)
_GIVES = re.compile(
    r"\b(?:bied(?:t|en)?|st(?:uur|uurt|uren)|zend(?:t|en)?|leg(?:t|gen)?|ontvang(?:t|en)?|tref(?:t|fen)|vind(?:t|en)?|krijg(?:t|en)|"
    r"bijgevoegd|toegevoegd|ingesloten|opgenomen|aangehecht|bijgaande?|bijgevoegde)\b",
    re.I,
)
_VERSION = r"(?:versie|tekst(?:en)?|variant|uitgave)\s+(?:van|voor)\s+(?:de\s+|het\s+|onze\s+)?"
# ``een vraag over de definitieve nota``: something else comes with it.
_ABOUT = (
    r"(?P<about>\b(?:over|voor|bij|op|rond|rondom|inzake|omtrent|tot|van|uit|naar)\s+"
    r"(?:(?:de|het|een|uw|ons|onze)\s+)?)"
)
_FINAL_NEXT = re.compile(rf"{_ABOUT}?\bdefinitie(?:ve|f)\s+(?:{_VERSION})?$", re.I)
# ``Van de nota is de definitieve versie gereed; deze is als bijlage toegevoegd``.
_FINAL_OF = re.compile(r"\bvan\s+(?:de|het)\s+$", re.I)
_IS_READY = re.compile(
    r"\s+(?:is|zijn|ligt|liggen)\s+(?:nu\s+|inmiddels\s+)?(?:de|een)\s+definitieve\s+(?:versie|tekst|teksten)\b", re.I
)
# ``De nota is klaar, de definitieve versie is sinds 8 september beschikbaar``.
_IS_THERE = re.compile(
    r"\bdefinitieve\s+(?:versie|tekst(?:en)?|variant|uitgave)\b[^,;:.]{0,60}?\b(?:is|zijn|staat|staan|ligt|liggen)\s+(?:\w+\s+)?"
    r"(?:(?:sinds|vanaf)\s+[^,;:.]{3,30}?\s+|(?:inmiddels|intussen|ondertussen|thans|nu|al|reeds)\s+)"
    r"(?:voor\s+iedereen\s+)?(?:beschikbaar|gereed|klaar|af|online|gepubliceerd|te\s+(?:vinden|raadplegen|lezen|downloaden)|in\s+te\s+zien|verspreid|rondgestuurd)\b",
    re.I,
)
_NOT_SO = re.compile(
    r"\b(?:niet|geen|nog|pas|zodra|wanneer|nadat|later|straks|volgt|volgen|zal|zullen|kunt|kan|kunnen|moet|moeten|concept\w*|"
    r"ontwerp\w*|zou|indien|als\s+(?:u|de|het|wij)|voorstel|planning|verzoek)\b",
    re.I,
)
_MAKING = ("opleveren", "afsluiten")


def sent_as_final(paper: Extraction, written: date, case: Case) -> Iterator[tuple[Place, str, PlanningItem]]:
    """What a paper brings with it as final while the planning has yet to write it: (where, product, that row)."""
    for said in sentences(paper, FINAL):
        if _NOT_SO.search(said.text):
            continue
        there = _IS_THERE.search(said.text)
        if there is not None and all(one.start and one.start <= written for one in said.dates):
            product = _only_one(said.text, case)
        else:
            product = None if said.timed else _brought(said.text, case)
        row = _written_later(product, written, case) if product is not None else None
        if product is not None and row is not None:
            yield said.place, product, row


def _only_one(text: str, case: Case) -> str | None:
    """The one product of the programme that the text names; None where it names none, or more."""
    named = [id for id in products_in(text, case.rules) if not ((rule := case.rules.product(id)) and rule.algemeen)]
    return named[0] if len(named) == 1 else None


def _brought(text: str, case: Case) -> str | None:
    """The product of which the text says that the definitive text comes with it."""
    if not _WITH_IT.search(text) or not _GIVES.search(text):
        return None
    for product in case.rules.products:
        named = None if product.algemeen else says((product.naam, *product.aliassen), text)
        if named is None:
            continue
        if _FINAL_OF.search(text[: named.start()]) and _IS_READY.match(text, named.end()):
            return product.id
        own = re.match(r"definitie(?:ve|f)\s+", named[0], re.I)
        final = _FINAL_NEXT.search(text[: named.start() + (own.end() if own else 0)])
        if final is not None and final["about"] is None:
            return product.id
    return None


def _written_later(product: str, written: date, case: Case) -> PlanningItem | None:
    """The row by which the text still has to be written: its delivery, or its draft, where no final row is over."""
    rows = [row for row in case.master.items if row.concerns(product)] if case.master is not None else []
    final = [row for row in rows if row.phase == "definitief"]
    starts = [row.period.start if row.period is not None else None for row in final]
    if not final or any(start is None or start <= written for start in starts):
        return None
    making = [row for row in final if row.act in _MAKING]
    drafts = [
        row for row in rows if row.phase == "concept" and row.period and row.period.end and row.period.end > written
    ]
    return next(iter(making), None) or (final[0] if drafts else None)
