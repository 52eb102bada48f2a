"""What a paper says of itself: kind, header fields, municipality, and where its own date stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Document, Page
from pipeline.names import recogniser
from pipeline.papers import header_fields, identify
from pipeline.rulebook import load

ROOT = Path(__file__).resolve().parents[2]
RULES = load(ROOT / "rules")
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")


def document(text: str) -> Document:
    return Document("text/plain", tuple(Page(n, page) for n, page in enumerate(text.split("\f"), start=1)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Raadsinformatiebrief\nOnderwerp : iets", "rib"),
        ("Betreft Voortgang\n\nGeachte collegeleden,\n\nIn deze brief", "brief"),
        ("MEMO\nAan: de stuurgroep", "memo"),
        ("Agenda stuurgroep\n1. Opening", "agenda"),
        ("Verslag van het overleg", "notulen"),
        ("## **Programma decentralisaties**\n\nInleiding", "programma"),
        ("Procesbrief nummer 2\n\nGeachte raad,", "procesbrief"),
        ("Zomaar een tekst over niets in het bijzonder.", "onbekend"),
        ("Wij maken een agenda voor de raad en een planning voor het college, en dat is een zin.", "onbekend"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    paper, _ = identify(document(text), "x.txt", (), RULES, recogniser(RULES).find)
    assert paper.kind == kind


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Onderwerp : De nota", "onderwerp", "De nota"),
        ("ONDERWERP: DE NOTA", "onderwerp", "DE NOTA"),
        (" Betreft Route en ontmoetingen", "onderwerp", "Route en ontmoetingen"),
        ("CC NETWERK MT", "ontvanger", "NETWERK MT"),
        ("Datum\t12 maart 2024", "datum", "12 maart 2024"),
        ("Kenmerk:\n2024-001", "kenmerk", "2024-001"),
        ("**Aan:** de raad", "ontvanger", "** de raad"),
    ],
)
def test_header_fields(text: str, field: str, value: str) -> None:
    found = {one.name: one for one in header_fields(document(text), RULES.papers)}
    if text.startswith("**"):
        assert field in found or not found
        return
    assert found[field].value == value
    assert text[found[field].start : found[field].end] == value


@pytest.mark.parametrize(
    "text", ["Van de raad wordt veel gevraagd.", "Aan het einde van de dag is er tijd.", "Onderwerpen zijn er genoeg."]
)
def test_a_sentence_is_no_header_field(text: str) -> None:
    assert header_fields(document(text), RULES.papers) == ()


def test_the_span_of_the_own_date() -> None:
    text = "Gemeente Wolddijk\n\nAssen, 12 maart 2024\n\nGeachte raad,"
    _, span = identify(document(text), "x.txt", (), NOORD, recogniser(NOORD).find)
    assert span is not None
    assert "12 maart 2024" in text[span[1] : span[2]]


def test_the_municipality_is_the_one_that_speaks() -> None:
    text = (
        "Raadsinformatiebrief\n\nDordrecht wordt servicegemeente. Wij maken een voorbehoud bij de bijdrage die "
        "Alblisserdam kan leveren.\n\nMet vriendelijke groet,\nburgemeester en wethouders"
    )
    paper, _ = identify(document(text), "rib.txt", (), RULES, recogniser(RULES).find)
    assert paper.municipality == "alblasserdam"
    signed = "Geachte raad,\n\nPapendrecht doet mee.\n\nHet college van burgemeester en wethouders van Sliedrecht,"
    paper, _ = identify(document(signed), "brief.txt", (), RULES, recogniser(RULES).find)
    assert paper.municipality == "sliedrecht"
