"""Reading order where running text stands in columns beside each other."""

from __future__ import annotations

from pipeline.reading.glyphs import union
from pipeline.reading.lines import Line

_GUTTER = 9.0
_BOTH_SIDES = 5
_WORDS = 3.0
_MANY_LINES = 1000


def in_columns(lines: list[Line]) -> list[list[Line]]:
    """``lines`` (top to bottom) as blocks in reading order: each column of running text is a block of its own.

    Labels beside values (``Datum   3 maart``) stay on one line: only columns of sentences are read one by one.
    """
    if len(lines) > _MANY_LINES:
        return [lines]
    blocks: list[list[Line]] = []
    single: list[Line] = []
    index = 0
    while index < len(lines):
        end, at = _band(lines, index)
        if end == index:
            single.append(lines[index])
            index += 1
            continue
        if single:
            blocks.append(single)
            single = []
        left, right = _halves(lines[index:end], at)
        blocks += [*in_columns(left), *in_columns(right)]
        index = end
    return [*blocks, single] if single else blocks


def _band(lines: list[Line], start: int) -> tuple[int, float]:
    """The end of the run of lines from ``start`` that leave one gutter open, and the middle of it."""
    first = lines[start]
    for at, gap in enumerate(first.gaps()):
        if gap < _GUTTER:
            continue
        low, high = first.words[at].box[2], first.words[at + 1].box[0]
        end, both, words = start, 0, [0, 0]
        for line in lines[start:]:
            narrowed = _narrowed(line, low, high)
            if narrowed is None or (end > start and line.box[1] - lines[end - 1].box[3] > 40):
                break
            low, high = narrowed
            left = sum(token.box[2] <= low + 0.01 for token in line.words)
            if 0 < left < len(line.words):
                both += 1
                words[0] += left
                words[1] += len(line.words) - left
            end += 1
        if both >= _BOTH_SIDES and min(words) >= _WORDS * both:
            return end, (low + high) / 2
    return start, 0.0


def _narrowed(line: Line, low: float, high: float) -> tuple[float, float] | None:
    """The gutter that this line leaves open, or None."""
    for token in line.words:
        x0, _, x1, _ = token.box
        if x1 <= low or x0 >= high:
            continue
        if x0 <= low and x1 < high:
            low = x1
        elif x1 >= high and x0 > low:
            high = x0
        else:
            return None
    return (low, high) if high - low >= _GUTTER else None


def _halves(lines: list[Line], at: float) -> tuple[list[Line], list[Line]]:
    halves: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        for side, words in enumerate(
            (
                [token for token in line.words if token.box[0] < at],
                [token for token in line.words if token.box[0] >= at],
            )
        ):
            if words:
                halves[side].append(Line(words, union(token.box for token in words)))
    return halves
