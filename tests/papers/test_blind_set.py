"""The blind set is what it says: 60 statements, each quoted rightly, each label true to its own planning row."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from make_examples import ROOT

from pipeline.rulebook import load

HERE = Path(__file__).parent / "blind"
PAPERS: list[dict[str, Any]] = tomllib.loads((HERE / "truth.toml").read_text("utf-8"))["papers"]
STATEMENTS = [(paper, statement) for paper in PAPERS for statement in paper["statements"]]
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def label(case: tuple[dict[str, Any], dict[str, Any]]) -> str:
    return f"{case[0]['name']}/{case[1]['quote'][:40]}"


def test_the_set_is_balanced() -> None:
    assert len(PAPERS) == 12
    assert {paper["name"] for paper in PAPERS} == {path.name for path in HERE.glob("*.txt")}
    assert all(len(paper["statements"]) == 5 for paper in PAPERS)
    assert Counter(statement["label"] for _, statement in STATEMENTS) == {"conflict": 30, "innocent": 30}
    assert {paper["date"].year for paper in PAPERS} == set(range(2021, 2027))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["name"])
def test_the_planning_uses_names_of_the_rules(paper: dict[str, Any]) -> None:
    rules = load(ROOT / paper["rules"] / "rules")
    for row in paper["rows"]:
        assert rules.body(row["body"]), row
        assert rules.product(row["product"]), row
        assert rules.act(row["act"]), row
        assert row["start"] <= row["end"]


@pytest.mark.parametrize("case", STATEMENTS, ids=label)
def test_a_statement_is_labelled_rightly(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    paper, statement = case
    text = " ".join((HERE / paper["name"]).read_text("utf-8").split())
    assert statement["quote"] in text
    row = next((row for row in paper["rows"] if row["id"] == statement["row"]), None)
    first: date | None
    last: date | None
    first, last = statement["dates"] or (None, None)
    match statement["label"], statement["kind"]:
        case "conflict", "date":
            assert row
            assert first
            assert last
            assert last < row["start"] or row["end"] < first
        case "conflict", "decision":
            assert row
            assert first
            assert row["start"] <= first <= row["end"]
            assert row["act"] in ("instemmen", "vaststellen")
        case "conflict", "gate":
            assert row
            assert first
            assert first < row["end"]
        case "innocent", "inside":
            assert row
            assert first
            assert last
            assert row["start"] <= last
            assert first <= row["end"]
        case "innocent", "past":
            assert last
            assert last < paper["date"]
        case "innocent", "other_body" | "other_track" | "vague" | "omission":
            assert row is None or not statement["dates"]
        case other:
            pytest.fail(f"unknown label and kind: {other}")


@pytest.mark.parametrize("case", STATEMENTS, ids=label)
def test_a_weekday_in_a_quote_fits_its_date(case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    _, statement = case
    found = re.search(rf"\b({'|'.join(WEEKDAYS)}),? \d", statement["quote"])
    if found:
        assert WEEKDAYS[statement["dates"][0].weekday()] == found[1]
