"""Room 1, arrive: the files in ``inbox/``, each with what may be done with it. The inbox is only read.

Symlinks, pipes, devices, temporary and lock files, and files that stand in the cloud only are named, not opened. A file
counts as whole once its size, mtime and inode stayed equal for the settle time and its tail is whole.
"""

from __future__ import annotations

import math
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline.errors import machine_fault

PENDING_SECONDS = 15 * 60
_PREFIXES = ("~$", ".~lock", "~wrl", "._", ".")
_SUFFIXES = (".tmp", ".part", ".partial", ".crdownload", ".download", ".lock", "~")
_LINKS = (".lnk", ".url", ".webloc", ".desktop", ".gdoc", ".gsheet", ".gslides")
_CLOUD = (
    "Dit bestand staat nog alleen in de cloud. Kies in de verkenner Altijd behouden op dit apparaat, of open het "
    "eenmaal; daarna wordt het gelezen."
)
_EMPTY = "Het bestand is leeg. Vraag de afzender het opnieuw te sturen."
_TEMPORARY = "Dit is een tijdelijk of systeembestand, geen stuk."
_NULLS = 4096
"""So many zero bytes at the end are room that a copy in progress has reserved."""
_PADDED = (b"\xd0\xcf\x11\xe0",)
"""Kinds whose sound files may end in room: OLE."""
_SYSTEM = {"thumbs.db", "desktop.ini", ".ds_store"}
_IN_THE_CLOUD = 0x1000 | 0x40000 | 0x400000
"""Windows: offline, recall on open, recall on data access: OneDrive and SharePoint mark so what is not here yet."""
_DATALESS = 0x40000000
"""macOS: the contents are not on this machine."""


class Arrival(Struct, frozen=True):
    """A file of the inbox: its bytes when ``ready``, else the Dutch reason why it is not read."""

    name: str
    status: Literal["ready", "ignored", "pending", "refused"]
    reason: str | None = None
    path: Path | None = None
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0
    ctime_ns: int = 0


def scan(
    folder: Path, now: float, settle: float, wait: Callable[[float], None], most_bytes: int
) -> tuple[Arrival, ...]:
    """Every file below ``folder``, sorted by name, whatever it is. ``now`` is seconds since the epoch.

    Waits at most once, by ``wait``, which must measure by a clock that nobody sets: for files whose mtime is younger
    than ``settle`` seconds, or lies ahead. Raises ``OSError`` where the machine fails.
    """
    found = sorted(_walk(folder), key=lambda path: display_name(folder, path))
    before = {path: _identity(path) for path in found}
    ages = [now - identity[1] / 1e9 for identity in before.values() if identity is not None]
    young = any(age < settle for age in ages)
    if young and settle > 0:
        wait(settle)
    return tuple(
        _judge(folder, path, before[path], now + (settle if young else 0), settle, most_bytes) for path in found
    )


def judge(folder: Path, path: Path, most_bytes: int) -> Arrival:
    """One file below ``folder`` as it lies there; no time is asked, so that what is not whole is refused.

    Raises ``OSError`` where the machine fails.
    """
    return _judge(folder, path, _identity(path), math.inf, 0, most_bytes)


def judge_object(name: str, data: bytes) -> Arrival:
    """An object of a store elsewhere, by its name and its bytes."""
    low = name.rsplit("/", 1)[-1].casefold()
    if low in _SYSTEM or low.startswith(_PREFIXES) or low.endswith((*_SUFFIXES, *_LINKS)):
        return Arrival(name, "ignored", _TEMPORARY)
    if not data:
        return Arrival(name, "refused", _EMPTY)
    tail = _cut_off(data[:1024], data[-66_000:], len(data))
    return Arrival(name, "refused" if tail else "ready", tail, size=len(data))


def too_large(name: str, most_bytes: int) -> Arrival:
    """A file that is too large to be a paper."""
    megabytes = most_bytes // 1_000_000
    return Arrival(
        name, "refused", f"Het bestand is groter dan {megabytes} MB. Splits het of lever een kleinere versie aan."
    )


