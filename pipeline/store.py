"""``extracted/`` in and out, and the one way in which anything is written: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

import pipeline
from pipeline import __version__
from pipeline.errors import WriteFault, machine_fault
from pipeline.model import Extraction, Source

Data = bytes | Iterable[bytes]
"""What is written: as a whole, or piece by piece."""
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{8}\.tmp", re.DOTALL)


@lru_cache(maxsize=1)
def program() -> str:
    """The program as one hash: its version and its own source, so that a mended reader reads again."""
    digest = hashlib.sha256(__version__.encode())
    root = Path(pipeline.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def cache_key(source: Source, rules_sha256: str, mail: str | None = None) -> str:
    """Everything that reading depends on, as one hash: bytes, name, mail, rules and program."""
    parts = (program(), source.sha256, source.name, mail or "", rules_sha256)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def packed(extraction: Extraction) -> bytes:
    """What was read, as it is kept and as a worker gives it back: a quarter of the time of Python's own way."""
    return msgspec.json.encode(extraction)


def unpacked(data: bytes) -> Extraction:
    """The reverse of ``packed``. Raises ``msgspec.DecodeError``."""
    return msgspec.json.decode(data, type=Extraction)


def load(folder: Path, key: str) -> Extraction | None:
    """What was read before, or None where it was not or cannot be used any more."""
    try:
        return unpacked((folder / f"{key}.json").read_bytes())
    except (OSError, msgspec.DecodeError):
        return None


def save(folder: Path, key: str, data: bytes) -> None:
    """Keep what was read, ``packed``. Raises ``WriteFault``."""
    write(folder / f"{key}.json", data)


def prune(folder: Path, keep: set[str]) -> None:
    """Drop what no file in the inbox stands for any more; what cannot be dropped stays."""
    for path in folder.glob("*.json"):
        if path.stem not in keep:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Drop the temporary files of a run that was cut off. Only for who holds the lock."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.fullmatch(path.name):
                path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder where there is none. Raises ``WriteFault``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _fault(folder, error) from error


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by temp, fsync, rename, fsync of the folder. Raises ``WriteFault``."""
    with _made(path, data) as temporary:
        temporary.replace(path)
        _sync_folder(path.parent)


def write_together(files: Iterable[tuple[Path, Data]]) -> tuple[Path, ...]:
    """Write files that belong together: all of them are whole on disk before the first takes its place, and no two of
    them need stand in memory at once.

    A file that another program holds, as Excel does with an open workbook, stays: the new one is written beside it.
    Gives where each was written. Raises ``WriteFault``.
    """
    with contextlib.ExitStack() as stack:
        made = []
        for path, data in files:
            made.append((path, stack.enter_context(_made(path, data))))
            del data
        written = tuple(_put(temporary, path) for path, temporary in made)
        for folder in {path.parent for path in written}:
            _sync_folder(folder)
    return written


def move(path: Path, to: Path) -> None:
    """Rename a file in its folder, for good. Raises ``WriteFault``."""
    try:
        path.replace(to)
        _sync_folder(to.parent)
    except OSError as error:
        raise _fault(path, error) from error


def beside(path: Path) -> Path:
    """Where a file is written while another program holds ``path``."""
    return path.with_name(f"{path.stem} (nieuw){path.suffix}")


def _put(temporary: Path, path: Path) -> Path:
    try:
        temporary.replace(path)
    except PermissionError:
        path = beside(path)
        temporary.replace(path)
    return path


@contextmanager
def _made(path: Path, data: Data) -> Iterator[Path]:
    """A temporary file beside ``path`` with ``data``, whole and on disk; gone where it is not moved."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        del data
        yield temporary
    except OSError as error:
        raise _fault(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _fault(path: Path, error: OSError) -> WriteFault:
    return WriteFault(
        f"{path.name} kon niet worden geschreven ({_reason(error)}).",
        "Sluit het bestand in andere programma's, controleer de schijfruimte en uw rechten op de map, "
        "en draai opnieuw; er is niets verloren.",
    )


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the platform can open a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a share that cannot
            raise
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "geen rechten"
    fault = machine_fault(error)
    return fault.cause if fault is not None else "het systeem weigert"
