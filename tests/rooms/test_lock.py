"""One run at a time, and who it is; files of a report take their place together, or beside one that is held."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, conduct, copied

from pipeline import lock, store
from pipeline.errors import WriteFault, WrongUse
from pipeline.workspace import Workspace

HOLD = (
    "import sys, time; from pathlib import Path; from pipeline import lock\nwith lock.alone(Path(sys.argv[1]), 0):\n "
)
DAY = date(2024, 3, 30)


def other(folder: Path, does: str) -> subprocess.Popen[str]:
    """Another process that takes the lock and says so."""
    command = [sys.executable, "-c", f"{HOLD}print('heeft', flush=True); {does}", str(folder)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert started.stdout is not None
    assert started.stdout.readline() == "heeft\n"
    return started


def test_a_second_run_is_told_who_runs(tmp_path: Path) -> None:
    running = other(tmp_path, "time.sleep(60)")
    try:
        assert lock.held(tmp_path)
        with pytest.raises(WrongUse) as fault, lock.alone(tmp_path, 0):
            pass
    finally:
        running.kill()
        running.wait()
    assert f"proces {running.pid} op {platform.node()}, sinds 19" in fault.value.message


def test_the_lock_of_a_run_that_was_killed_is_free(tmp_path: Path) -> None:
    running = other(tmp_path, "time.sleep(60)")
    running.kill()
    running.wait()
    cut_off = lock.holder(tmp_path)
    assert cut_off is not None
    assert cut_off.pid == running.pid
    assert not lock.held(tmp_path)
    with lock.alone(tmp_path, 0):
        now = lock.holder(tmp_path)
        assert now is not None
        assert now.pid == os.getpid()
    assert lock.holder(tmp_path) is None


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".planwacht-2021-W13.xlsx.0123abcd.tmp").write_text("half")
    (tmp_path / "verslag.tmp").write_text("van een mens")
    with lock.alone(tmp_path, 0):
        pass
    assert {path.name for path in tmp_path.iterdir()} >= {"verslag.tmp"}
    assert not list(tmp_path.glob(".planwacht-*"))


def test_importing_a_master_waits_for_no_run(office: Workspace) -> None:
    from unittest import mock

    from pipeline.cli import main

    with (
        lock.alone(office.extracted, 0),
        mock.patch.object(sys, "argv", ["planwacht", "master", "import", "x.pdf", "--workspace", str(office.root)]),
        pytest.raises(SystemExit) as exit,
    ):
        main()
    assert exit.value.code == 2


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A workspace with one letter."""
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path)
    for path in workspace.inbox.iterdir():
        path.unlink()
    (workspace.inbox / "brief.txt").write_text("Gemeente Eemsbroek\nDatum: 8 maart 2024\n\nDe raad besluit op 5 mei.\n")
    return workspace


def test_a_book_that_excel_holds_stays_and_the_new_one_stands_beside_it(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = conduct(office, DAY).outcome.xlsx
    before, real = first.read_bytes(), Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == first:
            raise PermissionError(13, "in use", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    again = conduct(office, DAY).outcome
    assert again.xlsx.name == "planwacht-2024-W13 (nieuw).xlsx"
    assert first.read_bytes() == before
    assert again.xlsx.read_bytes()[:2] == b"PK"
    assert any("staat ernaast als planwacht-2024-W13 (nieuw).xlsx" in remark for remark in again.remarks)
    monkeypatch.undo()
    assert conduct(office, DAY).outcome.xlsx == first


def test_files_that_belong_together_change_together_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "a.json", tmp_path / "a.xlsx"]
    store.write_together([(path, b"oud") for path in paths])
    real, synced = os.fsync, []

    def second_fails(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(WriteFault, match="de schijf is vol"):
        store.write_together([(path, b"nieuw") for path in paths])
    assert [path.read_bytes() for path in paths] == [b"oud", b"oud"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.xlsx"]
