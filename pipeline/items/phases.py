"""In which phase a product is told of (contouren, concept, definitief), and of how many bodies (x 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.items.guarded import Guarded
from pipeline.model import NameMention
from pipeline.rulebook import Rulebook

BEFORE, BEHIND = 30, 18
# What may be definite and is no text: the place, the day, the agenda of a meeting.
_NO_TEXT = (
    r"(?:(?:vergader)?locatie|plaats|plek|(?:\w+s|vergader)?zaal|ruimte|adres|(?:vergader|start|begin)?datum|data|tijdstip\w*|tijden|"
    r"dag|avond|(?:vergader)?agenda|uitnodiging\w*|(?:deelnemers|presentie|sprekers|aanmeld|genodigden)?lijst|opkomst|aantal\w*|"
    r"bezetting|samenstelling|(?:vergader)?(?:planning|rooster|schema)|keuze|afspraak|boeking|reservering|sprekers?|voorzitter|"
    r"dagvoorzitter|\w*indeling|\w*verdeling|inrichting|volgorde|benoeming|aanmelding\w*|presentatie|opstelling|catering|vorm|duur)"
)
_OF_NO_TEXT = re.compile(rf"\b(?:definitieve?|voorlopige?|concept)[\s-]+(?=(?:\w+e\s+)?{_NO_TEXT}\b)")
_SUBJECT_NO_TEXT = re.compile(
    rf"(?:^|[.;:,(]\s*|\b(?:dat|en|maar|omdat|nu|of)\s+)\W*(?:(?:ook|alleen|inmiddels|daarmee)\s+(?:is|zijn)\s+)?"
    rf"(?:de|het|een|uw|onze|deze|dit|die)\s+(?:\w+e\s+)?{_NO_TEXT}\b"
    r"(?:(?!\b(?:is|zijn|was|waren|heeft|hebben)\s+(?:de|het|een|dit|deze)\s)[^;:])*$"
)
_OBJECT_NO_TEXT = re.compile(rf"\b(?:de|het|een|deze|dit|uw|onze)\s+(?:\w+e\s+)?{_NO_TEXT}\b")
# Directly behind a date: how far the product is by then: ``in november, wanneer de definitieve tekst voorligt``.
BY_THEN = re.compile(r"\s*,?\s*(?:als|wanneer|zodra|waarop|waarin|waarbij|met)\s[^,;.]{3,90}", re.I)
_CLAUSE = re.compile(r"[,;:.]|\b(?:en|of|maar|naar|voor|door|over|met)\b")
# No definitive text yet: that phase is not told of.
_NEGATED = Guarded(r"\b(?:geen|niet(?:\s+(?:de|het|een))?)\s+\w+(?=\s)")
# Directly behind the name: ``, definitieve versie``, `` - concept``.
_APPOSED = re.compile(
    r"\s*(?:[,–—/-]\s*|\s)(?:de\s+|het\s+|een\s+|als\s+)?(?:[a-z]\w+e\s+(?:versie|tekst|variant)|\w+versie|[a-z]+)(?=\s*(?:[,;:.()–]|$))"
)
_BRACKETED = re.compile(r"\s*\(([^)]*)\)|\s+in\s+(\w+)")
# Behind the name, in one clause with it: ``levert het plan op 12 juni in zijn definitieve vorm op``.
_IN_FORM = re.compile(
    r"[^,;:.()]{0,60}?\s(?:in|als)\s+(?:(?:de|het|een|haar|zijn|hun|deze|dit)\s+)?(?P<phase>\w+e)\s+"
    r"(?:vorm|versie|gedaante|staat|redactie|tekst)\b"
)
# Away from the name: ``heeft nog de status van concept``, ``slechts een conceptversie``, ``is nog een concept``.
_TOLD_APART = re.compile(
    r"\b(?:betreft|betreffen|gaat\s+(?:dan\s+|daar\s+)?(?:het\s+)?om)\s+(?:de|het|een)\s+\w+e\s+(?:versie|tekst|variant)|"
    r"\b(?:lig|staa)(?:t|gen|n)\s+(?!(?:de|het|een|deze|dit|die)\s+(?:\w+e\s+)?"
    + _NO_TEXT
    + r"\b)[^,;:.]{0,60}?\bdefinitief\s+vast\b|"
    r"\b(?:status\s+van|(?:nog|slechts|alleen|een)\s+(?:een\s+)?(?:eerste\s+|tweede\s+)?|als)\s*\w+"
)
_FINAL = Guarded(
    r"\b(?:is|zijn|was|waren|geldt|gelden|heeft|hebben)\b[^;:.?!]{0,80}?\b(?:definitief|onherroepelijk)"
    r"(?=\s*(?:$|[.,;:)!]|(?:en|vastgesteld|geworden|verklaard|sinds|na|per|met|door|in|op|nu|want|sindsdien|is|zijn|dus)\b))|"
    r"\b(?:definitief|onherroepelijk)\s+(?:vastgesteld\s+|geworden\s+)?(?:is|zijn)\b|"
    r"\bdefinitieve\s+(?:versie|tekst|variant)\b[^;:.?!]{0,60}?\b(?:is|zijn)\s+(?:(?:nu|inmiddels|intussen|thans|al)\s+)?"
    r"(?:gereed|klaar|af)\b|"
    r"\b(?:heeft|hebben|kreeg|kregen|draagt|dragen)\b[^;:.?!]{0,60}?\bstatus\s+"
    r"(?:van\s+)?[‘’'“”\"]?(?:definitie\w+|vastgesteld)|"
    r"\b(?:geen|niet\s+(?:langer|meer))\s+(?:sprake\s+van\s+)?(?:een\s+)?concept\w*(?:\s+meer)?\b(?!\s+(?:maar|en)\b)|"
    r"\b(?:ligt|is|bestaat|circuleert)\s+(?:er\s+)?(?:(?:nu|thans|inmiddels|intussen|sinds\s+\w+|al|reeds|ook)\s+)*een\s+"
    r"(?:door\s+(?:[\w-]+\s+){1,4}?)?(?:definitieve|vastgestelde)\b(?!\s+(?:datum|planning|agenda|keuze|lijst))[^;:.?!]{0,60}?\b(?:versie|tekst|notitie|nota|plan|\w*stuk|exemplaar)\b|"
    r"\bbeschik(?:t|ken)\s+(?:\w+\s+){0,3}?over\s+(?:een|de)\s+(?:definitieve|vastgestelde)\b(?!\s+(?:datum|planning|agenda|lijst))|"
    r"\bconcept\w*\b[^;:.?!]{0,25}\bgeen\s+sprake\s+meer\b|"
    r"\bconceptfase\b[^;:.?!]{0,50}\b(?:voorbij|achter de rug|afgesloten)\b"
)
# ``Wij beschouwen de inhoud als definitief``.
_HELD_FINAL = Guarded(
    r"\b(?:beschouw\w*|zie(?:t|n)?|acht(?:en)?|houd(?:t|en)?|merk(?:t|en)?|bestempel\w*|aangemerkt|beschouwd|gezien|gezet)\b"
    r"[^;:.?!]{0,90}?\b(?:als|voor|op)\s+(?:definitief|onherroepelijk|afgerond\s+en\s+definitief)\b"
)
# Before a product: ``de definitieve, door de raden vastgestelde``.
_SET_BY = re.compile(
    r"\bdoor\s+(?:de|het|uw|alle|onze|ons)\s+[^,;.]{2,40}?\s+(?:op\s+[^,;.]{3,20}\s+)?(?:(?:definitief|unaniem|inmiddels)\s+)?"
    r"(?:vastgestelde|goedgekeurde|bekrachtigde|geaccordeerde|aangenomen)\s+(?:\w+e\s+)?$",
    re.I,
)
# Of another edition, or of one that is still to come.
_OTHER_EDITION = re.compile(
    r"\b(?:huidige|vigerende|geldende|oude|vorige?|eerdere?|destijds|indertijd|toenmalige|nog\s+te|straks|later|t\.z\.t\.|(?:19|20)\d\d)\b",
    re.I,
)
_DRAFT = Guarded(
    r"\b(?:is|zijn|betreft|blijft|verkeert|verkeren|heeft|hebben)\b[^;:.?!,]{0,60}?\b"
    r"(?:nog\s+(?:altijd\s+|steeds\s+|slechts\s+|maar\s+)*(?:een\s+|in\s+)?(?:eerste\s+|tweede\s+)?(?:concept|ontwerp)\w*|"
    r"in\s+(?:de\s+)?conceptfase|(?:de\s+)?status\s+(?:van\s+)?[‘’'“”\"]?concept)"
)
_NOT_SO = re.compile(
    r"\b(?:niet|nog\s+geen|pas|zodra|wanneer|nadat|indien|totdat|tot|voordat|zal|zullen|moet|moeten|wordt|worden|dan|kan|"
    r"kunnen|zou|mits|bijna|nagenoeg|eerst|of|mocht|vrijwel|grotendeels|(?<!geldt )(?<!gelden )als)\b"
)
_NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_COUNT = Guarded(
    rf"\(\s*x\s*(\d+)\s*\)|\bx\s?(\d+)\b|\b(\d+)\s?x\b|\b{_NUMBER}\s+(?:gemeenten|colleges|raden|gemeenteraden)\b", re.I
)


@lru_cache(maxsize=16)
def count_in(text: str) -> int | None:
    """Of how many bodies the text speaks: ``(x 7)``, ``7x``, ``zeven colleges``; None where it does not say."""
    match = _COUNT.search(text)
    if match is None:
        return None
    said = next(filter(None, match.groups())).casefold()
    return _NUMBERS.get(said) or int(said)


def phase_in(text: str, names: Sequence[NameMention], product: str | None, rules: Rulebook) -> str | None:
    """The phase told of ``product``, by the words of ``[fasen]`` inside its name or directly around it.

    ``names`` are the products found in ``text``. None where no phase is told.
    """
    low = _told(text)
    for name in (name for name in names if name.id == product):
        formed = _IN_FORM.match(text.casefold(), name.end)
        if formed is not None and (phase := _first(formed["phase"], rules)) is not None:
            return phase
        for found in (_beside(low, name, rules), _first(low[name.start : name.end], rules)):
            if found is not None:
                return found
    apart = (
        match[0]
        for match in _TOLD_APART.finditer(low)
        if not (match[0].endswith("vast") and _SUBJECT_NO_TEXT.search(low[: match.end()]))
    )
    told = {found for said in apart if (found := _first(said, rules)) is not None}
    if len(told) == 1:
        return told.pop()
    known = rules.product(product)
    return _first(known.naam.casefold(), rules) if known else None


@lru_cache(maxsize=16)
def state_in(text: str) -> str | None:
    """The phase in which the text says that a product is by now: ``is het plan definitief``, ``is nog een concept``."""
    low = text.casefold()
    for phase, words in (("definitief", _FINAL), ("definitief", _HELD_FINAL), ("concept", _DRAFT)):
        found = words.search(low)
        if found is None or not low[: found.start()].strip(" -•*"):  # a verb that comes first asks, or tells of a case
            continue
        clause = max((m.end() for m in re.finditer(r"[.;:,]", low[: found.start()])), default=0)
        said = low[clause : found.end()].replace("niet meer", "").replace("niet langer", "")
        said = said.replace(" als ", " ") if words is _HELD_FINAL else said
        of_a_text = _SUBJECT_NO_TEXT.search(low[: found.end()]) is None and not (
            words is _HELD_FINAL and _OBJECT_NO_TEXT.search(found[0])
        )
        if of_a_text and _NOT_SO.search(said) is None:
            return phase
    return None


def set_by(text: str, product: NameMention) -> bool:
    """Whether the product is told of as one that a body has decided on: ``het door de raden vastgestelde plan``."""
    before = text[: product.start]
    return _SET_BY.search(before) is not None and not (_OTHER_EDITION.search(text) or _NOT_SO.search(before.casefold()))


def phases_in(text: str, rules: Rulebook) -> list[tuple[str, int, int]]:
    """Every phase told in the text, with its span."""
    low = _told(text)
    return [
        (phase, match.start(), match.end())
        for phase, words in rules.acts.fasen.items()
        for word in words
        if word in low
        for match in re.finditer(rf"(?<!\w){re.escape(word)}", low)
    ]


@lru_cache(maxsize=16)
def _told(text: str) -> str:
    """The text in lower case with blanks for a phase that is denied, or of what is no text; spans stay the same."""
    low = _NEGATED.sub(lambda match: " " * len(match[0]), text.casefold())
    low = _OF_NO_TEXT.sub(lambda match: " " * len(match[0]), low)
    for match in _FINAL.finditer(low):
        if _SUBJECT_NO_TEXT.search(low[: match.end()]):
            low = low[: match.start()] + " " * len(match[0]) + low[match.end() :]
    return low


def _beside(low: str, name: NameMention, rules: Rulebook) -> str | None:
    before = _CLAUSE.split(low[max(0, name.start - BEFORE) : name.start])[-1]
    behind = low[name.end : name.end + BEHIND]
    bracketed = _BRACKETED.match(behind) or _APPOSED.match(low, name.end)
    return _first(before, rules) or (_first(bracketed[0], rules) if bracketed else None)


def _first(low: str, rules: Rulebook) -> str | None:
    """The phase of which a word stands in the text, the first in the order of the rules."""
    words = _words(tuple(rules.acts.fasen.items()))
    return next((phase for phase, said in words if said.search(low)), None)


@lru_cache(maxsize=4)
def _words(phases: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds any of the words of each phase."""
    return tuple(
        (phase, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})")) for phase, words in phases if words
    )
