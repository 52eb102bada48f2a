"""What reading and tables give: a source, its pages and words, and tables with their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from pipeline.model.values import OCR_SURE, Box, ReadBy, TableKind, hull


class Source(Struct, frozen=True, gc=False):
    """A file as it lies in the inbox. ``name`` is its path under ``inbox/`` with ``/``."""

    name: str
    sha256: str
    media_type: str
    mail: str | None = None


# --- room 2, read ---------------------------------------------------------------------------------------------------


class Word(NamedTuple):
    """A run of characters without white space: ``page.text[start:end]``, with its box."""

    start: int
    end: int
    box: Box


class GridCell(Struct, frozen=True, gc=False):
    """One cell of a grid as drawn. Its raw text, line breaks and all, is ``page.text[start:end]``; empty: start == end.

    ``row`` and ``column`` count from 0. A cell merged over several rows or columns stands once, with its spans.
    """

    row: int
    column: int
    start: int
    end: int
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None


class Grid(Struct, frozen=True, gc=False):
    """A table as it stands on one page, before any meaning is given to it."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    box: Box | None = None


_end: Callable[[Word], int] = attrgetter("end")


class Page(Struct, frozen=True, gc=False):
    """One page. ``text`` is never cleaned: offsets hold. ``words`` is empty where there are no boxes (text files).

    The words stand in the order of the text, none over another.
    ``confidences`` are those of the words where OCR saw them, in the order of ``words``, from 0 to 1; else empty.
    ``confidence`` is their mean, None where OCR did not read the page.
    A page that was scanned askew or turned has the boxes of its words and grids on the page laid straight;
    ``askew`` (a, b, c, d, e, f) brings them to the page as displayed: x' = ax + by + c, y' = dx + ey + f.
    ``furniture``: where the running header and footer stand in ``text``, as (start, end), the white beside them too.
    """

    number: int
    text: str
    width: float | None = None
    height: float | None = None
    read_by: ReadBy = "text"
    words: tuple[Word, ...] = ()
    grids: tuple[Grid, ...] = ()
    confidences: tuple[float, ...] = ()
    confidence: float | None = None
    askew: tuple[float, float, float, float, float, float] | None = None
    furniture: tuple[tuple[int, int], ...] = ()

    def line(self, offset: int) -> int:
        """The line of the page's text on which the character at ``offset`` stands, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def box(self, start: int, end: int) -> Box | None:
        """The union, as displayed, of the boxes of the words that ``start:end`` touches; None where there are none."""
        if not self.words:
            return None
        first = bisect_right(self.words, start, key=_end)
        touched = takewhile(lambda word: word.start < end, islice(self.words, first, None))
        return self.displayed(hull(word.box for word in touched))

    def displayed(self, box: Box | None) -> Box | None:
        """A box of this page's words or grids as it lies on the page as displayed."""
        if box is None or self.askew is None:
            return box
        a, b, c, d, e, f = self.askew
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [a * x + b * y + c for x, y in corners], [d * x + e * y + f for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def doubts(self, doubts: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
        """The doubts about a date at ``start:end``, with ``ocr`` where OCR was not sure of a word that it touches."""
        unsure = any(
            sure < OCR_SURE and word.start < end and start < word.end
            for word, sure in zip(self.words, self.confidences, strict=False)
        )
        return (*doubts, "ocr") if unsure and "ocr" not in doubts else doubts


def page_starts(pages: Iterable[Page]) -> dict[int, int]:
    """Where each page begins in the text of all pages joined by form feeds, by page number, in their order."""
    starts: dict[int, int] = {}
    at = 0
    for page in pages:
        starts[page.number] = at
        at += len(page.text) + 1
    return starts


class Unread(Struct, frozen=True, gc=False):
    """A part of a paper that could not be read, with the Dutch reason. ``page`` is None where it is not one page."""

    what: str
    why: str
    page: int | None = None


class Document(Struct, frozen=True, gc=False):
    """What the reading room makes of one file's bytes.

    ``scanned`` counts the pages without a text layer, ``engine`` names what read them (empty: nothing did, or it
    failed).
    """

    media_type: str
    pages: tuple[Page, ...]
    unread: tuple[Unread, ...] = ()
    scanned: int = 0
    engine: str = ""


# --- room 3, normalise ----------------------------------------------------------------------------------------------


class Cell(Struct, frozen=True, gc=False):
    """A cell with its text mended (line breaks and broken words joined) and its place on the page.

    ``text == ''`` is an empty cell; ``merged`` says that the text stands in the first cell of a merged one, above.
    ``start``/``end`` span the raw text on the page; the raw text may hold line breaks.
    """

    text: str
    page: int
    line: int
    start: int
    end: int
    box: Box | None = None
    merged: bool = False


class Table(Struct, frozen=True, gc=False):
    """A normalised table; one table however many pages it runs over.

    ``roles`` gives per column its meaning (``week``, ``date``, ``activity``, ``body``, ``remarks``, ``status``,
    ``result``, ``period``) or ``None``; ``rows`` excludes the header. ``fills`` are (row, column, "#RRGGBB") from 0.
    """

    page: int
    end_page: int
    caption: str | None
    kind: TableKind
    columns: tuple[str, ...]
    roles: tuple[str | None, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fills: tuple[tuple[int, int, str], ...] = ()


# --- room 4, dates --------------------------------------------------------------------------------------------------
