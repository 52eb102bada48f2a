"""Read what lies in the inbox: each paper once per content, name, rules and program, in worker processes.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused. A fault of the machine costs
no paper: what could not be read stays in the queue. Papers inside a mail or an archive are read in the same way, level
by level.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from pipeline import attempts, inbox, store
from pipeline.arrived import Candidate, Gathered, Tree
from pipeline.attempts import Call
from pipeline.errors import MachineFault, machine_fault
from pipeline.inbox import Arrival
from pipeline.rulebook import Rulebook
from pipeline.workers import Workers

__all__ = ["Gathered", "Progress", "gather", "known"]

Progress = Callable[[int, int, str], None]


def gather(
    arrivals: tuple[Arrival, ...],
    extracted: Path,
    rules: Rulebook,
    jobs: int,
    progress: Progress,
    forget: Collection[str] = (),
) -> tuple[Gathered, ...]:
    """Every arrival with its extraction, in the order of ``arrivals``; the papers that one holds behind it.

    ``forget`` are the hashes of papers that are ignored. Raises ``WriteFault``, and ``InstallationFault`` where not
    even a sound paper can be read.
    """
    tree = Tree(extracted, rules, forget)
    level = tree.arrived(arrivals, write=True)
    done = 0
    with Workers(jobs, rules.limits.seconden, rules.limits.geheugen_mb) as workers:
        proven = False
        while level:
            todo = [paper for paper in level if paper.extraction is None]
            total = done + len(todo)
            if todo and not proven:
                attempts.prove(workers, rules)
                proven = True
            for paper, result in attempts.read_all(_with_bytes(todo, tree, rules, workers), workers):
                if isinstance(result, MachineFault):
                    tree.postponed(paper, result.cause)
                else:
                    if result.keep:
                        store.save(extracted, tree.key(paper), result.packed or store.packed(result.extraction))
                    tree.settle(paper, result.extraction)
                done += 1
                progress(done, total, paper.source.name)
            level = [below for paper in level for below in tree.below(paper)]
    store.prune(extracted, tree.keys)
    return tree.gathered(arrivals)


def known(
    arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook, forget: Collection[str] = ()
) -> tuple[Gathered, ...]:
    """Every arrival with what is known of it without reading: a paper that was not read yet has no extraction."""
    tree = Tree(extracted, rules, forget)
    level = tree.arrived(arrivals)
    while level:
        level = [below for paper in level for below in tree.below(paper)]
    return tree.gathered(arrivals)


def _with_bytes(
    papers: list[Candidate], tree: Tree, rules: Rulebook, workers: Workers
) -> Iterator[tuple[Candidate, Call]]:
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
                yield paper, Call(data, paper.source, rules, paper.mail_date)
            else:
                tree.changing(paper)


def _unpacked(paper: Candidate, rules: Rulebook, workers: Workers) -> dict[str, bytes]:
    """The bytes of the papers that a paper holds, by name; taken out in a worker, as hostile files may hang or die."""
    try:
        if paper.parent is None:
            data = inbox.read(paper.arrival)
        else:
            data = _unpacked(paper.parent, rules, workers)[paper.member]
    except (OSError, KeyError):  # the papers are named as missing; what went wrong is told the next time
        return {}
    found = attempts.unpacked(data, rules, workers)
    return {f"{paper.source.name}!{name}": inner for name, inner in found.items()}
