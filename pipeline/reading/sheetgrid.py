"""A sheet of cells -> a page: titles as lines, tables as grids, empty rows and columns as what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.model import Page
from pipeline.reading.blocks import MOST_CELLS, Block, Table, TableCell, cell_text, page_of
from pipeline.rulebook import Limits

_GENERIC = re.compile(r"(?:blad|sheet|werkblad|tabelle|feuil|hoja)\s?\d*", re.I)
TOO_MANY = f"De werkmap bevat meer dan {MOST_CELLS} gevulde cellen; lever het blad met de planning afzonderlijk aan."

Place = tuple[int, int]


class Sheet(Struct):
    """The cells of a sheet by (row, column) from 0; ``merged`` are (first row, first column, last row, last column)."""

    name: str
    texts: dict[Place, str] = field(default_factory=dict)
    fills: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shapes: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, text: str) -> None:
        """Set a cell; empty text is no cell. Raises ``Refused`` where there are too many."""
        text = cell_text([text])
        if text:
            self.texts[row, column] = text
        if len(self.texts) > MOST_CELLS:
            raise Refused(TOO_MANY)

    def shade(self, row: int, column: int, colour: str | None) -> None:
        """Set the colour of a cell; more than can be a table are dropped."""
        if colour is not None and len(self.fills) < MOST_CELLS:
            self.fills[row, column] = colour


def sheet_page(number: int, sheet: Sheet, limits: Limits) -> Page:
    """The page of a sheet. Its name is the first line, unless it says nothing (``Blad1``)."""
    blocks: list[Block] = []
    if not _GENERIC.fullmatch(sheet.name.strip()) and sheet.name.strip():
        blocks += [sheet.name.strip(), ""]
    blocks += _blocks(sheet)
    blocks += sheet.shapes
    return page_of(number, blocks, limits)


def left_out(sheet: Sheet) -> tuple[int, int]:
    """How many hidden rows and columns with text there are."""
    rows = {row for row, _ in sheet.texts if row in sheet.hidden_rows}
    columns = {column for _, column in sheet.texts if column in sheet.hidden_columns}
    return len(rows), len(columns)


def _blocks(sheet: Sheet) -> Iterator[Block]:
    visible = {
        place: text
        for place, text in sheet.texts.items()
        if place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
    }
    spans = _spans(sheet, visible)
    by_row: dict[int, list[int]] = {}
    for row, column in visible:
        by_row.setdefault(row, []).append(column)
    for row, column in spans:
        last = spans[row, column][0]
        for below in range(row + 1, min(last, row + 2000) + 1):
            by_row.setdefault(below, [])
    run: list[int] = []
    for row in sorted(by_row):
        if run and any(between not in sheet.hidden_rows for between in _between(run[-1], row)):
            yield from _run(sheet, run, by_row, visible, spans)
            yield ""
            run = []
        if row not in sheet.hidden_rows:
            run.append(row)
    if run:
        yield from _run(sheet, run, by_row, visible, spans)


def _between(above: int, below: int) -> range:
    """The rows between two rows; of a large gap the first ones, which decide as well."""
    return range(above + 1, min(below, above + 5000))


def _spans(sheet: Sheet, visible: dict[Place, str]) -> dict[Place, tuple[int, int]]:
    """The last row and column of merged cells that hold text, by their first place."""
    return {
        (top, left): (bottom, right)
        for top, left, bottom, right in sheet.merged
        if (top, left) in visible and bottom >= top and right >= left
    }


def _run(
    sheet: Sheet,
    rows: list[int],
    by_row: dict[int, list[int]],
    visible: dict[Place, str],
    spans: dict[Place, tuple[int, int]],
) -> Iterator[Block]:
    """Rows without an empty one between them: titles first, then the tables side by side."""
    at = 0
    while at < len(rows) and len(by_row[rows[at]]) == 1:
        place = rows[at], by_row[rows[at]][0]
        last_row, last_column = spans.get(place, place)
        if last_row > place[0] and last_column == place[1]:
            break
        at += 1
    if at == len(rows):
        yield from (visible[row, by_row[row][0]] for row in rows)
        return
    yield from (visible[row, by_row[row][0]] for row in rows[:at])
    body = rows[at:]
    for columns, (first, last) in _side_by_side(sheet, body, by_row, spans):
        yield _table(sheet, [row for row in body if first <= row <= last], columns, visible, spans)


def _side_by_side(
    sheet: Sheet, rows: list[int], by_row: dict[int, list[int]], spans: dict[Place, tuple[int, int]]
) -> list[tuple[list[int], tuple[int, int]]]:
    """The columns with text and the rows of each table: parted where an empty column is and the rows differ."""
    extent: dict[int, tuple[int, int]] = {}
    wide: set[tuple[int, int]] = set()
    for row in rows:
        for column in by_row[row]:
            last_row, last_column = spans.get((row, column), (row, column))
            for covered in range(column, min(last_column, column + 400) + 1):
                first, last = extent.get(covered, (row, row))
                extent[covered] = min(first, row), max(last, min(last_row, rows[-1]))
            if last_column > column:
                wide.add((column, last_column))
    columns = [column for column in sorted(extent) if column not in sheet.hidden_columns]
    groups: list[list[int]] = []
    for column in columns:
        last = groups[-1][-1] if groups else column
        gap = any(between not in sheet.hidden_columns for between in range(last + 1, min(column, last + 999)))
        if groups and not gap:
            groups[-1].append(column)
        else:
            groups.append([column])
    joined: list[list[int]] = []
    for group in groups:
        same = joined and _extent(extent, joined[-1]) == _extent(extent, group)
        if joined and (same or len(group) == 1 == len(joined[-1])):
            joined[-1] += group
        else:
            joined.append(group)
    return [(group, _extent(extent, group)) for group in joined]


def _extent(extent: dict[int, tuple[int, int]], columns: list[int]) -> tuple[int, int]:
    return min(extent[column][0] for column in columns), max(extent[column][1] for column in columns)


def _table(
    sheet: Sheet, rows: list[int], columns: list[int], visible: dict[Place, str], spans: dict[Place, tuple[int, int]]
) -> Table:
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {column: at for at, column in enumerate(columns)}
    if len(rows) * len(columns) > MOST_CELLS:
        raise Refused(TOO_MANY)
    covered: set[Place] = set()
    made = Table()
    for row in rows:
        cells = []
        for column in columns:
            if (row, column) in covered:
                continue
            last_row, last_column = spans.get((row, column), (row, column))
            down = [below for below in rows[row_at[row] :] if below <= last_row] if last_row > row else [row]
            right = [beside for beside in columns[column_at[column] :] if beside <= last_column]
            if len(down) > 1 or len(right) > 1:
                covered.update((below, beside) for below in down for beside in right)
            fill = sheet.fills.get((row, column))
            text = visible.get((row, column), "")
            cells.append(TableCell(column_at[column], text, max(1, len(down)), max(1, len(right)), fill))
        made.rows.append(cells)
    while made.rows and not any(cell.text or cell.fill for cell in made.rows[0]):
        made.rows.pop(0)
    return made
