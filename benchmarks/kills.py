"""A run that is killed, or told that the disk is full or broken, at every system call that changes the disk.

    uv run python -m benchmarks.kills               # every call; some minutes
    uv run python -m benchmarks.kills --sample 20   # spread evenly over the run

A small workspace with last week's and this week's report, people's remarks and three new papers is run once under
strace to learn which calls of the run change something in it. Then, for each of those calls: a copy of the workspace
is run, the call is answered with SIGKILL, ENOSPC or EIO, what lies there is looked at, and a second run must complete
to the same report. Each run is a fork of this process, in which the libraries are loaded already; strace looks at its
main thread only, the one that writes.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat", "creat", "write", "pwrite64", "writev", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir",
    "mkdirat", "rmdir", "fsync", "fdatasync", "ftruncate", "truncate", "link", "linkat", "symlink", "fchmod", "chmod",
    "utimensat", "flock",
)  # fmt: skip
FAULTS = {"kill": "signal=SIGKILL", "ENOSPC": "error=ENOSPC", "EIO": "error=EIO"}
PEILDATUM = "2024-03-27"
REMARK = "Nagebeld: de griffie zoekt het uit."
SECONDS = 120
_PR_SET_PTRACER, _ANY = 0x59616D61, -1


@dataclass(frozen=True, slots=True)
class Call:
    """The ``number``-th call ``name`` of a run, as it looked."""

    name: str
    number: int
    shown: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What was wrong after a fault at a call."""

    call: Call
    fault: str
    what: str


def missing() -> str | None:
    """Why the harness cannot work here, in Dutch; None where it can."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "strace ontbreekt"
    done = subprocess.run(["strace", "-e", "trace=none", "true"], capture_output=True, check=False)
    return None if done.returncode == 0 else "strace mag hier geen proces volgen"


def run(root: Path, arguments: tuple[str, ...] = (), strace: tuple[str, ...] = ()) -> tuple[int, str]:
    """``planwacht run`` in a fork of this process, followed by strace where asked; exit status and standard error.

    A status below zero is the signal that ended it. Raises ``TimeoutError`` where it hangs.
    """
    told = root.parent / "stderr.txt"
    pid = os.fork()
    if pid == 0:
        _planwacht(root, arguments, told)
    tracer = None
    try:
        os.waitpid(pid, os.WUNTRACED)
        if strace:
            tracer = subprocess.Popen(["strace", *strace, "-p", str(pid)], stderr=subprocess.DEVNULL)
            _until(lambda: b"TracerPid:\t0" not in Path(f"/proc/{pid}/status").read_bytes(), tracer)
        os.kill(pid, signal.SIGCONT)
        status = _ended(pid)
    finally:
        if tracer is not None:
            tracer.wait(timeout=10)
    return os.waitstatus_to_exitcode(status), told.read_text("utf-8")


def _planwacht(root: Path, arguments: tuple[str, ...], told: Path) -> None:
    """In the fork: wait for strace, then be the command."""
    status = 70
    try:
        from pipeline.cli import main

        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
        sys.stdout = io.TextIOWrapper(io.BytesIO(), "utf-8")
        sys.stderr = told.open("w", encoding="utf-8")
        common = ("--workspace", str(root), "--peildatum", PEILDATUM, "--settle", "0", "--jobs", "1")
        sys.argv = ["planwacht", "run", *common, *arguments]
        os.kill(os.getpid(), signal.SIGSTOP)
        try:
            main()
            status = 0
        except SystemExit as exit:
            status = int(exit.code or 0)
        sys.stderr.flush()
    finally:
        os._exit(status)


def _until(true: object, tracer: subprocess.Popen[bytes]) -> None:
    for _ in range(2000):
        if true():  # type: ignore[operator]
            return
        if tracer.poll() is not None:
            raise RuntimeError("strace ended before it followed the run")
        time.sleep(0.002)
    raise RuntimeError("strace does not follow the run")


def _ended(pid: int) -> int:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return status
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    raise TimeoutError


def workspace(into: Path, rules: Path) -> Path:
    """A workspace in the middle of its life: read papers, a report with a remark in this week's book, new papers."""
    root = into / "werkmap"
    shutil.copytree(rules, root / "rules")
    for name in ("inbox", "extracted", "reports"):
        (root / name).mkdir()
    letter = (
        "Gemeente {}\nDatum: {} maart 2024\nOnderwerp: zorgregeling\n\nDe raad besluit op {} over de zorgregeling.\n"
    )
    (root / "inbox" / "eerste.txt").write_text(letter.format("Eemsbroek", 4, "zondag 14 april 2024"), "utf-8")
    (root / "inbox" / "vervallen.txt").write_text(letter.format("Wolddijk", 5, "2 mei 2024"), "utf-8")
    _settle(root)
    status, told = run(root)
    assert status == 0, told
    _remark(next((root / "reports").glob("*.xlsx")))
    (root / "inbox" / "vervallen.txt").unlink()
    (root / "inbox" / "tweede.txt").write_text(letter.format("Eemsbroek", 6, "zaterdag 20 april 2024"), "utf-8")
    (root / "inbox" / "kopie.txt").write_bytes((root / "inbox" / "eerste.txt").read_bytes())
    with zipfile.ZipFile(root / "inbox" / "map.zip", "w") as archive:
        archive.writestr("derde.txt", letter.format("Wolddijk", 7, "maandag 27 mei 2024"))
    _settle(root)
    return root


