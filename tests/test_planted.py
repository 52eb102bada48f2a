"""Planted conflicts and planted innocents in three invented workspaces: a short form of ``benchmarks.planted``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.planted import patterns, workspaces  # noqa: E402
from benchmarks.planted.papers import Planted  # noqa: E402
from benchmarks.planted.score import Tally, judge, quotes, score  # noqa: E402

SEEDS = (9, 14, 17)
# What is found of these seeds; raise them, never lower them.
FLOORS = {
    "date": 12, "decision": 5, "gate": 3, "weekday": 3, "holiday": 3, "week": 4, "absent": 3, "tense": 4, "route": 3,
}  # fmt: skip
MOST_ALARMS = 2


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    sums = Tally()
    for seed in SEEDS:
        folder = tmp_path_factory.mktemp("planted") / f"seed-{seed}"
        sums.add(score(seed, workspaces.make(seed, folder), jobs=1))
    return sums


def test_every_planning_row_and_every_paper_is_read(tally: Tally) -> None:
    assert tally.lost == []
    assert tally.unread == []


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_planted_conflicts_are_found(tally: Tally, kind: str, floor: int) -> None:
    missed = [v.planted.text for v in tally.conflicts if not v.found and v.planted.pattern.family == kind]
    found, planted = tally.recall()[kind]
    assert planted >= 3, "these seeds no longer plant this kind"
    assert found >= floor, missed


def test_planted_innocents_raise_no_alarm(tally: Tally) -> None:
    alarms = [f"{v.alarms[0][0]}: {v.planted.text}" for v in tally.innocents if v.alarms]
    assert len(tally.innocents) >= 60
    assert len(alarms) <= MOST_ALARMS, alarms


def test_the_score_tells_right_from_wrong(tmp_path: Path) -> None:
    made = workspaces.make(9, tmp_path / "seed")
    conflict = next(p for p in made.planted if p.pattern.family == "date" and p.pattern.conflict)
    innocent = next(p for p in made.planted if not p.pattern.conflict)

    def report(planted: Planted, check: str, cls: str) -> dict[str, Any]:
        evidence = [{"paper": planted.paper, "quote": planted.text.replace(" ", "\n")}]
        findings = [{"check": check, "class": cls, "message": "", "evidence": evidence}]
        return {"findings": findings, "items": [], "papers": []}

    silent = judge(9, made, {"findings": [], "items": [], "papers": []})
    assert not any(v.found for v in silent.conflicts)
    assert silent.alarms_per_hundred() == 0
    assert silent.lost
    right = judge(9, made, report(conflict, "datum-wijkt-af", "conflict"))
    assert [v.planted for v in right.conflicts if v.found] == [conflict]
    wrong = judge(9, made, report(conflict, "reces", "risico"))
    assert not any(v.found for v in wrong.conflicts)
    alarm = judge(9, made, report(innocent, "reces", "risico"))
    assert [v.planted for v in alarm.innocents if v.alarms] == [innocent]
    told = judge(9, made, report(innocent, "reces", "informatie"))
    assert not any(v.alarms for v in told.innocents)


def test_prose_between_raises_no_alarm(tally: Tally) -> None:
    assert tally.filler == []


def test_a_seed_always_gives_the_same_workspace(tmp_path: Path) -> None:
    first, second = (workspaces.make(5, tmp_path / name) for name in ("one", "two"))
    assert first.planted == second.planted
    files = sorted(path.relative_to(first.folder) for path in first.folder.rglob("*") if path.is_file())
    assert files
    for name in files:
        assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes(), name


def test_the_patterns_are_many_and_told_apart() -> None:
    every = patterns.load()
    assert len({p.text for p in every if p.conflict}) >= 60
    assert len({p.text for p in every if not p.conflict}) >= 60
    both = {p.text for p in every if p.conflict} & {p.text for p in every if not p.conflict}
    assert both == set()


@pytest.mark.parametrize(
    ("quote", "sentence", "expected"),
    [
        ("de raad besluit op\n3 maart over de nota", "De raad besluit op 3 maart over de nota.", True),
        (
            "Eerst dit. De raad besluit op 3 maart over de nota. Dan dat.",
            "De raad besluit op 3 maart over de nota.",
            True,
        ),
        ("De raad besluit op 3 maart … over de nota van de regio", "De raad besluit op 3 maart over de nota.", True),
        ("3 maart", "De raad besluit op 3 maart over de nota.", False),
        (
            "De colleges stemmen op 9 september in met de definitieve teksten GR.",
            "De raden stemmen in oktober in met de definitieve teksten GR.",
            False,
        ),
        ("Het college besluit op 9 juni.", "De raad stelt de nota in week 12 vast.", False),
    ],
)
def test_a_quote_is_of_a_sentence_whatever_the_white_space(quote: str, sentence: str, expected: bool) -> None:
    assert quotes(quote, sentence) is expected
