"""The workbook under construction: its properties, its styles and its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from pipeline import texts
from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks
from pipeline.workbook.archive import packed
from pipeline.workbook.cells import Canvas
from pipeline.workbook.metrics import DEFAULT_SIZE, FONT
from pipeline.workbook.plain import safe_text
from pipeline.workbook.styles import Styles

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook


@dataclass
class Sheets:
    """A book with its canvases by title, in the order in which they were added."""

    book: Workbook
    styles: Styles
    canvases: dict[str, Canvas] = field(default_factory=dict)
    _places: dict[tuple[str, str], str] = field(default_factory=dict)
    _wanted: list[tuple[Canvas, str, str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, rules: Rulebook) -> Sheets:
        """An empty book that says what it is, in which language, and of which day."""
        from openpyxl import Workbook
        from openpyxl.styles import Font
        from openpyxl.utils.indexed_list import IndexedList

        book = Workbook()
        book.remove(book.worksheets[0])
        font = Font(name=FONT, size=DEFAULT_SIZE)
        inside: Any = book
        inside._fonts = IndexedList([font])
        inside._named_styles["Normal"].font = font
        properties = book.properties
        properties.title = _shown(f"{rules.programme.titel}, week {report.week}")
        properties.subject = f"Planningscontrole per {texts.day(report.peildatum)}"
        properties.creator = _shown(f"Planwacht {report.program}")
        properties.lastModifiedBy = properties.creator
        properties.language = "nl-NL"
        properties.description = f"Regels {report.rules_sha256[:12]}"
        palette = {looks.BLUE: rules.report.kleur[1:].upper(), looks.YELLOW: rules.report.kleur_invullen[1:].upper()}
        return cls(book, Styles(book, palette))

    def canvas(self, title: str, widths: Sequence[float], tab: str | None = None) -> Canvas:
        """A new sheet at the end, with the colour of its tab."""
        sheet: Any = self.book.create_sheet(title)
        if tab:
            sheet.sheet_properties.tabColor = self.styles.colour(tab)
        self.canvases[title] = Canvas(sheet, self.styles, widths)
        return self.canvases[title]

    def place(self, title: str, id: str, canvas: Canvas, column: int) -> None:
        """Say that the finding stands here on the sheet with this title: in the next row of the canvas."""
        self._places[title, id] = f"{canvas.letters[column - 1]}{canvas.row}"

    def link(self, canvas: Canvas, column: int, title: str, id: str, row: int | None = None) -> None:
        """Lead from a cell to the finding on another sheet, if it turns out to stand there."""
        self._wanted.append((canvas, f"{canvas.letters[column - 1]}{row or canvas.row}", title, id))

    def packed(self, report: Report) -> bytes:
        """The book as bytes."""
        for canvas, cell, title, id in self._wanted:
            if (title, id) in self._places:
                canvas.links.append((cell, f"'{title}'!{self._places[title, id]}", f"Naar {title}"))
        return packed(self.book, datetime.combine(report.peildatum, time()), self.canvases)


def _shown(text: str) -> str:
    return " ".join(safe_text(text).split())
