"""Agendas, action lists and calendars as odd typesetters draw them; heads of two lines; keys over a page break."""

from __future__ import annotations

import pytest
from agenda_pdf import LAYOUTS, draw
from scoring import row_f1

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

SEED = 4001


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    tables = find_tables(read(data, "stuk", Limits()), default().columns)
    return [tuple(cell.text for cell in row) for table in tables for row in table.rows]


@pytest.mark.parametrize("name", LAYOUTS)
def test_rows_of_every_layout(name: str) -> None:
    data, sheet = draw(SEED, LAYOUTS[name])
    assert row_f1(sheet.truth, rows_of(data)) >= LAYOUTS[name].target


def page(table: str) -> bytes:
    return f"<!DOCTYPE html><html><body><h1>Planning</h1><table>{table}</table></body></html>".encode()


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<t") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def test_a_head_of_two_lines_gives_each_column_its_own_name() -> None:
    data = page(
        row("<td rowspan=2>Voorstel</td>", "<td colspan=2>Behandeling in de raad</td>", "<td rowspan=2>Wie</td>")
        + row("Beeldvormend", "Besluitvormend")
        + row("Startnotitie wonen", "3 maart", "17 maart", "Griffie")
        + row("Nota grond", "14 april", "28 april", "Directie")
    )
    (table,) = find_tables(read(data, "stuk", Limits()), default().columns)
    assert table.columns == ("Voorstel", "Beeldvormend", "Besluitvormend", "Wie")
    assert [row[0].text for row in table.rows] == ["Startnotitie wonen", "Nota grond"]


def test_a_row_over_all_columns_is_no_line_of_a_head() -> None:
    data = page(
        row("Datum", "Wat", "Wie")
        + row("<td colspan=3>Fase A</td>")
        + row("3 maart", "Nota wonen", "Griffie")
        + row("17 maart", "Nota grond", "Directie")
    )
    (table,) = find_tables(read(data, "stuk", Limits()), default().columns)
    assert table.columns == ("Datum", "Wat", "Wie")
    assert [row[0].text for row in table.rows] == ["Fase A", "3 maart", "17 maart"]
