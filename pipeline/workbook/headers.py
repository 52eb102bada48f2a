"""Where in a book that people sorted, filtered and changed the findings stand: its table, its columns, its rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.workbook import memory
from pipeline.workbook.findings import COLUMNS, EDITABLE, ID, NUMBER, TABLE
from pipeline.workbook.plain import plain_text

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADER_ROWS = 60
_MOST_COVERED = 10_000

Cells = Mapping[int, object]


def find_table(book: Workbook) -> tuple[Worksheet, int, dict[str, int]] | None:
    """The sheet, the row of the header and the columns by header: by the table's name, else by its headers."""
    sheets = [sheet for sheet in book.worksheets if sheet.title != memory.NAME]
    for sheet in sheets:
        if TABLE in sheet.tables:
            head = int(re.sub(r"[^0-9]", "", str(sheet.tables[TABLE].ref).partition(":")[0]) or 1)
            columns = _columns(next((cells for _, cells in rows_from(sheet, head, head)), {}))
            if columns is not None:
                return sheet, head, columns
    for sheet in sheets:
        for head, cells in rows_from(sheet, 1, _HEADER_ROWS):
            columns = _columns(cells)
            if columns is not None:
                return sheet, head, columns
    return None


def _columns(cells: Cells) -> dict[str, int] | None:
    """The columns that are read, by header; None where this row is no header of ours.

    One of people's columns under another name is known by the column before it.
    """
    shown = _headers(cells)
    columns = {name: column for column, name in shown.items() if name in (NUMBER, *EDITABLE, ID)}
    if not columns.keys() & {ID, NUMBER} or not columns.keys() & set(EDITABLE) or len(columns) < 2:
        return None
    columns.update({name: column for column, name in _renamed(shown).items() if name in EDITABLE})
    return columns


def _headers(cells: Cells) -> dict[int, str]:
    """The headers by column; of two that are the same the first counts."""
    shown: dict[int, str] = {}
    for column, value in cells.items():
        name = " ".join(plain_text(value).split())
        shown[column] = name if name not in shown.values() else f"{name} ({column})"
    return shown


def _renamed(shown: Mapping[int, str]) -> dict[int, str]:
    """Columns of the program's under another header, in the place where they belong, with their own name."""
    names = [name for name, _ in COLUMNS]
    follows = dict(itertools.pairwise(names))
    found: dict[int, str] = {}
    for column, name in sorted(shown.items()):
        own = follows.get(found.get(column, name))
        if own is not None and own not in shown.values() and shown.get(column + 1) not in (None, *names):
            found[column + 1] = own
    return found


def own_columns(sheet: Any, head: int) -> dict[int, str]:
    """Columns that people added: the next book has no such column, so what stands there goes into the remark."""
    names = [name for name, _ in COLUMNS]
    shown = _headers(next((cells for _, cells in rows_from(sheet, head, head)), {}))
    renamed = _renamed(shown)
    return {column: name for column, name in shown.items() if name not in names and column not in renamed}


def rows_from(sheet: Any, first: int, last: int | None = None) -> list[tuple[int, Cells]]:
    """The rows with their filled cells by column: one cell in the far corner must not make a million empty ones."""
    rows: dict[int, dict[int, object]] = {}
    for (row, column), cell in sheet._cells.items():
        if row >= first and (last is None or row <= last) and cell.value is not None and not _only_link(cell):
            rows.setdefault(row, {})[column] = cell.value
    return [(row, dict(sorted(cells.items()))) for row, cells in sorted(rows.items())]


def _only_link(cell: Any) -> bool:
    """Whether a cell is empty and only leads to a place in the book: openpyxl shows that place as its value."""
    return cell.hyperlink is not None and cell.value == cell.hyperlink.location


def covered_cells(sheet: Any, head: int) -> dict[tuple[int, int], str | None]:
    """Cells that lie under a merged one: its text where they stand in its column, else None."""
    found: dict[tuple[int, int], str | None] = {}
    for area in sheet.merged_cells.ranges:
        if area.min_row <= head or area.size["rows"] * area.size["columns"] > _MOST_COVERED:
            continue
        text = plain_text(sheet.cell(area.min_row, area.min_col).value)
        for row, column in ((row, column) for row, column in _cells_of(area) if (row, column) != area.bounds[1::-1]):
            found[row, column] = text if column == area.min_col else None
    return found


def _cells_of(area: Any) -> Iterable[tuple[int, int]]:
    return itertools.product(range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1))
