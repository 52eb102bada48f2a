"""The page that is drawn on: the page of a PDF or picture as displayed, or a text set in type."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model import Box, Page, Word, hull
from pipeline.show.typeset import SCALE, draw, typeset

if TYPE_CHECKING:
    from PIL import Image

_MOST_PIXELS = 16_000_000


class Paper(Struct, frozen=True):
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
    made, left_out = typeset(page)
    return Paper(draw(made), SCALE, tuple(made.words), left_out=left_out)


def _scale(width: float, height: float) -> float:
    return min(SCALE, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))


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
