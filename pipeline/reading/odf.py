"""OpenDocument: the paragraphs and tables of ``content.xml``, tracked deletions and notes in the margin left out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.reading.blocks import MOST_CELLS, Block, Table, TableCell, cell_text
from pipeline.reading.safexml import parse
from pipeline.reading.safezip import ENCRYPTED, MEGABYTE, SafeZip

MOST_PART = 100 * MEGABYTE
_MOST_REPEAT = 400
_SKIPPED = {"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "bibliography-mark"}
_WRAPPERS = {
    "section", "list", "list-item", "list-header", "index-body", "index-title", "table-of-content", "text-box",
    "numbered-paragraph", "note-body", "alphabetical-index", "illustration-index", "g", "page",
}  # fmt: skip
_ROW_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}


class Content(Struct):
    """Reads OpenDocument elements and counts what it leaves out, by the keys of ``remarks``."""

    fills: dict[str, str] = field(default_factory=dict)
    page_breaks: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    _notes: list[ET.Element] = field(default_factory=list)

    def learn(self, root: ET.Element) -> None:
        """Take the styles of a part: colours of cells, and which begin a page."""
        for style in root.iter("style"):
            name = style.get("name", "")
            cell = style.find("table-cell-properties")
            colour = cell.get("background-color", "") if cell is not None else ""
            if len(colour) == 7 and colour.startswith("#") and colour.casefold() != "#ffffff":
                self.fills[name] = colour.upper()
            for properties in ("paragraph-properties", "table-properties"):
                found = style.find(properties)
                if found is not None and found.get("break-before") == "page":
                    self.page_breaks.add(name)

    def blocks(self, parent: ET.Element) -> Iterator[Block | None]:
        """Paragraphs and tables in order, None for a page break; footnotes behind all of them."""
        yield from self._walk(parent)
        while self._notes:
            yield from self._walk(self._notes.pop(0))

    def _walk(self, parent: ET.Element) -> Iterator[Block | None]:
        for element in parent:
            tag = element.tag
            if tag in ("p", "h"):
                if element.get("style-name", "") in self.page_breaks:
                    yield None
                parts: list[str] = []
                boxes: list[ET.Element] = []
                self._inline(element, parts, boxes)
                yield "".join(parts)
                for box in boxes:
                    yield from self._walk(box)
            elif tag == "table":
                if element.get("style-name", "") in self.page_breaks:
                    yield None
                yield from self._table(element)
            elif tag == "frame":
                yield from self._frame(element)
            elif tag == "tracked-changes":
                self.counts["deletions"] += len(element.findall("changed-region/deletion"))
            elif tag in _WRAPPERS:
                yield from self._walk(element)

    def _frame(self, frame: ET.Element) -> Iterator[Block | None]:
        box = frame.find("text-box")
        if box is not None:
            yield from self._walk(box)
        elif frame.find("object") is not None or frame.find("object-ole") is not None:
            self.counts["objects"] += 1
        elif frame.find("image") is not None:
            self.counts["pictures"] += 1

    def text(self, element: ET.Element) -> str:
        """The text of one paragraph, boxes in it left out."""
        parts: list[str] = []
        self._inline(element, parts, [])
        return "".join(parts)

    def _inline(self, element: ET.Element, parts: list[str], boxes: list[ET.Element]) -> None:
        parts.append(" ".join((element.text or "").replace("\n", " ").split("\t")))
        for child in element:
            tag = child.tag
            if tag == "s":
                count = child.get("c", "1")
                parts.append(" " * min(int(count) if count.isascii() and count.isdigit() else 1, 200))
            elif tag == "tab":
                parts.append("\t")
            elif tag == "line-break":
                parts.append("\n")
            elif tag == "annotation":
                self.counts["comments"] += 1
            elif tag == "note":
                body = child.find("note-body")
                if body is not None:
                    self._notes.append(body)
            elif tag in ("frame", "custom-shape", "rect"):
                holder = ET.Element("holder")
                holder.extend([child] if tag == "frame" else list(child))
                boxes.append(holder)
            elif tag not in ("annotation-end", "tracked-changes", "change", "change-start", "change-end"):
                self._inline(child, parts, boxes)
            if child.tail:
                parts.append(child.tail.replace("\n", " "))

    def _table(self, table: ET.Element) -> Iterator[Block | None]:
        made, nested = Table(), list[Block | None]()
        places = 0
        for row in rows_of(table):
            cells: list[TableCell] = []
            column = 0
            for element in row:
                if element.tag not in ("table-cell", "covered-table-cell"):
                    continue
                repeat = min(count(element, "number-columns-repeated"), _MOST_REPEAT)
                inner = list(self._walk(element)) if element.tag == "table-cell" else []
                nested += [block for block in inner if isinstance(block, Table)]
                text = cell_text(block for block in inner if isinstance(block, str))
                for at in range(column, column + repeat if element.tag == "table-cell" else column):
                    cells.append(
                        TableCell(
                            at,
                            text,
                            count(element, "number-rows-spanned"),
                            count(element, "number-columns-spanned"),
                            self.fills.get(element.get("style-name", "")),
                        )
                    )
                column += repeat
                places += repeat
            made.rows.append(cells)
            if places > MOST_CELLS:
                raise Refused("Een tabel telt meer cellen dan er worden gelezen; lever de planning afzonderlijk aan.")
        if made.rows:
            yield made
        yield from nested


def rows_of(table: ET.Element) -> Iterator[ET.Element]:
    """The rows of a table, those in groups and headers included."""
    for element in table:
        if element.tag == "table-row":
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from rows_of(element)


def count(element: ET.Element, attribute: str) -> int:
    """A positive number in an attribute, 1 where there is none."""
    value = element.get(attribute, "1")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def part(archive: SafeZip, name: str) -> ET.Element | None:
    """A part as XML, None where there is none. Raises ``Refused`` where the paper is encrypted."""
    if name not in archive.sizes:
        return None
    manifest = "META-INF/manifest.xml"
    if manifest in archive.sizes and b"encryption-data" in archive.read(manifest, 10 * MEGABYTE):
        raise Refused(ENCRYPTED)
    return parse(archive.read(name, MOST_PART))
