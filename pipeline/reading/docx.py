"""Word documents: the text as it reads when all tracked changes are accepted, tables, text boxes, headers and notes.

Read from the parts themselves, because python-docx drops tracked insertions and text boxes in silence. Nothing that
lies outside the file is fetched, macros and fields are not run: a field counts for the text it showed last.
"""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import Refused
from pipeline.model import Document, Unread
from pipeline.reading.blocks import Block, has_text, page_of
from pipeline.reading.docxbody import Body
from pipeline.reading.kinds import DOCX
from pipeline.reading.remarks import told
from pipeline.reading.safexml import FAULTS as XML_FAULTS
from pipeline.reading.safexml import elements, parse
from pipeline.reading.safezip import FAULTS as ZIP_FAULTS
from pipeline.reading.safezip import MEGABYTE, SafeZip, opened
from pipeline.rulebook import Limits

_MOST_PART = 60 * MEGABYTE
_DAMAGED = "Het Word-document is beschadigd of niet volledig; open het in Word, sla het opnieuw op en lever het nogmaals aan."
_EMPTY = "Het Word-document bevat geen tekst; controleer of dit het goede bestand is en lever het opnieuw aan."
_ORDER = {"first": 0, "default": 1, "even": 2}


@dataclass(slots=True)
class _Parts:
    """The parts of the package, by the relation of the main part."""

    archive: SafeZip
    main: str
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        """The parts whose relation ends in ``kind``."""
        return [self.targets[id] for id, found in self.kinds.items() if found == kind and id in self.targets]

    def xml(self, name: str) -> ET.Element | None:
        """A part as XML, None where there is none."""
        return parse(self.archive.read(name, _MOST_PART)) if name in self.archive.sizes else None


def read_docx(data: bytes, limits: Limits) -> Document:
    """The pages of a Word document, parted at hard page breaks. Raises ``Refused``."""
    archive = opened(data, limits, _DAMAGED)
    try:
        return _read(_parts(archive), limits)
    except (*ZIP_FAULTS, *XML_FAULTS, MemoryError):
        raise Refused(_DAMAGED) from None


def _parts(archive: SafeZip) -> _Parts:
    main = "word/document.xml"
    if "_rels/.rels" in archive.sizes:
        for relation in elements(archive.read("_rels/.rels", MEGABYTE), {"Relationship"}):
            if relation.get("Type", "").endswith("/officeDocument"):
                main = relation.get("Target", main).lstrip("/")
    parts = _Parts(archive, main)
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    if relations in archive.sizes:
        for relation in elements(archive.read(relations, 10 * MEGABYTE), {"Relationship"}):
            id, target = relation.get("Id", ""), relation.get("Target", "")
            parts.kinds[id] = relation.get("Type", "").rsplit("/", 1)[-1]
            if relation.get("TargetMode") != "External":
                parts.targets[id] = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return parts


def _read(parts: _Parts, limits: Limits) -> Document:
    root = parts.xml(parts.main)
    body = root.find("body") if root is not None else None
    if body is None:
        raise Refused(_DAMAGED)
    reader = Body()
    pages: list[list[Block]] = reader.pages(body)
    pages[0][:0] = _margins(parts, body, "headerReference", reader)
    pages[-1] += [*_notes(parts, reader), *_margins(parts, body, "footerReference", reader)]
    if len(pages) > limits.bladzijden:
        raise Refused(f"Het Word-document telt meer dan {limits.bladzijden} bladzijden; lever de stukken afzonderlijk aan.")
    made = tuple(page_of(number, blocks, limits) for number, blocks in enumerate(pages, 1))
    if not has_text(made):
        raise Refused(_EMPTY)
    return Document(DOCX, made, tuple(_unread(parts, reader)))


def _margins(parts: _Parts, body: ET.Element, tag: str, reader: Body) -> list[Block]:
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


def _notes(parts: _Parts, reader: Body) -> Iterator[Block]:
    """Footnotes and endnotes, behind the text."""
    for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        for part in parts.of_kind(kind):
            root = parts.xml(part)
            for note in root.findall(tag) if root is not None else []:
                if note.get("type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    yield from (block for block in reader.blocks(note) if not isinstance(block, str) or block.strip())


def _unread(parts: _Parts, reader: Body) -> list[Unread]:
    comments = 0
    for part in parts.of_kind("comments"):
        root = parts.xml(part)
        comments += len(root.findall("comment")) if root is not None else 0
    linked = sum(
        1
        for id, kind in parts.kinds.items()
        if id not in parts.targets and kind in ("image", "oleObject", "attachedTemplate", "subDocument", "frame")
    )
    return told(
        {
            "comments": comments,
            "deletions": reader.deletions,
            "pictures": reader.pictures,
            "objects": len(parts.of_kind("oleObject")) + len(parts.of_kind("package")) + len(parts.of_kind("aFChunk")),
            "charts": len(parts.of_kind("chart")) + len(parts.of_kind("diagramData")),
            "links": linked,
            "hidden": reader.hidden,
        }
    )
