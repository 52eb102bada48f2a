"""Items of sentences and rows: who does what on which product when, with which modality."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.extraction import extract
from pipeline.model import PlanningItem, Source
from pipeline.rulebook import Rulebook, load

ROOT = Path(__file__).resolve().parents[2]
RULES = load(ROOT / "rules")
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")
RIB = """Raadsinformatiebrief

Gemeente {place}
Datum: {date}
Onderwerp: {subject}

Geachte leden van de raad,

{text}
"""
JUNE = (date(2021, 6, 1), date(2021, 6, 30))


def items(
    text: str, rules: Rulebook = RULES, place: str = "Sliedrecht", on: str = "8 maart 2021", subject: str = "Voortgang"
) -> list[PlanningItem]:
    data = RIB.format(place=place, date=on, subject=subject, text=text).encode()
    return list(extract(data, Source("rib.txt", hashlib.sha256(data).hexdigest(), "text/plain"), rules).items)


CASES: list[tuple[str, dict[str, Any]]] = [
    (
        "Het ONS-D stemt op 25 maart in met de hoofdlijnennotitie.",
        {"act": "instemmen", "product": "hoofdlijnennotitie", "bodies": ("ons-d",), "modality": "gepland"},
    ),
    (
        "De hoofdlijnennotitie is op 4 maart jl. door het Netwerk MT Sociaal besproken.",
        {"act": "bespreken", "bodies": ("nmts",), "modality": "gebeurd", "period": (date(2021, 3, 4),) * 2},
    ),
    (
        "Van uw raad wordt geen instemming met de hoofdlijnennotitie gevraagd, maar wel richting.",
        {"act": "instemmen", "modality": "ontkend", "bodies": ("raden",), "municipality": "sliedrecht"},
    ),
    (
        "Naar verwachting stellen de raden de conceptteksten in juni vast.",
        {"act": "vaststellen", "product": "conceptteksten", "modality": "verwacht", "period": JUNE},
    ),
    (
        "De colleges en de raden nemen uiterlijk 1 april een besluit over de hoofdlijnennotitie.",
        {"act": "besluiten", "bodies": ("colleges", "raden"), "modality": "uiterlijk"},
    ),
    (
        "Op de Drechtstedendinsdag van 16 maart bespreekt het PFO Sociaal de hoofdlijnennotitie.",
        {"act": "bespreken", "bodies": ("pfo-sociaal",), "period": (date(2021, 3, 16),) * 2},
    ),
]  # fmt: skip


CASES += [
    (
        "De zeven colleges bespreken het concept van de hoofdlijnennotitie op 22 maart.",
        {"phase": "concept", "count": 7, "bodies": ("colleges",)},
    ),
    ("Het ONS-D stemt op 25 maart in met de definitieve hoofdlijnennotitie.", {"phase": "definitief", "count": None}),
    ("Het ONS-D stemt op 25 maart in met de hoofdlijnennotitie (concept).", {"phase": "concept"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:45] for text, _ in CASES])
def test_sentences(text: str, expected: dict[str, Any]) -> None:
    found = items(text)
    assert any(all(getattr(item, name) == value for name, value in expected.items()) for item in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Op grond van artikel 12-3 wordt het budget van 8-4 verdeeld.",
        "In 2021 verwachten wij meer gebruik van de regeling.",
        "Bel ons op 14 078 of mail naar de griffie.",
    ],
)
def test_no_planning_statement(text: str) -> None:
    assert items(text) == []


def test_two_dates_in_one_sentence_keep_to_their_clause() -> None:
    found = items("Het ONS-D bespreekt de hoofdlijnennotitie op 11 maart, waarna de colleges op 30 maart instemmen.")
    assert [(i.act, i.bodies, i.period and i.period.start) for i in found] == [
        ("bespreken", ("ons-d",), date(2021, 3, 11)),
        ("instemmen", ("colleges",), date(2021, 3, 30)),
    ]


def test_a_heading_gives_the_product_only_where_the_sentence_has_no_object_of_its_own() -> None:
    text = "Hoofdlijnennotitie\nOns college besluit op 30 maart.\nOp 6 april besluit ons college over de jeugdhulp."
    assert [i.product for i in items(text)] == ["hoofdlijnennotitie", None]


def test_a_gate_told_in_two_sentences() -> None:
    found = items(
        "Het eerste go/no-go-moment is op 2 april. Dan moet elke raad over de hoofdlijnennotitie hebben besloten."
    )
    gates = [item for item in found if item.gate]
    assert [(g.product, g.period and g.period.end) for g in gates] == [("hoofdlijnennotitie", date(2021, 4, 2))]


def test_another_region_by_its_own_rules() -> None:
    found = items(
        "De Kring van Gemeentesecretarissen stemt op 18 maart in met de kadernota.", NOORD, "Wolddijk", "4 maart 2024"
    )
    assert [(i.act, i.product, i.bodies, i.period and i.period.start) for i in found] == [
        ("instemmen", "kadernota", ("kring",), date(2024, 3, 18))
    ]


PLANNING = """Planning
Datum: 5 februari 2024

