"""Where one row ends and the next begins, in a table whose rows no rule parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.lines import Line

_WIDER = 1.18
_DIGITS = re.compile(r"\d+")


def row_cuts(lines: Sequence[Line], cells: Sequence[Sequence[str]], ruled: Sequence[float]) -> list[float]:
    """The heights at which the table is cut into rows, top to bottom.

    ``cells`` gives the text per line and column, ``ruled`` the heights of the rules inside the table. Rules are
    trusted where they part all rows; else the wider gaps between lines count, else the lines that open like a row.
    """
    middles = [(above.box.bottom + below.box.top) / 2 for above, below in pairwise(lines)]
    openers = _openers(cells)
    bands = len({sum(height < line.box.top + 2 for height in ruled) for line in lines})
    if len(ruled) >= 2 and bands > 1 and sum(openers) <= 1.5 * bands:
        return sorted(ruled)
    by_gap = _by_gap(lines)
    expected = sum(openers[1:])
    if not by_gap or (expected > 2 and len(by_gap) < 0.5 * expected):
        by_gap = [index for index, opens in enumerate(openers[1:]) if opens]
    cuts = {middles[index] for index in by_gap}
    for height in ruled:
        nearest = min(cuts, key=lambda cut: abs(cut - height), default=None)
        if nearest is not None and abs(nearest - height) < 8:
            cuts.remove(nearest)
        cuts.add(height)
    return sorted(cuts)


def _by_gap(lines: Sequence[Line]) -> list[int]:
    """The indices of the lines after which the distance to the next one is wider than usual."""
    pitches = [below.box.bottom - above.box.bottom for above, below in pairwise(lines)]
    if not pitches:
        return []
    height = sorted(line.box.bottom - line.box.top for line in lines)[len(lines) // 2]
    close = sorted(pitch for pitch in pitches if 0.7 * height < pitch < 1.45 * height)
    usual = close[len(close) // 4] if close else 1.05 * height
    return [index for index, pitch in enumerate(pitches) if pitch > _WIDER * usual]


def _openers(cells: Sequence[Sequence[str]]) -> list[bool]:
    """Which lines open a row: their first cell begins as the first cells of most rows do (``Week 0``, ``0-0-0``)."""
    shapes = [_shape(row[0]) for row in cells]
    counts = Counter(shape for shape in shapes if shape)
    if not counts:
        return [False] * len(cells)
    most = max(counts.values())
    first = {shape: index for index, shape in reversed(list(enumerate(shapes)))}
    usual = min((shape for shape in counts if counts[shape] >= 0.8 * most), key=lambda shape: first[shape])
    if counts[usual] < 2:
        return [bool(row[0]) and (row[0][0].isupper() or row[0][0].isdigit()) for row in cells]
    return [shape == usual for shape in shapes]


def _shape(text: str) -> str:
    """The first word, its digits made one 0."""
    word = text.split()[0] if text else ""
    return _DIGITS.sub("0", word.casefold())
