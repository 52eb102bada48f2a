"""Characters of a PDF page, through pdfium: words as drawn, with boxes in displayed coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipeline.model import Box

Place = Callable[[float, float, float, float], Box]
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LINE_END_HYPHENS = "\x02\ufffe\xad"
_SPACES = " \t\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DROPPED = "\u200b\u200c\u200d\u2060\ufeff"
_REPLACED: dict[str, str] = {
    **{chr(code): text for code, text in _LIGATURES.items()},
    **dict.fromkeys(_LINE_END_HYPHENS, "-"),
    **dict.fromkeys(_DROPPED, ""),
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\u2011": "-",
}


@dataclass(slots=True)
class Token:
    """A word of a page before its place in the text is known. ``breaks``: pdfium begins a new line here."""

    text: str
    box: Box
    breaks: bool
    letters: list[tuple[str, Box]] = field(default_factory=list)


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


def tokens(text_page: Any, place: Place, width: float, height: float) -> list[Token]:
    """The words on the page as displayed, in the order of the content, their characters normalised.

    Ligatures are written out, a hyphen at the end of a line is ``-``, zero-width characters are dropped.
    """
    import pypdfium2.raw as pdfium

    codes = _codes(text_page, pdfium)
    loose = pdfium.FPDFText_GetLooseCharBox
    handle = text_page.raw
    rect = pdfium.FS_RECTF()
    found: list[Token] = []
    letters: list[tuple[str, Box]] = []
    breaks = True

    def close() -> None:
        nonlocal breaks
        if letters:
            box = union(letter[1] for letter in letters)
            if box.x1 > 0 and box.x0 < width and box.bottom > 0 and box.top < height:
                found.append(Token("".join(letter[0] for letter in letters), box, breaks, letters.copy()))
                breaks = False
            letters.clear()

    for index, character in enumerate(codes):
        if character in "\r\n":
            close()
            breaks = True
        elif character in _SPACES or (character < " " and character not in _LINE_END_HYPHENS):
            close()
        else:
            character = _REPLACED.get(character, character)
            if character and loose(handle, index, rect):
                box = place(rect.left, rect.bottom, rect.right, rect.top)
                if letters and _is_elsewhere(letters[-1][1], box):
                    close()
                    breaks = True
                letters.append((character, box))
    close()
    return found


def _is_elsewhere(last: Box, box: Box) -> bool:
    """Neither beside nor below the letter before it: pdfium joins a word over a hyphen at the end of a line."""
    shared_height = min(last.bottom, box.bottom) - max(last.top, box.top)
    shared_width = min(last.x1, box.x1) - max(last.x0, box.x0)
    beside = shared_height > 0.5 * min(last.bottom - last.top, box.bottom - box.top)
    return not beside and shared_width <= 0


def _codes(text_page: Any, pdfium: Any) -> str | list[str]:
    """The page's characters, index for index as pdfium counts them."""
    count = text_page.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    get = pdfium.FPDFText_GetUnicode
    return [_character(get(text_page.raw, index)) for index in range(count)]


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def union(boxes: Any) -> Box:
    """The smallest box around all ``boxes`` (at least one)."""
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
