"""What the whole costs, beside what a user would otherwise write, on invented papers.

Run: python -m benchmarks.pipeline_speed FIGURES [--papers 100] [--only start warm peers full jobs cluster grow rows].
Figures are added to FIGURES (JSON), each with the load of the machine beside it; ``performance_plots`` draws them.
CPU seconds are those of a process and all that it started. Peers are skipped, and named, where they are not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import archive

ROOT = Path(__file__).parents[1]
PEILDATUM = "2025-12-31"


def measured(*command: str, at: Path = ROOT) -> dict[str, float]:
    """Run a command: CPU seconds of it and its children, wall seconds, and the most memory of one process.

    Python keeps what it compiled, as it does by itself: else every start would compile hundreds of modules anew.
    """
    wrapper = (
        "import resource, subprocess, sys, time; t = time.perf_counter();"
        "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
        "r = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(code, r.ru_utime + r.ru_stime, time.perf_counter() - t, r.ru_maxrss)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = subprocess.run(
        [sys.executable, "-c", wrapper, *command], cwd=at, capture_output=True, text=True, check=True, env=environment
    )
    code, cpu, wall, kilobytes = told.stdout.split()
    if code != "0":
        raise RuntimeError(f"{command}: {code}\n{told.stderr}")
    return {"cpu": float(cpu), "wall": float(wall), "mb": int(kilobytes) / 1024}


def planwacht(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pipeline.cli", *arguments)


def running(place: Path, jobs: int = 1) -> tuple[str, ...]:
    return planwacht("run", "--workspace", str(place), "--settle", "0", "--peildatum", PEILDATUM, "--jobs", str(jobs))


def python(code: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code, *arguments)


def start(papers: int) -> dict[str, Any]:
    """``--help``: what is paid before anything happens."""
    found = [measured(*planwacht("--help"))["cpu"] for _ in range(7)]
    bare = [measured(*python("pass"))["cpu"] for _ in range(7)]
    return {"help": statistics.median(found), "bare python": statistics.median(bare)}


_BOOK = """
import sys, pickle
from pathlib import Path
with open(sys.argv[1], "rb") as file:
    arguments, options = pickle.load(file)
from pipeline.workbook import write_workbook
Path(sys.argv[1] + ".xlsx").write_bytes(write_workbook(*arguments, **options))
"""
_KEEP = """
import sys, pickle
place = sys.argv.pop()
sys.argv = sys.argv[:1] + sys.argv[2:]
from pipeline import workbook
real = workbook.write_workbook
def keep(*arguments, **options):
    with open(place + "/arguments", "wb") as file:
        pickle.dump((arguments, options), file)
    return real(*arguments, **options)
workbook.write_workbook = keep
from pipeline.cli import main
main()
"""


def warm(papers: int) -> dict[str, Any]:
    """A run of 100 papers that are known, beside the writing of its workbook alone, with and without pictures.

    Pictures are drawn in the first run and kept.
    """
    with workspace(100) as place:
        cold = measured(*running(place))
        measured(*running(place))
        again = statistics.median(measured(*running(place))["cpu"] for _ in range(3))
        measured(*python(_KEEP, "x", *running(place)[3:], str(place)))
        book = statistics.median(measured(*python(_BOOK, str(place / "arguments")))["cpu"] for _ in range(3))
        (place / "rules" / "report.toml").write_text("afbeeldingen = 0\n", "utf-8")
        measured(*running(place))
        bare = [measured(*running(place))["cpu"] for _ in range(4)][1:]
    return {"cold": cold["cpu"], "warm": again, "warm, no pictures": statistics.median(bare), "workbook": book}


_PLUMBER = """
import sys
from pathlib import Path
import pdfplumber
from dateparser.search import search_dates
for name in sys.argv[1:]:
    path = Path(name)
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as paper:
            text = "\\n".join(page.extract_text() or "" for page in paper.pages)
            tables = [page.extract_tables() for page in paper.pages]
    else:
        text = path.read_text("utf-8")
    search_dates(text, languages=["nl"])
"""
_FLOOR = """
import sys
from pathlib import Path
import pypdfium2
for name in sys.argv[1:]:
    path = Path(name)
    if path.suffix == ".pdf":
        paper = pypdfium2.PdfDocument(path)
        for page in paper:
            page.get_textpage().get_text_bounded()
    else:
        path.read_text("utf-8")
"""
_RECOGNIZERS = """
import sys
from pathlib import Path
import pypdfium2
from recognizers_date_time import recognize_datetime
for name in sys.argv[1:]:
    path = Path(name)
    if path.suffix == ".pdf":
        text = "\\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    else:
        text = path.read_text("utf-8")
    recognize_datetime(text, "nl-nl")
"""
_READ = """
import sys
from pathlib import Path
from pipeline import planning, rulebook
from pipeline.workers import collect_rarely
collect_rarely()  # as a worker of a run does
rules = rulebook.load(Path(sys.argv[1]))
for name in sys.argv[2:]:
    planning.read_file(Path(name), rules)
