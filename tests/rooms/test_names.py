"""Names and sentences: what is found where, with slips of the pen, over line breaks, and what is no name."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.names import Recogniser, recogniser
from pipeline.names.vocabulary import vocabulary
from pipeline.rulebook import load

ROOT = Path(__file__).resolve().parents[2]
ROOT_RULES = load(ROOT / "rules")
NOORD_RULES = load(ROOT / "tests" / "workspaces" / "noord" / "rules")


@pytest.fixture(scope="module")
def drecht() -> Recogniser:
    return Recogniser(ROOT_RULES)


@pytest.fixture(scope="module")
def north() -> Recogniser:
    return Recogniser(NOORD_RULES)


def found(recogniser: Recogniser, text: str) -> list[str]:
    return [f"{name.kind}:{name.id}" for name in recogniser.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het ONS D stemt in met de hoofdlijnennotitie.",
            ["body:ons-d", "act:instemmen", "product:hoofdlijnennotitie"],
        ),
        ("het ONS-D", ["body:ons-d"]),
        ("de raad van Alblisserdam", ["body:raden", "municipality:alblasserdam"]),
        ("Hoofdlijnennotietie", ["product:hoofdlijnennotitie"]),
        ("PFO integraal en PFO Sociaal", ["body:pfo-integraal", "body:pfo-sociaal"]),
        ("de raadsheer drinkt raapthee", []),
        ("wij stellen voor om in de zaal te eten", []),
    ],
)
def test_names_of_the_drechtsteden(drecht: Recogniser, text: str, expected: list[str]) -> None:
    assert found(drecht, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De Kring van Gemeentesecretarissen stemt op 3 mei in met de kadernota.",
            ["body:kring", "act:instemmen", "product:kadernota"],
        ),
        (
            "Het Directeurenoverleg Noordrand bespreekt de ontwerpregeling",
            ["body:don", "act:bespreken", "product:ontwerpregeling"],
        ),
        ("het ONS-D en de hoofdlijnennotitie", []),
    ],
)
def test_names_of_another_region(north: Recogniser, text: str, expected: list[str]) -> None:
    assert found(north, text) == expected


@pytest.mark.parametrize(
    ("text", "is_act"),
    [
        ("De raad stemt op 13 april na een lange beraadslaging in met de nota.", True),
        ("De raad stemt in.", True),
        ("De raad stemt in de vergadering van 13 april.", False),
        ("Wij bieden u de nota 'Samen verder' hierbij ter bespreking aan.", True),
        ("Wij bieden ruimte. Het college neemt die aan.", False),
    ],
)
def test_a_separable_verb_needs_its_particle_at_the_end_of_a_clause(
    drecht: Recogniser, text: str, is_act: bool
) -> None:
    gapped = {"act:instemmen", "act:aanbieden"}
    assert bool(gapped & set(found(drecht, text))) == is_act


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("De raad besluit. Het college volgt.", ["De raad besluit.", "Het college volgt."]),
        ("De kaders van de GR. Deze nota volgt.", ["De kaders van de GR.", "Deze nota volgt."]),
        (
            "Op 1 april a.s. besluit de raad, jl. besloot het college.",
            ["Op 1 april a.s. besluit de raad, jl. besloot het college."],
        ),
        ("dhr. J. de Vries en mw. P. Bakker komen.", ["dhr. J. de Vries en mw. P. Bakker komen."]),
        ("De raad besluit op\n13 april over de no-\ntitie.", ["De raad besluit op 13 april over de notitie."]),
        ("De raad besluit op\f13 april.", ["De raad besluit op 13 april."]),
        ("De raad besluit op\n\f13 april.", ["De raad besluit op 13 april."]),
        ("De raad besluit (week\n24) over de nota.", ["De raad besluit (week 24) over de nota."]),
        ("Wij vragen:\n1) een besluit\n2) een brief", ["Wij vragen:", "1) een besluit", "2) een brief"]),
        ("De raad van\nSliedrecht besluit.", ["De raad van Sliedrecht besluit."]),
        ("De verbinding\n\nom u te informeren.", ["De verbinding om u te informeren."]),
        ("Inleiding\nBijgaand de nota.", ["Inleiding", "Bijgaand de nota."]),
        ("- eerste punt\n- tweede punt", ["- eerste punt", "- tweede punt"]),
        ("tekst- en stukken", ["tekst- en stukken"]),
    ],
)
def test_sentences(drecht: Recogniser, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in drecht.sentences(text)] == sentences


def test_offsets_of_a_sentence_point_into_the_text(drecht: Recogniser) -> None:
    text = "Kop\n\nDe raad besluit op\n13 april over de no-\ntitie. En verder."
    for sentence in drecht.sentences(text):
        for char, offset in zip(sentence.text, sentence.offsets, strict=True):
            assert char == text[offset] or (char == " " and text[offset].isspace())


def test_tables_are_skipped(drecht: Recogniser) -> None:
    text = "De raad besluit.\nWeek 1\tBespreken\nHet college volgt."
    skip = [(text.index("Week"), text.index("\nHet"))]
    assert [s.text for s in drecht.sentences(text, skip)] == ["De raad besluit.", "Het college volgt."]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    finder = recogniser(ROOT_RULES)
    for name in finder.find(text):
        assert 0 <= name.start < name.end <= len(text)
    for sentence in finder.sentences(text):
        assert len(sentence.text) == len(sentence.offsets)
        assert list(sentence.offsets) == sorted(sentence.offsets)


def test_an_abbreviation_in_capitals_is_no_word_in_lower_case() -> None:
    import msgspec

    body = msgspec.structs.replace(NOORD_RULES.bodies[1], aliassen=("DO",))
    rules = msgspec.structs.replace(NOORD_RULES, bodies=(NOORD_RULES.bodies[0], body, *NOORD_RULES.bodies[2:]))
    shouted = Recogniser(rules)
    assert "body:don" in found(shouted, "Het DO bespreekt de kadernota.")
    assert "body:don" not in found(shouted, "De bijeenkomst is op do 26 september.")


def test_definitief_is_inflected(north: Recogniser) -> None:
    assert "product:definitieve-regeling" in found(north, "Een definitief regeling en een definitieve regeling.")


def test_a_product_with_its_phase_written_to_it(north: Recogniser, drecht: Recogniser) -> None:
    for text in ("de concept-kadernota", "de conceptkadernota", "een ontwerpkadernota", "de contourenkadernota"):
        assert found(north, text) == ["product:kadernota"], text
    assert found(drecht, "de conceptteksten") == ["product:conceptteksten"]
    assert found(north, "de autokadernota") == []


def test_spacy_comes_without_its_command_line_and_leaves_it_to_others() -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline import names, rulebook;"
        "names.recogniser(rulebook.load(Path('rules')));"
        "print('spacy.cli.download' in sys.modules, 'spacy.cli' in sys.modules);"
        "from spacy.cli import info; print(callable(info))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False", "True"]


def test_words_are_cut_as_spacy_cuts_them_that_knows_every_exception_from_the_start() -> None:
    import spacy

    whole = spacy.blank("nl").tokenizer
    cut = Recogniser(NOORD_RULES)._tokenise
    chance = random.Random(5)
    odd = [*whole.rules, "de", "raad", "(", ")", ".", ",", "-", "t/m", "5km", "12.", "d.", "...", "’s"]
    for _ in range(400):
        words = [chance.choice(odd) for _ in range(chance.randint(1, 6))]
        text = "".join(f"{word}{chance.choice(('', ' ', '.', ' .', ', ', chr(10)))}" for word in words)
        assert [token.text for token in cut(text)] == [token.text for token in whole(text)], text


def test_words_of_names_are_cut_as_spacy_cuts_the_whole_name() -> None:
    from spacy.attrs import LOWER

    made = Recogniser(NOORD_RULES)
    names_told = [word for _, _, words in vocabulary(NOORD_RULES) for word in words if "…" not in word]
    keys = made._cut(piece for name in names_told for piece in name.split())
    assert len(keys) > 100
    for name in names_told:
        assert [key for piece in name.split() for key in keys[piece]] == made._tokenise(name).to_array([LOWER]).tolist()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc, which only Linux has")
def test_numpy_comes_without_a_thread_for_each_core_unless_asked_for() -> None:
    code = (
        "import os; from pathlib import Path; from pipeline import names, rulebook;"
        "names.recogniser(rulebook.load(Path('rules')));"
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    for asked, told in ((None, ["1", "None"]), ("2", ["2"])):
        given = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
        given |= {"OPENBLAS_NUM_THREADS": asked} if asked else {}
        found = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=given
        )
        assert found.stdout.split()[-len(told) :] == told


PHO = "Het Portefeuillehoudersoverleg Zorg"


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (f"{PHO} vergadert. Op 3 mei besluit het portefeuillehoudersoverleg.", ["pho-zorg"]),
        ("Op 3 mei besluit het portefeuillehoudersoverleg.", []),
        (f"{PHO} vergadert. Op 3 mei besluit het portefeuillehoudersoverleg van de buren.", []),
        (f"{PHO} vergadert. Op 3 mei besluit een portefeuillehoudersoverleg.", []),
    ],
)
def test_a_body_named_in_full_is_known_by_its_noun(north: Recogniser, text: str, second: list[str]) -> None:
    assert [name.id for name in north.sentences(text)[-1].names if name.kind == "body"] == second
