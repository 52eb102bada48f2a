"""Papers without boxes: paragraphs and tables in their order -> ``Page``, with offsets that hold by construction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.model import Grid, GridCell, Page
from pipeline.rulebook import Limits

MOST_COLUMNS = 400
MOST_CELLS = 400_000
MOST_CELL_TEXT = 40_000
_RUNNING = 70
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\xa0]+")


class TableCell(Struct):
    """A cell with its raw text and its spans; ``column`` counts from 0."""

    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None


class Table(Struct):
    """Rows of cells, each row in the order of the columns; covered places are left out."""

    rows: list[list[TableCell]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns the widest row has."""
        return max((cell.column + cell.column_span for row in self.rows for cell in row), default=0)


Block = str | Table


def page_of(number: int, blocks: Iterable[Block], limits: Limits) -> Page:
    """The page: a paragraph a line, a table row a line with cells parted by tabs, a table between white lines.

    A table of one column is written as paragraphs. Raises ``Refused`` where the text is longer than the limits allow.
    """
    text = _Text()
    grids: list[Grid] = []
    table_before = False
    for block in blocks:
        if isinstance(block, Table) and not _is_real(block):
            for line in _lines_of(block):
                text.line(line, table_before)
                table_before = False
        elif isinstance(block, Table):
            text.white_line()
            grids.append(_write(text, block))
            table_before = True
        else:
            text.line(clean(block), table_before)
            table_before = False
        if text.length > limits.tekens_per_bladzijde:
            raise Refused(
                "Het stuk bevat meer tekst dan op één bladzijde of blad wordt gelezen; lever de afzonderlijke stukken "
                "aan, of verhoog tekens_per_bladzijde in rules/limits.toml."
            )
    return Page(number, "".join(text.parts), grids=tuple(grids))


def set_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a white line beside every paragraph of running text, as PDF pages have it.

    Short lines that follow each other (an address, the fields of a head, a list, a table by tabs) stay together.
    """
    before: Block = ""
    for block in blocks:
        texts = [one for one in (before, block) if isinstance(one, str) and one.strip()]
        if len(texts) == 2 and max(map(len, texts)) >= _RUNNING and not all("\t" in text for text in texts):
            yield ""
        yield block
        before = block


def clean(text: str) -> str:
    """Without characters that cannot stand in a text; every line break is a line feed."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))


def cell_text(lines: Iterable[str]) -> str:
    """The text of a cell from its lines: blanks and tabs made one blank, bounded."""
    joined = "\n".join(_BLANKS.sub(" ", line).strip() for text in lines for line in clean(text).split("\n"))
    return joined.strip("\n")[:MOST_CELL_TEXT]


def _is_real(table: Table) -> bool:
    """More than one row or column with text or colour in several places."""
    return table.columns > 1 and sum(bool(cell.text or cell.fill) for row in table.rows for cell in row) > 1


def _lines_of(table: Table) -> list[str]:
    return [line for row in table.rows for cell in row for line in cell.text.split("\n") if line]


class _Text(Struct):
    parts: list[str] = field(default_factory=list)
    length: int = 0
    begun: bool = False
    blank: bool = False

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self, text: str, after_table: bool) -> None:
        if after_table and text.strip():
            self.white_line()
        elif self.begun:
            self.write("\n")
        self.write(text)
        self.begun, self.blank = True, not text.strip()

    def white_line(self) -> None:
        """Begin a line with a white one above it, unless the page begins here."""
        if self.begun:
            self.write("\n" if self.blank else "\n\n")
        self.begun, self.blank = True, False


def _write(text: _Text, table: Table) -> Grid:
    columns = table.columns
    if columns > MOST_COLUMNS or len(table.rows) * columns > MOST_CELLS:
        raise Refused(
            f"Een tabel telt {len(table.rows)} rijen en {columns} kolommen, meer dan er worden gelezen; lever het deel "
            "met de planning afzonderlijk aan."
        )
    cells: list[GridCell] = []
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(table.rows):
        if at:
            text.write("\n")
        by_column = {cell.column: cell for cell in row}
        for column in range(columns):
            if column:
                text.write("\t")
            if (at, column) in covered:
                continue
            cell = by_column.get(column) or TableCell(column, "")
            rows, width = _spans(cell, at, column, len(table.rows), columns, by_column)
            covered.update((at + down, column + right) for down in range(rows) for right in range(width))
            start = text.length
            text.write(cell.text)
            cells.append(GridCell(at, column, start, text.length, None, rows, width, cell.fill))
    return Grid(len(table.rows), columns, tuple(cells))


def _spans(
    cell: TableCell, row: int, column: int, rows: int, columns: int, beside: dict[int, TableCell]
) -> tuple[int, int]:
    """The spans of a cell, kept inside the table and off the cells beside it."""
    width = max(1, min(cell.column_span, columns - column))
    width = next((step for step in range(1, width) if column + step in beside), width)
    return max(1, min(cell.row_span, rows - row)), width


def has_text(pages: Sequence[Page]) -> bool:
    """Whether there is anything to read."""
    return any(page.text.strip() for page in pages)
