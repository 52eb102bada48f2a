"""Characters of a PDF page, through pdfium: words as drawn, with boxes in displayed coordinates."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from math import nan
from typing import Any

from msgspec import Struct

from pipeline.model import Box

Place = Callable[[float, float, float, float], Box]
_Raw = tuple[float, float, float, float]
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LINE_END_HYPHENS = "\x02\ufffe"
_REPLACED: dict[int, str] = {
    **_LIGATURES,
    **dict.fromkeys(map(ord, _LINE_END_HYPHENS + "\xad\u2010\u2011"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), ""),
    0xF0B7: "•",
    0xF0A7: "▪",
}
_FLOATS = 4  # of a box: left, top, right, bottom
_FLOAT_BYTES = ctypes.sizeof(ctypes.c_float)
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")


class Token(Struct, eq=False):
    """A word of a page before its place in the text is known: the characters ``first`` to ``last`` of ``source``.

    ``confidence`` from 0 to 1 where OCR saw it. A struct, as one of thousands a paper costs a fifth of a dataclass.
    """

    text: str
    box: Box
    source: Letters | None = None
    first: int = 0
    last: int = 0
    confidence: float = 1.0

    def letters(self) -> list[tuple[str, Box]]:
        """Its characters with their boxes; nothing where only the word's own box is known."""
        return self.source.between(self.first, self.last) if self.source is not None else []

    def part(self, first: int, last: int) -> Token:
        """The characters from ``first`` to ``last``, counted in this word, as a word of their own."""
        letters = self.letters()[first:last]
        text, box = "".join(text for text, _ in letters), union(box for _, box in letters)
        return Token(text, box, self.source, self.first + first, self.first + last)


def placer(bounds: tuple[float, float, float, float], rotation: int) -> Place:
    """From page space (left, bottom, right, top) to a box as displayed, for this CropBox and Rotate."""
    x0, y0, x1, y1 = bounds
    new = tuple.__new__
    last_bottom = last_top = upper = lower = nan

    def upright(left: float, bottom: float, right: float, top: float) -> Box:
        nonlocal last_bottom, last_top, upper, lower
        if bottom != last_bottom or top != last_top:  # words of one line share their heights, which saves memory
            last_bottom, last_top, upper, lower = bottom, top, y1 - top, y1 - bottom
        return new(Box, (left - x0, upper, right - x0, lower))

    def turned(left: float, bottom: float, right: float, top: float) -> Box:
        if rotation == 90:
            return Box(bottom - y0, left - x0, top - y0, right - x0)
        if rotation == 180:
            return Box(x1 - right, bottom - y0, x1 - left, top - y0)
        return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)

    return turned if rotation in (90, 180, 270) else upright


class Letters:
    """The characters of a page. Valid as long as the text page is open."""

    def __init__(self, text_page: Any, place: Place) -> None:
        import pypdfium2.raw as pdfium

        self.text = _codes(text_page, pdfium)
        self.place = place
        self._page = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self._loose = _by_address(pdfium.FPDFText_GetLooseCharBox)

    def raw_boxes(self, indices: Sequence[int]) -> list[_Raw]:
        """Left, bottom, right and top in page space of the characters at these places in ``text``.

        pdfium writes each straight into its place of one array: an object for each would cost more than the asking.
        """
        size = _FLOATS * _FLOAT_BYTES
        floats = array("f", bytes(size * len(indices)))
        first, _ = floats.buffer_info()
        places = range(first, first + size * len(indices), size)
        deque(map(self._loose, repeat(self._page), indices, places), maxlen=0)
        numbers = floats.tolist()
        return list(zip(numbers[0::4], numbers[3::4], numbers[2::4], numbers[1::4], strict=True))

    def between(self, start: int, end: int) -> list[tuple[str, Box]]:
        """The characters as they are written out, with their boxes."""
        boxes = self.raw_boxes(range(start, end))
        return [
            (letter.translate(_REPLACED), self.place(*box))
            for letter, box in zip(self.text[start:end], boxes, strict=True)
        ]


def tokens(letters: Letters, width: float, height: float) -> list[Token]:
    """The words on the page as displayed, in the order of the content, their characters normalised.

    Ligatures are written out, a hyphen at the end of a line is ``-``, zero-width characters are dropped. The box of a
    word is that of its first and its last character; only words whose ends lie apart are looked at letter by letter.
    """
    found: list[Token] = []
    text, place = letters.text, letters.place
    words = list(_WORD.finditer(text))
    starts, ends = [word.start() for word in words], [word.end() for word in words]
    boxes = letters.raw_boxes([*starts, *(end - 1 for end in ends)])
    for start, end, first, last in zip(starts, ends, boxes, boxes[len(words) :], strict=False):
        left, bottom, right, top = first
        _, y0, x1, y1 = last
        if bottom == y0 and top == y1 and left < x1 and right <= x1:
            box = place(left, bottom, x1, top)  # of one size on one line, as nearly all are
        elif end - start == 1:
            box = place(left, bottom, right, top)
        elif _is_elsewhere(first, last):
            found += _pieces(letters, start, end)
            continue
        else:
            box = place(*_hull(first, last))
        written = text[start:end]
        if not written.isascii() or written[-1] == "\x02":
            written = written.translate(_REPLACED)
        if written:
            found.append(Token(written, box, letters, start, end))
    return [token for token in found if (box := token.box)[2] > 0 and box[0] < width and box[3] > 0 and box[1] < height]


def _hull(one: _Raw, other: _Raw) -> _Raw:
    left, bottom, right, top = one
    if other[0] < left:
        left = other[0]
    if other[1] < bottom:
        bottom = other[1]
    return left, bottom, other[2] if other[2] > right else right, other[3] if other[3] > top else top


def _pieces(letters: Letters, start: int, end: int) -> list[Token]:
    """The word, cut where pdfium joined the end of one line and the beginning of the next."""
    pieces, first = [], start
    boxes = letters.raw_boxes(range(start, end))
    for index in range(start + 1, end + 1):
        if index == end or _is_elsewhere(boxes[index - 1 - start], boxes[index - start]):
            written = letters.text[first:index].translate(_REPLACED)
            box = union(letters.place(*boxes[at - start]) for at in range(first, index))
            pieces.append(Token(written, box, letters, first, index))
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


def _by_address(function: Any) -> Any:
    """A function of pdfium on a handle, an index and a place, each given as a plain number.

    It is done before another thread could be let in, so none is.
    """
    plain = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return ctypes.cast(function, plain)


def _is_elsewhere(last: _Raw, box: _Raw) -> bool:
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
