"""Bevindingen: one row a finding, as a table in which people filter, sort and write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Finding, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, metrics, words
from pipeline.workbook.cells import Canvas, Value
from pipeline.workbook.memory import owners_range
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.styles import Look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "Bevindingen"
TABLE = "Bevindingen"
NUMBER, STATUS, OWNER, REMARK, ID = "Nr", "Status", "Eigenaar", "Opmerking", "Kenmerk"
NOTHING = "Geen bevindingen."
EDITABLE = (STATUS, OWNER, REMARK)
# Header and width in characters. What a reader acts on comes first; up to "Blz/regel" prints.
COLUMNS: tuple[tuple[str, float], ...] = (
    (NUMBER, 10),
    ("Ernst", 11),
    ("Wat is er aan de hand", 45),
    ("Gepland", 14),
    ("Gemeld", 14),
    ("Verschil (werkdagen)", 12.5),
    ("Gremium", 15),
    ("Mijlpaal", 16),
    ("Advies", 27),
    (STATUS, 13.5),
    (OWNER, 14),
    (REMARK, 27),
    ("Stuk", 21),
    ("Blz/regel", 12),
    ("Citaat", 95),
    ("Soort", 14),
    ("Wijziging", 12),
    ("Voorstel", 15.5),
    ("Zekerheid", 11),
    ("Sinds", 15.5),
    (ID, 44),
)
_PRINTED = 14
_MOST_LINES = 12
_LONG_REMARK = 600
"""Longer remarks are set small: a row cannot be higher than 409 points, and nothing of them may be left out."""
_BODY = 6
_MOST_QUOTES = 5


def add_findings(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: what is open first, the gravest first."""
    widths = [width for _, width in COLUMNS]
    widths[_BODY] = metrics.width_for((body.naam for body in rules.bodies), widths[_BODY], 18)
    canvas = sheets.canvas(NAME, widths, "FFD75E")
    canvas.put(1, "Bevindingen", looks.TITLE)
    canvas.row += 1
    for line in (
        "Vul de gele kolommen Status, Eigenaar en Opmerking in: wat u schrijft, staat er volgende week weer. "
        "Sorteren, filteren en kolommen verplaatsen mag; laat de kolommen Nr en Kenmerk staan.",
        f"Ernst: {words.MEANING}. Verschil: + is later dan gepland, − is eerder. "
        "De kolommen na Blz/regel staan op het scherm en niet op papier.",
    ):
        canvas.prose(line, looks.NOTE, _PRINTED)
    head = canvas.row
    canvas.line(
        [name for name, _ in COLUMNS],
        [looks.HEAD_EDIT if name in EDITABLE else looks.HEAD for name, _ in COLUMNS],
    )
    calendar = Calendar.of(rules)
    for finding in sorted(report.findings, key=lambda f: (not words.is_open(f), *words.gravest_first(f))):
        sheets.place(NAME, finding.id, canvas, 1)
        sheets.link(canvas, 1, "Bewijs", finding.id)
        _row(canvas, finding, rules, calendar)
    if not report.findings:
        blank: list[Value] = [None] * len(COLUMNS)
        blank[2] = NOTHING
        canvas.line(blank, [looks.CELL] * len(COLUMNS))
    last = canvas.row - 1
    canvas.sheet.add_table(_table(f"A{head}:{canvas.letters[-1]}{last}"))
    _offer_choices(canvas.sheet, head + 1, last, owners_range(report, rules))
    lay_out(
        canvas.sheet,
        report,
        rules,
        paper="A3",
        repeat=(head, head),
        area=f"A1:{canvas.letters[_PRINTED - 1]}{last}",
        freeze=f"C{head + 1}",
    )