Stappen kadernota

Wk\tDag\tOmschrijving\tGremium
10\two 6-3\tBespreken kadernota\tDirecteurenoverleg Noordrand
11-12\t\tInstemmen met kadernota\tColleges (x5)
13\tn.t.b.\tVaststellen kadernota\tRaden (x5)
13\t\tBijpraten\tDirecteurenoverleg Noordrand
14\t\tBijpraten\tDirecteurenoverleg Noordrand
"""


def test_rows() -> None:
    data = PLANNING.encode()
    found = extract(data, Source("p.txt", "0" * 64, "text/plain"), NOORD).items
    assert [(i.key, i.kind, i.period, i.count, i.is_row) for i in found] == [
        ("kadernota/bespreken/don", "day", (date(2024, 3, 6),) * 2, None, True),
        ("kadernota/instemmen/colleges", "weeks", (date(2024, 3, 11), date(2024, 3, 24)), 5, True),
        ("kadernota/vaststellen/raden", "unplanned", (date(2024, 3, 25), date(2024, 3, 31)), 5, True),
        ("kadernota/bijpraten/don", "week", (date(2024, 3, 25), date(2024, 3, 31)), None, True),
        ("kadernota/bijpraten/don#2", "week", (date(2024, 4, 1), date(2024, 4, 7)), None, True),
    ]
    assert all(item.milestone == "kadernota" and item.caption == "Stappen kadernota" for item in found)


def told(text: str) -> list[tuple[str | None, str | None, tuple[str, ...], str, str | None]]:
    return [
        (
            item.act,
            item.product,
            item.bodies,
            item.modality,
            str(item.period.end) if item.period is not None else None,
        )
        for item in items(text, NOORD, place="Wolddijk", on="4 maart 2024")
    ]


@pytest.mark.parametrize(
    ("text", "act", "body", "modality", "end"),
    [
        ("De kring stemt in met de kadernota. Dat gebeurt op 15 april.", "instemmen", "kring", "gepland", "2024-04-15"),
        ("Indien een raad op 14 juni nog niet over de kadernota heeft besloten, overleggen wij.", "besluiten", "raden",
         "wens", "2024-06-14"),
        ("De kadernota wordt niet al in mei door de raden vastgesteld.", "vaststellen", "raden", "wens", "2024-05-31"),
        ("De raden willen in juni niet alleen richting geven maar de kadernota vaststellen.", "vaststellen", "raden",
         "gepland", "2024-06-30"),
        ("Nadat de raden op 24 april met de kadernota hebben ingestemd, start de bouw.", "instemmen", "raden",
         "gepland", "2024-04-24"),
        ("Liefst hadden wij gezien dat de raden de kadernota in mei vaststellen.", "vaststellen", "raden", "wens",
         "2024-05-31"),
        ("Voordat de kadernota wordt opgeleverd bespreekt de regiegroep haar op 24 april.", "bespreken", "regiegroep",
         "gepland", "2024-04-24"),
    ],
)  # fmt: skip
def test_what_stands_around_the_plan_is_not_the_plan(text: str, act: str, body: str, modality: str, end: str) -> None:
    assert (act, "kadernota", (body,), modality, end) in [(a, p, b, m, e) for a, p, b, m, e in told(text)], told(text)
    assert {(a, m) for a, _, _, m, e in told(text) if e is not None} == {(act, modality)}


def test_a_line_of_an_agenda_is_read_by_itself() -> None:
    lines = (
        "woensdag 24 april\tRegiegroep\tKadernota (bespreken)\nmaandag 29 april | de Kring | instemmen met kadernota"
    )
    found = told(lines)
    assert ("bespreken", "kadernota", ("regiegroep",), "gepland", "2024-04-24") in found
    assert ("instemmen", "kadernota", ("kring",), "gepland", "2024-04-29") in found


def test_the_other_side_of_an_offer_stands_beside() -> None:
    (item,) = items("Het PHO Zorg biedt de kadernota op 15 mei aan de colleges aan.", NOORD, "Wolddijk", "4 maart 2024")
    assert {*item.bodies, *item.beside} == {"pho-zorg", "colleges"}


def test_not_before_a_time_is_from_it() -> None:
    (item,) = items("De raden stellen de kadernota niet vóór mei 2024 vast.", NOORD, "Wolddijk", "4 maart 2024")
    assert item.period == (date(2024, 5, 1), None)


def test_each_date_has_the_phase_of_its_own_part() -> None:
    text = "Op 15 april bespreekt de regiegroep het concept van de kadernota, op 20 mei de definitieve."
    assert [item.phase for item in items(text, NOORD, "Wolddijk", "4 maart 2024")] == ["concept", "definitief"]


def test_a_column_without_a_role_tells_what_is_asked() -> None:
    table = "Datum | Gremium | Onderwerp | Doel\n15-4-2024 | Regiegroep | Kadernota | ter informatie\n"
    found = items(table, NOORD, "Wolddijk", "4 maart 2024")
    assert [(item.act, item.bodies) for item in found if item.product == "kadernota"] == [
        ("kennisnemen", ("regiegroep",))
    ]


def test_points_of_an_agenda_are_of_the_meeting_at_its_head() -> None:
    text = (
        "Agenda\n\nDatum: 4 maart 2024\n\nRegiegroep\nWoensdag 24 april 2024\n\nTer besluitvorming\n1. Opening\n"
        "2. Kadernota\n\nKring van Gemeentesecretarissen, 29 april 2024\n3. Bespreken kadernota\n"
    )
    data = text.encode()
    found = extract(data, Source("agenda.txt", hashlib.sha256(data).hexdigest(), "text/plain"), NOORD).items
    assert [(i.act, i.bodies, i.period and i.period.start) for i in found if i.product == "kadernota"] == [
        ("besluiten", ("regiegroep",), date(2024, 4, 24)),
        ("bespreken", ("kring",), date(2024, 4, 29)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In onze brief van 14 januari schreven wij dat de regiegroep op 24 april over de kadernota besluit.",
        "Vanwege Hemelvaartsdag (9 mei) vergadert de regiegroep op 24 april over de kadernota.",
        "De kadernota, waarover de regiegroep op 24 april besluit, geldt van 1 juli 2024 tot en met 31 december 2028.",
        "Reacties op de kadernota ontvangen wij graag uiterlijk 5 april, zodat de regiegroep op 24 april beslist.",
        "Omdat maandag 20 mei 2024 tweede pinksterdag is, bespreekt de regiegroep de kadernota op 24 april.",
        "De regiegroep heeft de kadernota voor woensdag 24 april op de agenda staan.",
        "De kadernota krijgt daarna zijn beslag. De regiegroep besluit erover op 24 april.",
    ],
)
def test_a_date_that_is_not_when_something_is_done_gives_no_item(text: str) -> None:
    found = [item for item in items(text, NOORD, "Wolddijk", "4 maart 2024") if item.product and item.period]
    assert [(item.bodies, item.period) for item in found] == [(("regiegroep",), (date(2024, 4, 24),) * 2)]


def test_of_two_phases_in_a_sentence_the_nearest_counts() -> None:
    text = (
        "Na bespreking van het concept in de regiegroep (15 april) krijgen de raden op 20 mei de definitieve kadernota."
    )
    assert {
        item.phase for item in items(text, NOORD, "Wolddijk", "4 maart 2024") if item.bodies == ("regiegroep",)
    } == {"concept"}


def test_a_date_in_a_clause_of_its_own_has_not_the_act_of_the_main_clause() -> None:
    text = "Nadat de regiegroep er op 15 april kennis van heeft genomen, stellen de raden de kadernota op 20 mei vast."
    found = items(text, NOORD, "Wolddijk", "4 maart 2024")
    assert [(item.act, item.bodies) for item in found] == [
        ("kennisnemen", ("regiegroep",)),
        ("vaststellen", ("raden",)),
    ]


def test_a_session_says_more_than_what_is_done_there() -> None:
    (item,) = items(
        "Op 15 april praten wij de raden tijdens een informatieavond bij over de kadernota.",
        NOORD,
        "Wolddijk",
        "4 maart 2024",
    )
    assert item.act == "informatieronde"
