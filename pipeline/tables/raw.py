"""Tables in the raw text of a PDF: a header line without tabs, cells on lines of their own -> drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Cell, Page
from pipeline.rulebook import ColumnRules
from pipeline.tables.draft import Draft, Lines, cell
from pipeline.tables.rawhead import Head, split_header
from pipeline.tables.rawmodel import Column
from pipeline.tables.rawrow import Split, Token, lines_of, split_row, tokenise
from pipeline.tables.roles import DAY, PERIOD, WEEK, is_time

_ROUNDS = 4
_MAX_ROW_LINES = 45
_OPENERS: dict[str, re.Pattern[str]] = {"week": WEEK, "date": DAY, "period": PERIOD}


@dataclass(slots=True)
class Region:
    """A header line, and the rows below it as spans of the page's text."""

    heads: list[Head]
    start: int
    end: int
    rows: list[tuple[int, int]]
    before_header: bool = False
    blank_rows: int = 0
    always_empty: set[int] = field(default_factory=set)


def raw_drafts(page: Page, rules: ColumnRules) -> list[Draft]:
    """The raw tables of a text page. Columns of one role share what is learned about them over all tables."""
    lines = Lines(page.text)
    regions = _regions(page.text, lines, rules)
    timed = [region for region in regions if region.rows or region.blank_rows]
    columns: dict[str, Column] = {}
    readings: dict[int, list[tuple[list[Token], Split]]] = {}
    for _ in range(_ROUNDS):
        readings = {index: _read(page.text, region, columns) for index, region in enumerate(timed)}
        columns = _learned(page.text, timed, readings)
    return [_draft(page, lines, region, readings[index]) for index, region in enumerate(timed)]


def _regions(text: str, lines: Lines, rules: ColumnRules) -> list[Region]:
    spans = [(start, end) for start, end in zip(lines.starts, [*[s - 1 for s in lines.starts[1:]], len(text)], strict=True)]
    headers = []
    for index, (start, end) in enumerate(spans):
        heads = split_header(text[start:end], start, rules) if "\t" not in text[start:end] else None
        if heads is not None and is_time(heads[0].role):
            headers.append((index, heads))
    regions = []
    for number, (index, heads) in enumerate(headers):
        stop = headers[number + 1][0] if number + 1 < len(headers) else len(spans)
        pattern = _OPENERS[heads[0].role]
        openers = [line for line in range(index + 1, stop) if pattern.match(text[slice(*spans[line])].lstrip())]
        rows = []
        for place, line in enumerate(openers):
            after = openers[place + 1] if place + 1 < len(openers) else min(stop, line + _MAX_ROW_LINES)
            rows.append((spans[line][0], spans[after - 1][1]))
        region = Region(heads, spans[index][0], spans[index][1], rows, number + 1 < len(headers))
        if not rows:
            region.blank_rows = _blank_rows(text, spans[index + 1 : stop], len(heads))
        regions.append(region)
    return regions


def _blank_rows(text: str, spans: Sequence[tuple[int, int]], columns: int) -> int:
    """The lines under a header that hold nothing but a blank for every empty cell."""
    count = 0
    for start, end in spans:
        if text[start:end].strip() or end - start < columns - 1:
            break
        count += 1
    return count


def _read(text: str, region: Region, columns: dict[str, Column]) -> list[tuple[list[Token], Split]]:
    models = _models(region, columns)
    read = []
    for number, (start, end) in enumerate(region.rows):
        tokens = tokenise(text, start, end)
        last = number == len(region.rows) - 1
        read.append((tokens, split_row(tokens, models, text, last, last and region.before_header)))
    if len(read) > 2:
        region.always_empty = {
            number for number in range(len(models)) if all(split.cells[number] is None for _, split in read)
        }
    return read


def _models(region: Region, columns: dict[str, Column]) -> list[Column]:
    return [
        replace(
            columns.get(_key(region, number), Column(head.role)),
            limit=200 // len(region.heads),
            always_empty=number in region.always_empty,
        )
        for number, head in enumerate(region.heads)
    ]


def _key(region: Region, number: int) -> str:
    """Columns of one role are one, also over tables; a second one of that role in a table is another."""
    role = region.heads[number].role
    return f"{role}{sum(head.role == role for head in region.heads[:number])}"


def _learned(
    text: str, regions: Sequence[Region], readings: dict[int, list[tuple[list[Token], Split]]]
) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for index, region in enumerate(regions):
        for number, head in enumerate(region.heads):
            column = columns.setdefault(_key(region, number), Column(head.role))
            for tokens, split in readings[index]:
                span = split.cells[number]
                lines = lines_of(tokens, *span, text) if span else []
                column.learn(" ".join(lines), lines)
    return columns


def _draft(page: Page, lines: Lines, region: Region, read: Sequence[tuple[list[Token], Split]]) -> Draft:
    rows: list[list[Cell]] = [[cell(page, lines, head.start, head.end) for head in region.heads]]
    end = region.heads[-1].end
    for tokens, split in read:
        row = []
        at = tokens[0].start
        for span in split.cells:
            if span is not None:
                row.append(cell(page, lines, tokens[span[0]].start, tokens[span[1]].end))
                at = end = tokens[span[1]].end
            else:
                row.append(Cell("", page.number, lines.number(at), at, at))
        rows.append(row)
    for _ in range(region.blank_rows):
        end = page.text.index("\n", end) + 1 if "\n" in page.text[end:] else len(page.text)
        rows.append([Cell("", page.number, lines.number(end), end, end) for _ in region.heads])
    return Draft(page.number, region.start, end, rows, header_rows=1)
