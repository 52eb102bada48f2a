"""Grids that the reading room found -> drafts."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.model import Cell, Grid, Page
from pipeline.tables.draft import Draft, Lines, cell

_ROOM = 1.2
_TOO_LONG = 0.9


def grid_drafts(page: Page) -> list[Draft]:
    """The grids of a page as drafts, top to bottom."""
    lines = Lines(page.text)
    return [
        _draft(page, lines, grid)
        for grid in page.grids
        if any(cell.end > cell.start or cell.fill for cell in grid.cells)
    ]


def _draft(page: Page, lines: Lines, grid: Grid) -> Draft:
    start, end = min(cell.start for cell in grid.cells), max(cell.end for cell in grid.cells)
    rows: list[list[Cell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    fills = []
    for part in grid.cells:
        first = cell(page, lines, part.start, part.end, part.box)
        for row in range(part.row, min(part.row + part.row_span, grid.rows)):
            for column in range(part.column, min(part.column + part.column_span, grid.columns)):
                if part.fill is not None:
                    fills.append((row, column, part.fill))
                if (row, column) == (part.row, part.column):
                    rows[row][column] = first
                else:
                    rows[row][column] = Cell("", page.number, first.line, first.start, first.start, part.box, True)
    full = [
        [part or Cell("", page.number, lines.number(start), start, start, None, True) for part in row] for row in rows
    ]
    edges: dict[int, float] = {}
    for part in grid.cells:
        if part.box is not None:
            edges[part.column] = part.box.x0
            edges[part.column + part.column_span] = part.box.x1
    return Draft(
        page.number,
        start,
        end,
        full,
        fills,
        tuple(edges[key] for key in sorted(edges)),
        full=_full_lines(page, grid),
    )


def _full_lines(page: Page, grid: Grid) -> frozenset[int]:
    """The line breaks in cells at which a word too long for the column ends where its longest line ends."""
    if not page.words:
        return frozenset()
    starts = [word.start for word in page.words]
    breaks: list[tuple[int, int, float, float, int]] = []
    reach: dict[int, float] = {}
    begin: dict[int, float] = {}
    for part in grid.cells:
        if part.column_span > 1 or part.start == part.end:
            continue
        at = part.start
        lines = page.text[part.start : part.end].split("\n")
        for number, line in enumerate(lines):
            end = at + len(line)
            last = page.words[bisect_left(starts, end) - 1] if line.strip() else None
            if last is not None and at <= last.start:
                reach[part.column] = max(reach.get(part.column, 0.0), last.box.x1)
                begin[part.column] = min(begin.get(part.column, last.box.x0), last.box.x0)
                if end < part.end:
                    letter = (last.box.x1 - last.box.x0) / (last.end - last.start)
                    whole = last.end - last.start + len(lines[number + 1].split(" ")[0])
                    breaks.append((end, part.column, last.box.x1, letter, whole))
            at = end + 1
    return frozenset(
        end
        for end, column, right, letter, whole in breaks
        if reach[column] - right < _ROOM * letter and whole * letter > _TOO_LONG * (reach[column] - begin[column])
    )
