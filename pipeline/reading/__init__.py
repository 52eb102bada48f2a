"""Room 2: the bytes of one file -> ``Document`` (pages, words with boxes, grids), or ``Refused`` with a Dutch reason.

A pure function of bytes and limits. pypdfium2 is not thread safe: use processes, never threads.
"""

from __future__ import annotations

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.kinds import PDF, TEXT, media_type
from pipeline.reading.refusals import not_supported
from pipeline.rulebook import Limits

__all__ = ["media_type", "read"]


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read one file. ``name`` serves no decision: the kind is decided by content.

    Raises ``Refused`` (and nothing else, whatever the bytes) where the file cannot be used: empty, too large,
    encrypted, damaged, image only, or of a kind that is not read. What could not be read of a usable file stands in
    ``Document.unread``.
    """
    if not data:
        raise Refused("Het bestand is leeg (0 bytes). Lever het stuk opnieuw aan.")
    if len(data) > limits.bestand_mb * 1_000_000:
        raise Refused(
            f"Het bestand is groter dan {limits.bestand_mb} MB. Lever de afzonderlijke stukken aan, "
            "of verhoog bestand_mb in rules/limits.toml."
        )
    kind = media_type(data)
    if kind == PDF:
        from pipeline.reading.pdf import read_pdf

        return read_pdf(data, limits)
    if kind == TEXT:
        from pipeline.reading.plain import read_text

        return read_text(data, limits)
    raise not_supported(kind)
