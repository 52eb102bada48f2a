"""Documenten: every file that was dropped in the inbox, and what became of it."""

from __future__ import annotations

from collections import Counter

from pipeline import texts
from pipeline.model import FileFate, FileStatus, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.listing import listing
from pipeline.workbook.sheets import Sheets

NAME = "Documenten"
_COLUMNS = (
    ("Bestand", 37.0),
    ("Wat ermee gebeurde", 15.0),
    ("Reden", 42.0),
    ("Soort", 17.0),
    ("Datum stuk", 15.0),
    ("Blz.", 7.0),
    ("Mo-\nmenten", 9.0),
    ("Bevin-\ndingen", 9.5),
    ("Ontvangen", 15.0),
)
_ORDER: tuple[FileStatus, ...] = ("refused", "pending", "read", "duplicate", "ignored", "gone")


def add_documents(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: what needs attention first."""
    canvas = sheets.canvas(NAME, [width for _, width in _COLUMNS], "8A94A0")
    items = Counter(item.place.paper for item in report.items if item.origin == "paper")
    findings = Counter(name for finding in report.findings for name in {place.paper for place in finding.evidence})
    apart = {
        one.what: f"Niet vergeleken. {one.why}"
        for one in report.not_compared
        if one.place is None or one.place.line is None
    }
    counts = Counter(paper.status for paper in report.papers)
    shown = ", ".join(f"{counts[status]} {words.FILE_STATUS[status]}" for status in _ORDER if counts[status])
    note = f"{texts.number(len(report.papers), 'bestand', 'bestanden')}{': ' + shown if shown else ''}. "
    note += "Momenten: wat het stuk over een tijdstip zegt en is herkend."
    rows = [
        [
            (canvas.fits(paper.name, 1, 6), looks.CELL),
            (_status(paper), looks.STRONG if paper.status in ("refused", "pending", "gone") else looks.CELL),
            (canvas.fits(paper.reason or apart.get(paper.name, ""), 3, 12), looks.CELL),
            (words.PAPER_KIND.get(paper.kind, paper.kind) if paper.kind else "", looks.CELL),
            (paper.date, looks.DATE),
            (paper.pages, looks.NUMBER),
            (items[paper.name] if paper.status == "read" else None, looks.NUMBER),
            (findings[paper.name] if paper.status == "read" else None, looks.NUMBER),
            (paper.first_seen, looks.DATE),
        ]
        for paper in sorted(report.papers, key=lambda paper: (_ORDER.index(paper.status), paper.name))
    ]
    listing(canvas, report, rules, NAME, [note], _COLUMNS, rows, nothing="Er liggen geen bestanden in inbox.")


def _status(paper: FileFate) -> str:
    return ("✕ " if paper.status == "refused" else "") + words.FILE_STATUS[paper.status]
