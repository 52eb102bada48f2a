"""What people wrote in Status, Eigenaar and Opmerking, read back from a book that they sorted and saved."""

from __future__ import annotations

import hashlib
import io
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from pipeline.model import Status
from pipeline.workbook import memory
from pipeline.workbook.findings import COLUMNS, ID, NUMBER, OWNER, REMARK, STATUS, TABLE
from pipeline.workbook.plain import plain_text
from pipeline.workbook.words import STATUSES, code

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_BYTES = 200_000_000
_HEADER_ROWS = 60
_THREAD = re.compile(r"^\[Threaded comment\].*?(?:Comment|Opmerking):\s*", re.DOTALL)
_COPY = re.compile(r"[^0-9].*|", re.DOTALL)


Cells = Mapping[int, object]


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in people's columns of one row."""

    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """People's columns of one book: (finding id, what stands there now) for each row, in the order of the sheet.

    ``before`` is what the program had written there when it made the book; an id without an entry was not in it.
    ``lost`` are ids that the program wrote and whose row is gone. ``merged`` are the sha256 of books already merged
    into this one. ``reason`` is the Dutch reason why the book could not be read; then all else is empty.
    """

    name: str
    sha256: str
    rows: tuple[tuple[str, Written], ...] = ()
    before: tuple[tuple[str, Written], ...] = ()
    lost: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    week: str | None = None
    reason: str | None = None

    @property
    def by_id(self) -> Mapping[str, Written]:
        """The last row of each finding."""
        return dict(self.rows)


def find_books(folder: Path, week: str) -> list[Path]:
    """This week's book first, then its copies (``… (2).xlsx``, ``…-conflict….xlsx``, ``Kopie van …``), by name.

    Lock files (``~$``, ``.~lock``) and hidden files are no books.
    """
    stem = f"planwacht-{week}"
    found = [path for path in folder.glob("*.xlsx") if path.is_file() and _is_book(path.stem, stem)]
    return sorted(found, key=lambda path: (path.stem != stem, path.name))


def _is_book(name: str, stem: str) -> bool:
    if name.startswith(("~", ".")):
        return False
    before, found, after = name.partition(stem)
    return bool(found) and _COPY.fullmatch(after) is not None and not before.endswith(("~$", "#"))


def read_people(source: Path | bytes) -> PeopleColumns:
    """Read people's columns of a book. What cannot be read is a value with a Dutch reason, never an exception."""
    name = source.name if isinstance(source, Path) else "werkboek"
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        reason = f"{name} kan niet worden geopend ({error.strerror}); sluit het bestand in Excel en probeer opnieuw."
        return PeopleColumns(name, "", reason=reason)
    sha256 = hashlib.sha256(data).hexdigest()
    book = _opened(data)
    if isinstance(book, str):
        return PeopleColumns(name, sha256, reason=f"{name}: {book}")
    try:
        return _read(book, name, sha256)
    except Exception:  # openpyxl raises whatever the XML provokes
        return PeopleColumns(name, sha256, reason=f"{name}: het werkboek is beschadigd; {_REMEDY}")
    finally:
        book.close()


_REMEDY = "sla het in Excel opnieuw op als .xlsx, of zet een vorige versie terug."


def _opened(data: bytes) -> Workbook | str:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                return "het werkboek is uitgepakt te groot om te lezen."
    except BadZipFile:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            return "het werkboek heeft een wachtwoord of het oude .xls-formaat; sla het op als gewone .xlsx."
        return f"dit is geen volledig Excel-werkboek; {_REMEDY}"
    try:
        return load_workbook(io.BytesIO(data), data_only=False, keep_links=False, rich_text=False)
    except Exception:  # openpyxl raises whatever the XML provokes
        return f"het werkboek is beschadigd; {_REMEDY}"


def _read(book: Workbook, name: str, sha256: str) -> PeopleColumns:
    before, ids, week, merged = _memory(book)
    found = _table(book)
    if found is None:
        return PeopleColumns(
            name,
            sha256,
            reason=f"{name}: de tabel met de kolommen {NUMBER} of {ID}, {STATUS}, {OWNER} en {REMARK} "
            "is niet te vinden; zet de koppen van het blad Bevindingen terug.",
        )
    sheet, head, columns = found
    own = _own_columns(sheet, head)
    notes = _notes(sheet)
    rows: list[tuple[str, Written]] = []
    for row, cells in _rows(sheet, head + 1):
        id = _id(cells, columns, ids)
        if id:
            old = before.get(id, Written())
            owner, remark = _cell(cells, columns.get(OWNER), old.owner), _cell(cells, columns.get(REMARK), old.remark)
            beside = [f"[{name}: {text}]" for column, name in own.items() if (text := plain_text(cells.get(column)))]
            remark = _with_notes(remark, [*beside, *notes.get(row, ())])
            rows.append((id, _written(_cell(cells, columns.get(STATUS), old.status), owner, remark, old)))
    present = {id for id, _ in rows}
    lost = tuple(id for id in before if id not in present)
    return PeopleColumns(name, sha256, tuple(rows), tuple(before.items()), lost, tuple(merged), week)


