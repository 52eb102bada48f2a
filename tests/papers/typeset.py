"""Set the example papers as PDF: memo, letter, ruled planning tables, a scan without text, a locked file.

Lengths are in points. Output is deterministic (``invariant``): the same content gives the same bytes. Standard fonts
only, so nothing is embedded. Every page carries the mark VOORBEELD.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

MARK = "VOORBEELD – verzonnen stuk, personen bestaan niet"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13.5, spaceAfter=7)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=0)
HEADER_CELL = ParagraphStyle("header-cell", parent=CELL, fontName="Helvetica-Bold")
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Helvetica-Bold", fontSize=11.5, leading=15, spaceBefore=8, spaceAfter=5
)
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=16, leading=20, spaceBefore=0, spaceAfter=10)
GRID = ("GRID", (0, 0), (-1, -1), 0.6, colors.black)
CELL_LOOK: list[tuple[object, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]


@dataclass(frozen=True)
class Heading:
    """A line above a section or table; room for some lines of it stays below."""

    text: str


@dataclass(frozen=True)
class Ruled:
    """A ruled table. ``merge`` lists (column, first row, last row), rows counted from 0 without the header."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    merge: Sequence[tuple[int, int, int]] = ()
    header_on_each_page: bool = True


@dataclass(frozen=True)
class Shaded:
    """A global planning in which coloured cells, and no text, say when. ``filled`` is (row, first, last column)."""

    columns: Sequence[str]
    labels: Sequence[str]
    filled: Sequence[tuple[int, int, int]]
    first_width: float
    width: float


@dataclass(frozen=True)
class Fields:
    """Header fields: label and value side by side, without rules."""

    pairs: Sequence[tuple[str, str]]
    label_width: float = 34 * mm


@dataclass(frozen=True)
class Bullets:
    items: Sequence[str]


@dataclass(frozen=True)
class Signatures:
    """Two signatures side by side, kept together with the closing line above them."""

    closing: str
    left: str
    right: str


@dataclass(frozen=True)
class NewPage:
    """Start a new page here."""


Block = str | Heading | Ruled | Shaded | Fields | Bullets | Signatures | NewPage


@dataclass(frozen=True)
class PdfPaper:
    """A paper to be set. ``password`` locks it; ``sideways`` sets it on landscape A4."""

    name: str
    title: str
    footer: str
    blocks: Sequence[Block]
    sideways: bool = False
    password: str | None = None


def rows(text: str) -> list[list[str]]:
    """The rows of a table, one a line, cells apart by ``|``; a line that begins with four spaces continues the row."""
    lines = text.strip("\n").replace("\n    ", " ").split("\n")
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def to_pdf(paper: PdfPaper) -> bytes:
    """The paper's bytes."""
    out = io.BytesIO()
    size = landscape(A4) if paper.sideways else A4
    lock = StandardEncryption(paper.password, ownerPassword=paper.password, strength=128) if paper.password else None
    document = SimpleDocTemplate(
        out,
        pagesize=size,
        leftMargin=22 * mm,
        rightMargin=20 * mm,
        topMargin=27 * mm,
        bottomMargin=22 * mm,
        title=paper.title,
        author="Voorbeeld",
        invariant=1,
        encrypt=lock,
        lang="nl",
    )
    mark = _page_mark(paper, size)
    document.build(_story(paper), onFirstPage=mark, onLaterPages=mark)
    return out.getvalue()


def to_scan(lines: Sequence[str], title: str) -> bytes:
    """A PDF whose one page is a picture of text: nothing can be read from it without recognition of characters."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1654, 2339), 250)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=34)
    for number, line in enumerate(lines):
        draw.text((190, 230 + 58 * number), line, fill=30, font=font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def to_slides(title: str) -> bytes:
    """A presentation with one slide, as far as a reader of its kind looks."""
    slide = f"<p:sld xmlns:p='urn:p' xmlns:a='urn:a'><a:t>{escape(title)}</a:t></p:sld>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (
            ("[Content_Types].xml", "<Types/>"),
            ("ppt/presentation.xml", "<p:presentation xmlns:p='urn:p'/>"),
            ("ppt/slides/slide1.xml", slide),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 22, 9, 0, 0)), text)
    return out.getvalue()


def write(path: Path, data: bytes) -> None:
    """Write where the bytes differ, so that a second run touches nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)


