"""One paper read in a worker process: what is asked of the worker, and what came of it.

A worker that hangs or dies costs only its own paper: it is tried once more, then refused. A fault of the machine costs
no paper. A paper with scanned pages is read a second time, with time for OCR of each.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline import proof, reading, store
from pipeline.errors import InstallationFault, MachineFault, machine_fault
from pipeline.model import Extraction, Source
from pipeline.rulebook import Rulebook
from pipeline.workers import Died, TooLarge, TooSlow, Workers, outcome

_DIED = "Het lezen van dit stuk liep vast. Bewaar het opnieuw als PDF en lever het nogmaals aan."
_SLOW = "Het lezen van dit stuk duurde te lang. Splits het, of verhoog seconden in rules/limits.toml."
_LARGE = "Het lezen van dit stuk kost te veel geheugen. Splits het, of verhoog geheugen_mb in rules/limits.toml."
_OURS = (
    "Dit stuk kon door een fout in Planwacht niet worden gelezen. Meld dit met het stuk erbij; de andere stukken zijn "
    "wel gelezen."
)
T = TypeVar("T")


class Call(Struct, frozen=True):
    """What a worker needs to read a paper; with ``scans`` its scanned pages too, for which it has ``more_seconds``."""

    data: bytes
    source: Source
    rules: Rulebook
    mail_date: date | None = None
    scans: bool = False
    more_seconds: float = 0


class Read(NamedTuple):
    """What came of a paper; not to be kept where another run may do better. ``packed``: as a worker gave it."""

    extraction: Extraction
    keep: bool = True
    packed: bytes | None = None


def prove(workers: Workers, rules: Rulebook) -> None:
    """Read papers that are known to be good. Raises ``InstallationFault`` where one of them cannot be read."""
    preload(rules)
    for name, data, media_type in proof.PAPERS:
        source = Source(name, hashlib.sha256(data).hexdigest(), media_type)
        call = Call(data, source, rules)
        result = _settled(workers, call, _submitted(workers, call))
        if isinstance(result, MachineFault):
            raise InstallationFault(f"Planwacht kan geen stukken lezen: {result.cause}.")
        if not any(proof.SENTENCE in page.text for page in result.extraction.pages):
            raise InstallationFault(f"Planwacht kan zijn eigen proefstuk {name} niet lezen.")


def preload(rules: Rulebook) -> None:
    """What most papers need, imported and built here, so that a worker that is forked has it at once."""
    import pipeline.reading.pdf
    import pipeline.reading.plain  # noqa: F401
    from pipeline import extraction  # noqa: F401
    from pipeline.names import recogniser

    recogniser(rules)


def read_all(todo: Iterable[tuple[T, Call]], workers: Workers) -> Iterator[tuple[T, Read | MachineFault]]:
    """Each call with what came of it, scans behind the others; no more of them in memory than workers can take up.

    A first reading counts the scanned pages of a paper; where there are any, a second one has time for OCR of each.
    """
    waiting: deque[tuple[T, Call, Any]] = deque()
    scanned: deque[tuple[T, Call, Any]] = deque()

    def settled(most: int) -> Iterator[tuple[T, Read | MachineFault]]:
        while len(waiting) > most:
            paper, call, future = waiting.popleft()
            result = _settled(workers, call, future)
            if isinstance(result, MachineFault) or not result.extraction.scanned:
                yield paper, result
                continue
            limits = call.rules.limits
            pages = min(result.extraction.scanned, limits.scan_bladzijden)
            again = replace(call, scans=True, more_seconds=pages * limits.scan_seconden)
            scanned.append((paper, again, _submitted(workers, again)))
        while len(scanned) > most:
            paper, call, future = scanned.popleft()
            yield paper, _settled(workers, call, future)

    for paper, call in todo:
        waiting.append((paper, call, _submitted(workers, call)))
        yield from settled(2 * workers.jobs)
    yield from settled(0)


def unpacked(data: bytes, rules: Rulebook, workers: Workers) -> dict[str, bytes]:
    """The bytes of the papers inside a paper, by name; taken out in a worker, as hostile files may hang or die."""
    try:
        found: tuple[tuple[str, bytes], ...] = outcome(workers.submit(_unpack, data, rules))
    except Exception:  # the papers are named as missing; what went wrong is told when they are read the next time
        return {}
    return dict(found)


def _unpack(data: bytes, rules: Rulebook) -> tuple[tuple[str, bytes], ...]:
    return tuple((one.name, one.data) for one in reading.enclosed(data, rules.limits))


def _submitted(workers: Workers, call: Call) -> Any:
    try:
        return workers.submit(_work, call, more_seconds=call.more_seconds)
    except MachineFault as fault:
        return fault


def _settled(workers: Workers, call: Call, future: Any) -> Read | MachineFault:
    """What came of one call: read, refused, or postponed; once more where its worker died."""
    for attempt in (future, None):
        try:
            found = attempt if attempt is not None else _submitted(workers, call)
            if isinstance(found, MachineFault):
                return found
            packed = outcome(found)
            return Read(store.unpacked(packed), packed=packed)
        except msgspec.DecodeError:  # a number that is none, say
            return Read(Extraction(call.source, reason=_OURS))
        except TooSlow:
            return Read(Extraction(call.source, reason=_SLOW))
        except TooLarge:
            return Read(Extraction(call.source, reason=_LARGE))
        except MachineFault as fault:
            return fault
        except Died as died:
            killed = died.killed
    return Read(Extraction(call.source, reason=_DIED), keep=not killed)


def _work(call: Call) -> bytes:
    """In the worker: read one paper. A fault of ours refuses the paper; one of the machine is raised."""
    from pipeline.extraction import extract

    try:
        return store.packed(extract(call.data, call.source, call.rules, mail_date=call.mail_date, scans=call.scans))
    except MemoryError:
        raise
    except Exception as error:
        fault = machine_fault(error)
        if fault is not None:
            raise fault from None
        return store.packed(Extraction(call.source, reason=_OURS))
