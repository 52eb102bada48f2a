"""The files of one part of an archive, and the papers inside them, each read with limits on time and memory.

What comes out depends on the bytes, the names, the rules and the program alone: the same for any number of workers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from pipeline import attempts, datasets, reading
from pipeline.arrived import NOT_TAKEN_OUT, Allowance, archive_reason
from pipeline.attempts import Call
from pipeline.datasets import Rows
from pipeline.errors import MachineFault
from pipeline.model import Extraction, Source
from pipeline.rulebook import Rulebook
from pipeline.storage import Entry, Storage
from pipeline.workers import Workers


class _Paper(Struct, eq=False):
    """A file, or a paper inside ``parent`` under the name ``member``, with what came of it."""

    name: str
    entry: Entry
    size: int
    parent: _Paper | None = None
    member: str = ""
    depth: int = 0
    mail_date: date | None = None
    sha256: str | None = None
    fate: tuple[str, str | None] | None = None
    read: Extraction | None = None
    inside: list[_Paper] = field(default_factory=list)


class PartRead(Struct):
    """The rows of a part. ``again``: some of it may come out better in another run. ``engine``: what read its scans."""

    rows: Rows = field(default_factory=Rows)
    again: bool = False
    scanned: bool = False
    statuses: dict[str, int] = field(default_factory=dict)


class PartReader:
    """Reads the files of one part."""

    def __init__(self, storage: Storage, rules: Rulebook, workers: Workers) -> None:
        self._storage = storage
        self._rules = rules
        self._workers = workers
        self._most = rules.limits.bestand_mb * 1_000_000

    def read(self, entries: tuple[Entry, ...]) -> PartRead:
        """The rows of these files in their order, the papers that one holds behind it. Raises ``MachineFault``."""
        roots = [_Paper(entry.name, entry, entry.size) for entry in entries]
        allowances = {root.name: Allowance(root.name, self._rules.limits) for root in roots}
        found = PartRead()
        level = roots
        while level:
            for paper, result in attempts.read_all(self._calls(level, found), self._workers):
                if isinstance(result, MachineFault):
                    raise result
                paper.read = result.extraction
                found.again |= not result.keep
                found.scanned |= bool(result.extraction.scanned)
            level = [below for paper in level for below in self._below(paper, allowances)]
        for root in roots:
            _put(found, root)
        return found

    def _calls(self, papers: list[_Paper], found: PartRead) -> Iterator[tuple[_Paper, Call]]:
        """Each paper that can be read with what a worker needs; of the others the fate is noted."""
        holder: _Paper | None = None
        held: dict[str, bytes] = {}
        for paper in papers:
            if paper.fate is not None:
                continue
            if paper.parent is None:
                arrival, data = self._storage.take(paper.entry, self._most)
                if arrival.status != "ready":
                    paper.fate = arrival.status, arrival.reason
                    found.again |= arrival.status == "pending"
                    continue
            else:
                if paper.parent is not holder:
                    holder, held = paper.parent, self._held(paper.parent)
                data = held.get(paper.member, b"")
                if hashlib.sha256(data).hexdigest() != paper.sha256:
                    paper.fate = "pending", NOT_TAKEN_OUT
                    found.again = True
                    continue
            paper.size, paper.sha256 = len(data), hashlib.sha256(data).hexdigest()
            mail = paper.parent.name if paper.parent is not None else None
            source = Source(paper.name, paper.sha256, reading.media_type(data), mail)
            yield paper, Call(data, source, self._rules, paper.mail_date)

    def _held(self, paper: _Paper) -> dict[str, bytes]:
        """The bytes of the papers that a paper holds, by name."""
        if paper.parent is None:
            data = self._storage.take(paper.entry, self._most)[1]
        else:
            data = self._held(paper.parent).get(paper.member, b"")
        return attempts.unpacked(data, self._rules, self._workers)

    def _below(self, paper: _Paper, allowances: dict[str, Allowance]) -> list[_Paper]:
        """The papers inside a paper that was read."""
        read = paper.read
        if read is None:
            return []
        mail_date = paper.mail_date
        if read.source.media_type in reading.MAILS and read.paper is not None:
            mail_date = read.paper.date or mail_date
        for one in read.enclosed:
            name, depth = one.source.name, paper.depth + 1
            reason = one.reason or allowances[paper.entry.name].refusal(depth, one.size)
            below = _Paper(
                name, paper.entry, one.size, paper, name.removeprefix(f"{paper.name}!"), depth, mail_date,
                one.source.sha256 if one.reason is None else None,
            )  # fmt: skip
            if reason is not None:
                below.fate = "refused", reason
            paper.inside.append(below)
        return paper.inside


def _put(found: PartRead, paper: _Paper) -> None:
    """Add the row of a paper and those of the papers inside it."""
    mail = paper.parent.name if paper.parent is not None else None
    read = paper.read
    if read is None:
        status, reason = paper.fate or ("pending", None)
        datasets.add_unread(found.rows, paper.name, mail, paper.size, status, reason, paper.sha256)
    else:
        status, reason = "read", read.reason
        if read.reason is not None:
            status = "refused"
        elif not read.pages:
            status, reason = "ignored", archive_reason(read)
        datasets.add(found.rows, mail, paper.size, status, reason, read)
    found.statuses[status] = found.statuses.get(status, 0) + 1
    for below in paper.inside:
        _put(found, below)
