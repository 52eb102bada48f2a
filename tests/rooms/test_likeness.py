"""Papers that are alike: the same pairs as when each is laid beside each, and papers of one mould apart."""

from __future__ import annotations

import random

import pytest

from pipeline import likeness
from pipeline.model import Extraction, Page, Source


def paper(name: str, text: str) -> Extraction:
    return Extraction(Source(name, name, "text/plain"), sketch=likeness.sketch([Page(1, text)]))


def papers(seed: int) -> list[Extraction]:
    """Sixty papers of random words; of every third a copy in which some words were changed."""
    chance = random.Random(seed)
    found = []
    for number in range(60):
        words = [f"woord{chance.randrange(4000)}" for _ in range(200)]
        found.append(paper(f"{number}", " ".join(words)))
        if number % 3 == 0:
            for _ in range(chance.randrange(12)):
                words[chance.randrange(len(words))] = "anders"
            found.append(paper(f"{number} herzien", " ".join(words)))
    chance.shuffle(found)
    return found


def shingles(one: Extraction) -> set[bytes]:
    return {one.sketch[at : at + 4] for at in range(0, len(one.sketch), 4)}


@pytest.mark.parametrize("least", [0.9, 0.7, 0.5])
def test_pairs_are_those_of_all_with_all(least: float) -> None:
    given = papers(7)
    found = {(one, other) for one, other, _ in likeness.alike(given, least)}
    assert found
    for at, later in enumerate(given):
        for before in range(at):
            both = len(shingles(given[before]) & shingles(later)) / 128
            if both >= least + 0.15:
                assert (before, at) in found
            elif both < least:
                assert (before, at) not in found


def test_the_same_text_is_wholly_alike() -> None:
    text = " ".join(f"woord{number}" for number in range(300))
    assert likeness.alike([paper("a", text), paper("b", "iets anders"), paper("c", text)], 0.9) == [(0, 2, 1.0)]


def test_papers_without_text_resemble_nothing() -> None:
    assert likeness.alike([], 0.9) == []
    assert likeness.alike([paper("a", ""), paper("b", "")], 0.9) == []
