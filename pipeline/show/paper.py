"""The page that is drawn on: the page of a PDF or picture as displayed, or a text set in type."""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.model import Box, Page, Word, hull

if TYPE_CHECKING:
    from PIL import Image

_SCALE = 2.0
_MOST_PIXELS = 16_000_000
_TEXT_SIZE, _TEXT_LEADING, _TEXT_MARGIN = 10.0, 15.0, 36.0
_TEXT_WIDTH = 595.0
_MOST_LINES = 240
_TAB = 28.0
_FACES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf", "Arial.ttf")


@dataclass(frozen=True, slots=True)
class Paper:
    """The picture of a page, its pixels a point, and its words with their boxes.

    ``left_out`` says in Dutch what of a long text is not on it.
    """

    image: Image.Image
    scale: float
    words: tuple[Word, ...]
    left_out: str | None = None

    def box(self, start: int, end: int) -> Box | None:
        """The box around the words of a span."""
        return hull(word.box for word in self.words if word.start < end and start < word.end)

    def part(self, word: Word, start: int, end: int) -> Box:
        """The box of as much of a word as lies in the span."""
        first, last = max(start, word.start) - word.start, min(end, word.end) - word.start
        length = max(1, word.end - word.start)
        x0, top, x1, bottom = word.box
        return Box(x0 + (x1 - x0) * first / length, top, x0 + (x1 - x0) * last / length, bottom)


def paper_of(data: bytes, media_type: str, page: Page) -> Paper:
    """The page as it looks; of a file without pages of paper, its text."""
    if media_type == "application/pdf":
        return _pdf_page(data, page)
    if media_type.startswith("image/"):
        return _picture(data, page)
    return _typeset(page)


def _scale(width: float, height: float) -> float:
    return min(_SCALE, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))


def _pdf_page(data: bytes, page: Page) -> Paper:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        sheet = document[page.number - 1]
        scale = _scale(*sheet.get_size())
        image = sheet.render(scale=scale).to_pil().convert("RGB")
        sheet.close()
    return Paper(image, scale, page.words)


def _picture(data: bytes, page: Page) -> Paper:
    from PIL import Image, ImageOps

    assert page.width is not None
    assert page.height is not None
    picture = Image.open(io.BytesIO(data))
    if getattr(picture, "n_frames", 1) > 1:
        picture.seek(page.number - 1)
    turned = ImageOps.exif_transpose(picture).convert("RGB")
    scale = _scale(page.width, page.height)
    return Paper(turned.resize((round(page.width * scale), round(page.height * scale))), scale, page.words)


@lru_cache(maxsize=8)
def font(size: float) -> Any:
    """A plain font at ``size`` pixels: one of the system with all signs of Dutch papers, else that of Pillow."""
    from PIL import ImageFont

    for face in _FACES:
        try:
            return ImageFont.truetype(face, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def _typeset(page: Page) -> Paper:
    """The text set in type; tabs part the cells of a table. Lines that do not fit are broken."""
    from PIL import Image, ImageDraw

    lines = page.text.split("\n")
    left_out = None
    if len(lines) > _MOST_LINES:
        left_out = f"Alleen de eerste {_MOST_LINES} van de {len(lines)} regels zijn getekend."
    letter = font(_TEXT_SIZE * _SCALE)
    words: list[Word] = []
    drawn: list[tuple[float, float, str]] = []
    y, offset = _TEXT_MARGIN, 0
    for line in lines[:_MOST_LINES]:
        x = _TEXT_MARGIN
        for start, text in _pieces(line):
            if text == "\t":
                x += _TAB
                continue
            wide = letter.getlength(text) / _SCALE
            if x + wide > _TEXT_WIDTH - _TEXT_MARGIN and x > _TEXT_MARGIN:
                x, y = _TEXT_MARGIN + _TAB, y + _TEXT_LEADING
            if not text.isspace():
                drawn.append((x, y, text))
                box = Box(x, y, x + wide, y + _TEXT_LEADING - 2)
                words.append(Word(offset + start, offset + start + len(text), box))
            x += wide
        y += _TEXT_LEADING
        offset += len(line) + 1
    size = (round(_TEXT_WIDTH * _SCALE), round(max(y + _TEXT_MARGIN, 200.0) * _SCALE))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for x, y, text in drawn:
        pen.text((x * _SCALE, y * _SCALE), text, fill=(20, 20, 20), font=letter)
    return Paper(image, _SCALE, tuple(words), left_out=left_out)


def _pieces(line: str) -> list[tuple[int, str]]:
    """Words, single tabs and runs of blanks of a line, each with its place."""
    return [(found.start(), found.group()) for found in re.finditer(r"\t|[^\S\t]+|\S+", line)]
