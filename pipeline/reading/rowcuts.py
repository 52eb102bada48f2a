"""Where one row ends and the next begins, in a table whose rows no rule parts.

Several readings are laid beside each other: the rules alone, the lines of each column parted where they stand wider
apart, the lines that open like a row, every line by itself. The reading with the most rows that look whole counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.lines import Line

Extent = tuple[float, float]
_STEP = 0.05
_LARGEST_INNER = 2.2
_NEAR = 8.0
_MOST_STEPS = 16
_CLEAR = 0.15
_FAVOUR = 0.4
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d\)?")
_BULLET = re.compile(r"[•▪◦*–-]\s|[•▪◦]")
_UNFINISHED = re.compile(
    r"(?:[^\s-]-|[,&+]|\b(?:aan|bij|de|door|een|en|het|in|met|naar|of|om|op|over|per|t/m|te|tot|uit|van|voor))$", re.I
)


def row_cuts(
    lines: Sequence[Line],
    cells: Sequence[Sequence[str]],
    ruled: Sequence[float],
    extents: Sequence[Sequence[Extent | None]],
) -> list[float]:
    """The heights at which the table is cut into rows, top to bottom.

    ``cells`` gives the text per line and column, ``extents`` its top and bottom, ``ruled`` the heights of the rules
    inside the table.
    """
    if len(lines) < 2:
        return []
    middles, white = _between(lines)
    by_rule = sorted({index for height in ruled if (index := _line_above(height, lines)) is not None})
    best: tuple[float, list[int]] | None = None
    for favour, cuts in _readings(lines, cells, by_rule, extents, white):
        score = _wholeness(cuts, cells) + favour
        best = (score, cuts) if best is None or score > best[0] else best
    chosen = best[1] if best is not None else []
    heights = {index: middles[index] for index in chosen}
    for height in ruled:
        index = _line_above(height, lines)
        if index is not None and index in heights:
            heights[index] = height
    return [heights[index] for index in sorted(heights)]


def _readings(
    lines: Sequence[Line],
    cells: Sequence[Sequence[str]],
    by_rule: list[int],
    extents: Sequence[Sequence[Extent | None]],
    white: Sequence[float],
) -> Iterator[tuple[float, list[int]]]:
    """Ways to cut, as the lines after which a row ends; with the favour that each has where others are as good."""
    if len(by_rule) >= 2:
        yield 1.5, by_rule
    height = sorted(line.box.bottom - line.box.top for line in lines)[len(lines) // 2]
    fixed = set(by_rule)
    for width, step in _steps(extents, height):
        cuts = _unlinked(extents, step, len(lines))
        clear = min(width / _CLEAR, 1.0) if _is_wider(cuts, white) else 0.0
        yield _FAVOUR * clear * len(lines), sorted(fixed.union(cuts))
    openers = _openers(cells)
    yield 0.1, sorted(fixed.union(index for index, opens in enumerate(openers[1:]) if opens))
    starts = [index for index, row in enumerate(cells[1:]) if row[0] and not _is_lower(row[0])]
    yield 0.05, sorted(fixed.union(starts))
    yield 0.0, [index for index, gap in enumerate(white) if gap > -0.3 * height]


def _is_wider(cuts: Sequence[int], white: Sequence[float]) -> bool:
    """Whether the white is wider at every cut than anywhere else."""
    inner = [gap for index, gap in enumerate(white) if index not in set(cuts)]
    return bool(cuts) and (not inner or min(white[index] for index in cuts) > max(inner))


def _steps(extents: Sequence[Sequence[Extent | None]], height: float) -> Iterator[tuple[float, float]]:
    """Distances between lines of one column that may part rows from lines of a row: how clear, and where."""
    pitches = {0.0}
    for column in range(len(extents[0])):
        bottoms = [extent[1] for row in extents if (extent := row[column]) is not None]
        pitches.update(below - above for above, below in pairwise(bottoms))
    found = 0
    for inner, outer in pairwise(sorted(pitch for pitch in pitches if pitch >= 0.0)):
        if inner > _LARGEST_INNER * height or found >= _MOST_STEPS:
            return
        if inner > 0.5 * height and outer - inner >= _STEP * height:
            found += 1
            yield (outer - inner) / height, (inner + outer) / 2


def _unlinked(extents: Sequence[Sequence[Extent | None]], step: float, count: int) -> list[int]:
    """The lines after which no cell goes on, where the lines of a cell stand at most ``step`` apart."""
    crossed = [0] * (count + 1)
    for column in range(len(extents[0])):
        last: int | None = None
        for index, row in enumerate(extents):
            extent = row[column]
            if extent is None:
                continue
            if last is not None and extent[1] - extents[last][column][1] <= step:  # type: ignore[index]
                crossed[last] += 1
                crossed[index] -= 1
            last = index
    cuts, open_links = [], 0
    for index in range(count - 1):
        open_links += crossed[index]
        if not open_links:
            cuts.append(index)
    return cuts


def _wholeness(cuts: Sequence[int], cells: Sequence[Sequence[str]]) -> float:
    """How many rows look whole, less the rows that look like the rest of another, and the rows inside others."""
    columns = len(cells[0])
    edges = [0, *(index + 1 for index in cuts), len(cells)]
    score = 0.0
    keys = [row[0] for row in cells if row[0]]
    some_years = 2 * sum(_YEAR.fullmatch(key) is not None for key in keys) <= len(keys)
    for start, end in pairwise(edges):
        firsts = [next((row[column] for row in cells[start:end] if row[column]), "") for column in range(columns)]
        filled = [text for text in firsts if text]
        keyed = bool(firsts[0]) and not (some_years and _YEAR.fullmatch(firsts[0])) and not _closes(firsts[0])
        whole = keyed or (not _closes(firsts[0]) and 2 * len(filled) > columns)
        if not whole or all(_is_rest(text) for text in filled):
            score -= 1.5
        elif len(filled) == 1 and columns > 2:
            score -= 0.3
        else:
            score += 1.0
        lasts = [
            next((row[column] for row in cells[end - 1 : start - 1 if start else None : -1] if row[column]), "")
            for column in range(columns)
        ]
        score -= min(1.5, 0.7 * sum(map(_is_broken_off, lasts)))
        score -= sum(_is_start(row) for row in cells[start + 1 : end])
    return score


def _is_start(row: Sequence[str]) -> bool:
    """A line that could open a row: most cells filled, the first one too, none in the midst of a sentence."""
    filled = [text for text in row if text]
    return (
        bool(row[0]) and 5 * len(filled) >= 3 * len(row) and not any(_is_lower(text) for text in (row[0], *filled[1:2]))
    )


def _is_broken_off(text: str) -> bool:
    """The end of a line that goes on: a hyphen, an open bracket, a word that ends no phrase."""
    return text.rfind("(") > text.rfind(")") or _UNFINISHED.search(text) is not None


def _is_lower(text: str) -> bool:
    """The rest of a phrase: it begins in lower case, or closes a bracket that opened above."""
    return text[:1].islower() or text[:1] in "(),;" or _closes(text)


def _closes(text: str) -> bool:
    close, opening = text.find(")"), text.find("(")
    return close >= 0 and not 0 <= opening < close


def _is_rest(text: str) -> bool:
    """The midst of a sentence, or a further item of a list in a cell."""
    return _is_lower(text) or _BULLET.match(text) is not None


def _line_above(height: float, lines: Sequence[Line]) -> int | None:
    """The last line whose middle is above ``height``; None where there is none, or none below."""
    index = sum((line.box.top + line.box.bottom) / 2 < height for line in lines) - 1
    return index if 0 <= index < len(lines) - 1 else None


def opener_count(cells: Sequence[Sequence[str]]) -> int:
    """How many lines begin, in their first cell, as most rows do; 0 where no two begin alike."""
    shapes = Counter(shape(row[0]) for row in cells if row[0])
    return sum(_openers(cells)) if shapes and max(shapes.values()) > 1 else 0


def _between(lines: Sequence[Line]) -> tuple[list[float], list[float]]:
    """After each line: the height of the cut there, and the white that no line of any column crosses."""
    middles, white, bottom = [], [], lines[0].box.bottom
    for below in lines[1:]:
        middles.append((bottom + below.box.top) / 2)
        white.append(below.box.top - bottom)
        bottom = max(bottom, below.box.bottom)
    return middles, white


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
