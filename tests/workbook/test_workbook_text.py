"""Text stays text: what stands in a paper can never become a formula, a link, an error or a broken file."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import HOSTILE, findings, place, report, rules
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.model import FileFate, NotCompared, Report
from pipeline.workbook import report_json, write_workbook
from pipeline.workbook.plain import MAX_UNITS, plain_text, safe_text


def hostile_report() -> Report:
    extra = tuple(
        replace(
            findings()[0],
            id=f"vijandig/{number}",
            message=text,
            title=text,
            remedy=text,
            owner=text[:90],
            remark=text[:900],
            evidence=(place(text, text),),
        )
        for number, text in enumerate(HOSTILE)
    )
    made = report(extra)
    return replace(
        made,
        papers=(*made.papers, *(FileFate(f"{text[:200]}.pdf", None, "refused", text) for text in HOSTILE)),
        not_compared=tuple(NotCompared(text, text, place(text, text)) for text in HOSTILE),
        items=tuple(replace(made.items[0], activity=text, key=f"k{n}", who=text) for n, text in enumerate(HOSTILE)),
    )


@pytest.fixture(scope="module")
def hostile_book() -> bytes:
    return write_workbook(hostile_report(), rules())


def test_no_cell_is_a_formula_an_error_or_a_link(hostile_book: bytes) -> None:
    kinds = {
        (cell.data_type, cell.hyperlink is None)
        for sheet in load_workbook(io.BytesIO(hostile_book))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and (cell.hyperlink is None or cell.hyperlink.target)
    }
    assert kinds <= {("s", True), ("n", True), ("d", True)}


def test_every_text_carries_the_mark_that_it_is_text(hostile_book: bytes) -> None:
    for sheet in load_workbook(io.BytesIO(hostile_book)):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    assert cell._style.quotePrefix, (sheet.title, cell.coordinate)


def test_every_part_is_well_formed(hostile_book: bytes) -> None:
    with ZipFile(io.BytesIO(hostile_book)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "=1+1"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x41_", "_x41_"),
        ("a\x0bb\x0cc", "a\nb\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x00\x1b", "\ufffd\ufffd"),
        ("om\u202egekeerd", "om\ufffdgekeerd"),
        ("half \ud83d", "half \ufffd"),
        ("\ufeffbegin\uffff", "\ufffdbegin\ufffd"),
        ("tab\tblijft", "tab\tblijft"),
        ("🙂 ✓ é", "🙂 ✓ é"),
    ],
)
def test_text_is_made_harmless(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@pytest.mark.parametrize("text", ["x" * 40_000, "🙂" * 20_000, "_x0041_" * 6_000, "\r\n" * 40_000, "x" * MAX_UNITS])
def test_no_cell_is_longer_than_excel_takes(text: str) -> None:
    made = safe_text(text)
    assert len(made.encode("utf-16-le")) // 2 <= MAX_UNITS
    if len(text) > MAX_UNITS:
        assert made.endswith("(ingekort: een cel kan niet meer bevatten)")


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@settings(deadline=None)
def test_what_is_written_is_read_back(text: str) -> None:
    """Everything but control characters and the white space at both ends survives."""
    made = plain_text(safe_text(text))
    kept = [letter for letter in text if letter.isalnum() or letter in "=+-@_'\""]
    assert [letter for letter in made if letter.isalnum() or letter in "=+-@_'\""] == kept
    made.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (5.0, "5"),
        (5.5, "5.5"),
        (True, "waar"),
        (date(2023, 5, 16), "di 16 mei 2023"),
        (" x ", "x"),
        ("_x005F_x0041_", "_x0041_"),
        ("=A1", "=A1"),
    ],
)
def test_what_people_wrote_is_read_as_text(value: object, shown: str) -> None:
    assert plain_text(value) == shown


def test_json_takes_hostile_texts_too() -> None:
    report_json(hostile_report()).decode("utf-8")
