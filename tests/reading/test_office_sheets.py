"""What a sheet shows and hides: hidden rows and columns, filters, formulas without outcome, shapes, other sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import office_samples as samples
import openpyxl
import pytest
from office_samples import zipped

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading import read
from pipeline.rulebook import Limits

ROWS = (("Week", "Wat", "Wie"), ("Week 3", "Bespreken", "Kernteam"), ("Week 4", "Besluit", "Colleges"))


def book(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    made = openpyxl.Workbook()
    for row in ROWS:
        made.worksheets[0].append(row)
    change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def document(change: Callable[[openpyxl.Workbook], None]) -> Document:
    return read(book(change), "stuk", Limits())


def hide_row(made: openpyxl.Workbook) -> None:
    made.worksheets[0].row_dimensions[2].hidden = True


def hide_column(made: openpyxl.Workbook) -> None:
    made.worksheets[0].column_dimensions["C"].hidden = True


def filter_rows(made: openpyxl.Workbook) -> None:
    hide_row(made)
    made.worksheets[0].auto_filter.ref = "A1:C3"
    made.worksheets[0].auto_filter.add_filter_column(0, ["Week 4"])


def formula(made: openpyxl.Workbook) -> None:
    made.worksheets[0]["D2"] = "=1+1"


CASES = [
    (hide_row, [ROWS[0], ROWS[2]], ["1 verborgen rij"]),
    (hide_column, [row[:2] for row in ROWS], ["1 verborgen kolom"]),
    (filter_rows, list(ROWS), []),
    (formula, list(ROWS), ["1 formule zonder uitkomst"]),
]


@pytest.mark.parametrize(("change", "rows", "unread"), CASES)
def test_what_is_hidden_is_left_out_and_named(
    change: Callable[[openpyxl.Workbook], None], rows: list[tuple[str, ...]], unread: list[str]
) -> None:
    found = document(change)
    assert found.pages[0].text.split("\n") == ["\t".join(row) for row in rows]
    assert [one.what for one in found.unread] == unread
    assert all(one.page == 1 for one in found.unread)


def test_every_visible_sheet_is_a_page_and_charts_are_named() -> None:
    def change(made: openpyxl.Workbook) -> None:
        made.create_sheet("Tijdlijn 2021").append(["Maart", "April"])
        made.create_sheet("Leeg")
        made.create_chartsheet("Grafiek")

    found = document(change)
    assert [page.number for page in found.pages] == [1, 2]
    assert found.pages[1].text.startswith("Tijdlijn 2021\n")
    assert [one.what for one in found.unread] == ["blad “Grafiek”"]


def test_inline_strings_errors_and_shapes_are_read() -> None:
    with zipfile.ZipFile(io.BytesIO(book(lambda made: None))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = (
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>Week </t><r><t>5</t></r></is></c><c t='e'><v>#N/B</v></c>"
        "<c t='b'><v>1</v></c><c t='d'><v>2021-03-11T00:00:00</v></c><c t='str'><f>A1</f><v>a_x0041_</v></c></row>"
        "</sheetData></worksheet>"
    )
    drawing = "<wsDr><sp><txBody><p><r><t>In een </t></r><r><t>vorm</t></r></p></txBody></sp></wsDr>"
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = samples.relations(("d", "drawing", "../drawings/d.xml")).encode()
    parts["xl/drawings/d.xml"] = drawing.encode()
    (page,) = read(zipped(parts), "stuk", Limits()).pages
    assert page.text.split("\n") == ["Week 5\t#N/B\tWAAR\t11-3-2021\taA", "", "In een vorm"]


def test_rows_of_libreoffice_that_repeat_or_are_hidden() -> None:
    table = (
        "<table:table table:name='Blad1'><table:table-row><table:table-cell><text:p>Week</text:p></table:table-cell>"
        "<table:table-cell><text:p>Wat</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'><text:p>x"
        "</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:visibility='collapse'><table:table-cell><text:p>weg</text:p></table:table-cell>"
        "</table:table-row><table:table-row table:number-rows-repeated='1048000'><table:table-cell "
        "table:number-columns-repeated='16384'/></table:table-row></table:table>"
    )
    found = read(samples.odf("spreadsheet", table), "stuk", Limits())
    assert found.pages[0].text.split("\n") == ["Week\tWat", "x\tx", "x\tx"]
    assert [one.what for one in found.unread] == ["1 verborgen rij"]


def test_only_hidden_sheets_is_nothing_to_read() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="w" style:family="table"><style:table-properties '
        'table:display="false"/></style:style></office:automatic-styles>'
    )
    table = samples.odf_table().replace("<table:table ", '<table:table table:style-name="w" ', 1)
    with pytest.raises(Refused, match="zichtbare tekst"):
        read(samples.odf("spreadsheet", table, styles), "stuk", Limits())


def test_a_binary_workbook_is_refused_with_what_to_do() -> None:
    data = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"x"})
    with pytest.raises(Refused, match=r"xlsb.*\.xlsx"):
        read(data, "stuk", Limits())
