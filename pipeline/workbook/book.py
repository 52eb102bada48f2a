"""The workbook, sheet by sheet; generated afresh each time and never edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from pipeline import texts
from pipeline.model import DateMention, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import documents, findings, memory, summary, timeline
from pipeline.workbook.archive import packed
from pipeline.workbook.cells import Styles, safe_text
from pipeline.workbook.metrics import DEFAULT_SIZE, FONT
from pipeline.workbook.previous import Previous

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def write_workbook(
    report: Report,
    rules: Rulebook,
    dates: Sequence[tuple[str, DateMention]] = (),
    pictures: Mapping[str, bytes] | None = None,
    previous: Previous | None = None,
    merged: Sequence[str] = (),
) -> bytes:
    """The report as xlsx; the same arguments give the same bytes.

    ``dates``: (paper name, mention) of all that was read; ``pictures``: PNG or JPEG of the evidence by finding id;
    ``previous``: the report of an earlier week, to show what changed in the master; ``merged``: the sha256 of books
    whose remarks are already in this report, so that a stale copy is not merged twice.
    """
    book = _empty_book(report, rules)
    styles = Styles(book)
    summary.add_summary(_sheet(book, summary.NAME, "9B1C1C"), styles, report, rules)
    listed = _sheet(book, findings.NAME, "FFD75E")
    timeline.add_timeline(_sheet(book, timeline.NAME, "17406D"), styles, report, rules)
    documents.add_documents(_sheet(book, documents.NAME, "8A94A0"), styles, report, rules)
    owners = memory.add_memory(_sheet(book, memory.NAME, None), styles, report, rules, merged)
    findings.add_findings(listed, styles, report, rules, owners)
    return packed(book, datetime.combine(report.peildatum, time()))


def _empty_book(report: Report, rules: Rulebook) -> Workbook:
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
    properties.title = safe_text(f"{rules.programme.titel}, week {report.week}")
    properties.subject = f"Planningscontrole per {texts.day(report.peildatum)}"
    properties.creator = f"Planwacht {safe_text(report.program)}"
    properties.lastModifiedBy = properties.creator
    properties.language = "nl-NL"
    properties.description = f"Regels {report.rules_sha256[:12]}"
    return book


def _sheet(book: Workbook, name: str, tab: str | None) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    if tab:
        sheet.sheet_properties.tabColor = tab
    return sheet
