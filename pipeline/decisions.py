"""``rules/decisions.csv``: what people decided about findings. The only file in ``rules/`` that ``run`` writes.

Columns: ``id``, ``status``, ``eigenaar``, ``opmerking``, ``zegt`` (what the finding said when it was accepted or
rejected) and ``sinds`` (the peildatum of that decision). Semicolons, UTF-8 with BOM, so that Excel opens it as it is.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import RulesFault
from pipeline.model import Status

NAME = "decisions.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_COLUMNS = ("id", "status", "eigenaar", "opmerking", "zegt", "sinds")
_STATUSES: dict[str, Status] = {status: status for status in get_args(Status)}


class Decision(Struct, frozen=True):
    """What stands in people's columns of one finding, and what the finding said when they decided."""

    id: str
    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""
    said: str = ""
    since: date | None = None


def load(folder: Path) -> dict[str, Decision]:
    """Decisions by finding id; empty where there is no file. Raises ``RulesFault`` for a broken one.

    As Excel may have saved it: with semicolons, commas or tabs, in UTF-8 or Windows' own letters, days as
    ``30-3-2021``. Columns that people added and rows without id are kept, as remarks.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulesFault(f"rules/{NAME} kan niet worden gelezen.", "Controleer uw rechten op het bestand.") from error
    reader = csv.reader(io.StringIO(_text(data), newline=""), delimiter=_delimiter(_text(data)), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise RulesFault(
            f"rules/{NAME} is geen geldige CSV (rond regel {reader.line_num}).",
            "Herstel de regel; vaak ontbreekt een aanhalingsteken. Uw opmerkingen staan ook in het werkboek.",
        ) from error
    if rows and rows[0][1][0].strip().casefold().startswith("sep="):
        rows = rows[1:]
    header = [name.strip().casefold() for name in rows[0][1]] if rows else []
    if "id" not in header:
        raise RulesFault(f"rules/{NAME}: de kolom id ontbreekt.", "Zet de kopregel terug: " + ";".join(_COLUMNS) + ".")
    found: dict[str, Decision] = {}
    for number, row in rows[1:]:
        decision = _decision(dict(zip(header, row, strict=False)), row[len(header) :], number)
        found[decision.id] = _both(found[decision.id], decision) if decision.id in found else decision
    return found


def _text(data: bytes) -> str:
    """The file's text: UTF-8, else the letters in which Excel for Windows saves a CSV."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip() and not line.casefold().startswith("sep=")), "")
    return max(";,\t", key=first.count)


def _decision(row: dict[str, str], beyond: list[str], number: int) -> Decision:
    told = " ".join((row.get("status") or "").split()).casefold() or "nieuw"
    status = _STATUSES.get(told)
    if status is None:
        raise RulesFault(
            f"rules/{NAME}, regel {number}: status “{told}” bestaat niet.",
            f"Kies uit: {', '.join(sorted(_STATUSES))}.",
        )
    owner, remark, said = (_bare(row.get(name) or "") for name in ("eigenaar", "opmerking", "zegt"))
    own = [f"[{name or 'kolom zonder kop'}: {text}]" for name, text in row.items() if name not in _COLUMNS and text]
    own += [f"[kolom zonder kop: {text}]" for text in beyond if text.strip()]
    remark = "\n".join(filter(None, [remark, *(one for one in own if one not in remark)]))
    id = (row.get("id") or "").strip()
    if not id:
        id = "los:" + hashlib.sha256(f"{owner}\n{remark}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return Decision(id, status, owner, remark, said, _since((row.get("sinds") or "").strip(), number))


def _since(text: str, number: int) -> date | None:
    """``2021-03-30``, or ``30-3-2021`` as Excel makes of it."""
    try:
        turned = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text)
        if turned:
            return date(int(turned[3]), int(turned[2]), int(turned[1]))
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise RulesFault(
            f"rules/{NAME}, regel {number}: sinds “{text}” is geen datum.", "Schrijf JJJJ-MM-DD."
        ) from error


def _both(one: Decision, other: Decision) -> Decision:
    """Two lines about one finding: the later status, and all that was written."""
    owners = dict.fromkeys(filter(None, (one.owner, other.owner)))
    remarks = dict.fromkeys(filter(None, (one.remark, other.remark)))
    return replace(other, owner=" / ".join(owners), remark="\n".join(remarks), said=other.said or one.said)


def encodable(text: str) -> str:
    """The text as the file keeps it: lone surrogates, which UTF-8 cannot hold, backslash-escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _bare(text: str) -> str:
    """What people wrote, without the apostrophe that keeps it text in Excel."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _safe(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe before what would be a formula, or before its own."""
    text = encodable(text)
    return f"'{text}" if text[:1] in _FORMULA else text


def dump(decisions: Iterable[Decision]) -> bytes:
    """The file's bytes, sorted by id; a decision that says nothing is left out."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in sorted(decisions, key=lambda decision: decision.id):
        if each.status != "nieuw" or each.owner or each.remark or each.said:
            since = each.since.isoformat() if each.since else ""
            texts = (_safe(text) for text in (each.owner, each.remark, each.said))
            writer.writerow((encodable(each.id), each.status, *texts, since))
    return stream.getvalue().encode("utf-8-sig")
