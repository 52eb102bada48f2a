"""A run from the outside: exit statuses, second runs, people's remarks, files that come and go."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT, Ran, conduct, copied, with_master

from pipeline import store
from pipeline.errors import MasterFault, PlanwachtError, RulesFault, WriteFault, WrongUse
from pipeline.workspace import Workspace

PLANNING = "\n".join(
    [
        "VOORBEELD", "Planning", "Datum: 1 februari 2021", "", "Detailplanning hoofdlijnennotitie", "",
        "Week\tDatum\tWat\tWie\tOpmerkingen",
        "Week 10 (8-3 tm 12-3)\t11-3\tBespreken hoofdlijnennotitie\tNetwerk MT Sociaal\t",
        "Week 11 (15-3 tm 19-3)\t18-3\tInstemmen met hoofdlijnennotitie\tONS-D\t",
        "Week 12 + 13 (22-3 tm 2-4)\t\tInstemming colleges (x7) met hoofdlijnennotitie\tColleges\t",
        "Week 14-17 (5-4 tm 30-4)\t\tInstemmen raden (x7) met hoofdlijnennotitie\tGemeenteraden (x7)\t",
    ]
)  # fmt: skip
LETTER = """VOORBEELD
Gemeente Papendrecht
Datum: 8 maart 2021
Onderwerp: hoofdlijnennotitie

Geachte leden van de raad,

Het ONS-D stemt op {day} in met de hoofdlijnennotitie.

