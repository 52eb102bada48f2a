"""Dates that a sentence names only to say that they no longer hold: moved from, instead of, no longer, formerly."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded

_DAY = r"(?:(?:op|in|van|voor|naar)\s+)?(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|de\s+datum)\s+)?"
# Directly before the date.
_BEFORE = Guarded(
    rf"\b(?:in plaats van|in de plaats van|anders dan|niet langer|niet meer|"
    rf"niet(?:\s+(?:plaats|bijeen|samen))?\s+(?:op|in)|(?:verplaatst|verschoven|verzet|"
    rf"uitgesteld|vervroegd|doorgeschoven|opgeschoven|verschuift|verhuist|gaat|schuift|wijzigt|gewijzigd)"
    rf"(?:\s+\w+){{0,3}}?\s+van|(?<!niet )(?:eerder|oorspronkelijk|aanvankelijk|eerst(?!volgende\b|e\b))\w*"
    rf"(?:\s+(?!wordt\b|is\b|stelt\b|besluit\b|dan\b)\w+){{0,4}}?)"
    rf"\s+{_DAY}$|\b(?:per abuis|abusievelijk|ten onrechte|foutief|verkeerdelijk)(?:\s+\w+){{0,4}}?\s+{_DAY}$",
    re.I,
)
_FROM = re.compile(r"\bvan\s+(?:\w+dag\s+)?$", re.I)
_TO = re.compile(r"^\s*,?\s*(?:naar|verplaatst naar|verschoven naar|verzet naar|wordt nu|wordt dus)\b", re.I)
# ``die op 4 juli zou plaatsvinden``: it does not.
_WHICH = re.compile(rf"\b(?:die|dat|welke)\s+(?:\w+\s+){{0,2}}?{_DAY}$", re.I)
_WOULD = re.compile(r"^\s*(?:\d{4}\s*)?(?:om\s+[\d.:]+\s+(?:uur\s+)?)?zou(?:den)?\b", re.I)
_NOT = re.compile(r"\bniet\s+(?:al\s+|pas\s+|meer\s+)?(?:op|in)\s+(?:\w+dag\s+)?$", re.I)
_BUT = re.compile(r"^\s*,?\s*(?:maar|doch)\b", re.I)
_GONE = re.compile(r"^[^,;.]{0,40}?\b(?:vervalt|vervallen|geschrapt|gaat niet door|komt te vervallen|afgelast)\b", re.I)
_DATE_OF = re.compile(r"\b(?:datum|dag|moment|optie)\s+van\s+(?:\w+dag\s+)?$", re.I)
_LAPSES = re.compile(r"^[^,;.:]{0,140}?\b(?:vervalt|vervallen|geschrapt|komt te vervallen|afgelast)\b", re.I)
# Anywhere in the same part of the sentence.
_OLD_PLAN = Guarded(
    r"\b(?:vorige|oude|eerdere|vervallen|ingetrokken|achterhaalde|verouderde|voorgaande)\s+(?:\w+\s+){0,2}?"
    r"(?:versie|planning|overzicht|schema|routekaart|brief|memo|agenda|kalender|concept|spoorboekje|opzet)\b|"
    r"\b(?:planning|overzicht|schema|routekaart)\w*\s+van\s+vorig\s+jaar\b|"
    r"\bstond(?:en)?\b[^;.]*\b(?:nog|eerst|aanvankelijk|oorspronkelijk)\b|"
    r"\bwas(?:\s+\w+){0,4}?\s+(?:eerst|aanvankelijk|oorspronkelijk)\b|"
    r"\b(?:aanvankelijk|oorspronkelijk|in\s+eerste\s+instantie)\s+(?:was|waren|stond|stonden|gold|golden|mikte|mikten|zou|zouden)\b",
    re.I,
)
# Why something is so, and not when it is.
_REASON = re.compile(r"\b(?:wegens|vanwege|in verband met|i\.v\.m\.|omwille van|gezien)\s+(?:de\s+|het\s+)?$", re.I)
_HABIT = re.compile(
    r"\b(?:normaal|normaliter|in de regel|doorgaans|meestal|gewoonlijk|altijd|steeds|vaste|elke|iedere|de\s+meeste)\b|"
    r"\b(?:hebben|heeft|houden|houdt)\s+(?:allemaal\s+|ook\s+)?(?:hun|haar|zijn)\s+(?:\w+e\s+)?\w*(?:vergadering|overleg|bijeenkomst)(?:en)?\b",
    re.I,
)
_PARTS = re.compile(r";|(?<=[.!?])\s")
_REACH = 400
"""Characters on either side: further off nothing is said about a date, and a list without a full stop stays quick."""


def superseded(text: str, start: int, end: int) -> bool:
    """Whether the date at ``start:end`` of the sentence is told as one that no longer holds, or as no date at all.

    No date at all is a day of the week on which somebody usually meets, and a holiday that is the reason for something.
    """
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if start > _REACH:
        before = before.partition(" ")[2]
    named = not any(char.isdigit() for char in text[start:end])
    if named and (_REASON.search(before) or (text[start:end].casefold().endswith("dag") and _HABIT.search(before))):
        return True
    if _BEFORE.search(before) or (_NOT.search(before) and _BUT.search(behind)):
        return True
    if _WHICH.search(before) and _WOULD.search(behind):
        return True
    if (
        (_FROM.search(before) and _TO.search(behind))
        or _GONE.search(behind)
        or (_DATE_OF.search(before) and _LAPSES.search(behind))
    ):
        return True
    part_start = max((match.end() for match in _PARTS.finditer(before)), default=0)
    part = before[part_start:] + text[start:end] + _PARTS.split(behind, 1)[0]
    return bool(_OLD_PLAN.search(part))