def read(arrival: Arrival) -> bytes:
    """The bytes of a ready file. Raises ``OSError`` when the machine fails or the file has gone."""
    assert arrival.path is not None
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(arrival.path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("geen gewoon bestand")
        return file.read()


def display_name(folder: Path, path: Path) -> str:
    """The path under the inbox with ``/``; bytes that are no UTF-8 backslash-escaped."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []

    def closed(error: OSError) -> None:
        if machine_fault(error) is not None:
            raise error
        found.append(Path(error.filename))

    for root, folders, files in os.walk(folder, onerror=closed, followlinks=False):
        here = Path(root)
        found.extend(here / name for name in files)
        found.extend(here / name for name in folders if (here / name).is_symlink())
        folders[:] = [name for name in folders if not (here / name).is_symlink()]
    return found


def _identity(path: Path) -> tuple[int, int, int, int] | None:
    try:
        status = path.lstat()
    except OSError as error:
        if machine_fault(error) is not None:
            raise
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns


def _judge(
    folder: Path, path: Path, before: tuple[int, int, int, int] | None, now: float, settle: float, most_bytes: int
) -> Arrival:
    name = display_name(folder, path)
    if path.is_dir() and not path.is_symlink():
        return Arrival(name, "pending", "Deze map kan niet worden geopend; controleer uw rechten op de map.")
    ignored = _ignored(path)
    if ignored:
        return Arrival(name, "ignored", ignored)
    if _elsewhere(path):
        return Arrival(name, "pending", _CLOUD)
    identity = _identity(path)
    if identity is None:
        return Arrival(name, "pending", "Het bestand verdween tijdens het lezen; het wordt de volgende keer bekeken.")
    size, mtime_ns, inode, ctime_ns = identity
    if identity[:3] != (before or ())[:3]:
        return Arrival(name, "pending", "Het bestand wordt nog gekopieerd; het wordt de volgende keer gelezen.")
    if size == 0:
        return _damaged(name, now, mtime_ns, _EMPTY)
    if size > most_bytes:
        return too_large(name, most_bytes)
    tail = _tail_fault(path, size)
    if tail:
        return _damaged(name, now, mtime_ns, tail)
    return Arrival(name, "ready", None, path, size, mtime_ns, inode, ctime_ns)


def _damaged(name: str, now: float, mtime_ns: int, reason: str) -> Arrival:
    """Not whole: still being copied until 15 minutes after its mtime, refused when nothing came any more."""
    if now - mtime_ns / 1e9 < PENDING_SECONDS:
        return Arrival(name, "pending", "Het bestand is nog niet compleet; het wordt de volgende keer bekeken.")
    return Arrival(name, "refused", reason)


def _ignored(path: Path) -> str | None:
    low = path.name.casefold()
    if path.is_symlink() or low.endswith(_LINKS):
        return "Dit is een koppeling naar een ander bestand; zet het stuk zelf in de map."
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if not stat.S_ISREG(mode):
        return "Dit is geen gewoon bestand."
    if low.endswith(".icloud"):
        return None
    if low in _SYSTEM or low.startswith(_PREFIXES) or low.endswith(_SUFFIXES):
        return _TEMPORARY
    return None


def _elsewhere(path: Path) -> bool:
    """Whether the file is a placeholder: its name is here, its contents are in the cloud."""
    if path.name.casefold().endswith(".icloud"):
        return True
    try:
        status = path.lstat()
    except OSError:
        return False
    marked = getattr(status, "st_file_attributes", 0) & _IN_THE_CLOUD or getattr(status, "st_flags", 0) & _DATALESS
    return bool(marked)


def _tail_fault(path: Path, size: int) -> str | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            head = file.read(1024)
            file.seek(max(0, size - 66_000))
            tail = file.read()
    except OSError:
        return None
    return _cut_off(head, tail, size)


def _cut_off(head: bytes, tail: bytes, size: int) -> str | None:
    """Why a file of this kind is not whole, by its ends."""
    if b"%PDF-" in head and b"%%EOF" not in tail[-2048:]:
        return "De PDF is afgebroken: het einde ontbreekt. Vraag de afzender het stuk opnieuw te sturen."
    if size >= _NULLS and not tail[-_NULLS:].strip(b"\0") and not head.startswith(_PADDED):
        return "Het bestand eindigt in lege ruimte: het is niet helemaal gekopieerd. Lever het opnieuw aan."
    if head.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in tail:
        return "Het bestand is afgebroken: het einde ontbreekt. Vraag de afzender het stuk opnieuw te sturen."
    return None
