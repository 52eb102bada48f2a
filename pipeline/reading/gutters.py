"""The white gutters between the columns of words that stand in groups, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.model import Box
from pipeline.reading.lines import Line

Span = tuple[float, float]
_SEGMENT_GAP = 0.75
GUTTER_SPACES = 1.1
_FEW_LINES_SPACES = 1.5
_ONE_BLANK = 1.5
MIN_GUTTER = 2.0
_HAIR = 0.6
SAME_EDGE = 1.5
_MANY_LINES = 8
MIN_LINES = 3


def usual_space(lines: list[Line]) -> float:
    """The usual width of a blank between words, in points."""
    gaps: list[float] = []
    for line in lines:
        widest = 1.2 * (line.box[3] - line.box[1])
        gaps += [gap for gap in line.gaps() if 0 < gap < widest]
    return median(gaps) if gaps else 2.5


def segments(line: Line, space: float) -> list[Box]:
    """The groups of words of a line that stand clearly apart."""
    wide = max(_SEGMENT_GAP * (line.box.bottom - line.box.top), 2.2 * space)
    gaps = line.gaps()
    if not gaps or max(gaps) < wide:
        return [line.box]
    groups: list[Box] = []
    for token in line.words:
        box = token.box
        if groups and box.x0 - groups[-1].x1 < wide:
            last = groups[-1]
            groups[-1] = Box(last.x0, min(last.top, box.top), max(last.x1, box.x1), max(last.bottom, box.bottom))
        else:
            groups.append(box)
    return groups


def narrowed(gutters: list[list[Span]], line: Line, least: float) -> list[list[Span]] | None:
    """The gutters with the words of ``line`` taken out; None where the line closes one for good."""
    words = [(token.box.x0, token.box.x1) for token in line.words]
    left = []
    for pieces in gutters:
        open_pieces = [
            part
            for piece in pieces
            for part in _minus(piece, words)
            if part[1] - part[0] >= (_HAIR if part[1] == piece[1] else least)
        ]
        if not open_pieces:
            return None
        left.append(open_pieces)
    return left


def _minus(piece: Span, words: list[Span]) -> list[Span]:
    parts, start = [], piece[0]
    for x0, x1 in words:
        if x1 <= start or x0 >= piece[1]:
            continue
        if x0 > start:
            parts.append((start, x0))
        start = max(start, x1)
    if start < piece[1]:
        parts.append((start, piece[1]))
    return parts


def free_spans(lines: list[Line], space: float, before: Sequence[Span]) -> list[Span]:
    """The gutters that no word of any line touches; narrow ones count where many lines agree on them."""
    words = sorted((token.box.x0, token.box.x1) for line in lines for token in line.words)
    same = [gutter[1] for gutter in before]
    wanted = max(MIN_GUTTER, space * (GUTTER_SPACES if len(lines) >= _MANY_LINES else _FEW_LINES_SPACES))
    gaps = [
        gap
        for gap in _minus((words[0][0], words[-1][0]), words)
        if gap[1] - gap[0] >= wanted
        or (
            gap[1] - gap[0] >= _HAIR
            and (_is_edge(lines, gap[1], 3 * space) or any(abs(edge - gap[1]) < SAME_EDGE for edge in same))
        )
    ]
    ends = [*(gap[0] for gap in gaps[1:]), words[-1][1]]
    return [gap for gap, end in zip(gaps, ends, strict=True) if not _is_blank_of_one(lines, gap, end, space)]


def _is_blank_of_one(lines: list[Line], gap: Span, end: float, space: float) -> bool:
    """Only one line has words from this gutter to the next, and there the gutter is the blank between two of them."""
    beyond = [line for line in lines if any(gap[1] - 0.1 <= word.box.x0 < end for word in line.words)]
    if len(beyond) != 1 or len(lines) < MIN_LINES or gap[1] - gap[0] > _ONE_BLANK * space:
        return False
    return any(abs(word.box.x1 - gap[0]) < 0.1 for word in beyond[0].words)


def _is_edge(lines: list[Line], edge: float, apart: float) -> bool:
    """Whether a column begins at ``edge``: most words that begin there stand well apart from the word before them."""
    begins = alone = 0
    for line in lines:
        for index, token in enumerate(line.words):
            if abs(token.box[0] - edge) < 1.0:
                begins += 1
                alone += index > 0 and token.box[0] - line.words[index - 1].box[2] > apart
                alone += index == 0
    return begins >= MIN_LINES and 2 * alone >= begins
