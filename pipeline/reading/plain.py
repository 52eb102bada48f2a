"""Text files: bytes -> decoded pages. Offsets are of the decoded text, BOM dropped and CRLF made LF."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import Refused
from pipeline.model import Document, Page
from pipeline.reading.kinds import TEXT
from pipeline.rulebook import Limits

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes, partial: bool = False) -> str | None:
    """``data`` as text, or None where it is not text in UTF-8, UTF-16 or Windows-1252.

    ``partial``: the end may be cut inside a character. The order: BOM, UTF-16 by its null bytes, UTF-8, Windows-1252.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, partial)
    if b"\x00" in data[:4000]:
        utf16 = _utf16_without_bom(data)
        return _strict(data, utf16, partial) if utf16 else None
    text = _strict(data, "utf-8", partial)
    if text is not None:
        return text
    return _strict(data, "cp1252", partial)


def read_text(data: bytes, limits: Limits) -> Document:
    """The pages of a text file, split at form feeds only. Raises ``Refused`` where there is nothing to read."""
    text = decoded(data)
    if text is None:
        raise Refused("De codering van dit tekstbestand is niet herkend; sla het stuk op als UTF-8-tekst of als PDF.")
    if not text.strip():
        raise Refused("Het bestand bevat geen tekst; sla het opnieuw op en lever het opnieuw aan.")
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    if len(pages) > limits.bladzijden or max(map(len, pages)) > limits.tekens_per_bladzijde:
        raise Refused("Het tekstbestand is te groot om als stuk te lezen. Lever de afzonderlijke stukken aan.")
    return Document(TEXT, tuple(Page(number, page) for number, page in enumerate(pages, 1)))


def _utf16_without_bom(data: bytes) -> str | None:
    """Latin text in UTF-16 has its null bytes at odd places (LE) or at even ones (BE)."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.5 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str, partial: bool) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data, final=not partial)
    except UnicodeDecodeError:
        return None
    controls = len(_CONTROL.findall(text))
    return text if controls <= len(text) // 500 else None
