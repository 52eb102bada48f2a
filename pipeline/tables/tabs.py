"""Tab tables in text: lines whose cells are parted by tabs -> drafts."""

from __future__ import annotations

from pipeline.model import Cell, Page
from pipeline.tables.draft import Draft, Lines, cell


def tab_drafts(page: Page) -> list[Draft]:
    """Runs of at least two lines with tabs (or one, where it has three cells or more), parted by other lines."""
    lines = Lines(page.text)
    runs: list[list[tuple[int, int]]] = [[]]
    for start in lines.starts:
        end = page.text.find("\n", start)
        end = len(page.text) if end < 0 else end
        if "\t" in page.text[start:end]:
            runs[-1].append((start, end))
        elif runs[-1]:
            runs.append([])
    return [
        _draft(page, lines, run)
        for run in runs
        if len(run) > 1 or (run and page.text[slice(*run[0])].strip().count("\t") > 1)
    ]


def _draft(page: Page, lines: Lines, run: list[tuple[int, int]]) -> Draft:
    rows: list[list[Cell]] = []
    for start, end in run:
        row, at = [], start
        for piece in page.text[start:end].split("\t"):
            row.append(cell(page, lines, at, at + len(piece)))
            at += len(piece) + 1
        rows.append(row)
    width = max(len(row) for row in rows)
    for row, (_, end) in zip(rows, run, strict=True):
        row.extend(Cell("", page.number, lines.number(end), end, end) for _ in range(width - len(row)))
    return Draft(page.number, run[0][0], run[-1][1], rows)
