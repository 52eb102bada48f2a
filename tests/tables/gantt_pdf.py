"""Invented Gantt tables as PDF, whose only content is shading, with the shaded cells that must come out."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

GanttLook = Literal["ruled", "no rules", "bars", "bars on rules", "quarters", "years above"]
LOOKS: tuple[GanttLook, ...] = ("ruled", "no rules", "bars", "bars on rules", "quarters", "years above")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMES = ("Verkenning", "Ontwerp regioplan", "Zienswijzen raden", "Vaststelling", "Uitvoering")
_LEFT, _NAMES_WIDTH, _TOP, _ROW = 60.0, 120.0, 660.0, 24.0


def gantt(seed: int, look: GanttLook) -> tuple[bytes, list[str], set[tuple[int, str]]]:
    """The PDF, the column heads, and the shaded (row, head) pairs."""
    chance = random.Random(seed)
    heads = list(_MONTHS)
    if look == "quarters":
        heads = [f"Q{number} {year}" for year in (2026, 2027) for number in (1, 2, 3, 4)]
    width = (A4[0] - 2 * _LEFT - _NAMES_WIDTH) / len(heads)
    buffer = BytesIO()
    canvas = Canvas(buffer, A4, invariant=True)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(_LEFT, 740, "In de globale planning zien de mijlpalen er als volgt uit:")
    if look == "years above":
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(_LEFT + _NAMES_WIDTH + 3, _TOP + 8, "2026")
        canvas.drawString(_LEFT + _NAMES_WIDTH + 6 * width + 3, _TOP + 8, "2027")
        heads = [f"{head} {2026 + (place > 5)}" for place, head in enumerate(heads[:6] + heads[:6])]
    shaded = set()
    for row, name in enumerate(_NAMES):
        first = chance.randrange(len(heads) - 1)
        last = min(len(heads) - 1, first + chance.randrange(4))
        top = _TOP - (row + 1) * _ROW
        canvas.setFillColor(HexColor("#4F81BD"))
        for place in range(first, last + 1):
            shaded.add((row, heads[place]))
            if not look.startswith("bars"):
                canvas.rect(_LEFT + _NAMES_WIDTH + place * width, top - _ROW, width, _ROW, stroke=0, fill=1)
        if look.startswith("bars"):
            x = _LEFT + _NAMES_WIDTH + first * width + 2
            canvas.rect(x, top - _ROW + 7, (last - first + 1) * width - 4, _ROW - 14, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont("Helvetica", 9)
        canvas.drawString(_LEFT + 3, top - 15, name)
    canvas.setFont("Helvetica-Bold", 8)
    for place, head in enumerate(heads):
        text = head.split()[0] if look == "years above" else head
        x = _LEFT + _NAMES_WIDTH + place * width
        if look == "quarters":
            canvas.drawCentredString(x + width / 2, _TOP - 15, text)
        else:
            canvas.drawString(x + 3, _TOP - 15, text)
    if look in ("ruled", "bars on rules", "years above"):
        _rules(canvas, len(heads), width, look == "years above")
    canvas.save()
    return buffer.getvalue(), heads, shaded


def _rules(canvas: Canvas, columns: int, width: float, years: bool) -> None:
    bottom, right = _TOP - (len(_NAMES) + 1) * _ROW, _LEFT + _NAMES_WIDTH + columns * width
    for row in range(len(_NAMES) + 2):
        canvas.line(_LEFT, _TOP - row * _ROW, right, _TOP - row * _ROW)
    for x in (_LEFT, *(_LEFT + _NAMES_WIDTH + place * width for place in range(columns + 1))):
        canvas.line(x, _TOP, x, bottom)
    if years:
        canvas.line(_LEFT, _TOP + _ROW, right, _TOP + _ROW)
        for place in (0, columns // 2, columns):
            x = _LEFT + _NAMES_WIDTH + place * width
            canvas.line(x, _TOP + _ROW, x, _TOP)
        canvas.line(_LEFT, _TOP + _ROW, _LEFT, _TOP)
