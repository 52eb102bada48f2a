"""Which bodies a sentence says have their turn first, and which then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.checks import told_order
from pipeline.checks.told_order import may_tell, turns
from pipeline.rulebook import load

NOORD = load(Path(__file__).resolve().parents[1] / "workspaces" / "noord" / "rules")
COLLEGES_FIRST = [(("colleges",), ("regiegroep",))]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "Eerst stemmen de colleges in, en pas als dat is gebeurd, wordt het aan de regiegroep voorgelegd."),
        ("", "Eerst vormen de colleges zich een oordeel; pas daarna komt de regiegroep aan zet."),
        (
            "De colleges zorgen voor de vaststelling.",
            "Pas nadat die een feit is, krijgt de regiegroep het plan te zien.",
        ),
        (
            "De colleges bijten het spits af als eersten.",
            "Wat zij meegeven, verwerken wij, en daarna pas de regiegroep.",
        ),
        (
            "",
            "De behandeling begint bij de colleges en eindigt bij de regiegroep, die zich pas dan uitspreekt.",
        ),
        ("", "Voordat de regiegroep besluit, bespreken de colleges het plan."),
        ("", "De colleges stemmen in voordat de regiegroep erover heeft besloten."),
        ("", "De regiegroep buigt zich er pas over nadat de colleges hebben ingestemd."),
        ("", "De regiegroep komt pas na de colleges aan de beurt."),
        ("", "Het besluit van de colleges gaat aan de behandeling in de regiegroep vooraf."),
        ("", "Aan de behandeling in de regiegroep gaat een besluit van de colleges vooraf."),
        ("", "Na instemming van de colleges stemt de regiegroep in."),
        ("", "De regiegroep wacht met haar besluit op dat van de colleges."),
        ("", "De regiegroep besluit op 3 mei; voorafgaand aan de regiegroep spreken de colleges zich uit."),
        ("", "Het gaat eerst naar de colleges, dan naar de regiegroep."),
        ("", "De regiegroep besluit zodra het collegebesluit er ligt."),
        ("", "De regiegroep stemt pas in als de colleges zich hebben uitgesproken."),
        ("Eerst spreken de colleges zich uit.", "De regiegroep wacht hun oordeel af en besluit daarna."),
        ("De colleges openen de rij.", "De regiegroep sluit haar."),
        ("", "De volgorde is: colleges, regiegroep."),
        ("", "Het plan gaat achtereenvolgens naar de colleges en de regiegroep."),
    ],
)
def test_turns(before: str, text: str) -> None:
    assert list(turns(text, before, NOORD)) == COLLEGES_FIRST


def test_a_chain_gives_each_turn() -> None:
    text = "De colleges stemmen in, waarna de regiegroep het plan bespreekt en vervolgens de raden besluiten."
    assert list(turns(text, "", NOORD)) == [(("colleges",), ("regiegroep",)), (("regiegroep",), ("raden",))]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("De colleges besluiten.", "Daarna volgt de regiegroep."),
        ("", "De colleges gaan niet langer vóór de regiegroep; andersom dan voorheen: eerst de regiegroep."),
        ("", "Indien de colleges instemmen, komt daarna de regiegroep aan zet."),
        ("", "De raad vroeg of eerst de colleges en dan de regiegroep zou besluiten."),
        ("", "Eerst stellen de colleges de legesverordening vast, daarna de regiegroep."),
        ("", "De nieuwe raden worden geïnstalleerd, waarna de onderhandelingen over de colleges beginnen."),
        ("", "De colleges en de regiegroep bespreken het plan, waarna het wordt gedrukt."),
        ("", "De colleges besluiten als laatsten over het plan van de regiegroep."),
        ("", "Nadat het plan is gedrukt, bespreken de colleges het."),
    ],
)
def test_no_turns(before: str, text: str) -> None:
    assert list(turns(text, before, NOORD)) == []


def test_the_quick_look_at_words_misses_nothing() -> None:
    places = [Path(__file__), *Path(__file__).parent.rglob("*.toml")]
    texts = [text for path in places for text in re.split(r"(?<=[.!?])\s|\n", path.read_text("utf-8"))]
    told = [text for text in texts if any(pattern.search(text) for pattern, _ in told_order._TELLING)]
    assert len(told) > 50
    assert [text for text in told if not may_tell(text)] == []
    assert len(told) < len(texts) / 2
