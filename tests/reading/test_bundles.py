"""Several papers in one PDF: each with its own kind, date and municipality; a letter with an enclosure is one paper."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.extraction import extract
from pipeline.model import Extraction, Source
from pipeline.rulebook import load

NOORD = load(Path(__file__).resolve().parents[1] / "workspaces" / "noord" / "rules")
NAMES = [one.naam for one in NOORD.municipalities]


def bundle(*pages: tuple[str, ...]) -> Extraction:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4, invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return extract(buffer.getvalue(), Source("bundel.pdf", "0" * 64, "application/pdf"), NOORD)


def letter(name: str, day: str) -> tuple[str, ...]:
    return (
        f"Gemeente {name}", "", f"Datum: {day}", "Onderwerp: Voortgang van de samenwerking", "",
        "Geachte raad,", "", "Wij bespreken het ontwerp op 12 mei met u.", "", "Met vriendelijke groet,",
        f"burgemeester en wethouders van {name}",
    )  # fmt: skip


MEMO = (
    "MEMO", "", "Aan: de stuurgroep", "Datum: 3 februari 2027", "Onderwerp: Stand van zaken", "",
    "De stuurgroep vergadert op 18 mei.",
)  # fmt: skip


def test_each_paper_with_its_own_date_and_municipality() -> None:
    found = bundle(letter(NAMES[0], "4 maart 2024"), ("Vervolg van de brief.",), letter(NAMES[1], "6 april 2025"), MEMO)
    assert [(part.paper.kind, part.page, part.end_page) for part in found.parts] == [
        ("brief", 1, 2), ("brief", 3, 3), ("memo", 4, 4),
    ]  # fmt: skip
    assert [part.paper.date for part in found.parts] == [date(2024, 3, 4), date(2025, 4, 6), date(2027, 2, 3)]
    ids = [one.id for one in NOORD.municipalities]
    assert [part.paper.municipality for part in found.parts] == [ids[0], ids[1], None]
    without_year = [(one.page, one.start) for one in found.dates if one.text in ("12 mei", "18 mei")]
    assert without_year == [(1, date(2024, 5, 12)), (3, date(2025, 5, 12)), (4, date(2027, 5, 18))]


def test_a_letter_with_an_enclosure_is_one_paper() -> None:
    found = bundle(letter(NAMES[0], "4 maart 2024"), ("Bijlage 1", "Planning", "", "De stappen tot de zomer."))
    assert found.parts == ()
    assert found.paper is not None
    assert found.paper.kind == "brief"


def test_one_paper_has_no_parts() -> None:
    assert bundle(MEMO).parts == ()
