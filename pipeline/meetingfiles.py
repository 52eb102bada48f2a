"""``rules/vergaderingen/``: the meeting calendars of bodies, as CSV or iCalendar files -> ``Meeting``.

A CSV has the columns gremium and datum, and may have gemeente and ``aanleveren uiterlijk``; lines that begin with # are
remarks. A calendar file names the body, and the municipality where it is the council or college of one, in each SUMMARY
or in its own file name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.errors import RulesFault
from pipeline.ruletypes import Body, Meeting, Municipality

FOLDER = "vergaderingen"
_COLUMNS = ("gremium", "gemeente", "datum", "aanleveren uiterlijk")
_REMEDY = "Verbeter de regel, of haal hem weg; docs/regels.md beschrijft het bestand."
_EXAMPLE = "raden;sliedrecht;2021-06-29;2021-06-15"
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_DEADLINE = re.compile(r"aanleveren(?:\s+uiterlijk)?\s*:?\s*([\d/-]{8,10})", re.I)
Known = tuple[tuple[Body, ...], tuple[Municipality, ...]]


def read_meetings(rules: Path, known: Known) -> tuple[Meeting, ...]:
    """The meetings of all files, by body, municipality and day. Raises ``RulesFault`` with file, line and remedy."""
    folder = rules / FOLDER
    found: dict[tuple[str, str | None, date], Meeting] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith((".", "~")) or path.suffix.casefold() == ".md":
            continue
        for meeting in _read(path, known):
            key = (meeting.gremium, meeting.gemeente, meeting.datum)
            if key in found and found[key].aanleveren != meeting.aanleveren:
                raise RulesFault(
                    f"{meeting.bron}: deze vergadering staat ook in {found[key].bron}, met een andere dag van "
                    "aanleveren.",
                    "Laat elke vergadering één keer staan.",
                )
            found.setdefault(key, meeting)
    return tuple(sorted(found.values(), key=lambda each: (each.gremium, each.gemeente or "", each.datum)))


def _read(path: Path, known: Known) -> Iterator[Meeting]:
    name = f"rules/{FOLDER}/{path.name}"
    kind = path.suffix.casefold()
    if kind not in (".csv", ".ics") or not path.is_file():
        raise RulesFault(f"{name} is geen vergaderschema.", "Leg hier alleen .csv- en .ics-bestanden neer.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulesFault(f"{name} kan niet worden gelezen.", "Controleer uw rechten op het bestand.") from error
    yield from (_from_csv if kind == ".csv" else _from_ics)(_decoded(data), name, path.stem, known)


def _decoded(data: bytes) -> str:
    """The text of a file as spreadsheets save it: UTF-8, the "Unicode text" of Excel, or the code page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _from_csv(text: str, name: str, stem: str, known: Known) -> Iterator[Meeting]:
    filled = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip(" ;,\t")]
    lines = [(number, line) for number, line in filled if not line.startswith("#")]
    if filled and not lines:
        return
    if not lines:
        raise RulesFault(f"{name} is leeg.", f"Vul het met regels als: {_EXAMPLE}; of haal het weg.")
    first, header = lines[0]
    mark = max(";,\t", key=header.count)
    columns = [part.strip().casefold() for part in next(csv.reader([header], delimiter=mark))]
    unknown = [column for column in columns if column and column not in (*_COLUMNS, "toelichting")]
    missing = [column for column in ("gremium", "datum") if column not in columns]
    if unknown or missing:
        what = f"onbekende kolom {unknown[0]}" if unknown else f"de kolom {missing[0]} ontbreekt"
        raise RulesFault(f"{name}, regel {first}: {what}.", f"Bekende kolommen: {', '.join(_COLUMNS)}, toelichting.")
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]
        value = dict(zip(columns, cells, strict=False))
        where = f"{name}, regel {number}"
        body = _body(value["gremium"], known)
        if body is None and not value["gremium"]:
            raise RulesFault(f"{where}: het gremium ontbreekt.", _REMEDY)
        if body is None:
            raise RulesFault(f"{where}: gremium {value['gremium']!r} staat niet in rules/gremia.toml.", _REMEDY)
        place = value.get("gemeente", "")
        town = _municipality(place, known)
        if place and town is None:
            raise RulesFault(f"{where}: gemeente {place!r} staat niet in rules/gemeenten.toml.", _REMEDY)
        deadline = value.get("aanleveren uiterlijk", "")
        yield _meeting(body, town, value.get("datum", ""), deadline, where)


