"""Old Excel workbooks (xls) -> sheets of cells, by xlrd: plain Python, so that a broken file cannot end the process."""

from __future__ import annotations

import io
from typing import Any

from pipeline.errors import Refused
from pipeline.model import Unread
from pipeline.reading.blocks import MOST_CELLS
from pipeline.reading.numberformat import number
from pipeline.reading.remarks import told
from pipeline.reading.safezip import ENCRYPTED
from pipeline.reading.sheetgrid import Sheet
from pipeline.reading.xlsx import Workbook
from pipeline.reading.xlsxstyles import indexed

_DAMAGED = (
    "De oude Excel-werkmap (.xls) is beschadigd of niet te lezen; open haar in Excel, sla haar op als .xlsx en lever "
    "die aan."
)


def read_xls(data: bytes) -> Workbook:
    """The workbook. xlrd raises anything on broken files, so everything is caught here. Raises ``Refused``."""
    try:
        return _read(data)
    except Refused:
        raise
    except Exception as error:
        raise Refused(ENCRYPTED if "encrypted" in str(error).casefold() else _DAMAGED) from None


def _read(data: bytes) -> Workbook:
    import xlrd

    settings: dict[str, Any] = {"file_contents": data, "logfile": io.StringIO(), "ragged_rows": True}
    try:
        source = xlrd.open_workbook(formatting_info=True, **settings)
    except (xlrd.XLRDError, AssertionError, IndexError, KeyError, ValueError):
        source = xlrd.open_workbook(**settings)
    book = Workbook()
    for index, name in enumerate(source.sheet_names()):
        made = source.sheet_by_index(index)
        if made.visibility:
            book.unread.append((None, Unread(f"verborgen blad “{name}”", f"het verborgen blad “{name}” niet gelezen.")))
            continue
        notes = len(made.cell_note_map)
        book.unread += [(len(book.sheets), one) for one in told({"notes": notes}, where=f"blad “{name}”: ")]
        book.sheets.append(_sheet(made, source, name))
    return book


def _sheet(made: Any, source: Any, name: str) -> Sheet:
    import xlrd

    sheet = Sheet(name)
    for row in range(made.nrows):
        for column in range(made.row_len(row)):
            cell = made.cell(row, column)
            code, fill = _style(source, cell.xf_index)
            sheet.shade(row, column, fill)
            if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                code = code or ("d-m-yyyy" if cell.ctype == xlrd.XL_CELL_DATE else "")
                text = number(cell.value, code, source.datemode == 1)
            elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                text = "WAAR" if cell.value else "ONWAAR"
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                text = xlrd.error_text_from_code.get(cell.value, "")
            else:
                text = str(cell.value)
            if text:
                sheet.put(row, column, text)
    sheet.merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in made.merged_cells[:MOST_CELLS]]
    sheet.hidden_rows = {row for row, info in made.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in made.colinfo_map.items() if info.hidden}
    return sheet


def _style(source: Any, index: int | None) -> tuple[str, str | None]:
    if index is None or not 0 <= index < len(source.xf_list):
        return "", None
    style = source.xf_list[index]
    known = source.format_map.get(style.format_key)
    background = getattr(style, "background", None)
    fill = None
    if background is not None and background.fill_pattern:
        rgb = source.colour_map.get(background.pattern_colour_index)
        fill = "#{:02X}{:02X}{:02X}".format(*rgb) if rgb else indexed(background.pattern_colour_index - 8)
        fill = None if fill == "#FFFFFF" else fill
    return (known.format_str if known is not None else ""), fill
