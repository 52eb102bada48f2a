"""The words of a row of a table without visible columns, with the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Gap = Literal["space", "wide", "line", "blank"]
_MAX_TOKENS = 220


class Token(Struct, frozen=True, gc=False):
    """A word with its span and what parts it from the word before.

    ``lead``: its line begins with a blank; ``trail``: the blanks with which its line ends, where it is the last word of
    it; ``void``: the blank of an empty cell follows.
    """

    text: str
    start: int
    end: int
    gap: Gap
    lead: bool = False
    trail: int = 0
    void: bool = False


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]`` with the gaps between them."""
    tokens: list[Token] = []
    at = start
    gap: Gap = "blank"
    void = False
    before = ""
    for line in text[start:end].split("\n"):
        if not line.strip():
            gap = "blank" if tokens else gap
            void = void or (line != "" and before == "")
            before = line
            at += len(line) + 1
            continue
        before = line
        lead = void or (line[0] == " " and gap == "blank")
        void = False
        position = 0
        for word in line.split():
            found = line.index(word, position)
            if position:
                gap = "wide" if found - position > 1 else "space"
            trail = len(line) - found - len(word)
            trail = trail if not line[-trail:].strip() and trail else 0
            tokens.append(Token(word, at + found, at + found + len(word), gap, lead and not position, trail))
            position = found + len(word)
        gap = "line"
        at += len(line) + 1
    if void and tokens:
        tokens[-1] = replace(tokens[-1], void=True)
    return tokens[:_MAX_TOKENS]


def lines_of(tokens: Sequence[Token], first: int, last: int, text: str) -> list[str]:
    """The lines of a cell."""
    starts = [first] + [index for index in range(first + 1, last + 1) if tokens[index].gap in ("line", "blank")]
    stops = [index - 1 for index in starts[1:]] + [last]
    return [text[tokens[start].start : tokens[stop].end] for start, stop in zip(starts, stops, strict=True)]
