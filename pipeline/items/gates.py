"""Go/no-go moments: which sentences tell when one is, and on which product it waits."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.items import dutch
from pipeline.model import PlanningItem, Sentence
from pipeline.rulebook import Rulebook

GATE_REACH = 4
DECIDED = (
    "besluit", "besluiten", "besloten", "beslist", "besluit genomen", "ingestemd", "instemmen", "instemming", "akkoord",
    "vastgesteld", "positief", "zienswijze", "zienswijzen", "goedgekeurd", "goedkeuring",
    "raadsbesluiten", "raadsbesluit",
)  # fmt: skip


def gates_in(sentences: tuple[Sentence, ...], rules: Rulebook) -> dict[int, str | None]:
    """Sentences, by index, that may tell when a gate is, with the product named nearest to them."""
    telling = [at for at, sentence in enumerate(sentences) if waits(sentence.text, rules)]
    found: dict[int, str | None] = {}
    for at in telling:
        for near in range(max(0, at - 1), min(len(sentences), at + GATE_REACH)):
            if near == at or dutch.MOMENT.search(sentences[near].text):
                around = sorted(range(max(0, near - 2), min(len(sentences), near + 3)), key=lambda n: abs(n - near))
                products = (name.id for n in around for name in sentences[n].names if name.kind == "product")
                found.setdefault(near, next(products, None))
    return found


def waits(text: str, rules: Rulebook) -> bool:
    """Whether going on hangs on decisions of all: by a word for a gate, or by all, a condition and a decision."""
    if says(rules.acts.poort, text):
        return True
    return all(says(words, text) for words in (rules.acts.allen, rules.acts.doorgang, DECIDED))


def awaited(item: PlanningItem, rules: Rulebook) -> bool:
    """Whether an item of a gate's sentence is a decision that the gate waits for: its day is not its own."""
    act = rules.act(item.act)
    return act is not None and act.besluit and item.modality != "ontkend"


def says(words: tuple[str, ...], text: str) -> bool:
    """Whether one of these words of the rules stands in the text; ``…`` is a gap of at most eighty characters."""
    return bool(words) and _any_of(words).search(_folded(text)) is not None


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """In lower case on one line; several lists of words are looked for in one sentence after the other."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    gapped = (r"\b.{0,80}?\b".join(re.escape(part.strip()) for part in word.casefold().split("…")) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(gapped)})(?!\w)")
