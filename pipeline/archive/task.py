"""One part of an archive as a task: what it needs, and the files that it gives. The same wherever it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pipeline import __version__, attempts, datasets, reading, storage, store
from pipeline.archive.inside import PartReader
from pipeline.archive.parts import Part
from pipeline.errors import MachineFault
from pipeline.rulebook import Rulebook
from pipeline.workers import Workers


@dataclass(frozen=True, slots=True)
class Task:
    """A part, where its papers lie, and the rules and the program by which they are read."""

    part: Part
    address: str
    rules: Rulebook
    program: str
    library: str


@dataclass(frozen=True, slots=True)
class Made:
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
    found = PartReader(storage.opened(task.address), task.rules, workers).read(task.part.entries)
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
    """The worker processes of this computer."""

    def __init__(self, workers: Workers, rules: Rulebook) -> None:
        self._workers = workers
        self._rules = rules
        self._proven = False

    def done(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made | MachineFault]]:
        for task in tasks:
            if not self._proven:
                attempts.prove(self._workers, self._rules)
                self._proven = True
            try:
                yield task, do(task, self._workers)
            except MachineFault as fault:
                yield task, fault
