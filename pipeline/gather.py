"""Read what lies in the inbox: each paper once per content, name, rules and program, in worker processes.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused. Papers that lie inside a mail
or an archive are read in the same way, level by level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

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
    level = tree.arrived(arrivals)
    done = 0
    while level:
        todo = [paper for paper in level if paper.extraction is None]
        tasks = list(_with_bytes(todo, tree, rules))
        total = done + len(tasks)
        for paper, extraction in _read_all(tasks, rules, jobs):
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


def _with_bytes(papers: list[Candidate], tree: Tree, rules: Rulebook) -> Iterator[_Task]:
    """Each paper with its bytes; one whose bytes cannot be had any more is settled as missing."""
    holder: Candidate | None = None
    inside: dict[str, bytes] = {}
    for paper in papers:
        try:
            if paper.parent is None:
                yield paper, inbox.read(paper.arrival)
                continue
            if paper.parent is not holder:
                holder, inside = paper.parent, _unpacked(paper.parent, rules)
            yield paper, inside[paper.source.name]
        except (OSError, KeyError):
            tree.missing(paper)


def _unpacked(paper: Candidate, rules: Rulebook) -> dict[str, bytes]:
    """The bytes of the papers that a paper holds, by name; taken out in a worker, as hostile files may hang or die."""
    from pebble import ProcessPool

    data = inbox.read(paper.arrival) if paper.parent is None else _unpacked(paper.parent, rules)[paper.source.name]
    with ProcessPool(max_workers=1) as pool:
        future = pool.schedule(_unpack, args=(data, rules), timeout=rules.limits.seconden)
        try:
            found: tuple[tuple[str, bytes], ...] = future.result()
        except Exception as error:  # what went wrong there is told when the paper itself is read
            raise OSError from error
    return {f"{paper.source.name}!{name}": inner for name, inner in found}


def _unpack(data: bytes, rules: Rulebook) -> tuple[tuple[str, bytes], ...]:
    return tuple((one.name, one.data) for one in reading.enclosed(data, rules.limits))


def _read_all(todo: list[_Task], rules: Rulebook, jobs: int) -> Iterator[tuple[Candidate, Extraction]]:
    """Each task with its extraction, in order. Workers are started only when there is something to read."""
    if not todo:
        return
    from pebble import ProcessPool

    seconds = rules.limits.seconden
    with ProcessPool(max_workers=max(1, min(jobs, len(todo)))) as pool:
        calls = [(data, paper.source, rules, paper.mail_date) for paper, data in todo]
        futures = [pool.schedule(_work, args=call, timeout=seconds) for call in calls]
        for (paper, _), call, future in zip(todo, calls, futures, strict=True):
            outcome = _outcome(future, paper.source)
            if outcome is None:
                again = pool.schedule(_work, args=call, timeout=seconds)
                outcome = _outcome(again, paper.source) or Extraction(paper.source, reason=_DIED)
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