def _rows(sheet: Any, first: int, last: int | None = None) -> list[tuple[int, Cells]]:
    """The rows with their filled cells by column: one cell in the far corner must not make a million empty ones."""
    rows: dict[int, dict[int, object]] = {}
    for (row, column), cell in sheet._cells.items():
        if row >= first and (last is None or row <= last) and cell.value is not None:
            rows.setdefault(row, {})[column] = cell.value
    return [(row, dict(sorted(cells.items()))) for row, cells in sorted(rows.items())]


def _cell(cells: Cells, column: int | None, absent: str) -> str:
    """The text of a cell; where its whole column was deleted, what the program had written there."""
    if column is None:
        return absent
    return plain_text(cells.get(column))


def _written(status: str, owner: str, remark: str, old: Written) -> Written:
    """A status that the list does not know (pasted over it) is not lost: it goes into the remark."""
    known = _status(status or "nieuw")
    if known is not None:
        return Written(known, owner, remark)
    return Written(old.status, owner, _with_notes(remark, [f"[status: {status}]"]))


def _with_notes(remark: str, notes: Iterable[str]) -> str:
    return "\n".join(filter(None, [remark, *(note for note in notes if note not in remark)]))


def _own_columns(sheet: Any, head: int) -> dict[int, str]:
    """Columns that people added: the next book has no such column, so what stands there goes into the remark.

    A column of the program's under another header, in the place where it belongs, is not one.
    """
    names = [name for name, _ in COLUMNS]
    follows = dict(itertools.pairwise(names))
    headers = next((cells for _, cells in _rows(sheet, head, head)), {})
    shown = {column: " ".join(plain_text(value).split()) for column, value in headers.items()}
    renamed = {column + 1 for column, name in shown.items() if name in follows and follows[name] not in shown.values()}
    return {column: name for column, name in shown.items() if name not in names and column not in renamed}


def _notes(sheet: Any) -> dict[int, list[str]]:
    """Notes and comments that people hung on cells, by row; a thread's preamble by Excel is left out."""
    found: dict[int, list[str]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell.comment is not None:
            text = plain_text(cell.comment.text)
            text = _THREAD.sub("", text)
            found.setdefault(row, []).append(f"[notitie: {' '.join(text.split())}]")
    return found


def _status(written: str) -> Status | None:
    return next((status for status in STATUSES if status.casefold() == written.casefold()), None)


def _id(cells: Cells, columns: Mapping[str, int], ids: Mapping[str, str | None]) -> str:
    """The finding's id: from its own column, else from the short number, where that means one finding only."""
    id = _cell(cells, columns.get(ID), "")
    return id or ids.get(_cell(cells, columns.get(NUMBER), "")) or ""


def _table(book: Workbook) -> tuple[Worksheet, int, dict[str, int]] | None:
    """The sheet, the row of the header and the columns by header: by the table's name, else by its headers."""
    sheets = [sheet for sheet in book.worksheets if sheet.title != memory.NAME]
    for sheet in sheets:
        if TABLE in sheet.tables:
            head = int(re.sub(r"[^0-9]", "", str(sheet.tables[TABLE].ref).partition(":")[0]) or 1)
            columns = _headers(next((cells for _, cells in _rows(sheet, head, head)), {}))
            if columns is not None:
                return sheet, head, columns
    for sheet in sheets:
        for head, cells in _rows(sheet, 1, _HEADER_ROWS):
            columns = _headers(cells)
            if columns is not None:
                return sheet, head, columns
    return None


def _headers(cells: Cells) -> dict[str, int] | None:
    columns: dict[str, int] = {}
    for number, value in cells.items():
        shown = " ".join(plain_text(value).split())
        if shown in (NUMBER, STATUS, OWNER, REMARK, ID):
            columns.setdefault(shown, number)
    identified = ID in columns or NUMBER in columns
    return columns if identified and len(columns.keys() & {STATUS, OWNER, REMARK}) >= 1 and len(columns) >= 2 else None


def _memory(book: Workbook) -> tuple[dict[str, Written], dict[str, str | None], str | None, list[str]]:
    """What the program wrote by id, ids by short number (None where two share one), the week, the merged books."""
    before: dict[str, Written] = {}
    ids: dict[str, str | None] = {}
    merged: list[str] = []
    week: str | None = None
    if memory.NAME not in book.sheetnames:
        return before, ids, week, merged
    for _, cells in _rows(book[memory.NAME], 2):
        values = [plain_text(cells.get(column)) for column in range(1, len(memory.HEAD) + 1)]
        id, number, status, owner, remark, its_week, sha256, _choice = values
        if id:
            before[id] = Written(_status(status) or "nieuw", owner, remark)
            ids[number or code(id)] = None if (number or code(id)) in ids else id
        if its_week:
            week = its_week
        if sha256:
            merged.append(sha256)
    return before, ids, week, merged
