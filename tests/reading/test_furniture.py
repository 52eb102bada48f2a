"""Running headers, footers and page numbers: kept in the text, in no table, sentence or item."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.extraction import extract
from pipeline.model import Document, Source, page_starts
from pipeline.names import recogniser
from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

_BODY = (
    "De raden van de deelnemende gemeenten worden gevraagd hun zienswijze te geven op het ontwerp van de nieuwe",
    "Regionale Woonagenda, zoals die in het najaar is gemaakt door de werkgroep van ambtenaren en adviseurs.",
)
_PARTS = ("", "Het begin", "Het midden", "Het slot")
_ENDS = ("", "Het gesprek daarover gaat verder in de", "Raadzaal van Oostvaart, met de raden van", "Anna Paulowna.")


def paper(pages: int, table: bool = False) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4, invariant=True)
    row = 0
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, "Samenwerking Oostvaart")
        canvas.drawString(60, 30, f"Versie 4 mei 2026 - pagina {page} van {pages}")
        canvas.setFont("Helvetica", 10)
        if table:
            for line in range(24):
                y = 780 - line * 30
                row += 1
                for x, text in ((60, f"{row % 28 + 1} juni 2026"), (200, f"Stap {row} bespreken"), (400, "Kernteam")):
                    canvas.drawString(x, y, text)
            canvas.drawString(60, 42, "")
        else:
            for number, line in enumerate((f"{_PARTS[page]} van deze notitie.", *_BODY, *_BODY, _ENDS[page])):
                canvas.drawString(60, 700 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def furniture(document: Document) -> list[list[str]]:
    return [[page.text[start:end].strip() for start, end in page.furniture] for page in document.pages]


def test_header_and_footer_are_marked_and_stay_in_the_text() -> None:
    document = read(paper(3), "stuk.pdf", Limits())
    assert furniture(document) == [
        ["Samenwerking Oostvaart", f"Versie 4 mei 2026 - pagina {page} van 3"] for page in (1, 2, 3)
    ]
    assert all("Versie 4 mei 2026" in page.text for page in document.pages)


def test_sentences_go_on_over_a_page_break() -> None:
    document = read(paper(3), "stuk.pdf", Limits())
    starts = page_starts(document.pages)
    spans = [(starts[p.number] + a, starts[p.number] + b) for p in document.pages for a, b in p.furniture]
    found = recogniser(default()).sentences("\f".join(page.text for page in document.pages), (), spans)
    assert any("gaat verder in de Het midden van deze notitie." in sentence.text for sentence in found)
    assert not [sentence for sentence in found if "Versie" in sentence.text or "Samenwerking" in sentence.text]


def test_their_date_counts_once() -> None:
    found = extract(paper(3), Source("stuk.pdf", "0", "application/pdf"), default(), date(2026, 5, 4))
    assert [mention.text for mention in found.dates if mention.start == date(2026, 5, 4)] == ["4 mei 2026"]
    assert not [item for item in found.items if "Versie" in item.place.quote]


def test_a_table_without_rules_ends_above_the_footer() -> None:
    document = read(paper(3, table=True), "planning.pdf", Limits())
    tables = find_tables(document, default().columns)
    assert len(tables) == 1
    texts = [cell.text for row in tables[0].rows for cell in row]
    assert not [text for text in texts if "Versie" in text or "Oostvaart" in text]
    numbers = [int(row[1].text.split()[1]) for row in tables[0].rows]
    assert all(after == before + 1 for before, after in pairwise(numbers))
    assert len(numbers) >= 71


def test_a_text_file_with_form_feeds() -> None:
    text = "\f".join(
        f"Gemeente Veldrijk\n\nDeel {'abc'[n]} van het verhaal\nmet {'vwx'[n]}.\n\n- {n + 1} -" for n in range(3)
    )
    document = read(text.encode(), "stuk.txt", Limits())
    assert furniture(document) == [["Gemeente Veldrijk", f"- {n} -"] for n in (1, 2, 3)]


def test_one_page_has_no_furniture() -> None:
    assert furniture(read(paper(1), "stuk.pdf", Limits())) == [[]]
