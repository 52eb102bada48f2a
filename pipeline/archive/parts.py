"""An archive cut into parts, and the record that says that a part is finished.

A part ends behind a name that says so by its own hash, so that a paper more or less changes the part in which it lies
and no other. It is called after its first paper.
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline import datasets, store
from pipeline.errors import WriteFault
from pipeline.storage import Entry

RECORDS = "_parts"
_MOST_BYTES = 256_000_000


class Part(Struct, frozen=True):
    """So many files that are read and written together, in the order of their names."""

    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits: the name of its files."""
        return hashlib.sha256(self.entries[0].name.encode("utf-8", "surrogateescape")).hexdigest()[:16]

    @property
    def digest(self) -> str:
        """Differs once a file in it has changed by its stat, was renamed, or came or went."""
        lines = (f"{one.name}\0{one.size}\0{one.mark}" for one in self.entries)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def newest_ns(self) -> int:
        """When one of its files last changed."""
        return max(one.newest_ns for one in self.entries)


def cut(entries: Iterable[Entry], papers: int) -> Iterator[Part]:
    """The parts of an archive, of about ``papers`` papers each; at most twice as many, and 256 MB."""
    held: list[Entry] = []
    size = 0
    for entry in entries:
        held.append(entry)
        size += entry.size
        ends = zlib.crc32(entry.name.encode("utf-8", "surrogateescape")) % papers == 0 and len(held) > papers // 4
        if ends or len(held) >= 2 * papers or size > _MOST_BYTES:
            yield Part(tuple(held))
            held, size = [], 0
    if held:
        yield Part(tuple(held))


class Record(msgspec.Struct, frozen=True):
    """That a part is finished: of which files, by which program and rules, and what its data sets hold.

    ``begun_ns`` is the time of the file system before the archive was listed: a file that is younger is not trusted by
    its stat. ``engine`` is what read its scans, where it has any.
    """

    schema: int
    program: str
    rules: str
    library: str
    digest: str
    begun_ns: int
    again: bool
    engine: str | None
    papers: dict[str, int]
    rows: dict[str, int]
    bytes: dict[str, int]


class Shelf:
    """The folder in which the data sets stand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Make the folders, and drop what a run that was cut off left half. Raises ``WriteFault``."""
        for name in (*datasets.COLUMNS, RECORDS):
            store.make_folder(self.folder / name)
            store.sweep(self.folder / name)
        store.sweep(self.folder)

    def file(self, name: str, part: str) -> Path:
        """Where a part of a data set stands."""
        return self.folder / name / f"part-{part}.parquet"

    def record(self, part: str) -> Record | None:
        """The record of a part that stands whole; else None."""
        try:
            found = msgspec.json.decode(self._record(part).read_bytes(), type=Record)
            whole = all(self.file(name, part).stat().st_size == size for name, size in found.bytes.items())
        except (OSError, msgspec.DecodeError):
            return None
        return found if whole and set(found.bytes) == set(datasets.COLUMNS) else None

    def put(self, part: str, files: dict[str, bytes], record: Record) -> None:
        """Put a part in place, its record last: without record it does not count. Raises ``WriteFault``."""
        self._drop(self._record(part))
        written = store.write_together([(self.file(name, part), data) for name, data in files.items()])
        if any(path != self.file(name, part) for path, name in zip(written, files, strict=True)):
            for path in written:
                self._drop(path)
            raise WriteFault(
                "Een deel van de gegevens is in een ander programma geopend.",
                "Sluit dat programma en draai opnieuw; wat klaar is, blijft staan.",
            )
        store.write(self._record(part), msgspec.json.encode(record))

    def forget_others(self, keep: set[str]) -> None:
        """Drop the parts of papers that are not in the archive any more."""
        for path in (self.folder / RECORDS).glob("part-*.json"):
            if path.stem.removeprefix("part-") not in keep:
                self._drop(path)
        for name in datasets.COLUMNS:
            for path in (self.folder / name).glob("part-*.parquet"):
                if path.stem.removeprefix("part-") not in keep:
                    self._drop(path)

    def _record(self, part: str) -> Path:
        return self.folder / RECORDS / f"part-{part}.json"

    def _drop(self, path: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
