"""Patterns that are only tried on a text in which one of the words stands that they cannot do without.

Most wordings are in few sentences. Which words a pattern needs is read from the pattern itself, so that one that gets
another alternative never misses it; it is compiled when a text first has such a word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from pipeline.openings import of_each, parsed

MOST_WORDS = 80
"""So many words are looked for quicker than the pattern is tried; a pattern that needs one of more has no guard."""
A_WORD_MORE = 0.002
"""What looking for one more word counts for, against how common the words are."""
MOST_SIGNS = 3
LONGEST = 12
Needs = frozenset[str] | None
"""One of these pieces of text stands in all that matches; None where nothing is known."""


class Guarded:
    """A compiled pattern with a guard: the same answers, sooner."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern, self.flags = source, flags
        self._last: tuple[str | None, bool] = None, False

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Pieces of text in lower case, one of which has to stand in a text; empty where any text may match."""
        found = _needs(parsed(self.pattern, self.flags))
        return tuple(sorted(found)) if found is not None and len(found) <= MOST_WORDS else ("",)

    def may(self, text: str) -> bool:
        """Whether the text has one of the words that the pattern needs."""
        answer = any(map(_folded(text).__contains__, self.needs))
        self._last = text, answer  # one sentence is asked about for each of its dates and names
        return answer

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As that of a compiled pattern."""
        last = self._last
        return self._compiled.search(text, start, end) if (last[1] if last[0] is text else self.may(text)) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As that of a compiled pattern."""
        last = self._last
        return self._compiled.match(text, start, end) if (last[1] if last[0] is text else self.may(text)) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As that of a compiled pattern."""
        last = self._last
        may = last[1] if last[0] is text else self.may(text)
        return self._compiled.finditer(text, start, end) if may else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As that of a compiled pattern."""
        return self._compiled.sub(new, text) if self.may(text) else text


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return text.replace("İ", "i").casefold().replace("ı", "i")  # to a pattern these are one letter, to folding not


def _needs(tokens: Any) -> Needs:
    """Of the parts that stand one behind the other, the best: few long words."""
    best: Needs = None
    run = frozenset({""})
    for kind, value in tokens:
        name = str(kind)
        letters = _letters(name, value) or frozenset()
        if 0 < len(letters) * len(run) <= MOST_WORDS and min(map(len, run)) < LONGEST:
            run = frozenset(one + sign for one, sign in product(run, letters))
            continue
        best = _better(_better(best, run), of_each(name, value, _needs))
        run = letters or frozenset({""})
    return _better(best, run)


def _letters(name: str, value: Any) -> frozenset[str] | None:
    """The signs that a part stands for, where they are few."""
    if name == "LITERAL":
        return frozenset({_folded(chr(value))})
    if name == "IN" and len(value) <= MOST_SIGNS and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(_folded(chr(sign)) for _, sign in value)
    return None


def _better(one: Needs, other: Needs) -> Needs:
    if other == frozenset({""}):
        return one
    if other is not None:
        other = frozenset(word for word in other if not any(part in word for part in other if part != word))
    if one is None or other is None:
        return one if other is None else other
    return min(one, other, key=_commonness)


def _commonness(words: frozenset[str]) -> float:
    return float("inf") if len(words) > MOST_WORDS else sum(6.0 ** -len(word) + A_WORD_MORE for word in words)
