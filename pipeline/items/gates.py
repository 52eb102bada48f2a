"""Go/no-go moments, signatures and starts that wait for decisions: which sentences tell when one is, and on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from pipeline.items import around, dutch
from pipeline.items.guarded import Guarded
from pipeline.model import PlanningItem, Sentence
from pipeline.rulebook import Rulebook

GATE_REACH = 4
DECIDED = (
    "besluit", "besluiten", "besloten", "beslist", "besluit genomen", "ingestemd", "instemmen", "instemming", "akkoord",
    "vastgesteld", "vaststelling",
    "positief", "positieve", "zienswijze", "zienswijzen", "goedgekeurd", "goedkeuring", "toestemming",
    "raadsbesluiten", "raadsbesluit", "collegebesluiten", "fiat", "ja gezegd", "groen licht", "stemt in", "stemmen in",
    "ja … gezegd", "uitgesproken", "unaniem", "een ja", "ja van", "aanvaard", "geaccordeerd", "gefiatteerd",
)  # fmt: skip
_GO = re.compile(
    r"\bgo\s?[-–]?\s?(?:/|of(?:\s+een)?|en)?\s?[-–]?\s?no\s?[-–]?\s?go|(?<=['‘\"“])go(?=['’\"”])|\bgo-(?:besluit|moment)\b",
    re.I,
)
# What waits: a signature, a start, a contract. A sentence with its day belongs to the one that says what it waits for.
_WAITING = (
    re.compile(
        r"\b(?:onderteken\w*|bezegel\w*|getekend|tekenen|tekent|handtekening\w*|teken(?:datum|dag|moment|sessie|bijeenkomst|ceremonie)\w*)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:\w*start\w*|gestart|opening|opent|geopend|open(?=\s*[.,;])|begint|beginnen|aanvang\w*|ingangsdatum|ingang|in\s+werking|inwerking\w*|operationeel)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:\w*contract\w*|\w*overeenkomst|convenant|aanbested\w*|gunning|gunnen|werving|opdrachtverlening|uitvoering|verplichting\w*)\b",
        re.I,
    ),
)
_BACK = re.compile(
    r"^\W*(?:(?:een|de|harde|enige|wel|het)\s+)*(?:voorwaarde|eis|vereiste|daarvoor|hiervoor|daartoe|hiertoe|dat|dit|vereist|nodig|maar|wel|daaraan|een\s+en\s+ander)\b",
    re.I,
)
# ``Zoals afgesproken gebeurt dat pas als``: behind what opens the sentence, where the one before it tells what waits.
_BACK_FURTHER = re.compile(
    r"^[^,;.]{0,50}\b(?:gebeurt|kan|mag|lukt|geldt|doen\s+(?:wij|we)|doet\s+(?:hij|zij|men))\s+(?:dat|dit)\b|"
    r"^[^,;.]{0,50}\bdat\s+(?:dat|dit|deze|die)\s+(?:[\w-]+\s+)?(?:alleen|pas|slechts|uitsluitend|enkel)\b",
    re.I,
)
# ``gaat op 1 juli van start, nadat alle raden hebben ingestemd``: without a word like ``pas``; a day in the clause is
# that of the decisions.
_AFTER_ALL = re.compile(
    r"\b(?:nadat\b(?P<clause>[^,;.]*)|na(?=\s+(?:(?:de|een|het)\s+)?(?:positieve?\s+)?(?:instemming|akkoord|goedkeuring|vaststelling|besluit|"
    r"besluiten|besluitvorming|fiat|toestemming)\b)\b"
    r"(?P<noun>[^,;.]*?(?=[,;.]|$|\s+(?:gaat|gaan|kan|kunnen|wordt|worden|start|starten|begint|beginnen|teken\w*|onderteken\w*|treedt|vindt)\b)))",
    re.I,
)
_COUNTED = Guarded(
    r"\b(?:zodra|als|wanneer|nadat|pas\s+na)\s+(?:(?:ook|straks)\s+)?(?:de|deze|alle)\s+"
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2})\s+(?:\w+e\s+)?(?:colleges|raden|gemeenteraden|gemeenten)\b",
    re.I,
)
# All must have decided by the day told of just before.
_BY_THEN = re.compile(
    r"\b(?:hebben|zijn)\s+dan\b|\bdan\s+(?:al|reeds|inmiddels|wel|allemaal|allen)\b|\b(?:op\s+dat\s+moment|v[oó]{2}r\s+die\s+tijd|vooraf)\b",
    re.I,
)
_ON = re.compile(
    r"^\W*(?:dat|dit|die|deze)\b|\b(?:doet|doen)\s+dat\b|\bgebeurt\b|\b(?:daarvoor|hiervoor|daartoe|hiertoe)\b", re.I
)
_DECIDERS = ("colleges", "raden")


class Gate(Struct, frozen=True):
    """The product on which a gate waits, where one is named near it, and the sentence that says that it waits."""

    product: str | None
    condition: str


def gates_in(sentences: tuple[Sentence, ...], dated: Sequence[bool], rules: Rulebook) -> dict[int, Gate]:
    """Sentences, by index, that may tell when a gate is. ``dated``: whether a date stands in each sentence."""
    found: dict[int, Gate] = {}
    named = bool(rules.acts.poort) and _any_of(rules.acts.poort).may(_folded(" ".join(one.text for one in sentences)))
    for at in (at for at, sentence in enumerate(sentences) if waits(sentence.text, rules, named)):
        for near in range(max(0, at - 1), min(len(sentences), at + GATE_REACH)):
            if (
                near == at
                or dutch.MOMENT.search(sentences[near].text)
                or _is_that_of(near, at, sentences, dated, rules)
            ):
                beside = sorted(range(max(0, near - 2), min(len(sentences), near + 3)), key=lambda n: abs(n - near))
                products = (name.id for n in beside for name in sentences[n].names if name.kind == "product")
                found.setdefault(near, Gate(next(products, None), sentences[at].text))
    return found


def _is_that_of(near: int, at: int, sentences: tuple[Sentence, ...], dated: Sequence[bool], rules: Rulebook) -> bool:
    """Whether the sentence beside the one at ``at``, which has no day, tells the day of what waits there."""
    if dated[at] or not dated[near] or abs(near - at) != 1 or _decides(sentences[near], rules):
        return False
    one, other = sentences[near].text, sentences[at].text
    if any(words.search(one) and words.search(other) for words in _WAITING):
        return True
    if near > at:
        return bool(_ON.search(one))
    told = _BY_THEN.search(other) or _BACK_FURTHER.match(other)
    return bool(_BACK.match(other)) or (bool(told) and any(words.search(one) for words in _WAITING))


def may_wait(word: str) -> bool:
    """Whether a word is for what waits for decisions: a contract, a signature, a start."""
    return any(words.search(word) for words in _WAITING)


def _decides(sentence: Sentence, rules: Rulebook) -> bool:
    """Whether colleges or councils are told to decide there: its days are those of what is waited for."""
    levels = rules.levels(name.id for name in sentence.names if name.kind == "body")
    acts = (rules.act(name.id) for name in sentence.names if name.kind == "act")
    return bool(levels & set(_DECIDERS)) and any(act is not None and act.besluit for act in acts)


def waits(text: str, rules: Rulebook, named: bool = True) -> bool:
    """Whether going on hangs on decisions of all: by a word for a gate, or by all, a condition and a decision.

    ``named``: whether a word for a gate may stand in it.
    """
    if (named and says(rules.acts.poort, text)) or ("go" in _folded(text) and _GO.search(text)):
        return True
    if not says(DECIDED, text):
        return False
    counted = _counted_signing(text)
    if not counted and not says(rules.acts.allen, text):
        return False
    if not counted and not says(rules.acts.doorgang, text) and not _after_all(text, rules):
        return False
    without = around.ALL_RECEIVE.sub(" ", text)
    return without == text or says(rules.acts.allen, without)


def _counted_signing(text: str) -> bool:
    """Whether a signature or start is told beside all colleges by their number: ``zodra de zes colleges``."""
    return _COUNTED.search(text) is not None and any(words.search(text) for words in _WAITING[:2])


def _after_all(text: str, rules: Rulebook) -> bool:
    """Whether a signature or a start is told to come after all have decided."""
    after = _AFTER_ALL.search(text)
    clause = (after["clause"] or after["noun"] or "") if after is not None else ""
    if after is None or re.search(r"\d", clause) or not says(rules.acts.allen, clause):
        return False
    main = text[: after.start()] + text[after.end() :]
    return says(DECIDED, clause) and any(words.search(main) for words in _WAITING[:2])


def awaited(item: PlanningItem, rules: Rulebook) -> bool:
    """Whether an item of a gate's sentence is a decision that the gate waits for, or the signature itself."""
    act = rules.act(item.act)
    return act is not None and (act.besluit or act.id == "afsluiten") and item.modality != "ontkend"


def says(words: tuple[str, ...], text: str) -> bool:
    """Whether one of these words of the rules stands in the text; ``…`` is a gap of at most eighty characters."""
    return bool(words) and _any_of(words).search(_folded(text)) is not None


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """In lower case on one line; several lists of words are looked for in one sentence after the other."""
    return " ".join(_unstressed(text).split())


def _unstressed(text: str) -> str:
    """In lower case without the accents that only stress a word: ``álle colleges``."""
    return text.casefold().replace("á", "a").replace("í", "i").replace("ú", "u")


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> Guarded:
    gapped = (r"\b.{0,80}?\b".join(re.escape(part.strip()) for part in _unstressed(word).split("…")) for word in words)
    return Guarded(rf"(?<!\w)(?:{'|'.join(gapped)})(?!\w)")
