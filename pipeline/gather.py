"""Read what lies in the inbox: each paper once per content, name, rules and program, in worker processes.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused. A fault of the machine costs
no paper: what could not be read stays in the queue. Papers inside a mail or an archive are read in the same way, level
by level.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import inbox, proof, reading, store
from pipeline.arrived import Candidate, Gathered, Tree
from pipeline.errors import InstallationFault, MachineFault, machine_fault
from pipeline.extraction import extract
from pipeline.inbox import Arrival
from pipeline.model import Extraction, Source
from pipeline.names import recogniser
from pipeline.rulebook import Rulebook
from pipeline.workers import Died, TooLarge, TooSlow, Workers, outcome

__all__ = ["Gathered", "Progress", "gather", "known"]

Progress = Callable[[int, int, str], None]
_DIED = "Het lezen van dit stuk liep vast. Bewaar het opnieuw als PDF en lever het nogmaals aan."
_SLOW = "Het lezen van dit stuk duurde te lang. Splits het, of verhoog seconden in rules/limits.toml."
_LARGE = "Het lezen van dit stuk kost te veel geheugen. Splits het, of verhoog geheugen_mb in rules/limits.toml."
_OURS = (
    "Dit stuk kon door een fout in Planwacht niet worden gelezen. Meld dit met het stuk erbij; de andere stukken zijn "
    "wel gelezen."
)


def gather(
    arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook, jobs: int, progress: Progress
) -> tuple[Gathered, ...]:
    """Every arrival with its extraction, in the order of ``arrivals``; the papers that one holds behind it.

    Raises ``WriteFault``, and ``InstallationFault`` where not even a sound paper can be read.
    """
    tree = Tree(extracted, rules)
    level = tree.arrived(arrivals, write=True)
    done = 0
    with Workers(jobs, rules.limits.seconden, rules.limits.geheugen_mb) as workers:
        proven = False
        while level:
            todo = [paper for paper in level if paper.extraction is None]
            total = done + len(todo)
            if todo and not proven:
                recogniser(rules)  # here, so that a worker that is forked has it at once, also one after a death
                _prove(workers, rules)
                proven = True
            for paper, result in _read_all(_with_bytes(todo, tree, rules, workers), rules, workers):
                if isinstance(result, MachineFault):
                    tree.postponed(paper, result.cause)
                else:
                    if result.keep:
                        store.save(extracted, tree.key(paper), result.extraction)
                    tree.settle(paper, result.extraction)
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


@dataclass(frozen=True, slots=True)
class _Call:
    """What a worker needs to read a paper; with ``scans`` its scanned pages too, for which it has ``more_seconds``."""

    data: bytes
    source: Source
    rules: Rulebook
    mail_date: date | None = None
    scans: bool = False
    more_seconds: float = 0


class _Read(NamedTuple):
    """What came of a paper; not to be kept where another run may do better."""

    extraction: Extraction
    keep: bool = True


def _prove(workers: Workers, rules: Rulebook) -> None:
    """Read papers that are known to be good. Raises ``InstallationFault`` where one of them cannot be read."""
    for name, data, media_type in proof.PAPERS:
        source = Source(name, hashlib.sha256(data).hexdigest(), media_type)
        call = _Call(data, source, rules)
        result = _settled(workers, call, _submitted(workers, call))
        if isinstance(result, MachineFault):
            raise InstallationFault(f"Planwacht kan geen stukken lezen: {result.cause}.")
        if not any(proof.SENTENCE in page.text for page in result.extraction.pages):
            raise InstallationFault(f"Planwacht kan zijn eigen proefstuk {name} niet lezen.")


def _with_bytes(papers: list[Candidate], tree: Tree, rules: Rulebook, workers: Workers) -> Iterator[_Task]:
    """Each paper with its bytes; one whose bytes cannot be had any more is settled as missing."""
    holder: Candidate | None = None
    inside: dict[str, bytes] = {}
    for paper in papers:
        if paper.parent is not None and paper.parent is not holder:
            holder, inside = paper.parent, _unpacked(paper.parent, rules, workers)
        try:
            data = inbox.read(paper.arrival) if paper.parent is None else inside[paper.member]
        except (OSError, KeyError) as error:
            fault = machine_fault(error)
            if fault is not None:
                tree.postponed(paper, fault.cause)
            else:
                tree.missing(paper)
        else:
            if hashlib.sha256(data).hexdigest() == paper.source.sha256:
                yield paper, data
            else:
                tree.changing(paper)


def _unpacked(paper: Candidate, rules: Rulebook, workers: Workers) -> dict[str, bytes]:
    """The bytes of the papers that a paper holds, by name; taken out in a worker, as hostile files may hang or die."""
    try:
        if paper.parent is None:
            data = inbox.read(paper.arrival)
        else:
            data = _unpacked(paper.parent, rules, workers)[paper.member]
        found: tuple[tuple[str, bytes], ...] = outcome(workers.submit(_unpack, data, rules))
    except Exception:  # the papers are named as missing; what went wrong is told when they are read the next time
        return {}
    return {f"{paper.source.name}!{name}": inner for name, inner in found}


def _unpack(data: bytes, rules: Rulebook) -> tuple[tuple[str, bytes], ...]:
    return tuple((one.name, one.data) for one in reading.enclosed(data, rules.limits))


def _read_all(
    todo: Iterator[_Task], rules: Rulebook, workers: Workers
) -> Iterator[tuple[Candidate, _Read | MachineFault]]:
    """Each task with what came of it, scans behind the others; no more of them in memory than workers can take up.

    A first reading counts the scanned pages of a paper; where there are any, a second one has time for OCR of each.
    """
    waiting: deque[tuple[Candidate, _Call, Any]] = deque()
    scanned: deque[tuple[Candidate, _Call, Any]] = deque()

    def settled(most: int) -> Iterator[tuple[Candidate, _Read | MachineFault]]:
        while len(waiting) > most:
            paper, call, future = waiting.popleft()
            result = _settled(workers, call, future)
            if isinstance(result, MachineFault) or not result.extraction.scanned:
                yield paper, result
                continue
            pages = min(result.extraction.scanned, rules.limits.scan_bladzijden)
            again = replace(call, scans=True, more_seconds=pages * rules.limits.scan_seconden)
            scanned.append((paper, again, _submitted(workers, again)))
        while len(scanned) > most:
            paper, call, future = scanned.popleft()
            yield paper, _settled(workers, call, future)

    for paper, data in todo:
        call = _Call(data, paper.source, rules, paper.mail_date)
        waiting.append((paper, call, _submitted(workers, call)))
        yield from settled(2 * workers.jobs)
    yield from settled(0)


def _submitted(workers: Workers, call: _Call) -> Any:
    try:
        return workers.submit(_work, call, more_seconds=call.more_seconds)
    except MachineFault as fault:
        return fault


def _settled(workers: Workers, call: _Call, future: Any) -> _Read | MachineFault:
    """What came of one call: read, refused, or postponed; once more where its worker died."""
    for attempt in (future, None):
        try:
            found = attempt if attempt is not None else _submitted(workers, call)
            if isinstance(found, MachineFault):
                return found
            return _Read(outcome(found))
        except TooSlow:
            return _Read(Extraction(call.source, reason=_SLOW))
        except TooLarge:
            return _Read(Extraction(call.source, reason=_LARGE))
        except MachineFault as fault:
            return fault
        except Died as died:
            killed = died.killed
    return _Read(Extraction(call.source, reason=_DIED), keep=not killed)


def _work(call: _Call) -> Extraction:
    """In the worker: read one paper. A fault of ours refuses the paper; one of the machine is raised."""
    try:
        return extract(call.data, call.source, call.rules, mail_date=call.mail_date, scans=call.scans)
    except MemoryError:
        raise
    except Exception as error:
        fault = machine_fault(error)
        if fault is not None:
            raise fault from None
        return Extraction(call.source, reason=_OURS)
