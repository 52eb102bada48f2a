"""Bevindingen: one row a finding, as a table in which people filter, sort and write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
MESSAGE = "Wat is er aan de hand"
NOTHING = "Geen bevindingen."
EDITABLE = (STATUS, OWNER, REMARK)
# Header and width in characters. What a reader acts on comes first.
COLUMNS: tuple[tuple[str, float], ...] = (
    (NUMBER, 10),
    ("Ernst", 11),
    (MESSAGE, 44.5),
    ("Gepland", 13.5),
    ("Gemeld", 13.5),
    ("Verschil (werkdagen)", 11.5),
    ("Gremium", 15),
    ("Mijlpaal", 16),
    ("Advies", 26),
    (STATUS, 13.5),
    (OWNER, 14),
    (REMARK, 26.5),
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
_MOST_LINES = 12
_NAMES = 36.5
"""Width of Gremium and Mijlpaal together."""
_LONG_REMARK = 600
"""Longer remarks are set small: a row cannot be higher than 409 points, and nothing of them may be left out."""
_MOST_QUOTES = 5


def columns(report: Report, rules: Rulebook) -> tuple[tuple[str, float], ...]:
    """The columns in their order: those that print, then those that people fill in, then the others.

    Milestones and bodies share the room that keeps the columns to fill in on the screen; few names are broken in it.
    """
    shown = {words.product(finding.product, rules) for finding in report.findings}
    bodies = {words.names([body], rules) for finding in report.findings for body in finding.bodies}
    milestone = metrics.width_for(shown, 14, 18.5)
    fitted = {
        "Mijlpaal": milestone,
        "Gremium": metrics.width_for(bodies, 15, _NAMES - milestone),
    }

    def order(column: tuple[str, float]) -> int:
        return 0 if column[0] in rules.report.afdrukken else 1 if column[0] in EDITABLE else 2

    return tuple((name, fitted.get(name, width)) for name, width in sorted(COLUMNS, key=order))


def add_findings(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: what is open first, the gravest first."""
    shown = columns(report, rules)
    names = [name for name, _ in shown]
    printed = max(1, sum(name in rules.report.afdrukken for name in names))
    canvas = sheets.canvas(NAME, [width for _, width in shown], "FFD75E")
    canvas.put(1, NAME, looks.TITLE)
    canvas.row += 1
    beyond = (
        f" De kolommen na {names[printed - 1]} staan op het scherm en niet op papier." if printed < len(names) else ""
    )
    for line in (
        "Vul de gele kolommen Status, Eigenaar en Opmerking in: wat u schrijft, staat er volgende week weer. "
        "Sorteren, filteren en kolommen verplaatsen mag; laat de kolommen Nr en Kenmerk staan.",
        f"Ernst: {words.MEANING}. Verschil: + is later dan gepland, − is eerder.{beyond}",
    ):
        canvas.prose(line, looks.NOTE, max(printed, 6))
    head = canvas.row
    canvas.line(names, [looks.HEAD_EDIT if name in EDITABLE else looks.HEAD for name in names])
    calendar = Calendar.of(rules)
    at = {name: number for number, name in enumerate(names, start=1)}
    for finding in sorted(report.findings, key=lambda f: (not words.is_open(f), *words.gravest_first(f))):
        sheets.place(NAME, finding.id, canvas, at[NUMBER])
        sheets.link(canvas, at[NUMBER], "Bewijs", finding.id)
        row = _row(canvas, finding, rules, calendar, at)
        canvas.line([row[name][0] for name in names], [row[name][1] for name in names])
    if not report.findings:
        canvas.line([NOTHING if name == MESSAGE else None for name in names], [looks.CELL] * len(names))
    last = canvas.row - 1
    canvas.sheet.add_table(_table(f"A{head}:{canvas.letters[-1]}{last}", names))
    _offer_choices(canvas.sheet, head + 1, last, owners_range(report, rules), at)
    lay_out(
        canvas.sheet,
        report,
        rules,
        paper="A3",
        repeat=(head, head),
        area=f"A1:{canvas.letters[printed - 1]}{last}",
        freeze=f"C{head + 1}",
    )


def _table(ref: str, names: Sequence[str]) -> Any:
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table: Any = Table(displayName=TABLE, name=TABLE, ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table._initialise_columns()
    for column, name in zip(table.tableColumns, names, strict=True):
        column.name = name
    return table


def _row(
    canvas: Canvas, finding: Finding, rules: Rulebook, calendar: Calendar, at: Mapping[str, int]
) -> dict[str, tuple[Value, Look]]:
    papers, places = _sources(finding)

    def cut(name: str, text: str) -> tuple[Value, Look]:
        return canvas.fits(text, at[name], _MOST_LINES), looks.CELL

    return {
        NUMBER: (words.code(finding.id), looks.LINK),
        "Ernst": (words.severity(finding), looks.SEVERITY[finding.severity]),
        MESSAGE: cut(MESSAGE, finding.message),
        "Gepland": cut("Gepland", words.span(words.windows(finding, "master"))),
        "Gemeld": cut("Gemeld", words.span(words.windows(finding, "paper"))),
        "Verschil (werkdagen)": (words.difference(finding, calendar), looks.SIGNED),
        "Gremium": cut("Gremium", words.names(finding.bodies, rules)),
        "Mijlpaal": cut("Mijlpaal", words.product(finding.product, rules)),
        "Advies": cut("Advies", finding.remedy),
        STATUS: (finding.status, looks.EDIT),
        OWNER: (finding.owner, looks.EDIT),
        REMARK: (finding.remark, looks.EDIT_SMALL if len(finding.remark) > _LONG_REMARK else looks.EDIT),
        "Stuk": cut("Stuk", papers),
        "Blz/regel": cut("Blz/regel", places),
        "Citaat": (_quotes(canvas, finding, at["Citaat"]), looks.CELL),
        "Soort": (finding.cls, looks.CELL),
        "Wijziging": (finding.state, looks.STRONG if finding.state == "nieuw" else looks.CELL),
        "Voorstel": (finding.suggestion, looks.DATE),
        "Zekerheid": (_certainty(finding), looks.CELL),
        "Sinds": (finding.first_seen, looks.DATE),
        ID: (finding.id, looks.FAINT),
    }


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


def _quotes(canvas: Canvas, finding: Finding, column: int) -> str:
    quotes = list(dict.fromkeys(sided(finding)))
    if not quotes:
        return ""
    each = max(1, _MOST_QUOTES // len(quotes))
    lines = [canvas.fits(f"{side}: “{quote}”", column, each) for side, quote in quotes[:_MOST_QUOTES]]
    if len(quotes) > _MOST_QUOTES:
        lines.append(f"en nog {texts.number(len(quotes) - _MOST_QUOTES, 'citaat', 'citaten')}: zie Bewijs")
    return "\n".join(lines)


def _offer_choices(sheet: Worksheet, first: int, last: int, owners: str | None, at: Mapping[str, int]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {name: get_column_letter(number) for name, number in at.items()}
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
