"""A page that is only a picture: straightened, its ruling lines found, its words seen by OCR, composed as any page.

Words and grids keep their boxes on the straight page; ``Page.askew`` brings them to the page as displayed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Box, Page
from pipeline.reading.compose import compose
from pipeline.reading.glyphs import Token
from pipeline.reading.imagerules import rules_of
from pipeline.reading.lattice import Frame
from pipeline.reading.layout import tables_on
from pipeline.reading.ocr import Engine, Seen
from pipeline.reading.ocrslips import mended
from pipeline.reading.rules import Drawing, Fill
from pipeline.reading.straighten import BEST_DPI, Straight, is_sideways, straightened

if TYPE_CHECKING:
    from PIL import Image

_LEGIBLE = 0.6
_LEAST_WORDS = 3
_BLANK_INK = 0.0004
_STRAY = re.compile(r"[|\[\]{}()_—–\-=~'‘’“”\"`´.,:;!\\/¦°*«»]+")
_EDGE_STRAY = re.compile(r"^[|\[\]{}¦]+(?=\w)|(?<=[\w.,)])[|\[{}¦]+$")
_DESCENDS = re.compile(r"[gjpqyQ,;()\[\]{}|/]")
_RISES = re.compile(r"[A-Zbdfhklt0-9]")
_CAPITAL, _ASCENT, _DESCENT = 0.71, 0.93, 0.22
_COLOURED = 24


class Scanned(Struct, frozen=True):
    """A page read from its picture; ``blank`` where there is no ink, ``gutters`` as the next page needs them."""

    page: Page
    blank: bool = False
    gutters: tuple[tuple[float, float], ...] = ()


def read_scan(
    image: Image.Image,
    number: int,
    size: tuple[float, float],
    engine: Engine,
    seconds: int,
    before: Sequence[tuple[float, float]] = (),
) -> Scanned:
    """The page ``number`` of ``size`` points that ``image`` shows as displayed. Raises ``OcrFailed``.

    Where little is legible, the page turned upside down or on its side is tried, and the best one taken.
    """
    best: tuple[float, Straight, list[Token], Drawing] | None = None
    for quarters in _turns(image, size):
        straight = straightened(image, size, quarters)
        if straight.dark.mean() < _BLANK_INK:
            return Scanned(Page(number, "", size[0], size[1], "ocr"), blank=True)
        words, drawn = _seen(straight, engine, seconds)
        legible = _legibility(words)
        if best is None or legible > best[0]:
            best = (legible, straight, words, drawn)
        if legible >= _LEGIBLE:
            break
    assert best is not None
    _, straight, words, drawn = best
    frames, lines = tables_on(words, drawn, before)
    fills = [fill for frame in frames for fill in _shades(frame, straight)]
    page = compose(number, straight.size, words, lines, frames, fills, "ocr")
    page = replace(page, width=size[0], height=size[1], askew=straight.askew)
    return Scanned(page, gutters=frames[-1].gutters if frames else ())


def _turns(image: Image.Image, size: tuple[float, float]) -> tuple[int, ...]:
    """Quarter turns to try, the likeliest first."""
    from pipeline.reading.straighten import dark_pixels, evened

    dark = dark_pixels(evened(image.convert("L")))
    return (1, 3, 0, 2) if is_sideways(dark, image.width / size[0]) else (0, 2, 1, 3)


def _legibility(words: list[Token]) -> float:
    """The mean confidence of words of letters and digits, by their length; 0 where there are hardly any."""
    real = [word for word in words if len(word.text) > 1 and any(char.isalnum() for char in word.text)]
    if len(real) < _LEAST_WORDS:
        return 0.0
    return sum(word.confidence * len(word.text) for word in real) / sum(len(word.text) for word in real)


def _seen(straight: Straight, engine: Engine, seconds: int) -> tuple[list[Token], Drawing]:
    """The words and the rules of a straight page, in points."""
    from PIL import Image, ImageFilter

    horizontal, vertical, mask = rules_of(straight.dark, straight.scale)
    clean = _erased(straight.grey, mask) if horizontal or vertical else straight.grey
    factor = BEST_DPI / (72 * straight.scale)
    if not 0.95 < factor < 1.05:
        clean = clean.resize((round(clean.width * factor), round(clean.height * factor)), Image.Resampling.LANCZOS)
    if factor > 1.05:  # after enlarging: strokes of one pixel would vanish before it
        clean = clean.filter(ImageFilter.MedianFilter(3))
    seen = mended(engine.words(clean, BEST_DPI, seconds))
    drawn = Drawing(horizontal, vertical, [], images=1)
    return _tokens(seen, straight.scale * factor, drawn), drawn


def _erased(grey: Image.Image, mask: Any) -> Image.Image:
    """The picture without its ruling lines."""
    import numpy as np
    from PIL import Image

    wide = mask.copy()
    for axis in (0, 1):
        wide |= np.roll(mask, 1, axis) | np.roll(mask, -1, axis)
    pixels = np.asarray(grey).copy()
    pixels[wide] = 255
    return Image.fromarray(pixels)


def _tokens(seen: list[Seen], scale: float, drawn: Drawing) -> list[Token]:
    """The words in points, boxes as high as their line of text, remains of ruling lines taken off."""
    by_line: dict[int, list[Seen]] = {}
    for word in seen:
        by_line.setdefault(word.line, []).append(word)
    found: list[Token] = []
    for words in by_line.values():
        height, base = _line_measures(words)
        for word in words:
            text = _EDGE_STRAY.sub("", word.text)
            if word.text.strip("|¦_[]{}") == "" or (_STRAY.fullmatch(word.text) and _on_rule(word, scale, drawn)):
                continue
            top, bottom = word.top, word.bottom
            if height and abs(word.bottom - base) < 0.6 * height:
                top, bottom = base - _ASCENT * height / _CAPITAL, base + _DESCENT * height / _CAPITAL
            box = Box(word.left / scale, top / scale, word.right / scale, bottom / scale)
            found.append(Token(text, box, confidence=word.confidence))
    return found


def _line_measures(words: list[Seen]) -> tuple[float, float]:
    """The height of capitals and the base line of a line of words, in pixels; 0 where no word shows them."""
    standing = [word for word in words if not _DESCENDS.search(word.text) and _RISES.search(word.text)]
    if standing:
        return median(word.bottom - word.top for word in standing), median(word.bottom for word in standing)
    hanging = [word for word in words if _RISES.search(word.text) and word.text[-1:].isalnum()]
    if hanging:
        height = median(word.bottom - word.top for word in hanging) * _CAPITAL / (_CAPITAL + _DESCENT)
        return height, median(word.top for word in hanging) + height
    return 0.0, 0.0


def _on_rule(word: Seen, scale: float, drawn: Drawing) -> bool:
    """Whether a ruling line runs through or along the word."""
    x0, top, x1, bottom = (side / scale for side in (word.left, word.top, word.right, word.bottom))
    return any(
        x0 - 3 <= rule.at <= x1 + 3 and rule.start <= bottom and top <= rule.end for rule in drawn.vertical
    ) or any(top - 3 <= rule.at <= bottom + 3 and rule.start <= x1 and x0 <= rule.end for rule in drawn.horizontal)


def _shades(frame: Frame, straight: Straight) -> list[Fill]:
    """The cells of a table that are shaded in the picture, with the colour that most of the cell has."""
    import numpy as np

    if straight.colour.mode != "RGB":
        return []
    pixels = np.asarray(straight.colour)
    found = []
    for slot in frame.slots:
        x0, top, x1, bottom = (round(side * straight.scale) for side in slot.box)
        part = pixels[top + 3 : bottom - 3, x0 + 3 : x1 - 3].reshape(-1, 3)
        if len(part) < 20:
            continue
        red, green, blue = (int(value) for value in np.median(part[:: max(1, len(part) // 2000)], axis=0))
        if max(red, green, blue) - min(red, green, blue) >= _COLOURED:
            found.append(Fill(slot.box, f"#{red:02X}{green:02X}{blue:02X}"))
    return found
