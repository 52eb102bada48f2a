"""Nothing is done twice: a book that nobody touched is not read again, and one that changed is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT, conduct, copied

from pipeline import workbook

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
        read.append(source.name)
        return real(source)

    monkeypatch.setattr(workbook, "read_people", noted)
    second = conduct(place, DAY)
    book = second.outcome.xlsx.read_bytes()
    third = conduct(place, DAY)
    assert third.outcome.xlsx.read_bytes() == book
    assert read == [second.outcome.xlsx.name]
    assert len(list(place.extracted.glob("book-*"))) == 1
    sheet = openpyxl.load_workbook(second.outcome.xlsx)
    rows = sheet["Bevindingen"]
    (head,) = (row for row in rows.iter_rows() if any(cell.value == "Opmerking" for cell in row))
    column = next(cell.column for cell in head if cell.value == "Opmerking")
    rows.cell(head[0].row + 1, column).value = "Besproken"
    sheet.save(second.outcome.xlsx)
    fourth = conduct(place, DAY)
    assert "Besproken" in [finding["remark"] for finding in fourth.json["findings"]]
