"""The picture of a PDF page for OCR: the pixels of the scanner themselves where the page is nothing but one image.

Drawing such a page anew shifts its pixels by parts of a pixel, which at 150 dots an inch costs whole words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

DRAWN_DPI = 300.0
_LEAST_DPI, _MOST_DPI = 72.0, 400.0
_MOST_PIXELS = 40_000_000
_POINTS = 72
_COVERS = 0.9
_SAME_SCALE = 0.01
_THUMB = 160
_MOST_APART = 2.0


def page_picture(page: Any, dpi: float) -> Image.Image:
    """The page as displayed: the pixels of its one image, or else drawn. ``dpi`` are those of its largest image.

    What is drawn is drawn finer than a coarse image, so that little of it is lost between the pixels.
    """
    width, height = page.get_size()
    most = min(_MOST_DPI, _POINTS * (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    own = _own_pixels(page, dpi) if _LEAST_DPI <= dpi <= most else None
    if own is not None:
        return own
    drawn: Image.Image = page.render(scale=min(max(dpi, DRAWN_DPI), most) / _POINTS).to_pil().convert("RGB")
    return drawn


def _own_pixels(page: Any, dpi: float) -> Image.Image | None:
    """The one image of the page on white, as displayed; None where the page shows more or the image has another dpi."""
    import pypdfium2.raw as pdfium
    from PIL import Image

    shapes = list(page.get_objects(max_depth=2))
    if len(shapes) != 1 or shapes[0].type != pdfium.FPDF_PAGEOBJ_IMAGE or pdfium.FPDFPage_GetAnnotCount(page.raw):
        return None
    shape = shapes[0]
    wide, skewed, askew, high, left, low = shape.get_matrix().get()
    if skewed or askew or wide <= 0 or high <= 0:
        return None
    x0, y0, x1, y1 = page.get_bbox()
    columns, rows = shape.get_px_size()
    scale = columns / wide
    if (
        wide * high < _COVERS * (x1 - x0) * (y1 - y0)
        or abs(rows / high / scale - 1) > _SAME_SCALE
        or abs(scale * _POINTS / dpi - 1) > _SAME_SCALE
    ):
        return None
    try:
        pixels = shape.get_bitmap(render=False).to_pil().convert("RGB")
    except (RuntimeError, ValueError):  # damaged, or in a form that only drawing knows
        return None
    canvas = Image.new("RGB", (round((x1 - x0) * scale), round((y1 - y0) * scale)), "white")
    canvas.paste(pixels, (round((left - x0) * scale), round((y1 - low - high) * scale)))
    quarters = page.get_rotation() // 90
    if quarters:
        turns = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        canvas = canvas.transpose(turns[quarters - 1])
    return canvas if _is_shown(canvas, page) else None


def _is_shown(canvas: Image.Image, page: Any) -> bool:
    """Whether the page drawn small looks the same: no mask, palette or clipping makes another picture of it."""
    import numpy as np
    from PIL import Image

    small = page.render(scale=_THUMB / max(page.get_size())).to_pil().convert("L")
    own = canvas.convert("L").resize(small.size, Image.Resampling.BOX)
    apart = np.abs(np.asarray(small, dtype=np.int16) - np.asarray(own, dtype=np.int16))
    return float(apart.mean()) <= _MOST_APART
