"""A body at which a sentence says that a product does not come: ``wordt niet in de stuurgroep behandeld``."""

from __future__ import annotations

import re

from pipeline.checks.registry import Case
from pipeline.checks.sentences import Said, about, bodies_in, products_in
from pipeline.checks.told_phases import phases_said

WORDS = (
    "niet … behandeld",
    "niet … besproken",
    "niet … voorgelegd",
    "niet … geagendeerd",
    "niet … aangeboden",
    "leggen … niet",
    "legt … niet",
    "bieden … niet",
    "biedt … niet",
)
_NOT_NOW = (
    r"\b(?:maar|nu|nog|vandaag|morgen|dan|als|indien|tenzij|voordat|nadat|zodra|wanneer|dat|die|heeft|hebben|is)\b|"
    r"\b(?:deze|dit|volgende|die)\s+(?:week|maand|keer|avond|ronde|vergadering)\b"
)
_GAP = rf"(?:(?!{_NOT_NOW})[^,;:.\d])"
_NOT_AT = re.compile(
    rf"\b(?:wordt|worden|zal|zullen|hoeft|hoeven|komt|komen|gaat|gaan)\b(?P<subject>{_GAP}{{0,80}}?)\bniet\s+"
    r"(?:(?:meer|eerst|apart|afzonderlijk|verder|ook\s+nog)\s+)?(?:in|door|aan|bij|langs|naar|met)\s+"
    rf"(?P<who>{_GAP}{{2,60}}?)\s+(?:te\s+worden\s+|worden\s+|te\s+)?"
    r"(?:behandeld|besproken|voorgelegd|geagendeerd|aangeboden)\b"
    r"(?![^,;.]*\d)(?!\s*,?\s*(?:voordat|zolang|totdat|tenzij|alvorens|v[oó]{2}r|als|indien)\b)",
    re.I,
)
# ``Wij leggen het plan niet aan de stuurgroep voor``.
_NOT_LAID = re.compile(
    rf"\b(?:legt|leggen|biedt|bieden)\s+(?:(?:wij|we|zij)\s+)?(?P<subject>{_GAP}{{2,80}}?)\bniet\s+(?:(?:meer|eerst)\s+)?aan\s+"
    rf"(?P<who>{_GAP}{{2,60}}?)\s+(?:voor|aan)\s*(?=[.,;:]|$)(?!\s*,?\s*(?:voordat|zolang|totdat|tenzij|alvorens)\b)",
    re.I,
)
_CLAUSE = re.compile(r"[,;:.]|\b(?:en|maar|want)\b", re.I)
_OF = re.compile(r"\b(?:van|over|bij|rond|voor|op|in|met|tot|aan|uit)\b", re.I)
_IT = re.compile(r"\W*(?:het|dit|deze|die|dat)(?:\s+(?:stuk|plan|nota|notitie|voorstel|document))?\W*", re.I)


def left_out(said: Said, case: Case) -> str | None:
    """The product that does not come at a body which has a row of it in the master planning; None where none is."""
    told = _NOT_AT.search(said.text) or _NOT_LAID.search(said.text)
    if told is None or case.master is None:
        return None
    subject = told["subject"] if told["subject"].strip() else _CLAUSE.split(said.text[: told.start()])[-1]
    if _OF.search(subject) or not (products_in(subject, case.rules) or _IT.fullmatch(subject)):
        return None
    product = next(iter(products_in(subject, case.rules)), None) or about(said, case.rules)
    bodies = set(bodies_in(told["who"], case.rules))
    phases = phases_said(subject, case)
    planned = any(
        row.concerns(product) and bodies & set(row.bodies) and (not phases or row.phase in (None, *phases))
        for row in case.master.items
    )
    return product if product is not None and planned else None
