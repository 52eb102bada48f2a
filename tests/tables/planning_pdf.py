"""Planning notes as PDF, drawn line by line in many layouts, with the rows that must come out of them.

Everything is invented: the region, the bodies, the headers, the years. One seed gives one note, always the same.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import Literal

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Ruling = Literal["all", "horizontal", "booktabs", "none", "zebra", "doubled", "boxes"]
Row = tuple[str, ...]

HEADERS: tuple[tuple[str, ...], ...] = (
    ("Week", "Datum", "Wat / activiteit", "Wie", "Opmerkingen"),
    ("Weeknr", "Dag", "Activiteit", "Gremium", "Bijzonderheden"),
    ("Kalenderweek", "Wanneer", "Stap", "Verantwoordelijke", "Toelichting"),
    ("In welke week", "Op welke dag", "Dit gaan we doen", "Aan zet", "Let hierop"),
    ("WEEK", "DATA", "MIJLPAAL", "OVERLEG", "STAND VAN ZAKEN"),
    ("Periode", "Vergaderdag", "Onderwerp", "Door wie", "Aandachtspunten"),
    ("Tijdvak", "Precies op", "Agendapunt", "Trekker", "Kanttekening"),
)
_ACTS = (
    "Bespreken", "Vaststellen", "Afstemmen", "Opleveren", "Consulteren over", "Informeren over", "Voorbereiden van",
    "Terugkoppelen van", "Besluiten over", "Ter kennisname aanbieden van",
)  # fmt: skip
_PRODUCTS = (
    "het regioplan wonen", "de nota mobiliteit", "het afvalbeleidsplan", "de energievisie", "de begroting 2028",
    "het uitvoeringsprogramma water en groen", "de dienstverleningsovereenkomst", "de zienswijzen op het ontwerp",
    "de verordening leerlingenvervoer en de bijbehorende beleidsregels",
)  # fmt: skip
_BODIES = (
    "Kernteam", "Directieoverleg", "Regiegroep Noorderkoggen", "Colleges (5x)", "Raden", "Portefeuillehoudersoverleg",
    "Bestuurlijk overleg Waterland", "Werkgroep juridische zaken & financiën", "PHO Ruimte", "Secretarissenkring",
)  # fmt: skip
_REMARKS = (
    "", "", "", "Stukken uiterlijk een week vooraf", "Onder voorbehoud", "Valt samen met de voorjaarsnota",
    "Digitaal, duur minimaal 2 uur", "Let op: herfstvakantie", "Input van alle werkgroepen nodig voor vervolg",
)  # fmt: skip
_UNPLANNED = ("nog te plannen", "n.t.b.", "datum volgt")


@dataclass(frozen=True)
class Look:
    """How a note is drawn."""

    ruling: Ruling = "all"
    merged: bool = False
    repeat_header: bool = True
    cut_rows: bool = False
    wide: bool = False
    font: str = "Helvetica"
    size: float = 9.5
    padding: float = 3.0
    row_gap: float = 0.0
    header: int = 0
    tables: int = 1
    rows: int = 14
    prose: bool = True
    narrow: bool = False
    columns: int = 5


@dataclass
class Note:
    """A drawn note and its truth: per table the caption, the header and the rows."""

    data: bytes
    tables: list[tuple[str, Row, list[Row]]] = field(default_factory=list)


def planning_rows(seed: int, count: int, merged: bool = False) -> list[Row]:
    """``count`` invented rows; with ``merged`` the week stands only in the first of the rows of that week."""
    chance = random.Random(seed)
    monday = date(chance.choice((2023, 2024, 2026, 2027)), 1, 1)
    monday += timedelta(days=(7 - monday.weekday()) % 7 + 7 * chance.randrange(0, 20))
    rows: list[Row] = []
    previous = ""
    for _ in range(count):
        monday += timedelta(days=7 * chance.choice((0, 0, 1, 1, 2)))
        friday = monday + timedelta(days=4)
        week = f"Week {monday.isocalendar().week} ({monday.day}-{monday.month} t/m {friday.day}-{friday.month})"
        day = monday + timedelta(days=chance.randrange(5))
        when = chance.choice((f"{day.day}-{day.month}", f"{day.day}-{day.month}", "", chance.choice(_UNPLANNED)))
        what = f"{chance.choice(_ACTS)} {chance.choice(_PRODUCTS)}"
        if chance.random() < 0.25:
            what += f" en {chance.choice(_PRODUCTS)}"
        who = "" if chance.random() < 0.1 else chance.choice(_BODIES)
        rows.append(("" if merged and week == previous else week, when, what, who, chance.choice(_REMARKS)))
        previous = week
    return rows


def note(seed: int, look: Look) -> Note:
    """Draw a note: a title, a paragraph, and ``look.tables`` tables with a caption each."""
    return _Drawer(seed, look).draw()


class _Drawer:
    def __init__(self, seed: int, look: Look) -> None:
        self.look, self.seed = look, seed
        self.width, self.height = landscape(A4) if look.wide else A4
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, (self.width, self.height), invariant=True)
        self.left, self.top, self.bottom = 56.0, self.height - 60.0, 62.0
        self.leading = look.size * 1.22
        self.y = self.top
        self.page = 1
        shares = (0.17, 0.1, 0.3, 0.2, 0.23) if not look.narrow else (0.13, 0.08, 0.22, 0.13, 0.16)
        total = self.width - 2 * self.left
        self.widths = [share * total for share in shares]
        self.band = 0

    def draw(self) -> Note:
        found = Note(b"")
        self._line("Notitie planning regionale samenwerking Noorderkoggen", "Helvetica-Bold", 13)
        if self.look.prose:
            self._prose(
                "Deze notitie geeft de planning van de komende periode. De data zijn afgestemd met de secretarissen "
                "van alle deelnemende gemeenten. Wijzigingen geeft het kernteam snel door aan de griffiers, zodat "
                "de raden hun agenda daarop kunnen inrichten en de stukken op tijd beschikbaar zijn."
            )
        for number in range(self.look.tables):
            header = HEADERS[self.look.header % len(HEADERS)]
            rows = planning_rows(self.seed * 31 + number, self.look.rows, self.look.merged)
            caption = f"Detailplanning deel {'ABCDE'[number]}"
            self._line(caption, "Helvetica-Bold", 11)
            self._table(header, rows)
            found.tables.append((caption, header, rows))
            if self.look.prose:
                self._prose(
                    "De volgende fase volgt later en wordt dan aan deze notitie toegevoegd, met alle overleggen."
                )
        self._finish_page()
        self.canvas.save()
        found.data = self.buffer.getvalue()
        return found

    def _line(self, text: str, font: str, size: float) -> None:
        self._room(size * 4)
        self.y -= size * 1.6
        self.canvas.setFont(font, size)
        self.canvas.drawString(self.left, self.y, text)
        self.y -= size * 0.9

    def _prose(self, text: str) -> None:
        for line in _wrap(text, "Times-Roman", 11, self.width - 2 * self.left):
            self._room(14)
            self.y -= 13.5
            self.canvas.setFont("Times-Roman", 11)
            self.canvas.drawString(self.left, self.y, line)
        self.y -= 8

    def _room(self, needed: float) -> None:
        if self.y - needed < self.bottom:
            self._finish_page()
            self.canvas.showPage()
            self.page += 1
            self.y = self.top

    def _finish_page(self) -> None:
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(self.left, 34, "Samenwerking Noorderkoggen, versie 12 januari 2026")
        self.canvas.drawRightString(self.width - self.left, 34, f"pagina {self.page}")

    def _table(self, header: Row, rows: list[Row]) -> None:
        look = self.look
        self.y -= 4
        head = [
            _wrap(text, _bold(look.font), look.size, width - 2 * look.padding) for text, width in self._columns(header)
        ]
        self._room(6 * self.leading)
        self._row(head, True, "first")
        for index, row in enumerate(rows):
            lines = [_wrap(text, look.font, look.size, width - 2 * look.padding) for text, width in self._columns(row)]
            goes_on = look.merged and index + 1 < len(rows) and rows[index + 1][0] == ""
            while True:
                tall = max(len(cell) for cell in lines)
                fits = int((self.y - self.bottom - 2 * look.padding - look.row_gap) // self.leading)
                if tall <= fits:
                    self._row(lines, False, "open" if goes_on else "")
                    break
                if look.cut_rows and fits >= 1:
                    self._row([cell[:fits] for cell in lines], False, "cut")
                    lines = [cell[fits:] for cell in lines]
                self._room(1e6)
                self.band = 0
                if look.repeat_header:
                    self._row(head, True, "first")
                else:
                    self._rule(self.y)
        self.y -= 6

    def _columns(self, row: Row) -> list[tuple[str, float]]:
        return list(zip(row, self.widths, strict=True))

    def _row(self, cells: list[list[str]], is_header: bool, state: str) -> None:
        look, top = self.look, self.y
        height = max(1, max(len(cell) for cell in cells)) * self.leading + 2 * look.padding + look.row_gap
        if look.ruling == "zebra" and self.band % 2 == 0:
            self.canvas.setFillGray(0.88)
            self.canvas.rect(self.left, top - height, sum(self.widths), height, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        self.band += 1
        self.canvas.setFont(_bold(look.font) if is_header else look.font, look.size)
        x = self.left
        for lines, width in zip(cells, self.widths, strict=True):
            for number, line in enumerate(lines):
                baseline = top - look.padding - look.size - number * self.leading
                self.canvas.drawString(x + look.padding, baseline, line)
            x += width
        self.y = top - height
        self._rules(top, is_header, state)

    def _rules(self, top: float, is_header: bool, state: str) -> None:
        ruling, right = self.look.ruling, self.left + sum(self.widths)
        self.canvas.setLineWidth(0.6)
        if ruling in ("all", "doubled", "boxes"):
            xs = [self.left]
            for width in self.widths:
                xs.append(xs[-1] + width)
            if ruling == "boxes":
                for x, width in zip(xs, self.widths, strict=False):
                    self.canvas.rect(x, self.y, width, top - self.y)
                return
            for x in xs:
                self.canvas.line(x, top, x, self.y)
                if ruling == "doubled":
                    self.canvas.line(x + 1.6, top, x + 1.6, self.y)
            if is_header:
                self._rule(top)
            self._rule(self.y, xs[1] if state == "open" else self.left)
        elif ruling == "horizontal":
            if is_header:
                self._rule(top)
            self._rule(self.y, self.left + self.widths[0] if state == "open" else self.left)
        elif ruling == "booktabs" and is_header:
            self._rule(top)
            self._rule(self.y)
        assert right > self.left

    def _rule(self, y: float, left: float | None = None) -> None:
        if self.look.ruling in ("all", "horizontal", "booktabs", "doubled"):
            self.canvas.line(self.left if left is None else left, y, self.left + sum(self.widths), y)


def _bold(font: str) -> str:
    """The bold face of a standard font; another font stands for itself."""
    return {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}.get(font, font)


def _wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines that fit, broken at blanks; a word wider than the column is broken inside, as word processors do."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}".strip()
        if stringWidth(candidate, font, size) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        while stringWidth(word, font, size) > width:
            fit = max(n for n in range(1, len(word)) if n == 1 or stringWidth(word[:n], font, size) <= width)
            lines.append(word[:fit])
            word = word[fit:]
        line = word
    return [*lines, line] if line else lines


LOOKS: dict[str, Look] = {
    "bordered": Look(),
    "bordered, Times": Look(font="Times-Roman", header=1, size=10.5),
    "bordered, unseen header": Look(header=3),
    "boxes per cell": Look(ruling="boxes", header=2),
    "doubled rules": Look(ruling="doubled", header=2),
    "merged weeks": Look(merged=True, header=4),
    "split, header repeated": Look(rows=34),
    "split, no header": Look(rows=34, repeat_header=False, header=1),
    "split, row cut": Look(rows=34, cut_rows=True, repeat_header=False, header=2),
    "split, row cut, header": Look(rows=34, cut_rows=True, header=4),
    "split, merged": Look(rows=30, merged=True),
    "two tables": Look(tables=2, rows=7),
    "landscape small": Look(wide=True, size=7, rows=24, header=2),
    "horizontal": Look(ruling="horizontal"),
    "horizontal, unseen": Look(ruling="horizontal", header=3, font="Times-Roman"),
    "horizontal, merged": Look(ruling="horizontal", merged=True, header=1),
    "horizontal, split": Look(ruling="horizontal", rows=32, repeat_header=False),
    "horizontal, tight": Look(ruling="horizontal", padding=1.5, header=4),
    "booktabs": Look(ruling="booktabs", row_gap=6),
    "zebra": Look(ruling="zebra", header=2),
    "no rules": Look(ruling="none", row_gap=6),
    "no rules, unseen": Look(ruling="none", row_gap=5, header=3, font="Times-Roman"),
    "no rules, split": Look(ruling="none", row_gap=6, rows=32, header=1),
    "no rules, no gap": Look(ruling="none", padding=2, row_gap=-4, header=2),
    "no rules, landscape": Look(ruling="none", wide=True, size=8, row_gap=4, header=4),
    "no rules, Courier": Look(ruling="none", font="Courier", size=7.5, row_gap=5),
}
