"""Tables continued over pages made one, rows cut by a page break joined, header and kind settled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model import Cell, Document, Table, TableKind
from pipeline.rulebook import ColumnRules
from pipeline.tables.caption import caption_above, is_continued, is_furniture, same_caption
from pipeline.tables.draft import Draft
from pipeline.tables.mend import Mender
from pipeline.tables.roles import (
    DAY,
    PERIOD,
    UNPLANNED,
    WEEK,
    by_content,
    by_elimination,
    by_header,
    header_by_contrast,
    header_by_shade,
    header_rows,
    is_period_head,
    is_time,
    with_years,
    without_bands,
)

_EDGE = 0.4
_NUMBER = re.compile(r"\d{1,3}\.?")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")


class Part(Struct):
    """A draft with its cells mended, its header and caption known."""

    page: int
    caption: str | None
    header: list[Cell] | None
    rows: list[list[Cell]]
    fills: list[tuple[int, int, str]]
    edges: tuple[float, ...]
    text_before: bool
    pages: list[int] = field(default_factory=list)


def tables_of(document: Document, drafts: Sequence[Draft], rules: ColumnRules) -> tuple[Table, ...]:
    """The tables of a paper, in its order."""
    if not drafts:
        return ()
    mender = Mender(page.text for page in document.pages)
    parts: list[Part] = []
    furniture = _furniture(document)
    previous: Draft | None = None
    for draft in drafts:
        part = _part(document, draft, previous, mender, rules, furniture)
        if parts and _continues(parts[-1], part, rules):
            _append(parts[-1], part, mender)
        else:
            parts.append(part)
        previous = draft
    return tuple(_table(part, rules) for part in parts)


def _part(
    document: Document,
    draft: Draft,
    previous: Draft | None,
    mender: Mender,
    rules: ColumnRules,
    furniture: frozenset[str],
) -> Part:
    text = document.pages[draft.page - document.pages[0].number].text
    floor = previous.end if previous is not None and previous.page == draft.page else 0
    rows = [[_mended(cell, draft, mender) for cell in row] for row in draft.rows]
    count, head, title = _head(draft, rows, rules)
    caption = caption_above(_without(text[floor : draft.start], furniture), draft.start - floor, 0)
    caption = title or caption
    fills = [(row - count, column, colour) for row, column, colour in draft.fills if row >= count]
    between = text[floor : draft.start]
    if previous is not None and previous.page != draft.page:
        first = document.pages[0].number
        between = document.pages[previous.page - first].text[previous.end :] + "\n" + between
        skipped = document.pages[previous.page + 1 - first : draft.page - first]
        between = "\n".join([between, *(page.text for page in skipped)])
    return Part(draft.page, caption, head, rows[count:], fills, draft.edges, bool(_without(between, furniture).strip()))


def _mended(cell: Cell, draft: Draft, mender: Mender) -> Cell:
    text = mender.mend(cell.text, draft.full_in(cell)) if cell.text else ""
    return cell if text == cell.text else replace(cell, text=text)


def _head(draft: Draft, rows: list[list[Cell]], rules: ColumnRules) -> tuple[int, list[Cell] | None, str | None]:
    """How many rows are the header, the header itself, and the title that stands in a row above it."""
    texts = [[cell.text for cell in row] for row in rows]
    count = draft.header_rows
    if count is None:
        if _is_grouped(rows, texts, rules):
            heads = with_years(texts[0], [low or high for high, low in zip(texts[0], texts[1], strict=True)])
            return 2, [replace(cell, text=text) for cell, text in zip(rows[1], heads, strict=True)], None
        count = header_rows(texts, rules) or int(header_by_contrast(texts) or header_by_shade(draft.fills, texts))
    if not count:
        return 0, None, None
    head, title = rows[count - 1], None
    if count == 2:
        if not any(text.isdigit() for text in texts[0]):
            title = next((text for text in texts[0] if text), None)
        years = with_years(texts[0], texts[1])
        head = [replace(cell, text=text) for cell, text in zip(head, years, strict=True)]
    return count, head, title


def _is_grouped(rows: list[list[Cell]], texts: list[list[str]], rules: ColumnRules) -> bool:
    """Two lines of head: cells over several columns, and below them a head for each column that has none yet."""
    if len(rows) < 3 or not any(cell.merged for cell in rows[0][1:]):
        return False
    spanning = {at - 1 for at, cell in enumerate(rows[0]) if cell.merged} | {
        at for at, cell in enumerate(rows[0]) if cell.merged
    }
    if len(spanning) == len(rows[0]) and sum(map(bool, texts[0])) == 1:
        return False
    heads = [low or high for high, low in zip(texts[0], texts[1], strict=True)]
    if not all(heads) or any(
        high and low for at, (high, low) in enumerate(zip(*texts[:2], strict=True)) if at not in spanning
    ):
        return False
    return bool(header_rows([heads], rules)) or header_by_contrast([heads, *texts[2:]])


def _furniture(document: Document) -> frozenset[str]:
    """Lines that stand at the top or bottom of two pages or more, digits apart."""
    seen: dict[str, int] = {}
    for page in document.pages:
        lines = [line for line in page.text.split("\n") if line.strip()]
        for line in {_shape(line) for line in (*lines[:3], *lines[-3:]) if "\t" not in line}:
            seen[line] = seen.get(line, 0) + 1
    return frozenset(line for line, count in seen.items() if count > 1)


def _shape(line: str) -> str:
    return "".join("0" if character.isdigit() else character for character in " ".join(line.split()))


def _without(text: str, furniture: frozenset[str]) -> str:
    return "\n".join(
        "" if is_furniture(line) or (_shape(line) in furniture and "\t" not in line) else line
        for line in text.split("\n")
    )


def _continues(above: Part, below: Part, rules: ColumnRules) -> bool:
    if len(_width(above)) != len(_width(below)):
        return False
    if below.caption is not None and not same_caption(above.caption, below.caption) and not is_continued(below.caption):
        return False
    if below.text_before and below.caption is None:
        return False
    same_header = above.header and below.header and _same_texts(above.header, below.header)
    if not same_header and not _edges_agree(above.edges, below.edges):
        return False
    if below.header is None:
        return above.header is None or above.page != below.page or below.caption is None
    if above.header is None:
        return False
    return _same_texts(above.header, below.header) or (
        above.page != below.page
        and None not in by_header([cell.text for cell in below.header], rules)
        and by_header([cell.text for cell in above.header], rules)
        == by_header([cell.text for cell in below.header], rules)
    )


def _edges_agree(above: tuple[float, ...], below: tuple[float, ...]) -> bool:
    """Columns of the same place; a shift of the whole and loose columns allowed for."""
    if len(above) != len(below) or len(above) < 2:
        return True
    shift = below[0] - above[0]
    return all(
        abs(above[index] + shift - below[index])
        <= _EDGE * min(above[index] - above[index - 1], above[index + 1] - above[index])
        for index in range(1, len(above) - 1)
    )


def _width(part: Part) -> list[Cell]:
    return part.header or (part.rows[0] if part.rows else [])


def _append(above: Part, below: Part, mender: Mender) -> None:
    rows = below.rows
    skipped = 0
    if above.header and below.header is None and rows and _same_texts(above.header, rows[0]):
        rows, skipped = rows[1:], 1
    if above.rows and rows and below.page != (above.pages or [above.page])[-1] and _is_cut(above, rows[0]):
        above.rows[-1] = [_joined(first, second, mender) for first, second in zip(above.rows[-1], rows[0], strict=True)]
        rows, skipped = rows[1:], skipped + 1
    offset = len(above.rows) - skipped
    above.fills += [(row + offset, column, colour) for row, column, colour in below.fills]
    above.rows += rows
    above.pages.append(below.page)


def _same_texts(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [cell.text.casefold() for cell in one] == [cell.text.casefold() for cell in other]


def _is_cut(above: Part, row: Sequence[Cell]) -> bool:
    """Whether the first row of a page is the rest of the row above: no new key, and lower case or half empty."""
    filled = [cell.text for cell in row if cell.text]
    if any(_is_open(first.text) and _closes(second.text) for first, second in zip(above.rows[-1], row, strict=True)):
        return True
    if _is_year_of(above, row[0].text):
        return True
    if not filled or begins_row(row[0].text) or _is_next_number(above, row[0].text):
        return False
    opens_low = all(text[0].islower() or text[0] in "(&/,;" for text in filled)
    new_date = any(begins_row(cell.text) for cell in row[:2])
    keys_merged = any(part[0].merged for part in above.rows) or row[0].merged
    return opens_low or (not new_date and 2 * len(filled) <= len(row) and not keys_merged)


def _is_year_of(above: Part, text: str) -> bool:
    """The year that the last key above lacks, as the other keys have it on their second line."""
    keys = [row[0].text for row in above.rows]
    return (
        _YEAR.fullmatch(text) is not None
        and bool(keys[-1])
        and not _YEAR.search(keys[-1])
        and any(key != text and _YEAR.search(key) for key in keys)
    )


def _is_next_number(above: Part, text: str) -> bool:
    """A key that is a number alone, as the keys above are."""
    keys = [row[0].text for row in above.rows if row[0].text]
    return _NUMBER.fullmatch(text) is not None and 2 * sum(_NUMBER.fullmatch(key) is not None for key in keys) > len(
        keys
    )


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _closes(text: str) -> bool:
    return text.count(")") > text.count("(")


def begins_row(text: str) -> bool:
    """A key that begins a row of its own: a week, a day, a period, or a date that is not planned yet."""
    return any(pattern.match(text) for pattern in (WEEK, DAY, PERIOD, UNPLANNED))


def _joined(first: Cell, second: Cell, mender: Mender) -> Cell:
    if not second.text:
        return first
    if not first.text:
        return second
    return replace(first, text=mender.join(first.text, second.text))


def _table(part: Part, rules: ColumnRules) -> Table:
    columns = [cell.text for cell in part.header] if part.header else [""] * len(_width(part))
    roles = list(by_header(columns, rules))
    for index in range(len(roles)):
        found = by_content([row[index].text for row in part.rows])
        if roles[index] is None or (found is not None and is_time(found) and is_time(roles[index]) and found == "week"):
            roles[index] = found or roles[index]
    texts = [[cell.text for cell in row] for row in part.rows]
    roles = list(by_elimination(roles, texts, lambda column: sum(len(row[column]) for row in texts)))
    kind = _kind(columns, roles, part)
    return Table(
        part.page,
        (part.pages or [part.page])[-1],
        part.caption,
        kind,
        tuple(columns),
        tuple(roles),
        tuple(tuple(row) for row in part.rows),
        tuple(part.fills if kind != "gantt" else without_bands(part.fills, len(columns))),
    )


def _kind(columns: Sequence[str], roles: Sequence[str | None], part: Part) -> TableKind:
    periods = sum(1 for text in columns if is_period_head(text))
    if periods >= 3 and periods >= len(columns) - 3:
        return "gantt"
    if any(is_time(role) for role in roles) and "activity" in roles:
        return "planning"
    if not any(is_time(role) for role in roles) and "body" in roles and len(columns) <= 3:
        return "bodies"
    return "other"
