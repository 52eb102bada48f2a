"""Papers that are pictures: png, jpeg, tiff (also of several pages), gif, bmp and webp."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from pipeline.errors import Refused
from pipeline.model import Document, Page, Unread
from pipeline.reading.scans import Scans, unread_page
from pipeline.rulebook import Limits

if TYPE_CHECKING:
    from PIL import Image

_DAMAGED = "De afbeelding is beschadigd of niet volledig; vraag het stuk opnieuw op, liefst als tekst-PDF."
_HUGE = "De afbeelding is te groot om te lezen; scan het stuk met 300 dpi, of vraag het als tekst-PDF."
_SMALL = "De afbeelding is te klein voor een stuk (waarschijnlijk een logo); er is niets om te lezen."
_MOST_PIXELS = 60_000_000
_LEAST_SIDE = 200
_LONG_SIDE = 842.0
_PLAUSIBLE_DPI = (100.0, 1200.0)
_LONGEST_SIDE = 1700.0


def read_image(data: bytes, kind: str, limits: Limits, scans: Scans) -> Document:
    """The pages of a picture, read by OCR. Raises ``Refused`` where nothing can be read."""
    from PIL import Image, UnidentifiedImageError

    pages: list[Page] = []
    unread: list[Unread] = []
    before: tuple[tuple[float, float], ...] = ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
        frames = min(getattr(picture, "n_frames", 1), limits.bladzijden + 1) if kind == "image/tiff" else 1
        if frames > limits.bladzijden:
            raise Refused(
                f"De afbeelding telt meer dan {limits.bladzijden} bladzijden; lever de afzonderlijke stukken aan, of "
                "verhoog bladzijden in rules/limits.toml."
            )
        if max(picture.size) < _LEAST_SIDE or min(picture.size) < _LEAST_SIDE // 4:
            raise Refused(_SMALL)
        for index in range(frames):
            picture.seek(index)
            if picture.width * picture.height > _MOST_PIXELS:
                raise Refused(_HUGE)
            size = _size(picture)
            found = scans.read(index + 1, size, lambda: _upright(picture), before)
            if isinstance(found, str):
                pages.append(unread_page(index + 1, size))
                unread.append(
                    Unread(f"bladzijde {index + 1}", f"bladzijde {index + 1} niet gelezen: {found}", index + 1)
                )
            else:
                pages.append(found.page)
                before = found.gutters
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise Refused(_DAMAGED) from None
    if not any(page.text for page in pages):
        raise scans.refusal()
    return Document(kind, tuple(pages), tuple(unread), scanned=len(scans.pages), engine=scans.engine)


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as viewers display it, on white."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(picture)
    if turned.mode in ("RGBA", "LA", "P", "PA"):
        coloured = turned.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(white, coloured).convert("RGB")
    if turned.mode.startswith("I"):
        return turned.point(lambda value: value / 256).convert("L")
    return turned.convert("L" if turned.mode in ("1", "L") else "RGB")


def _size(picture: Image.Image) -> tuple[float, float]:
    """Width and height in points as displayed: by its own dots an inch where they can be true, else as tall as A4."""
    from PIL import ExifTags

    width, height = picture.size
    if picture.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8):
        width, height = height, width
    dpi = picture.info.get("dpi")
    dots = float(dpi[0]) if isinstance(dpi, tuple) and dpi and dpi[0] else 0.0
    low, high = _PLAUSIBLE_DPI
    scale = 72 / dots if low <= dots <= high and 72 * max(width, height) / dots <= _LONGEST_SIDE else 0.0
    scale = scale or _LONG_SIDE / max(width, height)
    return width * scale, height * scale
