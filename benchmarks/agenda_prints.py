"""The tables of ``agenda_content`` printed by programs that are not ours: Chromium, LibreOffice Writer and Calc.

Ways of the web (flex rows, shaded heads, rules as shadows, small print), of a flat Writer file, and of a sheet that is
printed with borders, bands or neither.
"""

# ruff: noqa: E501
from __future__ import annotations

import io
import random
import shutil
import subprocess
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from agenda_content import SHAPES, Section, Sheet, sheet

FONTS = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "DejaVu Serif Condensed", "Liberation Sans Narrow")


@dataclass(frozen=True)
class Layout:
    """What a layout is about; ``rules``: grid, lines, bands (shading without rules), columns (vertical only), none."""

    target: float
    rules: str
    rows: int = 9
    merged: bool = False
    sections: bool = False
    foot: bool = False
    cut: bool = False
    repeat: bool = True
    wide: bool = False
    size: float = 9.5
    pad: float = 4
    shape: str | None = None


LAYOUTS: dict[str, Layout] = {
    "grid": Layout(1.0, "grid"),
    "grid, two lines of head": Layout(1.0, "grid", shape="stap"),
    "grid, head over three": Layout(1.0, "grid", shape="voorstel"),
    "grid, small print": Layout(1.0, "grid", size=6.5, rows=24),
    "grid, landscape": Layout(1.0, "grid", wide=True, rows=14, size=8),
    "grid, sections and foot": Layout(1.0, "grid", sections=True, foot=True),
    "merged weeks": Layout(1.0, "grid", merged=True, shape="weken", rows=12),
    "merged quarters": Layout(1.0, "grid", merged=True, shape="kwartaal", rows=12),
    "split, head again": Layout(0.98, "grid", rows=36),
    "split, merged": Layout(0.98, "grid", merged=True, shape="maand", rows=36),
    "split, rows cut": Layout(0.98, "grid", rows=36, cut=True, repeat=False, pad=6),
    "lines": Layout(0.97, "lines"),
    "lines, small print": Layout(0.97, "lines", size=7, rows=18),
    "lines, split and cut": Layout(0.97, "lines", rows=34, cut=True),
    "lines, agenda": Layout(0.97, "lines", shape="agenda"),
    "bands": Layout(0.95, "bands"),
    "bands, split": Layout(0.95, "bands", rows=34),
    "columns": Layout(0.95, "columns", pad=5),
    "none": Layout(0.95, "none", pad=5),
    "none, actions": Layout(0.95, "none", shape="actie", pad=5),
    "none, split": Layout(0.95, "none", rows=32, pad=5),
}  # fmt: skip
MAKERS = ("chromium", "chromium-flex", "writer", "calc")


@dataclass(frozen=True)
class Printed:
    name: str
    layout: Layout
    path: Path
    sheet: Sheet


def print_all(folder: Path, seeds: range, makers: tuple[str, ...] = MAKERS) -> list[Printed]:
    """All layouts by all makers that this machine has."""
    made: list[Printed] = []
    for maker in makers:
        program = "chromium" if maker.startswith("chromium") else "soffice"
        if shutil.which(program) is None:
            print(f"{maker}: not on this machine")
            continue
        place = folder / maker
        place.mkdir(parents=True, exist_ok=True)
        for name, layout in LAYOUTS.items():
            for seed in seeds:
                if maker in ("chromium-flex", "calc") and (layout.merged or layout.sections or layout.foot):
                    continue
                chance = random.Random(f"{maker} {name} {seed}")
                shape = layout.shape or chance.choice(
                    [one for one in sorted(SHAPES) if one not in ("stap", "voorstel")]
                )
                if maker in ("chromium-flex", "calc") and SHAPES[shape][2]:
                    continue
                one = sheet(seed, shape, layout.rows, merged=layout.merged, sections=layout.sections, foot=layout.foot)
                stem = f"{name.replace(', ', '-').replace(' ', '_')}-{seed}"
                source = place / f"{stem}{_write(maker, place / stem, layout, one, chance)}"
                made.append(Printed(f"{maker}: {name}", layout, source.with_suffix(".pdf"), one))
        _print(program, place)
    return [one for one in made if one.path.exists()]


