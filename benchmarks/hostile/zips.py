"""Zips and the office files that are zips: bombs, entities, links, lies."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Case = tuple[str, bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_O = "urn:oasis:names:tc:opendocument:xmlns:"
_DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_QUADRATIC = f'<!DOCTYPE x [<!ENTITY i "{"a" * 50_000}">]>'
_FILE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
_REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY i "x">]>'
KINDS = ("docx", "xlsx", "odt", "ods")


def packed(parts: Mapping[str, bytes | str], stored: bool = False) -> bytes:
    """A zip of these parts, with fixed dates."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = 0 if stored else ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def office(kind: str, body: str, before: str = "", **more: bytes | str) -> bytes:
    """An office file with ``body`` in its main part; ``before`` stands before the root, ``more`` are other parts."""
    parts = {name.replace("__", "/"): data for name, data in more.items()}
    if kind == "docx":
        main = f'{_DECLARED}{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        type_, name = "wordprocessingml.document", "word/document.xml"
    elif kind == "xlsx":
        main = f'{_DECLARED}{before}<worksheet xmlns="{_S}">{body}</worksheet>'
        type_, name = "spreadsheetml.sheet", "xl/workbook.xml"
        parts |= {
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" '
            f'Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": main,
        }
    else:
        tag, mime = ("text", "text") if kind == "odt" else ("spreadsheet", "spreadsheet")
        main = (
            f'{_DECLARED}{before}<o:document-content xmlns:o="{_O}office:1.0" xmlns:t="{_O}text:1.0" '
            f'xmlns:b="{_O}table:1.0"><o:body><o:{tag}>{body}</o:{tag}></o:body></o:document-content>'
        )
        mime = f"application/vnd.oasis.opendocument.{mime}"
        return packed({"mimetype": mime, "content.xml": main, **parts}, stored=len(main) < 100_000)
    if kind == "docx":
        parts["word/document.xml"] = main
    types = (
        f'<Types xmlns="{_P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Override PartName="/{name}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.{type_}.main+xml"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" Type="{_R}/officeDocument" '
        f'Target="{name}"/></Relationships>'
    )
    return packed({"[Content_Types].xml": types, "_rels/.rels": links, **parts})


def said(kind: str, text: str, times: int = 1) -> str:
    """A body of paragraphs or rows with the text."""
    one = {
        "docx": f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>",
        "odt": f"<t:p>{text}</t:p>",
        "xlsx": f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>',
        "ods": f"<b:table-row><b:table-cell><t:p>{text}</t:p></b:table-cell></b:table-row>",
    }[kind]
    body = one * times
    return {"xlsx": f"<sheetData>{body}</sheetData>", "ods": f'<b:table b:name="a">{body}</b:table>'}.get(kind, body)


