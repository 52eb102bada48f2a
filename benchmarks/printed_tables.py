"""Plannings printed by programs that are not ours: HTML by Chromium and by LibreOffice, Word files by LibreOffice.

``print_all`` makes one PDF per layout and seed in a folder; the truth is that of ``tests/tables/varied_content.py``.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from varied_content import VOCABULARIES, Content, content

FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "DejaVu Serif",
    "Liberation Sans Narrow",
    "DejaVu Sans Condensed",
)


@dataclass(frozen=True)
class Print:
    """A layout: which program prints it, its target, and what it is about."""

    by: str
    target: float
    rules: str
    merged: bool = False
    rows: int = 10
    tables: int = 1
    repeat: bool = True
    cut: bool = False
    hyphenate: bool = False
    justify: bool = False
    wide: bool = False
    middle: bool = False
    bullets: bool = False
    pad: int = 4


_ABOUT: dict[str, Print] = {
    "grid": Print("", 1.0, "grid"),
    "merged": Print("", 1.0, "grid", merged=True),
    "bullets": Print("", 1.0, "grid", bullets=True),
    "hyphens justified": Print("", 1.0, "grid", hyphenate=True, justify=True),
    "landscape": Print("", 1.0, "grid", wide=True, rows=20),
    "two tables": Print("", 1.0, "grid", tables=2, rows=4),
    "split": Print("", 0.98, "grid", rows=34),
    "split, no head": Print("", 0.98, "grid", rows=34, repeat=False),
    "split, cut": Print("", 0.98, "grid", rows=34, repeat=False, cut=True),
    "horizontal": Print("", 0.97, "lines"),
    "horizontal, middle": Print("", 0.97, "lines", middle=True),
    "horizontal, split": Print("", 0.97, "lines", rows=32, cut=True),
    "none": Print("", 0.95, "none", pad=5),
    "none, booktabs": Print("", 0.95, "booktabs", pad=5),
    "none, zebra": Print("", 0.95, "zebra"),
    "none, middle": Print("", 0.95, "none", middle=True, pad=6),
    "none, split": Print("", 0.95, "none", rows=32, pad=5),
}  # fmt: skip
PRINTERS = ("chromium", "html-office", "docx-office")


@dataclass(frozen=True)
class Printed:
    """A printed paper: which layout it has, where it lies, and what is in it."""

    name: str
    layout: Print
    path: Path
    tables: list[Content]


def print_all(folder: Path, seeds: range, printers: tuple[str, ...] = PRINTERS) -> list[Printed]:
    """All layouts by all programs that this machine has. Takes about a second a paper."""
    made: list[Printed] = []
    for printer in printers:
        if shutil.which("chromium" if printer == "chromium" else "soffice") is None:
            print(f"{printer}: not on this machine")
            continue
        place = folder / printer
        place.mkdir(parents=True, exist_ok=True)
        for name, layout in _ABOUT.items():
            for seed in seeds:
                stem = f"{name.replace(', ', '-').replace(' ', '_')}-{seed}"
                tables = _contents(seed, layout, printer)
                source = place / f"{stem}.{'docx' if printer == 'docx-office' else 'html'}"
                if printer == "docx-office":
                    _write_docx(source, layout, tables, random.Random(f"{seed}{name}"))
                else:
                    source.write_text(_html(layout, tables, random.Random(f"{seed}{name}{printer}")), encoding="utf-8")
                made.append(Printed(f"{printer}: {name}", layout, place / f"{stem}.pdf", tables))
        _print(printer, place)
    return [one for one in made if one.path.exists()]


def _contents(seed: int, layout: Print, printer: str) -> list[Content]:
    chance = random.Random(f"{seed} {layout} {printer}")
    return [
        content(
            seed, chance.choice(sorted(VOCABULARIES)), layout.rows, merged=layout.merged, bullets=layout.bullets,
            number=number,
        )
        for number in range(layout.tables)
    ]  # fmt: skip


def _print(printer: str, place: Path) -> None:
    if printer == "chromium":
        for source in sorted(place.glob("*.html")):
            target = source.with_suffix(".pdf")
            if target.exists():
                continue
            command = [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ]
            subprocess.run(command, check=False, capture_output=True, timeout=60)
        return
    sources = [
        str(one)
        for one in sorted(place.iterdir())
        if one.suffix in (".html", ".docx") and not one.with_suffix(".pdf").exists()
    ]
    kind = "pdf:writer_web_pdf_Export" if printer == "html-office" else "pdf:writer_pdf_Export"
    profile = f"-env:UserInstallation=file://{place}/profile"
    if sources:
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(place), *sources]
        subprocess.run(command, check=False, capture_output=True, timeout=600)


_PROSE = (
    "De gemeenten werken samen aan de volgende stappen. Dit overzicht is vastgesteld door de ambtelijke "
    "opdrachtgevers en wordt elke maand bijgewerkt."
)


def _html(layout: Print, tables: list[Content], chance: random.Random) -> str:
    size, font = (7.5 if layout.wide else chance.choice((9, 9.5, 10, 11))), chance.choice(FONTS)
    colour = chance.choice(("#000", "#444", "#7a9cc6"))
    rules = {
        "grid": f"td,th{{border:{chance.choice(('0.5pt', '1pt', '2px'))} solid {colour}}}",
        "lines": f"tr{{border-bottom:0.7pt solid {colour}}} td,th{{border-bottom:0.7pt solid {colour}}}",
        "booktabs": "thead th{border-top:1pt solid #000;border-bottom:.5pt solid #000} table{border-bottom:1pt solid #000}",  # noqa: E501
        "zebra": "tbody tr:nth-child(even) td{background:#e6ebf2}",
        "none": "",
    }[layout.rules]
    css = (
        f"@page{{size:A4 {'landscape' if layout.wide else 'portrait'};margin:18mm}} body{{font:{size}pt '{font}'}} "
        f"table{{border-collapse:collapse;width:100%}} td,th{{padding:{layout.pad}pt;text-align:left;"
        f"vertical-align:{'middle' if layout.middle else 'top'}}} {rules} p,li{{margin:0}} ul{{margin:0;padding-left:1em}} "  # noqa: E501
        f"{'td{text-align:justify}' if layout.justify else ''} {'tr{break-inside:avoid}' if not layout.cut else ''} "
        f"{'' if layout.repeat else 'thead{display:table-row-group}'}"
    )
    body = "".join(_html_table(one, layout) for one in tables)
    return (
        f"<html lang=nl><head><meta charset=utf-8><style>{css}</style></head><body><h2>Overzicht van de stappen</h2>"
        f"<p>{_PROSE}</p>{body}<p>{_PROSE}</p></body></html>"
    )


def _html_table(one: Content, layout: Print) -> str:
    head = "".join(f"<th>{escape(text).replace('·', '').replace('|', '<br>')}</th>" for text in one.header)
    rows = []
    for at, row in enumerate(one.rows):
        cells = []
        for column, text in enumerate(row):
            if layout.merged and column == 0:
                if not text:
                    continue
                span = next((n for n in range(at + 1, len(one.rows)) if one.rows[n][0]), len(one.rows)) - at
                cells.append(f"<td rowspan={span}>{_html_cell(text, layout)}</td>")
            else:
                cells.append(f"<td>{_html_cell(text, layout)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    if layout.rules in ("grid", "lines"):
        line = "border:1pt solid #000" if layout.rules == "grid" else "border:none;border-bottom:1pt solid #000"
        align = "middle" if layout.middle else "top"
        table = re.sub(r"<(td|th)\b", rf'<\1 style="{line}" valign={align}', table)
    return f"<h3>{one.caption}</h3>{table}"


def _html_cell(text: str, layout: Print) -> str:
    marked = escape(text).replace("·", "&shy;" if layout.hyphenate else "")
    if marked.startswith("• "):
        return "".join(f"<p>• {part.strip()}</p>" for part in marked.split("•") if part.strip())
    return marked


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _write_docx(path: Path, layout: Print, tables: list[Content], chance: random.Random) -> None:
    size, font = (15 if layout.wide else chance.choice((18, 19, 20, 22))), chance.choice(FONTS)
    width, height = (16838, 11906) if layout.wide else (11906, 16838)
    body = [_paragraph("Overzicht van de stappen", "<w:b/>"), _paragraph(_PROSE)]
    for one in tables:
        body += [_paragraph(one.caption, "<w:b/>"), _docx_table(one, layout, width - 2000), _paragraph("")]
    body.append(_paragraph(_PROSE))
    turned = ' w:orient="landscape"' if layout.wide else ""
    section = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="1000" w:bottom="1000" w:left="1000" '
        'w:right="1000" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    )
    document = f"<w:document {_W}><w:body>{''.join(body)}{section}</w:body></w:document>"
    styles = (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        f'<w:sz w:val="{size}"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
            f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/></Types>',  # noqa: E501
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{rels}/officeDocument" Target="word/document.xml"/></Relationships>',  # noqa: E501
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{rels}/styles" Target="styles.xml"/></Relationships>',  # noqa: E501
        )
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", styles)


def _paragraph(text: str, run: str = "", paragraph: str = "") -> str:
    return f'<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'  # noqa: E501


def _docx_table(one: Content, layout: Print, width: int) -> str:
    columns = len(one.header)
    longest = [max(len(row[at]) for row in [*one.rows, one.header]) for at in range(columns)]
    shares = [min(max(13, length), 45) for length in longest]
    widths = [width * share // sum(shares) for share in shares]
    line = '<w:{} w:val="single" w:sz="4" w:color="000000"/>'
    sides = {"grid": "top left bottom right insideH insideV", "lines": "top bottom insideH"}.get(layout.rules, "")
    borders = "".join(line.format(side) for side in sides.split())
    pad = layout.pad * 20
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    out = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'  # noqa: E501
        f'<w:tblCellMar><w:top w:w="{pad}" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="{pad}" w:type="dxa"/>'  # noqa: E501
        f'<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    ]
    for at, row in enumerate([tuple(text.replace("|", " ") for text in one.header), *one.rows]):
        flags = ("<w:tblHeader/>" if at == 0 and layout.repeat else "") + ("" if layout.cut else "<w:cantSplit/>")
        cells = []
        for column, text in enumerate(row):
            cell = f'<w:tcW w:w="{widths[column]}" w:type="dxa"/>'
            if layout.merged and column == 0 and at:
                cell += '<w:vMerge w:val="restart"/>' if text else "<w:vMerge/>"
            if layout.rules == "zebra" and at and at % 2 == 0:
                cell += '<w:shd w:val="clear" w:fill="E6EBF2"/>'
            if layout.rules == "booktabs" and at in (0, len(one.rows)):
                cell += f"<w:tcBorders>{line.format('top') if not at else ''}{line.format('bottom')}</w:tcBorders>"
            cell += f'<w:vAlign w:val="{"center" if layout.middle else "top"}"/>'
            shown = text.replace("·", "\u00ad" if layout.hyphenate else "")
            parts = (
                [f"• {part.strip()}" for part in shown.split("•") if part.strip()]
                if shown.startswith("• ")
                else [shown]
            )
            align = '<w:jc w:val="both"/>' if layout.justify else ""
            run = "<w:b/>" if at == 0 else ""
            cells.append(
                f"<w:tc><w:tcPr>{cell}</w:tcPr>{''.join(_paragraph(part, run, align) for part in parts)}</w:tc>"
            )
        out.append(f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(cells)}</w:tr>")
    return "".join([*out, "</w:tbl>"])