def _write(maker: str, stem: Path, layout: Layout, one: Sheet, chance: random.Random) -> str:
    if maker == "calc":
        stem.with_name(stem.name + ".xlsx").write_bytes(_xlsx(layout, one, chance))
        return ".xlsx"
    if maker == "writer":
        stem.with_name(stem.name + ".fodt").write_text(_fodt(layout, one, chance), encoding="utf-8")
        return ".fodt"
    text = _flex(layout, one, chance) if maker == "chromium-flex" else _html(layout, one, chance)
    stem.with_name(stem.name + ".html").write_text(text, encoding="utf-8")
    return ".html"


def _print(program: str, place: Path) -> None:
    sources = [one for one in sorted(place.iterdir()) if one.suffix in (".html", ".fodt", ".xlsx")]
    waiting = [str(one) for one in sources if not one.with_suffix(".pdf").exists()]
    if program == "soffice" and waiting:
        profile = f"-env:UserInstallation=file://{place}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *waiting]
        subprocess.run(command, check=False, capture_output=True, timeout=900)
        return
    for source in map(Path, waiting):
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer" if len(source.stem) % 2 else "--no-first-run",
        ]
        command = ["chromium", *options, f"--print-to-pdf={source.with_suffix('.pdf')}", source.as_uri()]
        subprocess.run(command, check=False, capture_output=True, timeout=60)


_PROSE = (
    "Onderstaand vindt u de stappen tot en met de zomer. De data zijn afgestemd met de griffie; wijzigingen worden zo "
    "spoedig mogelijk doorgegeven aan alle betrokkenen."
)


def _page(layout: Layout, chance: random.Random, css: str, body: str, one: Sheet) -> str:
    paper = "landscape" if layout.wide else "portrait"
    return (
        f"<html lang=nl><head><meta charset=utf-8><title>{escape(one.caption)}</title><style>@page{{size:A4 {paper};"
        f"margin:{chance.choice(('15mm', '20mm', '25mm 18mm'))}}} body{{font:{layout.size}pt/1.3 '{chance.choice(FONTS)}'}}"
        f"{css}</style></head><body><h1>{escape(one.caption)}</h1><p>{_PROSE}</p>{body}<p>{_PROSE}</p></body></html>"
    )


def _html(layout: Layout, one: Sheet, chance: random.Random) -> str:
    colour = chance.choice(("#000", "#bbb", "#004c97"))
    look = {
        "grid": f"td,th{{border:{chance.choice(('.75pt', '1px', '.25pt'))} solid {colour}}}",
        "lines": f"tbody td{{box-shadow:inset 0 -1px {colour}}} thead th{{border-bottom:2px solid {colour}}}",
        "bands": "tbody tr:nth-child(odd){background:#eef3f7} thead tr{background:#154273;color:#fff}",
        "columns": f"td+td,th+th{{border-left:1px solid {colour}}}",
        "none": "th{color:#555;text-transform:none}",
    }[layout.rules]
    css = (
        f"table{{border-collapse:collapse;width:100%;table-layout:{chance.choice(('auto', 'fixed'))}}}"
        f"td,th{{overflow-wrap:break-word;padding:{layout.pad}pt {layout.pad + 2}pt;text-align:left;vertical-align:top}} {look}"
        f"{'' if layout.cut else 'tr{break-inside:avoid}'} {'' if layout.repeat else 'thead{display:table-row-group}'}"
    )
    head = "".join(f"<th>{escape(text)}</th>" for text in one.header)
    if one.groups:
        head = "".join(f"<th colspan={span}>{escape(text)}</th>" for text, span in one.groups) + f"</tr><tr>{head}"
    rows = []
    for at, row in enumerate(one.rows):
        if isinstance(row, Section):
            rows.append(f"<tr><td colspan={len(one.header)}><b>{escape(row.text)}</b></td></tr>")
            continue
        first = f"<td rowspan={_span(one, at)}>" if layout.merged else "<td>"
        cells = [first + escape(row[0]) if row[0] or not layout.merged else ""]
        cells += [f"<td>{escape(text)}" for text in row[1:]]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    columns = "".join(f"<col style='width:{100 * share / sum(one.shares):.1f}%'>" for share in one.shares)
    return _page(
        layout,
        chance,
        css,
        f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>",
        one,
    )


