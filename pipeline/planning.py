"""The master planning of a workspace: loaded for a run, proposed from a paper, merged, checked by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from pipeline import checks, master, reading, store
from pipeline.calendars import Calendar
from pipeline.errors import MasterFault, WrongUse
from pipeline.master.sheet import NAME, Row, Sheet
from pipeline.model import (
    NO_YEAR,
    Anchor,
    CheckRun,
    DateMention,
    Extraction,
    Finding,
    Interval,
    Master,
    PlanningItem,
    Source,
)
from pipeline.rulebook import Rulebook
from pipeline.texts import period

PROPOSAL = "masterplanning.voorstel.xlsx"
KEPT = "masterplanning"


class _Kept(msgspec.Struct):
    """A master planning as it was read; ``key`` stands for all on which that depends."""

    key: str
    master: Master


def load(rules_folder: Path, rules: Rulebook, extracted: Path | None = None) -> Master | None:
    """The master planning, or None where there is none. Raises ``MasterFault`` where it cannot be used.

    Where the folder ``extracted`` is given, what was read is kept there, so that unchanged workbooks are read once.
    """
    path = rules_folder / NAME
    if not path.is_file():
        return None
    key = _key(rules_folder, rules) if extracted is not None else None
    known = _known(extracted / KEPT) if extracted is not None else None
    if known is not None and known.key == key:
        return known.master
    sheet = master.read_sheet(_bytes(path))
    _refuse_second(rules_folder, sheet)
    planned = master.to_master(sheet, rules, cell_reader(sheet, rules))
    planned = replace(planned, items=master.linked(planned.items, rules))
    if extracted is not None and key is not None:
        store.write(extracted / KEPT, msgspec.json.encode(_Kept(key, planned)))
    return planned


def _key(rules_folder: Path, rules: Rulebook) -> str | None:
    """The program, the rules and every workbook beside them as one hash; None where one cannot be read."""
    digest = hashlib.sha256(f"{store.program()} {rules.sha256}".encode())
    try:
        for path in sorted(rules_folder.glob("*.xlsx")):
            digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return None
    return digest.hexdigest()


def _known(path: Path) -> _Kept | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return None


def _refuse_second(rules_folder: Path, sheet: Sheet) -> None:
    """Raises ``MasterFault`` where another workbook in ``rules/`` is a master planning for the same weeks."""
    first, last = _span(sheet)
    for path in sorted(rules_folder.glob("*.xlsx")):
        if path.name in (NAME, PROPOSAL) or path.name.startswith("~$"):
            continue
        try:
            begin, end = _span(master.read_sheet(_bytes(path)))
        except MasterFault:
            continue  # a workbook of people's own
        if begin is None or end is None or first is None or last is None or begin > last or first > end:
            continue
        raise MasterFault(
            f"rules/{path.name} is ook een masterplanning, voor dezelfde weken ({period(begin, end)}) als "
            f"rules/{NAME}.",
            f"Laat er één staan: {NAME} is de planning die geldt. Zet de andere buiten rules/, of neem haar over met "
            "planwacht master import.",
        )


def _span(sheet: Sheet) -> tuple[date | None, date | None]:
    days = [row.values.get(name) for row in sheet.rows for name in ("Van", "Tot") if not row.values.get("Vervallen")]
    found = [day.date() if isinstance(day, datetime) else day for day in days if isinstance(day, date)]
    return min(found, default=None), max(found, default=None)


def cell_reader(sheet: Sheet, rules: Rulebook) -> Callable[[str, Interval | None], DateMention | None]:
    """Reads the text of a Week or Datum cell against the version of the planning."""
    anchor = Anchor(sheet.version or _first_date(sheet) or rules.programme.einddatum or NO_YEAR)

    def read(text: str, window: Interval | None) -> DateMention | None:
        from pipeline import dates

        return dates.read_cell(text, anchor, rules, window)

    return read


def _first_date(sheet: Sheet) -> date | None:
    days = [row.values.get("Van") for row in sheet.rows]
    return min((day.date() for day in days if day is not None and hasattr(day, "date")), default=None)


def read_file(path: Path, rules: Rulebook, reference: date | None = None) -> Extraction:
    """Read one file wherever it lies. Raises ``WrongUse`` where there is no such file."""
    from pipeline.extraction import extract

    data, source = opened(path)
    return extract(data, source, rules, reference)


def opened(path: Path) -> tuple[bytes, Source]:
    """The bytes of a file and what it is. Raises ``WrongUse`` where there is no such file."""
    data = _bytes(path)
    return data, Source(path.name, hashlib.sha256(data).hexdigest(), reading.media_type(data))


def import_master(path: Path, rules_folder: Path, rules: Rulebook, accept: bool) -> tuple[Path, Sheet, Extraction]:
    """Make the master sheet of a planning paper and write it.

    Where there is no master yet it becomes the master; else a proposal beside it, or with ``accept`` the master
    itself, merged by row key with the people's columns kept. Returns where it was written. Raises ``MasterFault``.
    """
    extraction = read_file(path, rules)
    if extraction.reason is not None:
        raise MasterFault(f"{path.name} kan niet worden gelezen: {extraction.reason}", "Kies een ander bestand.")
    sheet = master.propose(extraction)
    target = rules_folder / NAME
    if target.is_file():
        sheet = master.merge(_as_written(master.read_sheet(_bytes(target))), sheet)
        target = target if accept else rules_folder / PROPOSAL
    store.write(target, master.sheet_bytes(sheet))
    return target, sheet, extraction


def _as_written(sheet: Sheet) -> Sheet:
    """Cells that Excel holds as moments, as the days that they are."""

    def plain(value: object) -> object:
        return value.date() if isinstance(value, datetime) else value

    return replace(
        sheet,
        rows=tuple(
            Row({k: plain(v) for k, v in row.values.items()}, {k: plain(v) for k, v in row.extra.items()}, row.number)
            for row in sheet.rows
        ),
    )


def diff_masters(old: Path, new: Path, rules: Rulebook) -> tuple[master.Change, ...]:
    """What changed from one planning to another; each a master workbook or a planning paper. Raises ``MasterFault``."""
    return master.diff(_rows_of(old, rules), _rows_of(new, rules), Calendar.of(rules))


def _rows_of(path: Path, rules: Rulebook) -> tuple[PlanningItem, ...]:
    data = _bytes(path)
    if data.startswith(b"PK") and path.suffix.casefold() == ".xlsx":
        try:
            sheet = master.read_sheet(data)
        except MasterFault:
            sheet = None
        if sheet is not None:
            return master.to_master(sheet, rules, cell_reader(sheet, rules)).items
    extraction = read_file(path, rules)
    if extraction.reason is not None:
        raise MasterFault(f"{path.name} kan niet worden gelezen: {extraction.reason}", "Kies een ander bestand.")
    rows = tuple(item for item in extraction.items if item.is_row)
    if not rows:
        raise MasterFault(f"In {path.name} is geen planningstabel gevonden.", "Kies de notitie met de tabel.")
    return rows


def check_master(
    rules_folder: Path, rules: Rulebook, peildatum: date
) -> tuple[tuple[Finding, ...], tuple[CheckRun, ...]]:
    """The checks that need no other paper. Raises ``MasterFault`` where there is no master or it cannot be used."""
    planned = load(rules_folder, rules)
    if planned is None:
        raise MasterFault("Er is nog geen masterplanning.", "Maak hem met: planwacht master import BESTAND.")
    case = checks.Case(peildatum, rules, Calendar.of(rules), rows=planned.items, master=planned)
    return checks.run(case)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WrongUse(f"{path} bestaat niet.", "Controleer de naam en de map.") from error
    except IsADirectoryError as error:
        raise WrongUse(f"{path} is een map.", "Geef één bestand op.") from error
    except OSError as error:
        raise WrongUse(f"{path} kan niet worden geopend.", "Controleer uw rechten op het bestand.") from error
