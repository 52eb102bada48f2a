"""A workbook as bytes that depend on nothing but what is in it: no clock, no order of the file system."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.workbook.cells import Canvas, escaped

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_COMPRESSION = 3
_NO_CELLS = re.compile("<sheetData ?/>|<sheetData></sheetData>")


class _TimelessZip(ZipFile):
    """A zip whose entries all carry the same date."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        self.write_parts(name, (data.encode("utf-8") if isinstance(data, str) else data,))

    def write_parts(self, name: str, parts: Iterable[bytes]) -> None:
        """An entry that never stands in memory as a whole."""
        entry: Any = ZipInfo(name, _ZIP_DATE)
        entry.compress_type = ZIP_DEFLATED
        entry._compresslevel = _COMPRESSION
        entry.external_attr = 0o600 << 16
        with self.open(entry, "w") as stream:
            for part in parts:
                stream.write(part)


def packed(book: Workbook, moment: datetime, canvases: Mapping[str, Canvas]) -> bytes:
    """The xlsx of a book with the cells of its canvases, by sheet title; ``moment`` is when it was made."""
    book.properties.created = moment
    book.properties.modified = moment
    out = io.BytesIO()
    with _TimelessZip(out, "w", ZIP_DEFLATED) as archive:
        _writer()(book, archive, canvases).save()
    return out.getvalue()


@lru_cache(maxsize=1)
def _writer() -> Any:
    """openpyxl's writer, which writes everything but the cells: those stand ready in the canvases."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class SheetWriter(WorksheetWriter):  # type: ignore[misc,unused-ignore]
        def write_rows(self) -> None:
            inside: Any = self.xf
            with inside.send(True).element("sheetData"):
                pass
            inside.send(None)

    class BookWriter(ExcelWriter):  # type: ignore[misc,unused-ignore]
        def __init__(self, workbook: Any, archive: Any, canvases: Mapping[str, Canvas]) -> None:
            super().__init__(workbook, archive)
            self.canvases = canvases

        def write_worksheet(self, ws: Any) -> None:
            canvas = self.canvases[ws.title]
            ws._drawing = _drawing(ws._images)
            ws.calculate_dimension = canvas.dimension
            writer: Any = SheetWriter(ws, io.BytesIO())
            writer.write()
            ws._rels = writer._rels
            head, tail = _NO_CELLS.split(writer.out.getvalue().decode("utf-8"))
            inside: Any = self
            end = _linked(tail, canvas.links).encode("utf-8")
            inside._archive.write_parts(ws.path[1:], chain((head.encode("utf-8"),), canvas.sheet_data(), (end,)))
            inside.manifest.append(ws)

    return BookWriter


def _linked(tail: str, links: list[tuple[str, str, str]]) -> str:
    """The part of a sheet after its cells, with its links where the format wants them: before the margins."""
    if not links:
        return tail
    shown = "".join(
        f'<hyperlink ref="{_quoted(cell)}" location="{_quoted(target)}" tooltip="{_quoted(text)}"/>'
        for cell, target, text in links
    )
    before, margins, after = tail.partition("<pageMargins")
    return f"{before}<hyperlinks>{shown}</hyperlinks>{margins}{after}"


def _drawing(images: list[Any]) -> Any:
    """The pictures of a sheet, each with the text that a screen reader says, for which openpyxl has no door."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

    drawing: Any = SpreadsheetDrawing()
    drawing.images = images
    framed = drawing._picture_frame

    def described(number: int) -> Any:
        frame = framed(number)
        frame.nvPicPr.cNvPr.descr = images[number - 1].alt
        return frame

    drawing._picture_frame = described
    return drawing


def _quoted(text: str) -> str:
    """Text as it stands in an attribute."""
    return escaped(text).replace('"', "&quot;")
