"""The body of a Word document -> paragraphs and tables, tracked changes accepted, text boxes behind their paragraph."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from pipeline.reading.blocks import Block, Table, TableCell, cell_text

MOST_COLUMNS = 128
_GONE = {"del", "moveFrom"}
_WRAPPERS = {"ins", "moveTo", "hyperlink", "sdt", "sdtContent", "smartTag", "fldSimple", "customXml", "dir", "bdo"}
_OFF = ("0", "false", "off", "none")
_NEW_PAGE = ("nextPage", "oddPage", "evenPage")


class _Paragraph(Struct):
    """A paragraph in the making: its text, the boxes in it and the places of hard page breaks."""

    parts: list[str] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def text(self) -> str:
        return "".join(self.parts)


class Body(Struct):
    """Reads elements of WordprocessingML and counts what it leaves out."""

    deletions: int = 0
    pictures: int = 0
    hidden: int = 0
    _page_sections: set[int] = field(default_factory=set)

    def pages(self, body: ET.Element) -> list[list[Block]]:
        """The blocks by page, parted at hard page breaks and sections that begin a page; at least one page."""
        sections = [one for one in body.iter("sectPr") if one.find("type") is not None or len(one)]
        self._page_sections = {id(one) for one, after in pairwise(sections) if _section_type(after) in _NEW_PAGE}
        pages: list[list[Block]] = [[]]
        for block in self._walk(body):
            if block is None:
                pages.append([])
            else:
                pages[-1].append(block)
        kept = [page for page in pages if any(not isinstance(one, str) or one.strip() for one in page)]
        return kept or [[]]

    def blocks(self, parent: ET.Element) -> list[Block]:
        """The paragraphs and tables below an element, page breaks left out."""
        return [block for block in self._walk(parent) if block is not None]

    def _walk(self, parent: ET.Element) -> Iterator[Block | None]:
        """Blocks in order; None is a page break."""
        carried = ""
        for element in parent:
            tag = element.tag
            if tag == "p":
                if _is_on(element.find("pPr/pageBreakBefore")):
                    yield None
                paragraph = self._paragraph(element)
                if any(element.find(f"pPr/rPr/{gone}") is not None for gone in _GONE):
                    carried += paragraph.text()
                    continue
                yield from self._finished(paragraph, carried)
                carried = ""
                section = element.find("pPr/sectPr")
                if section is not None and id(section) in self._page_sections:
                    yield None
            elif tag == "tbl":
                yield from self._table(element)
            elif tag in _GONE:
                self.deletions += 1
            elif tag in _WRAPPERS:
                yield from self._walk(element)
        if carried:
            yield carried

    def _finished(self, paragraph: _Paragraph, carried: str) -> Iterator[Block | None]:
        text, at = carried + paragraph.text(), 0
        for place in paragraph.breaks:
            place += len(carried)
            if text[at:place].strip():
                yield text[at:place]
            yield None
            at = place
        if text[at:].strip() or not paragraph.breaks:
            yield text[at:]
        for box in paragraph.boxes:
            yield from self._walk(box)

    def _paragraph(self, element: ET.Element) -> _Paragraph:
        paragraph = _Paragraph()
        self._inline(element, paragraph)
        return paragraph

    def _inline(self, parent: ET.Element, paragraph: _Paragraph) -> None:
        for element in parent:
            tag = element.tag
            if tag == "r":
                self._run(element, paragraph)
            elif tag in _GONE:
                self.deletions += 1
            elif tag in _WRAPPERS or tag in ("oMath", "oMathPara"):
                self._inline(element, paragraph)
            elif tag == "AlternateContent":
                self._alternate(element, paragraph, self._inline)
            elif tag not in ("pPr", "sdtPr", "sdtEndPr") and element.find(".//t") is not None:
                self._inline(element, paragraph)

    def _run(self, run: ET.Element, paragraph: _Paragraph) -> None:
        if _is_on(run.find("rPr/vanish")):
            self.hidden += any(text.text for text in run.iter("t"))
            return
        self._pieces(run, paragraph)

    def _pieces(self, run: ET.Element, paragraph: _Paragraph) -> None:
        write = paragraph.parts.append
        for piece in run:
            tag = piece.tag
            if tag == "t":
                write(piece.text or "")
            elif tag in ("tab", "ptab"):
                write("\t")
            elif tag in ("br", "cr"):
                if piece.get("type") == "page":
                    paragraph.breaks.append(len(paragraph.text()))
                else:
                    write("\n")
            elif tag == "noBreakHyphen":
                write("-")
            elif tag in ("drawing", "pict", "object"):
                self._drawing(piece, paragraph)
            elif tag == "AlternateContent":
                self._alternate(piece, paragraph, self._pieces)
            elif tag == "r":
                self._run(piece, paragraph)

    def _alternate(self, element: ET.Element, paragraph: _Paragraph, read: object) -> None:
        """Word writes new shapes twice, once for old programs: one of the two is read."""
        chosen = element.find("Choice")
        if chosen is None or len(chosen) == 0:
            chosen = element.find("Fallback")
        if chosen is not None and callable(read):
            read(chosen, paragraph)

    def _drawing(self, drawing: ET.Element, paragraph: _Paragraph) -> None:
        boxes = list(drawing.iter("txbxContent"))
        inner = {id(below) for box in boxes for below in box.iter("txbxContent") if below is not box}
        paragraph.boxes += [box for box in boxes if id(box) not in inner]
        if not boxes:
            self.pictures += any(drawing.find(f".//{tag}") is not None for tag in ("blip", "imagedata"))

    def _table(self, table: ET.Element) -> Iterator[Block | None]:
        """The table and, behind it, the tables that lay in its cells; a frame of one cell is no table."""
        made, nested = Table(), list[Block | None]()
        open_cells: dict[int, TableCell] = {}
        for row in self._rows(table):
            cells: list[TableCell] = []
            held: dict[int, TableCell] = {}
            column = min(_number(row.find("trPr/gridBefore")) or 0, MOST_COLUMNS)
            for element in self._cells(row):
                span = max(1, min(_number(element.find("tcPr/gridSpan")) or 1, MOST_COLUMNS - column))
                merge = element.find("tcPr/vMerge")
                above = open_cells.get(column)
                inner = list(self._walk(element))
                nested += [block for block in inner if isinstance(block, Table)]
                text = cell_text(block for block in inner if isinstance(block, str))
                if merge is not None and merge.get("val", "continue") == "continue" and above is not None:
                    above.row_span += 1
                    above.text = f"{above.text}\n{text}".strip("\n")
                    held[column] = above
                elif column < MOST_COLUMNS:
                    cell = TableCell(column, text, 1, span, _fill(element))
                    cells.append(cell)
                    if merge is not None:
                        held[column] = cell
                column += span
            open_cells = held
            made.rows.append(cells)
        if made.rows:
            yield made
        yield from nested

    def _rows(self, parent: ET.Element) -> Iterator[ET.Element]:
        for element in parent:
            if element.tag == "tr":
                if element.find("trPr/del") is not None:
                    self.deletions += 1
                else:
                    yield element
            elif element.tag in _WRAPPERS:
                yield from self._rows(element)

    def _cells(self, parent: ET.Element) -> Iterator[ET.Element]:
        for element in parent:
            if element.tag == "tc":
                if element.find("tcPr/cellDel") is not None:
                    self.deletions += 1
                else:
                    yield element
            elif element.tag in _WRAPPERS:
                yield from self._cells(element)


def _is_on(element: ET.Element | None) -> bool:
    return element is not None and element.get("val", "true") not in _OFF


def _section_type(section: ET.Element) -> str:
    kind = section.find("type")
    return kind.get("val", "nextPage") if kind is not None else "nextPage"


def _number(element: ET.Element | None) -> int | None:
    value = element.get("val", "") if element is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else None


def _fill(cell: ET.Element) -> str | None:
    shade = cell.find("tcPr/shd")
    colour = shade.get("fill", "").upper() if shade is not None else ""
    is_colour = len(colour) == 6 and all(digit in "0123456789ABCDEF" for digit in colour)
    return f"#{colour}" if is_colour and colour != "FFFFFF" else None
