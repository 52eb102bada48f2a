"""Characters of a PDF page, through pdfium: words as drawn, with boxes in displayed coordinates."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from pipeline.model import Box

Place = Callable[[float, float, float, float], Box]
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LINE_END_HYPHENS = "\x02\ufffe"
_REPLACED: dict[int, str] = {
    **_LIGATURES,
    **dict.fromkeys(map(ord, _LINE_END_HYPHENS + "\xad\u2011"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), ""),
    0xF0B7: "•",
    0xF0A7: "▪",
}
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")


@dataclass(slots=True)
class Token:
    """A word of a page before its place in the text is known; ``letters`` gives its characters with their boxes."""

    text: str
    box: Box
    letters: Callable[[], list[tuple[str, Box]]]


def placer(bounds: tuple[float, float, float, float], rotation: int) -> Place:
    """From page space (left, bottom, right, top) to a box as displayed, for this CropBox and Rotate."""
    x0, y0, x1, y1 = bounds

    def place(left: float, bottom: float, right: float, top: float) -> Box:
        if rotation == 90:
            return Box(bottom - y0, left - x0, top - y0, right - x0)
        if rotation == 180:
            return Box(x1 - right, bottom - y0, x1 - left, top - y0)
        if rotation == 270:
            return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
        return Box(left - x0, y1 - top, right - x0, y1 - bottom)

    return place


class Letters:
    """The characters of a page. Valid as long as the text page is open."""

    def __init__(self, text_page: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.text = _codes(text_page, pdfium)
        self._place = place
        self._handle = text_page.raw
        self._loose = pdfium.FPDFText_GetLooseCharBox
        self._rect = pdfium.FS_RECTF()

    def box(self, index: int) -> Box:
        """The box of a character, by its place in ``text``."""
        rect = self._rect
        self._loose(self._handle, index, rect)
        return self._place(rect.left, rect.bottom, rect.right, rect.top)

    def between(self, start: int, end: int) -> list[tuple[str, Box]]:
        """The characters as they are written out, with their boxes."""
        return [(self.text[index].translate(_REPLACED), self.box(index)) for index in range(start, end)]


def tokens(letters: Letters, width: float, height: float) -> list[Token]:
    """The words on the page as displayed, in the order of the content, their characters normalised.

    Ligatures are written out, a hyphen at the end of a line is ``-``, zero-width characters are dropped.
    """
    found: list[Token] = []
    text, between = letters.text, letters.between
    for word in _WORD.finditer(text):
        start, end = word.span()
        one = letters.box(start)
        other = letters.box(end - 1) if end - start > 1 else one
        if end - start > 1 and _is_elsewhere(one, other):
            found += _pieces(letters, start, end)
            continue
        written = text[start:end].translate(_REPLACED)
        if written:
            box = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
            found.append(Token(written, box, partial(between, start, end)))
    return [token for token in found if _is_displayed(token.box, width, height)]


def _is_displayed(box: Box, width: float, height: float) -> bool:
    return box[2] > 0 and box[0] < width and box[3] > 0 and box[1] < height


def _pieces(letters: Letters, start: int, end: int) -> list[Token]:
    """The word, cut where pdfium joined the end of one line and the beginning of the next."""
    pieces, first = [], start
    boxes = [letters.box(index) for index in range(start, end)]
    for index in range(start + 1, end + 1):
        if index == end or _is_elsewhere(boxes[index - 1 - start], boxes[index - start]):
            written = letters.text[first:index].translate(_REPLACED)
            pieces.append(
                Token(written, union(boxes[first - start : index - start]), partial(letters.between, first, index))
            )
            first = index
    return [piece for piece in pieces if piece.text]


def _codes(text_page: Any, pdfium: Any) -> str:
    """The page's characters, index for index as pdfium counts them; one without a code is U+FFFD."""
    count = text_page.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    get = pdfium.FPDFText_GetUnicode
    return "".join(_character(get(text_page.raw, index)) for index in range(count))


def _is_elsewhere(last: Box, box: Box) -> bool:
    """Neither beside nor below the letter before it: pdfium joins a word over a hyphen at the end of a line."""
    shared = min(last[3], box[3]) - max(last[1], box[1])
    if 2 * shared > min(last[3] - last[1], box[3] - box[1]):
        return False
    return min(last[2], box[2]) <= max(last[0], box[0])


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def union(boxes: Any) -> Box:
    """The smallest box around all ``boxes`` (at least one)."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
