"""Patterns tried only where a letter stands with which they can begin: the same matches, whatever the pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.openings import opening

SOURCES = (
    r"\b(?:het|de|dit|deze|die|haar)\s+(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})",
    r"[,;:()–]|\b(?:en|maar|zodat|als|daarna|of)\b",
    r"(?:\b[Gg]emeente|[Ww]ethouders van)[ \n]+([A-Z][a-z]{3,})",
    r"(?<!\w)(?:is|kan)(?!\w)|(?:ser|ster)+\b",
    r"(?:i|\])[-^\\]",
)
SOME = "de De dE dit İ ı i I ſ s K k het, en; Of gemeente Assen daarna – ]- I^ Kan is serster"


@given(st.text(alphabet=sorted(set(SOME)), max_size=40) | st.lists(st.sampled_from(SOME.split())).map(" ".join))
def test_the_matches_are_those_of_the_pattern_itself(text: str) -> None:
    for source in SOURCES:
        for flags in (0, re.I):
            quick, plain = opening(source, flags), re.compile(source, flags)
            assert quick.groupindex == plain.groupindex
            assert [one.regs for one in quick.finditer(text)] == [one.regs for one in plain.finditer(text)]


@pytest.mark.parametrize("source", SOURCES)
def test_the_letters_stand_before_the_pattern(source: str) -> None:
    assert opening(source, re.I).pattern.startswith("(?=[")


@pytest.mark.parametrize(
    "source", [r"\w+een", r"(?:een)?", r"x*y", r"(?:een|.)", r"(?i:een)", r"(?i)een|twee", "", r"\d"]
)
def test_a_pattern_that_may_begin_with_anything_is_left_as_it_is(source: str) -> None:
    assert opening(source).pattern == source


def test_a_pattern_written_over_lines_is_left_as_it_is() -> None:
    assert opening(r"a [ ] b  # c", re.X).pattern == r"a [ ] b  # c"
