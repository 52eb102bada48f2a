"""What people wrote in Status, Eigenaar and Opmerking, read back from a book that they sorted and saved."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from pipeline.model import Report, Status
from pipeline.workbook import memory
from pipeline.workbook.findings import ID, NOTHING, NUMBER, OWNER, REMARK, STATUS, TABLE
from pipeline.workbook.headers import Cells, covered_cells, find_table, own_columns, rows_from
from pipeline.workbook.plain import plain_text, safe_text
from pipeline.workbook.words import STATUSES, code, gravest_first, is_open

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_MOST_BYTES = 200_000_000
_THREAD = re.compile(r"^\[Threaded comment\].*?(?:Comment|Opmerking):\s*", re.DOTALL)
READABLE = (".xlsx", ".xlsm")


class Written(Struct, frozen=True):
    """What stands in people's columns of one row."""

    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""


class PeopleColumns(Struct, frozen=True):
    """People's columns of one book: (finding id, what stands there now) for each row, in the order of the sheet.

    ``before`` is what the program had written there when it made the book; an id without an entry was not in it.
    ``lost`` are ids that the program wrote and whose row is gone. ``loose`` is what people wrote that belongs to no
    finding: a row of their own, a note on another sheet. ``merged`` are the sha256 of books already merged into this
    one. ``reason`` is the Dutch reason why the book could not be read; then all else is empty.
    """

    name: str
    sha256: str
    rows: tuple[tuple[str, Written], ...] = ()
    before: tuple[tuple[str, Written], ...] = ()
    lost: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    week: str | None = None
    reason: str | None = None

    @property
    def by_id(self) -> Mapping[str, Written]:
        """The last row of each finding."""
        return dict(self.rows)


def read_people(source: Path | bytes) -> PeopleColumns:
    """Read people's columns of a book. What cannot be read is a value with a Dutch reason, never an exception."""
    name = source.name if isinstance(source, Path) else "werkboek"
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        reason = f"{name} kan niet worden geopend ({error.strerror}); sluit het bestand in Excel en probeer opnieuw."
        return PeopleColumns(name, "", reason=reason)
    sha256 = hashlib.sha256(data).hexdigest()
    if isinstance(source, Path) and source.suffix.casefold() not in READABLE:
        return PeopleColumns(name, sha256, reason=f"{name} is geen .xlsx; open het en sla het op als Excel-werkboek.")
    book = _opened(data)
    if isinstance(book, str):
        return PeopleColumns(name, sha256, reason=f"{name}: {book}")
    try:
        return _read(book, name, sha256)
    except Exception:  # openpyxl raises whatever the XML provokes
        return PeopleColumns(name, sha256, reason=f"{name}: het werkboek is beschadigd; {_REMEDY}")
    finally:
        book.close()


def as_made(report: Report, merged: Sequence[str], data: bytes) -> PeopleColumns | None:
    """What ``read_people`` would read of the book that was just made of this report, without reading it; None where a
    cell does not say what it was given, as one that was too long."""
    told = [(one.id, one.status, one.owner, one.remark) for one in report.findings]
    if any(plain_text(safe_text(text)) != text for row in told for text in row):
        return None
    shown = sorted(report.findings, key=lambda one: (not is_open(one), *gravest_first(one)))
    return PeopleColumns(
        "werkboek",
        hashlib.sha256(data).hexdigest(),
        tuple((one.id, Written(one.status, one.owner, one.remark)) for one in shown),
        tuple((id, Written(status, owner, remark)) for id, status, owner, remark in told),
        merged=tuple(merged),
        week=report.week,
    )


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
    found = find_table(book)
    if found is None:
        return PeopleColumns(
            name,
            sha256,
            reason=f"{name}: de tabel met de kolommen {NUMBER} of {ID}, {STATUS}, {OWNER} en {REMARK} "
            "is niet te vinden; zet de koppen van het blad Bevindingen terug.",
        )
    sheet, head, columns = found
    own = own_columns(sheet, head)
    notes = _notes(sheet)
    covered = covered_cells(sheet, head)
    rows: list[tuple[str, Written]] = []
    loose: list[str] = [text for row, told in notes.items() if row <= head for text in told]
    for row, cells in rows_from(sheet, head + 1):
        id = _id(cells, columns, before, ids)
        if not id:
            text = _loose(cells, row, [*notes.get(row, ())])
            loose.extend([text] if text else [])
            continue
        old = before.get(id, Written())
        status, owner, remark = (
            _written_in(cells, columns.get(name), row, covered, was)
            for name, was in ((STATUS, old.status), (OWNER, old.owner), (REMARK, old.remark))
        )
        beside = [f"[{name}: {text}]" for column, name in own.items() if (text := plain_text(cells.get(column)))]
        remark = _with_notes(remark, [*beside, *notes.get(row, ())])
        rows.append((id, _written(status, owner, remark, old)))
    present = {id for id, _ in rows}
    lost = tuple(id for id in before if id not in present)
    for other in book.worksheets:
        if other is not sheet and other.title != memory.NAME:
            loose.extend(f"{other.title}, rij {row}: {text}" for row, told in _notes(other).items() for text in told)
    return PeopleColumns(name, sha256, tuple(rows), tuple(before.items()), lost, tuple(loose), tuple(merged), week)


def _loose(cells: Cells, row: int, notes: Iterable[str]) -> str:
    """What stands in a row that is of no finding; the program's own line of an empty table says nothing."""
    told = [text for value in cells.values() if (text := " ".join(plain_text(value).split()))]
    told = [text for text in [*told, *notes] if text != NOTHING]
    return f"{TABLE}, rij {row}: {' · '.join(told)}" if told else ""


def _written_in(
    cells: Cells, column: int | None, row: int, covered: Mapping[tuple[int, int], str | None], old: str
) -> str:
    """What stands in one of people's columns: under a merged cell its text beside what Excel threw away there."""
    if column is None or (row, column) not in covered:
        return _cell(cells, column, old)
    text = covered[row, column]
    return old if not text else text if not old or _status(text) else _with_notes(old, [text])


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
    told = " ".join(written.split()).casefold()
    return next((status for status in STATUSES if status == told), None)


def _id(cells: Cells, columns: Mapping[str, int], before: Mapping[str, Written], ids: Mapping[str, str | None]) -> str:
    """The finding's id: from its own column, else from the short number, where that means one finding only."""
    id = _cell(cells, columns.get(ID), "")
    by_number = ids.get(_cell(cells, columns.get(NUMBER), "").upper()) or ""
    return id if id in before or not by_number else by_number


def _memory(book: Workbook) -> tuple[dict[str, Written], dict[str, str | None], str | None, list[str]]:
    """What the program wrote by id, ids by short number (None where two share one), the week, the merged books."""
    before: dict[str, Written] = {}
    ids: dict[str, str | None] = {}
    merged: list[str] = []
    week: str | None = None
    if memory.NAME not in book.sheetnames:
        return before, ids, week, merged
    for _, cells in rows_from(book[memory.NAME], 2):
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
