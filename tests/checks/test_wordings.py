"""One planning, many wordings: ``wordings/<id>.toml`` has sentences that the check finds, and those it passes by.

``found`` are told of the planning otherwise than it is, each in words of its own; ``silent`` say nothing against it in
words of the same shape: then no check of a conflict, of an inconsistency or of a gap speaks.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from case_files import build

from pipeline import checks
from pipeline.checks import Case
from pipeline.checks.registry import all_checks

FOLDER = Path(__file__).parent / "wordings"
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
GRAVE = ("conflict", "inconsistentie", "gat")
PAPER = "Memo\n\nDatum: {day}\nOnderwerp: voortgang zorgregeling Noordrand\n\n{text}\n"


@lru_cache(maxsize=8)
def wordings(id: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{id}.toml").read_text(encoding="utf-8"))


IDS = sorted(path.stem for path in FOLDER.glob("*.toml"))
FOUND = [(id, text) for id in IDS for text in wordings(id)["found"]]
SILENT = [(id, text) for id in IDS for text in wordings(id)["silent"]]


def check_of(id: str) -> str:
    """The check of a file; behind ``--`` stands of which of its sentences it has more."""
    return id.partition("--")[0]


def case_of(id: str, text: str) -> Case:
    given = wordings(id)
    written = date.fromisoformat(given["written"])
    day = f"{written.day} {MONTHS[written.month - 1]} {written.year}"
    return build(
        {
            "peildatum": (written + timedelta(days=3)).isoformat(),
            "written": (written - timedelta(days=100)).isoformat(),
            "planning": given["planning"],
            "papers": [{"name": "memo.txt", "text": PAPER.format(day=day, text=text)}],
        }
    )


def test_every_file_is_of_a_check() -> None:
    assert IDS
    assert {check_of(id) for id in IDS} <= {check.id for check in all_checks()}


@pytest.mark.parametrize(("id", "text"), FOUND)
def test_it_is_found_in_these_words(id: str, text: str) -> None:
    found, _ = checks.run(case_of(id, text), only=[check_of(id), *wordings(id).get("or", ())], reraise=True)
    assert found


@pytest.mark.parametrize(("id", "text"), SILENT)
def test_nothing_is_said_of_what_is_innocent(id: str, text: str) -> None:
    found, _ = checks.run(case_of(id, text), reraise=True)
    assert [f.message for f in found if f.cls in GRAVE and any(e.paper == "memo.txt" for e in f.evidence)] == []
