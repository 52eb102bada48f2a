"""The kind of a file by its content: signatures of the first bytes, and for archives the names of their parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

PDF = "application/pdf"
TEXT = "text/plain"
HTML = "text/html"
ZIP = "application/zip"
XML = "application/xml"
MAIL = "message/rfc822"
UNKNOWN = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
MSG = "application/vnd.ms-outlook"
TNEF = "application/vnd.ms-tnef"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"%!PS", "application/postscript"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"x\x9f>\x22", TNEF),
    (b"\x7fELF", "application/x-executable"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("__substg1.0_", MSG),
    ("__properties_version1.0", MSG),
    ("WordDocument", "application/msword"),
    ("Workbook", XLS),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("EncryptedPackage", "application/vnd.ms-office.encrypted"),
)
_ZIP_PARTS: tuple[tuple[str, str], ...] = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", _OFFICE + "presentationml.presentation"),
)
_PACKAGE_PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "word/document.xml", "xl/workbook.xml", "xl/workbook.bin"),
    "ppt/presentation.xml",
}
_XML_HEAD = re.compile(r"(?:\ufeff|ï»¿)?\s*<\?xml\s")
_PAGE = re.compile(
    r"(?:\ufeff|ï»¿)?(?:\s+|<\?xml[^>]*>|<!--[^>]*-->)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|table|div|p|h[1-6]|center|span|font)\b",
    re.I,
)
_MAIL_FIELD = re.compile(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|cc|dkim-signature"
    rb"|content-type|reply-to|thread-topic|arc-[\w-]+|authentication-results)[ \t]*:",
    re.I,
)
_MAIL_HEAD = re.compile(rb"\A(?:[!-9;-~]+[ \t]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n)+\r?\n?")
_MAIL_PROOF = re.compile(rb"^(?:message-id|mime-version|received|return-path|content-type)[ \t]*:", re.I | re.M)


def media_type(data: bytes) -> str:
    """The media type of ``data`` by its content, never by a name; ``application/octet-stream`` where it cannot tell.

    Text in any encoding that the text reader knows is ``text/plain``. Empty bytes are ``application/octet-stream``.
    """
    if not data:
        return UNKNOWN
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 2 or not _is_text(data)):
            return kind
    if _is_mail(data):
        return MAIL
    if _is_text(data):
        return _text_kind(data)
    return UNKNOWN


def _text_kind(data: bytes) -> str:
    """Web pages, with an XML declaration or without a head too; other XML, which only its own program shows rightly."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:8192].decode("utf-16", "replace") if wide else data[:4096].decode("latin-1")
    if _PAGE.match(head):
        return HTML
    return XML if _XML_HEAD.match(head) else TEXT


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= 200:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if re.fullmatch(r"application/[\w.+-]+", declared):
                    return declared.removesuffix("-template")
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        known = (*_PACKAGE_PARTS, *(part for part, _ in _ZIP_PARTS))
        names = [name for name in known if name.encode() in data[:200_000]]
    if not any(name in _PACKAGE_PARTS for name in names):
        return ZIP
    return next((kind for part, kind in _ZIP_PARTS if any(name.startswith(part) for name in names)), ZIP)


def _ole_kind(data: bytes) -> str:
    """By the names at the top of the file; a file so broken that it has none, by the names anywhere in it."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            names = [path[0] for path in file.listdir(streams=True, storages=True) if path]
    except Exception:  # olefile raises anything on broken files
        names = [name for name, _ in _OLE_STREAMS if name.encode("utf-16-le") in data]
    for start, kind in _OLE_STREAMS:
        if any(name.startswith(start) for name in names):
            return kind
    return "application/x-ole-storage"


def _is_mail(data: bytes) -> bool:
    head = data[:20_000].removeprefix(b"\xef\xbb\xbf")
    if _MAIL_FIELD.match(head) is None or b"\x00" in head:
        return False
    block = _MAIL_HEAD.match(head)
    return block is not None and _MAIL_PROOF.search(block.group()) is not None


def _is_text(data: bytes) -> bool:
    """No control characters but white space, in one of the encodings the text reader knows."""
    from pipeline.reading.plain import decoded

    return decoded(data[:200_000], partial=len(data) > 200_000) is not None