def _from_ics(text: str, name: str, stem: str, known: Known) -> Iterator[Meeting]:
    if "BEGIN:VCALENDAR" not in text:
        raise RulesFault(f"{name} is geen agenda (BEGIN:VCALENDAR ontbreekt).", "Sla de agenda opnieuw op als .ics.")
    event: dict[str, str] | None = None
    begin = 0
    for number, line in _unfolded(text):
        if line == "BEGIN:VEVENT":
            event, begin = {}, number
        elif line == "END:VEVENT" and event is not None:
            where = f"{name}, regel {begin}"
            if "RRULE" in event:
                raise RulesFault(
                    f"{where}: een herhaalde afspraak kan niet worden gelezen.", "Zet elke vergadering apart."
                )
            told = f"{event.get('SUMMARY', '')} {event.get('LOCATION', '')}"
            body = _named_body(told, known) or _named_body(stem, known)
            if body is None:
                raise RulesFault(
                    f"{where}: geen gremium uit rules/gremia.toml in de titel {event.get('SUMMARY', '')!r}.",
                    "Zet de naam van het gremium in de titel van de afspraak of in de naam van het bestand.",
                )
            town = _named_municipality(told, known) or _named_municipality(stem, known)
            deadline = _DEADLINE.search(event.get("DESCRIPTION", ""))
            yield _meeting(body, town, event.get("DTSTART", "")[:8], deadline[1] if deadline else "", where)
            event = None
        elif event is not None and ":" in line:
            key, _, value = line.partition(":")
            event.setdefault(key.partition(";")[0].upper(), re.sub(r"\\([,;nN\\])", r"\1", value))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their number; one that begins with a blank goes on where the one above stopped."""
    held: tuple[int, str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if held is not None and line[:1] in (" ", "\t"):
            held = (held[0], held[1] + line[1:])
            continue
        if held is not None:
            yield held
        held = (number, line.rstrip())
    if held is not None:
        yield held


def _meeting(body: str, town: str | None, day: str, deadline: str, where: str) -> Meeting:
    held = _day(day, where, "datum")
    if held is None:
        raise RulesFault(f"{where}: de datum ontbreekt.", _REMEDY)
    until = _day(deadline, where, "aanleveren uiterlijk")
    if until is not None and until > held:
        raise RulesFault(f"{where}: aanleveren uiterlijk ligt na de vergadering.", "Wissel of verbeter de datums.")
    return Meeting(body, town, held, until, where)


def _day(text: str, where: str, column: str) -> date | None:
    if not text:
        return None
    match = _DAY.fullmatch(text)
    parts = [int(part) for part in match.groups() if part] if match else []
    if match and match[4]:
        parts.reverse()
    try:
        return date(*parts)
    except (TypeError, ValueError) as error:
        raise RulesFault(
            f"{where}: {column} {text[:40]!r} is geen datum.", "Schrijf jjjj-mm-dd of d-m-jjjj, zoals 2021-06-29."
        ) from error


def _body(text: str, known: Known) -> str | None:
    wanted = text.casefold()
    return next(
        (
            body.id
            for body in known[0]
            if wanted and wanted in {each.casefold() for each in (body.id, body.naam, *body.aliassen)}
        ),
        None,
    )


def _municipality(text: str, known: Known) -> str | None:
    wanted = text.casefold()
    return next(
        (
            town.id
            for town in known[1]
            if wanted and wanted in {each.casefold() for each in (town.id, town.naam, *town.aliassen)}
        ),
        None,
    )


def _named_body(text: str, known: Known) -> str | None:
    """The body whose longest name stands in the text; also as it begins a word: ``Raadsvergadering``."""
    names = [(name, body.id) for body in known[0] for name in (body.id, body.naam, *body.aliassen)]
    found = [(len(name), id) for name, id in names if re.search(rf"(?<!\w){re.escape(name)}", text, re.I)]
    return max(found)[1] if found else None


def _named_municipality(text: str, known: Known) -> str | None:
    names = [(name, town.id) for town in known[1] for name in (town.id, town.naam, *town.aliassen)]
    found = [(len(name), id) for name, id in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)]
    return max(found)[1] if found else None
