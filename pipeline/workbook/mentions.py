"""Datums: every date that was read, with how it was understood and what is uncertain about it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import texts
from pipeline.model import DateMention, Report
from pipeline.rulebook import Rulebook
from pipeline.texts import DATE_DOUBTS_SHORT
from pipeline.workbook import looks
from pipeline.workbook.listing import listing
from pipeline.workbook.sheets import Sheets

NAME = "Datums"
_COLUMNS = (
    ("Stuk", 34.0),
    ("Blz.", 7.0),
    ("Regel", 8.0),
    ("Er staat", 34.0),
    ("Soort", 13.0),
    ("Van", 15.5),
    ("Tot en met", 15.5),
    ("Code (TIMEX3)", 20.0),
    ("Twijfel", 22.0),
    ("Waarop het jaar berust", 44.0),
)
_KINDS = {
    "day": "dag",
    "week": "week",
    "weeks": "weken",
    "range": "periode",
    "month": "maand",
    "quarter": "kwartaal",
    "half": "halfjaar",
    "season": "seizoen",
    "year": "jaar",
    "vague": "vaag",
    "alternatives": "keuze",
    "unplanned": "nog te plannen",
    "recurring": "terugkerend",
}


def add_mentions(sheets: Sheets, report: Report, rules: Rulebook, dates: Sequence[tuple[str, DateMention]]) -> None:
    """Fill the sheet, in the order of papers and text."""
    canvas = sheets.canvas(NAME, [width for _, width in _COLUMNS], "8A94A0")
    rows = [
        [
            (canvas.fits(name, 1, 3), looks.CELL),
            (mention.page, looks.NUMBER),
            (mention.line, looks.NUMBER),
            (canvas.fits(" ".join(mention.text.split()), 4, 4), looks.CELL),
            (_KINDS.get(mention.kind, mention.kind), looks.CELL),
            (mention.start, looks.DATE),
            (mention.end, looks.DATE),
            (canvas.fits(mention.timex, 8, 2), looks.FAINT),
            (canvas.fits(", ".join(DATE_DOUBTS_SHORT.get(doubt, doubt) for doubt in mention.doubts), 9, 4), looks.CELL),
            (canvas.fits(mention.evidence or "", 10, 4), looks.CELL),
        ]
        for name, mention in dates
    ]
    listing(
        canvas,
        report,
        rules,
        NAME,
        [f"{texts.number(len(rows), 'datum', 'datums')} in de gelezen stukken."],
        _COLUMNS,
        rows,
        nothing="Er zijn geen datums gelezen.",
        paper="A3",
        frozen_columns=4,
    )
