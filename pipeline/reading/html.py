"""Web pages and bodies of mails: text and tables, without scripts, styles and what is hidden; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.blocks import Block, Table, TableCell, cell_text, has_text, page_of
from pipeline.reading.kinds import HTML
from pipeline.reading.plain import decoded
from pipeline.reading.remarks import told
from pipeline.rulebook import Limits

_EMPTY = "De webpagina bevat geen tekst; open haar in een browser, druk haar af naar PDF en lever die aan."
_DAMAGED = "De webpagina is niet te lezen; open haar in een browser, druk haar af naar PDF en lever die aan."
_DROPPED = {
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math", "select", "datalist",
    "video", "audio", "canvas", "button",
}  # fmt: skip
_BLOCK = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "section",
    "article", "header", "footer", "main", "aside", "nav", "form", "fieldset", "figure", "figcaption", "address", "hr",
    "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "center", "details", "summary", "body", "html",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_COLOUR = re.compile(r"(?:background(?:-color)?\s*:\s*)#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_MOST_SPAN = 200
_MOST_TEXT = 30_000_000
_TOO_LARGE = "De webpagina of het bericht is te groot om te lezen; lever het deel met de planning aan als PDF."


class Content(Struct):
    """The blocks of a page, and how many pictures it shows and deleted texts it keeps."""

    blocks: list[Block] = field(default_factory=list)
    pictures: int = 0
    deletions: int = 0


def read_html(data: bytes, limits: Limits) -> Document:
    """The page. Raises ``Refused`` where there is nothing to read."""
    text = decoded(data)
    if text is None:
        raise Refused(_DAMAGED)
    content = content_of(text)
    page = page_of(1, content.blocks, limits)
    if not has_text([page]):
        raise Refused(_EMPTY)
    return Document(HTML, (page,), tuple(told({"pictures": content.pictures, "deletions": content.deletions})))


def content_of(text: str) -> Content:
    """What a page says. Raises ``Refused`` where it is nested too deep or too large to be a page of people."""
    from selectolax.lexbor import LexborHTMLParser

    if len(text) > _MOST_TEXT:
        raise Refused(_TOO_LARGE)
    try:
        root = LexborHTMLParser(text.replace("\x00", "")).root
        flow = _Flow()
        if root is not None:
            flow.walk(root)
        flow.flush()
    except (RecursionError, ValueError, RuntimeError):
        raise Refused(_DAMAGED) from None
    return flow.content


class _Flow:
    """Walks the tree of a page and writes its blocks."""

    def __init__(self) -> None:
        self.content = Content()
        self._line: list[str] = []

    def flush(self) -> None:
        """End the paragraph."""
        text = "".join(self._line)
        lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\v")]
        self._line.clear()
        self.content.blocks += [line for line in lines if line]

    def walk(self, node: Any, keep: bool = False) -> None:
        """Everything below a node; ``keep``: its white space counts."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                text = child.text_content or ""
                self._line.append(text.replace("\n", "\v") if keep else text.replace("\v", " "))
            elif tag == "br":
                self._line.append("\v")
            elif tag == "img":
                self.content.pictures += not _is_dot(child)
            elif tag == "del":
                self.content.deletions += 1
            elif tag.startswith("-") or tag in _DROPPED or _is_hidden(child):
                continue
            elif tag == "table":
                self.flush()
                self._table(child)
            elif tag in _BLOCK or tag == "pre":
                self.flush()
                self.walk(child, keep or tag == "pre")
                self.flush()
                if tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"):
                    self._white_line()
            else:
                self.walk(child, keep)

    def _white_line(self) -> None:
        blocks = self.content.blocks
        if blocks and blocks[-1] != "":
            blocks.append("")

    def _table(self, table: Any) -> None:
        """A table of cells with text only; one that holds other tables only arranges them."""
        if next(_tables_in(table), None) is not None:
            self.walk(table)
            self.flush()
            return
        made = Table()
        held: dict[int, tuple[int, TableCell]] = {}
        for row in _rows(table):
            cells: list[TableCell] = []
            column = 0
            for cell in row.iter():
                if cell.tag not in ("td", "th") or _is_hidden(cell):
                    continue
                while column in held:
                    column += 1
                span, rows = _span(cell, "colspan"), _span(cell, "rowspan")
                inner = _Flow()
                inner.walk(cell)
                inner.flush()
                self.content.pictures += inner.content.pictures
                self.content.deletions += inner.content.deletions
                text = cell_text(block for block in inner.content.blocks if isinstance(block, str) and block)
                cells.append(TableCell(column, text, rows, span, _fill(cell)))
                for at in range(column, column + span):
                    held[at] = rows, cells[-1]
                column += span
            made.rows.append(cells)
            held = {at: (left - 1, cell) for at, (left, cell) in held.items() if left > 1}
        if made.rows:
            self.content.blocks.append(made)


def _tables_in(table: Any) -> Iterator[Any]:
    found = table.css("table")
    yield from (one for one in found if one.mem_id != table.mem_id)


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iter():
        if child.tag == "tr" and not _is_hidden(child):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr" and not _is_hidden(row))


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None)


def _is_dot(image: Any) -> bool:
    """A picture of a dot, by which senders see that their mail was opened."""
    sizes = [image.attributes.get(side) or "" for side in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)


def _span(cell: Any, attribute: str) -> int:
    value = (cell.attributes.get(attribute) or "1").strip()
    return max(1, min(int(value), _MOST_SPAN)) if value.isascii() and value.isdigit() and len(value) < 8 else 1


def _fill(cell: Any) -> str | None:
    style = cell.attributes.get("style") or ""
    found = _COLOUR.search(style) or _COLOUR.search(f"background:{cell.attributes.get('bgcolor') or ''}")
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return None if digits.casefold() == "ffffff" else f"#{digits.upper()}"
