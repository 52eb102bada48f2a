"""What ``extract --to`` prints: how far it is, with an estimate, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from pipeline.archive import Extracted
from pipeline.console.terminal import STATUS, safe
from pipeline.texts import number

_EVERY = 60.0
"""Seconds between two lines where standard error is no terminal."""


class Estimate:
    """How far an archive is and how long it may still take: a bar on a terminal, elsewhere a line now and then."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._begun = self._told = clock()
        self._shown = False

    def __enter__(self) -> Estimate:
        return self

    def step(self, finished: int, total: int, read: int) -> None:
        """Show that ``finished`` of ``total`` files are done, ``read`` of them in this run."""
        now = self._clock()
        line = f"{finished} van {total} bestanden"
        if read and finished < total:
            line += f", nog {lasting((total - finished) * (now - self._begun) / read)}"
        if self._stream.isatty():
            filled = 24 * finished // max(total, 1)
            self._stream.write(f"\r\x1b[2KLezen [{'█' * filled}{'·' * (24 - filled)}] {line}")
            self._shown = True
        elif now - self._told >= _EVERY:
            self._told = now
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


def lasting(seconds: float) -> str:
    """A length of time as people say it, rounded: an estimate knows no seconds."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "minder dan een minuut"
    if minutes < 90:
        return f"ongeveer {number(minutes, 'minuut', 'minuten')}"
    hours = round(minutes / 60)
    return f"ongeveer {hours} uur" if hours < 48 else f"ongeveer {round(hours / 24)} dagen"


def archive_summary(done: Extracted, to: str) -> str:
    """What came of an archive, for people."""
    statuses = [f"{count} {STATUS[status]}" for status, count in done.papers.items() if count]  # type: ignore[index]
    parts = done.parts
    lines = [
        f"Stukken: {', '.join(statuses) or 'geen'}.",
        f"Gevonden: {number(done.rows['dates'], 'datum', 'datums')}, "
        f"{number(done.rows['tables'], 'tabel', 'tabellen')}, "
        f"{number(done.rows['items'], 'planningsregel of uitspraak', 'planningsregels en uitspraken')}.",
        f"Delen: {parts['made']} gelezen, {parts['kept']} stonden er al"
        + (f", {parts['postponed']} uitgesteld." if parts["postponed"] else "."),
        f"Geschreven in {safe(to)}: papers, dates, tables en items (Parquet).",
    ]
    return "\n".join(lines)
