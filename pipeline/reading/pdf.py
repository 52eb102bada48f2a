"""PDF with a text layer: pypdfium2 reads, pdfplumber counts the pages and reads again where pdfium fails."""

from __future__ import annotations

from typing import Any

from pipeline.errors import Refused
from pipeline.model import Document, Page, Unread
from pipeline.reading.compose import compose
from pipeline.reading.glyphs import placer, tokens
from pipeline.reading.kinds import PDF
from pipeline.reading.layout import tables_on
from pipeline.reading.rules import drawing
from pipeline.rulebook import Limits

_ENCRYPTED = "Het PDF-bestand is met een wachtwoord beveiligd; sla het op zonder beveiliging en lever het opnieuw aan."
_DAMAGED = "Het PDF-bestand is beschadigd of niet volledig; vraag het stuk opnieuw op bij de afzender."
_IMAGE_ONLY = "Het PDF-bestand is alleen beeld, zonder tekst; laat het stuk als tekst-PDF aanleveren."


def read_pdf(data: bytes, limits: Limits) -> Document:
    """The pages of a PDF. Raises ``Refused`` where it is encrypted, damaged, too large or without any text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(_ENCRYPTED if getattr(error, "err_code", None) == 4 else _DAMAGED) from None
    try:
        count = len(document)
        if count == 0:
            raise Refused(_DAMAGED)
        if count > limits.bladzijden:
            raise Refused(
                f"Het PDF-bestand telt {count} bladzijden, meer dan de {limits.bladzijden} die worden gelezen; "
                "lever de afzonderlijke stukken aan."
            )
        pages: list[Page] = []
        unread: list[Unread] = []
        for index in range(count):
            page, why = _read_page(document, index, limits)
            pages.append(page)
            if why is not None:
                unread.append(Unread(f"bladzijde {index + 1}", f"bladzijde {index + 1} niet gelezen: {why}", index + 1))
    finally:
        document.close()
    if not any(page.text.strip() for page in pages):
        raise Refused(_IMAGE_ONLY)
    return Document(PDF, tuple(pages), tuple(unread))


def _read_page(document: Any, index: int, limits: Limits) -> tuple[Page, str | None]:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(index + 1, "", read_by="none"), "de bladzijde is beschadigd"
    try:
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() > limits.tekens_per_bladzijde:
                return Page(index + 1, "", read_by="none"), "er staat te veel tekst op"
            width, height = page.get_size()
            place = placer(page.get_bbox(), page.get_rotation())
            words = tokens(text_page, place, width, height)
        finally:
            text_page.close()
        drawn = drawing(page, place)
        if not words and drawn.images:
            return Page(index + 1, "", width, height, "none"), "alleen beeld"
        found = [] if drawn.overfull else tables_on(words, drawn)
        return compose(index + 1, (width, height), words, found, drawn.fills), None
    except pypdfium2.PdfiumError:
        return Page(index + 1, "", read_by="none"), "de bladzijde is beschadigd"
    finally:
        page.close()
