"""What all that is printed shares: a bar on a terminal, safe text, JSON."""

from __future__ import annotations

import json
import shutil
import sys
from types import TracebackType
from typing import Any, TextIO

from pipeline.model import FileStatus, Severity

SIGNS: dict[Severity, str] = {"kritiek": "▲▲", "hoog": "▲", "midden": "◆", "laag": "●", "info": "○"}
STATUS: dict[FileStatus, str] = {
    "read": "gelezen", "duplicate": "dubbel", "refused": "geweigerd",
    "ignored": "overgeslagen", "pending": "in afwachting", "gone": "verdwenen",
}  # fmt: skip


class Bar:
    """A progress bar on standard error, only where that is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = False

    def __enter__(self) -> Bar:
        return self

    def step(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` papers were read, ``name`` last."""
        if not self._stream.isatty() or total == 0:
            return
        filled = 24 * done // total
        label = safe(name)
        label = label if len(label) <= 40 else "…" + label[-39:]
        self._stream.write(f"\r\x1b[2KLezen [{'█' * filled}{'·' * (24 - filled)}] {done}/{total} {label}")
        self._stream.flush()
        self._shown = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


_COLORS: dict[Severity, str] = {"kritiek": "31;1", "hoog": "31", "midden": "33", "laag": "36", "info": "2"}


def sign(severity: Severity) -> str:
    """The sign of a severity in its colour; ``click.echo`` drops the colour where the output is no terminal."""
    return f"\x1b[{_COLORS[severity]}m{SIGNS[severity]}\x1b[0m" + " " * (2 - len(SIGNS[severity]))


def fitted(text: str, width: int) -> str:
    """The text cut at a word to at most ``width`` characters."""
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + " …"


def screen() -> tuple[int, int]:
    """Columns and lines of the terminal that standard output is; those of an ordinary one where it is none."""
    if not sys.stdout.isatty():
        return 120, 24
    size = shutil.get_terminal_size((120, 24))
    return max(60, size.columns), max(18, size.lines - 1)


def safe(text: str) -> str:
    """Text of papers as it may stand on a terminal: no control or direction characters."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))


def dump(value: Any) -> str:
    """A value as the JSON of the smaller commands."""
    return json.dumps(value, ensure_ascii=False, indent=1)
