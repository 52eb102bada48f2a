"""The one door through which a value enters a sheet: text stays text, dates are dates, and every row is high enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pipeline import texts
from pipeline.workbook import metrics

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | None
DATE_FORMAT = "[$-413]ddd d mmm yyyy"
MAX_UNITS = 32_767
CUT = " […] (ingekort: een cel kan niet meer bevatten)"
_FIRST_DAY = date(1900, 3, 1)
"""Excel believes in 29 February 1900: earlier days would show as another weekday."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufffe\uffff\ufeff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_BREAKS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def safe_text(text: str) -> str:
    """Text that Excel shows as it is: no control or direction characters, no escapes, not too long for a cell."""
    if len(text) * 2 > MAX_UNITS and len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_UNITS:
        text = _cut(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    letter = found.group()
    return "_x005F_" if letter == "_" else _BREAKS.get(letter, "\ufffd")


def _cut(text: str) -> str:
    """At most so many UTF-16 units that even after escaping the cell holds them."""
    room = MAX_UNITS - len(CUT)
    escapes = len(_ESCAPED.findall(text[:room]))
    kept = text[: room - 6 * escapes].encode("utf-16-le", "surrogatepass")[: (room - 6 * escapes) * 2]
    return kept.decode("utf-16-le", "ignore") + CUT


def plain_text(value: object) -> str:
    """What a person wrote in a cell, as text: escapes undone, whole numbers without ``.0``, dates in Dutch."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return texts.day(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n").strip()


@dataclass(frozen=True, eq=False)
class Look:
    """How a cell looks. Compared by identity, so that a style is looked up once per look and book."""

    size: float = 9
    bold: bool = False
    italic: bool = False
    color: str = "1F2933"
    fill: str | None = None
    pattern: str = "solid"
    border: tuple[str | None, str | None, str | None, str | None] = (None, None, None, None)
    border_color: str = "C5CBD3"
    sides_color: str | None = None
    across: str | None = None
    down: str = "top"
    wrap: bool = True
    indent: int = 0
    number: str = "General"
    unlocked: bool = False
    underline: bool = False
    room: float = 0
    """Points of height above what the text needs."""


@dataclass
class Styles:
    """The styles of one book, by look."""

    book: Workbook
    known: dict[Look, tuple[StyleArray, StyleArray]] = field(default_factory=dict)

    def of(self, look: Look) -> tuple[StyleArray, StyleArray]:
        """The style for values and the style for text, which carries Excel's mark that it is text."""
        found = self.known.get(look)
        if found is None:
            found = self.known[look] = (self._made(look, 0), self._made(look, 1))
        return found

    def _made(self, look: Look, quote: int) -> StyleArray:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
        from openpyxl.styles.cell_style import StyleArray
        from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE

        sides = look.sides_color or look.border_color
        left, right, top, bottom = (
            Side(style=side, color=color) if side else Side()  # type: ignore[arg-type]
            for side, color in zip(look.border, (sides, sides, look.border_color, look.border_color), strict=True)
        )
        book: Any = self.book
        style = StyleArray()
        style.fontId = book._fonts.add(
            Font(
                name=metrics.FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.color,
                underline="single" if look.underline else None,
            )
        )
        if look.fill:
            ground = look.fill if look.pattern == "solid" else "FFFFFF"
            style.fillId = book._fills.add(PatternFill(look.pattern, look.fill, ground))  # type: ignore[arg-type]
        style.borderId = book._borders.add(Border(left=left, right=right, top=top, bottom=bottom))
        style.alignmentId = book._alignments.add(
            Alignment(look.across, look.down, wrap_text=look.wrap, indent=look.indent)
        )
        if look.unlocked:
            style.protectionId = book._protections.add(Protection(locked=False))
        if look.number != "General":
            built_in = BUILTIN_FORMATS_REVERSE.get(look.number)
            style.numFmtId = built_in if built_in is not None else 164 + book._number_formats.add(look.number)
        style.quotePrefix = quote
        return style


@dataclass
class Canvas:
    """A sheet that is filled from top to bottom; ``row`` is the row that is next.

    ``widths`` are the widths of its columns in characters, known before the first cell is put.
    """

    sheet: Worksheet
    styles: Styles
    widths: Sequence[float]
    row: int = 1
    heights: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from openpyxl.utils import get_column_letter

        self._usable = [metrics.usable(width) for width in self.widths]
        for number, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width

    def put(self, column: int, value: Value, look: Look, row: int | None = None) -> None:
        """Write one cell: the only place in the program that does. Columns count from 1."""
        row = self.row if row is None else row
        cell: Any = self.sheet.cell(row, column)
        for_values, for_text = self.styles.of(look)
        if isinstance(value, date) and value < _FIRST_DAY:
            value = texts.day(value)
        if value is None:
            cell._style = for_values
            return
        if isinstance(value, str):
            value = safe_text(value)
            cell._style, cell._value, cell.data_type = for_text, value, "s"
            lines = len(metrics.wrap(value, self._usable[column - 1], look.size, look.bold)) if look.wrap else 1
        else:
            cell._style, cell._value = for_values, value
            cell.data_type = "d" if isinstance(value, date) else "n"
            lines = 1
        needed = metrics.height(lines, look.size) + look.room
        if needed > self.heights.get(row, 0):
            self.heights[row] = needed

    def line(self, values: Sequence[Value], looks: Sequence[Look]) -> None:
        """Write a row of cells from column 1 and go to the next row."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True), start=1):
            self.put(column, value, look)
        self.row += 1

    def prose(self, text: str, look: Look, columns: int | None = None) -> None:
        """Text over the whole width of the sheet, in as many rows of one line as it needs; nothing may stand beside it."""
        shown = self.widths[: columns or len(self.widths)]
        points = sum(map(metrics.column_points, shown)) - 12
        for line in metrics.wrap(safe_text(text), points, look.size, look.bold):
            self.put(1, line.replace("_x005F_", "_"), look)
            self.row += 1

    def fits(self, text: str, column: int, lines: int, size: float = 9) -> str:
        """The text, shortened with a mark to so many lines in this column."""
        return metrics.shortened(text, self._usable[column - 1], lines, size)

    def close(self) -> None:
        """Set the heights that were measured."""
        for row, height in self.heights.items():
            self.sheet.row_dimensions[row].height = height
