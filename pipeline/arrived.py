"""The files of the inbox and the papers inside them: which is read, which is a copy, which lies too deep."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pipeline import forgotten, inbox, reading, statindex, store
from pipeline.errors import machine_fault
from pipeline.inbox import Arrival
from pipeline.model import Enclosure, Extraction, Source
from pipeline.rulebook import Limits, Rulebook
from pipeline.statindex import Identity, Known, StatIndex
from pipeline.texts import number

_MISSING = "Het bestand kan niet worden geopend; controleer uw rechten. Het wordt de volgende keer opnieuw geprobeerd."
_CHANGING = "Het bestand veranderde tijdens het lezen; het wordt de volgende keer gelezen."
NOT_TAKEN_OUT = (
    "Dit stuk kon niet uit het bericht of archief worden gehaald; het wordt de volgende keer opnieuw geprobeerd. "
    "Blijft dit zo, lever het dan afzonderlijk aan."
)
_NOT_YET = "Nog niet gelezen; draai planwacht run."
_MEGABYTE = 1_000_000


class Gathered(Struct, frozen=True):
    """One file of the inbox, or a paper inside one, with what came of it.

    ``extraction`` only where it was read or refused on its contents.
    """

    arrival: Arrival
    sha256: str | None = None
    extraction: Extraction | None = None
    duplicate_of: str | None = None
    reason: str | None = None
    postponed: bool = False
    """Not read by a fault of the machine: it stays in the queue."""


class Candidate(Struct, eq=False):
    """A file, or the ``member`` of ``parent``, that counts once; ``mail_date`` is the day of the mail it came with."""

    arrival: Arrival
    source: Source
    extraction: Extraction | None
    parent: Candidate | None = None
    mail_date: date | None = None
    depth: int = 0
    member: str = ""

    @property
    def root(self) -> str:
        """The name of the file in the inbox in which it lies."""
        return self.source.name if self.parent is None else self.parent.root


class Allowance:
    """How much is read of what one file of the inbox holds: how deep, how many papers, how many bytes together."""

    def __init__(self, root: str, limits: Limits) -> None:
        self._root = root
        self._limits = limits
        self._count = 0
        self._bytes = 0

    def refusal(self, depth: int, size: int) -> str | None:
        """Why one more paper, so deep and so large, is not read; else None."""
        limits = self._limits
        if depth > limits.zip_diepte:
            return (
                f"Dit stuk zit {depth} diep in andere bestanden; er worden er {limits.zip_diepte} uitgepakt. "
                "Lever het afzonderlijk aan, of verhoog zip_diepte in rules/limits.toml."
            )
        self._count += 1
        self._bytes += size
        if self._count > limits.zip_onderdelen or self._bytes > limits.zip_mb * _MEGABYTE:
            return (
                f"In {self._root} zitten samen meer dan {limits.zip_onderdelen} stukken of {limits.zip_mb} MB; dit "
                "stuk is niet uitgepakt. Lever het afzonderlijk aan."
            )
        return None


class Tree:
    """All files and the papers inside them, filled level by level. ``keys`` are those of ``extracted/`` in use.

    ``forget`` are the hashes of papers that are ignored.
    """

    def __init__(self, extracted: Path, rules: Rulebook, forget: Collection[str] = ()) -> None:
        self.keys: set[str] = set()
        self._extracted = extracted
        self._rules = rules
        self._forget = forget
        self._found: dict[str, Gathered] = {}
        self._inside: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}
        self._allowances: dict[str, Allowance] = {}

    def arrived(self, arrivals: tuple[Arrival, ...], write: bool = False) -> list[Candidate]:
        """The files that can be read and are no copies. With ``write`` their stat is kept for the next time."""
        before = statindex.load(self._extracted)
        after = StatIndex(statindex.moment(self._extracted) if write else 0)
        found: list[Candidate] = []
        for arrival in arrivals:
            if arrival.status != "ready":
                self._found[arrival.name] = Gathered(arrival, reason=arrival.reason)
                continue
            try:
                file = self._file(arrival, before)
            except OSError as error:
                fault = machine_fault(error)
                reason = _postponed(fault.cause) if fault is not None else _MISSING
                self._found[arrival.name] = Gathered(arrival, reason=reason, postponed=fault is not None)
                continue
            after.files[arrival.name] = file
            found += self._candidate(Candidate(arrival, Source(arrival.name, file.sha256, file.media_type), None))
        if write and not after.repeats(before):
            store.write(self._extracted / statindex.NAME, statindex.dump(after))
        return found

    def _file(self, arrival: Arrival, before: StatIndex) -> Known:
        """Hash and kind of a file, from its bytes where its stat does not do. Raises ``OSError``."""
        identity = Identity(arrival.size, arrival.mtime_ns, arrival.inode, arrival.ctime_ns)
        known = before.find(arrival.name, identity)
        if known is not None:
            return known
        data = inbox.read(arrival)
        return Known(identity, hashlib.sha256(data).hexdigest(), reading.media_type(data))

    def below(self, paper: Candidate) -> list[Candidate]:
        """The papers inside a paper that was read, as far as they can be read and are no copies."""
        extraction = paper.extraction
        if extraction is None:
            return []
        mail_date = paper.mail_date
        if paper.source.media_type in reading.MAILS and extraction.paper is not None:
            mail_date = extraction.paper.date or mail_date
        found: list[Candidate] = []
        for one in extraction.enclosed:
            name = self._free(one.source.name)
            self._inside.setdefault(paper.source.name, []).append(name)
            arrival = Arrival(name, "ready", size=one.size)
            reason = one.reason or self._too_much(paper, one)
            if reason is not None:
                self._found[name] = Gathered(replace(arrival, status="refused", reason=reason), None, reason=reason)
                continue
            inner = Candidate(
                arrival, replace(one.source, name=name), None, paper, mail_date, paper.depth + 1, one.source.name
            )
            found += self._candidate(inner)
        return found

    def key(self, paper: Candidate) -> str:
        """Where in ``extracted/`` it is kept."""
        mail = paper.mail_date.isoformat() if paper.mail_date else None
        return store.cache_key(paper.source, self._rules.sha256, mail)

    def settle(self, paper: Candidate, extraction: Extraction) -> None:
        """Note what was read from a paper."""
        paper.extraction = extraction
        self._found[paper.source.name] = _fate(paper, extraction)

    def missing(self, paper: Candidate) -> None:
        """Note that the bytes of a paper cannot be had."""
        reason = _MISSING if paper.parent is None else NOT_TAKEN_OUT
        self._found[paper.source.name] = Gathered(paper.arrival, paper.source.sha256, reason=reason)

    def changing(self, paper: Candidate) -> None:
        """Note that a paper's bytes are not those that were hashed."""
        self._found[paper.source.name] = Gathered(paper.arrival, None, reason=_CHANGING)

    def postponed(self, paper: Candidate, cause: str) -> None:
        """Note that the machine failed while the paper was read; ``cause`` in Dutch."""
        reason = _postponed(cause)
        self._found[paper.source.name] = Gathered(paper.arrival, paper.source.sha256, reason=reason, postponed=True)

    def gathered(self, arrivals: tuple[Arrival, ...]) -> tuple[Gathered, ...]:
        """Every file in the order of ``arrivals``, the papers inside it behind it."""
        ordered: list[Gathered] = []
        stack = [arrival.name for arrival in reversed(arrivals)]
        while stack:
            name = stack.pop()
            ordered.append(self._found[name])
            stack.extend(reversed(self._inside.get(name, [])))
        return tuple(ordered)

    def _candidate(self, paper: Candidate) -> list[Candidate]:
        """The paper, unless its bytes came before under another name or are to be forgotten.

        What is kept of it counts, but not a scan that another OCR engine read, or none: the engine is part of the key
        of those papers only, so that a run without scans need not look for it.
        """
        name, sha256 = paper.source.name, paper.source.sha256
        if sha256 in self._forget:
            ignored = replace(paper.arrival, status="ignored", reason=forgotten.REASON)
            self._found[name] = Gathered(ignored, sha256, reason=forgotten.REASON)
            return []
        if sha256 in self._first:
            self._found[name] = Gathered(paper.arrival, sha256, duplicate_of=self._first[sha256])
            return []
        self._first[sha256] = name
        key = self.key(paper)
        self.keys.add(key)
        self._found[name] = Gathered(paper.arrival, sha256, reason=_NOT_YET)
        extraction = store.load(self._extracted, key)
        if extraction is not None and (not extraction.scanned or extraction.engine == reading.ocr_identity()):
            self.settle(paper, extraction)
        return [paper]

    def _too_much(self, paper: Candidate, one: Enclosure) -> str | None:
        allowance = self._allowances.setdefault(paper.root, Allowance(paper.root, self._rules.limits))
        return allowance.refusal(paper.depth + 1, one.size)

    def _free(self, name: str) -> str:
        """The name, or with a number behind it where a file in the inbox has that name."""
        number, free = 1, name
        while free in self._found:
            number += 1
            free = f"{name} ({number})"
        return free


def archive_reason(extraction: Extraction) -> str:
    """What is said of a file that has no pages and holds papers."""
    inside = number(len(extraction.enclosed), "stuk erin staat", "stukken erin staan")
    return f"Dit is een archief en geen stuk; {inside} afzonderlijk in deze lijst."


def _postponed(cause: str) -> str:
    return f"Niet gelezen: {cause}. Het stuk blijft in de wachtrij en wordt de volgende keer gelezen."


def _fate(paper: Candidate, extraction: Extraction) -> Gathered:
    """What was read; an archive, which has no pages, is no paper itself."""
    sha256 = paper.source.sha256
    if extraction.reason is None and not extraction.pages:
        reason = archive_reason(extraction)
        return Gathered(replace(paper.arrival, status="ignored", reason=reason), sha256, reason=reason)
    return Gathered(paper.arrival, sha256, extraction)
