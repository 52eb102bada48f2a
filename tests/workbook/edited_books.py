"""A workbook that somebody opened, changed and saved."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook, load_workbook

from pipeline.workbook import Written

CONFLICT, ROUTE = "datum-wijkt-af/startnotitie/instemmen/raden", "route/regeling/colleges"


def edited(data: bytes, edit: Callable[[Any, Workbook], None]) -> bytes:
    made = load_workbook(io.BytesIO(data))
    edit(made["Bevindingen"], made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def header(sheet: Any) -> tuple[int, dict[str, int]]:
    for row in sheet.iter_rows():
        names = {cell.value: cell.column for cell in row if cell.value}
        if "Status" in names:
            return row[0].row, names
    raise AssertionError("no header")


def cell(sheet: Any, id: str, column: str) -> Any:
    head, names = header(sheet)
    for row in range(head + 1, sheet.max_row + 1):
        if sheet.cell(row, names["Kenmerk"]).value == id:
            return sheet.cell(row, names[column])
    raise AssertionError(id)


def fill(sheet: Any, id: str, **values: str) -> None:
    for column, value in values.items():
        cell(sheet, id, column).value = value


def wrote(sheet: Any, _: Workbook) -> None:
    fill(sheet, CONFLICT, Status="in behandeling", Eigenaar="Planner", Opmerking="Griffie gebeld; =geen formule")


EXPECTED = Written("in behandeling", "Planner", "Griffie gebeld; =geen formule")
