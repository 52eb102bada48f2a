"""Read what lies in the inbox: each paper once per content, name, rules and program, in worker processes.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused. Papers that lie inside a mail
or an archive are read in the same way, level by level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Self

from pipeline import inbox, reading, store
from pipeline.arrived import Candidate, Gathered, Tree
from pipeline.extraction import extract
from pipeline.inbox import Arrival
from pipeline.model import Extraction, Source
from pipeline.rulebook import Rulebook

__all__ = ["Gathered", "Progress", "gather", "known"]

Progress = Callable[[int, int, str], None]
_DIED = "Het lezen van dit stuk liep vast. Bewaar het opnieuw als PDF en lever het nogmaals aan."
_SLOW = "Het lezen van dit stuk duurde te lang. Splits het, of verhoog seconden in rules/limits.toml."
_OURS = (
    "Dit stuk kon door een fout in Planwacht niet worden gelezen. Meld dit met het stuk erbij; de andere stukken zijn "
    "wel gelezen."
)


def gather(
    arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook, jobs: int, progress: Progress
) -> tuple[Gathered, ...]:
    """Every arrival with its extraction, in the order of ``arrivals``; the papers that one holds behind it.

    Raises ``WriteFault``.
    """
    tree = Tree(extracted, rules)
    level = tree.arrived(arrivals, write=True)
    done = 0
    with _Workers(jobs, rules.limits.seconden) as workers:
        while level:
            todo = [paper for paper in level if paper.extraction is None]
            tasks = list(_with_bytes(todo, tree, rules, workers))
            total = done + len(tasks)
            for paper, extraction in _read_all(tasks, rules, workers):
                store.save(extracted, tree.key(paper), extraction)
                tree.settle(paper, extraction)
                done += 1
                progress(done, total, paper.source.name)
            level = [below for paper in level for below in tree.below(paper)]
    store.prune(extracted, tree.keys)
    return tree.gathered(arrivals)


def known(arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook) -> tuple[Gathered, ...]:
    """Every arrival with what is known of it without reading: a paper that was not read yet has no extraction."""
    tree = Tree(extracted, rules)
    level = tree.arrived(arrivals)
    while level:
        level = [below for paper in level for below in tree.below(paper)]
    return tree.gathered(arrivals)


_Task = tuple[Candidate, bytes]


class _Workers:
    """One pool of worker processes for a whole run, started when there is something to do."""

    def __init__(self, jobs: int, seconds: int) -> None:
        self._jobs = jobs
        self._seconds = seconds
        self._pool: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        if self._pool is not None:
            if fault[0] is None:
                self._pool.close()
            else:
                self._pool.stop()
            self._pool.join()

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The future of a call in a worker."""
        if self._pool is None:
            from pebble import ProcessPool

            self._pool = ProcessPool(max_workers=max(1, self._jobs))
        return self._pool.schedule(function, args=arguments, timeout=self._seconds)


def _with_bytes(papers: list[Candidate], tree: Tree, rules: Rulebook, workers: _Workers) -> Iterator[_Task]:
    """Each paper with its bytes; one whose bytes cannot be had any more is settled as missing."""
    holder: Candidate | None = None
    inside: dict[str, bytes] = {}
    for paper in papers:
        if paper.parent is not None and paper.parent is not holder:
            holder, inside = paper.parent, _unpacked(paper.parent, rules, workers)
        try:
            data = inbox.read(paper.arrival) if paper.parent is None else inside[paper.member]
        except (OSError, KeyError):
            tree.missing(paper)
        else:
            yield paper, data


def _unpacked(paper: Candidate, rules: Rulebook, workers: _Workers) -> dict[str, bytes]:
    """The bytes of the papers that a paper holds, by name; taken out in a worker, as hostile files may hang or die."""
    try:
        if paper.parent is None:
            data = inbox.read(paper.arrival)
        else:
            data = _unpacked(paper.parent, rules, workers)[paper.member]
        found: tuple[tuple[str, bytes], ...] = workers.call(_unpack, data, rules).result()
    except Exception:  # the papers are named as missing; what went wrong is told when they are read the next time
        return {}
    return {f"{paper.source.name}!{name}": inner for name, inner in found}


def _unpack(data: bytes, rules: Rulebook) -> tuple[tuple[str, bytes], ...]:
    return tuple((one.name, one.data) for one in reading.enclosed(data, rules.limits))


def _read_all(todo: list[_Task], rules: Rulebook, workers: _Workers) -> Iterator[tuple[Candidate, Extraction]]:
    """Each task with its extraction, in order."""
    calls = [(data, paper.source, rules, paper.mail_date) for paper, data in todo]
    futures = [workers.call(_work, *call) for call in calls]
    for (paper, _), call, future in zip(todo, calls, futures, strict=True):
        outcome = _outcome(future, paper.source)
        if outcome is None:
            outcome = _outcome(workers.call(_work, *call), paper.source) or Extraction(paper.source, reason=_DIED)
        yield paper, outcome


def _outcome(future: object, source: Source) -> Extraction | None:
    """What the worker made of it; refused when it took too long; None when the worker died."""
    from concurrent.futures import TimeoutError as TookTooLong

    from pebble import ProcessExpired

    try:
        found = future.result()  # type: ignore[attr-defined]
        assert isinstance(found, Extraction)
        return found
    except (TookTooLong, TimeoutError):
        return Extraction(source, reason=_SLOW)
    except (ProcessExpired, MemoryError):
        return None


def _work(data: bytes, source: Source, rules: Rulebook, mail_date: date | None) -> Extraction:
    """In the worker: read one paper. A fault of ours refuses the paper, by name of the fault, and no more."""
    try:
        return extract(data, source, rules, mail_date=mail_date)
    except Exception:
        return Extraction(source, reason=_OURS)
