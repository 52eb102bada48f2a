"""The hidden sheet: what the program itself put in people's columns, so that next time an edit can be told from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas, Styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "Geheugen"
HEAD = ("Kenmerk", "Nr", "Status", "Eigenaar", "Opmerking", "Week", "Verwerkt", "Keuzelijst")


def add_memory(sheet: Worksheet, styles: Styles, report: Report, rules: Rulebook, merged: Sequence[str]) -> str | None:
    """Fill and hide the sheet; returns the range of owners for the dropdown, None where there is nobody to offer."""
    from openpyxl.utils import get_column_letter

    from pipeline.workbook.findings import owners_of

    canvas = Canvas(sheet, styles, [30.0] * len(HEAD))
    plain = looks.EMPTY
    canvas.line(HEAD, [looks.STRONG] * len(HEAD))
    for finding in report.findings:
        written = (finding.id, words.code(finding.id), finding.status, finding.owner, finding.remark)
        for column, value in enumerate(written, start=1):
            if value:
                canvas.put(column, value, plain)
        canvas.row += 1
    owners = owners_of(report.findings, rules)
    for column, values in ((6, [report.week]), (7, merged), (8, owners)):
        for row, value in enumerate(values, start=2):
            canvas.put(column, value, plain, row)
    sheet.sheet_state = "hidden"
    if not owners:
        return None
    letter = get_column_letter(8)
    return f"'{NAME}'!${letter}$2:${letter}${len(owners) + 1}"