def _settle(root: Path) -> None:
    for path in (root / "inbox").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))


def _remark(book: Path) -> None:
    """Write a remark beside the first finding, as a person does."""
    import openpyxl

    opened = openpyxl.load_workbook(book)
    sheet = opened["Bevindingen"]
    for row in sheet.iter_rows():
        heads = {str(cell.value).strip(): cell.column for cell in row}
        if {"Opmerking", "Status"} <= heads.keys():
            sheet.cell(row[0].row + 1, heads["Opmerking"]).value = REMARK
            opened.save(book)
            return
    raise AssertionError("the sheet has no column for remarks")


@dataclass(frozen=True, slots=True)
class State:
    """What lies in a workspace, as far as people see it."""

    inbox: Mapping[str, str]
    reports: Mapping[str, bytes]
    decisions: bytes | None
    left: tuple[str, ...]
    """Names of temporary files that were not cleaned up."""


def state(root: Path) -> State:
    """Look at a workspace."""
    decisions = root / "rules" / "decisions.csv"
    everything = [path for path in root.rglob("*") if path.is_file()]
    temporary = {path for path in everything if path.name.endswith(".tmp") and path.parent.name != "inbox"}
    return State(
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((root / "inbox").iterdir())},
        {path.name: path.read_bytes() for path in sorted((root / "reports").iterdir()) if path not in temporary},
        decisions.read_bytes() if decisions.exists() else None,
        tuple(sorted(path.name for path in temporary)),
    )


def calls(start: Path, into: Path) -> list[Call]:
    """The calls of a run on a copy of ``start`` that change something in it, in their order."""
    root = copied(start, into)
    log = into / "calls.log"
    status, told = run(root, strace=("-y", "-s", "0", "-e", f"trace={','.join(CALLS)}", "-o", str(log)))
    assert status == 0, told
    counts: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        name, opening, rest = line.partition("(")
        if not opening or name not in CALLS:
            continue
        counts[name] += 1
        changes = name != "openat" or re.search(r"O_(?:CREAT|WRONLY|RDWR|TRUNC)", rest)
        if changes and str(root) in rest:
            found.append(Call(name, counts[name], rest.replace(str(root), "").partition(" = ")[0]))
    return found


def copied(start: Path, into: Path) -> Path:
    """A copy of a workspace, with the times of its files."""
    into.mkdir(parents=True, exist_ok=True)
    root = into / "werkmap"
    shutil.copytree(start, root, copy_function=shutil.copy2)
    return root


@dataclass(frozen=True, slots=True)
class Expected:
    """What lies there before, after one run, and after another."""

    old: State
    new: State
    again: State


def expected(start: Path, into: Path) -> Expected:
    """Run a copy twice, undisturbed."""
    old = state(start)
    root = copied(start, into)
    seen = []
    for _ in range(2):
        status, told = run(root)
        assert status == 0, told
        seen.append(state(root))
    assert REMARK.encode() in (seen[0].decisions or b""), "the remark is not in the reference"
    return Expected(old, *seen)


