"""Plannings set by reportlab's own table maker in layouts apart from those of ``planning_pdf``, with their truth.

Fonts, sizes, paddings, headers, margins and alignment change with the seed; a layout fixes only what it is about.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table
from varied_content import VOCABULARIES, Content, content

SHARES = {
    "tijd-actie": (2, 6), "kwartaal": (1.2, 4, 2, 2), "overleg": (1.5, 4, 1.5, 1.7), "actiepunt": (5, 2.4, 1.6),
    "periode": (1.8, 4, 2, 1.5), "genummerd": (0.8, 4, 1.7, 1.7, 2), "week": (1.2, 1, 3.6, 2, 2),
    "fase": (1.5, 1.6, 1.6, 3.6, 2, 1.5), "leeg": (1.8, 4, 2, 1), "vergadering": (1.5, 4, 2, 1.6),
}  # fmt: skip
_FONTS = (
    ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    ("Times-Roman", "Times-Bold", "Times-Italic"),
    ("Vera", "VeraBd", "VeraIt"),
)
_SYSTEM_FONTS = {
    "Carlito-like": "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-{}.ttf",
    "Serif-like": "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
}


@dataclass(frozen=True)
class Layout:
    """What a layout is about. ``style``: which rules are drawn and how; the rest changes with the seed."""

    target: float
    style: str
    merged: bool = False
    rows: int = 9
    tables: int = 1
    repeat: bool = True
    cut_rows: bool = False
    bullets: bool = False
    wide: bool = False
    size: float | None = None
    middle: bool = False
    justify: bool = False
    hyphenate: bool = False
    fonts_mixed: bool = False
    centred: bool = False
    filled_rules: bool = False
    vocabulary: str | None = None
    pad: float | None = None


LAYOUTS: dict[str, Layout] = {
    "grid": Layout(1.0, "grid"),
    "grid, thick filled rules": Layout(1.0, "thick", filled_rules=True),
    "grid, double rules": Layout(1.0, "double"),
    "grid, dotted": Layout(1.0, "dotted"),
    "grid, no outer box": Layout(1.0, "inner"),
    "grid, shaded head": Layout(1.0, "shaded", middle=True, centred=True),
    "grid, two lines of head": Layout(1.0, "grid", vocabulary="genummerd"),
    "grid, empty column": Layout(1.0, "grid", vocabulary="leeg"),
    "grid, bullets": Layout(1.0, "grid", bullets=True),
    "grid, hyphens justified": Layout(1.0, "grid", hyphenate=True, justify=True, size=10),
    "grid, mixed fonts": Layout(1.0, "grid", fonts_mixed=True),
    "grid, landscape small": Layout(1.0, "grid", wide=True, size=6.5, rows=22),
    "merged": Layout(1.0, "grid", merged=True),
    "merged, middle": Layout(1.0, "grid", merged=True, middle=True),
    "two tables": Layout(1.0, "grid", tables=2, rows=4),
    "split, head again": Layout(0.98, "grid", rows=34),
    "split, no head": Layout(0.98, "grid", rows=34, repeat=False),
    "split, rows cut": Layout(0.98, "grid", rows=34, repeat=False, cut_rows=True),
    "split, rows cut, head": Layout(0.98, "shaded", rows=34, cut_rows=True),
    "horizontal": Layout(0.97, "lines"),
    "horizontal, dotted": Layout(0.97, "dotted lines"),
    "horizontal, filled": Layout(0.97, "lines", filled_rules=True),
    "horizontal, middle": Layout(0.97, "lines", middle=True),
    "horizontal, split": Layout(0.97, "lines", rows=32, repeat=False),
    "horizontal, cut": Layout(0.97, "lines", rows=32, cut_rows=True),
    "horizontal, hyphens": Layout(0.97, "lines", hyphenate=True),
    "horizontal, bullets": Layout(0.97, "lines", bullets=True),
    "horizontal, two tables": Layout(0.97, "lines", tables=2, rows=4),
    "no rules": Layout(0.95, "none", pad=4),
    "no rules, booktabs": Layout(0.95, "booktabs", pad=4),
    "no rules, zebra": Layout(0.95, "zebra"),
    "no rules, zebra head dark": Layout(0.95, "zebra dark"),
    "no rules, middle": Layout(0.95, "none", middle=True, pad=5),
    "no rules, tight": Layout(0.95, "none", pad=1.5, vocabulary="week"),
    "no rules, split": Layout(0.95, "none", rows=32, pad=4),
    "no rules, landscape": Layout(0.95, "none", wide=True, size=8, rows=16, pad=4),
    "no rules, right": Layout(0.95, "none right", pad=4),
}


@dataclass(frozen=True)
class Drawn:
    data: bytes
    tables: list[Content]


class _Filled(Canvas):
    """Draws every line as a filled rectangle, as some word processors do."""

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        half = max(self._lineWidth, 0.5) / 2
        self.saveState()
        self.setFillColor(black)
        self.rect(min(x1, x2) - half, min(y1, y2) - half, abs(x2 - x1) + 2 * half, abs(y2 - y1) + 2 * half, 0, 1)
        self.restoreState()


@cache
def _register() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def draw(seed: int, layout: Layout, system_fonts: bool = False) -> Drawn:
    """One paper: a heading, a paragraph, the tables with a caption each, running header and footer on every page."""
    _register()
    chance = random.Random(f"{seed} {layout}")
    faces = chance.choice([*_FONTS, *(_system() if system_fonts else ())])
    size = layout.size or chance.choice((8, 8.5, 9, 9.5, 10, 11))
    pagesize = landscape(A4) if layout.wide else A4
    margin = chance.choice((45, 57, 71))
    made: list[Content] = []
    story: list[Any] = [_text("Voortgang en planning samenwerking Gooi-Noord", faces[1], 14), Spacer(1, 10)]
    story.append(_text(_INTRO, faces[0], 10.5, alignment=TA_JUSTIFY))
    for number in range(layout.tables):
        vocabulary = layout.vocabulary or chance.choice(sorted(VOCABULARIES))
        one = content(seed, vocabulary, layout.rows, merged=layout.merged, bullets=layout.bullets, number=number)
        made.append(one)
        story += [Spacer(1, 12), _text(one.caption, faces[1], 11), Spacer(1, 5)]
        story.append(_table(one, vocabulary, layout, faces, size, pagesize[0] - 2 * margin, chance))
        story += [Spacer(1, 10), _text(_AFTER, faces[0], 10.5)]
    return Drawn(_built(story, pagesize, margin, layout, faces[0], chance), made)


_INTRO = (
    "Met dit overzicht informeert de projectleider de betrokken gemeenten over de stappen die nog volgen. De genoemde "
    "momenten zijn in overleg met de griffiers bepaald en kunnen nog wijzigen als de behandeling daarom vraagt."
)
_AFTER = "Vragen over dit overzicht kunnen worden gesteld aan het projectsecretariaat, bij voorkeur per mail."


def _system() -> tuple[tuple[str, str, str], ...]:
    found = []
    for name, pattern in _SYSTEM_FONTS.items():
        if Path(pattern.format("Regular")).exists():
            faces = []
            for face in ("Regular", "Bold", "Italic"):
                pdfmetrics.registerFont(TTFont(f"{name}-{face}", pattern.format(face)))
                faces.append(f"{name}-{face}")
            found.append((faces[0], faces[1], faces[2]))
    return tuple(found)


def _text(text: str, font: str, size: float, **style: Any) -> Paragraph:
    return Paragraph(escape(text), ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.25, **style))


def _table(
    one: Content, vocabulary: str, layout: Layout, faces: tuple[str, str, str], size: float, width: float,
    chance: random.Random,
) -> Table:  # fmt: skip
    shares = SHARES[vocabulary]
    widths = [width * share / sum(shares) for share in shares]
    dark = layout.style in ("shaded", "zebra dark")
    align = TA_JUSTIFY if layout.justify else TA_LEFT
    head = [
        _cell(text, faces, size, layout, TA_CENTER if layout.centred else TA_LEFT, white if dark else black, True)
        for text in one.header
    ]
    rows = [
        [
            _cell(text, faces, size, layout, TA_RIGHT if layout.style == "none right" and not at else align, black)
            for at, text in enumerate(row)
        ]
        for row in one.rows
    ]
    pad = layout.pad if layout.pad is not None else chance.choice((2, 3, 4.5, 6))
    style: list[Any] = [
        ("TOPPADDING", (0, 0), (-1, -1), pad), ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ("LEFTPADDING", (0, 0), (-1, -1), max(3, pad)), ("RIGHTPADDING", (0, 0), (-1, -1), max(3, pad)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if layout.middle else "TOP"),
        *_rules(layout, len(rows)),
    ]  # fmt: skip
    if layout.merged:
        style += _spans(one)
    return Table(
        [head, *rows], colWidths=widths, repeatRows=int(layout.repeat), style=style,
        splitInRow=int(layout.cut_rows), hAlign="LEFT",
    )  # fmt: skip


def _cell(
    text: str, faces: tuple[str, str, str], size: float, layout: Layout, align: int, colour: Any, head: bool = False
) -> Any:
    broken = text.replace("·", "\u00ad" if layout.hyphenate and not head else "")
    style = ParagraphStyle(
        "cell", fontName=faces[1] if head else faces[0], fontSize=size, leading=size * 1.2, alignment=align,
        textColor=colour, embeddedHyphenation=1 if layout.hyphenate else 0,
    )  # fmt: skip
    if broken.startswith("• "):
        return [Paragraph(escape(f"• {part.strip()}"), style) for part in broken.split("•") if part.strip()]
    marked = escape(broken).replace("|", "<br/>")
    if layout.fonts_mixed and not head and " " in marked:
        first, rest = marked.split(" ", 1)
        last = rest.rsplit(" ", 1)
        rest = f'{last[0]} <font name="{faces[2]}" size="{size - 1}">{last[1]}</font>' if len(last) == 2 else rest
        marked = f'<font name="{faces[1]}">{first}</font> {rest}'
    return Paragraph(marked, style)


def _spans(one: Content) -> list[Any]:
    starts = [at for at, row in enumerate(one.rows) if row[0]] + [len(one.rows)]
    return [("SPAN", (0, a + 1), (0, b)) for a, b in pairwise(starts) if b - a > 1]


def _rules(layout: Layout, count: int) -> list[Any]:
    grey, every = HexColor("#E4E9EF"), ((0, 0), (-1, -1))
    bands = [("BACKGROUND", (0, row), (-1, row), grey) for row in range(1, count + 1, 2)]
    dark = ("BACKGROUND", (0, 0), (-1, 0), HexColor("#1F3864"))
    styles: dict[str, list[Any]] = {
        "grid": [("GRID", *every, 0.5, black)],
        "thick": [("GRID", *every, 1.6, black)],
        "double": [("INNERGRID", *every, 0.4, black, None, None, None, 2, 1.8), ("BOX", *every, 0.4, black, None, None, None, 2, 1.8)],  # noqa: E501
        "dotted": [("GRID", *every, 0.6, black, None, (1, 2))],
        "inner": [("INNERGRID", *every, 0.5, black)],
        "shaded": [("GRID", *every, 0.5, HexColor("#8EA9DB")), dark],
        "lines": [("LINEBELOW", *every, 0.4, black), ("LINEABOVE", (0, 0), (-1, 0), 1, black)],
        "dotted lines": [("LINEBELOW", *every, 0.5, black, None, (1, 2)), ("LINEBELOW", (0, 0), (-1, 0), 1, black)],
        "booktabs": [("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, black), ("LINEBELOW", (0, -1), (-1, -1), 1, black)],  # noqa: E501
        "zebra": bands,
        "zebra dark": [*bands, dark],
        "none": [],
        "none right": [],
    }  # fmt: skip
    return styles[layout.style]


def _built(
    story: list[Any], pagesize: tuple[float, float], margin: float, layout: Layout, font: str, chance: random.Random
) -> bytes:
    buffer = BytesIO()
    foot = chance.choice(("Pagina {}", "{}", "blad {} - versie 3 maart 2025", "Gooi-Noord | 12-05-2025 | {}"))
    above = chance.choice(("", "Samenwerking Gooi-Noord - Voortgang", "CONCEPT"))

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(font, 8)
        canvas.drawString(margin, 40, foot.format(document.page))
        if above:
            canvas.drawRightString(pagesize[0] - margin, pagesize[1] - 34, above)
        canvas.restoreState()

    document = BaseDocTemplate(buffer, pagesize=pagesize, invariant=1)
    body = Frame(margin, 50, pagesize[0] - 2 * margin, pagesize[1] - 100, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[body], onPage=furniture))
    document.build(story, canvasmaker=_Filled if layout.filled_rules else Canvas)
    return buffer.getvalue()
