"""OpenDocument sheets (ods) -> sheets of cells: dates by their value, other cells by the text that they show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime

from pipeline.model import Unread
from pipeline.reading.numberformat import shown
from pipeline.reading.odf import Content, count, part, rows_of
from pipeline.reading.remarks import told
from pipeline.reading.safezip import SafeZip
from pipeline.reading.sheetgrid import Sheet
from pipeline.reading.xlsx import Workbook

_MOST_ROW, _MOST_COLUMN = 1_048_576, 16_384
_MOST_COPIES = 2_000


def read_ods(archive: SafeZip) -> Workbook:
    """The workbook. Raises ``Refused`` and the faults of ``safexml`` and ``safezip``."""
    root = part(archive, "content.xml")
    body = root.find("body/spreadsheet") if root is not None else None
    if root is None or body is None:
        raise KeyError("content.xml")
    content = Content()
    styles = part(archive, "styles.xml")
    for one in (styles, root):
        if one is not None:
            content.learn(one)
    hidden = {
        style.get("name", "")
        for style in root.iter("style")
        for properties in style.findall("table-properties")
        if properties.get("display") == "false"
    }
    book = Workbook()
    for table in body.findall("table"):
        name = table.get("name", "")
        if table.get("style-name", "") in hidden:
            book.unread.append((None, Unread(f"verborgen blad “{name}”", f"het verborgen blad “{name}” niet gelezen.")))
            continue
        content.counts.clear()
        sheet = _sheet(table, name, content)
        counts = {"notes": content.counts.pop("comments", 0), **content.counts}
        book.unread += [(len(book.sheets), unread) for unread in told(counts, where=f"blad “{name}”: ")]
        book.sheets.append(sheet)
    return book


def _sheet(table: ET.Element, name: str, content: Content) -> Sheet:
    sheet = Sheet(name)
    column = 0
    for element in table.iter("table-column"):
        repeat = min(count(element, "number-columns-repeated"), _MOST_COLUMN)
        if element.get("visibility") == "collapse":
            sheet.hidden_columns.update(range(column, min(column + repeat, _MOST_COLUMN)))
        column += repeat
    shapes = table.find("shapes")
    if shapes is not None:
        for block in content.blocks(shapes):
            if isinstance(block, str) and block.strip():
                sheet.shapes.append(block)
    at = 0
    for row in rows_of(table):
        repeat = count(row, "number-rows-repeated")
        filled = any(element.find("p") is not None or element.get("value-type") for element in row)
        for copy in range(min(repeat, _MOST_COPIES) if filled else 0):
            if row.get("visibility") == "collapse":
                sheet.hidden_rows.add(at + copy)
            _cells(row, at + copy, sheet, content)
        at += repeat
        if at >= _MOST_ROW and filled:
            break
    return sheet


def _cells(row: ET.Element, at: int, sheet: Sheet, content: Content) -> None:
    column = 0
    for element in row:
        if element.tag not in ("table-cell", "covered-table-cell"):
            continue
        repeat = min(count(element, "number-columns-repeated"), _MOST_COLUMN)
        content.counts["comments"] += len(element.findall("annotation"))
        text = _text(element, content) if element.tag == "table-cell" else ""
        fill = content.fills.get(element.get("style-name", ""))
        if text or (fill is not None and repeat < 400):
            for place in range(column, min(column + repeat, _MOST_COLUMN)):
                sheet.shade(at, place, fill)
                sheet.put(at, place, text)
        down, right = count(element, "number-rows-spanned"), count(element, "number-columns-spanned")
        if text and (down > 1 or right > 1):
            sheet.merged.append((at, column, at + down - 1, column + right - 1))
        column += repeat


def _text(cell: ET.Element, content: Content) -> str:
    display = "\n".join(content.text(paragraph) for paragraph in cell.findall("p"))
    value = cell.get("date-value", "")
    if cell.get("value-type") != "date" or not value:
        return display
    try:
        found = datetime.fromisoformat(value[:19])
    except ValueError:
        return display
    digits = {int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", display)}
    if display and found.day not in digits:
        return display
    return shown(found)