def _span(one: Sheet, at: int) -> int:
    rows = one.rows
    return next((n for n in range(at + 1, len(rows)) if isinstance(rows[n], Section) or rows[n][0]), len(rows)) - at  # type: ignore[index]


def _flex(layout: Layout, one: Sheet, chance: random.Random) -> str:
    """A table without a table: rows of flexible boxes, as web programs print them."""
    look = {
        "grid": ".r>div{border:1px solid #999;margin:0 -1px -1px 0}",
        "lines": ".r{border-bottom:1px solid #ccc}",
        "bands": ".r:nth-child(even){background:#f0f0f0}",
        "columns": ".r>div+div{border-left:1px solid #999}",
        "none": "",
    }[layout.rules]
    css = (
        f".r{{display:flex;{'' if layout.cut else 'break-inside:avoid'}}} .r>div{{padding:{layout.pad}pt {layout.pad + 1}pt;box-sizing:border-box;overflow-wrap:anywhere}}"
        f".h{{font-weight:bold}} {look}"
    )
    widths = [100 * share / sum(one.shares) for share in one.shares]
    lines = []
    for at, row in enumerate([one.header, *one.rows]):
        assert not isinstance(row, Section)
        cells = "".join(
            f"<div style='width:{width:.2f}%'>{escape(text)}</div>" for text, width in zip(row, widths, strict=True)
        )
        lines.append(f"<div class='r{'' if at else ' h'}'>{cells}</div>")
    return _page(layout, chance, css, "".join(lines), one)


