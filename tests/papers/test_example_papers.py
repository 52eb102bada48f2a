"""The example papers are what the script makes, the truth quotes them rightly, and planted calendar slips are slips."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import noord
import pypdfium2
import pytest
from make_examples import ROOT, WORKSPACES

from pipeline.calendars import Calendar
from pipeline.rulebook import Rulebook, load

DRAWN = {"gescande-memo.pdf": noord.SCAN}
TRUTHS = {name: tomllib.loads((ROOT / truth).read_text("utf-8")) for name, (_, truth, _) in WORKSPACES.items()}
PLANTED = [(name, entry) for name, truth in TRUTHS.items() for entry in truth["planted"]]
QUOTED = [
    (name, entry)
    for name, truth in TRUTHS.items()
    for entry in truth["planted"] + truth["innocent"]
    if "quote" in entry
]


def text_of(path: Path) -> str:
    """The text of a paper, white space made single; of a scan the text that was drawn in it."""
    if path.name in DRAWN:
        text = "\n".join(DRAWN[path.name])
    elif path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    else:
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-16" if raw[:2] == b"\xff\xfe" else "utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
    return " ".join(text.replace("\ufffe", "").split())


def rules_of(name: str) -> Rulebook:
    return load(ROOT / WORKSPACES[name][0] / "rules")


def label(case: tuple[str, dict[str, Any]]) -> str:
    name, entry = case
    return f"{name}/{entry['paper']}/{entry.get('quote', entry.get('family'))[:40]}"


@pytest.mark.parametrize("name", WORKSPACES)
def test_the_committed_papers_are_what_the_script_makes(name: str, tmp_path: Path) -> None:
    workspace, _, make = WORKSPACES[name]
    make(tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    inbox = ROOT / workspace / "inbox"
    assert made
    assert made == sorted(path.relative_to(inbox) for path in inbox.rglob("*") if path.is_file())
    for path in made:
        old, new = inbox / path, tmp_path / path
        if old.read_bytes() != new.read_bytes():
            assert text_of(old) == text_of(new), path


@pytest.mark.parametrize("name", WORKSPACES)
def test_the_truth_accounts_for_every_file(name: str) -> None:
    inbox = ROOT / WORKSPACES[name][0] / "inbox"
    files = {path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file()}
    assert {entry["name"] for entry in TRUTHS[name]["files"]} == files


@pytest.mark.parametrize("case", QUOTED, ids=label)
def test_each_quote_stands_in_its_paper(case: tuple[str, dict[str, Any]]) -> None:
    name, entry = case
    assert " ".join(entry["quote"].split()) in text_of(ROOT / WORKSPACES[name][0] / "inbox" / entry["paper"])


@pytest.mark.parametrize("case", PLANTED, ids=label)
def test_each_name_in_the_truth_stands_in_the_rules(case: tuple[str, dict[str, Any]]) -> None:
    name, entry = case
    rules = rules_of(name)
    assert "body" not in entry or rules.body(entry["body"])
    assert "product" not in entry or rules.product(entry["product"])


def overlap(one: list[date], other: list[date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@pytest.mark.parametrize("case", [case for case in PLANTED if "dates" in case[1]], ids=label)
def test_a_planted_slip_is_a_slip(case: tuple[str, dict[str, Any]]) -> None:
    name, entry = case
    days = Calendar.of(rules_of(name))
    first, last = entry["dates"]
    assert first <= last
    match entry["family"]:
        case "weekend":
            assert first.weekday() >= calendar.SATURDAY
        case "public_holiday":
            assert days.closed(first)
        case "school_holiday":
            assert days.school_holiday(first)
        case "recess":
            assert days.recess(last)
        case "date_differs":
            assert not overlap(entry["dates"], entry["expected"])
        case "gate":
            assert first < entry["expected"][1]
        case "decision_differs":
            assert overlap(entry["dates"], entry["expected"])
