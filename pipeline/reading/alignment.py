"""Tables without vertical rules: columns from the white gutters that run down between aligned words.

A table begins at a line whose words stand in several groups, and goes on as long as no word closes one of the gutters
between them. Rules and shaded bands part the rows where they are drawn; else ``rowcuts`` reads them from the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.model import Box
from pipeline.reading.glyphs import Token
from pipeline.reading.gutters import (
    GUTTER_SPACES,
    MIN_GUTTER,
    MIN_LINES,
    SAME_EDGE,
    Span,
    free_spans,
    narrowed,
    segments,
    usual_space,
)
from pipeline.reading.lattice import Frame, frame_of, joined
from pipeline.reading.lines import Line
from pipeline.reading.rowcuts import row_cuts, shape
from pipeline.reading.rules import Fill, Rule

_FAR = 3.2
_BAND_WIDTH = 15.0
_WHOLE = 0.93
_RULED_SHARE = 0.55
_HEADING = 3
_TIGHT = 1.3
_SAME_PITCH = 1.6
_TIME = re.compile(
    r"(?:(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|begin|medio|half|eind|vanaf|uiterlijk|voor"
    r"|t/m|tot)\.? )?"
    r"(?:\d{1,2}[-/.]\d{1,2}\b|\d{1,2}[.:]\d\d|(?:\d{1,2} )?(?:jan|feb|m(?:aa)?rt|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
    r"[a-z]*\b|w(?:ee)?k\.? ?\d|[qk][1-4]\b|[1-4]e (?:kwartaal|helft)|kwartaal|20\d\d\b|voorjaar|najaar|zomer|herfst"
    r"|winter|n\.?t\.?b\b)",
    re.I,
)


class Region(Struct):
    """Lines of a table and the gutters between its columns."""

    lines: list[Line]
    gutters: list[Span]


def aligned_frames(
    lines: list[Line], horizontal: list[Rule], fills: list[Fill], before: Sequence[Span] = ()
) -> list[Frame]:
    """The tables without vertical rules among ``lines`` (words outside ruled tables), top to bottom.

    ``before`` are the gutters of the table at the end of the page before, which may go on here.
    """
    if len(lines) < MIN_LINES:
        return []
    space = usual_space(lines)
    rules = joined([*horizontal, *_band_edges(fills)])
    found: list[Frame] = []
    index = 0
    continued = _continued(lines, space, rules, before)
    if continued is not None and (frame := _frame(continued, rules)) is not None:
        frame.gutters = tuple(continued.gutters)
        found.append(frame)
        index = lines.index(continued.lines[-1]) + 1
    while index < len(lines):
        region = _grow(lines, index, space, rules, before)
        if region is None:
            index += 1
            continue
        frame = _frame(region, rules)
        if frame is None:
            index += 1
            continue
        frame.gutters = tuple(region.gutters)
        found.append(frame)
        index = lines.index(region.lines[-1]) + 1
    return found


def _continued(lines: list[Line], space: float, rules: list[Rule], before: Sequence[Span]) -> Region | None:
    """The table of the page before, where it goes on at the top of this one: words keep off its column edges."""
    edges = [gutter[1] for gutter in before]
    if not edges:
        return None
    taken: list[Line] = []
    for line in lines:
        fits = not any(
            token.box.x0 < edge - SAME_EDGE and token.box.x1 > edge - 0.2 for token in line.words for edge in edges
        )
        if taken and (not fits or _is_apart(taken[-1], line, space, rules)):
            break
        if fits and (taken or sum(_begins_at(line, edge) for edge in edges) >= min(2, len(edges))):
            taken.append(line)
        elif len(lines) > _HEADING and line is lines[_HEADING]:
            break
    for line in reversed(lines[: lines.index(taken[0])] if taken else []):
        if not any(_begins_at(line, edge) for edge in edges) or _is_apart(line, taken[0], space, rules):
            break
        taken.insert(0, line)
    taken = _without_tail(taken, space)
    if sum(any(_begins_at(line, edge) for edge in edges) for line in taken) < 2:
        return None
    return Region(taken, [(max(_ends_before(line, edge) for line in taken), edge) for edge in edges])


def _begins_at(line: Line, edge: float) -> bool:
    return any(abs(token.box.x0 - edge) < SAME_EDGE for token in line.words)


def _ends_before(line: Line, edge: float) -> float:
    return max((token.box.x1 for token in line.words if token.box.x0 < edge - SAME_EDGE), default=0.0)


def _band_edges(fills: list[Fill]) -> list[Rule]:
    """The upper and lower edges of shaded bands, as rules."""
    edges = []
    for fill in fills:
        if fill.box.x1 - fill.box.x0 > _BAND_WIDTH:
            edges.append(Rule(fill.box.top, fill.box.x0, fill.box.x1))
            edges.append(Rule(fill.box.bottom, fill.box.x0, fill.box.x1))
    return edges


def _grow(lines: list[Line], seed: int, space: float, rules: list[Rule], before: Sequence[Span]) -> Region | None:
    """The table around the line ``seed``, or None where that line begins none."""
    groups = segments(lines[seed], space)
    if len(groups) < 2:
        return None
    between_rules = _is_between_rules(lines[seed].box, rules)
    if len(groups) < (2 if between_rules or _opens_with_time(lines[seed].words) else 3):
        return None
    least = max(MIN_GUTTER, GUTTER_SPACES * space)
    gutters = [[(one.x1, other.x0)] for one, other in pairwise(groups)]
    taken = [lines[seed]]
    for line in lines[seed + 1 :]:
        left = narrowed(gutters, line, least)
        if left is None:
            break
        if _is_apart(taken[-1], line, space, rules) and not (
            _opens_alike(line, taken) or _keeps_pitch(line, taken, space)
        ):
            break
        gutters, taken = left, [*taken, line]
    for line in reversed(lines[:seed]):
        left = narrowed(gutters, line, least)
        if left is None or _is_apart(line, taken[0], space, rules):
            break
        if len(segments(line, space)) < 2 and not _fills_columns(line, left, space):
            break
        gutters, taken = left, [line, *taken]
    taken = _without_tail(taken, space)
    region = Region(taken, free_spans(taken, space, before))
    goes_on = len(before) == len(region.gutters) and all(
        abs(one[1] - other[1]) < 2 * SAME_EDGE for one, other in zip(before, region.gutters, strict=True)
    )
    return region if (goes_on and before) or _is_table(region, space, between_rules) else None


def _fills_columns(line: Line, gutters: list[list[Span]], space: float) -> bool:
    """Words on both sides of every gutter, the right ones at the edge of their column, more than a blank off."""
    return all(
        any(
            abs(word.box.x0 - pieces[-1][1]) < SAME_EDGE and word.box.x0 - before.box.x1 > _TIGHT * space
            for before, word in pairwise(line.words)
        )
        for pieces in gutters
    )


def _is_apart(above: Line, below: Line, space: float, rules: list[Rule]) -> bool:
    """So far below the line above that it belongs to something else, unless a rule or many columns bind it."""
    height = above.box.bottom - above.box.top
    if below.box.bottom - above.box.bottom <= _FAR * height:
        return False
    if below.box.bottom - above.box.bottom > 3 * _FAR * height:
        return True
    return len(segments(below, space)) < 3 and not _is_between_rules(below.box, rules)


def _opens_alike(line: Line, taken: list[Line]) -> bool:
    """The line begins where and as the rows above it do: ``Week 12`` below ``Week 9``."""
    first = line.words[0]
    return line.box.bottom - taken[-1].box.bottom < 2 * _FAR * (line.box.bottom - line.box.top) and any(
        abs(other.words[0].box.x0 - first.box.x0) < SAME_EDGE and shape(other.words[0].text) == shape(first.text)
        for other in taken
    )


def _keeps_pitch(line: Line, taken: list[Line], space: float) -> bool:
    """The line has words in several columns and stands no further down than rows above it stand apart."""
    widest = max((below.box.bottom - above.box.bottom for above, below in pairwise(taken)), default=0.0)
    return line.box.bottom - taken[-1].box.bottom < _SAME_PITCH * widest and len(segments(line, space)) > 1


def _is_between_rules(box: Box, rules: list[Rule]) -> bool:
    """A rule of at least a third of a line's usual width above it and another one below it, at the same place."""
    above = [rule for rule in rules if rule.at <= box.top + 2 and rule.start - 3 <= box.x0 and rule.end > box.x0]
    if not above:
        return False
    nearest = max(above, key=lambda rule: rule.at)
    return any(
        rule.at > box.top + 2 and abs(rule.end - nearest.end) < 6 and rule.end - rule.start > 120 for rule in rules
    )


