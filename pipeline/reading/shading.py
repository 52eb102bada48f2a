"""Tables whose only content is shading: names on the left, heads above, coloured strips below the heads."""

from __future__ import annotations

from itertools import pairwise
from statistics import median, pstdev

from pipeline.model import Box
from pipeline.reading.glyphs import union
from pipeline.reading.gutters import segments, usual_space
from pipeline.reading.lattice import Frame, Slot
from pipeline.reading.lines import Line
from pipeline.reading.rowcuts import row_cuts
from pipeline.reading.rules import Fill

_LEAST_HEADS = 4
_LONGEST_ROW = 60.0
_HEAD_SLACK = 3.0
_FAR, _SAME_LEFT = 1.6, 2.0


def shaded_frames(lines: list[Line], fills: list[Fill]) -> list[Frame]:
    """The unruled Gantt tables of a page: a line of four heads or more, names below it and strips beside them."""
    if not fills or not lines:
        return []
    found: list[Frame] = []
    space = usual_space(lines)
    for index, line in enumerate(lines):
        heads = segments(line, space)
        if len(heads) < _LEAST_HEADS or (found and line.box.top < found[-1].ys[-1]):
            continue
        frame = _below(lines, index, heads, fills)
        if frame is not None:
            found.append(frame)
    return found


def _below(lines: list[Line], index: int, heads: list[Box], fills: list[Fill]) -> Frame | None:
    """The table under the heads of line ``index``, or None where no strips stand beside names there."""
    names: list[Line] = []
    regular = _regular(heads)
    bottom = lines[index].box.bottom
    for line in lines[index + 1 :]:
        if line.box.x1 > regular[0].x0 or line.box.top - bottom > _LONGEST_ROW:
            break
        names.append(line)
        bottom = line.box.bottom
    strips = _strips(fills, names, lines[index], regular)
    names = _without_tail(names, strips)
    if not strips or not names:
        return None
    edges = _edges(regular, names)
    cells = [[" ".join(token.text for token in name.words)] for name in names]
    cuts = row_cuts(names, cells, [], [[(name.box.top, name.box.bottom)] for name in names]) if len(names) > 1 else []
    top, first = _top(lines, index, edges[1]) - 1, (lines[index].box.bottom + names[0].box.top) / 2
    ys = [top, first, *cuts, max(names[-1].box.bottom, *(strip.bottom for strip in strips)) + 1]
    slots = [
        Slot(row, column, 1, 1, Box(edges[column], ys[row], edges[column + 1], ys[row + 1]))
        for row in range(len(ys) - 1)
        for column in range(len(edges) - 1)
    ]
    return Frame(edges, ys, slots)


def _strips(fills: list[Fill], names: list[Line], head: Line, regular: list[Box]) -> list[Box]:
    """The coloured strips beside the names."""
    height = head.box.bottom - head.box.top
    return [
        fill.box
        for fill in fills
        if names
        and fill.box.top >= head.box.bottom - height / 2
        and (fill.box.top + fill.box.bottom) / 2 < names[-1].box.bottom + height
        and fill.box.x0 >= regular[0].x0 - (regular[1].x0 - regular[0].x0)
        and fill.box.bottom - fill.box.top < _LONGEST_ROW
    ]


def _without_tail(names: list[Line], strips: list[Box]) -> list[Line]:
    """The names without the lines of text below the last strip: they stand elsewhere, or further off."""
    kept = list(names)
    if not strips or len(names) < 3:
        return kept
    lowest = max(strip.bottom for strip in strips)
    left = median(name.box.x0 for name in names)
    pitch = median(other.box.top - one.box.top for one, other in pairwise(names))
    while len(kept) > 1 and kept[-1].box.top > lowest - 1:
        is_apart = kept[-1].box.top - kept[-2].box.top > _FAR * pitch
        if not is_apart and abs(kept[-1].box.x0 - left) < _SAME_LEFT:
            break
        kept.pop()
    return kept


def _top(lines: list[Line], index: int, edge: float) -> float:
    """Where the heads begin, which may stand on several lines; all of them right of the names."""
    top = lines[index].box.top
    height = lines[index].box.bottom - top
    for above in reversed(lines[:index]):
        if top - above.box.bottom > height / 2 or above.box.x0 < edge or len(above.words) < _LEAST_HEADS:
            break
        top = above.box.top
    return top


def _regular(heads: list[Box]) -> list[Box]:
    """The heads without a title above the names: the first one may stand apart from the others' rhythm."""
    pitch = median(other.x0 - one.x0 for one, other in pairwise(heads[1:]))
    return heads[1:] if heads[1].x0 - heads[0].x0 > 1.6 * pitch else heads


def _edges(heads: list[Box], names: list[Line]) -> list[float]:
    """Column edges: heads stand at the left of their column or in the middle of it, whichever is more regular."""
    lefts = [head.x0 for head in heads]
    centres = [(head.x0 + head.x1) / 2 for head in heads]
    by_left, by_centre = (pstdev(b - a for a, b in pairwise(places)) for places in (lefts, centres))
    if by_left < by_centre:
        pitch = median(b - a for a, b in pairwise(lefts))
        inner = [left - _HEAD_SLACK for left in lefts] + [lefts[-1] + pitch - _HEAD_SLACK]
    else:
        pitch = median(b - a for a, b in pairwise(centres))
        inner = [centres[0] - pitch / 2, *((a + b) / 2 for a, b in pairwise(centres)), centres[-1] + pitch / 2]
    left = union(name.box for name in names).x0 - 2
    return [min(left, inner[0] - 1), *inner]
