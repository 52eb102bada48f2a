"""What all that is printed shares: a bar on a terminal, safe text, JSON."""

from __future__ import annotations

import json
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


def safe(text: str) -> str:
    """Text of papers as it may stand on a terminal: no control or direction characters."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))


def dump(value: Any) -> str:
    """A value as the JSON of the smaller commands."""
    return json.dumps(value, ensure_ascii=False, indent=1)
