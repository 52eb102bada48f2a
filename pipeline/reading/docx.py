"""Word documents: the text as it reads when all tracked changes are accepted, tables, text boxes, headers and notes.

Read from the parts themselves, because python-docx drops tracked insertions and text boxes in silence. Nothing that
lies outside the file is fetched, macros and fields are not run: a field counts for the text it showed last.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from pipeline.errors import Refused
from pipeline.model import Document, Unread
from pipeline.reading.blocks import Block, has_text, page_of, set_apart
from pipeline.reading.docxbody import Body
from pipeline.reading.kinds import DOCX
from pipeline.reading.ooxml import Part, main_part
from pipeline.reading.remarks import told
from pipeline.reading.safexml import FAULTS as XML_FAULTS
from pipeline.reading.safezip import FAULTS as ZIP_FAULTS
from pipeline.reading.safezip import opened
from pipeline.rulebook import Limits

_DAMAGED = (
    "Het Word-document is beschadigd of niet volledig; open het in Word, sla het opnieuw op en lever het nogmaals aan."
)
_EMPTY = "Het Word-document bevat geen tekst; controleer of dit het goede bestand is en lever het opnieuw aan."
_ORDER = {"first": 0, "default": 1, "even": 2}


def read_docx(data: bytes, limits: Limits) -> Document:
    """The pages of a Word document, parted at hard page breaks. Raises ``Refused``."""
    archive = opened(data, limits, _DAMAGED)
    try:
        return _read(main_part(archive, "word/document.xml"), limits)
    except (*ZIP_FAULTS, *XML_FAULTS, MemoryError):
        raise Refused(_DAMAGED) from None


def _read(parts: Part, limits: Limits) -> Document:
    root = parts.xml()
    body = root.find("body") if root is not None else None
    if body is None:
        raise Refused(_DAMAGED)
    reader = Body()
    pages: list[list[Block]] = reader.pages(body)
    pages[0][:0] = _margins(parts, body, "headerReference", reader)
    pages[-1] += [*_notes(parts, reader), *_margins(parts, body, "footerReference", reader)]
    if len(pages) > limits.bladzijden:
        raise Refused(
            f"Het Word-document telt meer dan {limits.bladzijden} bladzijden; lever de stukken afzonderlijk aan."
        )
    made = tuple(page_of(number, set_apart(blocks), limits) for number, blocks in enumerate(pages, 1))
    if not has_text(made):
        raise Refused(_EMPTY)
    return Document(DOCX, made, tuple(_unread(parts, reader)))


def _margins(parts: Part, body: ET.Element, tag: str, reader: Body) -> list[Block]:
    """The headers or footers of all sections, each text once, the first page's before the others'."""
    references = sorted(body.iter(tag), key=lambda one: _ORDER.get(one.get("type", ""), 1))
    found: list[Block] = []
    seen: set[str] = set()
    for reference in references:
        part = parts.targets.get(reference.get("id", ""))
        if part is None or part in seen:
            continue
        seen.add(part)
        root = parts.xml(part)
        for block in reader.blocks(root) if root is not None else []:
            if not isinstance(block, str) or (block.strip() and block not in found):
                found.append(block)
    return found


def _notes(parts: Part, reader: Body) -> Iterator[Block]:
    """Footnotes and endnotes, behind the text."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for part in parts.of_kind(kind):
            root = parts.xml(part)
            for note in root.findall(tag) if root is not None else []:
                if note.get("type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    yield from (block for block in reader.blocks(note) if not isinstance(block, str) or block.strip())


def _unread(parts: Part, reader: Body) -> list[Unread]:
    comments = 0
    for part in parts.of_kind("comments"):
        root = parts.xml(part)
        comments += len(root.findall("comment")) if root is not None else 0
    return told(
        {
            "comments": comments,
            "deletions": reader.deletions,
            "pictures": reader.pictures,
            "objects": parts.count("oleObject", "package", "aFChunk"),
            "charts": parts.count("chart", "diagramData"),
            "links": parts.outside("image", "oleObject", "subDocument", "frame"),
            "hidden": reader.hidden,
        }
    )
