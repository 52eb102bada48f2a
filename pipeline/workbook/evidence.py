"""Bewijs: per finding the words on both sides next to each other, and below them the page or lines they stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from pipeline.model import Finding, Place, QuotedLine, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets

NAME = "Bewijs"
_COLUMNS: tuple[tuple[str, float], ...] = (
    ("Nr", 10.5),
    ("Ernst", 11.0),
    ("De planning zegt", 91.0),
    ("Het stuk zegt", 91.0),
)
_SIDES = (3, 4)
_MOST_LINES = 30
_MOST_BYTES = 8_000_000
"""All pictures together; with the rest the book stays under 10 MB and can be mailed."""

Side = tuple[int, Place]


class _Shown:
    """What is seen of the places: pictures of pages and lines of text, with the bytes that pictures may still take."""

    def __init__(self, pictures: Mapping[str, bytes], lines: Mapping[str, Sequence[QuotedLine]]) -> None:
        self.pictures, self.lines, self.room = pictures, lines, _MOST_BYTES

    def has(self, finding: Finding, side: Side | None, alone: bool) -> bool:
        return (
            side is not None and (self.picture(finding, side, alone) or self.lines.get(_key(finding, side))) is not None
        )

    def picture(self, finding: Finding, side: Side, alone: bool) -> bytes | None:
        return self.pictures.get(_key(finding, side)) or (self.pictures.get(finding.id) if alone else None)


def _key(finding: Finding, side: Side) -> str:
    return f"{finding.id}#{side[0]}"


def add_evidence(
    sheets: Sheets,
    report: Report,
    rules: Rulebook,
    pictures: Mapping[str, bytes],
    lines: Mapping[str, Sequence[QuotedLine]],
) -> None:
    """Fill the sheet, the gravest finding first. Pictures and lines belong to ``<finding id>#<index in evidence>``; a
    picture under the finding's id alone to its first place in a paper (in the planning, where no paper speaks)."""
    canvas = sheets.canvas(NAME, [width for _, width in _COLUMNS], "3E78B2")
    canvas.put(1, "Bewijs bij de bevindingen", looks.TITLE)
    canvas.row += 1
    canvas.prose(
        "Beide kanten naast elkaar, zoals ze er staan; ▸ merkt de regels waarop de bevinding berust. Een nummer leidt "
        "naar de bevinding. Afbeeldingen staan bij de ernstigste bevindingen en bij wat in behandeling is; meer vraagt "
        "u in rules/report.toml.",
        looks.NOTE,
    )
    head = canvas.row
    canvas.line([name for name, _ in _COLUMNS], [looks.HEAD_LOW] * len(_COLUMNS))
    shown = _Shown(pictures, lines)
    for finding in sorted(report.findings, key=lambda f: (not words.is_open(f), *words.gravest_first(f))):
        _finding(sheets, canvas, finding, shown)
    if not report.findings:
        canvas.put(1, "Er zijn geen bevindingen.", looks.EMPTY)
    lay_out(canvas.sheet, report, rules, paper="A3", repeat=(head, head), freeze=f"C{head + 1}")


def _finding(sheets: Sheets, canvas: Canvas, finding: Finding, shown: _Shown) -> None:
    """What is the matter with its advice, then a row with both quotes, and one with what is seen of them."""
    masters = {period.evidence for period in finding.periods if period.says == "master"}
    sides = list(enumerate(finding.evidence))
    planned = [side for side in sides if side[0] in masters]
    reported = [side for side in sides if side[0] not in masters]
    sheets.place(NAME, finding.id, canvas, 1)
    sheets.link(canvas, 1, "Bevindingen", finding.id)
    severity = looks.SEVERITY[finding.severity]
    advice = canvas.fits(f"Advies: {finding.remedy}" if finding.remedy else "", 4, _MOST_LINES)
    message = canvas.fits(finding.message, 3, _MOST_LINES)
    values = (words.code(finding.id), words.severity(finding), message, advice)
    canvas.line(values, (looks.LINK, severity, looks.LEAD, looks.LEAD_PLAIN))
    for number, pair in enumerate(zip_longest(planned, reported)):
        alone = [side in (reported or planned)[:1] for side in pair]
        for column, side in zip(_SIDES, pair, strict=True):
            nothing = "geen regel in de planning" if column == 3 and not number and not planned else None
            text = canvas.fits(quoted(side[1]), column, _MOST_LINES) if side else nothing
            canvas.put(column, text, looks.CELL if side else looks.FAINT)
        _labels(canvas, finding)
        if any(shown.has(finding, side, first) for side, first in zip(pair, alone, strict=True)):
            for column, side, first in zip(_SIDES, pair, alone, strict=True):
                _seen(canvas, column, finding, side, first, shown)
            _labels(canvas, finding)


def _labels(canvas: Canvas, finding: Finding) -> None:
    """The number again: a page or a filter may begin here."""
    canvas.put(1, words.code(finding.id), looks.FAINT)
    canvas.put(2, None, looks.CELL)
    canvas.row += 1


def _seen(canvas: Canvas, column: int, finding: Finding, side: Side | None, alone: bool, shown: _Shown) -> None:
    """The picture of a page, or the lines of a text, in the next row."""
    canvas.put(column, None, looks.CELL)
    if side is None:
        return
    lines = shown.lines.get(_key(finding, side))
    data = shown.picture(finding, side, alone)
    if data is None:
        if lines:
            canvas.put(column, canvas.fits(typeset(lines), column, _MOST_LINES), looks.TYPESET)
        return
    if len(data) > shown.room:
        canvas.put(column, "uitsnede niet opgenomen: het werkboek zou te groot worden om te mailen", looks.FAINT)
        return
    shown.room -= len(data)
    place = side[1]
    where = ", ".join(filter(None, (place.paper, words.where(place))))
    canvas.picture(column, data, f"Uitsnede van {where}, met omlijnd: {' '.join(place.quote.split())[:200]}")


def typeset(lines: Sequence[QuotedLine]) -> str:
    """Lines with their numbers as they stand in the paper; those that are quoted carry a mark."""
    wide = max(len(str(line.number)) for line in lines)
    blank = "\N{FIGURE SPACE}"
    return "\n".join(
        f"{str(line.number).rjust(wide, blank)} {'▸' if line.quoted else blank} {' '.join(line.text.split())}"
        for line in lines
    )


def quoted(place: Place) -> str:
    """The words with their place above."""
    where = ", ".join(filter(None, (place.paper, words.where(place))))
    text = " ".join(place.quote.split())
    return f"{where}:\n“{text}”" if text else where
