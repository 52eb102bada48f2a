"""The tables of ``agenda_content`` set as odd programs do: by word, by letter or by column, with rules as segments of each
cell, white boxes over everything, pages that are turned or cropped, and rows that run on over the page break.
"""

# ruff: noqa: E501
from __future__ import annotations

import random
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from agenda_content import SHAPES, Section, Sheet, sheet
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Order = Literal["cells", "words", "letters", "columns"]
Rules = Literal["segments", "boxes", "lines", "bands", "none"]


@dataclass(frozen=True)
class Layout:
    """What a layout is about; ``order``: in what pieces and order the text is written."""

    target: float
    rules: Rules
    order: Order = "cells"
    rows: int = 9
    cut: bool = False
    repeat: bool = True
    sections: bool = False
    turned: bool = False
    cropped: bool = False
    size: float = 9
    pad: float = 4
    right: bool = False
    shape: str | None = None


LAYOUTS: dict[str, Layout] = {
    "segments": Layout(1.0, "segments"),
    "segments, words": Layout(1.0, "segments", "words"),
    "segments, letters": Layout(1.0, "segments", "letters", rows=6),
    "segments, columns": Layout(1.0, "segments", "columns"),
    "white boxes": Layout(1.0, "boxes"),
    "white boxes, sections": Layout(1.0, "boxes", sections=True),
    "turned page": Layout(1.0, "segments", "words", turned=True),
    "cropped page": Layout(1.0, "segments", cropped=True),
    "split, cut": Layout(0.98, "segments", rows=36, cut=True, repeat=False),
    "split, cut, head, columns": Layout(0.98, "segments", "columns", rows=36, cut=True),
    "lines, words": Layout(0.97, "lines", "words"),
    "lines, columns": Layout(0.97, "lines", "columns"),
    "lines, cut": Layout(0.97, "lines", rows=32, cut=True),
    "lines, small": Layout(0.97, "lines", size=6.5, rows=20, pad=2.5),
    "bands, words": Layout(0.95, "bands", "words"),
    "bands, cropped": Layout(0.95, "bands", cropped=True),
    "none, words": Layout(0.95, "none", "words", pad=5),
    "none, columns": Layout(0.95, "none", "columns", pad=5),
    "none, last column right": Layout(0.95, "none", right=True, pad=5, shape="actie"),
    "none, turned, split": Layout(0.95, "none", turned=True, rows=26, pad=5),
}  # fmt: skip
_FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold"))
_MARGIN, _LEADING = 52.0, 1.22
_PROSE = (
    "Dit overzicht is besproken in het bestuurlijk overleg en gaat ter kennisname naar de",
    "raden. Opmerkingen ontvangt de projectleider graag per mail.",
)


@dataclass
class _Pen:
    """A page in the making: what is written is kept until the page is full, and then written in the order asked for."""

    canvas: Canvas
    width: float
    height: float
    order: Order
    y: float = 0.0
    page: int = 0
    waiting: list[tuple[int, str, float, float, str, float]] = field(default_factory=list)

    def text(self, column: int, text: str, x: float, y: float, font: str, size: float) -> None:
        self.waiting.append((column, text, x, y, font, size))

    def flush(self) -> None:
        if self.order == "columns":
            self.waiting.sort(key=lambda one: one[0])
        for _, text, x, y, font, size in self.waiting:
            self.canvas.setFont(font, size)
            for part, at in _pieces(text, self.order):
                self.canvas.drawString(x + stringWidth(text[:at], font, size), y, part)
        self.waiting.clear()


def _pieces(text: str, order: Order) -> list[tuple[str, int]]:
    if order == "letters":
        return [(letter, at) for at, letter in enumerate(text) if letter != " "]
    if order == "words":
        found, at = [], 0
        for word in text.split(" "):
            found.append((word, at))
            at += len(word) + 1
        return found
    return [(text, 0)]


def draw(seed: int, layout: Layout) -> tuple[bytes, Sheet]:
    """One paper and what is in it."""
    chance = random.Random(f"{seed} {layout}")
    plain = [name for name in sorted(SHAPES) if not SHAPES[name][2]]
    one = sheet(seed, layout.shape or chance.choice(plain), layout.rows, sections=layout.sections)
    faces = chance.choice(_FONTS if layout.size > 7 and layout.rules != "none" else _FONTS[:2])
    width, height = landscape(A4) if layout.turned else A4
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    if layout.cropped:
        canvas.setCropBox((18, 24, A4[0] - 12, A4[1] - 30))
    pen = _Pen(canvas, width, height, layout.order)
    _open_page(pen, layout)
    pen.text(0, one.caption, _MARGIN, pen.y, faces[1], 13)
    for line in _PROSE:
        pen.y -= 15
        pen.text(0, line, _MARGIN, pen.y, faces[0], 9.5)
    pen.y -= 14
    _table(pen, layout, one, faces)
    pen.y -= 20
    pen.text(0, _PROSE[1], _MARGIN, pen.y, faces[0], 9.5)
    pen.flush()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue(), one


