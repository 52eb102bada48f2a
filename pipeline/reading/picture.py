"""A part of a page as a picture, with the words marked that a finding quotes."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.model import Box

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.6  # 115 dpi: legible on paper, some 30 kB a picture
MARGIN = 36.0  # points shown around the marked words
_SEARCH = 14  # pixels within which the picture is cut between two lines
_AIR = 12  # pixels left beside the lines
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
                boxes = [box for where, box in wanted if where == number]
                band, first, scale = _drawn(page, boxes)
            except pypdfium2.PdfiumError:
                continue
            finally:
                page.close()
            for at, (where, box) in enumerate(wanted):
                if where == number:
                    drawn[at] = _cut(band, box, first, scale)
    return tuple(drawn)


def _drawn(page: Any, boxes: Sequence[Box]) -> tuple[Image, int, float]:
    """The rows of pixels that the surroundings of the boxes take, the first of them on the page, and pixels a point."""
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    rows = math.ceil(height * scale)
    around = math.ceil(MARGIN * scale) + _SEARCH + 1
    first = max(0, math.floor(min(box.top for box in boxes) * scale) - around)
    last = min(rows, math.ceil(max(box.bottom for box in boxes) * scale) + around)
    if first >= last:  # off the page
        first, last = 0, rows
    # half a pixel less, as pdfium's wrapper rounds up what is cut off
    cut = [max(0.0, (pixels - 0.5) / scale) for pixels in (rows - last, first)]
    return page.render(scale=scale, crop=(0, cut[0], 0, cut[1])).to_pil().convert("RGB"), first, scale


def _cut(image: Image, box: Box, first: int, scale: float) -> bytes:
    """The lines around the box, whole lines only and without the margins of the page, with the box framed.

    ``image`` begins at the row of pixels ``first`` of the page.
    """
    from PIL import ImageDraw
    from PIL.Image import Quantize

    grey = image.convert("L")
    x0, y0, x1, y1 = (round(edge * scale) for edge in box)
    y0, y1 = y0 - first, y1 - first
    top = _between_lines(grey, round(y0 - MARGIN * scale), y0)
    bottom = _between_lines(grey, round(y1 + MARGIN * scale), y1)
    left, right = _inked(grey, top, bottom)
    left, right = max(0, min(left, x0) - _AIR), min(image.width, max(right, x1) + _AIR)
    part = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    pen = ImageDraw.Draw(part)
    pen.rectangle((x0 - 3 - left, y0 - 3 - top, x1 + 3 - left, y1 + 3 - top), outline=(176, 32, 24), width=2)
    stream = io.BytesIO()
    # an octree and zlib's usual effort: a sixth of the time of a median cut and all effort, and no larger
    part.quantize(COLOURS, Quantize.FASTOCTREE).save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _between_lines(grey: Image, wanted: int, edge: int) -> int:
    """The row of pixels nearest to the wanted one, and not past the edge of the box, that has the least ink on it."""
    from PIL.Image import Resampling

    near = sorted((max(0, wanted - _SEARCH), min(grey.height, max(0, wanted + _SEARCH))))
    low, high = (near[0], min(near[1], edge)) if wanted <= edge else (max(near[0], edge), near[1])
    if not 0 < wanted < grey.height or high - low < 2:
        return max(0, min(grey.height, wanted))
    rows = list(grey.crop((0, low, grey.width, high)).resize((1, high - low), Resampling.BOX).tobytes())
    return low + max(range(len(rows)), key=lambda row: (rows[row], -abs(low + row - wanted)))


def _inked(grey: Image, top: int, bottom: int) -> tuple[int, int]:
    """The columns of pixels between which the lines stand."""
    from PIL import ImageOps

    part = ImageOps.invert(grey.crop((0, top, grey.width, max(bottom, top + 1)))).point(
        lambda ink: ink if ink > 40 else 0
    )
    found = part.getbbox()
    return (found[0], found[2]) if found else (0, grey.width)
