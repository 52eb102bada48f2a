"""How a sheet lies on paper and on the screen: size, margins, repeated rows, header and footer, tab, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pipeline import texts
from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook.plain import safe_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Paper = Literal["A4", "A3"]
_SIZES = {"A3": 8, "A4": 9}
_MARGIN = 0.75
_HEADER_ROOM = 80


def lay_out(
    sheet: Worksheet,
    report: Report,
    rules: Rulebook,
    *,
    paper: Paper = "A4",
    landscape: bool = True,
    one_page: bool = False,
    repeat: tuple[int, int] | None = None,
    repeat_columns: str | None = None,
    area: str | None = None,
    freeze: str | None = None,
    sides: float = _MARGIN,
) -> None:
    """Fit the sheet to the width of its paper (or to one page) and name report, day and page on it.

    ``repeat`` are the first and last row that return on each page; ``area`` is what prints, where not everything does;
    ``sides`` the margins left and right in inches.
    """
    sheet.page_setup.paperSize = _SIZES[paper]
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    margins = sheet.page_margins
    margins.left = margins.right = sides
    margins.top = margins.bottom = _MARGIN
    margins.header = margins.footer = 0.4
    if repeat:
        sheet.print_title_rows = f"{repeat[0]}:{repeat[1]}"
    if repeat_columns:
        sheet.print_title_cols = repeat_columns
    if area:
        sheet.print_area = area
    if freeze:
        sheet.freeze_panes = freeze
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    head: Any = sheet.oddHeader
    foot: Any = sheet.oddFooter
    head.left.text = _escaped(rules.programme.titel)
    head.right.text = _escaped(sheet.title)
    foot.left.text = f"Peildatum {texts.day(report.peildatum)}"
    foot.center.text = _escaped(rules.programme.organisatie)
    foot.right.text = "Pagina &P van &N"
    for part in (head.left, head.right, foot.left, foot.center, foot.right):
        part.size = 8
        part.font = "Arial,Regular"


def _escaped(text: str) -> str:
    """One line in which ``&`` begins no code of Excel's."""
    shown = " ".join(safe_text(text).split())
    return (shown if len(shown) <= _HEADER_ROOM else shown[: _HEADER_ROOM - 1] + "…").replace("&", "&&")
