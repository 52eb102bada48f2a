"""What is drawn on a page: the outlines, in points, of its words, tables, dates and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from pipeline import names
from pipeline.model import Box, DateMention, Extraction, NameMention, Page, Word, hull
from pipeline.rulebook import Rulebook
from pipeline.show.paper import Paper
from pipeline.texts import DATE_DOUBTS_SHORT, period

Outline = tuple[tuple[float, float], ...]
_KINDS = {"body": "gremium", "product": "product", "act": "handeling", "municipality": "gemeente", "track": "spoor"}


class Mark(Struct, frozen=True):
    """One thing on the page: its outlines (one a line), its label there, and what stands in the legend about it."""

    outlines: tuple[Outline, ...]
    label: str = ""
    note: str = ""


class Layers(Struct, frozen=True):
    """All that is drawn, kind by kind; ``tables`` have the outline of the whole first, then those of the cells."""

    words: tuple[Mark, ...]
    tables: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    names: tuple[Mark, ...]


def layers_of(page: Page, paper: Paper, extraction: Extraction, rules: Rulebook) -> Layers:
    """The marks of a page, in its own order."""
    dates = [mention for mention in extraction.dates if mention.page == page.number]
    found_names = list(dict.fromkeys(_names(page, rules)))
    return Layers(
        tuple(Mark((_outline(page, word.box),)) for word in paper.words),
        tuple(_tables(page, paper, extraction)),
        tuple(
            Mark(_lines(page, paper, one.start_char, one.end_char), f"D{number}", _date_note(one))
            for number, one in enumerate(dates, 1)
        ),
        tuple(
            Mark(_lines(page, paper, one.start, one.end), f"N{number}", _name_note(page, one, rules))
            for number, one in enumerate(found_names, 1)
        ),
    )


def _names(page: Page, rules: Rulebook) -> Iterable[NameMention]:
    for sentence in names.recogniser(rules).sentences(page.text):
        for name in sentence.names:
            start, last = sentence.offsets[name.start], sentence.offsets[name.end - 1]
            yield NameMention(name.kind, name.id, start, last + 1)


def _tables(page: Page, paper: Paper, extraction: Extraction) -> Iterator[Mark]:
    """The grids of the page; of a page without grids the tables that were read from its text."""
    if page.grids:
        yield from (_table(page, paper, number) for number in range(len(page.grids)))
        return
    number = 0
    for table in extraction.tables:
        boxes = [
            box
            for row in table.rows
            for cell in row
            if cell.page == page.number and (box := paper.box(cell.start, cell.end)) is not None
        ]
        whole = hull(boxes)
        if whole is not None:
            number += 1
            note = f"{len(table.rows)} rijen, {len(table.columns)} kolommen"
            yield Mark(tuple(_outline(page, box) for box in (whole, *boxes)), f"T{number}", note)


def _table(page: Page, paper: Paper, number: int) -> Mark:
    grid = page.grids[number]
    cells = [cell.box or paper.box(cell.start, cell.end) for cell in grid.cells]
    known = [box for box in cells if box is not None]
    whole = grid.box or hull(known)
    outlines = [_outline(page, box) for box in ([whole] if whole else []) + known]
    note = f"{grid.rows} rijen, {grid.columns} kolommen"
    return Mark(tuple(outlines), f"T{number + 1}", note)


def _lines(page: Page, paper: Paper, start: int, end: int) -> tuple[Outline, ...]:
    """The outlines of a span, one for each line on which it stands."""
    words = [word for word in paper.words if word.start < end and start < word.end]
    boxes = []
    for _, group in groupby(words, key=lambda word: _line_of(page, word)):
        box = hull(paper.part(word, start, end) for word in group)
        if box is not None:
            boxes.append(box)
    return tuple(_outline(page, box) for box in boxes)


def _line_of(page: Page, word: Word) -> tuple[int, float]:
    """The line of the text, and where that was broken the line of type."""
    return page.text.count("\n", 0, word.start), word.box.top if page.width is None else 0.0


def _outline(page: Page, box: Box) -> Outline:
    """The corners of a box as displayed, around; those of a page scanned askew lie askew."""
    corners = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
    if page.askew is None:
        return corners
    a, b, c, d, e, f = page.askew
    return tuple((a * x + b * y + c, d * x + e * y + f) for x, y in corners)


def _date_note(mention: DateMention) -> str:
    doubts = ", ".join(DATE_DOUBTS_SHORT.get(doubt, doubt) for doubt in mention.doubts)
    read = period(mention.start, mention.end)
    return f"{' '.join(mention.text.split())} = {read}" + (f" ({doubts})" if doubts else "")


def _name_note(page: Page, name: NameMention, rules: Rulebook) -> str:
    said = " ".join(page.text[name.start : name.end].split())
    return f"{said} = {_KINDS[name.kind]} {name.id}"