"""


def peers(papers: int) -> dict[str, Any]:
    """PDF and text papers, from nothing: a whole run, reading alone, and what others do with the same files."""
    with workspace(papers) as place:
        for path in (place / "inbox").rglob("*.*"):
            if path.suffix not in (".pdf", ".txt"):
                path.unlink()
        return beside(place, {"pdfplumber + search_dates": _PLUMBER, "pypdfium2 + Recognizers-Text": _RECOGNIZERS})


def full(papers: int) -> dict[str, Any]:
    """The same of papers as long and full as real ones; six times as many show what is start-up and what is not."""
    found = {}
    for count in (papers - papers * 16 // 100, 5 * papers):
        with workspace(count, forms="full") as place:
            found[str(count)] = beside(place, {"pdfplumber + search_dates": _PLUMBER})
    return found


def beside(place: Path, others: dict[str, str]) -> dict[str, Any]:
    """CPU seconds of a run, of reading alone, of the floor and of others, over the papers of a workspace."""
    names = [str(path) for path in sorted((place / "inbox").rglob("*.*"))]
    found: dict[str, Any] = {"papers": len(names)}
    found["planwacht run"] = measured(*running(place))["cpu"]
    found["planwacht, reading"] = measured(*python(_READ, str(place / "rules"), *names))["cpu"]
    found["pypdfium2, text alone"] = measured(*python(_FLOOR, *names))["cpu"]
    for name, code in others.items():
        try:
            found[name] = measured(*python(code, *names))["cpu"]
        except RuntimeError as error:
            found[name] = f"not measured: {str(error).strip().splitlines()[-1]}"
    return found


def extracting(place: Path, to: Path, *more: str) -> dict[str, float]:
    return measured(
        *planwacht("extract", str(place / "inbox"), "--to", str(to), "--workspace", str(place), "--part", "20", *more)
    )


def jobs(papers: int) -> dict[str, Any]:
    """The reading stage alone, into Parquet, with one and two worker processes; in turn, the best of three.

    Of papers as long as real ones; of fewer than five hundred the start would count for more than the reading.
    """
    papers = max(papers, 500)
    with workspace(papers, forms="full") as place, tempfile.TemporaryDirectory() as out:
        walls: dict[int, list[float]] = {1: [], 2: []}
        for turn in range(3):
            for count, found in walls.items():
                found.append(extracting(place, Path(out) / f"{turn}-{count}", "--jobs", str(count))["wall"])
    return {"papers": papers, "one": min(walls[1]), "two": min(walls[2])}


def cluster(papers: int) -> dict[str, Any]:
    """The same by one and by two workers of a Dask cluster that stand ready, their first papers not counted."""
    papers = max(papers, 500)
    found: dict[str, Any] = {"papers": papers}
    with workspace(papers, forms="full") as place, tempfile.TemporaryDirectory() as out:
        for count, name in ((1, "one"), (2, "two")):
            with dask(count, Path(out)) as address:
                extracting(place, Path(out) / f"first-{count}", "--cluster", address)
                walls = [
                    extracting(place, Path(out) / f"{count}-{turn}", "--cluster", address)["wall"] for turn in range(3)
                ]
                found[name] = min(walls)
    return found


@contextmanager
def dask(workers: int, place: Path) -> Iterator[str]:
    """The address of a scheduler on loopback with so many workers."""
    log = place / f"scheduler-{workers}.log"
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str, to: Path) -> None:
        with to.open("wb") as file:
            environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONPATH": str(ROOT)}
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--host", "127.0.0.1"],
                    env=environment,
                    stdout=file,
                    stderr=file,
                    start_new_session=True,
                )
            )

    try:
        begin("scheduler", "--port", "0", to=log)
        address = None
        while address is None:
            time.sleep(0.2)
            address = re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text("utf-8"))
        for number in range(workers):
            begin("worker", address.group(1), "--nthreads", "1", to=place / f"worker-{workers}-{number}.log")
        from distributed import Client

        with Client(address.group(1), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
        yield address.group(1)
    finally:
        for process in reversed(started):
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            process.wait(30)


def grow(papers: int) -> dict[str, Any]:
    """A run of papers that are all known, ten times as many each time: CPU, memory, findings."""
    found: dict[str, Any] = {}
    count = 10
    while count <= papers:
        with workspace(count) as place:
            cold = measured(*running(place, jobs=os.cpu_count() or 1))
            for path in (place / "reports").iterdir():
                path.unlink()
            again = measured(*running(place))
            report = json.loads(next((place / "reports").glob("*.json")).read_bytes())
            found[str(count)] = {**again, "cold cpu": cold["cpu"], "findings": len(report["findings"])}
        count *= 10
    return found


def rows(papers: int) -> dict[str, Any]:
    """A run of papers that are known beside a master of more and more rows."""
    found: dict[str, Any] = {}
    for times in (1, 2, 4, 8):
        with workspace(papers, rows=times) as place:
            measured(*running(place, jobs=os.cpu_count() or 1))
            for path in (place / "reports").iterdir():
                path.unlink()
            again = measured(*running(place))
            report = json.loads(next((place / "reports").glob("*.json")).read_bytes())
            found[str(report["master"]["rows"])] = {**again, "findings": len(report["findings"])}
    return found


@contextmanager
def workspace(papers: int, rows: int = 1, forms: str = "") -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "werkmap"
        archive.make(place, papers, rows=rows, forms=forms)
        yield place


STEPS: dict[str, Callable[[int], dict[str, Any]]] = {
    "start": start, "warm": warm, "peers": peers, "full": full, "jobs": jobs, "cluster": cluster,
    "grow": grow, "rows": rows,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--papers", type=int, default=100, help="of grow: the most")
    parser.add_argument("--only", nargs="*", choices=tuple(STEPS), default=tuple(STEPS))
    asked = parser.parse_args()
    for name in asked.only:
        before = os.getloadavg()[0]
        found = STEPS[name](asked.papers)
        load = {"before": before, "after": os.getloadavg()[0], "cores": os.cpu_count() or 1}
        figures = json.loads(asked.figures.read_text("utf-8")) if asked.figures.exists() else {}
        figures[name] = {**found, "load": load}
        asked.figures.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
        sys.stdout.write(f"{name}: {json.dumps(figures[name])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
