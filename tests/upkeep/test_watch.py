"""The watch: when a run is due, what is said, and how it stops."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import tracemalloc
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.watch import FIRST_PATIENCE, Ended, Watch
from pipeline.workspace import Workspace

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A workspace with one letter of somebody."""
    for name in ("inbox", "extracted", "rules", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "inbox" / "mevrouw Voorbeeldsma.txt").write_text("Op 5 april besluit de raad.\n", "utf-8")
    return Workspace(tmp_path)


def report(*statuses: str) -> bytes:
    papers = [{"name": "mevrouw Voorbeeldsma.txt", "status": status} for status in statuses]
    return json.dumps({"week": "2026-W10", "papers": papers, "findings": [{"state": "nieuw"}]}).encode()


class Told:
    """A watch with what it logged and the days of its runs; ``ends`` is how the next runs end."""

    def __init__(self, office: Workspace) -> None:
        self.lines: list[str] = []
        self.runs: list[date] = []
        self.ends = Ended(0, report("read"))
        self.watch = Watch(office, self._start, self.lines.append)

    def _start(self, today: date) -> Ended:
        self.runs.append(today)
        return self.ends


def test_a_run_is_due_at_the_start_for_a_change_and_for_a_new_day(office: Workspace) -> None:
    told = Told(office)
    assert [told.watch.look(second, MONDAY) for second in range(4)] == [True, False, False, False]
    (office.inbox / "tweede.txt").write_text("x")
    assert told.watch.look(5, MONDAY)
    (office.rules / "checks.toml").write_text("")
    assert told.watch.look(6, MONDAY)
    (office.rules / "decisions.csv").write_text("id")
    assert not told.watch.look(7, MONDAY), "a run writes it itself"
    assert told.watch.look(8, TUESDAY)
    assert told.runs == [MONDAY, MONDAY, MONDAY, TUESDAY]


def test_it_says_how_many_and_never_who(office: Workspace) -> None:
    told = Told(office)
    told.ends = Ended(0, report("read", "read", "refused"))
    told.watch.look(0, MONDAY)
    assert told.lines == [
        "Rapport van 2026-W10 gemaakt. Stukken: 2 gelezen, 1 geweigerd. 1 bevinding, waarvan 1 nieuw."
    ]


def test_a_paper_that_waits_is_looked_at_again_ever_less_often(office: Workspace) -> None:
    told = Told(office)
    told.ends = Ended(0, report("pending"))
    at = [second for second in range(0, 20_000, 10) if told.watch.look(second, MONDAY)]
    gaps = [later - sooner for sooner, later in pairwise(at)]
    assert gaps[0] == FIRST_PATIENCE
    assert gaps == sorted(gaps)
    assert max(gaps) == 3600


@pytest.mark.parametrize("status", [2, 3, 4, 5, 70, -9])
def test_what_is_wrong_is_said_once_and_tried_again(office: Workspace, status: int) -> None:
    told = Told(office)
    told.ends = Ended(status, told="Lezen…\nFout: er is iets met /home/iemand/werkmap.\nOplossing: doe dit.\nTraceback")
    for second in range(0, 4000, 10):
        told.watch.look(second, MONDAY)
    assert told.lines == ["Fout: er is iets met … Oplossing: doe dit."]
    assert 4 <= len(told.runs) <= 8
    told.ends = Ended(0, report("read"))
    for second in range(4000, 8000, 10):
        told.watch.look(second, MONDAY)
    assert told.lines[1:] == [told.lines[1], "De storing is voorbij."]
    assert told.lines[1].startswith("Rapport van")


def test_a_share_that_vanishes_is_waited_for(office: Workspace) -> None:
    told = Told(office)
    told.watch.look(0, MONDAY)
    away = office.root / "weg"
    office.inbox.rename(away)
    assert not any(told.watch.look(second, MONDAY) for second in range(1, 50))
    away.rename(office.inbox)
    told.watch.look(60, MONDAY)
    assert [line for line in told.lines if "niet bereikbaar" in line] == [told.lines[1]]
    assert len(told.runs) == 1, "nothing changed, so nothing is read again"


def test_a_workspace_without_rules_is_watched_too(office: Workspace) -> None:
    office.rules.rmdir()
    told = Told(office)
    assert told.watch.look(0, MONDAY)
    office.rules.mkdir()
    (office.rules / "checks.toml").write_text("")
    assert told.watch.look(1, MONDAY)
    assert len(told.runs) == 2


def test_the_empty_folder_under_a_share_is_no_empty_inbox(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(office)
    told.watch.look(0, MONDAY)
    monkeypatch.setattr(Watch, "_moved", lambda watch: True)
    (office.inbox / "mevrouw Voorbeeldsma.txt").unlink()
    assert not any(told.watch.look(second, MONDAY) for second in range(1, 50))
    assert sum("andere schijf" in line for line in told.lines) == 1


def test_its_memory_stays_bounded(office: Workspace) -> None:
    told = Told(office)
    told.watch.log = lambda line: None
    told.ends = Ended(5, told="Fout: de schijf is vol.")

    def weeks(start: int) -> None:
        for second in range(start, start + 300):
            (office.inbox / "steeds.txt").write_text("x" * (second % 7 + 1))
            told.watch.look(second * 60.0, MONDAY)
        told.runs.clear()

    weeks(0)
    tracemalloc.start()
    weeks(300)
    before = tracemalloc.get_traced_memory()[0]
    weeks(600)
    weeks(900)
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 20_000


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen SIGTERM van buiten")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(office: Workspace, number: int) -> None:
    code = "import sys; from pipeline.cli import main; sys.argv[0] = 'planwacht'; main()"
    arguments = ["watch", "--workspace", str(office.root), "--every", "1", "--settle", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, text=True, env=environment, cwd=office.root
    )
    log = office.extracted / "watch.log"
    until = time.monotonic() + 120
    wanted = "De wacht begint" if number == signal.SIGINT else "Rapport van"
    while time.monotonic() < until and not (log.exists() and wanted in log.read_text("utf-8")):
        time.sleep(0.1)
    process.send_signal(number)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 0, told
    lines = log.read_text("utf-8").splitlines()
    assert lines[-1].endswith("De wacht is gestopt.")
    assert wanted in "\n".join(lines)
    assert "Voorbeeldsma" not in told + "\n".join(lines)
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S", line) for line in lines)
    assert not list(office.reports.glob("*.tmp"))
    if number == signal.SIGTERM:
        assert list(office.reports.glob("planwacht-*.xlsx"))