def _without_tail(taken: list[Line], space: float) -> list[Line]:
    """Single words that stand well below the last full line belong to what follows."""
    end = len(taken)
    while end > 2 and len(segments(taken[end - 1], space)) == 1:
        distance = taken[end - 1].box.bottom - taken[end - 2].box.bottom
        if distance <= 2.0 * (taken[end - 1].box.bottom - taken[end - 1].box.top):
            break
        end -= 1
    return taken[:end]


def _is_table(region: Region, space: float, between_rules: bool) -> bool:
    """Enough lines in several columns, and not the full columns of running text."""
    columns = len(region.gutters) + 1
    several = [line for line in region.lines if len(segments(line, space)) > 1]
    if len(region.lines) < (2 if between_rules else MIN_LINES) or len(several) < 2 or columns < 2:
        return False
    if 3 * len(several) < len(region.lines) and not between_rules:
        return False
    if columns == 2 and not between_rules:
        timed = sum(_opens_with_time(line.words) for line in several)
        return len(several) > MIN_LINES and 5 * timed >= 3 * len(several)
    return between_rules or len(region.lines) < 12 or not _is_running(region)


def _is_running(region: Region) -> bool:
    """Columns of running text: every line of every column filled, and most of them to their end."""
    edges = [gutter[1] for gutter in region.gutters]
    ends = [*edges, max(line.box.x1 for line in region.lines)]
    starts = [min(line.box.x0 for line in region.lines), *edges]
    filled, wide = 0, 0
    for line in region.lines:
        rights: dict[int, float] = {}
        for token in line.words:
            column = _column(token, region.gutters)
            rights[column] = max(rights.get(column, 0.0), token.box.x1)
        filled += len(rights)
        wide += sum(right - starts[at] > 0.8 * (ends[at] - starts[at]) for at, right in rights.items())
    return filled >= 0.93 * len(ends) * len(region.lines) and wide >= 0.6 * filled


