"""A text set in type, so that it can be drawn on: lines that do not fit are broken, tables stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from pipeline.model import Box, Grid, Page, Word

SCALE = 2.0
_SIZE, _LEADING, _MARGIN = 10.0, 15.0, 36.0
_WIDTH = 595.0
_MOST_LINES = 240
_TAB, _GAP, _LEAST = 28.0, 10.0, 42.0
_FACES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf", "Arial.ttf")
Span = tuple[int, int]


@lru_cache(maxsize=8)
def font(size: float) -> Any:
    """A plain font at ``size`` pixels: one of the system with all signs of Dutch papers, else that of Pillow."""
    from PIL import ImageFont

    for face in _FACES:
        try:
            return ImageFont.truetype(face, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


class Set(Struct):
    """What has been set so far: words with their boxes, the texts to draw, and how far down the page it came."""

    letter: Any
    words: list[Word] = field(default_factory=list)
    drawn: list[tuple[float, float, str]] = field(default_factory=list)
    y: float = _MARGIN

    def width(self, text: str) -> float:
        """In points."""
        return float(self.letter.getlength(text)) / SCALE

    def line(self, text: str, offset: int, left: float, right: float, indent: float) -> None:
        """One line of text between two edges, broken where it does not fit; ``y`` ends at its last line."""
        x = left
        for found in re.finditer(r"\t|[^\S\t]+|\S+", text):
            piece = found.group()
            if piece == "\t":
                x += _TAB
                continue
            wide = self.width(piece)
            if x + wide > right and x > left:
                x, self.y = left + indent, self.y + _LEADING
            if not piece.isspace():
                start = offset + found.start()
                self.drawn.append((x, self.y, piece))
                box = Box(x, self.y, x + wide, self.y + _LEADING - 2)
                self.words.append(Word(start, start + len(piece), box))
            x += wide

    def rows(self, text: str, rows: Sequence[Sequence[Span | None]]) -> None:
        """A table: every column as wide as its texts ask for, as far as the page allows."""
        edges = _edges([self._longest(text, column) for column in zip(*rows, strict=True)])
        for row in rows:
            top = bottom = self.y
            for cell, left, right in zip(row, edges, edges[1:], strict=False):
                if cell is None:
                    continue
                self.y, offset = top, cell[0]
                for number, line in enumerate(text[cell[0] : cell[1]].split("\n")):
                    self.y += _LEADING if number else 0
                    self.line(line, offset, left, right - _GAP, 0)
                    offset += len(line) + 1
                bottom = max(bottom, self.y)
            self.y = bottom + _LEADING

    def _longest(self, text: str, cells: Iterable[Span | None]) -> float:
        lines = [line for cell in cells if cell for line in text[cell[0] : cell[1]].split("\n")]
        return max((self.width(line) for line in lines), default=0.0)


def typeset(page: Page) -> tuple[Set, str | None]:
    """The page set in type, and in Dutch what of a long text was left out."""
    made = Set(font(_SIZE * SCALE))
    lines = page.text.split("\n")
    end = sum(len(line) + 1 for line in lines[:_MOST_LINES])
    tables = sorted([*map(_of_grid, page.grids), *_of_tabs(page)], key=lambda rows: _bounds(rows)[0])
    at = 0
    for rows in tables:
        start, stop = _bounds(rows)
        if start < at or stop > end:
            continue
        _plain(made, page.text, at, start)
        made.rows(page.text, rows)
        at = stop + 1
    _plain(made, page.text, at, min(end, len(page.text) + 1))
    left_out = f"Alleen de eerste {_MOST_LINES} van de {len(lines)} regels zijn getekend."
    return made, left_out if len(lines) > _MOST_LINES else None


def draw(made: Set) -> Any:
    """The picture of what was set."""
    from PIL import Image, ImageDraw

    size = (round(_WIDTH * SCALE), round(max(made.y + _MARGIN, 200.0) * SCALE))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for x, y, text in made.drawn:
        pen.text((x * SCALE, y * SCALE), text, fill=(20, 20, 20), font=made.letter)
    return image


def _plain(made: Set, text: str, start: int, end: int) -> None:
    for line in text[start : max(start, end - 1)].split("\n") if end > start else ():
        made.line(line, start, _MARGIN, _WIDTH - _MARGIN, _TAB)
        made.y += _LEADING
        start += len(line) + 1


def _of_grid(grid: Grid) -> list[list[Span | None]]:
    rows: list[list[Span | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = (cell.start, cell.end)
    return rows


def _of_tabs(page: Page) -> Iterator[list[list[Span | None]]]:
    """Lines on end that are parted into equally many cells by tabs, where the page has no grids."""
    if page.grids:
        return
    rows: list[list[Span | None]] = []
    offset = 0
    for line in [*page.text.split("\n"), ""]:
        cells: list[Span | None] = []
        at = offset
        for part in line.split("\t"):
            cells.append((at, at + len(part)))
            at += len(part) + 1
        if rows and len(cells) != len(rows[0]):
            if len(rows) > 1:
                yield rows
            rows = []
        if len(cells) > 2:
            rows.append(cells)
        offset += len(line) + 1


def _bounds(rows: Sequence[Sequence[Span | None]]) -> Span:
    cells = [cell for row in rows for cell in row if cell is not None]
    return min(cell[0] for cell in cells), max(cell[1] for cell in cells)


def _edges(wanted: Sequence[float]) -> list[float]:
    """The left edges of the columns and the right edge of the last: wide columns give way first."""
    room = _WIDTH - 2 * _MARGIN
    widths = [wide + _GAP for wide in wanted]
    low, high = 0.0, max(widths)
    for _ in range(30):
        most = (low + high) / 2
        low, high = (low, most) if sum(min(wide, most) for wide in widths) > room else (most, high)
    most = max(low, _LEAST) if sum(widths) > room else high
    edges = [_MARGIN]
    for wide in widths:
        edges.append(edges[-1] + min(wide, most))
    return edges
