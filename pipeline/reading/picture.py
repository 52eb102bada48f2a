"""A part of a page as a picture, with the words marked that a finding quotes."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pipeline.model import Box

SCALE = 1.6  # 115 dpi: legible on paper, some 30 kB a picture
MARGIN = 36.0  # points shown around the marked words
COLOURS = 32
MOST_PIXELS = 12_000_000  # a page larger than A2 at this scale is drawn smaller


def pictures(data: bytes, wanted: Sequence[tuple[int, Box]]) -> tuple[bytes | None, ...]:
    """PNGs of the surroundings of each (page, box), page width wide; None where the page cannot be drawn.

    Boxes are in points of the page as displayed, origin top left. Not thread safe: call in a process of its own.
    """
    import pypdfium2

    drawn: list[bytes | None] = [None] * len(wanted)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return tuple(drawn)
    with document:
        for number in sorted({page for page, _ in wanted}):
            if not 1 <= number <= len(document):
                continue
            page = document[number - 1]
            try:
                width, height = page.get_size()
                scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
                image = page.render(scale=scale).to_pil().convert("RGB")
            except pypdfium2.PdfiumError:
                continue
            finally:
                page.close()
            for at, (where, box) in enumerate(wanted):
                if where == number:
                    drawn[at] = _cut(image, box, scale)
    return tuple(drawn)


def _cut(image: object, box: Box, scale: float) -> bytes:
    from PIL import Image, ImageDraw

    assert isinstance(image, Image.Image)
    left, right = 0, image.width
    top = max(0, int((box.top - MARGIN) * scale))
    bottom = min(image.height, int((box.bottom + MARGIN) * scale) + 1)
    part = image.crop((left, top, right, max(bottom, top + 1)))
    pen = ImageDraw.Draw(part)
    frame = (box.x0 * scale - 3, box.top * scale - 3 - top, box.x1 * scale + 3, box.bottom * scale + 3 - top)
    pen.rectangle(frame, outline=(176, 32, 24), width=2)
    stream = io.BytesIO()
    part.quantize(COLOURS).save(stream, "PNG", optimize=True)
    return stream.getvalue()