def _opens_with_time(words: Sequence[Token]) -> bool:
    """The line begins with a day, a week, a month or a quarter, and not with the number of a list."""
    return _TIME.match(" ".join(token.text for token in words[:3])) is not None


def _column(token: Token, gutters: list[Span]) -> int:
    return sum(token.box.x0 >= gutter[1] - 0.01 for gutter in gutters)


def _frame(region: Region, rules: list[Rule]) -> Frame | None:
    left = min(line.box.x0 for line in region.lines) - 2
    right = max(line.box.x1 for line in region.lines) + 2
    top, bottom = region.lines[0].box.top - 1, max(line.box.bottom for line in region.lines) + 1
    cells = [_cells(line, region.gutters) for line in region.lines]
    inside = [
        rule
        for rule in rules
        if region.lines[0].box.bottom - 2 < rule.at < region.lines[-1].box.top + 2
        and min(rule.end, right) - max(rule.start, left) > _RULED_SHARE * (right - left)
    ]
    cuts = row_cuts(region.lines, cells, [rule.at for rule in inside], _extents(region))
    drawn = {rule.at: rule for rule in inside}
    across = [Rule(top, left, right), Rule(bottom, left, right)]
    whole = _WHOLE * (right - left)
    across += [
        drawn[cut] if cut in drawn and drawn[cut].end - drawn[cut].start < whole else Rule(cut, left, right)
        for cut in cuts
    ]
    xs = [left, *((start + end) / 2 for start, end in region.gutters), right]
    return frame_of(across, [Rule(x, top, bottom) for x in xs])


def _extents(region: Region) -> list[list[Span | None]]:
    """Top and bottom of the words per line and column."""
    found: list[list[Span | None]] = []
    for line in region.lines:
        row: list[Span | None] = [None] * (len(region.gutters) + 1)
        for token in line.words:
            column = _column(token, region.gutters)
            top, bottom = row[column] or (token.box.top, token.box.bottom)
            row[column] = min(top, token.box.top), max(bottom, token.box.bottom)
        found.append(row)
    return found


def _cells(line: Line, gutters: list[Span]) -> list[str]:
    texts = [""] * (len(gutters) + 1)
    for token in line.words:
        column = _column(token, gutters)
        texts[column] = f"{texts[column]} {token.text}".strip()
    return texts