def _xlsx(layout: Layout, one: Sheet, chance: random.Random) -> bytes:
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = openpyxl.Workbook()
    page: Any = book.active
    thin = Side(style=chance.choice(("thin", "hair", "medium")), color="000000")
    sides = {"grid": {"left", "right", "top", "bottom"}, "lines": {"bottom"}, "columns": {"left", "right"}}.get(
        layout.rules, set()
    )
    font = chance.choice(FONTS)
    page.append([one.caption])
    page.append([])
    for at, row in enumerate([one.header, *one.rows]):
        page.append(list(row))  # type: ignore[arg-type]
        for cell in page[page.max_row]:
            cell.font = Font(name=font, size=layout.size, bold=at == 0)
            cell.alignment = Alignment(
                wrap_text=True, vertical=chance.choice(("top", "top", "center")) if layout.rules == "grid" else "top"
            )
            cell.border = Border(**dict.fromkeys(sides, thin))
            if layout.rules == "bands" and at % 2 == 0:
                cell.fill = PatternFill("solid", fgColor="DDE7F0" if at else "9FB8D3")
    total = 150 if layout.wide else 100
    for column, share in zip("ABCDEFGH", one.shares, strict=False):
        page.column_dimensions[column].width = total * share / sum(one.shares)
    for at, row in enumerate([one.header, *one.rows]):
        wide = [total * share / sum(one.shares) * 9.5 / layout.size for share in one.shares]
        lines = max(1 + int(1.35 * len(text) / room) for text, room in zip(row, wide, strict=True))  # type: ignore[arg-type]
        page.row_dimensions[at + 3].height = lines * layout.size * 1.3 + 4
    if layout.repeat:
        page.print_title_rows = "3:3"
    page.page_setup.orientation = "landscape" if layout.wide else "portrait"
    page.page_setup.paperSize = 9
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fodt(layout: Layout, one: Sheet, chance: random.Random) -> str:
    line = f"{chance.choice(('0.05pt', '0.5pt', '1pt'))} solid #000000"
    sides = {"grid": "border", "lines": "border-bottom", "columns": "border-left"}.get(layout.rules)
    border = f'fo:{sides}="{line}"' if sides else ""
    spaces = (
        " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
            for name, full in (("office", "office"), ("style", "style"), ("table", "table"), ("text", "text"))
        )
        + ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    wide, high = ("29.7cm", "21cm") if layout.wide else ("21cm", "29.7cm")
    width = 25.7 if layout.wide else 17.0
    styles = [
        f'<style:style style:name="c{at}" style:family="table-column"><style:table-column-properties style:column-width="{width * share / sum(one.shares):.2f}cm"/></style:style>'
        for at, share in enumerate(one.shares)
    ]
    for name, fill in (("plain", ""), ("band", 'fo:background-color="#e8eef4"')):
        styles.append(
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {border} {fill} fo:padding="{layout.pad / 2}pt {layout.pad}pt" fo:padding-left="{layout.pad}pt" fo:padding-right="{layout.pad}pt" fo:padding-top="{layout.pad}pt" fo:padding-bottom="{layout.pad}pt"/></style:style>'
        )
    styles.append(
        f'<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="{"auto" if layout.cut else "always"}"/></style:style>'
    )
    font = chance.choice(FONTS)
    styles.append(
        f'<style:style style:name="p" style:family="paragraph"><style:text-properties style:font-name="{font}" fo:font-family="{font}" fo:font-size="{layout.size}pt"/></style:style>'
    )
    styles.append(
        f'<style:style style:name="b" style:family="paragraph"><style:text-properties fo:font-family="{font}" fo:font-size="{layout.size}pt" fo:font-weight="bold"/></style:style>'
    )
    styles.append(
        f'<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{wide}" fo:page-height="{high}" fo:margin="2cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout>'
    )
    columns = "".join(f'<table:table-column table:style-name="c{at}"/>' for at in range(len(one.header)))
    heads = [_fodt_row([(text, 1, 1) for text in one.header], "plain", "b", len(one.header))]
    if one.groups:
        heads.insert(0, _fodt_row([(text, span, 1) for text, span in one.groups], "plain", "b", len(one.header)))
    head = "".join(heads)
    rows = []
    for at, row in enumerate(one.rows):
        style = "band" if layout.rules == "bands" and at % 2 == 0 else "plain"
        if isinstance(row, Section):
            rows.append(_fodt_row([(row.text, len(one.header), 1)], style, "b", len(one.header)))
            continue
        cells = [(text, 1, 1) for text in row]
        if layout.merged:
            cells[0] = (row[0], 1, _span(one, at)) if row[0] else ("", 0, 0)
        rows.append(_fodt_row(cells, style, "p", len(one.header)))
    table = f'<table:table table:name="t">{columns}{"<table:table-header-rows>" if layout.repeat else ""}{head}{"</table:table-header-rows>" if layout.repeat else ""}{"".join(rows)}</table:table>'
    prose = f'<text:p text:style-name="p">{_PROSE}</text:p>'
    return (
        f'<?xml version="1.0"?><office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:automatic-styles>{"".join(styles)}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pl"/></office:master-styles>'
        f'<office:body><office:text><text:h text:outline-level="1">{escape(one.caption)}</text:h>{prose}{table}{prose}</office:text></office:body></office:document>'
    )


def _fodt_row(cells: list[tuple[str, int, int]], style: str, paragraph: str, count: int) -> str:
    out = []
    for text, across, down in cells:
        if not across:
            out.append("<table:covered-table-cell/>")
            continue
        span = (
            f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
            if across > 1 or down > 1
            else ""
        )
        out.append(
            f'<table:table-cell table:style-name="{style}"{span} office:value-type="string"><text:p text:style-name="{paragraph}">{escape(text)}</text:p></table:table-cell>'
        )
        out.append("<table:covered-table-cell/>" * (across - 1))
    return f'<table:table-row table:style-name="row">{"".join(out)}</table:table-row>'
