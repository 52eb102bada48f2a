"""How wide and high text is: the advance widths of Arial, so that no row is too low and no column too narrow.

Arial stands on every Windows and Mac; Liberation Sans has the same widths elsewhere. The widths were measured with
Pillow (``ImageFont.getlength``) on Liberation Sans, in thousandths of an em; a test measures them again. They are
written down here because the same report must give the same file on a machine that has neither font.
Lengths are in points; a column's width is in Excel's characters (the widest digit of the default font).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

FONT = "Arial"
DEFAULT_SIZE = 10
_POINTS_PER_CHARACTER = 5.25
_CELL_PADDING = 4.5
_LINE = 1.28
_ROW_PADDING = 4.0
_ALLOWANCE = 1.05
"""Screens round each letter to whole pixels: text runs up to five percent wider than its metrics."""
MAX_ROW_HEIGHT = 409.5

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584",
    "278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 333 333 333 365 556 "
    "834 834 834 611",
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584",
    "278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 556 333 333 333 365 556 "
    "834 834 834 611",
)
_OTHERS = {
    "Æ": 1000,
    "æ": 889,
    "Ø": 778,
    "ø": 611,
    "ß": 611,
    "Ð": 722,
    "ð": 611,
    "Þ": 667,
    "þ": 611,
    "×": 584,
    "÷": 549,
    "Œ": 1000,
    "œ": 944,
    "Ł": 611,
    "ł": 278,
    "ı": 278,
    "‐": 333,
    "–": 556,
    "—": 1000,
    "‘": 278,
    "’": 278,
    "‚": 278,
    "“": 500,
    "”": 500,
    "„": 500,
    "•": 350,
    "…": 1000,
    "‰": 1000,
    "‹": 333,
    "›": 333,
    "€": 556,
    "→": 1000,
    "←": 1000,
    "≤": 549,
    "≥": 549,
    "▲": 990,
    "▼": 990,
    "►": 990,
    "◄": 990,
    "●": 604,
    "○": 604,
    "◆": 750,
    "█": 709,
    "\u00ad": 333,
}


class _Widths(dict[str, int]):
    """Thousandths of an em by letter; an unknown letter is looked up by its base letter, else it counts as wide."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
            width = 0
        elif base != letter:
            width = self[base]
        else:
            width = 1000
        self[letter] = width
        return width


def _table(runs: tuple[str, str]) -> _Widths:
    widths = _Widths()
    for first, run in zip((0x20, 0xA0), runs, strict=True):
        widths.update({chr(first + n): int(width) for n, width in enumerate(run.split())})
    widths.update(_OTHERS)
    return widths


_WIDTHS = {False: _table(_REGULAR), True: _table(_BOLD)}


class _Words(dict[str, int]):
    """Thousandths of an em by word; most words of a book stand in it many times."""

    def __init__(self, letters: _Widths) -> None:
        super().__init__()
        self.letters = letters

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        wide = self[word] = sum(map(self.letters.__getitem__, word))
        return wide


_MOST_WORDS = 20_000
_WORDS = {bold: _Words(letters) for bold, letters in _WIDTHS.items()}


def text_width(text: str, size: float = DEFAULT_SIZE, bold: bool = False) -> float:
    """Width in points of one line of text."""
    return sum(map(_WIDTHS[bold].__getitem__, text)) * size / 1000


def usable(width: float) -> float:
    """Points of text that fit on one line in a column of ``width`` characters."""
    return width * _POINTS_PER_CHARACTER - _CELL_PADDING


def column_points(width: float) -> float:
    """Points that a column of ``width`` characters takes on paper."""
    return width * _POINTS_PER_CHARACTER


@lru_cache(maxsize=20_000)
def wrap(text: str, points: float, size: float = DEFAULT_SIZE, bold: bool = False) -> tuple[str, ...]:
    """The lines in which a cell of so many usable points shows the text; long words are broken, as Excel does."""
    room = points * 1000 / (size * _ALLOWANCE)
    widths = _WIDTHS[bold]
    space = widths[" "]
    known = _WORDS[bold]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        words = paragraph.split(" ")
        sizes = [known[word] for word in words]
        if sum(sizes) + space * (len(words) - 1) <= room:
            lines.append(paragraph)
            continue
        line: list[str] = []
        used = 0.0
        for word, wide in zip(words, sizes, strict=True):
            if line and used + space + wide <= room:
                line.append(word)
                used += space + wide
                continue
            if line:
                lines.append(" ".join(line))
            pieces = _broken(word, room, widths) if wide > room else [word]
            lines.extend(pieces[:-1])
            line = pieces[-1:]
            used = sum(map(widths.__getitem__, line[0]))
        lines.append(" ".join(line))
    return tuple(lines)


_PART = re.compile(r"\w+\W*|\W+")


def _broken(word: str, room: float, widths: _Widths) -> list[str]:
    """A word wider than its column, broken after punctuation where it has any, and elsewhere between letters.

    Programs differ in where they break such a word; this way takes the most lines.
    """
    pieces: list[str] = []
    start, used = 0, 0.0
    for part in _PART.finditer(word):
        wide = sum(map(widths.__getitem__, part.group()))
        if used and used + wide > room:
            pieces.append(word[start : part.start()])
            start, used = part.start(), 0.0
        if wide <= room:
            used += wide
            continue
        for n in range(part.start(), part.end()):
            letter = widths[word[n]]
            if n > start and used + letter > room:
                pieces.append(word[start:n])
                start, used = n, 0.0
            used += letter
    return [*pieces, word[start:]]


def width_for(texts: Iterable[str], least: float, most: float = 24, size: float = 9) -> float:
    """The width of a column in which no word of these texts is broken, between the least and the most."""
    longest = max((text_width(word, size) for text in texts for word in text.split()), default=0.0)
    needed = (longest * _ALLOWANCE + _CELL_PADDING) / _POINTS_PER_CHARACTER
    return max(least, min(most, math.ceil(needed * 2) / 2))


@lru_cache(maxsize=512)
def height(lines: int, size: float = DEFAULT_SIZE) -> float:
    """Points that a row needs for so many lines, in quarters as Excel keeps them."""
    return min(MAX_ROW_HEIGHT, round((lines * size * _LINE + _ROW_PADDING) * 4 + 0.5) / 4)


def shortened(text: str, points: float, lines: int, size: float = DEFAULT_SIZE, mark: str = " […]") -> str:
    """The text, or as many of its lines as may stand, closed by a mark that says that there is more."""
    if "\n" not in text and len(text) * size * _ALLOWANCE <= points * max(1, (lines - 1) / 2):
        return text
    most = int(lines * points * 1000 / (200 * size)) + 100
    shown = wrap(text[:most], points, size)
    if len(shown) <= lines and len(text) <= most:
        return text
    last = wrap(shown[lines - 1], points - text_width(mark, size) * _ALLOWANCE, size)[0] if len(shown) >= lines else ""
    kept = [*shown[: lines - 1], last.rstrip() + mark]
    return _unwrapped(text, kept[:-1]) + kept[-1]


def _unwrapped(text: str, lines: list[str]) -> str:
    """The lines as they stood in the text: with a break where it had one, else as wrapped."""
    shown = ""
    for line in lines:
        shown += line
        shown += text[len(shown)] if len(shown) < len(text) and text[len(shown)] in "\n " else ""
    return shown
