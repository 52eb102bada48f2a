"""Which files in ``reports/`` are this report's book and the copies of it that people made."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.workbook import memory
from pipeline.workbook.people import READABLE

_WEEK = re.compile(r"planwacht-([0-9]{4}-w[0-9]{2})(?![0-9])", re.IGNORECASE)
_BOOKS = (*READABLE, ".ods", ".xls", ".xlsb")
_SECONDS = 60
_MOST_PART = 1_000_000


def find_books(folder: Path, *weeks: str) -> list[Path]:
    """The books of these weeks, in that order, each before its copies (``… (2).xlsx``, ``…-LAPTOP1.xlsx``, ``Kopie
    van …``), then books of earlier weeks that were saved again after the program made them, and books of ours that
    carry no week in their name, because somebody called a copy otherwise.

    Books that were saved as another kind of file are among them, so that they can be told of. Lock files (``~$``,
    ``.~lock``) and hidden files are no books.
    """
    found: list[tuple[int, bool, str, Path]] = []
    for path in folder.rglob("*"):
        if path.suffix.casefold() not in _BOOKS or path.name.startswith(("~", ".")) or not path.is_file():
            continue
        named = _WEEK.search(path.stem)
        if named is not None and (week := named.group(1).upper()) in weeks:
            found.append((weeks.index(week), path != folder / f"planwacht-{week}.xlsx", path.name, path))
        elif (named is not None and week < max(weeks) and _saved_again(path, folder, week)) or (
            named is None and _remembers(path)
        ):
            found.append((len(weeks), True, path.name, path))
    return [path for *_, path in sorted(found)]


def _saved_again(path: Path, folder: Path, week: str) -> bool:
    """Whether a book is younger than the JSON that was written beside it."""
    try:
        return path.stat().st_mtime > (folder / f"planwacht-{week}.json").stat().st_mtime + _SECONDS
    except OSError:
        return True


def _remembers(path: Path) -> bool:
    """Whether a workbook has the hidden sheet that only ours have."""
    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return memory.NAME.encode() in part.read(_MOST_PART)
    except (OSError, BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error):
        return False
