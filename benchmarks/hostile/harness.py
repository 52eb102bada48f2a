"""Lay the papers in an inbox, run the command on it from outside, and look at what it answers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.hostile import odd, others, pdfs, texts, zips

MOST_BYTES = 2_000_000_000
GOOD = 12
_OLD = 1_700_000_000
_FOREIGN = re.compile(
    r"Traceback|Error\b|Exception|Errno|errno|0x[0-9a-f]{4}|line \d+|/tmp/|/work/|/usr/|/home/|site-packages|\.py\b|"
    r"\b(?:invalid|failed|cannot|could not|unexpected|not found|no such|expected|None|True|False)\b"
)
_STATUSES = {"read", "duplicate", "refused", "ignored", "pending", "gone"}
_LETTER = "Gemeente Goed\nDatum: {} maart 2024\nOnderwerp: zorgregeling\n\nDe raad besluit op {} april 2024.\n"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it; ``wrong`` is a line for everything that must not be."""

    wrong: tuple[str, ...]
    counts: dict[str, int]
    files: int
    good: int
    good_read: int
    seconds: float
    most_bytes: int
    status: int


def every_case(full: bool) -> Iterator[tuple[str, bytes]]:
    """The papers, each under a folder of its kind."""
    for folder, room in (("tekst", texts), ("zip", zips), ("pdf", pdfs), ("overig", others)):
        for name, data in room.cases(full):
            yield f"{folder}/{name}", data


def trial(place: Path, full: bool, every: int = 1, seconds: int = 30) -> Result:
    """Make the workspace in ``place``, run, and judge. ``every``: one in so many papers."""
    inbox = place / "inbox"
    inbox.mkdir(parents=True)
    (place / "rules").mkdir()
    (place / "rules" / "limits.toml").write_text(f"seconden = {seconds}\n", "utf-8")
    for number, (name, data) in enumerate(every_case(full)):
        if number % every == 0:
            path = inbox / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    odd.lay(inbox)
    for number in range(GOOD):
        (inbox / f"goed-{number:02}.txt").write_text(_LETTER.format(number + 1, number + 2), "utf-8")
    for root, _, names in os.walk(inbox):
        for name in names:
            os.utime(Path(root) / name, (_OLD, _OLD), follow_symlinks=False)
    began = time.monotonic()
    status, output, told, most = _run(place)
    took = time.monotonic() - began
    papers = _papers(output)
    wrong = (*_judge(inbox, papers), *_judge_run(status, told, most))
    read = sum(paper["status"] == "read" for paper in papers if paper["name"].startswith("goed-"))
    if read != GOOD:
        wrong = (*wrong, f"good papers: {read} of {GOOD} read")
    counts = dict(Counter(paper["status"] for paper in papers))
    return Result(wrong, counts, _count(inbox), GOOD, read, took, most, status)


def _count(inbox: Path) -> int:
    return sum(
        len(names) + sum((Path(root) / one).is_symlink() for one in folders) for root, folders, names in os.walk(inbox)
    )


def _papers(output: bytes) -> list[dict[str, Any]]:
    try:
        papers: list[dict[str, Any]] = json.loads(output)["papers"]
    except (ValueError, KeyError, TypeError):
        return []
    return papers


def _run(place: Path) -> tuple[int, bytes, str, int]:
    """The command, and the most memory that one of its processes held."""
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "run",
        "--workspace",
        str(place),
        "--peildatum",
        "2024-03-27",
        "--json",
    ]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    most, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            most[0] = max(most[0], *(_own_bytes(pid) for pid in _family(process.pid)), 0)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    output, told = process.communicate(timeout=3 * 3600)
    done.set()
    watcher.join()
    return process.returncode, output, told.decode("utf-8", "replace"), most[0]


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for task in Path(f"/proc/{pid}/task").iterdir():
            below += (task / "children").read_text().split()
    except OSError:
        return
    for child in dict.fromkeys(below):
        yield from _family(int(child))


def _own_bytes(pid: int) -> int:
    """What a process holds in memory; 0 where it has gone or the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError, ValueError):
        return 0


def _judge(inbox: Path, papers: list[dict[str, Any]]) -> Iterator[str]:
    """One answer for each file, each refusal with a Dutch sentence that shows nothing of the inside."""
    names = Counter(paper["name"] for paper in papers)
    yield from (f"{name}: {count} answers" for name, count in names.items() if count > 1)
    for root, folders, files in os.walk(inbox):
        for name in (*files, *(one for one in folders if (Path(root) / one).is_symlink())):
            path = (Path(root) / name).relative_to(inbox).as_posix()
            shown = os.fsencode(path).decode("utf-8", "backslashreplace")
            if shown not in names:
                yield f"{shown!r}: no answer"
    for paper in papers:
        yield from (f"{paper['name']!r} ({paper['status']}): {what}" for what in _faults(paper))


def _faults(paper: dict[str, Any]) -> Iterator[str]:
    status, reason = paper["status"], paper["reason"]
    if status not in _STATUSES:
        yield "no such status"
    if status in ("refused", "ignored", "pending", "duplicate"):
        if not reason or not re.search(r"[.!?”)]$", reason.strip()):
            yield f"no sentence: {reason!r}"
        elif "!" not in paper["name"] and (found := _FOREIGN.search(reason.replace(paper["name"], ""))):
            yield f"tells of the inside ({found[0]}): {reason}"
    if reason and "door een fout in Planwacht" in reason:
        yield f"a fault of ours: {reason}"
    if reason and "liep vast" in reason:
        yield f"the worker died: {reason}"


def _judge_run(status: int, told: str, most: int) -> Iterator[str]:
    if status != 0:
        yield f"exit status {status}: {told[-500:]}"
    if told:
        yield f"standard error: {told[-500:]}"
    if most > MOST_BYTES:
        yield f"a process of {most / 1e6:.0f} MB"
