"""Tables in the making: rows of cells with their place, before header, caption and continuation are settled."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct, field

from pipeline.model import Box, Cell, Page

_LINE_FEED = re.compile("\n")


class Draft(Struct):
    """A table as found on one page.

    ``start``/``end`` span it in the page's text; ``edges`` are its column edges; ``full`` the offsets of the line
    breaks in cells at which the line had no room for one letter more.
    """

    page: int
    start: int
    end: int
    rows: list[list[Cell]]
    fills: list[tuple[int, int, str]] = field(default_factory=list)
    edges: tuple[float, ...] = ()
    header_rows: int | None = None
    full: frozenset[int] = frozenset()

    def full_in(self, cell: Cell) -> frozenset[int]:
        """Those of ``full`` that lie in a cell, as places in its text."""
        return frozenset(place - cell.start for place in self.full if cell.start < place < cell.end)


class Lines:
    """The lines of a page's text: ``Lines(text).number(offset)`` counts from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in _LINE_FEED.finditer(text))]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every line of ``text``, the line feed left out."""
        return list(zip(self.starts, [*(start - 1 for start in self.starts[1:]), len(text)], strict=True))

    def number(self, offset: int) -> int:
        """The line in which ``offset`` lies."""
        return bisect_right(self.starts, offset)


def cell(page: Page, lines: Lines, start: int, end: int, box: Box | None = None) -> Cell:
    """The cell whose raw text is ``page.text[start:end]``; its text is mended later, with the whole paper at hand."""
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    return Cell(page.text[start:end], page.number, lines.number(start), start, end, box)
