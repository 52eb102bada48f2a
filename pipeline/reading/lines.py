"""Words grouped to lines."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Box
from pipeline.reading.glyphs import Token, union

_SAME_LINE = 0.5


@dataclass(slots=True)
class Line:
    """Words that stand beside each other."""

    words: list[Token]
    box: Box


def lines_of(tokens: list[Token]) -> list[Line]:
    """Words grouped to lines by the height at which they stand, top to bottom, left to right within the line."""
    found: list[Line] = []
    for token in sorted(tokens, key=lambda token: (token.box.top + token.box.bottom, token.box.x0)):
        middle = (token.box.top + token.box.bottom) / 2
        for line in reversed(found[-3:]):
            height = min(line.box.bottom - line.box.top, token.box.bottom - token.box.top)
            if abs(middle - (line.box.top + line.box.bottom) / 2) <= _SAME_LINE * max(height, 1.0):
                line.words.append(token)
                line.box = union((line.box, token.box))
                break
        else:
            found.append(Line([token], token.box))
    for line in found:
        line.words.sort(key=lambda token: token.box.x0)
    return found
