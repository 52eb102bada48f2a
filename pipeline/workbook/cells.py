"""The one door through which a value enters a sheet: text stays text, dates are dates, and every row is high enough."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline import texts
from pipeline.workbook import metrics
from pipeline.workbook.plain import safe_text
from pipeline.workbook.styles import Look, Styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


class Runs(Struct, frozen=True):
    """Text of one cell in several colours, on one line."""

    parts: tuple[tuple[str, str], ...]
    """(text, colour), from left to right."""


Value = str | int | float | date | Runs | None
_FIRST_DAY = date(1900, 3, 1)
"""Excel believes in 29 February 1900: earlier days would show as another weekday."""
_DAY_ZERO = date(1899, 12, 30)
_POINTS_PER_PIXEL = 0.75
_EMU_PER_PIXEL = 9525
_MOST_PICTURE = 320.0
_PENDING = 250
_SHORT, _MOST_TEXTS = 120, 2_000
"""Letters of a text of which is kept how its cell is written, and how many of those at most."""


@dataclass
class Canvas:
    """A sheet that is filled from top to bottom; ``row`` is the row that is next.

    ``widths`` are the widths of its columns in characters, known before the first cell is put. The cells are kept as
    the XML that they become, and that of rows behind the next one packed: a book of ten thousand findings has a million
    of them.
    """

    sheet: Worksheet
    styles: Styles
    widths: Sequence[float]
    row: int = 1
    heights: dict[int, float] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """(cell, place in this book to which it leads, what a reader hears of it)."""
    _cells: dict[int, dict[int, str]] = field(default_factory=dict)
    _texts: dict[tuple[str, int, Look], tuple[str, float]] = field(default_factory=dict)
    _packed: list[bytes] = field(default_factory=list)
    _packed_to: int = 0
    _last_column: int = 1

    def __post_init__(self) -> None:
        from openpyxl.utils import get_column_letter

        self._usable = [metrics.usable(width) for width in self.widths]
        self.letters = [get_column_letter(number) for number in range(1, len(self.widths) + 1)]
        for letter, width in zip(self.letters, self.widths, strict=True):
            self.sheet.column_dimensions[letter].width = width

    def put(self, column: int, value: Value, look: Look, row: int | None = None) -> None:
        """Write one cell: the only place in the program that does. Columns count from 1."""
        row = self.row if row is None else row
        cells = self._cells.get(row)
        if cells is None:
            cells = self._begin(row)
        shown, needed = self._shown(value, look, column)
        cells[column] = f'<c r="{self.letters[column - 1]}{row}" s="{shown}'
        if column > self._last_column:
            self._last_column = column
        if needed > self.heights.get(row, 0):
            self.heights[row] = needed

    def _shown(self, value: Value, look: Look, column: int) -> tuple[str, float]:
        """The cell from the number of its style on, and the height that its row needs for it."""
        if value is None or value == "":
            return f'{self.styles.of(look, False)}"/>', 0
        if isinstance(value, str):
            return self._text(value, look, column)
        if isinstance(value, date) and value < _FIRST_DAY:
            return self._text(texts.day(value), look, column)
        needed = metrics.height(1, look.size) + look.room
        if isinstance(value, Runs):
            style = self.styles.of(look, True)
            return f'{style}" t="inlineStr"><is>{_coloured(value, look, self.styles)}</is></c>', needed
        number = (value - _DAY_ZERO).days if isinstance(value, date) else value
        return f'{self.styles.of(look, False)}"><v>{number}</v></c>', needed

    def _text(self, value: str, look: Look, column: int) -> tuple[str, float]:
        """The same of a text; what is short stands in a column many times."""
        found = self._texts.get((value, column, look))
        if found is not None:
            return found
        text = safe_text(value)
        space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        lines = 1
        if look.wrap and ("\n" in text or len(text) * look.size > self._usable[column - 1]):
            lines = len(metrics.wrap(text, self._usable[column - 1], look.size, look.bold))
        found = (
            f'{self.styles.of(look, True)}" t="inlineStr"><is><t{space}>{escaped(text)}</t></is></c>',
            metrics.height(lines, look.size) + look.room,
        )
        if len(value) <= _SHORT:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[value, column, look] = found
        return found

    def picture(self, column: int, data: bytes, alt: str) -> None:
        """Place a picture in the next row, as large as column and row allow; ``alt`` says what is seen on it."""
        import io

        from openpyxl.drawing.image import Image
        from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
        from openpyxl.drawing.xdr import XDRPositiveSize2D

        image: Any = Image(io.BytesIO(data))
        width, high = metrics.column_points(self.widths[column - 1]) - 6, _MOST_PICTURE
        scale = min(width / (image.width * _POINTS_PER_PIXEL), high / (image.height * _POINTS_PER_PIXEL), 1)
        image.width, image.height = round(image.width * scale), round(image.height * scale)
        corner = AnchorMarker(column - 1, 3 * _EMU_PER_PIXEL, self.row - 1, 3 * _EMU_PER_PIXEL)
        extent = XDRPositiveSize2D(image.width * _EMU_PER_PIXEL, image.height * _EMU_PER_PIXEL)
        image.anchor = OneCellAnchor(_from=corner, ext=extent)
        image.alt = safe_text(alt)
        self.sheet.add_image(image)
        self.heights[self.row] = max(self.heights.get(self.row, 0), image.height * _POINTS_PER_PIXEL + 8)

    def line(self, values: Sequence[Value], looks: Sequence[Look]) -> None:
        """Write a row of cells from column 1 and go to the next row."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True), start=1):
            self.put(column, value, look)
        self.row += 1

    def prose(self, text: str, look: Look, columns: int | None = None) -> None:
        """Text over the whole width of the sheet, in as many rows of one line as it needs; nothing stands beside it."""
        shown = self.widths[: columns or len(self.widths)]
        points = sum(map(metrics.column_points, shown)) - 12
        for line in metrics.wrap(" ".join(text.split()), points, look.size, look.bold):
            self.put(1, line, look)
            self.row += 1

    def fits(self, text: str, column: int, lines: int, size: float = 9) -> str:
        """The text, shortened with a mark to so many lines in this column."""
        return metrics.shortened(text, self._usable[column - 1], lines, size)

    def dimension(self) -> str:
        """The range that is filled."""
        return f"A1:{self.letters[self._last_column - 1]}{max(self._cells, default=1)}"

    def sheet_data(self) -> Iterator[bytes]:
        """The element ``sheetData`` of the sheet, part by part."""
        yield b"<sheetData>"
        for part in self._packed:
            yield zlib.decompress(part)
        yield self._xml(sorted(self._cells))
        yield b"</sheetData>"

    def _begin(self, row: int) -> dict[int, str]:
        """The cells of a new row; many rows behind the next one are packed away."""
        if row <= self._packed_to:
            raise ValueError(f"row {row} is finished: a sheet is filled from top to bottom")
        if len(self._cells) > _PENDING and (done := sorted(number for number in self._cells if number < self.row)):
            self._packed.append(zlib.compress(self._xml(done), 1))
            self._packed_to = done[-1]
            for number in done:
                del self._cells[number]
                self.heights.pop(number, None)
        self._cells[row] = {}
        return self._cells[row]

    def _xml(self, numbers: list[int]) -> bytes:
        rows = []
        for row in numbers:
            cells = self._cells[row]
            high = min(self.heights.get(row, 0), metrics.MAX_ROW_HEIGHT)
            height = f' ht="{high:g}" customHeight="1"' if high else ""
            rows.append(f'<row r="{row}"{height}>{"".join(cells[column] for column in sorted(cells))}</row>')
        return "".join(rows).encode()


def escaped(text: str) -> str:
    """Text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _coloured(runs: Runs, look: Look, styles: Styles) -> str:
    """The text of a cell in its colours, else as its look says."""
    bold = "<b/>" if look.bold else ""
    return "".join(
        f'<r><rPr>{bold}<sz val="{look.size:g}"/><color rgb="FF{styles.colour(colour)}"/>'
        f'<rFont val="{metrics.FONT}"/><family val="2"/></rPr>'
        f'<t xml:space="preserve">{escaped(safe_text(text))}</t></r>'
        for text, colour in runs.parts
    )
