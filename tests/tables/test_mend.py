"""Cell text mended: broken words, hyphens, ordinals, mark-up; and what must stay as it is."""

from __future__ import annotations

import pytest

from pipeline.tables.lexicon import is_word
from pipeline.tables.mend import Mender

PAPER = (
    "De gemeentesecretaris en de Waterlanddinsdag. Jeugd-GGZ komt later. De cliënten en de gemeenteraadsleden. "
    "Een co-creatie met de raad.",
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Bespreken\nnota  wonen ", "Bespreken nota wonen"),
        ("Gemeentesecreta\nris legt contact", "Gemeentesecretaris legt contact"),
        ("Gemeentesecreta ris legt contact", "Gemeentesecretaris legt contact"),
        ("aanmeldingen gemeenteraadsle\nden", "aanmeldingen gemeenteraadsleden"),
        ("Waterland-\ndinsdag: PHO", "Waterlanddinsdag: PHO"),
        ("Waterland- dinsdag: PHO", "Waterlanddinsdag: PHO"),
        ("Afstemmings-\noverleg", "Afstemmingsoverleg"),
        ("werkgroep G&JZ-\noverleg", "werkgroep G&JZ-overleg"),
        ("MT-\nsociaal", "MT-sociaal"),
        ("Jeugd-\nGGZ", "Jeugd-GGZ"),
        ("co-\ncreatie", "co-creatie"),
        ("Noord-\nHolland", "Noord-Holland"),
        ("Week 14 (3-\n4 t/m 7-4)", "Week 14 (3-4 t/m 7-4)"),
        ("2013 - 2014", "2013 - 2014"),
        ("voor- en nadelen", "voor- en nadelen"),
        ("voor-\nen nadelen", "voor- en nadelen"),
        ("Definitieve tekst-\nen en stukken", "Definitieve teksten en stukken"),
        ("cliënt en burger", "cliënt en burger"),
        ("2 ^e bestuurlijke sessie", "2e bestuurlijke sessie"),
        ("3 <sup>e</sup> kwartaal", "3e kwartaal"),
        ("2<sup>e</sup> sessie", "2e sessie"),
        ("2\ne sessie", "2e sessie"),
        ("<i>Let op mei vakantie</i>", "Let op mei vakantie"),
        ("**Let op** en *nu*", "Let op en nu"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("G&amp;JZ", "G&JZ"),
        ("R&D en P&C", "R&D en P&C"),
        ("een<br>twee", "een twee"),
        ("a < b en c > d", "a < b en c > d"),
        ("", ""),
    ],
)
def test_mend(raw: str, expected: str) -> None:
    assert Mender([*PAPER, raw]).mend(raw) == expected


def test_a_full_line_without_hyphen_is_one_word() -> None:
    raw = "Portefeuillehouderso\nverleg Ruimte"
    assert Mender([raw]).mend(raw, {20}) == "Portefeuillehoudersoverleg Ruimte"
    assert Mender([raw, "Het overleg"]).mend(raw, {20}) == "Portefeuillehoudersoverleg Ruimte"
    assert Mender([raw, "Het overleg"]).mend(raw) == "Portefeuillehoudersoverleg Ruimte"


@pytest.mark.parametrize(
    "raw", ["Gemeentesecretaris\nlegt contact", "Gemeentesecretaris\nvan Edam", "Samenwerkingsraad\nbespreekt"]
)
def test_a_full_line_of_whole_words_stays(raw: str) -> None:
    assert Mender([*PAPER, raw]).mend(raw, {raw.index("\n")}) == raw.replace("\n", " ")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Bestuur\nsadviseurs", "Bestuursadviseurs"),
        ("ontwerpverord\nening vaststellen", "ontwerpverordening vaststellen"),
        ("de besluitvor ming in de raad", "de besluitvorming in de raad"),
        ("woonzorgvisi\ne", "woonzorgvisie"),
        ("Wethouder\nwonen", "Wethouder wonen"),
        ("Ambtelijk\noverleg", "Ambtelijk overleg"),
        ("Velsen\nen Edam", "Velsen en Edam"),
        ("Fractievoorzitter\ns", "Fractievoorzitters"),
        ("Wmo-\nraad", "Wmo-raad"),
        ("2024-0\n1", "2024-01"),
        ("raad\nstelt vast", "raad stelt vast"),
        ("concept\nbegroting", "concept begroting"),
    ],
)
def test_a_word_cut_where_no_word_ends_is_known_from_the_word_list(raw: str, expected: str) -> None:
    full = {at for at, letter in enumerate(raw) if letter == "\n"}
    assert Mender([raw]).mend(raw, full) == expected


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("verkeerscirculatieplan", True),
        ("samenwerkingsovereenkomst", True),
        ("gemeentesecretaris", True),
        ("raadsleden", True),
        ("sadviseurs", False),
        ("gemeentesecreta", False),
        ("kostenver", False),
        ("", False),
    ],
)
def test_words_and_compounds_of_words_are_known(word: str, known: bool) -> None:
    assert is_word(word) is known
