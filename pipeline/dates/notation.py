"""The notation of rules: class names, ``name=CLASS``, brackets, ``|`` and the repeats ``? * + {m,n}``."""

from __future__ import annotations

import re
from functools import reduce

from msgspec import Struct

from pipeline.dates.classes import char
from pipeline.dates.dutch import SETS

_TOKENS = re.compile(r"\s*(?:((?:\w+=)?[A-Z][A-Z_0-9]*)|([()|])|([?*+]|\{\d+,\d+\}))")


class One(Struct, frozen=True):
    """A token of one of some classes, perhaps handed on under a name."""

    chars: str
    name: str | None = None

    def regex(self) -> str:
        """The same as a regular expression over class characters."""
        return f"(?P<{self.name}>[{self.chars}])" if self.name else f"[{self.chars}]"

    def firsts(self) -> frozenset[str]:
        """The class characters with which it can begin."""
        return frozenset(self.chars)

    def optional(self) -> bool:
        """Whether it may be absent."""
        return False


class Row(Struct, frozen=True):
    """Parts one after another."""

    parts: tuple[Node, ...]

    def regex(self) -> str:
        """The same as a regular expression over class characters."""
        return "".join(part.regex() for part in self.parts)

    def firsts(self) -> frozenset[str]:
        """The class characters with which it can begin."""
        found: frozenset[str] = frozenset()
        for part in self.parts:
            found |= part.firsts()
            if not part.optional():
                break
        return found

    def optional(self) -> bool:
        """Whether it may be absent."""
        return all(part.optional() for part in self.parts)


class Choice(Struct, frozen=True):
    """One of several."""

    sides: tuple[Node, ...]

    def regex(self) -> str:
        """The same as a regular expression over class characters."""
        return f"(?:{'|'.join(side.regex() for side in self.sides)})"

    def firsts(self) -> frozenset[str]:
        """The class characters with which it can begin."""
        return reduce(frozenset.union, (side.firsts() for side in self.sides))

    def optional(self) -> bool:
        """Whether it may be absent."""
        return any(side.optional() for side in self.sides)


class Repeat(Struct, frozen=True):
    """A part some number of times."""

    part: Node
    sign: str

    def regex(self) -> str:
        """The same as a regular expression over class characters."""
        return f"(?:{self.part.regex()}){self.sign}"

    def firsts(self) -> frozenset[str]:
        """The class characters with which it can begin."""
        return self.part.firsts()

    def optional(self) -> bool:
        """Whether it may be absent."""
        return self.sign[0] in "?*" or self.sign.startswith("{0") or self.part.optional()


Node = One | Row | Choice | Repeat


def parse(rule: str) -> Node:
    """A rule as a tree; ``ValueError`` where the notation is broken."""
    words = []
    at = 0
    text = rule.strip()
    while at < len(text):
        match = _TOKENS.match(text, at)
        if match is None:
            raise ValueError(f"unreadable rule: {rule!r} at {at}")
        words.append(match.group().strip())
        at = match.end()
    words.reverse()
    made = _choice(words)
    if words:
        raise ValueError(f"unbalanced rule: {rule!r}")
    return made


def _choice(words: list[str]) -> Node:
    sides = [_row(words)]
    while words and words[-1] == "|":
        words.pop()
        sides.append(_row(words))
    return sides[0] if len(sides) == 1 else Choice(tuple(sides))


def _row(words: list[str]) -> Node:
    parts: list[Node] = []
    while words and words[-1] not in ")|":
        word = words.pop()
        if word == "(":
            inner = _choice(words)
            if not words or words.pop() != ")":
                raise ValueError("a bracket is not closed")
            parts.append(inner)
        elif word[0] in "?*+{":
            parts[-1] = Repeat(parts[-1], word)
        else:
            name, _, classes = word.rpartition("=")
            parts.append(One("".join(char(one) for one in SETS.get(classes, (classes,))), name or None))
    return parts[0] if len(parts) == 1 else Row(tuple(parts))
