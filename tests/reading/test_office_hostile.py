"""Hostile and broken office files: bounded before they are opened, and never anything but a refusal."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import office_samples as samples
import pytest
from office_samples import paragraph, zipped

from pipeline.errors import Refused
from pipeline.reading import enclosed, read, safexml
from pipeline.reading.numberformat import number
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

LIMITS = Limits()
MAKERS: dict[str, Callable[[], bytes]] = {
    "docx": samples.docx_planning,
    "xlsx": samples.xlsx_planning,
    "xls": samples.xls_planning,
    "odt": samples.odt_planning,
    "ods": samples.ods_planning,
    "html": lambda: samples.html_planning().encode(),
    "eml": lambda: samples.eml(("a.txt", b"VOORBEELD"), ("b.docx", samples.docx_planning())),
    "msg": lambda: samples.msg([("a.txt", b"VOORBEELD"), ("b.docx", samples.docx_planning())]),
    "zip": lambda: zipped({"a.txt": "VOORBEELD", "map/b.docx": samples.docx_planning()}),
}


def reads_or_refuses(data: bytes) -> None:
    try:
        document, inside = read(data, "stuk", LIMITS), enclosed(data, LIMITS)
    except Refused as refusal:
        told = refusal.reason
        document = None
    if document is None:
        assert told.endswith(".")
        assert "Error" not in told
        return
    assert all(one.name for one in inside)
    find_tables(document, default().columns)
    for page in document.pages:
        for grid in page.grids:
            assert all(0 <= cell.start <= cell.end <= len(page.text) for cell in grid.cells)


@pytest.mark.parametrize("kind", MAKERS)
def test_broken_bytes_are_read_or_refused(kind: str) -> None:
    data = MAKERS[kind]()
    chance = random.Random(kind)
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        if chance.random() < 0.3:
            del broken[chance.randrange(len(broken)) :]
        reads_or_refuses(bytes(broken))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "ods"])
def test_broken_parts_are_read_or_refused(kind: str) -> None:
    """The archive is sound and what lies in it is not: tags, numbers and names changed, parts cut off or gone."""
    with zipfile.ZipFile(io.BytesIO(MAKERS[kind]())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(kind)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    for _ in range(120):
        broken = dict(parts)
        name = chance.choice(names)
        text = bytearray(broken[name])
        at = chance.randrange(len(text))
        change = chance.randrange(5)
        if change == 0:
            broken.pop(name)
            reads_or_refuses(zipped(broken))
            continue
        if change == 1:
            text[at : at + 1] = chance.choice((b"9" * 30, b"-", b"", b"<", b"&#0;", b'"', b"\xff", b"999999"))
        elif change == 2:
            del text[at:]
        elif change == 3:
            digits = [place for place, byte in enumerate(text) if chr(byte).isdigit()]
            if digits:
                text[chance.choice(digits)] = chance.choice(b"0123456789-eA.")
        else:
            other = chance.randrange(len(text))
            text[at:other] = b""
        broken[name] = bytes(text)
        reads_or_refuses(zipped(broken))


def bomb(megabytes: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(megabytes):
            part.write(bytes(1_000_000))
    return buffer.getvalue()


def lying(data: bytes) -> bytes:
    """The same archive, which says that its part is small."""
    size = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].file_size
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


TOO_MUCH = [
    (bomb(60), LIMITS, "keer zo groot"),
    (bomb(30), Limits(zip_mb=20), "20 MB"),
    (zipped({f"{n}.txt": "x" for n in range(30)}), Limits(zip_onderdelen=20), "20"),
    (lying(bomb(60)), LIMITS, "beschadigd|onderdeel"),
    (samples.docx("<!DOCTYPE x [<!ENTITY a 'b'>]>"), LIMITS, "beschadigd"),
    (samples.docx("<w:sdt><w:sdtContent>" * 5000), LIMITS, "beschadigd"),
    (samples.odf("spreadsheet", "<table:table><table:table-row table:number-rows-repeated='1048576'><table:table-cell "
                 "table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell></table:table-row>"
                 "</table:table>"), LIMITS, "gevulde cellen"),
    (b"<html>" + b"<div>" * 20_000 + b"x", LIMITS, "niet te lezen"),
    (b"<html>" + b"<p>x" * 8_000_000, LIMITS, "te groot"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "limits", "told"), TOO_MUCH)
def test_what_is_too_much_is_refused_in_dutch(data: bytes, limits: Limits, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read(data, "stuk", limits)


def test_more_elements_than_any_paper_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safexml, "MOST_ELEMENTS", 1000)
    with pytest.raises(Refused, match="beschadigd"):
        read(samples.docx("<a/>" * 1100), "stuk", LIMITS)


def test_entities_are_not_expanded() -> None:
    data = samples.docx(paragraph("x"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hostile = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + parts["word/document.xml"].replace(
        b">x<", b">&a;<"
    )
    with pytest.raises(Refused, match="beschadigd"):
        read(zipped({**parts, "word/document.xml": hostile}), "stuk", LIMITS)


def test_cells_at_the_far_end_of_a_sheet_cost_nothing() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["XFD1"], sheet["XFD1048576"] = "a", "b", "ver", "verder"
    buffer = io.BytesIO()
    book.save(buffer)
    (page,) = read(buffer.getvalue(), "stuk", LIMITS).pages
    assert [word for word in page.text.split() if word] == ["a", "b", "ver", "verder"]


def test_a_merged_range_over_the_whole_sheet_costs_nothing() -> None:
    data = samples.xlsx_planning()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'ref="A4:A5"', b'ref="A4:XFD1048576"')
    reads_or_refuses(zipped({**parts, "xl/worksheets/sheet1.xml": sheet}))


NUMBERS = [
    (44266, "d-mmm", "11-3-2021"),
    (44266, "dd/mm/yyyy", "11-3-2021"),
    (44266, "[$-413]dddd d mmmm yyyy;@", "11-3-2021"),
    (44266.395833, "d-m-yyyy h:mm", "11-3-2021 09:30"),
    (44256, "mmm-yy", "maart 2021"),
    (44256, "yyyy", "2021"),
    (0.395833, "h:mm", "09:30"),
    (12, '"Week "0', "Week 12"),
    (12, "", "12"),
    (2.5, "0.0", "2,5"),
    (0.6, "0%", "60%"),
    (1234, '#,##0 "m2"', "1234 m2"),
    (1500, "€ #,##0.00", "€ 1500"),
    (1e300, "d-m-yyyy", "1e+300"),
    (-3, "d-m-yyyy", "-3"),
    (59, "d-m-yyyy", "28-2-1900"),
    (44266, "General", "44266"),
]


@pytest.mark.parametrize(("value", "code", "expected"), NUMBERS)
def test_numbers_are_shown_as_the_sheet_shows_them(value: float, code: str, expected: str) -> None:
    assert number(value, code) == expected


def test_dates_of_workbooks_that_count_from_1904() -> None:
    assert number(42804, "d-m-yyyy", date1904=True) == "11-3-2021"