def _table(ref: str) -> Any:
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table: Any = Table(displayName=TABLE, name=TABLE, ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table._initialise_columns()
    for column, (name, _) in zip(table.tableColumns, COLUMNS, strict=True):
        column.name = name
    return table


def _row(canvas: Canvas, finding: Finding, rules: Rulebook, calendar: Calendar) -> None:
    papers, places = _sources(finding)
    values: list[tuple[Value, Look]] = [
        (words.code(finding.id), looks.LINK),
        (words.severity(finding), looks.SEVERITY[finding.severity]),
        (canvas.fits(finding.message, 3, _MOST_LINES), looks.CELL),
        (canvas.fits(words.span(words.windows(finding, "master")), 4, _MOST_LINES), looks.CELL),
        (canvas.fits(words.span(words.windows(finding, "paper")), 5, _MOST_LINES), looks.CELL),
        (words.difference(finding, calendar), looks.SIGNED),
        (canvas.fits(words.names(finding.bodies, rules), 7, _MOST_LINES), looks.CELL),
        (canvas.fits(words.product(finding.product, rules), 8, _MOST_LINES), looks.CELL),
        (canvas.fits(finding.remedy, 9, _MOST_LINES), looks.CELL),
        (finding.status, looks.EDIT),
        (finding.owner, looks.EDIT),
        (finding.remark, looks.EDIT_SMALL if len(finding.remark) > _LONG_REMARK else looks.EDIT),
        (canvas.fits(papers, 13, _MOST_LINES), looks.CELL),
        (canvas.fits(places, 14, _MOST_LINES), looks.CELL),
        (_quotes(canvas, finding), looks.CELL),
        (finding.cls, looks.CELL),
        (finding.state, looks.STRONG if finding.state == "nieuw" else looks.CELL),
        (finding.suggestion, looks.DATE),
        (_certainty(finding), looks.CELL),
        (finding.first_seen, looks.DATE),
        (finding.id, looks.FAINT),
    ]
    canvas.line([value for value, _ in values], [look for _, look in values])


def _certainty(finding: Finding) -> str:
    shown = f"{finding.certainty:.0%}".replace("%", " %")
    return f"{shown}, zegt het stuk zelf" if finding.declared else shown


def _sources(finding: Finding) -> tuple[str, str]:
    """The papers and, line for line, the places in them; without repetition."""
    found = dict.fromkeys((place.paper, words.where(place)) for place in finding.evidence)
    by_paper: dict[str, list[str]] = {}
    for paper, where in found:
        by_paper.setdefault(paper, []).append(where)
    return "\n".join(by_paper), "\n".join("; ".join(filter(None, places)) for places in by_paper.values())


def sided(finding: Finding) -> list[tuple[str, str]]:
    """Each quote with whose it is: ``planning`` or the paper's name."""
    masters = {period.evidence for period in finding.periods if period.says == "master"}
    return [
        ("planning" if number in masters else place.paper, " ".join(place.quote.split()))
        for number, place in enumerate(finding.evidence)
        if place.quote.strip()
    ]


def _quotes(canvas: Canvas, finding: Finding) -> str:
    quotes = list(dict.fromkeys(sided(finding)))
    if not quotes:
        return ""
    each = max(1, _MOST_QUOTES // len(quotes))
    lines = [canvas.fits(f"{side}: “{quote}”", 15, each) for side, quote in quotes[:_MOST_QUOTES]]
    if len(quotes) > _MOST_QUOTES:
        lines.append(f"en nog {texts.number(len(quotes) - _MOST_QUOTES, 'citaat', 'citaten')}: zie Bewijs")
    return "\n".join(lines)


def _offer_choices(sheet: Worksheet, first: int, last: int, owners: str | None) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {name: get_column_letter(number) for number, (name, _) in enumerate(COLUMNS, start=1)}
    status = DataValidation(
        type="list",
        formula1=f'"{",".join(words.STATUSES)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Status",
        error="Kies een van: " + ", ".join(words.STATUSES) + ".",
        showInputMessage=True,
        promptTitle="Status",
        prompt="Kies uit de lijst.",
    )
    _apply(sheet, status, letters[STATUS], first, last)
    if owners:
        owner = DataValidation(type="list", formula1=owners, allow_blank=True, showErrorMessage=False)
        _apply(sheet, owner, letters[OWNER], first, last)


def _apply(sheet: Worksheet, validation: object, letter: str, first: int, last: int) -> None:
    validation.add(f"{letter}{first}:{letter}{last}")  # type: ignore[attr-defined]
    sheet.add_data_validation(validation)  # type: ignore[arg-type]
