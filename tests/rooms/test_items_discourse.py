"""What sentences go on about: the product told of before them, the bodies they point at, and what they leave alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.model import PlanningItem, Source
from pipeline.rulebook import load

NOORD = load(Path(__file__).resolve().parents[1] / "workspaces" / "noord" / "rules")
LETTER = """Programmabureau Noordrand

Aan de colleges

Datum: 11 maart 2024
Onderwerp: Voortgang

Geacht college,

{text}
"""


def items(text: str) -> list[PlanningItem]:
    data = LETTER.format(text=text).encode()
    return list(extract(data, Source("brief.txt", hashlib.sha256(data).hexdigest(), "text/plain"), NOORD).items)


def on(text: str, day: str) -> PlanningItem:
    """The one item of ``text`` that begins on ``day``."""
    (item,) = (one for one in items(text) if one.period and one.period.start and one.period.start.isoformat() == day)
    return item


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("De kadernota is gereed. De raden stemmen op 18 juni in.", "raden"),
        ("De kadernota is gereed. De raden doen dat op 18 juni.", "raden"),
        ("De kadernota ligt er. Daarover vergadert het directeurenoverleg op 18 juni.", "don"),
        ("Bij deze brief gaat de kadernota. Op 18 juni volgt de regiegroep.", "regiegroep"),
        ("Over de kadernota is veel gesproken. De Kring bespreekt het stuk op 18 juni.", "kring"),
        ("De kadernota is gereed.\n\nDe regiegroep wordt op 18 juni verzocht in te stemmen.", "regiegroep"),
        ("De kadernota is herzien. De raden, die haar vaststellen, komen op 18 juni bijeen.", "raden"),
        ("De kadernota is herzien. De nota staat op 18 juni op de agenda van het directeurenoverleg.", "don"),
        ("De kadernota is herzien. Op 18 juni is het woord aan de colleges, die erover besluiten.", "colleges"),
        (
            "Deze brief gaat over de kadernota. Er is hard gewerkt. De kerngroep buigt zich op 18 juni erover.",
            "kerngroep",
        ),
        (
            "De kadernota is er. De Kring krijgt haar op 4 juni en een week later, op 18 juni, de regiegroep.",
            "regiegroep",
        ),
        ("Kadernota\n\nVervolg\n\nDe raden nemen op 18 juni een besluit.", "raden"),
    ],
)
def test_a_sentence_goes_on_about_the_product_told_of_before_it(text: str, body: str) -> None:
    item = on(text, "2024-06-18")
    assert item.product == "kadernota"
    assert item.bodies == (body,)


def test_the_head_of_a_compound_points_at_the_last_product_that_has_it() -> None:
    text = (
        "Het uitvoeringsplan en de kadernota zijn gereed. De raden stellen het plan op 18 juni vast. "
        "De colleges bespreken de nota op 4 juni."
    )
    assert on(text, "2024-06-18").product == "uitvoeringsplan"
    assert on(text, "2024-06-04").product == "kadernota"


@pytest.mark.parametrize(
    "text",
    [
        "De kadernota is gereed. De raden stellen op 18 juni de legesverordening vast.",
        "De kadernota is gereed. De raden spreken op 18 juni over de jaarrekening.",
        "De kadernota is gereed. De colleges besluiten op 18 juni over parkeertarieven.",
        "De kadernota is gereed. Iets anders: over de kermis is gemopperd. De raden besluiten op 18 juni.",
        "De kadernota en het uitvoeringsplan zijn gereed. De raden besluiten op 18 juni.",
        "De kadernota is gereed.\n\nParkeren in het centrum\n\nDe raden besluiten op 18 juni.",
        "De kadernota is gereed. De regiegroep van dat programma besluit op 18 juni.",
        "De kadernota is gereed. De colleges stemmen op 18 juni in met een subsidie.",
        "De kadernota is gereed. De raden stellen op 18 juni hun eigen begroting vast.",
        "De kadernota is gereed. De colleges behandelen op 18 juni de woonvisie 2030.",
        "De kadernota is gereed. De kademuur komt op 18 juni in de raden aan de orde.",
        "De kadernota is gereed. Op 18 juni bespreekt de Kring een brand in de haven.",
    ],
)
def test_a_sentence_about_something_else_does_not(text: str) -> None:
    assert on(text, "2024-06-18").product is None


@pytest.mark.parametrize(
    "text",
    [
        "De instemming van de Kring met de kadernota vindt niet plaats op 4 juni, zoals daar stond.",
        "In de krant werd gesuggereerd dat de Kring al op 4 juni over de kadernota zou beslissen.",
        "In de vorige brief stond per abuis op 4 juni voor de kadernota in de Kring.",
        "Raadsleden geven zich vóór 4 juni op voor de vragenronde over de kadernota.",
        "Tijdens het zomerreces (4 juni t/m 12 juni) ligt het overleg over de kadernota in de Kring stil.",
        "Gevraagd is waarom 4 juni te vroeg was; de Kring bespreekt de kadernota later.",
        "De Kring stemt op 28 mei met de kadernota in, in dezelfde week als voorheen.",
    ],
)
def test_a_time_that_is_denied_rumoured_or_of_no_meeting_gives_no_item(text: str) -> None:
    assert [
        one for one in items(text) if one.period and one.period.start and str(one.period.start) != "2024-05-28"
    ] == []


def test_who_only_gets_it_back_does_not_do_it() -> None:
    text = "De kadernota wordt op 4 juni opgeleverd en komt later in het jaar bij u terug."
    assert on(text, "2024-06-04").bodies == ()


def test_of_two_bodies_one_is_asked_and_the_other_is_not() -> None:
    text = (
        "De colleges stemmen in week 23 met de kadernota in, terwijl van de raden geen instemming wordt gevraagd. "
        "Wat gebeurt er wanneer een van de raden niet met de kadernota zou instemmen?"
    )
    assert [(one.bodies, one.modality) for one in items(text) if one.product] == [
        (("colleges",), "gepland"),
        (("raden",), "ontkend"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Kring komt op 18 juni bijeen. Zij stelt de kadernota daar vast.", "kring vaststellen gepland"),
        ("De raden vergaderen op 18 juni. Ze stemmen dan met de kadernota in.", "raden instemmen gepland"),
        ("De raden vergaderen op 18 juni. Gevraagd wordt de kadernota vast te stellen.", "raden vaststellen gepland"),
        ("De kadernota ligt er. De regiegroep zit op 18 juni. Dan wordt besloten.", "regiegroep besluiten gepland"),
        (
            "De kadernota ligt er. De colleges vergaderen op 18 juni. Hun wordt gevraagd in te stemmen.",
            "colleges instemmen gepland",
        ),
        (
            "Kadernota: de Kring op 4 juni, de regiegroep op 18 juni. Die laatste hoeft niet in te stemmen.",
            "regiegroep instemmen ontkend",
        ),
    ],
)
def test_a_sentence_without_a_body_points_back_at_who_was_told_of(text: str, expected: str) -> None:
    last = items(text)[-1]
    assert f"{' '.join(last.bodies)} {last.act} {last.modality}" == expected
    assert last.product == "kadernota"
    assert last.period is not None
    assert str(last.period.start) == "2024-06-18"


@pytest.mark.parametrize(
    "text",
    [
        "De Kring en de regiegroep komen op 4 juni bijeen. Er is koffie. Zij stellen de kadernota vast.",
        "De Kring bespreekt op 4 juni, de regiegroep op 18 juni de kadernota. Zij stellen haar vast.",
        "De griffiers komen op 4 juni bijeen. Zij stellen de kadernota vast.",
    ],
)
def test_a_sentence_points_back_at_nobody_where_more_or_none_may_be_meant(text: str) -> None:
    assert [one for one in items(text) if one.act == "vaststellen"] == []


def test_a_sentence_with_a_day_of_its_own_keeps_it() -> None:
    item = on("Voor de colleges is dit nieuw. Zij stellen de kadernota vast op 18 juni.", "2024-06-18")
    assert item.bodies == ("colleges",)


def test_a_date_between_the_head_of_an_agenda_and_a_point_is_not_of_that_point() -> None:
    text = (
        b"Agenda\n\nDatum: 11 maart 2024\n\nRegiegroep, 20 maart 2024\n1. Opening\n2. Verslag van 14 februari\n"
        b"3. Kadernota (instemmen)\n4. Sluiting\n"
    )
    found = extract(text, Source("agenda.txt", hashlib.sha256(text).hexdigest(), "text/plain"), NOORD).items
    days = {one.period.start.isoformat() for one in found if one.period and one.period.start and one.product}
    assert days == {"2024-03-20"}
