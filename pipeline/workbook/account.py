"""Verantwoording: what the report rests on, which checks ran, and what was not compared."""

from __future__ import annotations

from pipeline import texts
from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.listing import Row, listing
from pipeline.workbook.sheets import Sheets

NAME = "Verantwoording"
_COLUMNS = (("Onderdeel", 18.0), ("Naam", 44.0), ("Uitkomst", 24.0), ("Toelichting", 70.0))
_FROM = {"option": "opgegeven met --peildatum", "rules": "ingesteld in rules/planwacht.toml", "today": "de dag zelf"}


def add_account(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: grounds, checks, and all that was not compared."""
    canvas = sheets.canvas(NAME, [width for _, width in _COLUMNS], "8A94A0")
    rows = [*_grounds(canvas, report, rules), *_checks(canvas, report), *_not_compared(canvas, report)]
    listing(
        canvas,
        report,
        rules,
        NAME,
        ["Waarop dit rapport berust, welke controles zijn gedaan, en wat niet is vergeleken."],
        _COLUMNS,
        rows,
        nothing="",
        frozen_columns=2,
    )


def _row(canvas: Canvas, part: str, name: str, outcome: str, why: str) -> Row:
    return [
        (part, looks.FAINT),
        (canvas.fits(name, 2, 8), looks.CELL),
        (canvas.fits(outcome, 3, 6), looks.CELL),
        (canvas.fits(why, 4, 8), looks.CELL),
    ]


def _grounds(canvas: Canvas, report: Report, rules: Rulebook) -> list[Row]:
    master = report.master
    if master is None:
        planning = ("geen", "Leg een planning in inbox en gebruik: planwacht master import BESTAND")
    else:
        version = f"bijgewerkt t/m {texts.day(master.version)}" if master.version else "zonder versiedatum"
        source = f"overgenomen uit een stuk met sha256 {master.source_sha256}" if master.source_sha256 else ""
        planning = (f"{master.name}, {version}", source)
    read = sum(paper.status == "read" for paper in report.papers)
    grounds = (
        ("Peildatum", texts.day(report.peildatum), _FROM[report.peildatum_from]),
        ("Programma", f"Planwacht {report.program}", ""),
        ("Regels", f"sha256 {report.rules_sha256[:16]}…", f"volledig: {report.rules_sha256}"),
        ("Masterplanning", *planning),
        (
            "Kalender",
            f"schoolregio {rules.programme.schoolregio}",
            f"{texts.number(len(rules.calendar.reces), 'reces', 'recessen')} in rules/kalender.toml",
        ),
        ("Stukken", f"{read} van {len(report.papers)} gelezen", "Elk bestand staat op het blad Documenten."),
        ("Vorig rapport", report.previous_week or "geen", "Nieuw en verdwenen gelden ten opzichte van dat rapport."),
    )
    return [_row(canvas, "Uitgangspunt", *ground) for ground in grounds]


def _checks(canvas: Canvas, report: Report) -> list[Row]:
    return [
        _row(
            canvas,
            "Controle",
            run.title,
            "niet gedaan" if run.not_run is not None else texts.number(run.findings, "bevinding", "bevindingen"),
            run.not_run or "",
        )
        for run in report.checks
    ]


def _not_compared(canvas: Canvas, report: Report) -> list[Row]:
    rows = []
    for one in report.not_compared:
        place = ", ".join(filter(None, (one.place.paper, words.where(one.place)))) if one.place else ""
        rows.append(_row(canvas, "Niet vergeleken", one.what, place, one.why))
    return rows
