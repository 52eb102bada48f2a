"""Planning notes as they come from a scanner: drawn, turned, blurred, dotted with noise, and kept as nothing but image.

The note is drawn by ``tests/tables/planning_pdf.py``, so that its truth is known; one seed gives one scan.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

sys.path.insert(0, str(Path(__file__).parents[1] / "tables"))

from planning_pdf import Look, Note, note


@dataclass(frozen=True)
class Scanner:
    """How a page was scanned: dots an inch, degrees it lay askew, grey noise, jpeg quality, quarter turns.

    ``bilevel`` is black or white only, as fax and archive scanners make; ``shade`` is how much darker the light falls
    off over the page, in grey levels.
    """

    dpi: int = 200
    angle: float = 0.0
    noise: float = 4.0
    blur: float = 0.4
    jpeg: int | None = 75
    quarter: int = 0
    bilevel: bool = False
    shade: float = 0.0


def page_images(data: bytes, scanner: Scanner, seed: int = 0) -> list[Image.Image]:
    """Each page of a PDF as the scanner would see it."""
    import pypdfium2

    chance = np.random.default_rng(seed)
    images = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            drawn = page.render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L")
            page.close()
            images.append(_scanned(drawn, scanner, chance))
    return images


def image_pdf(images: list[Image.Image], scanner: Scanner) -> bytes:
    """The images as a PDF without any text."""
    buffer = io.BytesIO()
    options = {} if scanner.bilevel or scanner.jpeg is None else {"quality": scanner.jpeg}
    images[0].save(buffer, "PDF", save_all=True, append_images=images[1:], resolution=scanner.dpi, **options)
    return buffer.getvalue()


def scanned_note(seed: int, look: Look, scanner: Scanner) -> Note:
    """A planning note that was printed and scanned, with its truth."""
    made = note(seed, look)
    return Note(image_pdf(page_images(made.data, scanner, seed), scanner), made.tables)


def _scanned(image: Image.Image, scanner: Scanner, chance: np.random.Generator) -> Image.Image:
    if scanner.angle:
        image = image.rotate(scanner.angle, Image.Resampling.BICUBIC, fillcolor=255)
    if scanner.blur:
        image = image.filter(ImageFilter.GaussianBlur(scanner.blur * scanner.dpi / 200))
    grey = np.asarray(image, dtype=np.float32)
    if scanner.shade:
        grey = grey - np.linspace(0, scanner.shade, grey.shape[1], dtype=np.float32)[None, :]
    if scanner.noise:
        grey = grey + chance.normal(0, scanner.noise, grey.shape).astype(np.float32)
    image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if scanner.quarter:
        image = image.rotate(90 * scanner.quarter, expand=True)
    if scanner.bilevel:
        return image.point(lambda value: 255 * (value > 150)).convert("1")
    return image
