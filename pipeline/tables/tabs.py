"""Tables in text: lines whose cells are parted by tabs, or by upright strokes between blanks -> drafts."""

from __future__ import annotations

import re

from pipeline.model import Cell, Page
from pipeline.tables.draft import Draft, Lines, cell

_STROKE = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_RULE = re.compile(r"[\s|:-]*-{2,}[\s|:-]*")


def tab_drafts(page: Page) -> list[Draft]:
    """Runs of at least two lines with tabs (or one, where it has three cells or more), parted by other lines.

    Lines with two strokes or more are such runs too; a rule of hyphens under the header (Markdown) is no row.
    """
    lines = Lines(page.text)
    found = []
    for mark in ("\t", "|"):
        runs: list[list[tuple[int, int]]] = [[]]
        for start, end in lines.spans(page.text):
            line = page.text[start:end]
            if mark in line and (mark == "\t" or ("\t" not in line and len(_STROKE.findall(line)) > 1)):
                runs[-1].append((start, end))
            elif runs[-1]:
                runs.append([])
        found += [
            _draft(page, lines, run, mark)
            for run in runs
            if len(run) > 1 or (run and mark == "\t" and page.text[slice(*run[0])].strip().count(mark) > 1)
        ]
    return found


def _draft(page: Page, lines: Lines, run: list[tuple[int, int]], mark: str) -> Draft:
    rows: list[list[Cell]] = []
    framed = mark == "|" and all(page.text[start:end].strip().startswith(mark) for start, end in run)
    if framed:
        run = [(page.text.index(mark, start) + 1, _closed(page.text, start, end)) for start, end in run]
    kept = []
    for start, end in run:
        if mark == "|" and _RULE.fullmatch(page.text[start:end]):
            continue
        row, at = [], start
        for piece in page.text[start:end].split(mark):
            row.append(cell(page, lines, at, at + len(piece)))
            at += len(piece) + 1
        kept.append((start, end))
        rows.append(row)
    run = kept or run
    width = max(len(row) for row in rows)
    for row, (_, end) in zip(rows, run, strict=True):
        row.extend(Cell("", page.number, lines.number(end), end, end) for _ in range(width - len(row)))
    return Draft(page.number, run[0][0], run[-1][1], rows)


def _closed(text: str, start: int, end: int) -> int:
    """Where a framed line ends: before its last stroke."""
    bare = text[start:end].rstrip()
    return start + len(bare) - 1 if bare.endswith("|") and bare.count("|") > 1 else end
