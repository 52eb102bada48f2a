"""What is known of files by their stat alone, so that an unchanged file needs no reading: as git's index does it.

A file is taken for unchanged where size, mtime, inode and ctime are those of before, and both times are older than the
moment at which the index was begun: a file that changes within the tick of the clock in which it was hashed keeps its
times, and is hashed again (git calls such an entry racy). On Windows ctime is the day of making: there a change that
puts size and mtime back goes unseen.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import msgspec
from msgspec import Struct, field

NAME = "stat-index"


class Identity(NamedTuple):
    """The stat of a file: bytes, nanoseconds, inode, nanoseconds. All zero: not known, never trusted."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int


class Known(NamedTuple):
    """A file as it was when it was hashed."""

    identity: Identity
    sha256: str
    media_type: str


class StatIndex(Struct):
    """Files by name. ``begun_ns`` is the time of the folder's file system before the first of them was looked at."""

    begun_ns: int = 0
    files: dict[str, Known] = field(default_factory=dict)

    def find(self, name: str, identity: Identity) -> Known | None:
        """What is known of the file, where it may be trusted."""
        known = self.files.get(name)
        if known is None or known.identity != identity or not any(identity):
            return None
        return known if max(identity.mtime_ns, identity.ctime_ns) < self.begun_ns else None

    def repeats(self, before: StatIndex) -> bool:
        """Whether every file in it was found in ``before`` and none is gone, so that it need not be written."""
        return len(self.files) == len(before.files) and all(
            known is before.files.get(name) for name, known in self.files.items()
        )


def load(folder: Path) -> StatIndex:
    """The index kept in ``folder``; an empty one where there is none or it is not whole."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=StatIndex)
    except (OSError, msgspec.DecodeError):
        return StatIndex()


def moment(folder: Path) -> int:
    """Now in nanoseconds, as the file system of ``folder`` tells it; 0, so that nothing is trusted, where it cannot."""
    try:
        with NamedTemporaryFile(dir=folder, prefix=".moment-") as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        return 0


def dump(index: StatIndex) -> bytes:
    """The bytes of an index, by name."""
    return msgspec.json.encode(StatIndex(index.begun_ns, dict(sorted(index.files.items()))))
