"""An archive on a cluster of real processes, of which one is killed: the same bytes as one worker here gives."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline import rulebook
from pipeline.archive import Extracted, extract_archive
from pipeline.archive.cluster import Unfit, on_worker
from pipeline.archive.parts import Part
from pipeline.archive.task import Task, made_by
from pipeline.errors import WrongUse
from pipeline.storage import Entry

pytest.importorskip("pyarrow", reason="pyarrow is niet geïnstalleerd (planwacht[cluster])")
distributed = pytest.importorskip("distributed", reason="Dask is niet geïnstalleerd (planwacht[cluster])")
sys.path.insert(0, str(ROOT))
from benchmarks.archive import make  # noqa: E402

PAPERS = 40


def started(place: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A process of Dask that writes to a log; it and what it starts are one group."""
    with (place / f"{arguments[0]}-{len(list(place.iterdir()))}.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=place,
            env={**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, all on loopback."""
    place = tmp_path / "cluster"
    place.mkdir()
    running = [started(place, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    try:
        address = _address(place / "scheduler-0.log", running[0])
        for _ in range(2):
            running.append(
                started(place, "worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
            )
        yield address
    finally:
        for process in reversed(running):
            os.killpg(process.pid, signal.SIGTERM)
        for process in running:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _address(log: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """Where the scheduler listens, as it says itself."""
    for _ in range(600):
        found = re.search(r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)", log.read_text("utf-8"))
        if found:
            return found.group(1)
        assert scheduler.poll() is None, log.read_text("utf-8")
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


def contents(to: Path) -> dict[str, bytes]:
    return {str(path.relative_to(to)): path.read_bytes() for path in sorted(to.rglob("*.parquet"))}


@pytest.mark.heavy
@pytest.mark.skipif(os.name != "posix", reason="groepen van processen zijn er alleen op POSIX")
def test_a_worker_that_is_killed_costs_nothing(cluster: str, tmp_path: Path) -> None:
    place = tmp_path / "werkmap"
    make(place, PAPERS, forms="txt")
    rules = rulebook.load(place / "rules")

    def extracted(to: str, **options: object) -> Extracted:
        return extract_archive(str(place / "inbox"), tmp_path / to, rules, now=1.8e9, papers_a_part=4, **options)  # type: ignore[arg-type]

    with distributed.Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        victims: list[int] = []

        def kill_one(finished: int, total: int, read: int) -> None:
            """Once the first part is in, the process of a worker that has work dies as by the system's hand."""
            if victims:
                return
            busy = [worker for worker, tasks in client.processing().items() if tasks]
            victims.extend(client.run(os.getpid, workers=busy[:1]).values())
            os.kill(victims[0], signal.SIGKILL)

        spread = extracted("verdeeld", cluster=cluster, progress=kill_one)
        client.wait_for_workers(2, timeout=60)
        back = set(client.run(os.getpid).values())
    here = extracted("hier", jobs=1)
    assert len(victims) == 1
    assert victims[0] not in back
    assert len(back) == 2
    assert (spread.papers, spread.rows, spread.postponed) == (here.papers, here.rows, ())
    assert spread.parts["made"] == here.parts["made"] > 4
    assert contents(tmp_path / "verdeeld") == contents(tmp_path / "hier")


def test_no_cluster_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.archive.cluster._PATIENCE", 1)
    (tmp_path / "stukken").mkdir()
    with pytest.raises(WrongUse) as fault:
        extract_archive(
            str(tmp_path / "stukken"), tmp_path / "doel", rulebook.load(None), now=1.8e9, cluster="tcp://127.0.0.1:9"
        )
    assert "antwoordt niet" in fault.value.message
    assert "scheduler" in fault.value.remedy


def test_a_worker_of_another_version_does_nothing(tmp_path: Path) -> None:
    program, library = made_by()
    part = Part((Entry("a.txt", "a.txt", 1, "x", 1),))
    for other in ((program, "0.0.1"), ("f" * 64, library)):
        given = on_worker(Task(part, str(tmp_path), rulebook.load(None), *other))
        assert isinstance(given, Unfit)
        assert "dezelfde versie" in given.remedy
