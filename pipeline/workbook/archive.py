"""A workbook as bytes that depend on nothing but what is in it: no clock, no order of the file system."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_COMPRESSION = 4


class _TimelessZip(ZipFile):
    """A zip whose entries all carry the same date."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, compress_type: Any = None, compresslevel: Any = None) -> None:
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        entry = ZipInfo(name, _ZIP_DATE)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        super().writestr(entry, data, ZIP_DEFLATED, _COMPRESSION)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def packed(book: Workbook, moment: datetime) -> bytes:
    """The xlsx of a book; ``moment`` stands in its properties as when it was made."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = moment
    book.properties.modified = moment
    out = io.BytesIO()
    with _TimelessZip(out, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return out.getvalue()
