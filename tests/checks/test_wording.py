"""The Dutch in which checks speak of items."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from case_files import rules_of
from msgspec.structs import replace

from pipeline.checks.wording import according, clipped, listed, product_name, small, subject, what, when, who, within
from pipeline.model import DateMention, Interval, Place, PlanningItem

PLACE = Place("brief.pdf", 1, 1, None, None, "")
ITEM = PlanningItem("k", "paper", "de hele zin", "instemmen", "kadernota", (), None, None, "gepland", PLACE)
DAY = date(2024, 4, 8)


def item(**fields: Any) -> PlanningItem:
    return replace(ITEM, **fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Instemmen kadernota"),
        ({"act": None}, "Bijeenkomst over kadernota"),
        ({"act": "vergaderen"}, "Bijeenkomst over kadernota"),
        ({"act": None, "product": None}, "Bijeenkomst"),
        ({"product": None}, "Instemmen"),
        ({"is_row": True, "activity": "Instemmen  met\nkadernota (x5)"}, "Instemmen met kadernota (x5)"),
    ],
)
def test_what(fields: dict[str, Any], expected: str) -> None:
    assert what(item(**fields), rules_of("noord")) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"bodies": ("don",)}, "Directeurenoverleg Noordrand"),
        ({"bodies": ("don", "raden")}, "Directeurenoverleg Noordrand en Raden"),
        ({"bodies": ("don", "kerngroep", "raden")}, "Directeurenoverleg Noordrand, Ambtelijke Kerngroep en Raden"),
        ({"bodies": ("raden",), "municipality": "wolddijk"}, "raad van Wolddijk"),
        ({"bodies": ("colleges", "raden"), "municipality": "wolddijk"}, "college van Wolddijk en raad van Wolddijk"),
        ({"bodies": ("don",), "municipality": "wolddijk"}, "Directeurenoverleg Noordrand"),
    ],
)
def test_who(fields: dict[str, Any], expected: str) -> None:
    assert who(item(**fields), rules_of("noord")) == expected


def test_subject_tells_what_who_and_when_as_far_as_known() -> None:
    rules = rules_of("noord")
    assert subject(item(), rules) == "“Instemmen kadernota”"
    assert subject(item(), rules, "ma 8 apr 2024") == "“Instemmen kadernota” (ma 8 apr 2024)"
    assert subject(item(bodies=("raden",)), rules, "ma 8 apr 2024") == "“Instemmen kadernota” (Raden, ma 8 apr 2024)"


@pytest.mark.parametrize(
    ("period", "modality", "words", "expected"),
    [
        (None, "gepland", None, "gepland"),
        (Interval(DAY, DAY), "gepland", None, "gepland op ma 8 apr 2024"),
        (Interval(DAY, DAY), "gebeurd", None, "gebeurd op ma 8 apr 2024"),
        (Interval(DAY, date(2024, 4, 12)), "voorgesteld", None, "voorgesteld van ma 8 apr t/m vr 12 apr 2024"),
        (Interval(None, DAY), "uiterlijk", None, "gepland uiterlijk ma 8 apr 2024"),
        (Interval(DAY, None), "verwacht", None, "verwacht vanaf ma 8 apr 2024"),
        (
            Interval(date(2024, 4, 1), date(2024, 4, 30)),
            "streven",
            "april 2024",
            "beoogd in de periode “april 2024” (ma 1 apr t/m di 30 apr 2024)",
        ),
    ],
)
def test_when(period: Interval | None, modality: str, words: str | None, expected: str) -> None:
    day = DateMention(words, 0, len(words), "month", period.start, period.end, "2024-04") if words and period else None
    assert when(item(period=period, modality=modality, day=day)) == expected


def test_a_paper_is_named_and_the_master_is_not() -> None:
    assert (within(ITEM), according(ITEM)) == (" in brief.pdf", " volgens brief.pdf")
    assert (within(item(origin="master")), according(item(origin="master"))) == ("", "")


def test_small_letters_within_a_sentence() -> None:
    assert small("Deze dag bestaat niet.") == "deze dag bestaat niet."
    assert small("DVO") == "DVO"
    assert small("") == ""
    assert product_name("definitieve-regeling", rules_of("noord")) == "definitieve regeling"
    assert product_name("onbekend-id", rules_of("noord")) == "onbekend-id"


def test_lists_and_cuts() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["", "a", "a en b", "a, b en c"]
    assert clipped("een  twee drie", 90) == "een twee drie"
    assert clipped("een twee drie", 9) == "een twee …"
