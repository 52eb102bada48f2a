"""The same planning from every kind of office file is the same table."""

from __future__ import annotations

from collections.abc import Callable

import office_samples as samples
import pytest

from pipeline.model import Document, Table
from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

LIMITS = Limits()


def only_table(document: Document) -> Table:
    (table,) = find_tables(document, default().columns)
    return table


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def from_tabs() -> Table:
    return only_table(read(samples.tab_text().encode(), "planning.txt", LIMITS))


@pytest.mark.parametrize(
    "make",
    [samples.docx_planning, samples.odt_planning, lambda: samples.html_planning().encode()],
    ids=["docx", "odt", "html"],
)
def test_a_table_with_merged_weeks_equals_the_table_with_tabs(make: Callable[[], bytes]) -> None:
    expected = from_tabs()
    table = only_table(read(make(), "stuk", LIMITS))
    assert (table.caption, table.columns, table.roles, table.kind) == (
        expected.caption,
        expected.columns,
        expected.roles,
        expected.kind,
    )
    assert texts(table) == texts(expected) == list(samples.ROWS)
    assert table.rows[1][0].merged


@pytest.mark.parametrize(
    "make", [samples.xlsx_planning, samples.xls_planning, samples.ods_planning], ids=["xlsx", "xls", "ods"]
)
def test_a_sheet_holds_real_dates_in_dutch_form(make: Callable[[], bytes]) -> None:
    document = read(make(), "stuk", LIMITS)
    table = only_table(document)
    dated = [(week, f"{day}-2021" if day else "", *rest) for week, day, *rest in samples.ROWS]
    assert (table.columns, table.roles) == (samples.HEAD, from_tabs().roles)
    assert texts(table) == dated
    assert table.rows[1][0].merged
    assert len(document.pages) == 1
    assert "Oude versie" in document.unread[0].what
    assert not any("Week 1\n" in page.text for page in document.pages)


def test_colours_and_notes_of_a_sheet() -> None:
    document = read(samples.xlsx_planning(), "stuk", LIMITS)
    assert only_table(document).fills == ((2, 2, "#FFC000"),)
    assert [(one.what, one.page) for one in document.unread] == [
        ("verborgen blad “Oude versie”", None),
        ("1 opmerking", 1),
    ]


@pytest.mark.parametrize(
    "make",
    [samples.docx_planning, samples.odt_planning, samples.xlsx_planning, samples.xls_planning, samples.ods_planning],
)
def test_cells_span_their_raw_text(make: Callable[[], bytes]) -> None:
    for page in read(make(), "stuk", LIMITS).pages:
        for grid in page.grids:
            rows = [[page.text[c.start : c.end] for c in grid.cells if c.row == row] for row in range(grid.rows)]
            assert rows[0] == list(samples.HEAD)
            assert sum(c.row_span * c.column_span for c in grid.cells) == grid.rows * grid.columns
            assert page.text.count("\t") == grid.rows * (grid.columns - 1)


def test_two_tables_side_by_side_and_below_each_other() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Week", "Wat"],
        ["Week 3", "Bespreken"],
        ["Week 4", "Besluit"],
        [],
        ["Afkorting", "Betekenis"],
        ["KT", "Kernteam"],
    ):
        sheet.append(row)
    for row, texts_beside in enumerate((["Legenda", "kleur"], ["klaar", "groen"]), 1):
        for column, text in enumerate(texts_beside, 5):
            sheet.cell(row, column, text)
    buffer = io.BytesIO()
    book.save(buffer)
    (page,) = read(buffer.getvalue(), "stuk", LIMITS).pages
    found = [[page.text[c.start : c.end] for c in grid.cells] for grid in page.grids]
    assert found == [
        ["Week", "Wat", "Week 3", "Bespreken", "Week 4", "Besluit"],
        ["Legenda", "kleur", "klaar", "groen"],
        ["Afkorting", "Betekenis", "KT", "Kernteam"],
    ]


def test_lines_with_tabs_beside_a_drawn_table_are_a_table_too() -> None:
    lines = "".join(
        f"<w:p><w:r>{'<w:tab/>'.join(f'<w:t>{text}</w:t>' for text in row)}</w:r></w:p>"
        for row in (("Wie", "Afkorting"), ("Kernteam", "KT"), ("Regiegroep", "RG"))
    )
    planning = samples.docx_planning()
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(planning)) as archive:
        body = archive.read("word/document.xml").decode()
    body = body[body.index("<w:body>") + 8 : body.index("</w:body>")] + samples.paragraph("Begrippen") + lines
    first, second = find_tables(read(samples.docx(body), "stuk", LIMITS), default().columns)
    assert texts(first) == list(samples.ROWS)
    assert ("Kernteam", "KT") in texts(second)


def test_a_deletion_on_a_web_page_is_left_out_and_told() -> None:
    page = b"<html><body><p>Besluit op <del>15 april</del> <ins>22 april</ins> 2021</p></body></html>"
    document = read(page, "stuk", Limits())
    assert document.pages[0].text.strip() == "Besluit op 22 april 2021"
    assert ["verwijdering" in part.why for part in document.unread] == [True]
