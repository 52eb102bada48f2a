"""Mail as Outlook saves it (msg), by python-oxmsg."""

from __future__ import annotations

import io
from datetime import UTC, timedelta, timezone
from typing import Any

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.enclosed import Enclosed, each_once, safe_name
from pipeline.reading.kinds import MSG
from pipeline.reading.mail import Letter, document_of, moment, people
from pipeline.reading.safezip import MEGABYTE
from pipeline.rulebook import Limits

_DAMAGED = "Het Outlook-bericht is beschadigd; open het in Outlook, sla het opnieuw op en lever het nogmaals aan."
_ENCRYPTED = (
    "Het Outlook-bericht is versleuteld; open het in Outlook en sla het bericht en de bijlagen onversleuteld op."
)
_NESTED = "Dit bericht zit als bijlage in een Outlook-bericht; sla het in Outlook afzonderlijk op en lever het aan."
_LINKED = "Deze bijlage is een koppeling en geen bestand; lever het stuk zelf aan."
_BODY_TO, _BODY_CC = 1, 2
_CONTENT_ID, _HIDDEN, _KIND = 0x3712, 0x7FFE, 0x0C15
_DISPLAY_TO, _DISPLAY_CC = 0x0E04, 0x0E03


def read_msg(data: bytes, limits: Limits) -> Document:
    """One page: the head and the body. Raises ``Refused``."""
    return document_of(_letter(data, limits), MSG, limits)


def msg_attachments(data: bytes, limits: Limits) -> tuple[Enclosed, ...]:
    """The attachments, in their order. Raises ``Refused`` as ``read_msg`` does."""
    return each_once(_letter(data, limits).attachments)


def _letter(data: bytes, limits: Limits) -> Letter:
    """olefile and oxmsg raise anything on broken files, so everything is caught here."""
    try:
        _measure(data, limits)
        from oxmsg import Message

        return _read(Message.load(io.BytesIO(data)), limits)
    except Refused:
        raise
    except Exception:
        raise Refused(_DAMAGED) from None


def _measure(data: bytes, limits: Limits) -> None:
    """Streams of a hostile file may all claim the same bytes: what they claim together is bounded."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        entries = [entry for entry in file.direntries if entry is not None]
        sizes = [entry.size for entry in entries if entry.entry_type == olefile.STGTY_STREAM]
    if sum(sizes) > limits.zip_mb * MEGABYTE or len(sizes) > 50 * limits.zip_onderdelen:
        raise Refused(f"Het Outlook-bericht is groter dan {limits.zip_mb} MB; lever de bijlagen afzonderlijk aan.")


def _read(message: Any, limits: Limits) -> Letter:
    if "SMIME" in message.message_class.upper() and "MULTIPARTSIGNED" not in message.message_class.upper():
        raise Refused(_ENCRYPTED)
    headers = {key.casefold(): value for key, value in message.message_headers.items()}
    sent = moment(headers.get("date", ""))
    if sent is None and message.sent_date is not None:
        sent = message.sent_date
        if sent.tzinfo is not None:
            sent = _dutch_clock(sent)
    letter = Letter(
        sender=people(" ".join(str(message.sender or "").split())),
        to=_names(message, _DISPLAY_TO),
        cc=_names(message, _DISPLAY_CC),
        sent=sent,
        subject=" ".join((message.subject or "").split()),
        plain=message.body or "",
        html=_html(message),
    )
    if message.attachment_count > limits.zip_onderdelen:
        most = limits.zip_onderdelen
        raise Refused(f"Het Outlook-bericht heeft meer dan {most} bijlagen; lever ze afzonderlijk aan.")
    for number, attachment in enumerate(message.attachments, 1):
        _take(attachment, number, letter)
    return letter


def _dutch_clock(sent: Any) -> Any:
    """Outlook keeps the moment in UTC; here it is one hour later, two in summer (last Sundays of March and October)."""

    def last_sunday(month: int) -> Any:
        day = sent.replace(month=month, day=31, hour=1, minute=0, second=0, microsecond=0)
        return day - timedelta(days=(day.weekday() + 1) % 7)

    sent = sent.astimezone(UTC)
    summer = last_sunday(3) <= sent < last_sunday(10)
    return sent.astimezone(timezone(timedelta(hours=2 if summer else 1)))


def _names(message: Any, property: int) -> list[str]:
    shown = message.properties.str_prop_value(property) or ""
    names = [" ".join(name.split()) for name in shown.split(";")]
    return [name.strip("'\x00 ") for name in names if name.strip("'\x00 ")][:100]


def _html(message: Any) -> str:
    try:
        return message.html_body or ""
    except (LookupError, UnicodeDecodeError):
        return ""


def _take(attachment: Any, number: int, letter: Letter) -> None:
    name = safe_name(attachment.file_name, f"bijlage {number}")
    kind = (attachment.mime_type or "").casefold()
    if kind in ("application/pkcs7-signature", "application/x-pkcs7-signature"):
        return
    if not attachment.attached_by_value:
        embedded = any(storage.name.endswith("3701000D") for storage in attachment._storage.storages)
        letter.attachments.append(Enclosed(name, b"", _NESTED if embedded else _LINKED))
        return
    data = attachment.file_bytes or b""
    properties = attachment.properties
    is_picture = kind.startswith("image/") or data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))
    if is_picture and properties.str_prop_value(_CONTENT_ID):
        letter.counts["pictures"] = letter.counts.get("pictures", 0) + 1
        return
    letter.attachments.append(Enclosed(name, data))
