"""The kind of a file is decided by its content; what is not read is refused with one Dutch sentence."""

from __future__ import annotations

import io
import zipfile

import office_samples as samples
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import Refused
from pipeline.reading import media_type, read
from pipeline.rulebook import Limits

LIMITS = Limits()
OFFICE = "application/vnd.openxmlformats-officedocument."


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return buffer.getvalue()


KINDS = [
    (b"", "application/octet-stream"),
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\n\n junk %PDF-1.4\n", "application/pdf"),
    ("Geachte leden, de planning is één week verschoven.".encode(), "text/plain"),
    ("Financiën: € 3".encode("cp1252"), "text/plain"),
    ("Week 3".encode("utf-16"), "text/plain"),
    (b"BM is een afkorting", "text/plain"),
    (b"MZ-overleg op 3 maart", "text/plain"),
    (b"<!DOCTYPE html><html></html>", "text/html"),
    (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="http://www.w3.org/1999/xhtml"/>', "text/html"),
    (b"<!-- saved from url=(0014)about:internet -->\n<HTML><body>x</body></HTML>", "text/html"),
    (b"<p>Beste allen</p><table><tr><td>Week 3</td></tr></table>", "text/html"),
    ("<html><body>één</body></html>".encode("utf-16"), "text/html"),
    (b'<?xml version="1.0"?>\n<office:document/>', "application/xml"),
    (b"<naam> schreef op 3 maart: de planning schuift op", "text/plain"),
    (zipped("[Content_Types].xml", "word/document.xml"), OFFICE + "wordprocessingml.document"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), OFFICE + "spreadsheetml.sheet"),
    (zipped("[Content_Types].xml", "ppt/presentation.xml"), OFFICE + "presentationml.presentation"),
    (zipped("mimetype", "content.xml"), "application/vnd.oasis.opendocument.text"),
    (
        samples.zipped({"mimetype": "application/vnd.oasis.opendocument.text-template"}),
        "application/vnd.oasis.opendocument.text",
    ),
    (zipped("content.xml", "mimetype"), "application/vnd.oasis.opendocument.text"),
    (zipped("stuk.pdf"), "application/zip"),
    (zipped("word/brief.pdf", "xl/planning.pdf"), "application/zip"),
    (b"x\x9f>\x22" + bytes(20), "application/vnd.ms-tnef"),
    (samples.compound({"Workbook": b"x", "MBD1": {"WordDocument": b"x"}}), "application/vnd.ms-excel"),
    (samples.compound({"WordDocument": b"x", "ObjectPool": {"Workbook": b"x"}}), "application/msword"),
    (b"PK\x03\x04 half", "application/zip"),
    (b"From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nhallo", "message/rfc822"),
    (b"Van: het kernteam\nDatum: 3 maart 2026\n\nBeste allen", "text/plain"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "application/vnd.ms-outlook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "application/msword"),
    (b"\x89PNG\r\n\x1a\n0000", "image/png"),
    (b"\xff\xd8\xff\xe0", "image/jpeg"),
    (b"\x00\x01\x02\x03\xff\xfe", "application/octet-stream"),
]


@pytest.mark.parametrize(("data", "expected"), KINDS)
def test_kind_by_content(data: bytes, expected: str) -> None:
    assert media_type(data) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["leeg"]),
        (b"   \n \x0c \n", ["geen tekst"]),
        (b"\x89PNG\r\n\x1a\n", ["afbeelding", "tekst-PDF"]),
        (zipped("word/document.xml"), ["Word", "beschadigd", "opnieuw"]),
        (zipped("xl/workbook.xml"), ["werkmap", "beschadigd", "opnieuw"]),
        (zipped("ppt/presentation.xml"), ["presentatie", "PDF"]),
        (zipped(), ["zip", "leeg"]),
        (b"From: a@b.example\nMessage-ID: <1>\n\n", ["e-mail", "leeg"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), [".doc", ".docx"]),
        (bytes(range(256)) * 4, ["niet herkend"]),
        (b'<?xml version="1.0"?>\n<office:document/>', ["XML", "PDF"]),
        (b"%PDF-1.4\nkapot", ["beschadigd", "opnieuw"]),
    ],
)
def test_refused_with_reason_and_remedy(data: bytes, words: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        read(data, "stuk.pdf", LIMITS)
    reason = caught.value.reason
    assert all(word in reason for word in words)
    assert reason.endswith(".")
    assert "Error" not in reason
    assert "/" not in reason.replace("rules/", "")


def test_too_large() -> None:
    with pytest.raises(Refused, match="groter dan 0 MB"):
        read(b"tekst", "a.txt", Limits(bestand_mb=0))


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read(data, "x", LIMITS)
    except Refused:
        return
    assert any(page.text.strip() for page in document.pages) or document.media_type == "application/zip"
