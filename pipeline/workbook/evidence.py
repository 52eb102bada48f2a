"""Bewijs: per finding the words on both sides next to each other, with the picture of the page where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from pipeline.model import Finding, Place, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets

NAME = "Bewijs"
_QUOTES: tuple[tuple[str, float], ...] = (
    ("Nr", 10.5),
    ("Ernst", 11.0),
    ("De planning zegt", 58.0),
    ("Het stuk zegt", 58.0),
)
_PICTURES: tuple[tuple[str, float], ...] = (("Uitsnede planning", 54.0), ("Uitsnede stuk", 54.0))
_MOST_LINES = 30
_MOST_BYTES = 8_000_000
"""All pictures together; with the rest the book stays under 10 MB and can be mailed."""

Side = tuple[int, Place]


def add_evidence(sheets: Sheets, report: Report, rules: Rulebook, pictures: Mapping[str, bytes]) -> None:
    """Fill the sheet, the gravest finding first. A picture belongs to ``<finding id>#<index in evidence>``, or, under
    the finding's id alone, to its first place in a paper (in the planning, where no paper speaks)."""
    columns = _QUOTES + _PICTURES if pictures else _QUOTES
    canvas = sheets.canvas(NAME, [width for _, width in columns], "3E78B2")
    canvas.put(1, "Bewijs bij de bevindingen", looks.TITLE)
    canvas.row += 1
    canvas.prose("Beide kanten naast elkaar, zoals ze er staan. Een nummer leidt naar de bevinding.", looks.NOTE)
    head = canvas.row
    canvas.line([name for name, _ in columns], [looks.HEAD_LOW] * len(columns))
    room = _MOST_BYTES
    for finding in sorted(report.findings, key=lambda f: (not words.is_open(f), *words.gravest_first(f))):
        room = _finding(sheets, canvas, finding, pictures, room)
    if not report.findings:
        canvas.put(1, "Er zijn geen bevindingen.", looks.EMPTY)
    lay_out(canvas.sheet, report, rules, paper="A3" if pictures else "A4", repeat=(head, head), freeze=f"C{head + 1}")


def _finding(sheets: Sheets, canvas: Canvas, finding: Finding, pictures: Mapping[str, bytes], room: int) -> int:
    masters = {period.evidence for period in finding.periods if period.says == "master"}
    sides = list(enumerate(finding.evidence))
    planned = [side for side in sides if side[0] in masters]
    reported = [side for side in sides if side[0] not in masters]
    sheets.place(NAME, finding.id, canvas, 1)
    for number, pair in enumerate(zip_longest(planned, reported) if sides else [(None, None)]):
        first = number == 0
        canvas.put(1, words.code(finding.id) if first else None, looks.LINK if first else looks.CELL)
        canvas.put(2, words.severity(finding), looks.SEVERITY[finding.severity])
        if first:
            sheets.link(canvas, 1, "Bevindingen", finding.id)
        for column, side in zip((3, 4), pair, strict=True):
            canvas.put(column, canvas.fits(quoted(side[1]), column, _MOST_LINES) if side else None, looks.CELL)
        if pictures:
            for column, side in zip((5, 6), pair, strict=True):
                room = _picture(canvas, column, finding, side, side in (reported or planned)[:1], pictures, room)
        canvas.row += 1
    return room


def _picture(
    canvas: Canvas,
    column: int,
    finding: Finding,
    side: Side | None,
    alone: bool,
    pictures: Mapping[str, bytes],
    room: int,
) -> int:
    """Place the picture of one side, if there is one and the book has room for it; returns the room that is left."""
    canvas.put(column, None, looks.CELL)
    if side is None:
        return room
    number, place = side
    data = pictures.get(f"{finding.id}#{number}") or (pictures.get(finding.id) if alone else None)
    if data is None:
        return room
    if len(data) > room:
        canvas.put(column, "uitsnede niet opgenomen: het werkboek zou te groot worden om te mailen", looks.FAINT)
        return room
    where = ", ".join(filter(None, (place.paper, words.where(place))))
    quote = " ".join(place.quote.split())
    canvas.picture(column, data, f"Uitsnede van {where}, met omlijnd: {quote[:200]}")
    return room - len(data)


def quoted(place: Place) -> str:
    """The words with their place above; lines of a text paper carry their numbers."""
    where = ", ".join(filter(None, (place.paper, words.where(place))))
    text = place.quote.strip("\r\n")
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if place.bbox is None and place.line is not None and len(lines) > 1:
        lines = [f"{place.line + number:>4} | {line}" for number, line in enumerate(lines)]
        return f"{where}:\n" + "\n".join(lines)
    return f"{where}:\n“{' '.join(lines)}”" if lines else where
