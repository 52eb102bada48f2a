"""Word and LibreOffice text: tracked changes accepted, boxes, headers and notes read, comments left out and named."""

from __future__ import annotations

import office_samples as samples
import pytest
from office_samples import paragraph

from pipeline.errors import Refused
from pipeline.reading import read
from pipeline.rulebook import Limits

LIMITS = Limits()


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def lines(body: str) -> list[str]:
    return [line for page in read(samples.docx(body), "stuk", LIMITS).pages for line in page.text.split("\n") if line]


DELETED = "<w:del w:id='2'><w:r><w:delText>11 maart</w:delText></w:r></w:del>"
BOX = f"<w:txbxContent>{paragraph('in een vak')}</w:txbxContent>"
SHAPE = (
    f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText></w:r>"
TWO = f"<w:tc>{paragraph('weg')}</w:tc>" * 2
INLINE = [
    (f"<w:p>{run('op ')}<w:ins w:id='1'>{run('18 maart')}</w:ins>{DELETED}</w:p>", ["op 18 maart"]),
    (
        f"<w:p><w:moveFrom>{run('weg')}</w:moveFrom>{run('blijft')}</w:p><w:p><w:moveTo>{run('hier')}</w:moveTo></w:p>",
        ["blijft", "hier"],
    ),
    (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('één ')}</w:p><w:p>{run('regel')}</w:p>", ["één regel"]),
    (
        f"<w:p>{run('a')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
        ["a\tb", "c-d"],
    ),
    (f"<w:p><w:hyperlink>{run('koppeling')}</w:hyperlink>{run(' ernaast')}</w:p>", ["koppeling ernaast"]),
    (f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{run('veld')}</w:sdtContent></w:sdt></w:p>", ["veld"]),
    (f"<w:p>{FIELD}{run('3 mei 2021')}</w:p>", ["3 mei 2021"]),
    (f"<w:p>{run('zichtbaar')}{run('verborgen', '<w:rPr><w:vanish/></w:rPr>')}</w:p>", ["zichtbaar"]),
    (f"<w:p>{run('boven')}{SHAPE}</w:p>{paragraph('onder')}", ["boven", "in een vak", "onder"]),
    (f"<w:sdt><w:sdtContent>{paragraph('besturingselement')}</w:sdtContent></w:sdt>", ["besturingselement"]),
    (f"<w:tbl><w:tr><w:tc>{paragraph('Kader')}{paragraph('om tekst')}</w:tc></w:tr></w:tbl>", ["Kader", "om tekst"]),
    (
        f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{TWO}</w:tr></w:tbl>",
        ["a\tb"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), INLINE)
def test_the_text_is_as_it_reads_with_all_changes_accepted(body: str, expected: list[str]) -> None:
    body = body.replace("mc:", "w:").replace("wps:", "w:").replace("v:", "w:")
    assert lines(body) == expected


def test_headers_footers_notes_and_what_is_left_out() -> None:
    body = (
        paragraph("Lopende tekst")
        + f"<w:p>{DELETED}<w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
        + "<w:sectPr><w:headerReference w:type='default' r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
    )
    root = f"<w:x {samples.W}>{{}}</w:x>"
    data = samples.docx(
        body,
        {
            "word/header1.xml": root.format(paragraph("Gemeente Proefdam")),
            "word/footer1.xml": root.format(paragraph("Pagina 1")),
            "word/footnotes.xml": root.format(f"<w:footnote>{paragraph('Zie het besluit.')}</w:footnote>"),
            "word/comments.xml": root.format(f"<w:comment>{paragraph('klopt dit?')}</w:comment>" * 3),
        },
        [
            ("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("n", "footnotes", "footnotes.xml"),
            ("c", "comments", "comments.xml"), ("i", "image", "http://voorbeeld.example/logo.png"),
        ],
    )  # fmt: skip
    document = read(data, "stuk", LIMITS)
    assert [line for line in document.pages[0].text.split("\n") if line] == [
        "Gemeente Proefdam", "Lopende tekst", "Zie het besluit.", "Pagina 1",
    ]  # fmt: skip
    assert [one.what for one in document.unread] == [
        "3 opmerkingen", "1 bijgehouden verwijdering", "1 afbeelding", "1 koppeling",
    ]  # fmt: skip
    assert "klopt" not in document.pages[0].text


def test_hard_page_breaks_part_pages() -> None:
    broken = f"{paragraph('een')}<w:p>{run('eind')}<w:r><w:br w:type='page'/></w:r>{run('twee')}</w:p>" + paragraph(
        "drie", "<w:pPr><w:pageBreakBefore/></w:pPr>"
    )
    assert [page.text for page in read(samples.docx(broken), "stuk", LIMITS).pages] == ["een\neind", "twee", "drie"]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    texts = (("Week", "Wat"), ("3", "X"))
    rows = [f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in texts]
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('Kader')}<w:tbl>{''.join(rows)}</w:tbl></w:tc></w:tr></w:tbl>"
    (page,) = read(samples.docx(outer), "x", LIMITS).pages
    (grid,) = page.grids
    assert [page.text[cell.start : cell.end] for cell in grid.cells] == ["Week", "Wat", "3", "X"]
    assert page.text.startswith("Kader\n")


def test_spans_of_any_size_stay_bounded() -> None:
    wide = "<w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr>"
    row = f"<w:tr><w:tc>{wide}{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    (page,) = read(samples.docx(f"<w:tbl>{row * 3}</w:tbl>"), "x", LIMITS).pages
    assert all(grid.columns <= 200 for grid in page.grids)
    assert "a" in page.text


@pytest.mark.parametrize("body", ["", paragraph("  "), "<w:p/>"])
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(Refused, match="geen tekst"):
        read(samples.docx(body), "stuk", LIMITS)


def test_libreoffice_text_with_changes_notes_boxes_and_breaks() -> None:
    content = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Besluit<text:s text:c='2'/>op<text:tab/>3 mei 2021<office:annotation><text:p>klopt?</text:p>"
        "</office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>De noot"
        "</text:p></text:note-body></text:note></text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>In een vak</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>punt</text:p></text:list-item></text:list>"
        "<text:p text:style-name='nieuw'>Volgende bladzijde</text:p>"
    )
    styles = (
        "<office:automatic-styles><style:style style:name='nieuw'><style:paragraph-properties fo:break-before='page'/>"
        "</style:style></office:automatic-styles>"
    )
    document = read(samples.odf("text", content, styles), "stuk", LIMITS)
    found = [[line for line in page.text.split("\n") if line] for page in document.pages]
    assert found == [["Besluit  op\t3 mei 2021", "In een vak", "punt"], ["Volgende bladzijde", "De noot"]]
    assert [one.what for one in document.unread] == ["1 bijgehouden verwijdering", "1 opmerking"]
