"""A report as the workbook that openpyxl reads, and its sheets as rows."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from invented_reports import rules
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from pipeline.model import DateMention, Report
from pipeline.workbook import write_workbook

SHEETS = [
    "Samenvatting",
    "Bevindingen",
    "Bewijs",
    "Tijdlijn",
    "Besluitvorming",
    "Nog te plannen",
    "Wijzigingen",
    "Masterplanning",
    "Documenten",
    "Verantwoording",
    "Geheugen",
]


MENTION = DateMention(
    "16 mei", 0, 6, "day", date(2023, 5, 16), date(2023, 5, 16), "2023-05-16", doubts=("year_inferred",), page=1, line=4
)


def opened(made: Report, **more: Any) -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(made, rules(), **more)))


def table(book: Workbook, title: str, first: str) -> list[dict[str, Any]]:
    """The rows of a sheet by header; the header is the row whose first cell is ``first``."""
    rows = [[cell.value for cell in row] for row in book[title].iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def finding_rows(book: Workbook) -> dict[str, dict[str, Any]]:
    return {row["Kenmerk"]: row for row in table(book, "Bevindingen", "Nr")}


def summary(made: Report, **more: Any) -> list[list[str]]:
    return [
        [str(cell.value) for cell in row if cell.value is not None]
        for row in opened(made, **more)["Samenvatting"].iter_rows()
    ]
