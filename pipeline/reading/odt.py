"""OpenDocument text (odt), as LibreOffice writes it, and as it reads when all tracked changes are accepted."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.blocks import Block, has_text, page_of, set_apart
from pipeline.reading.kinds import ODT
from pipeline.reading.odf import Content, part
from pipeline.reading.remarks import told
from pipeline.reading.safexml import FAULTS as XML_FAULTS
from pipeline.reading.safezip import FAULTS as ZIP_FAULTS
from pipeline.reading.safezip import SafeZip, opened
from pipeline.rulebook import Limits

_DAMAGED = (
    "Het LibreOffice-document is beschadigd of niet volledig; open het, sla het opnieuw op en lever het nogmaals aan."
)
_EMPTY = "Het LibreOffice-document bevat geen tekst; controleer of dit het goede bestand is en lever het opnieuw aan."


def read_odt(data: bytes, limits: Limits) -> Document:
    """The pages, parted at hard page breaks; header and footer once. Raises ``Refused``."""
    archive = opened(data, limits, _DAMAGED)
    try:
        return _read(archive, limits)
    except (*ZIP_FAULTS, *XML_FAULTS, MemoryError):
        raise Refused(_DAMAGED) from None


def _read(archive: SafeZip, limits: Limits) -> Document:
    root, styles = part(archive, "content.xml"), part(archive, "styles.xml")
    body = root.find("body/text") if root is not None else None
    if root is None or body is None:
        raise Refused(_DAMAGED)
    content = Content()
    for one in (styles, root):
        if one is not None:
            content.learn(one)
    pages: list[list[Block]] = [[]]
    for block in content.blocks(body):
        if block is None:
            pages.append([])
        else:
            pages[-1].append(block)
    pages = [page for page in pages if any(not isinstance(one, str) or one.strip() for one in page)] or [[]]
    pages[0][:0] = _margins(styles, content, "header")
    pages[-1] += _margins(styles, content, "footer")
    if len(pages) > limits.bladzijden:
        raise Refused(f"Het document telt meer dan {limits.bladzijden} bladzijden; lever de stukken afzonderlijk aan.")
    made = tuple(page_of(number, set_apart(blocks), limits) for number, blocks in enumerate(pages, 1))
    if not has_text(made):
        raise Refused(_EMPTY)
    return Document(ODT, made, tuple(told(content.counts)))


def _margins(styles: ET.Element | None, content: Content, tag: str) -> list[Block]:
    """The headers or footers, each text once."""
    found: list[Block] = []
    for margin in styles.iter(tag) if styles is not None else ():
        for block in content.blocks(margin):
            if block is not None and (not isinstance(block, str) or (block.strip() and block not in found)):
                found.append(block)
    return found
