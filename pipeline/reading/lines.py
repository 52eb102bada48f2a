"""Words grouped to lines."""

from __future__ import annotations

from itertools import pairwise
from math import nan

from msgspec import Struct

from pipeline.model import Box
from pipeline.reading.glyphs import Token

_SAME_LINE = 0.5


class Line(Struct):
    """Words that stand beside each other, from left to right."""

    words: list[Token]
    box: Box
    _gaps: list[float] | None = None

    def gaps(self) -> list[float]:
        """The white between each word and the next, in points; below 0 where they overlap."""
        if self._gaps is None:
            boxes = [word.box for word in self.words]
            self._gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
        return self._gaps


def lines_of(tokens: list[Token]) -> list[Line]:
    """Words grouped to lines by the height at which they stand, top to bottom, left to right within the line."""
    runs = _runs(tokens)
    if len(runs) < 2:  # as in most cells of a table
        for run in runs:
            run.words.sort(key=_left)
        return runs
    found: list[Line] = []
    for run in sorted(runs, key=_place):
        own = run.box
        x0, top, x1, bottom = own
        for line in found[:-4:-1]:
            left, upper, right, lower = line.box
            height = lower - upper if lower - upper < bottom - top else bottom - top
            if abs(top + bottom - upper - lower) <= 2 * _SAME_LINE * (height if height > 1.0 else 1.0):
                line.words += run.words
                if x0 < left or top < upper or x1 > right or bottom > lower:
                    line.box = Box(min(x0, left), min(top, upper), max(x1, right), max(bottom, lower))
                break
        else:
            found.append(run)
    for line in found:
        line.words.sort(key=_left)
    return found


def _runs(tokens: list[Token]) -> list[Line]:
    """Words of one height that follow each other in the content, as they nearly always do on a line."""
    found: list[Line] = []
    words: list[Token] = []
    top = bottom = nan
    for token in tokens:
        box = token.box
        if box[1] != top or box[3] != bottom:
            if words:
                found.append(_run(words, top, bottom))
            words = []
            top, bottom = box[1], box[3]
        words.append(token)
    return [*found, _run(words, top, bottom)] if words else found


def _run(words: list[Token], top: float, bottom: float) -> Line:
    if len(words) == 1:
        return Line(words, words[0].box)
    boxes = [word.box for word in words]
    return Line(words, Box(min(boxes)[0], top, max([box[2] for box in boxes]), bottom))


def _place(run: Line) -> tuple[float, float]:
    box = run.box
    return box[1] + box[3], box[0]


def _left(token: Token) -> float:
    return token.box[0]
