"""``rules/decisions.csv``: what people decided about findings. The only file in ``rules/`` that ``run`` writes.

Columns: ``id``, ``status``, ``eigenaar``, ``opmerking``, ``zegt`` (what the finding said when it was accepted or
rejected) and ``sinds`` (the peildatum of that decision). Semicolons, UTF-8 with BOM, so that Excel opens it as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from pipeline.errors import RulesFault
from pipeline.model import Status

NAME = "decisions.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_COLUMNS = ("id", "status", "eigenaar", "opmerking", "zegt", "sinds")
_STATUSES: dict[str, Status] = {status: status for status in get_args(Status)}


@dataclass(frozen=True, slots=True)
class Decision:
    """What stands in people's columns of one finding, and what the finding said when they decided."""

    id: str
    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""
    said: str = ""
    since: date | None = None


def load(folder: Path) -> dict[str, Decision]:
    """Decisions by finding id; empty where there is no file. Raises ``RulesFault`` for a broken one."""
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RulesFault(f"rules/{NAME} kan niet worden gelezen.", "Controleer uw rechten op het bestand.") from error
    except UnicodeDecodeError as error:
        raise RulesFault(f"rules/{NAME} is geen UTF-8-tekst.", "Bewaar het in Excel als CSV UTF-8.") from error
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",", strict=True)
    if reader.fieldnames is None or "id" not in reader.fieldnames:
        raise RulesFault(f"rules/{NAME}: de kolom id ontbreekt.", "Zet de kopregel terug: " + ";".join(_COLUMNS) + ".")
    try:
        return {decision.id: decision for decision in _rows(reader) if decision.id}
    except csv.Error as error:
        raise RulesFault(
            f"rules/{NAME} is geen geldige CSV (rond regel {reader.line_num}).",
            "Herstel de regel; vaak ontbreekt een aanhalingsteken. Uw opmerkingen staan ook in het werkboek.",
        ) from error


def _rows(reader: csv.DictReader[str]) -> Iterable[Decision]:
    for number, row in enumerate(reader, start=2):
        told = (row.get("status") or "nieuw").strip().casefold()
        status = _STATUSES.get(told)
        if status is None:
            raise RulesFault(
                f"rules/{NAME}, rij {number}: status {told!r} bestaat niet.",
                f"Kies uit: {', '.join(sorted(_STATUSES))}.",
            )
        since = (row.get("sinds") or "").strip()
        try:
            day = date.fromisoformat(since) if since else None
        except ValueError as error:
            raise RulesFault(
                f"rules/{NAME}, rij {number}: sinds {since!r} is geen datum.", "Schrijf JJJJ-MM-DD."
            ) from error
        owner, remark, said = (_bare(row.get(name) or "") for name in ("eigenaar", "opmerking", "zegt"))
        yield Decision((row.get("id") or "").strip(), status, owner, remark, said, day)


def _bare(text: str) -> str:
    """What people wrote, without the apostrophe that keeps it text in Excel."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _safe(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe before what would be a formula, or before its own."""
    return f"'{text}" if text[:1] in _FORMULA else text


def dump(decisions: Iterable[Decision]) -> bytes:
    """The file's bytes, sorted by id; a decision that says nothing is left out."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in sorted(decisions, key=lambda decision: decision.id):
        if each.status != "nieuw" or each.owner or each.remark:
            since = each.since.isoformat() if each.since else ""
            texts = (_safe(text) for text in (each.owner, each.remark, each.said))
            writer.writerow((each.id, each.status, *texts, since))
    return stream.getvalue().encode("utf-8-sig")
