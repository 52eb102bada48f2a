"""Bodies called by the last part of their name once they were named in full: ``de ondernemingsraad``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from pipeline.model import NameMention, Sentence
from pipeline.rulebook import Rulebook

SHORTEST = 5
_TO = re.compile(r"\W*aan\s*:?\s+(?:de|het|voorzitter|leden)\b", re.I)
_YOUR_COUNCIL = re.compile(r"uw raad", re.I)
_ADJECTIVE = re.compile(r"\w+(?:e|isch|lijk|eel|aal)|algemeen|dagelijks|bijzonder|extern|intern", re.I)


def short_names(rules: Rulebook, taken: Iterable[str]) -> dict[str, frozenset[str]]:
    """The noun of each name of more words, with the bodies that it may be; not one that is a name itself."""
    known = {word.casefold() for word in taken}
    found: dict[str, set[str]] = {}
    for body in rules.bodies:
        for name in (body.naam, *body.aliassen):
            noun = _noun(name)
            if noun is not None and noun not in known:
                found.setdefault(noun, set()).add(body.id)
    return {noun: frozenset(ids) for noun, ids in found.items()}


def _noun(name: str) -> str | None:
    words = name.split()
    if len(words) < 2:
        return None
    at = next((at for at, word in enumerate(words) if not _ADJECTIVE.fullmatch(word)), len(words) - 1)
    noun = words[at]
    return noun.casefold() if noun.isalpha() and not noun.isupper() and len(noun) >= SHORTEST else None


def with_short_names(sentences: Sequence[Sentence], nouns: dict[str, frozenset[str]]) -> tuple[Sentence, ...]:
    """The sentences, with the body meant where only its noun stands and one body of that noun was named before."""
    sentences = _to_a_council(sentences)
    if not nouns:
        return tuple(sentences)
    named: set[str] = set()
    called = _called(tuple(nouns))
    found = []
    for sentence in sentences:
        named.update(name.id for name in sentence.names if name.kind == "body")
        added = [
            NameMention("body", next(iter(meant)), match.start("noun"), match.end("noun"))
            for match in (called.finditer(sentence.text) if named and _holds(sentence, nouns) else ())
            if len(meant := nouns[match["noun"].casefold()] & named) == 1 and not _taken(sentence, match)
        ]
        if added:
            ordered = sorted((*sentence.names, *added), key=lambda name: (name.start, name.end))
            sentence = replace(sentence, names=tuple(ordered))
        found.append(sentence)
    return tuple(found)


def _holds(sentence: Sentence, nouns: dict[str, frozenset[str]]) -> bool:
    return any(map(sentence.text.casefold().__contains__, nouns))


def _to_a_council(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """``Uw raad`` in a letter to a works council is that one."""
    to = next((found for one in sentences if (found := _addressed(one)) is not None), None)
    if to is None:
        return tuple(sentences)
    return tuple(
        replace(
            one,
            names=tuple(
                replace(name, id=to)
                if name.kind == "body" and _YOUR_COUNCIL.fullmatch(one.text[max(0, name.start - 3) : name.end])
                else name
                for name in one.names
            ),
        )
        for one in sentences
    )


def _addressed(sentence: Sentence) -> str | None:
    """The body to which a letter goes, where its name ends in ``raad`` and is more than that."""
    if not _TO.match(sentence.text):
        return None
    bodies = [name for name in sentence.names if name.kind == "body"]
    if len(bodies) != 1:
        return None
    called = sentence.text[bodies[0].start : bodies[0].end].casefold()
    own = called.endswith("raad") and called not in ("raad", "gemeenteraad") and not called.endswith(" gemeenteraad")
    return bodies[0].id if own else None


def _taken(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the noun is part of a name that was found, or a body of that name stands only behind it."""
    start, end = match.span("noun")
    return any(name.start < end and start < name.end for name in sentence.names if name.kind != "act")


@lru_cache(maxsize=4)
def _called(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """The noun with an article or possessive, and nothing behind it that makes it another one's."""
    ends = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(
        rf"\b(?i:de|het|uw|deze|dit|die|onze|ons)\s+(?P<noun>(?i:{ends}))(?![\w-])(?!\s+(?:van|voor|uit)\b|\s+[A-Z])"
    )
