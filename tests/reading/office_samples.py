"""Office files made by hand for the tests: VOORBEELD, invented persons and places."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from itertools import pairwise
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = ("Week", "Datum", "Wat", "Wie", "Opmerkingen")
ROWS: tuple[tuple[str, ...], ...] = (
    ("Week 10 (8-3 tm 12-3)", "11-3", "Bespreken hoofdlijnennotitie", "Kernteam", ""),
    ("", "12-3", "Instemmen met hoofdlijnennotitie", "Regiegroep", "onder voorbehoud"),
    ("Week 11 (15-3 tm 19-3)", "18-3", "Besluit over de verdeelsleutel", "Colleges", ""),
    ("Week 12 + 13 (22-3 tm 2-4)", "", "Verzenden stukken", "Secretaris", "per post"),
)
MERGED_WEEK = (1, 2)  # rows of the table, header included, over which the first week is merged


def tab_text() -> str:
    """The planning as text with tabs."""
    return "VOORBEELD\n\nDetailplanning\n\n" + "\n".join("\t".join(row) for row in (HEAD, *ROWS)) + "\n"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def relations(*entries: tuple[str, str, str]) -> str:
    """A relations part: (id, kind, target); a target with ``://`` lies outside."""
    lines = [
        f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for id, kind, target in entries
    ]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a Word document."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(body: str, parts: Mapping[str, str] | None = None, links: Sequence[tuple[str, str, str]] = ()) -> bytes:
    """A Word document with this body."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r0", "officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations(*links),
            **(parts or {}),
        }
    )


def docx_planning() -> bytes:
    """The planning as a Word table, the first week merged over two rows."""
    rows = []
    for at, row in enumerate((HEAD, *ROWS)):
        cells = []
        for column, text in enumerate(row):
            merge = ""
            if column == 0 and at in MERGED_WEEK:
                merge = '<w:vMerge w:val="restart"/>' if at == MERGED_WEEK[0] else "<w:vMerge/>"
            cells.append(f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return docx(f"{paragraph('VOORBEELD')}{paragraph('Detailplanning')}<w:tbl>{''.join(rows)}</w:tbl>")


def day_of(text: str) -> date | str:
    """``11-3`` as a day of 2021."""
    day, dash, month = text.partition("-")
    return date(2021, int(month), int(day)) if dash and month.isdigit() else text


def xlsx_planning() -> bytes:
    """The planning as a workbook: real dates, the first week merged, a hidden sheet, a note, a coloured cell."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Detailplanning"
    sheet["A1"] = "VOORBEELD"
    for row, texts in enumerate((HEAD, *ROWS), 3):
        for column, text in enumerate(texts, 1):
            value = day_of(text) if column == 2 else text
            if value != "":
                sheet.cell(row, column, value).number_format = "d-mmm" if column == 2 else "General"
    sheet.merge_cells("A4:A5")
    sheet["C4"].comment = Comment("VOORBEELD", "N. Voorbeeld")
    sheet["C6"].fill = PatternFill("solid", fgColor="FFC000")
    hidden = book.create_sheet("Oude versie")
    hidden["A1"] = "Week 1"
    hidden.sheet_state = "hidden"
    return _saved(book)


