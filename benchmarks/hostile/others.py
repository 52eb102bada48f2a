"""Mails, web pages, pictures, files that lie about their kind, and bytes without sense behind a true beginning."""

from __future__ import annotations

import base64
import random
import struct
import zlib
from collections.abc import Iterator

from benchmarks.hostile.pdfs import pages
from benchmarks.hostile.zips import office, packed, said

Case = tuple[str, bytes]
_HEAD = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Planning\r\nDate: Mon, 4 Mar 2024 09:00:00 +0100\r\n"
_HEAD += "Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
_TEXT = "Op 5 april 2024 besluit de raad over de zorgregeling."


def _part(name: str, data: bytes, type_: str = "application/octet-stream") -> str:
    coded = base64.encodebytes(data).decode()
    return (
        f'--g\r\nContent-Type: {type_}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n"
    )


def _mail(*parts: str) -> bytes:
    body = f"{_HEAD}Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: text/plain\r\n\r\n{_TEXT}\r\n"
    return (body + "".join(parts) + "--g--\r\n").encode("utf-8", "surrogateescape")


def mails(full: bool) -> Iterator[Case]:
    """Mails."""
    many, deep = (5_000, 3_000) if full else (300, 300)
    letter = f"Datum: 4 maart 2024\n\n{_TEXT}\n".encode()
    names = ("../../../uit.txt", "/etc/uit.txt", "C:\\uit.txt", "a\u202etxt.exe", "x" * 5000, "=1+1.txt", "a\x00b.txt",
             "mail.eml!x.txt", "con", "", "=?utf-8?q?=E2=80=AEtxt=2Eexe?=")  # fmt: skip
    yield "bijlage-namen.eml", _mail(*(_part(name, letter) for name in names))
    yield "bijlage-veel.eml", _mail(*(_part(f"{n}.txt", b"x") for n in range(many)))
    yield "bijlage-bom.eml", _mail(_part("n.zip", packed({"n.txt": bytes(50_000_000)})))
    yield "bijlage-dubbel.eml", _mail(*(_part("zelfde.txt", letter) for _ in range(30)))
    yield "bijlage-kapot.eml", _mail(_part("brief.pdf", pages("BT ET")).replace("J", "!"))
    nested = f"{_HEAD}Content-Type: text/plain\r\n\r\n{_TEXT}"
    for _ in range(60):
        nested = f"{_HEAD}Content-Type: message/rfc822\r\n\r\n{nested}"
    yield "mail-in-mail.eml", nested.encode()
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(deep))
    yield "diep.eml", (_HEAD + parts).encode()
    yield "lange-kop.eml", (_HEAD + "X-A: " + "a" * 5_000_000 + f"\r\n\r\n{_TEXT}").encode()
    yield "veel-koppen.eml", (_HEAD + "X-A: a\r\n" * 100_000 + f"\r\n{_TEXT}").encode()
    yield "geen-grens.eml", f"{_HEAD}Content-Type: multipart/mixed\r\n\r\n{_TEXT}".encode()
    yield "grens-weg.eml", f"{_HEAD}Content-Type: multipart/mixed; boundary=weg\r\n\r\n{_TEXT}".encode()
    for charset in ("onbekend-9", "utf-7", "idna", "unicode_escape", "zlib"):
        yield f"letters-{charset}.eml", f"{_HEAD}Content-Type: text/plain; charset={charset}\r\n\r\n{_TEXT}".encode()
    yield "versleuteld.eml", f"{_HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nMIAG".encode()
    yield "datum.eml", _mail().replace(b"4 Mar 2024", b"99 Foo 999999")
    yield "adressen.eml", _mail().replace(b"a@example.org", b"(" * 20_000)
    yield "nul.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "rond.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01\x00\x00\x00" * 500


def web(full: bool) -> Iterator[Case]:
    """Web pages and pictures."""
    deep = 200_000 if full else 10_000
    start = "<!DOCTYPE html><html><body>"
    for name, body in (
        ("diep", "<div>" * deep),
        ("tabel", f"<table><tr><td colspan=999999999 rowspan=999999999>{_TEXT}</td></tr></table>"),
        ("tabel-diep", "<table><tr><td>" * (deep // 20)),
        ("script", f"<script>while(1);</script><p>{_TEXT}</p>"),
        ("verder", f"<meta http-equiv=refresh content='0;url=http://127.0.0.1:9'><p>{_TEXT}</p>"),
        ("beeld", f"<img src='file:///etc/passwd'><iframe src='http://127.0.0.1:9'></iframe><p>{_TEXT}</p>"),
        ("eigenschap", f"<p class='{'a' * deep * 5}'>{_TEXT}</p>"),
        ("tekens", f"<p>&#0;&#xD800;&#x110000;&#xFFFFFFFFFFFF; {_TEXT}</p>"),
        ("open", "<p" * deep),
        ("veel", f"<p>{_TEXT}</p>" * (deep // 4)),
    ):
        yield f"{name}.html", (start + body).encode()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    for width, height in ((60_000, 60_000), (2**31 - 1, 1), (0, 5), (300, 300)):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
        yield f"beeld-{width}x{height}.png", data
    yield "beeld.jpg", b"\xff\xd8\xff\xe0" + b"\xff" * 3000
    yield "beeld.tif", b"II*\x00\x08\x00\x00\x00\x01\x00" + bytes(10) + b"\x08\x00\x00\x00"
    yield "beeld.gif", b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + b",\x00" * 500
    yield "beeld.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"


def liars() -> Iterator[Case]:
    """True contents under another's name, and nonsense behind a true beginning."""
    letter = f"Datum: 4 maart 2024\n\n{_TEXT}\n".encode()
    true = {"pdf": pages(f"BT /F1 12 Tf 72 700 Td ({_TEXT}) Tj ET"), "txt": letter, "eml": _mail()}
    true |= {kind: office(kind, said(kind, _TEXT)) for kind in ("docx", "xlsx", "odt", "ods")}
    kinds = list(true)
    for number, kind in enumerate(kinds):
        yield f"eigenlijk-{kind}.{kinds[number - 1]}", true[kind]
        yield f"eigenlijk-{kind}.exe", true[kind]
    yield "tweeslachtig.pdf", true["pdf"] + true["docx"]
    dice = random.Random(11)
    heads = (
        b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"From: a\r\n\r\n",
        b"<html>", b"\x7fELF", b"MZ", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07", b"",
    )  # fmt: skip
    for number, head in enumerate(heads * 2):
        yield f"zinloos-{number:02}.bin", head + dice.randbytes(3000) + (b"%%EOF" if head[:1] == b"%" else b"")


def cases(full: bool) -> Iterator[Case]:
    """Name and bytes of each."""
    yield from mails(full)
    yield from web(full)
    yield from liars()