def _open_page(pen: _Pen, layout: Layout) -> None:
    if pen.page:
        pen.flush()
        pen.canvas.showPage()
    pen.page += 1
    if layout.turned:
        pen.canvas.setPageRotation(90)
        pen.canvas.transform(0, 1, -1, 0, A4[0], 0)
    pen.y = pen.height - 66
    pen.text(99, f"Blad {pen.page} van dit overzicht", pen.width - 190, 38, "Helvetica", 8)


def _table(pen: _Pen, layout: Layout, one: Sheet, faces: tuple[str, str]) -> None:
    room = pen.width - 2 * _MARGIN
    widths = [room * share / sum(one.shares) for share in one.shares]
    _row(pen, layout, widths, list(one.header), faces[1], True, ([], "", []))
    for at, row in enumerate(one.rows):
        if isinstance(row, Section):
            _row(pen, layout, [room], [row.text], faces[1], False, (list(one.header), faces[1], widths))
        else:
            _row(pen, layout, widths, list(row), faces[0], at % 2 == 0, (list(one.header), faces[1], widths))


def _row(
    pen: _Pen, layout: Layout, widths: list[float], texts: list[str], font: str, banded: bool,
    head: tuple[list[str], str, list[float]],
) -> None:  # fmt: skip
    """One row; where the page is full it goes on, or goes whole, to the next."""
    leading = layout.size * _LEADING
    cells = [
        _wrapped(text, font, layout.size, width - 2 * layout.pad - 2) for text, width in zip(texts, widths, strict=True)
    ]
    while True:
        room = int((pen.y - 62 - 2 * layout.pad) // leading)
        longest = max(len(cell) for cell in cells)
        taken = longest if longest <= room else (room if layout.cut and room >= 1 else 0)
        if taken:
            _cells(
                pen, layout, widths, [cell[:taken] for cell in cells], font, banded, 2 * layout.pad + taken * leading
            )
            cells = [cell[taken:] for cell in cells]
            if not any(cells):
                return
        _open_page(pen, layout)
        if layout.repeat and head[0]:
            _row(pen, layout, head[2], head[0], head[1], True, ([], "", []))


def _cells(
    pen: _Pen, layout: Layout, widths: list[float], cells: list[list[str]], font: str, banded: bool, high: float
) -> None:
    x, canvas = _MARGIN, pen.canvas
    canvas.setLineWidth(0.5)
    if layout.rules == "bands" and banded:
        canvas.setFillGray(0.9)
        canvas.rect(x, pen.y - high, sum(widths), high, 0, 1)
        canvas.setFillGray(0)
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if layout.rules == "segments":
            for x0, y0, x1, y1 in (
                (x, 0, x + width, 0),
                (x, high, x + width, high),
                (x, 0, x, high),
                (x + width, 0, x + width, high),
            ):
                canvas.line(x0, pen.y - y0, x1, pen.y - y1)
        elif layout.rules == "boxes":
            canvas.setFillGray(0.4)
            canvas.rect(x, pen.y - high, width, high, 0, 1)
            canvas.setFillGray(1)
            canvas.rect(x + 0.4, pen.y - high + 0.4, width - 0.8, high - 0.8, 0, 1)
            canvas.setFillGray(0)
        for number, line in enumerate(cell):
            gap = (
                width - 2 * layout.pad - stringWidth(line, font, layout.size)
                if layout.right and column == len(cells) - 1
                else 0
            )
            y = pen.y - layout.pad - layout.size * (0.95 + number * _LEADING)
            pen.text(column, line, x + layout.pad + gap, y, font, layout.size)
        x += width
    if layout.rules == "lines":
        canvas.line(_MARGIN, pen.y - high, x, pen.y - high)
    pen.y -= high


def _wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and stringWidth(f"{lines[-1]} {word}", font, size) <= width:
            lines[-1] += f" {word}"
        else:
            while stringWidth(word, font, size) > width:
                fits = next(
                    at for at in range(len(word), 0, -1) if at == 1 or stringWidth(word[:at], font, size) <= width
                )
                lines.append(word[:fits])
                word = word[fits:]
            lines.append(word)
    return lines if text else []
