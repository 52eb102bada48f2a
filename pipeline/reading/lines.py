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
        x0, top, x1, bottom = token.box
        for line in reversed(found[-3:]):
            box = line.box
            height = max(1.0, min(box[3] - box[1], bottom - top))
            if abs(top + bottom - box[1] - box[3]) <= 2 * _SAME_LINE * height:
                line.words.append(token)
                if x0 < box[0] or top < box[1] or x1 > box[2] or bottom > box[3]:
                    line.box = Box(min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
                break
        else:
            found.append(Line([token], token.box))
    for line in found:
        line.words.sort(key=_left)
    return found


def _place(token: Token) -> tuple[float, float]:
    box = token.box
    return box[1] + box[3], box[0]


def _left(token: Token) -> float:
    return token.box[0]
