"""Mail (eml): the head as lines (Van, Aan, Datum, Onderwerp), the body below it, attachments as papers of their own."""

from __future__ import annotations

import email
import email.header
import email.policy
import email.utils
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import Message

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.model import Document, Unread
from pipeline.reading.blocks import Block, Table, has_text, page_of
from pipeline.reading.enclosed import Enclosed, each_once, safe_name
from pipeline.reading.html import content_of
from pipeline.reading.kinds import MAIL
from pipeline.reading.plain import decoded
from pipeline.reading.remarks import told
from pipeline.rulebook import Limits

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DAMAGED = (
    "Het e-mailbericht is beschadigd; open het in uw mailprogramma, sla het opnieuw op en lever het nogmaals aan."
)
_ENCRYPTED = (
    "Het e-mailbericht is versleuteld of verzegeld; open het in uw mailprogramma en sla het bericht en de bijlagen "
    "onversleuteld op."
)
_EMPTY = "Het e-mailbericht is leeg; controleer of het goed is opgeslagen en lever het opnieuw aan."
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_MOST_NAME = 300


class Letter(Struct):
    """A mail, whatever file it came in."""

    sender: str = ""
    to: list[str] = field(default_factory=list)
    cc: list[str] = field(default_factory=list)
    sent: datetime | None = None
    subject: str = ""
    plain: str = ""
    html: str = ""
    attachments: list[Enclosed] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def read_mail(data: bytes, limits: Limits) -> Document:
    """One page: the head and the body. Raises ``Refused``."""
    return document_of(letter_of(data, limits), MAIL, limits)


def mail_attachments(data: bytes, limits: Limits) -> tuple[Enclosed, ...]:
    """The attachments of a mail, in its order. Raises ``Refused`` as ``read_mail`` does."""
    return each_once(letter_of(data, limits).attachments)


def document_of(letter: Letter, kind: str, limits: Limits) -> Document:
    """The page of a mail. Raises ``Refused`` where it says nothing and holds nothing."""
    body, pictures = _body(letter)
    head = [
        ("Van", letter.sender),
        ("Aan", "; ".join(letter.to)),
        ("CC", "; ".join(letter.cc)),
        ("Datum", _day(letter.sent) if letter.sent else ""),
        ("Onderwerp", letter.subject),
    ]
    lines: list[Block] = [f"{label}: {value}" for label, value in head if value]
    page = page_of(1, [*lines, "", *body], limits)
    if not has_text([page]) or not (body or letter.attachments or letter.subject):
        raise Refused(_EMPTY)
    counts = {**letter.counts, "pictures": max(pictures, letter.counts.get("pictures", 0))}
    unread = told(counts)
    if not body:
        unread.append(Unread("de tekst van het bericht", "het bericht heeft geen tekst die kon worden gelezen."))
    return Document(kind, (page,), tuple(unread))


def letter_of(data: bytes, limits: Limits) -> Letter:
    """The parts of an eml file. The parser of the standard library raises anything, so everything is caught here."""
    try:
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=email.policy.compat32)
        return _letter(message, limits)
    except Refused:
        raise
    except Exception:
        raise Refused(_DAMAGED) from None


def _letter(message: Message, limits: Limits) -> Letter:
    letter = Letter(
        sender=people(_header(message, "From")) or people(_header(message, "Sender")),
        to=[one for one in [people(_header(message, "To"))] if one],
        cc=[one for one in [people(_header(message, "Cc"))] if one],
        sent=moment(_header(message, "Date")),
        subject=_header(message, "Subject"),
    )
    kind = message.get_content_type()
    if kind == "multipart/encrypted" or (kind in _SEALED and "signed-data" not in str(message.get_params() or "")):
        raise Refused(_ENCRYPTED)
    for number, part in enumerate(_leaves(message), 1):
        if number > limits.zip_onderdelen:
            raise Refused(
                f"Het e-mailbericht telt meer dan {limits.zip_onderdelen} delen; lever de stukken afzonderlijk aan."
            )
        _take(part, number, letter)
    return letter


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; an attached mail is one part."""
    stack = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            stack.extend(one for one in reversed(part.get_payload()) if isinstance(one, Message))  # type: ignore[arg-type]
        else:
            yield part


def _take(part: Message, number: int, letter: Letter) -> None:
    kind = part.get_content_type()
    name = _unfolded(part.get_filename() or "")
    disposition = part.get_content_disposition()
    if kind in _SIGNATURES:
        return
    if kind in _SEALED:
        raise Refused(_ENCRYPTED)
    if kind == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], Message):
            title = name or f"{_header(inner[0], 'Subject') or 'bericht'}.eml"
            letter.attachments.append(Enclosed(safe_name(title, f"bericht {number}.eml"), bytes(inner[0])))
        return
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    is_body = disposition != "attachment" and not name
    if kind == "text/plain" and is_body:
        letter.plain = "\n".join(filter(None, (letter.plain, _text(part, data))))
    elif kind == "text/html" and is_body:
        letter.html += _text(part, data)
    elif kind == "text/calendar" and disposition != "attachment":
        letter.counts["calendar"] = letter.counts.get("calendar", 0) + 1
    elif kind.startswith("image/") and (disposition == "inline" or (part.get("Content-ID") and disposition is None)):
        letter.counts["pictures"] = letter.counts.get("pictures", 0) + 1
    elif data or name:
        letter.attachments.append(Enclosed(safe_name(name, f"bijlage {number}"), data))


def _text(part: Message, data: bytes) -> str:
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(data) or data.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    """A field decoded, on one line; broken ones as they stand."""
    raw = str(message.get(name, "") or "")[:20_000]
    return _unfolded(raw)


def _unfolded(raw: str) -> str:
    try:
        text = str(email.header.make_header(email.header.decode_header(raw)))
    except Exception:  # the standard library raises anything on broken words
        text = raw
    return " ".join(re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", text).split())


def people(field: str) -> str:
    """``"Jansen, A." <a@x.example>; B <b@x.example>`` as names, the address where there is no name."""
    if "@" not in field:
        return field[:_MOST_NAME]
    try:
        pairs = email.utils.getaddresses([field])
    except Exception:  # the standard library raises anything on broken addresses
        return field[:_MOST_NAME]
    names = [" ".join((name or address).split()) for name, address in pairs[:100] if name or address]
    return "; ".join(names) or field[:_MOST_NAME]


def moment(field: str) -> datetime | None:
    """The moment at which it was sent, by the sender's clock; None where there is none."""
    try:
        return email.utils.parsedate_to_datetime(field) if field else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(sent: datetime) -> str:
    return f"{sent.day} {_MONTHS[sent.month - 1]} {sent.year} {sent:%H:%M}"


def _body(letter: Letter) -> tuple[list[Block], int]:
    """The body and its pictures: as HTML where that holds a table or is all there is, else as plain text."""
    if letter.html.strip():
        content = content_of(letter.html)
        tables = [block for block in content.blocks if isinstance(block, Table)]
        has_table = any(len(table.rows) > 1 and table.columns > 1 for table in tables)
        if content.blocks and (has_table or not letter.plain.strip()):
            letter.counts["deletions"] = content.deletions
            return content.blocks, content.pictures
    lines = letter.plain.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").strip().split("\n")
    return [line.rstrip() for line in lines] if any(lines) else [], 0
