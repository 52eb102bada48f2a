"""Optical character recognition (OCR): which engine this machine has, and what an engine gives.

Tesseract with Dutch where it is installed, else rapidocr (extra ``planwacht[ocr]``), else none. Looked for once a
process, and only when a page without text turns up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PIL import Image

NOT_INSTALLED = (
    "Dit is een scan of afbeelding zonder tekst, en op deze computer is geen tekstherkenning. Installeer Tesseract met "
    "Nederlands (Linux: sudo apt install tesseract-ocr tesseract-ocr-nld; Windows: winget install "
    "UB-Mannheim.TesseractOCR, en vink Dutch aan) of typ in de map van het project: uv tool install "
    "“.[ocr]”, en draai opnieuw; of vraag het stuk als tekst-PDF."
)


class Seen(NamedTuple):
    """A word that an engine saw: its box in pixels, its confidence from 0 to 1, the line of words that it stands in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: int


class OcrFailed(Exception):
    """The engine gave nothing for this page, with the Dutch reason; another time it may."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Engine(Protocol):
    """What reads a picture of upright text."""

    @property
    def identity(self) -> str:
        """Name, version and language: part of the key under which a reading is kept."""
        ...

    def words(self, image: Image.Image, dpi: int, seconds: int) -> list[Seen]:
        """The words of a grey picture in the order in which the engine reads. Raises ``OcrFailed``."""
        ...


@lru_cache(maxsize=1)
def engine() -> Engine | None:
    """The engine of this machine, or None."""
    from pipeline.reading import rapid, tesseract

    return tesseract.found() or rapid.found()


def identity() -> str:
    """The name and version of the engine of this machine; empty where there is none."""
    chosen = engine()
    return chosen.identity if chosen is not None else ""
