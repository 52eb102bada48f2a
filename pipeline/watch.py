"""The watch: ``planwacht run`` whenever something changed in the inbox or the rules, or a day began, for weeks on end.

It looks by polling, as shares tell of nothing. Each run is a process of its own, so that what a run takes or breaks is
gone with it; the watch itself keeps a hash and a few sentences. What it logs holds no names and no contents of papers.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import msgspec
from msgspec import Struct

from pipeline import decisions
from pipeline.model import FileStatus
from pipeline.texts import number
from pipeline.workspace import Workspace

FIRST_PATIENCE, MOST_PATIENCE = 60.0, 3600.0
"""Seconds before a run that failed, or left papers waiting, is tried again: doubled each time."""
_COUNTED: tuple[tuple[FileStatus, str], ...] = (
    ("read", "gelezen"), ("duplicate", "dubbel"), ("refused", "geweigerd"),
    ("ignored", "overgeslagen"), ("pending", "in afwachting"), ("gone", "verdwenen"),
)  # fmt: skip


class Ended(Struct, frozen=True):
    """How a run ended: its exit status, what it printed, and its sentences on standard error."""

    status: int
    output: bytes = b""
    told: str = ""


class _Paper(msgspec.Struct):
    status: FileStatus


class _Finding(msgspec.Struct):
    state: str


class _Report(msgspec.Struct):
    week: str
    papers: tuple[_Paper, ...]
    findings: tuple[_Finding, ...]


class Watch(Struct):
    """``look`` is called again and again. ``start`` makes a run as of a day; ``log`` takes one Dutch line."""

    workspace: Workspace
    start: Callable[[date], Ended]
    log: Callable[[str], None]
    _seen: str = ""
    _told: str = ""
    _device: int = -1
    _patience: float = FIRST_PATIENCE
    _again: float | None = None

    def look(self, now: float, today: date) -> bool:
        """Look once; whether a run was made. ``now`` is seconds of a clock that nobody sets."""
        try:
            mark = f"{today.isoformat()} {fingerprint(self.workspace)}"
            moved = self._moved()
        except OSError:
            return self._trouble("De werkmap of inbox/ is niet bereikbaar; er wordt gewacht tot zij er weer is.")
        if moved:
            return self._trouble(
                "Op de plaats van inbox/ staat nu een andere schijf; er wordt gewacht tot de eerste er weer is. Is dit "
                "bedoeld, start planwacht watch dan opnieuw."
            )
        changed = mark != self._seen
        if not changed and (self._again is None or now < self._again):
            return False
        if changed:
            self._patience = FIRST_PATIENCE
        self._seen = mark
        ended = self.start(today)
        self._again = now + self._patience if self._judge(ended) else None
        self._patience = min(2 * self._patience, MOST_PATIENCE)
        return True

    def _moved(self) -> bool:
        """Whether another disk lies where the inbox was, as when a share fell away and left its empty folder."""
        device = self.workspace.inbox.stat().st_dev
        if self._device < 0:
            self._device = device
        return device != self._device

    def _judge(self, ended: Ended) -> bool:
        """Tell what came of a run; whether it must be tried again without anything having changed."""
        report = _report(ended.output)
        if report is not None:
            self.log(_summary(report))
        if ended.status != 0:
            self._trouble(_sentence(ended))
            return True
        if self._told:
            self._told = ""
            self.log("De storing is voorbij.")
        return report is not None and any(paper.status == "pending" for paper in report.papers)

    def _trouble(self, sentence: str) -> bool:
        """Say what is wrong, once."""
        if sentence != self._told:
            self._told = sentence
            self.log(sentence)
        return False


def fingerprint(workspace: Workspace) -> str:
    """What lies in the inbox and the rules, by name and stat, as one hash. Raises ``OSError`` without inbox.

    Without ``rules/`` the defaults hold. ``decisions.csv`` is left out: a run writes it itself.
    """
    digest = hashlib.sha256()

    def closed(error: OSError) -> None:
        digest.update(f"dicht {error.errno}".encode())

    workspace.inbox.stat()
    for folder in (workspace.inbox, workspace.rules):
        for root, folders, names in os.walk(folder, onerror=closed, followlinks=False):
            folders.sort()
            for name in sorted(names):
                if name == decisions.NAME or name.startswith((".", "~$")):
                    continue
                path = os.path.join(root, name)  # noqa: PTH118
                digest.update(os.fsencode(path))
                try:
                    stat = os.lstat(path)
                except OSError:
                    continue
                digest.update(f" {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n".encode())
    return digest.hexdigest()


def _report(output: bytes) -> _Report | None:
    try:
        return msgspec.json.decode(output, type=_Report)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _summary(report: _Report) -> str:
    """Counts only: names of papers may be names of persons."""
    counts = Counter(paper.status for paper in report.papers)
    papers = ", ".join(f"{counts[status]} {word}" for status, word in _COUNTED if counts[status])
    new = sum(finding.state == "nieuw" for finding in report.findings)
    found = number(len(report.findings), "bevinding", "bevindingen")
    return f"Rapport van {report.week} gemaakt. Stukken: {papers or 'geen'}. {found}, waarvan {new} nieuw."


def _sentence(ended: Ended) -> str:
    """The sentence of the run's own error with its remedy, as far as it may stand in a log."""
    lines = [line for line in ended.told.splitlines() if line.startswith(("Fout:", "Oplossing:"))]
    text = " ".join(lines) or f"De run is afgebroken (afsluitcode {ended.status}); hij wordt opnieuw geprobeerd."
    text = re.sub(r"\S*[/\\]\S*", lambda match: match[0] if match[0].startswith("rules/") else "…", text)
    return "".join(char for char in text if char.isprintable())[:400]
