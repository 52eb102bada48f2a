"""Excel workbooks (xlsx, xlsm) -> sheets of cells: values as last computed, formats, colours, merged and hidden cells.

Read from the parts themselves, row by row: openpyxl gives either merged cells or bounded memory, not both.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.model import Unread
from pipeline.reading.blocks import MOST_CELL_TEXT, MOST_CELLS
from pipeline.reading.numberformat import number, shown
from pipeline.reading.ooxml import Part, main_part
from pipeline.reading.remarks import told
from pipeline.reading.safexml import elements
from pipeline.reading.safezip import MEGABYTE, SafeZip
from pipeline.reading.sheetgrid import TOO_MANY, Sheet
from pipeline.reading.xlsxstyles import Styles, styles_of

_MOST_SHEET = 200 * MEGABYTE
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOST_ROW, _MOST_COLUMN = 1_048_576, 16_384
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BINARY = "Dit is een binaire Excel-werkmap (.xlsb); sla haar in Excel op als gewone werkmap (.xlsx) en lever die aan."


class Workbook(Struct):
    """The visible sheets, and what was left out of which (index into ``sheets``; None: the workbook)."""

    sheets: list[Sheet] = field(default_factory=list)
    unread: list[tuple[int | None, Unread]] = field(default_factory=list)


class _Shared(Struct):
    """What all sheets use."""

    strings: list[str]
    styles: Styles
    date1904: bool


def read_xlsx(archive: SafeZip) -> Workbook:
    """The workbook. Raises ``Refused`` and the faults of ``safexml`` and ``safezip``."""
    main = main_part(archive, "xl/workbook.xml")
    if main.name.endswith(".bin") or "xl/workbook.bin" in archive.sizes:
        raise Refused(_BINARY)
    root = main.xml()
    if root is None:
        raise KeyError(main.name)
    properties = root.find("workbookPr")
    shared = _Shared(
        _strings(main),
        styles_of(main),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )
    book = Workbook()
    for entry in root.iterfind("sheets/sheet"):
        name, part = entry.get("name", ""), main.targets.get(entry.get("id", ""))
        kind = main.kinds.get(entry.get("id", ""), "")
        if entry.get("state", "visible") != "visible":
            book.unread.append((None, Unread(f"verborgen blad “{name}”", f"het verborgen blad “{name}” niet gelezen.")))
        elif kind != "worksheet" or part is None or part not in archive.sizes:
            why = f"het blad “{name}” niet gelezen: het is geen rekenblad."
            book.unread.append((None, Unread(f"blad “{name}”", why)))
        else:
            book.sheets.append(_sheet(main.part(part), name, shared, book))
    for unread in told({"links": main.count("externalLink")}):
        book.unread.append((None, unread))
    return book


def _strings(main: Part) -> list[str]:
    found: list[str] = []
    for name in main.of_kind("sharedStrings")[:1]:
        if name in main.archive.sizes:
            for item in elements(main.archive.read(name, _MOST_SHEET), {"si"}):
                found.append(_rich(item))
                if len(found) > 2 * MOST_CELLS:
                    raise Refused(TOO_MANY)
    return found


def _rich(item: ET.Element) -> str:
    """The text of a string with its runs; reading aids for other scripts left out."""
    texts = [piece.text or "" for piece in item.findall("t")]
    texts += [piece.text or "" for run in item.findall("r") for piece in run.findall("t")]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(texts))[:MOST_CELL_TEXT]


def _sheet(part: Part, name: str, shared: _Shared, book: Workbook) -> Sheet:
    sheet = Sheet(name)
    counts = {"notes": 0, "pictures": 0, "charts": 0, "formulas": 0}
    filtered = rules = False
    row = -1
    wanted = {"row", "col", "mergeCell", "filterColumn", "conditionalFormatting"}
    for element in elements(part.archive.read(part.name, _MOST_SHEET), wanted):
        if element.tag == "row":
            row = _row_number(element, row + 1)
            if _is_true(element.get("hidden")):
                sheet.hidden_rows.add(row)
            _cells(element, row, sheet, shared, counts)
        elif element.tag == "col":
            if _is_true(element.get("hidden")) or element.get("width") == "0":
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                sheet.hidden_columns.update(range(max(0, first - 1), min(last, _MOST_COLUMN)))
        elif element.tag == "mergeCell" and len(sheet.merged) < MOST_CELLS:
            first_place, _, last_place = element.get("ref", "").partition(":")
            top, bottom = _place(first_place), _place(last_place)
            if top is not None and bottom is not None:
                sheet.merged.append((*top, *bottom))
        filtered = filtered or element.tag == "filterColumn"
        rules = rules or element.tag == "conditionalFormatting"
    if filtered:
        sheet.hidden_rows.clear()
    _beside(part, sheet, counts)
    at = len(book.sheets)
    book.unread += [(at, unread) for unread in told(counts, where=f"blad “{name}”: ")]
    if rules:
        why = f"blad “{name}”: kleuren die voorwaardelijke opmaak aan cellen geeft, niet gelezen."
        book.unread.append((at, Unread("voorwaardelijke opmaak", why)))
    return sheet


def _row_number(element: ET.Element, after: int) -> int:
    told_row = element.get("r", "")
    row = int(told_row) - 1 if told_row.isascii() and told_row.isdigit() and len(told_row) < 8 else after
    if not 0 <= row < _MOST_ROW:
        raise ValueError("rij")
    return row


def _cells(element: ET.Element, row: int, sheet: Sheet, shared: _Shared, counts: dict[str, int]) -> None:
    column = -1
    for cell in element.iterfind("c"):
        place = _place(cell.get("r", ""))
        column = place[1] if place is not None else column + 1
        if column >= _MOST_COLUMN:
            raise ValueError("kolom")
        style = cell.get("s", "0")
        number_code, fill = shared.styles.of(int(style) if style.isascii() and style.isdigit() else 0)
        sheet.shade(row, column, fill)
        text = _text(cell, number_code, shared)
        if text is None:
            counts["formulas"] += 1
        elif text:
            sheet.put(row, column, text)


def _text(cell: ET.Element, code: str, shared: _Shared) -> str | None:
    """What the cell shows; None for a formula that was never computed."""
    kind = cell.get("t", "n")
    inline = cell.find("is")
    if inline is not None:
        return _rich(inline)
    value = cell.findtext("v")
    if not value:
        return None if cell.find("f") is not None and kind != "str" else ""
    if kind == "s":
        index = int(value)
        return shared.strings[index] if 0 <= index < len(shared.strings) else ""
    if kind == "b":
        return "WAAR" if value == "1" else "ONWAAR"
    if kind == "d":
        return shown(datetime.fromisoformat(value.rstrip("Z")))
    if kind in ("str", "e"):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return number(float(value), code, shared.date1904)


def _beside(part: Part, sheet: Sheet, counts: dict[str, int]) -> None:
    """What hangs on a sheet: notes are counted, texts in shapes are read, pictures and charts are counted."""
    for name in part.of_kind("comments"):
        root = part.xml(name)
        counts["notes"] += len(root.findall("commentList/comment")) if root is not None else 0
    for name in part.of_kind("drawing"):
        drawing = part.part(name)
        counts["pictures"] += drawing.count("image")
        counts["charts"] += drawing.count("chart", "diagramData")
        root = drawing.xml()
        for body in root.iter("txBody") if root is not None else ():
            lines = ["".join(text.text or "" for text in paragraph.iter("t")) for paragraph in body.findall("p")]
            sheet.shapes += [line for line in lines if line.strip()]


def _place(reference: str) -> tuple[int, int] | None:
    """``B3`` -> (2, 1); None where it is no place."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = 26 * column + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")
