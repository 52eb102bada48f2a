"""Words grouped to lines."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Box
from pipeline.reading.glyphs import Token

_SAME_LINE = 0.5


@dataclass(slots=True)
class Line:
    """Words that stand beside each other."""

    words: list[Token]
    box: Box


def lines_of(tokens: list[Token]) -> list[Line]:
    """Words grouped to lines by the height at which they stand, top to bottom, left to right within the line."""
    found: list[Line] = []
    for token in sorted(tokens, key=_place):
        own = token.box
        x0, top, x1, bottom = own
        for line in found[:-4:-1]:
            left, upper, right, lower = line.box
            height = lower - upper if lower - upper < bottom - top else bottom - top
            if abs(top + bottom - upper - lower) <= 2 * _SAME_LINE * (height if height > 1.0 else 1.0):
                line.words.append(token)
                if x0 < left or top < upper or x1 > right or bottom > lower:
                    line.box = Box(min(x0, left), min(top, upper), max(x1, right), max(bottom, lower))
                break
        else:
            found.append(Line([token], own))
    for line in found:
        line.words.sort(key=_left)
    return found


def _place(token: Token) -> tuple[float, float]:
    box = token.box
    return box[1] + box[3], box[0]


def _left(token: Token) -> float:
    return token.box[0]