def _of_each(kind: str, full: bool) -> Iterator[Case]:
    many, deep = (400_000, 100_000) if full else (20_000, 5_000)
    opened = {"docx": "<w:p>", "odt": "<t:p>", "xlsx": "<row>", "ods": "<b:table>"}[kind]
    for name, before, body in (
        ("lach", _LAUGHS, said(kind, "&i;")),
        ("kwadraat", _QUADRATIC, said(kind, "&i;" * 5000)),
        ("bestand", _FILE, said(kind, "&i;")),
        ("afstand", _REMOTE, said(kind, "&i;")),
        ("opdracht", '<?xml-stylesheet href="http://127.0.0.1:9/x"?>', said(kind, "Op 5 april 2024.")),
        ("veel", "", said(kind, "Op 5 april 2024 besluit de raad.", many)),
        ("lang", "", said(kind, "5 april 2024 " * (many // 4))),
        ("diep", "", opened * deep),
        ("open", "", opened),
        ("niets", "", ""),
        ("onbekend", "", "<onbekend/>"),
        ("attribuut", "", f'<x a="{"a" * many}"/>'),
        ("letters", "", said(kind, "\x01\x02 kapot")),
    ):
        yield f"{name}.{kind}", office(kind, body, before)
    whole = office(kind, said(kind, "Op 5 april 2024."))
    for cut in (30, len(whole) // 2, len(whole) - 30):
        yield f"half-{cut}.{kind}", whole[:cut]
    yield (
        f"bom.{kind}",
        office(kind, said(kind, "a"), **{"word__media__x.bin": bytes(300_000_000 if full else 5_000_000)}),
    )
    yield f"leeg-onderdeel.{kind}", packed({"[Content_Types].xml": b"", "mimetype": b"", "content.xml": b""})
    broken = bytearray(whole)
    broken[len(broken) // 3] ^= 0xFF
    yield f"omgevallen-bit.{kind}", bytes(broken)


def _special() -> Iterator[Case]:
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p><w:r><w:t>Week 12</w:t></w:r></w:p></w:tc>"
    for span in (2_000_000_000, -5, "x", 0):
        yield f"span-{span}.docx", office("docx", f"<w:tbl><w:tr>{cell.format(span)}</w:tr></w:tbl>")
    nest = "<w:tbl><w:tr><w:tc>" * 2000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2000
    yield "tabel-in-tabel.docx", office("docx", nest)
    yield "verwijzing.docx", office(
        "docx", said("docx", "x"),
        word___rels__document_xml_rels=f'<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" TargetMode='
        f'"External" Type="{_R}/image" Target="http://127.0.0.1:9/x"/></Relationships>',
    )  # fmt: skip
    for name, sheet in (
        ("xfd", '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        ("buiten", '<sheetData><row r="9999999999"><c r="ZZZZZ1"><v>1</v></c></row></sheetData>'),
        ("samen", '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ("verdeeld", '<sheetData><row><c t="s"><v>999999999</v></c></row></sheetData>'),
        ("stijl", '<sheetData><row><c s="99999999"><v>44000</v></c></row></sheetData>'),
        ("datum", "<sheetData><row><c><v>1e308</v></c><c><v>-1e9</v></c><c><v>NaN</v></c></row></sheetData>"),
        ("formule", '<sheetData><row><c><f>cmd|"/c calc"!A1</f><v>1</v></c></row></sheetData>'),
        ("maat", '<dimension ref="A1:XFD1048576"/><sheetData/>'),
    ):
        yield f"{name}.xlsx", office("xlsx", sheet)
    rows = '<b:table-row b:number-rows-repeated="{}"><b:table-cell b:number-columns-repeated="{}"><t:p>x</t:p>'
    for number in (1_000_000_000, -1, "x"):
        body = rows.format(number, number) + "</b:table-cell></b:table-row>"
        yield f"herhaald-{number}.ods", office("ods", f"<b:table>{body}</b:table>")
    yield "spaties.odt", office("odt", '<t:p><t:s t:c="2000000000"/></t:p>')


def _archives(full: bool) -> Iterator[Case]:
    letter = "Datum: 4 maart 2024\n\nOp 5 april besluit de raad.\n"
    zeros = bytes(400_000_000 if full else 20_000_000)
    yield "nullen.zip", packed({"nullen.txt": zeros})
    yield "veel.zip", packed({f"{n}.txt": b"x" for n in range(30_000 if full else 3_000)})
    inner = packed({"brief.txt": letter})
    for _ in range(40):
        inner = packed({"binnen.zip": inner})
    yield "diep.zip", inner
    bomb = packed({"n.txt": zeros[:10_000_000]})
    yield "breed.zip", packed({f"{n}.zip": bomb for n in range(30)})
    names = (
        "../../../uit.txt", "/etc/uit.txt", "C:\\uit.txt", "..\\..\\uit.txt", "a\u202etxt.exe", "con.txt", "x" * 5000,
        "=1+1.txt", "\x1b[2J.txt", "a\nb.txt", "map/", "brief.txt!x", "~$brief.docx", "",
    )  # fmt: skip
    yield "namen.zip", packed(dict.fromkeys(names, letter))
    two = io.BytesIO()
    with ZipFile(two, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in range(50):
            archive.writestr(ZipInfo("zelfde.txt"), letter)
    yield "zelfde-naam.zip", two.getvalue()
    link = ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield "koppeling.zip", out.getvalue()
    whole = packed({"brief.txt": letter}, stored=True)
    yield "controlegetal.zip", whole.replace(b"april", b"maart")
    yield "wachtwoord.zip", whole.replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00")
    yield "leugen.zip", whole.replace(struct.pack("<I", len(letter)), struct.pack("<I", 7))
    yield "groot-gelogen.zip", whole.replace(struct.pack("<I", len(letter)), struct.pack("<I", 0xFFFFFFF0))
    yield "opmerking.zip", whole[:-2] + b"\xff\xff" + b"x" * 65535
    yield "geen-inhoud.zip", b"PK\x05\x06" + bytes(18)
    yield "rommel-ervoor.zip", b"MZ" + bytes(500) + whole
    yield "methode.zip", whole.replace(b"\x00\x00\x00\x00\x21\x00", b"\x63\x00\x00\x00\x21\x00")
    yield "kaal-deflate.zip", b"PK\x03\x04" + zlib.compress(letter.encode()) + b"PK\x05\x06" + bytes(18)


def cases(full: bool) -> Iterator[Case]:
    """Name and bytes of each."""
    for kind in KINDS:
        yield from _of_each(kind, full)
    yield from _special()
    yield from _archives(full)
