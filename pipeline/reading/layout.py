"""The tables of a page, ruled or not, from its words and its drawing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Box
from pipeline.reading.alignment import aligned_frames
from pipeline.reading.glyphs import Token
from pipeline.reading.lattice import Frame, frames, holds
from pipeline.reading.lines import Line, lines_of
from pipeline.reading.rules import Drawing
from pipeline.reading.shading import shaded_frames
from pipeline.reading.tallrows import split_tall_rows

_MANY_RULES = 3000
_MANY_LINES = 1000


def tables_on(
    words: list[Token], drawn: Drawing, before: Sequence[tuple[float, float]] = ()
) -> tuple[list[Frame], list[Line]]:
    """Ruled grids, then tables by alignment among the words outside the ruled ones; and those words as lines.

    ``before`` are the gutters of the last table of the page before.
    """
    if min(len(drawn.horizontal), len(drawn.vertical)) > _MANY_RULES:
        drawn.overfull = True
    if drawn.overfull:
        return [], lines_of(words)
    ruled = [split_tall_rows(frame, words) for frame in frames(drawn.horizontal, drawn.vertical)]
    areas = [frame.box for frame in ruled]
    outside = [token for token in words if not any(holds(area, token.box) for area in areas)] if ruled else words
    lines = lines_of(outside)
    rules = [rule for rule in drawn.horizontal if not any(_crosses(area, rule.at) for area in areas)]
    if len(lines) > _MANY_LINES:
        return ruled, lines
    shaded = shaded_frames(lines, drawn.fills)
    rest = [line for line in lines if not any(holds(frame.box, line.box) for frame in shaded)] if shaded else lines
    return [*ruled, *shaded, *aligned_frames(rest, rules, drawn.fills, before)], lines


def _crosses(frame: Box, height: float) -> bool:
    return frame.top - 2 <= height <= frame.bottom + 2
