"""The words for which checks look are found in every sentence that says them, without the others being looked at."""

from __future__ import annotations

import re

import pytest
from case_files import build, load_cases, rules_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import checks
from pipeline.checks import sentences as told
from pipeline.checks.registry import all_checks
from pipeline.checks.sentences import preceding, says, sentences
from pipeline.checks.spoken import Spoken, words_of
from pipeline.checks.told_order import TELLING, may_tell
from pipeline.model import Extraction, Page, Source

WORDS = ("voor", "vóór", "alle … gemeenten", "go/no-go", "kadernota", "pas daarna")
PIECES = st.sampled_from(
    ["voor", "Vóór", "voorbehoud", "alle", "zeven", "gemeenten", "go/no-go", "kader", "nota", "Kadernota", "pas",
     "daarna", "-\n", "- \n  ", " ", " ", "\n", "\n\n", ". ", ".", "? De ", "İ", "_", "(", ")", "1", "\t", "De ", "en "]
)  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=30).map("".join), min_size=1, max_size=4)


def paper(*texts: str) -> Extraction:
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    return Extraction(Source("brief.txt", "0" * 64, "text/plain"), pages=pages)


def spoken(texts: list[str], words: tuple[str, ...] = ()) -> list[tuple[int, str, int, int]]:
    return [(said.page.number, said.text, said.start, said.stop) for said in sentences(paper(*texts), words)]


@given(TEXTS, st.sets(st.sampled_from(WORDS), min_size=1), st.sets(st.sampled_from(WORDS)))
@settings(max_examples=300, deadline=None)
def test_no_sentence_that_says_a_word_is_passed_over(texts: list[str], asked: set[str], expected: set[str]) -> None:
    words = tuple(sorted(asked))
    told.expect(expected)
    found = spoken(texts, words)
    every = spoken(texts)
    saying = [each for each in every if says(words, each[1].lower()) is not None]
    assert [each for each in found if each in saying] == saying
    assert [each for each in every if each in found] == found


def test_a_word_within_another_or_without_the_rest_of_its_words_is_not_looked_at() -> None:
    assert [
        text for _, text, *_ in spoken(["Een voorbehoud. Alle zeven gemeenten. De gemeenten. Dit alles."], WORDS)
    ] == ["Alle zeven gemeenten."]


def test_the_sentence_before_one_may_stand_on_the_page_before() -> None:
    first, second, third = sentences(paper("De raden besluiten. Dan pas", "volgt de rest. Einde."))
    assert (first.text, second.text, third.text) == ("De raden besluiten.", "Dan pas volgt de rest.", "Einde.")
    assert (preceding(third), preceding(second), preceding(first)) == (second, first, None)


def test_every_check_names_the_words_for_which_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every paper is gone through once more for it."""

    def unexpected(self: Spoken, words: dict[str, object]) -> None:
        raise AssertionError(f"not named: {sorted(words)}")

    looking = {check.id for check in all_checks() if tuple(check.words(rules_of("noord")))}
    assert len(looking) > 10
    monkeypatch.setattr(Spoken, "sought", unexpected)
    seen = set()
    for id, case in load_cases():
        if id in looking and id not in seen:
            seen.add(id)
            checks.run(build(case), only=[id], reraise=True)
    assert seen == looking


def test_what_may_tell_an_order_has_one_of_its_words() -> None:
    for text in (
        "Na de raden volgt de stuurgroep.",
        "De route is: colleges, stuurgroep.",
        "De raden sluiten de rij.",
        "Eerst de colleges, en dan de raden.",
        "Het begint bij de raden en eindigt bij de stuurgroep.",
        "De stuurgroep wacht op de raden.",
        "Dat gaat aan het besluit vooraf.",
        "Nog vóór de raden komt de stuurgroep.",
        "De raden komen eerder dan de stuurgroep.",
        "Tot slot de raden.",
        "Ten slotte de raden.",
        "Vóór de raden komt de stuurgroep.",
        "De raden komen voor de stuurgroep aan bod.",
        "De raden gaan de stuurgroep voor.",
        "Op de raden volgt de stuurgroep.",
        "De raden en de stuurgroep, in omgekeerde volgorde.",
        "Als laatste komen de raden, als laatsten.",
    ):
        assert may_tell(text), text
        assert spoken([text], TELLING), text


@given(st.text(alphabet="aB9_é-.,(’ \n\t\x1c", max_size=40))
def test_the_words_of_a_text_are_those_that_the_pattern_finds(text: str) -> None:
    found = {piece for piece in words_of(text) if re.fullmatch(r"\w+", piece)}
    assert found == set(re.findall(r"\w+", text))
