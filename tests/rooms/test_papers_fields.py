"""What a paper says of itself: kind, header fields, municipality, and where its own date stands."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.model import Document, Page, Paper
from pipeline.names import recogniser
from pipeline.papers import header_fields, identify
from pipeline.rulebook import Rulebook, load

ROOT = Path(__file__).resolve().parents[2]
RULES = load(ROOT / "rules")
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")


def document(text: str) -> Document:
    return Document("text/plain", tuple(Page(n, page) for n, page in enumerate(text.split("\f"), start=1)))


def identified(text: str, name: str, rules: Rulebook) -> tuple[Paper, tuple[int, int, int] | None]:
    read, names = document(text), recogniser(rules)
    return identify(read, name, header_fields(read, rules.papers), (), rules, names.find, names.sentences(text))


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
    paper, _ = identified(text, "x.txt", RULES)
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
        ("**Aan:** de raad", "ontvanger", "de raad"),
    ],
)
def test_header_fields(text: str, field: str, value: str) -> None:
    found = {one.name: one for one in header_fields(document(text), RULES.papers)}
    assert found[field].value == value
    assert text[found[field].start : found[field].end] == value


@pytest.mark.parametrize(
    "text", ["Van de raad wordt veel gevraagd.", "Aan het einde van de dag is er tijd.", "Onderwerpen zijn er genoeg."]
)
def test_a_sentence_is_no_header_field(text: str) -> None:
    assert header_fields(document(text), RULES.papers) == ()


def test_the_span_of_the_own_date() -> None:
    text = "Gemeente Wolddijk\n\nAssen, 12 maart 2024\n\nGeachte raad,"
    _, span = identified(text, "x.txt", NOORD)
    assert span is not None
    assert "12 maart 2024" in text[span[1] : span[2]]


def test_the_municipality_is_the_one_that_speaks() -> None:
    text = (
        "Raadsinformatiebrief\n\nDordrecht wordt servicegemeente. Wij maken een voorbehoud bij de bijdrage die "
        "Alblisserdam kan leveren.\n\nMet vriendelijke groet,\nburgemeester en wethouders"
    )
    paper, _ = identified(text, "rib.txt", RULES)
    assert paper.municipality == "alblasserdam"
    signed = "Geachte raad,\n\nPapendrecht doet mee.\n\nHet college van burgemeester en wethouders van Sliedrecht,"
    paper, _ = identified(signed, "brief.txt", RULES)
    assert paper.municipality == "sliedrecht"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Datum: 12 maart 2024 Kenmerk: 2024-001", {"datum": "12 maart 2024", "kenmerk": "2024-001"}),
        (
            "Datum\tOns kenmerk\tUw kenmerk\n12 maart 2024\t2024-001\tgeen",
            {"datum": "12 maart 2024", "kenmerk": "2024-001"},
        ),
        ("Datum  Kenmerk\n3 mei 2025  Z/25-8", {"datum": "3 mei 2025", "kenmerk": "Z/25-8"}),
        ("0nderwerp: De nota", {"onderwerp": "De nota"}),
        ("Kenrnerk: 77", {"kenmerk": "77"}),
        ("Portefeuilehouder: A. Voorbeeld", {"afzender": "A. Voorbeeld"}),
        ("Zaaknummer : Z-12\nInzake: iets", {"kenmerk": "Z-12", "onderwerp": "iets"}),
        ("De datum en het kenmerk staan in de brief.", {}),
    ],
)
def test_labels_on_one_line_below_each_other_and_misspelled(text: str, fields: dict[str, str]) -> None:
    found = {one.name: one for one in header_fields(document(text), RULES.papers)}
    assert {name: one.value for name, one in found.items()} == fields
    assert all(text[one.start : one.end] == one.value for one in found.values())


def test_a_printed_mail_is_known_by_its_labels() -> None:
    text = "Van: A. Voorbeeld\nVerzonden: maandag 4 mei 2026\nAan: de griffie\nOnderwerp: Agenda\n\nBeste collega,"
    paper, _ = identified(text, "x.pdf", RULES)
    assert paper.kind == "email"


def test_a_municipality_by_the_name_of_who_signs() -> None:
    one = msgspec.structs.replace(NOORD.municipalities[0], ambtsdragers=("Q.R. Voorbeeldman",))
    rules = msgspec.structs.replace(NOORD, sha256="signed", municipalities=(one, *NOORD.municipalities[1:]))
    text = "Geachte raad,\n\nHet stuk gaat over de samenwerking.\n\nMet vriendelijke groet,\n\nQ.R. Voorbeeldman"
    assert identified(text, "x.txt", NOORD)[0].municipality is None
    assert identified(text, "x.txt", rules)[0].municipality == one.id


@pytest.mark.parametrize("cut", [3, 5])
def test_a_municipality_that_is_misspelled_once(cut: int) -> None:
    name = next(one for one in NOORD.municipalities if len(one.naam) > 8)
    slip = name.naam[:cut] + name.naam[cut + 1 :]
    text = f"Raadsinformatiebrief\n\nWij wachten af wat {slip} daaraan kan bijdragen.\n\nburgemeester en wethouders"
    assert identified(text, "x.txt", NOORD)[0].municipality == name.id


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("Gemeente Papendregt\n\nGeacht bestuur,\n\nDe regeling gaat door.", "papendrecht"),
        ("Geacht bestuur,\n\nHoogachtend,\nburgemeester en wethouders van Alblaserdm", "alblasserdam"),
        ("RAADSINFORMATIEBRIEF\nAan: de gemeenteraad van Zwijndrecht\n\nGeachte leden,", "zwijndrecht"),
        ("Memo\nAan: de gemeenteraad van Zwijndrecht\n\nGeachte leden,", None),
        ("Gemeente Pannenkoek\n\nGeacht bestuur,", None),
    ],
)
def test_municipality_that_is_misspelt_or_whose_council_is_informed(text: str, municipality: str | None) -> None:
    paper, _ = identified(text, "x.txt", RULES)
    assert paper.municipality == municipality


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Geacht college,\n\nWij schrijven u.\n\nde secretaris,\nA. Voorbeeldman", None),
        ("Dordrecht, 16 maart 2021\n\nGeacht bestuur,", None),
        ("Dordrecht, 16 maart 2021\n\nVoortgang van de regeling\n\nGeacht bestuur,", "Voortgang van de regeling"),
    ],
)
def test_a_subject_is_no_date_and_no_signature(text: str, subject: str | None) -> None:
    paper, _ = identified(text, "x.txt", RULES)
    assert paper.subject == subject


def test_the_sender_is_the_field_that_the_rules_name_first() -> None:
    text = "Raadsinformatiebrief\nPortefeuillehouder: S. Kalverdijk\nVan: het college\nAan: de raad\n"
    paper, _ = identified(text, "x.txt", RULES)
    assert (paper.sender, paper.recipients) == ("het college", ("de raad",))
