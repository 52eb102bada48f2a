"""Spreadsheets (xlsx, xls, ods): a page a visible sheet, dates as real dates in Dutch form."""

from __future__ import annotations

from pipeline.errors import Refused
from pipeline.model import Document, Page, Unread
from pipeline.reading.blocks import has_text
from pipeline.reading.kinds import ODS, XLS
from pipeline.reading.safexml import FAULTS as XML_FAULTS
from pipeline.reading.safezip import FAULTS as ZIP_FAULTS
from pipeline.reading.safezip import opened
from pipeline.reading.sheetgrid import left_out, sheet_page
from pipeline.reading.xlsx import Workbook
from pipeline.rulebook import Limits
from pipeline.texts import number

_DAMAGED = "De werkmap is beschadigd of niet volledig; open haar, sla haar opnieuw op en lever haar nogmaals aan."
_EMPTY = "De werkmap bevat geen zichtbare tekst; controleer of dit het goede bestand is en lever het opnieuw aan."


def read_sheets(data: bytes, kind: str, limits: Limits) -> Document:
    """The visible sheets that hold text, numbered as pages. Raises ``Refused``."""
    try:
        book = _book(data, kind, limits)
        return _document(book, kind, limits)
    except (*ZIP_FAULTS, *XML_FAULTS, MemoryError):
        raise Refused(_DAMAGED) from None


def _book(data: bytes, kind: str, limits: Limits) -> Workbook:
    if kind == XLS:
        from pipeline.reading.xls import read_xls

        return read_xls(data)
    archive = opened(data, limits, _DAMAGED)
    if kind == ODS:
        from pipeline.reading.ods import read_ods

        return read_ods(archive)
    from pipeline.reading.xlsx import read_xlsx

    return read_xlsx(archive)


def _document(book: Workbook, kind: str, limits: Limits) -> Document:
    pages: list[Page] = []
    numbers: dict[int, int] = {}
    unread = [one for at, one in book.unread if at is None]
    for at, sheet in enumerate(book.sheets):
        if sheet.texts or sheet.shapes:
            numbers[at] = len(pages) + 1
            pages.append(sheet_page(len(pages) + 1, sheet, limits))
            for count, one, many in zip(left_out(sheet), ("rij", "kolom"), ("rijen", "kolommen"), strict=True):
                if count:
                    what = number(count, f"verborgen {one}", f"verborgen {many}")
                    unread.append(Unread(what, f"blad “{sheet.name}”: {what} niet gelezen.", len(pages)))
    if not has_text(pages):
        raise Refused(_EMPTY)
    unread += [Unread(one.what, one.why, numbers.get(at)) for at, one in book.unread if at is not None]
    return Document(kind, tuple(pages), tuple(unread))
