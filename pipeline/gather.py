"""Read what lies in the inbox: each paper once per content, name, rules and program, in worker processes.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import inbox, reading, store
from pipeline.extraction import extract
from pipeline.inbox import Arrival
from pipeline.model import Extraction, Source
from pipeline.rulebook import Rulebook

Progress = Callable[[int, int, str], None]
_DIED = "Het lezen van dit stuk liep vast. Bewaar het opnieuw als PDF en lever het nogmaals aan."
_SLOW = "Het lezen van dit stuk duurde te lang. Splits het, of verhoog seconden in rules/limits.toml."
_OURS = (
    "Dit stuk kon door een fout in Planwacht niet worden gelezen. Meld dit met het stuk erbij; de andere stukken zijn "
    "wel gelezen."
)
_MISSING = (
    "Het bestand kon niet worden gelezen (geen rechten of schijffout); het wordt de volgende keer opnieuw geprobeerd."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """One file of the inbox with what came of it; ``extraction`` only where it was read or refused on its contents."""

    arrival: Arrival
    sha256: str | None = None
    extraction: Extraction | None = None
    duplicate_of: str | None = None
    reason: str | None = None


def gather(
    arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook, jobs: int, progress: Progress
) -> tuple[Gathered, ...]:
    """Every arrival with its extraction, in the order of ``arrivals``. Raises ``WriteFault``."""
    result = {one.arrival.name: one for one in known(arrivals, extracted, rules)}
    keep: set[str] = set()
    todo: list[_Task] = []
    for one in result.values():
        if one.sha256 is None or one.duplicate_of is not None:
            continue
        data = inbox.read(one.arrival) if one.extraction is None else b""
        source = (
            one.extraction.source if one.extraction else Source(one.arrival.name, one.sha256, reading.media_type(data))
        )
        key = store.cache_key(source, rules.sha256)
        keep.add(key)
        if one.extraction is None:
            todo.append((one.arrival, source, key, data))
    for done, (task, extraction) in enumerate(_read_all(todo, rules, jobs), start=1):
        arrival, source, key, _ = task
        store.save(extracted, key, extraction)
        result[arrival.name] = Gathered(arrival, source.sha256, extraction)
        progress(done, len(todo), arrival.name)
    store.prune(extracted, keep)
    return tuple(result[arrival.name] for arrival in arrivals)


def known(arrivals: tuple[Arrival, ...], extracted: Path, rules: Rulebook) -> tuple[Gathered, ...]:
    """Every arrival with what is known of it without reading: a paper that was not read yet has no extraction."""
    first: dict[str, str] = {}
    found = []
    for arrival in arrivals:
        if arrival.status != "ready":
            found.append(Gathered(arrival, reason=arrival.reason))
            continue
        try:
            data = inbox.read(arrival)
        except OSError:
            found.append(Gathered(arrival, reason=_MISSING))
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in first:
            found.append(Gathered(arrival, sha256, duplicate_of=first[sha256]))
            continue
        first[sha256] = arrival.name
        source = Source(arrival.name, sha256, reading.media_type(data))
        extraction = store.load(extracted, store.cache_key(source, rules.sha256))
        reason = None if extraction is not None else "Nog niet gelezen; draai planwacht run."
        found.append(Gathered(arrival, sha256, extraction, reason=reason))
    return tuple(found)


_Task = tuple[Arrival, Source, str, bytes]


def _read_all(todo: list[_Task], rules: Rulebook, jobs: int) -> Iterator[tuple[_Task, Extraction]]:
    """Each task with its extraction, in order. Workers are started only when there is something to read."""
    if not todo:
        return
    from pebble import ProcessPool

    with ProcessPool(max_workers=max(1, min(jobs, len(todo)))) as pool:
        futures = [pool.schedule(_work, args=(t[3], t[1], rules), timeout=rules.limits.seconden) for t in todo]
        for task, future in zip(todo, futures, strict=True):
            outcome = _outcome(future, task[1])
            if outcome is None:
                again = pool.schedule(_work, args=(task[3], task[1], rules), timeout=rules.limits.seconden)
                outcome = _outcome(again, task[1]) or Extraction(task[1], reason=_DIED)
            yield task, outcome


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


def _work(data: bytes, source: Source, rules: Rulebook) -> Extraction:
    """In the worker: read one paper. A fault of ours refuses the paper, by name of the fault, and no more."""
    try:
        return extract(data, source, rules)
    except Exception:
        return Extraction(source, reason=_OURS)
