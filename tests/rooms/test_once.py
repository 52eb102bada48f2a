"""Nothing is done twice: books, pictures and the master planning that nobody touched, and what is not needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from conftest import ROOT, conduct, copied
from msgspec.structs import replace

from pipeline import drawings, master, pictures, workbook

DAY = date(2024, 3, 30)


def test_a_book_is_read_once_for_its_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path)
    for path in place.inbox.iterdir():
        path.unlink()
    (place.inbox / "brief.txt").write_text("Gemeente Eemsbroek\nDatum: 8 maart 2024\n\nDe raad besluit op 1 april.\n")
    first = conduct(place, DAY)
    assert first.json["findings"]
    read: list[str] = []
    real = workbook.read_people

    def noted(source: Any) -> workbook.PeopleColumns:
        read.append(getattr(source, "name", ""))
        return real(source)

    monkeypatch.setattr(workbook, "read_people", noted)
    second = conduct(place, DAY)
    book = second.outcome.xlsx.read_bytes()
    third = conduct(place, DAY)
    assert third.outcome.xlsx.read_bytes() == book
    assert read == []
    (kept,) = place.extracted.glob("book-*")
    asked = msgspec.json.decode(kept.read_bytes(), type=workbook.PeopleColumns)
    assert asked == replace(workbook.read_people(book), name="werkboek")
    assert asked.rows
    read.clear()
    sheet = openpyxl.load_workbook(second.outcome.xlsx)
    rows = sheet["Bevindingen"]
    (head,) = (row for row in rows.iter_rows() if any(cell.value == "Opmerking" for cell in row))
    column = next(cell.column for cell in head if cell.value == "Opmerking")
    rows.cell(head[0].row + 1, column).value = "Besproken"
    sheet.save(second.outcome.xlsx)
    fourth = conduct(place, DAY)
    assert read == [second.outcome.xlsx.name]
    assert "Besproken" in [finding["remark"] for finding in fourth.json["findings"]]


def office(into: Path) -> Any:
    """The example workspace with the one letter of which pictures are drawn."""
    place = copied(ROOT, into)
    shutil.copy(ROOT / "rules" / "masterplanning.xlsx", place.rules)
    for path in place.inbox.rglob("*"):
        if path.is_file() and path.name != "brief-papendrecht-aan-colleges.pdf":
            path.unlink()
    return place


def test_a_picture_is_drawn_once_and_again_where_extracted_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = office(tmp_path)
    workers: list[int] = []
    real = pictures.Workers

    def started(*needs: Any) -> Any:
        workers.append(1)
        return real(*needs)

    monkeypatch.setattr(pictures, "Workers", started)
    first = conduct(place)
    book, page = first.outcome.xlsx.read_bytes(), first.outcome.xlsx.with_suffix(".html").read_bytes()
    assert b"data:image/png" in page
    assert workers == [1]
    kept = (place.extracted / drawings.NAME).read_bytes()
    again = conduct(place)
    assert (again.outcome.xlsx.read_bytes(), again.outcome.xlsx.with_suffix(".html").read_bytes()) == (book, page)
    assert workers == [1]
    (place.extracted / drawings.NAME).write_bytes(kept[: len(kept) // 2])
    assert conduct(place).outcome.xlsx.read_bytes() == book
    assert workers == [1, 1]
    shutil.rmtree(place.extracted)
    assert conduct(place).outcome.xlsx.read_bytes() == book
    assert (place.extracted / drawings.NAME).read_bytes() == kept
    (place.inbox / "brief-papendrecht-aan-colleges.pdf").unlink()
    conduct(place)
    assert drawings.held(place.extracted) == frozenset()


def test_the_master_is_read_once_for_its_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = office(tmp_path)
    read: list[int] = []
    real = master.read_sheet

    def noted(data: bytes) -> Any:
        read.append(len(data))
        return real(data)

    monkeypatch.setattr(master, "read_sheet", noted)
    first = conduct(place).json
    assert conduct(place).json == first
    assert len(read) == 1
    path = place.rules / "masterplanning.xlsx"
    sheet = openpyxl.load_workbook(path)
    rows = sheet["Planning"]
    column = next(cell.column for cell in rows[1] if cell.value == "Activiteit")
    rows.cell(2, column).value = "Iets heel anders"
    sheet.save(path)
    changed = conduct(place).json
    assert len(read) == 2
    assert "Iets heel anders" in [item["activity"] for item in changed["items"]]


def test_a_run_without_news_imports_nothing_that_reads_or_draws(tmp_path: Path) -> None:
    place = office(tmp_path)
    conduct(place)
    code = (
        "import sys; from pipeline.cli import cli; cli(sys.argv[1:], standalone_mode=False); "
        "print(*sorted({'spacy', 'pypdfium2', 'pdfplumber', 'dateparser', 'pandas', 'pebble', 'pyarrow', "
        "'pipeline.dates', 'pipeline.extraction', 'holidays.countries'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "run", "--workspace", str(place.root), "--settle", "0"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == ""
