"""One part of an archive as a task: what it needs, and the files that it gives. The same wherever it is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import Protocol

from msgspec import Struct

from pipeline import __version__, attempts, datasets, reading, storage, store
from pipeline.archive.inside import PartRead, PartReader
from pipeline.archive.parts import Part
from pipeline.errors import MachineFault
from pipeline.rulebook import Rulebook
from pipeline.workers import Workers

_AHEAD = 2
"""Parts of which the papers are being read or wait to be made into files, at most."""


class Task(Struct, frozen=True):
    """A part, where its papers lie, and the rules and the program by which they are read."""

    part: Part
    address: str
    rules: Rulebook
    program: str
    library: str


class Made(Struct, frozen=True):
    """The Parquet files of a part by data set, and what its record tells."""

    files: dict[str, bytes]
    again: bool
    engine: str | None
    papers: dict[str, int]
    rows: dict[str, int]


class Hands(Protocol):
    """Who does the tasks: worker processes here, or those of a cluster."""

    def done(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made | MachineFault]]:
        """Each task with what came of it, in any order; few of them at a time."""
        ...


def do(task: Task, workers: Workers) -> Made:
    """Read a part and make its files. Raises ``MachineFault``."""
    return composed(task, read(task, workers))


def read(task: Task, workers: Workers) -> PartRead:
    """The papers of a part, read in worker processes. Raises ``MachineFault``."""
    return PartReader(storage.opened(task.address), task.rules, workers).read(task.part.entries)


def composed(task: Task, found: PartRead) -> Made:
    """The files of a part that was read."""
    about = {
        "planwacht.schema": str(datasets.SCHEMA),
        "planwacht.version": __version__,
        "planwacht.program": task.program,
        "planwacht.rules": task.rules.sha256,
    }
    files = {name: datasets.parquet(name, found.rows.of(name), about) for name in datasets.COLUMNS}
    engine = reading.ocr_identity() if found.scanned else None
    return Made(files, found.again, engine, found.statuses, found.rows.counts())


def made_by() -> tuple[str, str]:
    """The program, and the library that writes Parquet, of this computer. Raises ``WrongUse`` where it lacks one."""
    return store.program(), datasets.demand()


class Here:
    """The worker processes of this computer.

    With more than one, the papers of the next part are read while the files of a part are made, so that no worker waits
    for those; with one, reading and making take turns.
    """

    def __init__(self, workers: Workers, rules: Rulebook) -> None:
        self._workers = workers
        self._rules = rules

    def done(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made | MachineFault]]:
        first = next(tasks, None)
        if first is None:
            return
        attempts.prove(self._workers, self._rules)
        ahead: deque[tuple[Task, Future[PartRead]]] = deque()
        with ThreadPoolExecutor(_AHEAD) as readers:
            try:
                for task in chain((first,), tasks):
                    ahead.append((task, readers.submit(read, task, self._workers)))
                    while len(ahead) > min(self._workers.jobs - 1, _AHEAD):
                        yield _finished(*ahead.popleft())
                while ahead:
                    yield _finished(*ahead.popleft())
            except BaseException:  # nobody waits for what is being read
                self._workers.stop()
                readers.shutdown(wait=False, cancel_futures=True)
                raise


def _finished(task: Task, reading_it: Future[PartRead]) -> tuple[Task, Made | MachineFault]:
    try:
        return task, composed(task, reading_it.result())
    except MachineFault as fault:
        return task, fault
