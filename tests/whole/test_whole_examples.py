"""The example workspaces, end to end, laid beside the truth that was written without the code."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Ran

sys.path.insert(0, str(ROOT / "tests" / "papers"))
from score_truth import ALARMS, answered, belongs, quotes

TRUTH = {
    "drechtsteden": tomllib.loads((ROOT / "tests/papers/truth.toml").read_text("utf-8")),
    "noord": tomllib.loads((ROOT / "tests/workspaces/noord/truth.toml").read_text("utf-8")),
}
# What is planted and not found yet, with the reason: a test fails as soon as one of them is found, or another is lost.
KNOWN = {
    "De volgende procesbrief verschijnt in week 20 (17-5 tm 21-5)": "verschijnen is geen handeling van een gremium",
    "komt op 19 april de Cliëntenraad Noordrand bijeen": "een gremium dat rules/ niet kent",
    "Onze financiële kanttekeningen vindt u in de bijgevoegde notitie": "een bijlage zonder naam van een product",
    "in een sessie op zondag 9 juni": "gemeld als twijfel-datum, niet als weekend",
}


def report_of(ran: Ran, name: str) -> dict[str, Any]:
    """The report with a copy's name read as the name of the paper that it copies."""
    import copy

    report = copy.deepcopy(ran.json)
    twins = {e["paper"]: e["expected_paper"] for e in TRUTH[name]["planted"] if e["family"] == "same_paper"}
    for finding in report["findings"]:
        if finding["check"] != "dubbel-stuk":
            for place in finding["evidence"]:
                place["paper"] = twins.get(place["paper"], place["paper"])
    return report


@pytest.mark.parametrize("name", TRUTH)
def test_everything_planted_is_found(name: str, request: pytest.FixtureRequest) -> None:
    report = report_of(request.getfixturevalue(name), name)
    missed = [entry.get("quote", entry["family"]) for entry in TRUTH[name]["planted"] if not answered(report, entry)]
    assert [quote for quote in missed if quote not in KNOWN] == []


@pytest.mark.parametrize("name", TRUTH)
def test_no_alarm_on_what_is_innocent(name: str, request: pytest.FixtureRequest) -> None:
    report = report_of(request.getfixturevalue(name), name)
    alarms = [f for f in report["findings"] if f["class"] in ALARMS and not f["declared"]]
    loose = [f for f in alarms if not any(belongs(f, e, tuple(e.get("also", ()))) for e in TRUTH[name]["planted"])]
    false = [(f["id"], e["quote"]) for f in loose for e in TRUTH[name]["innocent"] if quotes(f, e["paper"], e["quote"])]
    assert false == []


@pytest.mark.parametrize("name", TRUTH)
def test_every_file_has_one_answer(name: str, request: pytest.FixtureRequest) -> None:
    ran = request.getfixturevalue(name)
    inbox = ran.workspace.inbox
    files = sorted(path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file())
    assert sorted(paper["name"] for paper in ran.json["papers"]) == files
    for file in TRUTH[name].get("files", ()):
        fate = next(paper for paper in ran.json["papers"] if paper["name"] == file["name"])
        assert fate["status"] == file["status"]
        if "kind" in file:
            assert (fate["kind"], fate["date"]) == (file["kind"], file["date"].isoformat())
    for paper in ran.json["papers"]:
        assert paper["reason"] or paper["status"] == "read"


@pytest.mark.parametrize("name", TRUTH)
def test_quotes_stand_where_the_report_says(name: str, request: pytest.FixtureRequest) -> None:
    from pipeline import planning, rulebook

    ran = request.getfixturevalue(name)
    rules = rulebook.load(ran.workspace.rules)
    texts = {
        paper["name"]: planning.read_file(ran.workspace.inbox / paper["name"], rules).pages
        for paper in ran.json["papers"]
        if paper["status"] == "read"
    }
    checked = 0
    for finding in ran.json["findings"]:
        for place in finding["evidence"]:
            pages = texts.get(place["paper"])
            if pages is None or place["page"] is None:
                continue
            letters = "".join(char for page in pages for char in page.text if char.isalnum())
            for part in place["quote"].split("|"):
                assert "".join(char for char in part if char.isalnum()) in letters, (finding["id"], part)
                checked += 1
    assert checked > 10


def test_the_inbox_is_left_as_it_was(drechtsteden: Ran) -> None:
    for path in (ROOT / "inbox").rglob("*"):
        if path.is_file():
            copy = drechtsteden.workspace.inbox / path.relative_to(ROOT / "inbox")
            assert copy.read_bytes() == path.read_bytes()


def test_the_committed_master_is_what_import_makes(drechtsteden: Ran) -> None:
    from pipeline.master import read_sheet

    made = read_sheet((drechtsteden.workspace.rules / "masterplanning.xlsx").read_bytes())
    committed = read_sheet((ROOT / "rules" / "masterplanning.xlsx").read_bytes())
    assert [row.values for row in committed.rows] == [row.values for row in made.rows]
    assert (committed.version, committed.source) == (made.version, made.source)


def test_nothing_in_the_program_knows_one_paper() -> None:
    names = {path.stem.casefold() for path in (ROOT / "inbox").rglob("*") if path.is_file()} - {"thumbs"}
    for path in [
        *(ROOT / "pipeline").rglob("*.py"),
        *(ROOT / "pipeline").rglob("*.toml"),
        *(ROOT / "rules").glob("*.toml"),
    ]:
        low = path.read_text("utf-8").casefold()
        assert not [name for name in names if name in low], path
        if Path("pipeline") in path.relative_to(ROOT).parents:
            assert "drechtsteden" not in low, path


def test_a_step_that_stands_in_two_tables_is_told_once_with_both_places(drechtsteden: Ran) -> None:
    """A reader who sees one sentence twice takes the second for a mistake."""
    told = [finding["message"] for finding in drechtsteden.json["findings"]]
    assert len(set(told)) == len(told)
    once = [f for f in drechtsteden.json["findings"] if f["check"] in ("alternatieven", "nog-plannen")]
    cells = [{place["cell"] for place in f["evidence"] if place["cell"]} for f in once]
    both = [places for places in cells if len(places) == 2]
    linked = {item["place"]["cell"]: item for item in drechtsteden.json["items"] if item["same_as"]}
    assert both
    assert all(places <= set(linked) for places in both)
