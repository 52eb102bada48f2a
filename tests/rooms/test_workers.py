"""Workers: bounded memory, time and no network; and whose fault it is that one fails."""

from __future__ import annotations

import errno
import math
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import ROOT, conduct, copied
from msgspec.structs import replace

from pipeline import confine, extraction, proof, rulebook
from pipeline.errors import InstallationFault, MachineFault, machine_fault
from pipeline.extraction import extract
from pipeline.model import Box, Extraction, Source
from pipeline.workers import Died, TooLarge, TooSlow, Workers, outcome
from pipeline.workspace import Workspace


def hog(megabytes: int) -> int:
    held = []
    for _ in range(megabytes // 10):
        held.append(b"x" * 10_000_000)
        time.sleep(0.002)
    return len(held)


def grab(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def hang() -> None:
    while True:
        time.sleep(0.01)


def die(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(10)


SECCOMP = any(there for name, there, _ in confine.means() if "seccomp" in name)


def say(word: str) -> str:
    return word


def disk_full() -> None:
    raise machine_fault(OSError(errno.ENOSPC, "x")) or AssertionError


def connect() -> str:
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except PermissionError:
        return "dicht"
    except OSError as error:
        return f"open ({error})"
    return "open"


def program_connects() -> str:
    code = "import socket\ntry:\n socket.socket()\nexcept PermissionError:\n print('dicht')\nelse:\n print('open')"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()


@pytest.mark.parametrize(
    ("function", "argument", "expected"),
    [(hog, 4000, TooLarge), (grab, 8000, TooLarge), (die, signal.SIGABRT, Died), (disk_full, None, MachineFault)],
)
def test_a_failure_has_its_own_name_and_costs_one_call(function: Any, argument: Any, expected: type) -> None:
    if function is grab and sys.platform != "linux":
        pytest.skip("alleen Linux weigert een te grote greep in het geheugen zelf")
    with Workers(1, 20, 300) as workers:
        bad = workers.submit(function, *([argument] if argument is not None else []))
        good = workers.submit(say, "verder")
        with pytest.raises(expected):
            outcome(bad)
        assert outcome(good) == "verder"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="alleen een kopie van het proces erft zijn geheugen")
def test_a_large_parent_costs_its_workers_nothing() -> None:
    large = hold_and_work.format(folder=str(Path(__file__).parent), megabytes=100)
    done = subprocess.run([sys.executable, "-c", large], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.split() == ["verder", "TooLarge"], done.stderr


hold_and_work = """
import sys
sys.path[:0] = [{folder!r}, {folder!r} + "/.."]
from test_workers import TooLarge, Workers, hog, outcome, say, time
held = b"x" * (3 * {megabytes} * 1_000_000)
with Workers(1, 60, {megabytes}) as workers:
    quick, greedy = workers.submit(say, "verder"), workers.submit(hog, 20 * {megabytes})
    print(outcome(quick))
    time.sleep(0.2)
    try:
        print(outcome(greedy))
    except TooLarge:
        print("TooLarge")
"""


def test_a_call_that_hangs_is_ended() -> None:
    with Workers(1, 0.3, 300) as workers:
        bad, good = workers.submit(hang), workers.submit(say, "verder")
        with pytest.raises(TooSlow):
            outcome(bad)
        assert outcome(good) == "verder"


@pytest.mark.parametrize(("number", "killed"), [(signal.SIGKILL, True), (signal.SIGSEGV, False)])
def test_who_ended_a_worker_is_known(number: int, killed: bool) -> None:
    with Workers(1, 20, 300) as workers, pytest.raises(Died) as died:
        outcome(workers.submit(die, number))
    assert died.value.killed is killed


def test_no_worker_reaches_the_network() -> None:
    with Workers(1, 20, 300) as workers:
        assert outcome(workers.submit(connect)) == "dicht"


@pytest.mark.skipif(not SECCOMP, reason="geen seccomp hier")
def test_no_program_that_a_worker_starts_reaches_the_network() -> None:
    with Workers(1, 20, 300) as workers:
        assert outcome(workers.submit(program_connects)) == "dicht"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EROFS])
def test_the_machine_is_told_from_the_paper(number: int) -> None:
    assert machine_fault(OSError(number, "x")) is not None
    assert machine_fault(OSError("not a file of this kind")) is None
    assert machine_fault(PermissionError(errno.EACCES, "x")) is None


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A workspace with two letters; what reading needs is loaded, so that workers begin at once."""
    real_extract(b"Op 1 mei.", Source("a.txt", "0" * 64, "text/plain"), rulebook.load(ROOT / "rules"))
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path)
    for path in workspace.inbox.iterdir():
        path.unlink()
    (workspace.inbox / "goed.txt").write_text(
        "Gemeente Eemsbroek\nDatum: 8 maart 2024\n\nDe raad besluit op 5 april.\n"
    )
    (workspace.inbox / "kwaad.txt").write_text("Datum: 8 maart 2024\n\nHier gaat het mis op 6 april.\n")
    return workspace


DAY = date(2024, 3, 30)
real_extract = extract


def fate_of(office: Workspace, name: str) -> tuple[str, str | None, tuple[str, ...]]:
    ran = conduct(office, DAY)
    assert {p["name"]: p["status"] for p in ran.json["papers"]}["goed.txt"] == "read"
    (fate,) = (p for p in ran.json["papers"] if p["name"] == name)
    return fate["status"], fate["reason"], ran.outcome.postponed


def when_bad(monkeypatch: pytest.MonkeyPatch, does: Any) -> None:
    def extract_or(data: bytes, source: Source, rules: Any, **more: Any) -> Extraction:
        if b"gaat het mis" in data:
            does()
        return real_extract(data, source, rules, **more)

    monkeypatch.setattr(extraction, "extract", extract_or)


def test_a_full_disk_leaves_the_paper_in_the_queue(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/geheim/x")

    when_bad(monkeypatch, full)
    status, reason, postponed = fate_of(office, "kwaad.txt")
    assert (status, postponed) == ("pending", ("kwaad.txt",))
    assert "de schijf is vol" in (reason or "")
    monkeypatch.undo()
    assert fate_of(office, "kwaad.txt") == ("read", None, ())


def test_a_missing_library_leaves_the_paper_in_the_queue(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModuleNotFoundError("No module named 'xlrd'")

    when_bad(monkeypatch, missing)
    assert fate_of(office, "kwaad.txt")[0] == "pending"


def test_a_worker_that_is_killed_is_tried_again_then_refused_and_tried_the_next_run(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    when_bad(monkeypatch, lambda: die(signal.SIGKILL))
    status, reason, postponed = fate_of(office, "kwaad.txt")
    assert (status, postponed) == ("refused", ())
    assert reason
    monkeypatch.undo()
    assert fate_of(office, "kwaad.txt")[0] == "read"


def test_a_worker_that_dies_once_costs_nothing(
    office: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "eenmaal"

    def once() -> None:
        if not mark.exists():
            mark.touch()
            die(signal.SIGKILL)

    when_bad(monkeypatch, once)
    assert fate_of(office, "kwaad.txt")[0] == "read"


def test_a_paper_with_a_number_that_is_none_is_refused_alone(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wide(data: bytes, source: Source, rules: Any, **more: Any) -> Extraction:
        found = real_extract(data, source, rules, **more)
        if b"gaat het mis" not in data:
            return found
        box = Box(math.nan, 0.0, 1.0, 1.0)
        return replace(found, dates=tuple(replace(one, bbox=box) for one in found.dates))

    monkeypatch.setattr(extraction, "extract", wide)
    status, reason, postponed = fate_of(office, "kwaad.txt")
    assert (status, postponed) == ("refused", ())
    assert reason is not None
    assert "Meld dit met het stuk erbij" in reason


def test_rules_that_come_with_every_paper_are_unpacked_once() -> None:
    rules = rulebook.load(ROOT / "rules")
    first, second = (pickle.loads(pickle.dumps(rules)) for _ in range(2))
    assert first == rules
    assert first is second
    other = msgspec.structs.replace(rules, gremiumwoorden=("kring",))
    assert pickle.loads(pickle.dumps(other)) == other


def test_a_broken_installation_refuses_nothing(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any, **more: Any) -> Extraction:
        raise RuntimeError("boom")

    monkeypatch.setattr(extraction, "extract", broken)
    with pytest.raises(InstallationFault) as fault:
        conduct(office, DAY)
    assert fault.value.exit_status == 5
    assert "proefstuk" in fault.value.message
    assert not list(office.reports.iterdir())
    assert not list(office.extracted.glob("*.json"))
    monkeypatch.undo()
    assert fate_of(office, "kwaad.txt")[0] == "read"


def test_the_known_good_papers_differ_in_kind() -> None:
    assert len({media_type for _, _, media_type in proof.PAPERS}) == len(proof.PAPERS) >= 2


def test_a_file_that_changes_between_hash_and_reading_waits(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import inbox

    real, seen = inbox.read, []

    def changing(arrival: inbox.Arrival) -> bytes:
        seen.append(arrival.name)
        data = real(arrival)
        return data + b"meer" if arrival.name == "kwaad.txt" and seen.count("kwaad.txt") > 1 else data

    monkeypatch.setattr(inbox, "read", changing)
    assert fate_of(office, "kwaad.txt")[0] == "pending"