def _saved(book: object) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def xls_planning() -> bytes:
    """The planning as an old workbook."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Detailplanning")
    dated = xlwt.easyxf(num_format_str="D-MMM")
    sheet.write(0, 0, "VOORBEELD")
    for row, texts in enumerate((HEAD, *ROWS), 2):
        for column, text in enumerate(texts):
            value = day_of(text) if column == 1 else text
            if value != "" and (row, column) != (3, 0):
                sheet.write(row, column, value, *([dated] if isinstance(value, date) else []))
    sheet.write_merge(3, 4, 0, 0, ROWS[0][0])
    hidden = book.add_sheet("Oude versie")
    hidden.write(0, 0, "Week 1")
    hidden.visibility = 1
    return _saved(book)


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def odf(kind: str, content: str, styles: str = "") -> bytes:
    """An OpenDocument file: ``text`` or ``spreadsheet``."""
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {ODF}>{styles}<office:body><office:{kind}>{content}"
            f"</office:{kind}></office:body></office:document-content>",
        }
    )


def odf_table(name: str = "Detailplanning", dates: bool = False) -> str:
    """The planning as a table of OpenDocument, the first week merged."""
    rows = []
    for at, row in enumerate((HEAD, *ROWS)):
        cells = []
        for column, text in enumerate(row):
            spanned = ' table:number-rows-spanned="2"' if column == 0 and at == MERGED_WEEK[0] else ""
            value = day_of(text) if dates and column == 1 else text
            if isinstance(value, date):
                spanned += f' office:value-type="date" office:date-value="{value.isoformat()}"'
                text = f"{value.day:02d}-{value.month:02d}-21"
            tag = "covered-table-cell" if column == 0 and at == MERGED_WEEK[1] else "table-cell"
            cells.append(f"<table:{tag}{spanned}><text:p>{escape(text)}</text:p></table:{tag}>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def odt_planning() -> bytes:
    """The planning as LibreOffice text."""
    return odf("text", f"<text:p>VOORBEELD</text:p><text:h>Detailplanning</text:h>{odf_table()}")


def ods_planning() -> bytes:
    """The planning as a LibreOffice sheet with real dates, and a hidden sheet."""
    styles = (
        '<office:automatic-styles><style:style style:name="weg" style:family="table"><style:table-properties '
        'table:display="false"/></style:style></office:automatic-styles>'
    )
    hidden = odf_table("Oude versie").replace("<table:table ", '<table:table table:style-name="weg" ', 1)
    return odf("spreadsheet", odf_table(dates=True) + hidden, styles)


def html_planning() -> str:
    """The planning as a web page with things that are no text."""
    rows = []
    for at, row in enumerate((HEAD, *ROWS)):
        cells = [
            f"<td{' rowspan=2' if at == MERGED_WEEK[0] and column == 0 else ''}>{escape(text)}"
            for column, text in enumerate(row)
            if not (at == MERGED_WEEK[1] and column == 0)
        ]
        rows.append(f"<tr>{''.join(cells)}")
    return (
        "<!DOCTYPE html><html><head><title>x</title><style>p {color: red}</style><script>var datum = '3 mei 2021';"
        "</script></head><body><p>VOORBEELD<h2>Detailplanning</h2><table>" + "".join(rows) + "</table>"
        '<div style="display:none">1 april 2031</div></body></html>'
    )


def eml(*attachments: tuple[str, bytes], text: str = "Beste allen,\n\nHierbij de stukken.\n") -> bytes:
    """A mail of 8 March 2021 with attachments."""
    mail = EmailMessage()
    mail["From"] = "Noor Voorbeeld <n.voorbeeld@example.org>"
    mail["To"] = "Kernteam <kernteam@example.org>, p.proef@example.org"
    mail["Date"] = "Mon, 08 Mar 2021 14:05:00 +0100"
    mail["Subject"] = "VOORBEELD: stukken één"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(text)
    for name, data in attachments:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def msg(attachments: Sequence[tuple[str, bytes]] = (), body: str = "Beste allen,\r\n\r\nHierbij de stukken.") -> bytes:
    """The same mail as Outlook saves it."""
    texts = {0x001A: "IPM.Note", 0x0037: "VOORBEELD: stukken één", 0x1000: body, 0x0042: "Noor Voorbeeld",
             0x0C1A: "Noor Voorbeeld", 0x0E04: "Kernteam; P. Proef"}  # fmt: skip
    since_1601 = datetime(2021, 3, 8, 13, 5) - datetime(1601, 1, 1)
    moment = (since_1601 // timedelta(microseconds=1) * 10).to_bytes(8, "little")
    tree: dict[str, object] = {
        "__nameid_version1.0": {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)},
        **{f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in texts.items()},
    }
    entries = [(0x001F, tag, struct.pack("<II", 2 * len(text) + 2, 0)) for tag, text in texts.items()]
    entries += [(0x0040, 0x0039, moment), (0x0003, 0x340D, struct.pack("<II", 0x40000, 0))]
    head = struct.pack("<8x4I8x", 0, len(attachments), 0, len(attachments))
    tree["__properties_version1.0"] = head + _properties(entries)
    for number, (name, data) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_37010102": data,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__properties_version1.0": bytes(8)
            + _properties(
                [
                    (0x0102, 0x3701, struct.pack("<II", len(data), 0)),
                    (0x001F, 0x3707, struct.pack("<II", 2 * len(name) + 2, 0)),
                    (0x0003, 0x3705, struct.pack("<II", 1, 0)),
                ]
            ),
        }
    return compound(tree)


def _properties(entries: Sequence[tuple[int, int, bytes]]) -> bytes:
    return b"".join(struct.pack("<HHI", kind, tag, 6) + value for kind, tag, value in entries)


def compound(tree: Mapping[str, object]) -> bytes:
    """A compound file (MS-CFB, version 3): bytes are streams, mappings are storages."""
    entries: list[list[object]] = [["Root Entry", 5, -1, -1, -1, 0, 0]]
    small, large = bytearray(), bytearray()
    mini_fat: list[int] = []
    chains: list[tuple[int, int]] = []  # first sector and count of each large stream, in sectors of ``large``

    def chain(count: int, first: int) -> list[int]:
        return [*range(first + 1, first + count), -2] if count else []

    def add(children: Mapping[str, object]) -> int:
        numbers = []
        for name, value in children.items():
            number = len(entries)
            entries.append([name, 1 if isinstance(value, Mapping) else 2, -1, -1, -1, 0, 0])
            numbers.append(number)
            if isinstance(value, Mapping):
                entries[number][4] = add(value)
                continue
            assert isinstance(value, bytes)
            entries[number][6] = len(value)
            if len(value) < 4096:
                count = -(-len(value) // 64)
                entries[number][5] = len(mini_fat) if count else -2
                mini_fat.extend(chain(count, len(mini_fat)))
                small.extend(value.ljust(64 * count, b"\0"))
            else:
                count = -(-len(value) // 512)
                entries[number][5] = ("large", len(large) // 512)
                chains.append((len(large) // 512, count))
                large.extend(value.ljust(512 * count, b"\0"))
        for left, right in pairwise(numbers):
            entries[left][3] = right
        return numbers[0] if numbers else -1

    entries[0][4] = add(tree)
    small_sectors = -(-len(small) // 512)
    directory_sectors = -(-len(entries) // 4)
    mini_sectors = -(-len(mini_fat) // 128)
    body = directory_sectors + mini_sectors + small_sectors + len(large) // 512
    fat_sectors = 1
    while fat_sectors * 128 < body + fat_sectors:
        fat_sectors += 1
    at_directory, at_mini = fat_sectors, fat_sectors + directory_sectors
    at_small = at_mini + mini_sectors
    at_large = at_small + small_sectors
    fat = [-3] * fat_sectors + chain(directory_sectors, at_directory) + chain(mini_sectors, at_mini)
    fat += chain(small_sectors, at_small)
    for first, count in chains:
        fat += chain(count, at_large + first)
    entries[0][5], entries[0][6] = (at_small if small else -2), len(small)
    directory = b"".join(_entry(entry, at_large) for entry in entries).ljust(512 * directory_sectors, b"\0")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIiII", 0, fat_sectors, at_directory, 0, 4096)
        + struct.pack("<iIiI", at_mini if mini_fat else -2, mini_sectors, -2, 0)
        + struct.pack("<109i", *range(fat_sectors), *[-1] * (109 - fat_sectors))
    )  # fmt: skip
    return (
        header
        + struct.pack(f"<{128 * fat_sectors}i", *fat, *[-1] * (128 * fat_sectors - len(fat)))
        + directory
        + struct.pack(f"<{128 * mini_sectors}i", *mini_fat, *[-1] * (128 * mini_sectors - len(mini_fat)))
        + bytes(small).ljust(512 * small_sectors, b"\0")
        + bytes(large)
    )


def _entry(entry: Sequence[object], at_large: int) -> bytes:
    name, kind, left, right, child, start, size = entry
    raw = str(name).encode("utf-16-le")
    if isinstance(start, tuple):
        start = at_large + start[1]
    return (
        raw.ljust(64, b"\0") + struct.pack("<HBBiii", len(raw) + 2, kind, 1, left, right, child) + bytes(36)
        + struct.pack("<iQ", start, size)
    )  # fmt: skip
