"""What a sentence names to decide or speak of that is no product of the programme: a paper or matter of its own.

Such a sentence is not on the product told of before it: ``De huurovereenkomst van het pand wordt op 2 maart
ondertekend``. A general word is (``het stuk``, ``de nota``), unless it is told apart: ``de nota parkeren``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.items import dutch, dutch_matters
from pipeline.model import NameMention
from pipeline.rulebook import Rulebook
from pipeline.ruletypes import Product

SHORTEST_HEAD = 4
SHORTEST_FRONT = 5
MOST_NOUNS = 50_000
_WORD = re.compile(r"[\w-]+")


def own_matter(text: str, names: Sequence[NameMention], rules: Rulebook) -> int | None:
    """Where in the text the first matter of its own stands; None where there is none.

    ``names`` are those of the text: what they stand for is known.
    """
    plain = without(text, [name for name in names if name.kind != "track"])
    other = _other_programme(plain, rules)
    found = [] if other is None else [other]
    words = rules.vocabulary
    low = plain.casefold()
    if any(map(low.__contains__, words.stukwoorden)):
        tails = _folded(words.stukwoorden)
        for phrase in dutch_matters.NOUN_PHRASE.finditer(plain):
            head = next(
                (word for word in _WORD.finditer(plain, *phrase.span("words")) if word[0].casefold().endswith(tails)),
                None,
            )
            if head is not None and _counts(phrase, plain) and _is_own(head, plain, rules):
                found.append(head.start())
                break
    label = dutch_matters.LABEL.match(plain)
    if label is not None and not dutch_matters.COMMON_LABEL.search(label["label"]):
        first = label["label"].split()[0].casefold()
        known = named_by(first, rules) or (_only_when(first) and first not in words.stukwoorden)
        found += [] if known else [label.start("label")]
    return min(found, default=None)


def told_apart(text: str, start: int, end: int, rules: Rulebook) -> bool:
    """Whether the noun at ``start:end`` is told to be another one: ``de lokale nota``, ``het programma Zuiderzoom``."""
    if dutch_matters.APART_BEFORE.search(text, max(0, start - 40), start):
        return True
    named = dutch_matters.NAMED_BEHIND.match(text, end)
    if named is not None:
        return not _is_ours(named["name"], rules)
    apposed = dutch_matters.APPOSED.match(text, end)
    return apposed is not None and dutch_matters.MODAL.search(text, 0, start) is None


def without(text: str, names: Sequence[NameMention]) -> str:
    """The text with dots for the names in it; spans stay the same."""
    signs = list(text)
    for name in names:
        signs[name.start : name.end] = "·" * (name.end - name.start)
    return "".join(signs)


def is_part(noun: str, product: Product) -> bool:
    """Whether the noun is the head of the product's name, or the front of a compound."""
    for word in (word.casefold() for word in (product.naam, *product.aliassen)):
        last = word.split()[-1]
        if len(noun) >= SHORTEST_HEAD and last.endswith(noun) and last != noun + "s":
            return True
        if len(noun) >= SHORTEST_FRONT and " " not in word and word.startswith(noun) and word != noun:
            return True
    return False


def named_by(noun: str, rules: Rulebook) -> frozenset[str]:
    """The products of whose names the noun is the head, or the front of a compound."""
    nouns = _nouns(rules)
    found = nouns.get(noun)
    if found is None:
        found = frozenset(product.id for product in rules.products if is_part(noun, product))
        if len(nouns) < MOST_NOUNS:
            nouns[noun] = found
    return found


_NOUNS: dict[str, dict[str, frozenset[str]]] = {}


def _nouns(rules: Rulebook) -> dict[str, frozenset[str]]:
    """The nouns met so far in papers read by these rules, with the products that they name."""
    if rules.sha256 not in _NOUNS:
        _NOUNS.clear()
        _NOUNS[rules.sha256] = {}
    return _NOUNS[rules.sha256]


def _counts(phrase: re.Match[str], text: str) -> bool:
    """Whether the noun phrase is what is decided or spoken of, and not where, when or by which means."""
    led = (phrase["led"] or "").strip().casefold()
    if not led or led in ("over", "inzake", "omtrent", "betreffende", "aangaande", "met"):
        return True
    return led in ("van", "aan", "voor", "op") and text[: phrase.start()].rstrip().endswith("·")


def _is_own(head: re.Match[str], text: str, rules: Rulebook) -> bool:
    noun = head[0].casefold()
    if dutch_matters.OF_THE_CASE.fullmatch(noun):
        return False
    if noun in rules.vocabulary.algemene_stukwoorden or named_by(noun, rules):
        return told_apart(text, *head.span(), rules)
    return True


def _only_when(head: str) -> bool:
    """Whether a label says when or by whom; elections are a time in a sentence, and a matter before a colon."""
    return dutch.NEUTRAL.fullmatch(head) is not None and not head.endswith("verkiezingen")


def _other_programme(text: str, rules: Rulebook) -> int | None:
    """Where another programme is named; None where none is, or the rules do not say what this one is called."""
    if not rules.programme.kenwoorden:
        return None
    for found in dutch_matters.PROGRAMME.finditer(text):
        if not _is_ours(found["name"], rules):
            return found.start()
    return None


def _is_ours(name: str, rules: Rulebook) -> bool:
    """Whether a name is that of this programme, or of one of its tracks and products."""
    low = name.casefold()
    return any(low in word.casefold() or word.casefold() in low for word in rules.programme.kenwoorden)


@lru_cache(maxsize=4)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.casefold, words))