Met vriendelijke groet,
het college van Papendrecht
"""


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    """A workspace with one planning as master and one letter that deviates from it."""
    workspace = copied(ROOT, tmp_path)
    shutil.rmtree(workspace.inbox)
    workspace.inbox.mkdir()
    (workspace.inbox / "planning.txt").write_text(PLANNING, "utf-8")
    with_master(workspace, "planning.txt")
    (workspace.inbox / "brief.txt").write_text(LETTER.format(day="25 maart"), "utf-8")
    return workspace


def finding(ran: Ran, check: str = "datum-wijkt-af") -> dict[str, Any]:
    (only,) = [one for one in ran.json["findings"] if one["check"] == check]
    return dict(only)


def test_a_second_run_says_the_same(small: Workspace) -> None:
    first = conduct(small, date(2021, 3, 9))
    before = {path.name: path.stat().st_mtime_ns for path in small.extracted.glob("*.json")}
    second = conduct(small, date(2021, 3, 9))
    assert second.json == first.json
    assert {path.name: path.stat().st_mtime_ns for path in small.extracted.glob("*.json")} == before
    assert second.outcome.xlsx.read_bytes() == first.outcome.xlsx.read_bytes()


def test_extracted_may_be_deleted(small: Workspace) -> None:
    first = conduct(small, date(2021, 3, 9))
    shutil.rmtree(small.extracted)
    assert conduct(small, date(2021, 3, 9)).json == first.json


def test_the_number_of_jobs_does_not_matter(small: Workspace) -> None:
    first = conduct(small, date(2021, 3, 9), jobs=1)
    shutil.rmtree(small.extracted)
    assert conduct(small, date(2021, 3, 9), jobs=2).json == first.json


def test_the_story_of_two_weeks(small: Workspace) -> None:
    first = conduct(small, date(2021, 3, 9))
    assert finding(first)["state"] == "nieuw"
    assert (finding(first)["periods"][0]["start"], finding(first)["periods"][1]["start"]) == (
        "2021-03-18",
        "2021-03-25",
    )
    next_week = conduct(small, date(2021, 3, 16))
    assert (finding(next_week)["state"], finding(next_week)["first_seen"]) == ("ongewijzigd", "2021-03-09")
    (small.inbox / "brief.txt").write_text(LETTER.format(day="26 maart"), "utf-8")
    third = conduct(small, date(2021, 3, 23))
    assert (finding(third)["state"], finding(third)["id"]) == ("gewijzigd", finding(first)["id"])
    (small.inbox / "brief.txt").write_text(LETTER.format(day="18 maart"), "utf-8")
    fourth = conduct(small, date(2021, 3, 30))
    assert [one["id"] for one in fourth.json["resolved"]].count(finding(first)["id"]) == 1
    assert first.outcome.json.is_file()


def test_what_people_write_comes_back(small: Workspace) -> None:
    first = conduct(small, date(2021, 3, 9))
    book = openpyxl.load_workbook(first.outcome.xlsx)
    sheet = book["Bevindingen"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "Eigenaar" for cell in row))
    column = {str(cell.value): cell.column for cell in header if cell.value}
    row = next(
        cells[0].row
        for cells in sheet.iter_rows(min_row=header[0].row + 1)
        if any("ONS-D" in str(c.value) for c in cells)
    )
    sheet.cell(row, column["Status"]).value = "geaccepteerd"
    sheet.cell(row, column["Eigenaar"]).value = "Secretaris"
    sheet.cell(row, column["Opmerking"]).value = "=besproken; 1+1"
    book.save(first.outcome.xlsx)
    again = finding(conduct(small, date(2021, 3, 9)))
    assert (again["status"], again["owner"], again["remark"]) == ("geaccepteerd", "Secretaris", "=besproken; 1+1")
    rows = list(csv.DictReader(io.StringIO((small.rules / "decisions.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [(r["status"], r["eigenaar"], r["sinds"]) for r in rows if r["id"] == again["id"]] == [
        ("geaccepteerd", "Secretaris", "2021-03-09")
    ]
    assert finding(conduct(small, date(2021, 3, 16)))["status"] == "geaccepteerd"
    (small.inbox / "brief.txt").write_text(LETTER.format(day="26 maart"), "utf-8")
    changed = finding(conduct(small, date(2021, 3, 23)))
    assert (changed["status"], changed["owner"]) == ("nieuw", "Secretaris")


def test_a_file_that_is_gone_is_named(small: Workspace) -> None:
    conduct(small, date(2021, 3, 9))
    (small.inbox / "brief.txt").unlink()
    later = conduct(small, date(2021, 3, 16))
    assert [(p["name"], p["status"]) for p in later.json["papers"] if p["status"] == "gone"] == [("brief.txt", "gone")]


def test_a_paper_of_later_date_is_listed_and_not_compared(small: Workspace) -> None:
    ran = conduct(small, date(2021, 3, 1))
    assert [n for n in ran.json["not_compared"] if n["what"] == "brief.txt" and "na de peildatum" in n["why"]]
    assert not [f for f in ran.json["findings"] if f["check"] == "datum-wijkt-af"]


def test_without_a_master_everything_else_is_reported(small: Workspace) -> None:
    (small.rules / "masterplanning.xlsx").unlink()
    ran = conduct(small, date(2021, 3, 9))
    assert [n for n in ran.json["not_compared"] if n["what"] == "masterplanning"]
    assert {p["status"] for p in ran.json["papers"]} == {"read"}
    assert {c["not_run"] for c in ran.json["checks"] if c["not_run"]} == {"Er is geen masterplanning."}


def test_a_broken_master_says_where(small: Workspace) -> None:
    book = openpyxl.load_workbook(small.rules / "masterplanning.xlsx")
    header = {cell.value: cell.column for cell in book["Planning"][1]}
    book["Planning"].cell(2, header["Van"]).value = "elf maart"
    book.save(small.rules / "masterplanning.xlsx")
    with pytest.raises(MasterFault, match="rij 2, kolom Van: elf maart is tekst"):
        conduct(small, date(2021, 3, 9))


def test_a_stale_planning_is_said_once(small: Workspace) -> None:
    ran = conduct(small, date(2023, 3, 9))
    assert [f["check"] for f in ran.json["findings"]].count("verouderde-planning") == 1
    assert "nog-plannen" not in {f["check"] for f in ran.json["findings"]}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("planwacht.toml", "peildatm = 2021-03-30", "peildatm"),
        ("gremia.toml", '[[gremia]]\nid = "x"\nnaam = "X"\nniveau = "hoog"', "niveau"),
        ("checks.toml", "[ernst", "checks.toml"),
        ("verkeerd.toml", "a = 1", "verkeerd.toml"),
    ],
)
def test_a_fault_in_the_rules_names_file_and_key(small: Workspace, file: str, text: str, told: str) -> None:
    (small.rules / file).write_text(text, "utf-8")
    with pytest.raises(RulesFault, match=told) as caught:
        conduct(small)
    assert caught.value.remedy


def test_one_run_at_a_time(small: Workspace) -> None:
    from filelock import FileLock

    with FileLock(small.extracted / ".planwacht.lock"), pytest.raises(WrongUse, match="draait al"):
        conduct(small)


def test_a_disk_that_refuses_is_the_operators_matter(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFault, match="de schijf is vol"):
        conduct(small)
    assert not list(small.reports.glob("*.xlsx"))
    assert not [path for path in small.extracted.iterdir() if path.suffix == ".tmp"]


def test_exit_statuses_are_those_of_the_contract() -> None:
    statuses = {fault.__name__: fault.exit_status for fault in PlanwachtError.__subclasses__()}
    machine = {"WriteFault": 5, "InstallationFault": 5, "MachineRefuses": 5}
    assert statuses == {"WrongUse": 2, "RulesFault": 3, "MasterFault": 4, **machine}


def test_the_program_is_part_of_the_cache_key(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.model import Source

    source = Source("a.txt", "0" * 64, "text/plain")
    before = store.cache_key(source, "rules")
    monkeypatch.setattr(store, "program", lambda: "another")
    assert store.cache_key(source, "rules") != before
    assert store.cache_key(source, "rules") != store.cache_key(source, "other rules")


def test_no_network_and_no_clock(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*arguments: object, **names: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert conduct(small, date(2021, 3, 9)).json["peildatum"] == "2021-03-09"


def test_json_of_the_command_is_the_report(small: Workspace, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    import sys
    from unittest import mock

    from pipeline.cli import main

    arguments = [
        "planwacht",
        "run",
        "--workspace",
        str(small.root),
        "--peildatum",
        "2021-03-09",
        "--settle",
        "0",
        "--json",
    ]
    with mock.patch.object(sys, "argv", arguments):
        main()
    printed = capfdbinary.readouterr().out
    assert json.loads(printed) == json.loads((small.reports / "planwacht-2021-W10.json").read_bytes())


@pytest.mark.parametrize(("change", "status"), [("conflict", 1), ("no master", 4), ("unreadable", 6), ("clean", 0)])
def test_strict(small: Workspace, change: str, status: int) -> None:
    from pipeline.console.report import strict_status

    if change == "no master":
        (small.rules / "masterplanning.xlsx").unlink()
    if change == "unreadable":
        (small.inbox / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")
    if change == "clean":
        (small.inbox / "brief.txt").write_text(LETTER.format(day="18 maart"), "utf-8")
    assert strict_status(conduct(small, date(2021, 3, 9)).outcome.report) == status
