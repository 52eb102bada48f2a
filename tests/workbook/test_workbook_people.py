"""People's columns survive sorting, inserted and deleted rows and columns, LibreOffice, copies and two pens at once."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from edited_books import CONFLICT, EXPECTED, ROUTE, cell, edited, fill, header, wrote
from invented_reports import report, rules
from openpyxl import Workbook

from pipeline.workbook import Written, find_books, merge_people, read_people, write_workbook

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def book() -> bytes:
    return write_workbook(report(), rules())


def test_what_the_program_wrote_is_read(book: bytes) -> None:
    read = read_people(book)
    assert read.reason is None
    assert read.by_id == {f.id: Written(f.status, f.owner, f.remark) for f in report().findings}
    assert dict(read.before) == read.by_id
    assert (read.lost, read.week) == ((), "2023-W13")


def sort_rows(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    head, _ = header(sheet)
    values = [[c.value for c in row] for row in sheet.iter_rows(min_row=head + 1)]
    for offset, row in enumerate(reversed(values), start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(head + offset, column).value = value


def insert_column(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    sheet.insert_cols(4, 2)


def insert_rows(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    head, _ = header(sheet)
    sheet.insert_rows(head + 2, 3)
    sheet.insert_rows(1, 2)


def delete_columns(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    for name in ("Citaat", "Mijlpaal", "Gepland"):
        _, names = header(sheet)
        sheet.delete_cols(names[name])


def delete_id_column(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    _, names = header(sheet)
    sheet.delete_cols(names["Kenmerk"])


def rename_sheet(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    sheet.title = "Werkexemplaar"


def drop_table(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    del sheet.tables["Bevindingen"]


def far_corner(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    sheet["XFD1048576"] = "ver weg"


def headers_with_breaks(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    head, names = header(sheet)
    sheet.cell(head, names["Eigenaar"]).value = " Eigenaar\n"
    sheet.cell(head, names["Opmerking"] + 1).value = "eigen kolom"


def drop_memory(sheet: Any, made: Workbook) -> None:
    wrote(sheet, made)
    del made["Geheugen"]


@pytest.mark.parametrize(
    "change",
    [
        wrote,
        sort_rows,
        insert_column,
        insert_rows,
        delete_columns,
        delete_id_column,
        rename_sheet,
        drop_table,
        far_corner,
        headers_with_breaks,
        drop_memory,
    ],
)
def test_edits_are_found_whatever_else_was_done(book: bytes, change: Callable[[Any, Workbook], None]) -> None:
    read = read_people(edited(book, change))
    assert read.reason is None
    assert read.by_id[CONFLICT] == EXPECTED
    assert read.by_id[ROUTE] == Written(
        "in behandeling", "Secretaris stuurgroep", "Besproken met de kring; zij zoeken een datum in mei."
    )


def test_a_deleted_column_is_no_edit(book: bytes) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        _, names = header(sheet)
        sheet.delete_cols(names["Opmerking"])

    assert read_people(edited(book, change)).by_id[ROUTE].remark.startswith("Besproken")


def test_a_deleted_row_is_reported(book: bytes) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        sheet.delete_rows(cell(sheet, ROUTE, "Status").row)

    read = read_people(edited(book, change))
    assert read.lost == (ROUTE,)
    assert merge_people({ROUTE: Written("in behandeling", "X", "Y")}, [read]).people[ROUTE].remark == "Y"


def test_an_emptied_row_says_nothing_though_its_links_stay(book: bytes) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        for one in sheet[cell(sheet, ROUTE, "Status").row]:
            one.value = None

    read = read_people(edited(book, change))
    assert read.lost == (ROUTE,)
    assert read.loose == ()


def test_a_status_outside_the_list_goes_into_the_remark(book: bytes) -> None:
    def change(sheet: Any, _: Workbook) -> None:
        fill(sheet, CONFLICT, Status="wacht op griffie", Opmerking="ma bellen")
        fill(sheet, ROUTE, Status="GEACCEPTEERD")

    read = read_people(edited(book, change)).by_id
    assert read[CONFLICT] == Written("nieuw", "", "ma bellen\n[status: wacht op griffie]")
    assert read[ROUTE].status == "geaccepteerd"


def test_own_columns_and_notes_go_into_the_remark_once(book: bytes) -> None:
    from openpyxl.comments import Comment

    def change(sheet: Any, made: Workbook) -> None:
        sheet.insert_cols(3)
        head, _ = header(sheet)
        sheet.cell(head, 3).value = "Telefoon griffie"
        row = cell(sheet, CONFLICT, "Status").row
        sheet.cell(row, 3).value = "doorkiesnummer 14"
        sheet.cell(row, 5).comment = Comment("[Threaded comment]\n\nUw versie …\n\nComment:\n    Nog vragen?", "x")
        fill(sheet, CONFLICT, Opmerking="gebeld")

    read = read_people(edited(book, change))
    remark = read.by_id[CONFLICT].remark
    assert remark == "gebeld\n[Telefoon griffie: doorkiesnummer 14]\n[notitie: Nog vragen?]"
    assert read.by_id[ROUTE] == dict(read.before)[ROUTE]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "geen volledig"),
        (b"PK\x03\x04 half", "geen volledig"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "wachtwoord"),
        (b"%PDF-1.7", "geen volledig"),
    ],
)
def test_a_book_that_cannot_be_read_is_a_reason(data: bytes, word: str) -> None:
    read = read_people(data)
    assert read.rows == ()
    assert read.reason is not None
    assert word in read.reason


def test_damage_and_absence_are_reasons(book: bytes, tmp_path: Path) -> None:
    for end in range(100, len(book), len(book) // 7):
        assert read_people(book[:end]).reason
    assert "kan niet worden geopend" in (read_people(tmp_path / "weg.xlsx").reason or "")
    empty = io.BytesIO()
    Workbook().save(empty)
    assert "niet te vinden" in (read_people(empty.getvalue()).reason or "")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) staat niet op deze machine")
def test_libreoffice_may_save_it(book: bytes, tmp_path: Path) -> None:
    source = tmp_path / "planwacht-2023-W13.xlsx"
    source.write_bytes(edited(book, wrote))
    out = tmp_path / "uit"
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profiel",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = read_people(out / source.name)
    assert read.reason is None
    assert read.by_id[CONFLICT] == EXPECTED
    assert read.by_id.keys() == {finding.id for finding in report().findings}
    assert dict(read.before)[CONFLICT] == Written()


def test_books_of_the_week_are_found(tmp_path: Path) -> None:
    names = [
        "planwacht-2023-W13.xlsx",
        "planwacht-2023-W13 (2).xlsx",
        "planwacht-2023-W13-conflict-planner.xlsx",
        "Kopie van planwacht-2023-W13.xlsx",
        "planwacht-2023-W13 - Kopie.xlsx",
        "~$planwacht-2023-W13.xlsx",
        ".~lock.planwacht-2023-W13.xlsx#",
        ".planwacht-2023-W13.xlsx",
        "planwacht-2023-W12.xlsx",
        "planwacht-2023-W130.xlsx",
        "planwacht-2023-W13.json",
        "begroting.xlsx",
    ]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "planwacht-2023-W13 map.xlsx").mkdir()
    (tmp_path / "planwacht-2023-W12.json").write_bytes(b"{}")
    found = [path.name for path in find_books(tmp_path, "2023-W13")]
    assert found[0] == names[0]
    assert set(found) == set(names[:5])
    assert find_books(tmp_path / "absent", "2023-W13") == []
    late = (tmp_path / "planwacht-2023-W12.xlsx").stat().st_mtime + 3600
    os.utime(tmp_path / "planwacht-2023-W12.xlsx", (late, late))
    assert find_books(tmp_path, "2023-W13")[-1].name == "planwacht-2023-W12.xlsx"


def test_a_round_trip_through_the_next_book(book: bytes) -> None:
    """Merge, write again with the memory of what was merged, read again: nothing changes and nothing clashes."""
    from msgspec.structs import replace

    first = read_people(edited(book, wrote))
    made = merge_people({}, [first])
    people = made.people
    findings = tuple(
        replace(f, status=people[f.id].status, owner=people[f.id].owner, remark=people[f.id].remark)
        if f.id in people
        else f
        for f in report().findings
    )
    second = read_people(write_workbook(replace(report(), findings=findings), rules(), merged=made.used))
    assert second.by_id[CONFLICT] == EXPECTED
    assert second.merged == made.used
    again = merge_people(people, [second, first])
    assert again.people == people
    assert again.clashes == ()
