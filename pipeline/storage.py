"""A folder of papers of any size: on this machine, shared, or anywhere that fsspec reaches. It is only read.

Files come one by one in the order of their names, so that a folder of millions needs no memory. fsspec is imported here
and nowhere else, and only for an address such as ``s3://bak/stukken``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from pipeline import inbox
from pipeline.errors import MachineFault, WrongUse, machine_fault
from pipeline.inbox import Arrival

_UNREACHABLE = "de opslag is niet bereikbaar"
_NO_FOLDER = "de map met stukken is op deze computer niet te zien"


class Entry(NamedTuple):
    """A file as it was listed. ``name`` is shown, ``key`` opens it; ``mark`` differs once the file has changed.

    ``newest_ns`` is when it last changed by its own file system, 0 where that is not told.
    """

    name: str
    key: str
    size: int
    mark: str
    newest_ns: int


class Storage(Protocol):
    """Where papers lie."""

    @property
    def address(self) -> str:
        """What opens it again, also in another process."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Every file in the order of the names. Raises ``MachineFault``."""
        ...

    def take(self, entry: Entry, most_bytes: int) -> tuple[Arrival, bytes]:
        """What may be done with a file, and its bytes where it is ready. Raises ``MachineFault``."""
        ...


def opened(address: str) -> Storage:
    """The folder at a path or an address. Raises ``WrongUse`` where there is none."""
    scheme = urlsplit(address).scheme
    if "://" not in address or scheme == "file":
        path = Path(unquote(urlsplit(address).path)) if scheme == "file" else Path(address)
        if not path.is_dir():
            raise WrongUse(f"{address} is geen map.", "Geef de map met stukken op, of bij één stuk --to niet.")
        return Folder(path.absolute())
    return Bucket(address)


class Folder(Struct, frozen=True):
    """A folder of a file system."""

    path: Path

    @property
    def address(self) -> str:
        return str(self.path)

    def entries(self) -> Iterator[Entry]:
        yield from self._below(self.path)

    def _below(self, folder: Path) -> Iterator[Entry]:
        try:
            with os.scandir(folder) as listed:
                found = sorted(listed, key=lambda one: one.name + ("/" if one.is_dir(follow_symlinks=False) else ""))
        except OSError as error:
            fault = machine_fault(error)
            if fault is not None or folder == self.path:
                raise (fault or MachineFault(_NO_FOLDER)) from error
            yield self._entry(folder, None)
            return
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from self._below(Path(one.path))
            else:
                yield self._entry(Path(one.path), one)

    def _entry(self, path: Path, found: os.DirEntry[str] | None) -> Entry:
        name, key = inbox.display_name(self.path, path), str(path.relative_to(self.path))
        try:
            status = found.stat(follow_symlinks=False) if found is not None else path.lstat()
        except OSError as error:
            fault = machine_fault(error)
            if fault is not None:
                raise fault from error
            return Entry(name, key, 0, "", 0)
        mark = f"{status.st_mtime_ns}.{status.st_ino}.{status.st_ctime_ns}"
        return Entry(name, key, status.st_size, mark, max(status.st_mtime_ns, status.st_ctime_ns))

    def take(self, entry: Entry, most_bytes: int) -> tuple[Arrival, bytes]:
        try:
            arrival = inbox.judge(self.path, self.path / entry.key, most_bytes)
            if arrival.status == "pending" and not self.path.is_dir():
                raise MachineFault(_NO_FOLDER)
            return arrival, inbox.read(arrival) if arrival.status == "ready" else b""
        except OSError as error:
            fault = machine_fault(error)
            if fault is not None:
                raise fault from error
            return Arrival(entry.name, "pending", _closed(error)), b""


def _closed(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Het bestand verdween tijdens het lezen; het wordt de volgende keer bekeken."
    return "Het bestand kan niet worden geopend; controleer uw rechten. Het wordt de volgende keer opnieuw geprobeerd."


class Bucket:
    """A folder at an address that fsspec knows: object storage, a server, an archive of files."""

    def __init__(self, address: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise WrongUse(
                f"Voor het adres {address} ontbreekt een onderdeel.",
                'Typ in de map van het project: uv tool install ".[cluster]"; of kopieer ze naar een gewone map.',
            ) from error
        try:
            self._system, root = url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise WrongUse(
                f"Het adres {address} kan niet worden geopend: {error}",
                "Controleer het adres en installeer wat er ontbreekt (voor s3:// is dat s3fs).",
            ) from error
        self._root: str = root.rstrip("/")
        self.address = address

    def entries(self) -> Iterator[Entry]:
        yield from self._below(self._root)

    def _below(self, folder: str) -> Iterator[Entry]:
        found = self._asked(lambda: self._system.ls(folder, detail=True))
        for one in sorted(found, key=lambda one: one["name"] + ("/" if one["type"] == "directory" else "")):
            key = str(one["name"]).rstrip("/")
            if one["type"] == "directory":
                yield from self._below(key)
            elif key != folder:
                name = key.removeprefix(self._root).lstrip("/")
                mark = "|".join(str(one.get(part, "")) for part in ("ETag", "etag", "LastModified", "mtime", "created"))
                yield Entry(name, key, int(one.get("size") or 0), mark, 0)

    def take(self, entry: Entry, most_bytes: int) -> tuple[Arrival, bytes]:
        if entry.size > most_bytes:
            return inbox.too_large(entry.name, most_bytes), b""
        try:
            data: bytes = self._asked(lambda: self._system.cat_file(entry.key))
        except FileNotFoundError as error:
            return Arrival(entry.name, "pending", _closed(error)), b""
        arrival = inbox.judge_object(entry.name, data)
        return arrival, data if arrival.status == "ready" else b""

    def _asked(self, question: Any) -> Any:
        try:
            return question()
        except FileNotFoundError:
            raise
        except Exception as error:  # each store has its own family of errors; no paper is to blame for any of them
            raise MachineFault(_UNREACHABLE) from error
