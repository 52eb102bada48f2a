"""What people do to a book that nobody foresaw: rows of their own, merged cells, other headers, dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from edited_books import CONFLICT, EXPECTED, ROUTE, cell, edited, fill, header, wrote
from invented_reports import report, rules
from openpyxl import Workbook

from pipeline.workbook import find_books, read_people, write_workbook


@pytest.fixture(scope="module")
def book() -> bytes:
    return write_workbook(report(), rules())


def test_rows_of_ones_own_and_notes_on_other_sheets_are_kept(book: bytes) -> None:
    from openpyxl.comments import Comment

    def change(sheet: Any, made: Workbook) -> None:
        sheet.cell(sheet.max_row + 2, 3).value = "Nog doen: zaal reserveren"
        made["Samenvatting"]["A1"].comment = Comment("Mooi overzicht", "voorzitter")

    read = read_people(edited(book, change))
    assert any("zaal reserveren" in text for text in read.loose)
    assert any(text == "Samenvatting, rij 1: [notitie: Mooi overzicht]" for text in read.loose)


def test_merged_cells_count_for_every_row_and_lose_nothing(book: bytes) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        first, second = (cell(sheet, id, "Opmerking") for id in (CONFLICT, ROUTE))
        assert second.row == first.row + 1
        first.value = "samen bespreken"
        sheet.merge_cells(start_row=first.row, end_row=second.row, start_column=first.column, end_column=first.column)

    read = read_people(edited(book, change)).by_id
    assert read[CONFLICT].remark == "samen bespreken"
    assert read[ROUTE].remark == "Besproken met de kring; zij zoeken een datum in mei.\nsamen bespreken"


@pytest.mark.parametrize("name", ["Opmerking", "Eigenaar", "Status"])
def test_a_column_under_another_name_is_still_read(book: bytes, name: str) -> None:
    def change(sheet: Any, made: Workbook) -> None:
        wrote(sheet, made)
        head, names = header(sheet)
        sheet.cell(head, names[name]).value = f"{name} van de griffie"

    assert read_people(edited(book, change)).by_id[CONFLICT] == EXPECTED


@pytest.mark.parametrize("told", ["In Behandeling", " in  behandeling ", "IN BEHANDELING"])
def test_a_status_may_be_typed_as_people_do(book: bytes, told: str) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        fill(sheet, CONFLICT, Status=told)

    assert read_people(edited(book, change)).by_id[CONFLICT].status == "in behandeling"


def test_a_date_typed_as_a_remark_stays_that_day(book: bytes) -> None:
    from datetime import datetime

    def change(sheet: Any, _: Workbook) -> None:
        cell(sheet, CONFLICT, "Opmerking").value = datetime(2023, 4, 6)

    assert read_people(edited(book, change)).by_id[CONFLICT].remark == "do 6 apr 2023"


def test_another_kind_of_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "planwacht-2023-W13.ods").write_bytes(b"PK")
    found = find_books(tmp_path, "2023-W13")
    assert [path.name for path in found] == ["planwacht-2023-W13.ods"]
    assert "sla het op als Excel-werkboek" in (read_people(found[0]).reason or "")
