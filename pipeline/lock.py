"""One run at a time in a workspace; a second is told who runs.

The lock is the system's own where there is one, and then gone with the process that held it, however that ended; on a
share that knows no such locks it is a file, and filelock recognises one whose process has gone.
"""

from __future__ import annotations

import contextlib
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from pipeline import store
from pipeline.errors import WrongUse

NAME = ".planwacht.lock"
_HOLDER = ".planwacht.holder"
_PATIENCE = 1.0
"""Seconds: as long as the workers of a run that was killed may need to notice it."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds the lock: process, machine, and since when (local time, to the minute)."""

    pid: int
    host: str
    since: str

    def told(self) -> str:
        """The holder in Dutch."""
        return f"proces {self.pid} op {self.host}, sinds {self.since.replace('T', ' ')}"


@contextmanager
def alone(folder: Path, now: float) -> Iterator[None]:
    """Hold the lock in ``folder``. ``now`` is seconds since the epoch.

    Raises ``WrongUse`` where another holds it, ``WriteFault`` where it cannot be made.
    """
    store.make_folder(folder)
    lock = FileLock(folder / NAME)
    try:
        lock.acquire(timeout=_PATIENCE, poll_interval=0.05)
    except Timeout as error:
        who = holder(folder)
        raise WrongUse(
            f"In deze werkmap draait al een planwacht run{f' ({who.told()})' if who else ''}.",
            "Wacht tot die klaar is en draai dan opnieuw.",
        ) from error
    try:
        store.sweep(folder)
        mine = Holder(os.getpid(), platform.node(), datetime.fromtimestamp(now).isoformat(timespec="minutes"))
        store.write(folder / _HOLDER, msgspec.json.encode(mine))
        yield
    finally:
        with contextlib.suppress(OSError):
            (folder / _HOLDER).unlink()
        lock.release()


def holder(folder: Path) -> Holder | None:
    """Who holds the lock, or held it last and was cut off; None where nobody does or it cannot be told."""
    try:
        return msgspec.json.decode((folder / _HOLDER).read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None


def held(folder: Path) -> bool:
    """Whether a run holds the lock now."""
    if not (folder / NAME).exists():
        return False
    try:
        with FileLock(folder / NAME, timeout=0):
            return False
    except Timeout:
        return True
