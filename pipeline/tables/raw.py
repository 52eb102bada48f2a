"""Tables in the raw text of a PDF: a header line without tabs, cells on lines of their own -> drafts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from pipeline.model import Cell, Page
from pipeline.rulebook import ColumnRules
from pipeline.tables.draft import Draft, Lines, cell
from pipeline.tables.rawhead import Head, header_phrases, headers_in
from pipeline.tables.rawmodel import Cohesion, Column, Shape
from pipeline.tables.rawrow import split_row
from pipeline.tables.rawspans import Cells, Spans
from pipeline.tables.rawtokens import Token, lines_of, tokenise
from pipeline.tables.roles import DAY, PERIOD, WEEK, is_time

_ROUNDS = (1.5, 0.0, 0.0, 0.0)
_WIDEST = 200
_MANY_ROWS = 600
_MAX_ROW_LINES = 45
_OPENERS: dict[str, re.Pattern[str]] = {"week": WEEK, "date": DAY, "period": PERIOD}


class Row(Struct):
    """A row in the making: its words and the last reading of them."""

    tokens: list[Token]
    spans: Spans
    cells: Cells = ()
    lines: list[list[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class Region(Struct):
    """A header line and the rows below it."""

    heads: list[Head]
    start: int
    end: int
    rows: list[Row]
    before_header: bool = False
    blank_rows: int = 0
    columns: list[Column] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    def key(self, number: int) -> str:
        """Columns of one role are one, also over tables; a second one of that role in a table is another."""
        role = self.heads[number].role
        return f"{role}{sum(head.role == role for head in self.heads[:number])}"


def raw_drafts(page: Page, rules: ColumnRules) -> list[Draft]:
    """The raw tables of a text page. Columns of one role share what is learned about them over all tables.

    Every row is read several times, each time with what the other rows taught about the columns.
    """
    lines = Lines(page.text)
    regions = [region for region in _regions(page.text, lines, rules) if region.rows or region.blank_rows]
    columns: dict[str, Column] = {}
    for region in regions:
        region.columns = [
            columns.setdefault(region.key(number), Column(head.role)) for number, head in enumerate(region.heads)
        ]
    rows = sum(len(region.rows) for region in regions)
    for shyness in _ROUNDS if rows <= _MANY_ROWS else _ROUNDS[-1:]:
        for region in regions:
            for shape in region.shapes:
                shape.shyness = shyness
        changed = [_read(page.text, region) for region in regions]
        if not any(changed) and not shyness:
            break
    return [_draft(page, lines, region) for region in regions]


def _regions(text: str, lines: Lines, rules: ColumnRules) -> list[Region]:
    found = headers_in(text, header_phrases(rules))
    headers = [(index, heads) for index, heads in found.items() if is_time(heads[0].role)]
    if not headers:
        return []
    spans = lines.spans(text)
    cohesion = Cohesion(text)
    regions = []
    for number, (index, heads) in enumerate(headers):
        stop = headers[number + 1][0] if number + 1 < len(headers) else len(spans)
        pattern = _OPENERS[heads[0].role]
        openers = [
            line
            for line in range(index + 1, stop)
            if pattern.match(text[slice(*spans[line])].lstrip())
            and (heads[0].role == "week" or _stands_first(text, spans, line, index, pattern))
        ]
        rows = []
        for place, line in enumerate(openers):
            after = openers[place + 1] if place + 1 < len(openers) else min(stop, line + _MAX_ROW_LINES)
            tokens = tokenise(text, spans[line][0], spans[after - 1][1])
            rows.append(Row(tokens, Spans(tokens, cohesion)))
        region = Region(heads, spans[index][0], spans[index][1], rows, number + 1 < len(headers))
        region.shapes = [Shape(_WIDEST // len(heads)) for _ in heads]
        if not rows:
            region.blank_rows = _blank_rows(text, spans[index + 1 : stop], len(heads))
        regions.append(region)
    return regions


def _stands_first(
    text: str, spans: Sequence[tuple[int, int]], line: int, header: int, pattern: re.Pattern[str]
) -> bool:
    """A date or period that opens a row: under the header or an empty line, or with much behind it on its line."""
    if line == header + 1 or not text[slice(*spans[line - 1])].strip():
        return True
    content = text[slice(*spans[line])].strip()
    found = pattern.match(content)
    return found is not None and not content[:4].isdigit() and len(content[found.end() :].split()) >= 2


def _blank_rows(text: str, spans: Sequence[tuple[int, int]], columns: int) -> int:
    """The lines under a header that hold nothing but a blank for every empty cell."""
    count = 0
    for start, end in spans:
        if text[start:end].strip() or end - start < columns - 1:
            break
        count += 1
    return count


def _read(text: str, region: Region) -> bool:
    """Read every row anew, what it taught before apart. True where a reading changed."""
    changed = False
    for row in region.rows:
        last = row is region.rows[-1]
        for column, cell_text in zip(region.columns, row.texts, strict=False):
            column.learn(cell_text, -1)
        split = split_row(
            row.spans,
            region.columns,
            region.shapes,
            open_end=last,
            before_header=last and region.before_header,
            last=row.cells,
        )
        if split.cells != row.cells:
            changed = True
            row.cells = split.cells
            row.lines = [lines_of(row.tokens, *span, text) if span else [] for span in split.cells]
            row.texts = [" ".join(lines) for lines in row.lines]
        for column, cell_text in zip(region.columns, row.texts, strict=True):
            column.learn(cell_text)
    for number, shape in enumerate(region.shapes):
        shape.measure([len(line.strip()) for row in region.rows for line in row.lines[number]])
        shape.always_empty = len(region.rows) > 2 and not any(row.texts[number] for row in region.rows)
    return changed


def _draft(page: Page, lines: Lines, region: Region) -> Draft:
    rows: list[list[Cell]] = [[cell(page, lines, head.start, head.end) for head in region.heads]]
    end = region.heads[-1].end
    for read in region.rows:
        row = []
        at = read.tokens[0].start
        for span in read.cells:
            if span is not None:
                row.append(cell(page, lines, read.tokens[span[0]].start, read.tokens[span[1]].end))
                at = end = read.tokens[span[1]].end
            else:
                row.append(Cell("", page.number, lines.number(at), at, at))
        rows.append(row)
    for _ in range(region.blank_rows):
        end = page.text.index("\n", end) + 1 if "\n" in page.text[end:] else len(page.text)
        rows.append([Cell("", page.number, lines.number(end), end, end) for _ in region.heads])
    return Draft(page.number, region.start, end, rows, header_rows=1)
