"""``rules/masterplanning.xlsx`` in and out: one sheet ``Planning`` with a row an activity, one sheet ``Over``.

People may sort, insert, rename their own columns and add columns of their own: rows are known by ``Sleutel``, columns
by their header. Text is written as text, never as a formula.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from pipeline.errors import MasterFault

NAME = "masterplanning.xlsx"
COLUMNS = (
    ("Sleutel", 30), ("Mijlpaal", 18), ("Week", 24), ("Datum", 15), ("Van", 17), ("Tot", 17), ("Activiteit", 46),
    ("Wie", 30), ("Handeling", 15), ("Product", 18), ("Gremia", 20), ("Aantal", 8), ("Opmerkingen", 32),
    ("Tabel", 24), ("Bron", 28), ("Blz", 6), ("Regel", 8), ("Vervallen", 20),
)  # fmt: skip
_LINE = 14.5
HEADERS = tuple(name for name, _ in COLUMNS)
REMEDY = "Herstel de cel in rules/masterplanning.xlsx, of maak het bestand opnieuw met planwacht master import."


class Row(Struct, frozen=True):
    """A row of the sheet: the program's columns by header, the people's own beside them; ``number`` is Excel's."""

    values: dict[str, Any]
    extra: dict[str, Any] = {}
    number: int = 0

    @property
    def key(self) -> str:
        """The stable row key."""
        return str(self.values.get("Sleutel") or "").strip()


class Sheet(Struct, frozen=True):
    """The workbook as rows, with the version of the planning, the paper it came from, and captions of empty tables."""

    rows: tuple[Row, ...]
    version: date | None
    source: str
    source_sha256: str | None
    empty_tables: tuple[str, ...] = ()


