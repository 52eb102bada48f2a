"""Where one row ends and the next begins, in a table whose rows no rule parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.lines import Line

_STEP = 0.15
_LARGEST_INNER = 0.9
_NEAR = 8.0
_DIGITS = re.compile(r"\d+")


def row_cuts(lines: Sequence[Line], cells: Sequence[Sequence[str]], ruled: Sequence[float]) -> list[float]:
    """The heights at which the table is cut into rows, top to bottom.

    ``cells`` gives the text per line and column, ``ruled`` the heights of the rules inside the table. Rules are
    trusted where they part all rows; else the wider white between lines counts, else the lines that open like a row.
    """
    openers = _openers(cells)
    bands = len({sum(height < line.box.top + 2 for height in ruled) for line in lines})
    if len(ruled) >= 2 and bands > 1 and sum(openers) <= 1.5 * bands:
        return _between_text(sorted(ruled), lines)
    middles, white = _between(lines)
    cuts = {middles[index] for index in _best_cut(lines, white, openers)}
    for height in ruled:
        nearest = min(cuts, key=lambda cut: abs(cut - height), default=None)
        if nearest is not None and abs(nearest - height) < _NEAR:
            cuts.remove(nearest)
        cuts.add(height)
    return _between_text(sorted(cuts), lines)


def opener_count(cells: Sequence[Sequence[str]]) -> int:
    """How many lines begin, in their first cell, as most rows do; 0 where no two begin alike."""
    shapes = Counter(shape(row[0]) for row in cells if row[0])
    return sum(_openers(cells)) if shapes and max(shapes.values()) > 1 else 0


def _between_text(cuts: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """The cuts that have text above and below them, up to the next cut."""
    kept: list[float] = []
    middles = [(line.box.top + line.box.bottom) / 2 for line in lines]
    for cut in cuts:
        if any((kept[-1] if kept else 0.0) < middle < cut for middle in middles) and middles[-1] > cut:
            kept.append(cut)
    return kept


def _between(lines: Sequence[Line]) -> tuple[list[float], list[float]]:
    """After each line: the height of the cut there, and the white that no line of any column crosses."""
    middles, white, bottom = [], [], lines[0].box.bottom
    for below in lines[1:]:
        middles.append((bottom + below.box.top) / 2)
        white.append(below.box.top - bottom)
        bottom = max(bottom, below.box.bottom)
    return middles, white


def _best_cut(lines: Sequence[Line], white: Sequence[float], openers: Sequence[bool]) -> list[int]:
    """The lines after which a row ends: by that width of white which gives rows with one opener each."""
    by_opener = [index for index, opens in enumerate(openers[1:]) if opens]
    height = sorted(line.box.bottom - line.box.top for line in lines)[len(lines) // 2]
    best: tuple[float, float, list[int]] | None = None
    for inner, outer in pairwise(sorted({0.0, *(gap for gap in white if gap > 0)})):
        if outer - inner < _STEP * height or inner > _LARGEST_INNER * height:
            continue
        cuts = [index for index, gap in enumerate(white) if gap > (inner + outer) / 2]
        candidate = (_agreement(cuts, openers), outer - inner, cuts)
        best = candidate if best is None or candidate[:2] > best[:2] else best
    if best is None or (len(by_opener) > 2 and best[0] < 0.6 * _agreement(by_opener, openers)):
        return by_opener
    return best[2]


def _agreement(cuts: Sequence[int], openers: Sequence[bool]) -> float:
    """How well rows and openers agree: a row with one opener is right, one with several is two rows too few."""
    edges = [0, *(index + 1 for index in cuts), len(openers)]
    counts = [sum(openers[start:end]) for start, end in pairwise(edges)]
    return sum(1.0 if count == 1 else -0.3 if count == 0 else -2.0 * (count - 1) for count in counts)


def _openers(cells: Sequence[Sequence[str]]) -> list[bool]:
    """Which lines open a row: their first cell begins as the first cells of most rows do (``Week 0``, ``0-0-0``)."""
    shapes = [shape(row[0]) for row in cells]
    counts = Counter(shape for shape in shapes if shape)
    if not counts:
        return [False] * len(cells)
    most = max(counts.values())
    first = {shape: index for index, shape in reversed(list(enumerate(shapes)))}
    usual = min((shape for shape in counts if counts[shape] >= 0.8 * most), key=lambda shape: first[shape])
    if counts[usual] < 2:
        return [bool(row[0]) and (row[0][0].isupper() or row[0][0].isdigit()) for row in cells]
    return [shape == usual for shape in shapes]


def shape(text: str) -> str:
    """The first word, its digits made one 0."""
    word = text.split()[0] if text else ""
    return _DIGITS.sub("0", word.casefold())
