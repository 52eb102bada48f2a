"""An archive of papers, however large, as Parquet data sets: read part by part, and resumed where it stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from pipeline import __version__, datasets, lock, reading, statindex, storage, store
from pipeline.archive.parts import Part, Record, Shelf, cut
from pipeline.archive.task import Hands, Here, Made, Task, made_by
from pipeline.errors import MachineFault, WrongUse
from pipeline.rulebook import Rulebook
from pipeline.storage import Entry, Storage
from pipeline.workers import Workers

END = "_archive.json"
PAPERS_A_PART = 250
Progress = Callable[[int, int, int], None]
"""Papers that are finished, of how many, and how many of them were read in this run."""


class Extracted(Struct):
    """What came of an archive. ``postponed``: why parts were left for another run, by a fault of the machine."""

    papers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("read", "refused", "ignored", "pending"), 0))
    rows: dict[str, int] = field(default_factory=lambda: dict.fromkeys(datasets.COLUMNS, 0))
    parts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("total", "kept", "made", "postponed"), 0))
    postponed: tuple[str, ...] = ()
    rules_sha256: str = ""

    def value(self) -> dict[str, Any]:
        """As JSON; ``docs/schema/extract-folder.schema.json`` describes it."""
        return {
            "schema": datasets.SCHEMA,
            "program": {"version": __version__},
            "rules": {"sha256": self.rules_sha256},
            "complete": not self.postponed,
            "papers": self.papers,
            "rows": self.rows,
            "parts": self.parts,
            "postponed": list(self.postponed),
        }


def extract_archive(
    address: str,
    to: Path,
    rules: Rulebook,
    *,
    now: float,
    jobs: int = 1,
    cluster: str | None = None,
    papers_a_part: int = PAPERS_A_PART,
    progress: Progress = lambda finished, total, read: None,
) -> Extracted:
    """Read every paper below ``address`` into data sets in ``to``; what stands there and still holds is kept.

    Raises ``PlanwachtError``.
    """
    made_by_us = made_by()
    papers = storage.opened(address)
    _apart(papers, to)
    with lock.alone(to, now), contextlib.ExitStack() as held:
        shelf = Shelf(to)
        shelf.prepare()
        (to / END).unlink(missing_ok=True)
        begun_ns = statindex.moment(to)
        hands = _hands(held, jobs, cluster, rules)
        archive = _Archive(papers, shelf, rules, made_by_us, begun_ns, papers_a_part, progress)
        archive.go(hands)
        store.write(to / END, msgspec.json.format(msgspec.json.encode(archive.outcome.value()), indent=1) + b"\n")
    return archive.outcome


def _hands(held: contextlib.ExitStack, jobs: int, cluster: str | None, rules: Rulebook) -> Hands:
    if cluster is not None:
        from pipeline.archive.cluster import Cluster

        return held.enter_context(Cluster(cluster))
    workers = held.enter_context(Workers(jobs, rules.limits.seconden, rules.limits.geheugen_mb))
    return Here(workers, rules)


def _apart(papers: Storage, to: Path) -> None:
    """The data sets never stand among the papers. Raises ``WrongUse``."""
    if isinstance(papers, storage.Folder):
        here, there = papers.path.resolve(), to.resolve()
        if there == here or here in there.parents:
            raise WrongUse(
                f"{to} ligt in de map met stukken, waarin Planwacht niets schrijft.",
                "Kies met --to een map buiten de map met stukken.",
            )


class _Archive:
    """One run over an archive."""

    def __init__(
        self,
        papers: Storage,
        shelf: Shelf,
        rules: Rulebook,
        made_by_us: tuple[str, str],
        begun_ns: int,
        papers_a_part: int,
        progress: Progress,
    ) -> None:
        self.outcome = Extracted(rules_sha256=rules.sha256)
        self._papers = papers
        self._shelf = shelf
        self._rules = rules
        self._program, self._library = made_by_us
        self._begun_ns = begun_ns
        self._papers_a_part = papers_a_part
        self._progress = progress
        self._total = self._finished = self._read = 0
        self._wanted: set[str] = set()

    def go(self, hands: Hands) -> None:
        """Do what is still to be done, and drop what no paper stands for any more."""
        self._total = sum(1 for _ in self._listed())
        postponed: set[str] = set()
        for task, made in hands.done(self._tasks()):
            if isinstance(made, MachineFault):
                postponed.add(made.cause)
                self.outcome.parts["postponed"] += 1
            else:
                self._keep(task.part, made)
        self.outcome.postponed = tuple(sorted(postponed))
        self._shelf.forget_others(self._wanted)

    def _listed(self) -> Iterator[Entry]:
        try:
            yield from self._papers.entries()
        except (MachineFault, FileNotFoundError) as fault:
            cause = fault.cause if isinstance(fault, MachineFault) else "er is geen map op dit adres"
            raise WrongUse(
                f"De map met stukken kan niet worden bekeken: {cause}.",
                "Controleer de map of het adres en uw rechten, en draai opnieuw; wat klaar is, blijft staan.",
            ) from fault

    def _tasks(self) -> Iterator[Task]:
        """The parts that are not finished yet."""
        for part in cut(self._listed(), self._papers_a_part):
            self._wanted.add(part.id)
            self.outcome.parts["total"] += 1
            record = self._shelf.record(part.id)
            if record is not None and self._holds(record, part):
                self.outcome.parts["kept"] += 1
                self._count(part, record.papers, record.rows)
            else:
                yield Task(part, self._papers.address, self._rules, self._program, self._library)

    def _holds(self, record: Record, part: Part) -> bool:
        """Whether reading the part again would give what stands there."""
        return (
            (record.schema, record.program, record.rules) == (datasets.SCHEMA, self._program, self._rules.sha256)
            and record.library == self._library
            and record.digest == part.digest
            and part.newest_ns < record.begun_ns
            and not record.again
            and (record.engine is None or record.engine == reading.ocr_identity())
        )

    def _keep(self, part: Part, made: Made) -> None:
        record = Record(
            schema=datasets.SCHEMA,
            program=self._program,
            rules=self._rules.sha256,
            library=self._library,
            digest=part.digest,
            begun_ns=self._begun_ns,
            again=made.again,
            engine=made.engine,
            papers=made.papers,
            rows=made.rows,
            bytes={name: len(data) for name, data in made.files.items()},
        )
        self._shelf.put(part.id, made.files, record)
        self.outcome.parts["made"] += 1
        self._read += len(part.entries)
        self._count(part, made.papers, made.rows)

    def _count(self, part: Part, papers: dict[str, int], rows: dict[str, int]) -> None:
        for status, count in papers.items():
            self.outcome.papers[status] = self.outcome.papers.get(status, 0) + count
        for name, count in rows.items():
            self.outcome.rows[name] += count
        self._finished += len(part.entries)
        self._progress(self._finished, self._total, self._read)