def read_sheet(data: bytes) -> Sheet:
    """Read the workbook's bytes. Raises ``MasterFault`` where it cannot be used."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:
        raise MasterFault(
            "rules/masterplanning.xlsx kan niet worden geopend als Excel-bestand.",
            "Open en bewaar het opnieuw in Excel, of maak het opnieuw met planwacht master import.",
        ) from error
    if "Planning" not in book.sheetnames:
        raise MasterFault("rules/masterplanning.xlsx heeft geen blad Planning.", REMEDY)
    grid = [list(row) for row in book["Planning"].iter_rows(values_only=True)]
    at = next((n for n, row in enumerate(grid[:20]) if {"Sleutel", "Activiteit"} <= {text_of(v) for v in row}), None)
    if at is None:
        raise MasterFault(
            "rules/masterplanning.xlsx, blad Planning: de kolommen Sleutel en Activiteit zijn niet gevonden.", REMEDY
        )
    headers = [text_of(value) for value in grid[at]]
    rows = []
    for number, values in enumerate(grid[at + 1 :], start=at + 2):
        named = {name: _plain(value) for name, value in zip(headers, values, strict=False) if name}
        if any(text_of(value) for value in named.values()):
            own = {name: value for name, value in named.items() if name in HEADERS}
            rows.append(Row(own, {name: value for name, value in named.items() if name not in HEADERS}, number))
    if not rows:
        raise MasterFault(
            "rules/masterplanning.xlsx bevat geen enkele rij.",
            "Vul het blad Planning, of maak het opnieuw met planwacht master import.",
        )
    about = _about(book)
    version = _version(about.get("Versie"))
    return Sheet(
        tuple(rows),
        version,
        text_of(about.get("Bron")) or NAME,
        text_of(about.get("Bron sha256")) or None,
        tuple(part for part in text_of(about.get("Lege tabellen")).split(" | ") if part),
    )


def _version(value: Any) -> date | None:
    """The day in the cell; text that is none is a fault, for the years of the planning rest on it."""
    if isinstance(value, datetime):
        return value.date()
    said = text_of(value)
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})", said)
    try:
        parts = [int(part) for part in match.groups() if part] if match else []
        return date(*(parts if match and match[1] else reversed(parts))) if said else None
    except (TypeError, ValueError) as error:
        raise MasterFault(
            f"rules/masterplanning.xlsx, blad Over: Versie {said[:40]!r} is geen datum.",
            "Vul de dag in tot wanneer de planning is bijgewerkt, zoals 31-3-2021, of laat de cel leeg.",
        ) from error


def _about(book: Any) -> dict[str, Any]:
    if "Over" not in book.sheetnames:
        return {}
    return {text_of(row[0]): row[1] for row in book["Over"].iter_rows(values_only=True) if len(row) > 1 and row[0]}


def sheet_bytes(sheet: Sheet) -> bytes:
    """The workbook for people: frozen header, filter, widths, dates as dates, the program's key column greyed."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book: Any = openpyxl.Workbook()
    planning = book.active
    planning.title = "Planning"
    extra = list(dict.fromkeys(name for row in sheet.rows for name in row.extra))
    headers = [*HEADERS, *extra]
    for column, name in enumerate(headers, start=1):
        _put(planning, 1, column, name)
        cell = planning.cell(1, column)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="17406D")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        planning.column_dimensions[get_column_letter(column)].width = dict(COLUMNS).get(name, 24)
    for number, row in enumerate(sheet.rows, start=2):
        for column, name in enumerate(headers, start=1):
            _put(planning, number, column, row.values.get(name) if name in HEADERS else row.extra.get(name))
            cell = planning.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            if name == "Sleutel":
                cell.fill = PatternFill("solid", fgColor="EEF1F5")
        planning.row_dimensions[number].height = _LINE * _lines(row)
    planning.freeze_panes = "B2"
    planning.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{len(sheet.rows) + 1}"
    planning.page_setup.orientation = "landscape"
    planning.page_setup.paperSize = 8
    planning.page_setup.fitToHeight = 0
    planning.sheet_properties.pageSetUpPr.fitToPage = True
    planning.print_title_rows = "1:1"
    _write_about(book, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lines(row: Row) -> int:
    """How many lines the fullest cell of the row takes at its column's width."""
    widths = dict(COLUMNS)
    texts = ((str(value or ""), widths.get(name, 24)) for name, value in (*row.values.items(), *row.extra.items()))
    return max(
        (sum(-(-max(len(part), 1) * 11 // (width * 10)) for part in text.split("\n")) for text, width in texts),
        default=1,
    )


def _write_about(book: Any, sheet: Sheet) -> None:
    about = book.create_sheet("Over")
    lines: list[tuple[str, Any]] = [
        ("Versie", sheet.version),
        ("Bron", sheet.source),
        ("Bron sha256", sheet.source_sha256),
        ("Lege tabellen", " | ".join(sheet.empty_tables)),
        (
            "Uitleg",
            "Laat de kolom Sleutel staan: daaraan herkent Planwacht een rij. Van en Tot gaan voor Week en Datum.",
        ),
        ("", "Eigen kolommen mag u toevoegen; ze blijven bij een volgende import staan. Vervallen: vul in waarom."),
    ]
    for number, (name, value) in enumerate(lines, start=1):
        _put(about, number, 1, name)
        _put(about, number, 2, value)
    about.column_dimensions["A"].width = 18
    about.column_dimensions["B"].width = 100


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _put(target: Any, row: int, column: int, value: Any) -> None:
    """The one way into a cell: text stays text, never a formula, error or control character."""
    if value is None or value == "":
        return
    cell = target.cell(row, column)
    if isinstance(value, date):
        cell.value = value
        cell.number_format = "[$-413]ddd d mmm yyyy"
    elif isinstance(value, int | float):
        cell.value = value
    else:
        text = _ESCAPE.sub("_x005F_", _CONTROL.sub("", str(value)))[:32_000]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in "=+-@'" if text else False


def text_of(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)).strip()


def _plain(value: Any) -> Any:
    return text_of(value) if isinstance(value, str) else value
