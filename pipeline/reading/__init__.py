"""Room 2: the bytes of one file -> ``Document`` (pages, words with boxes, grids), or ``Refused`` with a Dutch reason.

A pure function of bytes, limits and the OCR engine. pypdfium2 is not thread safe: use processes, never threads.
"""

from __future__ import annotations

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.enclosed import Enclosed
from pipeline.reading.kinds import DOCX, HTML, MAIL, MSG, ODS, ODT, PDF, TEXT, XLS, XLSX, ZIP, media_type
from pipeline.reading.refusals import not_supported
from pipeline.rulebook import Limits

__all__ = ["MAILS", "PDF", "Enclosed", "enclosed", "media_type", "ocr_identity", "read"]

MAILS = (MAIL, MSG)


def read(data: bytes, name: str, limits: Limits, scans: bool = True) -> Document:
    """Read one file. ``name`` serves no decision: the kind is decided by content.

    Raises ``Refused`` (and nothing else, whatever the bytes) where the file cannot be used: empty, too large,
    encrypted, damaged, image only, or of a kind that is not read. What could not be read of a usable file stands in
    ``Document.unread``. An archive has no pages: its papers come from ``enclosed``. Pages without a text layer go
    through OCR; with ``scans`` False they are only counted, in ``Document.scanned`` or ``Refused.scanned``.
    """
    from pipeline.reading.furniture import marked

    return marked(_document(data, limits, scans))


def _document(data: bytes, limits: Limits, scans: bool) -> Document:
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
        from pipeline.reading.scans import Scans

        return read_pdf(data, limits, Scans(limits, scans))
    if kind.startswith("image/"):
        from pipeline.reading.images import read_image
        from pipeline.reading.scans import Scans

        return read_image(data, kind, limits, Scans(limits, scans))
    if kind == TEXT:
        from pipeline.reading.plain import read_text

        return read_text(data, limits)
    return _office(data, kind, limits)


def ocr_identity() -> str:
    """Name and version of the OCR engine of this machine, empty where there is none. Asked once a process."""
    from pipeline.reading import ocr

    return ocr.identity()


def enclosed(data: bytes, limits: Limits) -> tuple[Enclosed, ...]:
    """The papers that a mail or an archive holds, none for any other kind. Raises ``Refused`` as ``read`` does."""
    kind = media_type(data)
    if kind == MAIL:
        from pipeline.reading.mail import mail_attachments

        return mail_attachments(data, limits)
    if kind == MSG:
        from pipeline.reading.msg import msg_attachments

        return msg_attachments(data, limits)
    if kind == ZIP:
        from pipeline.reading.zipped import zip_members

        return zip_members(data, limits)
    return ()


def _office(data: bytes, kind: str, limits: Limits) -> Document:
    if kind == DOCX:
        from pipeline.reading.docx import read_docx

        return read_docx(data, limits)
    if kind in (XLSX, XLS, ODS):
        from pipeline.reading.sheets import read_sheets

        return read_sheets(data, kind, limits)
    if kind == ODT:
        from pipeline.reading.odt import read_odt

        return read_odt(data, limits)
    if kind == HTML:
        from pipeline.reading.html import read_html

        return read_html(data, limits)
    if kind == MAIL:
        from pipeline.reading.mail import read_mail

        return read_mail(data, limits)
    if kind == MSG:
        from pipeline.reading.msg import read_msg

        return read_msg(data, limits)
    if kind == ZIP:
        from pipeline.reading.zipped import read_zip

        return read_zip(data, limits)
    raise not_supported(kind)
