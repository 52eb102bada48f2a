"""Mail from any program: the head as lines, the body, attachments as papers of their own; names are text."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

import office_samples as samples
import pytest

from pipeline.errors import Refused
from pipeline.reading import enclosed, read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

LIMITS = Limits()
HEAD = ["Van: Noor Voorbeeld", "Datum: 8 maart 2021 14:05", "Onderwerp: VOORBEELD: stukken één"]


def both(*attachments: tuple[str, bytes]) -> list[bytes]:
    return [samples.eml(*attachments), samples.msg(attachments)]


@pytest.mark.parametrize("data", both(), ids=["eml", "msg"])
def test_the_head_is_lines_and_the_body_follows(data: bytes) -> None:
    (page,) = read(data, "bericht", LIMITS).pages
    head, body = page.text.split("\n\n", 1)
    assert [line for line in head.split("\n") if not line.startswith("Aan: ")] == HEAD
    assert "Aan: Kernteam; " in head
    assert body == "Beste allen,\n\nHierbij de stukken."


NAMES = [
    ("brief.txt", "brief.txt"),
    ("../../x.pdf", "../../x.pdf"),
    ("C:\\map\\x.pdf", "C:/map/x.pdf"),
    ("één stuk.pdf", "één stuk.pdf"),
    ("a" * 400 + ".pdf", "a" * 196 + ".pdf"),
    ("fac\u202efdp.exe", "fac fdp.exe"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_attachment_names_are_text(name: str, shown: str) -> None:
    for data in both((name, b"VOORBEELD")):
        assert [(one.name, one.data, one.reason) for one in enclosed(data, LIMITS)] == [(shown, b"VOORBEELD", None)]


def test_attachments_keep_their_bytes_whatever_their_size() -> None:
    parts = [(f"{size}.bin", bytes(range(256)) * (size // 256)) for size in (0, 256, 4096, 8192, 100_096)]
    for data in both(*parts):
        assert [(one.name, one.data) for one in enclosed(data, LIMITS)] == parts


def test_two_attachments_of_one_name_both_count() -> None:
    for data in both(("a.txt", b"een"), ("a.txt", b"twee")):
        assert [one.name for one in enclosed(data, LIMITS)] == ["a.txt", "a.txt (2)"]


def mail(build: Callable[[EmailMessage], None]) -> bytes:
    message = EmailMessage()
    message["From"], message["Message-ID"], message["Subject"] = "n@example.org", "<2@example.org>", "VOORBEELD"
    build(message)
    return message.as_bytes()


def test_a_table_in_the_body_is_read_from_its_html() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content("\n".join(" ".join(row) for row in samples.ROWS))
        message.add_alternative(samples.html_planning(), subtype="html")

    document = read(mail(build), "bericht", LIMITS)
    (table,) = find_tables(document, default().columns)
    assert [tuple(cell.text for cell in row) for row in table.rows] == list(samples.ROWS)


def test_plain_text_comes_first_where_html_has_no_table() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content("gewone tekst")
        message.add_alternative("<p>opgemaakte <b>tekst</b></p>", subtype="html")

    assert read(mail(build), "bericht", LIMITS).pages[0].text.endswith("gewone tekst")


def test_pictures_in_the_text_are_named_and_are_no_papers() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content("tekst")
        message.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline", cid="<logo>")

    assert enclosed(mail(build), LIMITS) == ()
    assert [one.what for one in read(mail(build), "bericht", LIMITS).unread] == ["1 afbeelding"]


def test_a_mail_in_a_mail_is_a_paper() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content("zie bijgaand bericht")
        inner = EmailMessage()
        inner["Subject"], inner["From"], inner["Message-ID"] = "Eerder", "p@example.org", "<3@example.org>"
        inner.set_content("oude tekst")
        message.add_attachment(inner)

    (inner,) = enclosed(mail(build), LIMITS)
    assert inner.name == "Eerder.eml"
    assert "oude tekst" in read(inner.data, inner.name, LIMITS).pages[0].text


def encrypted() -> bytes:
    message = MIMEMultipart("encrypted", protocol="application/pgp-encrypted")
    message["From"], message["Message-ID"] = "n@example.org", "<4@example.org>"
    message.attach(MIMEBase("application", "pgp-encrypted"))
    return message.as_bytes()


REFUSED = [
    (encrypted(), "versleuteld"),
    (b"From: n@example.org\nMessage-ID: <5>\nContent-Type: application/pkcs7-mime\n\nx", "versleuteld"),
    (b"From: n@example.org\nMessage-ID: <6>\n\n", "leeg"),
    (samples.msg()[:3000], "beschadigd"),
]


@pytest.mark.parametrize(("data", "told"), REFUSED)
def test_what_cannot_be_read_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read(data, "bericht", LIMITS)