def _page_mark(paper: PdfPaper, size: tuple[float, float]) -> Callable[[Canvas, SimpleDocTemplate], None]:
    width, height = size

    def draw(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica-Bold", 8.5)
        canvas.setFillColor(colors.HexColor("#A02020"))
        canvas.drawString(22 * mm + 6, height - 15 * mm, MARK)
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(colors.HexColor("#505050"))
        canvas.drawString(22 * mm + 6, 12 * mm, paper.footer)
        canvas.drawRightString(width - 20 * mm - 6, 12 * mm, f"Bladzijde {document.page}")
        canvas.restoreState()

    return draw


def _story(paper: PdfPaper) -> list[Flowable]:
    story: list[Flowable] = [Paragraph(escape(paper.title), TITLE)]
    for block in paper.blocks:
        story.extend(_flowables(block))
    return story


def _flowables(block: Block) -> list[Flowable]:
    match block:
        case str():
            return [Paragraph(escape(block).replace("\n", "<br/>"), BODY)]
        case Heading():
            return [CondPageBreak(38 * mm), Paragraph(escape(block.text), HEADING)]
        case Ruled():
            return [_ruled(block), Spacer(1, 9)]
        case Shaded():
            return [_shaded(block), Spacer(1, 9)]
        case Fields():
            return [_fields(block), Spacer(1, 10)]
        case Bullets():
            lines = [Paragraph(escape(item), BODY, bulletText="•") for item in block.items]
            for line in lines:
                line.style = ParagraphStyle("bullet", parent=BODY, leftIndent=14, bulletIndent=3, spaceAfter=3)
            return [KeepTogether(lines), Spacer(1, 6)]
        case Signatures():
            return [_signatures(block)]
        case NewPage():
            return [PageBreak()]
        case _:
            raise TypeError(f"no way to set a {type(block).__name__}")


def _ruled(block: Ruled) -> Table:
    cells = [[Paragraph(escape(text), HEADER_CELL) for text in block.columns]]
    cells += [[Paragraph(escape(text), CELL) if text else "" for text in row] for row in block.rows]
    look = [GRID, *CELL_LOOK, ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#DCE6F1"))]
    look += [("SPAN", (column, first + 1), (column, last + 1)) for column, first, last in block.merge]
    return Table(
        cells, colWidths=list(block.widths), style=look, hAlign="LEFT", repeatRows=1 if block.header_on_each_page else 0
    )


def _shaded(block: Shaded) -> Table:
    cells: list[list[object]] = [[""] + [Paragraph(escape(text), CELL) for text in block.columns]]
    cells += [[Paragraph(escape(label), CELL)] + [""] * len(block.columns) for label in block.labels]
    look = [GRID, *CELL_LOOK]
    look += [
        ("BACKGROUND", (first + 1, row + 1), (last + 1, row + 1), colors.HexColor("#8DB4E2"))
        for row, first, last in block.filled
    ]
    widths = [block.first_width] + [block.width] * len(block.columns)
    return Table(cells, colWidths=widths, style=look, hAlign="LEFT")


def _fields(block: Fields) -> Table:
    cells = [[Paragraph(escape(label), HEADER_CELL), Paragraph(escape(value), CELL)] for label, value in block.pairs]
    return Table(cells, colWidths=[block.label_width, 125 * mm], style=CELL_LOOK, hAlign="LEFT")


def _signatures(block: Signatures) -> KeepTogether:
    names = [Paragraph(escape(text).replace("\n", "<br/>"), BODY) for text in (block.left, block.right)]
    closing = Paragraph(escape(block.closing).replace("\n", "<br/>"), BODY)
    return KeepTogether(
        [
            closing,
            Table([names], colWidths=[80 * mm, 80 * mm], style=[("LEFTPADDING", (0, 0), (-1, -1), 0)], hAlign="LEFT"),
        ]
    )