def attempt(start: Path, into: Path, call: Call, fault: str, reference: Expected) -> Iterator[str]:
    """What is wrong after ``fault`` at ``call``, and after the run that follows; nothing where all is well."""
    root = copied(start, into)
    inject = f"inject={call.name}:{FAULTS[fault]}:when={call.number}"
    try:
        status, told = run(root, strace=("-o", os.devnull, "-e", f"trace={call.name}", "-e", inject))
        yield from _disturbed(status, told, fault)
        yield from _whole(state(root), reference)
        status, told = run(root)
    except TimeoutError:
        yield "hangs"
        return
    if status != 0:
        yield f"the next run ends with {status}: {told.strip()}"
    after = state(root)
    yield from _whole(after, reference)
    if after.left:
        yield f"left behind: {after.left}"
    if _report(after) not in (_report(reference.new), _report(reference.again)):
        yield "the next run gives another report"
    if after.decisions != reference.new.decisions:
        yield "the next run gives other decisions"
    if set(after.reports) != set(reference.new.reports):
        yield f"other files in reports: {sorted(after.reports)}"


def _disturbed(status: int, told: str, fault: str) -> Iterator[str]:
    if fault == "kill":
        if status != -signal.SIGKILL:
            yield f"was not killed but ended with {status}"
    elif status not in (0, 5):
        yield f"ends with {status}: {told.strip()}"
    elif status == 5 and ("Fout:" not in told or "Oplossing:" not in told):
        yield f"no sentence: {told.strip()}"
    if "Traceback" in told or "Errno" in told or "Error" in told:
        yield f"not Dutch: {told.strip()}"


def _whole(seen: State, reference: Expected) -> Iterator[str]:
    """Nothing in the inbox was touched, every report is whole, and what people wrote is somewhere."""
    if seen.inbox != reference.old.inbox:
        yield "the inbox was changed"
    if seen.decisions not in (reference.old.decisions, reference.new.decisions):
        yield "decisions.csv is neither old nor new"
    elif seen.decisions is not None:
        list(csv.reader(io.StringIO(seen.decisions.decode("utf-8-sig")), delimiter=";"))
    known = [*reference.old.reports.values(), *reference.new.reports.values(), *reference.again.reports.values()]
    for name, data in seen.reports.items():
        if name.endswith(".json"):
            json.loads(data)
        elif name.endswith(".xlsx") and zipfile.ZipFile(io.BytesIO(data)).testzip() is not None:
            yield f"{name} is not whole"
        if data not in known:
            yield f"{name} is neither old nor new"
    lost = set(reference.old.reports) - set(seen.reports)
    if lost:
        yield f"gone from reports: {sorted(lost)}"


def _report(seen: State) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, data) for name, data in seen.reports.items())


def harness(rules: Path, faults: tuple[str, ...], sample: int | None, say: object = None) -> tuple[int, list[Failure]]:
    """Try each fault at each call, or at so many spread evenly over the run; how many were tried, and what failed."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        start = workspace(place / "start", rules)
        reference = expected(start, place / "reference")
        found = [(call, fault) for fault in faults for call in calls(start, place / "calls" / fault)]
        if sample is not None:
            found = found[:: max(1, len(found) // sample)][:sample]
        failures = []
        for index, (call, fault) in enumerate(found):
            into = place / "try" / str(index)
            wrong = list(attempt(start, into, call, fault, reference))
            failures += [Failure(call, fault, what) for what in wrong]
            if callable(say):
                say(index + 1, len(found), call, fault, wrong)
            shutil.rmtree(into)
    return len(found), failures


def load(rules: Path) -> None:
    """Load what a run needs, so that each fork begins with it."""
    import openpyxl  # noqa: F401
    import pebble  # noqa: F401

    import pipeline.run  # noqa: F401
    from pipeline import extraction, proof, rulebook
    from pipeline.model import Source

    for name, data, media_type in proof.PAPERS:
        extraction.extract(data, Source(name, "0" * 64, media_type), rulebook.load(rules))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", type=Path, default=Path("tests/workspaces/noord/rules"))
    parser.add_argument("--sample", type=int)
    parser.add_argument("--faults", nargs="+", choices=list(FAULTS), default=list(FAULTS))
    options = parser.parse_args()
    reason = missing()
    if reason is not None:
        sys.exit(reason)
    load(options.rules)

    def say(done: int, total: int, call: Call, fault: str, wrong: list[str]) -> None:
        for what in wrong:
            print(f"{fault} at {call.name} {call.number} {call.shown}: {what}", flush=True)
        if done % 20 == 0:
            print(f"{done}/{total}", file=sys.stderr, flush=True)

    tried, failures = harness(options.rules, tuple(options.faults), options.sample, say)
    print(f"{tried} faults, {len({(f.call, f.fault) for f in failures})} with something wrong")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
