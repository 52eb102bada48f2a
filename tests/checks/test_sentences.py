"""Sentences that checks read from pages: over the break of a page, broken words, running headers and footers."""

from __future__ import annotations

import pytest

from pipeline.checks.sentences import sentences
from pipeline.checks.spoken import goes_on, mended
from pipeline.model import Extraction, Page, Source


def paper(*pages: Page) -> Extraction:
    return Extraction(source=Source("brief.txt", "0" * 64, "text/plain"), pages=pages)


def said(*texts: str, words: tuple[str, ...] = ()) -> list[str]:
    return [one.text for one in sentences(paper(*map(page, range(1, 9), texts)), words)]


def page(number: int, text: str, furniture: tuple[tuple[int, int], ...] = ()) -> Page:
    return Page(number=number, width=0, height=0, text=text, read_by="text", furniture=furniture)


def test_a_sentence_goes_on_over_the_break_of_a_page() -> None:
    assert said("Eerst dit. De raden\n", "besluiten later. Einde.") == [
        "Eerst dit.",
        "De raden besluiten later.",
        "Einde.",
    ]


def test_a_sentence_over_a_break_is_found_by_a_word_on_either_page() -> None:
    for word in ("raden", "besluiten"):
        assert said("Een. De raden", "besluiten later.", "Niets.", words=(word,)) == ["De raden besluiten later."]
    assert said("Niets. Geen", "Ook niets.", "De raden", words=("raden",)) == ["De raden"]


def test_a_heading_or_a_new_sentence_does_not_go_on() -> None:
    assert said("De raden besluiten.", "daarna volgt meer") == ["De raden besluiten.", "daarna volgt meer"]
    assert said("Toelichting", "de raden besluiten.") == ["Toelichting", "de raden besluiten."]
    assert said("De raden besluiten", "De colleges ook.") == ["De raden besluiten", "De colleges ook."]


def test_a_heading_directly_above_a_paragraph_is_no_part_of_its_first_sentence() -> None:
    assert said("Besluitvorming\nDe raden besluiten.\nDe colleges niet.") == [
        "Besluitvorming", "De raden besluiten.", "De colleges niet.",
    ]  # fmt: skip
    assert said("De raad van\nWolddijk besluit op een later moment.") == [
        "De raad van Wolddijk besluit op een later moment."
    ]


def test_a_running_footer_stands_in_no_sentence() -> None:
    first = "De raden besluiten\nPagina 1 van 2"
    pages = (page(1, first, ((18, len(first)),)), page(2, "later in het jaar."))
    found = list(sentences(paper(*pages)))
    assert [one.text for one in found] == ["De raden besluiten later in het jaar."]
    assert (found[0].place.page, found[0].place.line) == (1, 1)


@pytest.mark.parametrize(
    ("raw", "flat"),
    [
        ("de kader-\nnota", "de kadernota"),
        ("de concept-  \n  teksten", "de conceptteksten"),
        ("tekst-\nen uitleg", "tekst- en uitleg"),
        ("week 14-\n17", "week 14- 17"),
        ("GR-\nTekst", "GR- Tekst"),
    ],
)
def test_words_broken_over_lines_are_mended(raw: str, flat: str) -> None:
    assert mended(raw) == flat


def test_a_date_goes_on_behind_a_word_and_not_behind_a_number() -> None:
    assert goes_on("De colleges besluiten op", "23 april.")
    assert not goes_on("De colleges besluiten in 2024", "3. Financiën")
