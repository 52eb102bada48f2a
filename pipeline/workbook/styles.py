"""How a cell looks, and the style of a book that makes it look so."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.workbook.metrics import FONT

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.workbook.workbook import Workbook

DATE_FORMAT = "[$-413]ddd d mmm yyyy"


class Look(Struct, frozen=True, eq=False):
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
    """The styles of one book, by look: the index of the style for values and of that for text.

    ``palette`` gives the colours of a house style for ours.
    Text carries ``quotePrefix``, Excel's own mark that what stands there is text, also after it was edited.
    """

    book: Workbook
    palette: Mapping[str, str] = field(default_factory=dict)
    _known: dict[Look, int] = field(default_factory=dict)
    _known_text: dict[Look, int] = field(default_factory=dict)
    _made: dict[Look, StyleArray] = field(default_factory=dict)
    _parts: dict[tuple[object, ...], int] = field(default_factory=dict)

    def of(self, look: Look, text: bool) -> int:
        """The index of the style of a look, for text or for other values."""
        known = self._known_text if text else self._known
        found = known.get(look)
        if found is None:
            if look not in self._made:
                self._made[look] = self._style(look)
            style = copy(self._made[look])
            style.quotePrefix = int(text)
            inside: Any = self.book
            found = known[look] = inside._cell_styles.add(style)
        return found

    def colour(self, colour: str) -> str:
        """The colour of the house style that stands for one of ours."""
        return self.palette.get(colour, colour)

    def _style(self, look: Look) -> StyleArray:
        look = replace(
            look,
            color=self.colour(look.color),
            fill=self.colour(look.fill) if look.fill else None,
            border_color=self.colour(look.border_color),
        )
        from openpyxl.styles import Protection
        from openpyxl.styles.cell_style import StyleArray
        from openpyxl.styles.numbers import BUILTIN_FORMATS_REVERSE

        book: Any = self.book
        style: Any = StyleArray()
        style.fontId = self._part(look.size, look.bold, look.italic, look.color, look.underline, make=_font, look=look)
        if look.fill:
            style.fillId = self._part(look.fill, look.pattern, make=_fill, look=look)
        if any(look.border):
            style.borderId = self._part(look.border, look.border_color, look.sides_color, make=_border, look=look)
        style.alignmentId = self._part(look.across, look.down, look.wrap, look.indent, make=_alignment, look=look)
        if look.unlocked:
            style.protectionId = book._protections.add(Protection(locked=False))
        if look.number != "General":
            built_in = BUILTIN_FORMATS_REVERSE.get(look.number)
            style.numFmtId = built_in if built_in is not None else 164 + book._number_formats.add(look.number)
        return style  # type: ignore[no-any-return]

    def _part(self, *key: object, make: Any, look: Look) -> int:
        """The index of a font, fill, border or alignment, made once per book: comparing them is slow."""
        found = self._parts.get((make, *key))
        if found is None:
            found = self._parts[(make, *key)] = make(self.book, look)
        return found


def _font(book: Any, look: Look) -> Any:
    from openpyxl.styles import Font

    return book._fonts.add(
        Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            color=look.color,
            underline="single" if look.underline else None,
        )
    )


def _fill(book: Any, look: Look) -> Any:
    from openpyxl.styles import PatternFill

    ground: Any = look.fill if look.pattern == "solid" else "FFFFFF"
    pattern: Any = look.pattern
    return book._fills.add(PatternFill(pattern, look.fill or "", ground))


def _border(book: Any, look: Look) -> Any:
    from openpyxl.styles import Border, Side

    sides = look.sides_color or look.border_color
    left, right, top, bottom = (
        Side(style=side, color=color) if side else Side()  # type: ignore[arg-type]
        for side, color in zip(look.border, (sides, sides, look.border_color, look.border_color), strict=True)
    )
    return book._borders.add(Border(left=left, right=right, top=top, bottom=bottom))


def _alignment(book: Any, look: Look) -> Any:
    from openpyxl.styles import Alignment

    return book._alignments.add(Alignment(look.across, look.down, wrap_text=look.wrap, indent=look.indent))
