"""Score the blind set through the command line only: ``python tests/papers/score_blind.py``.

For each paper a workspace is made with the rules of its region, a planning of its own as text, and the paper alone in
the inbox. A statement counts as reported where a finding of class ``conflict`` quotes it. Works with any version of the
program, since it uses nothing but ``planwacht master import`` and ``planwacht run``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from make_examples import ROOT
from score_truth import quotes

HERE = Path(__file__).parent / "blind"
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def spelled(day: date) -> str:
    """``17 juni 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def planning_text(paper: dict[str, Any], rules: Path) -> str:
    """The paper's planning rows as a planning note with a table of tabs."""
    bodies = tomllib.loads((rules / "gremia.toml").read_text("utf-8"))["gremia"]
    names = {body["id"]: body["naam"] for body in bodies}
    written = min(paper["date"], *(row["start"] for row in paper["rows"])) - timedelta(days=21)
    lines = ["DETAILPLANNING", "", f"Datum: {spelled(written)}", "", "Datum\tWat\tWie\tOpmerkingen"]
    for row in paper["rows"]:
        first, last = row["start"], row["end"]
        when = spelled(first) if first == last else f"{spelled(first)} t/m {spelled(last)}"
        lines.append(f"{when}\t{row['activity']}\t{names[row['body']]}\t")
    return "\n".join(lines) + "\n"


def planwacht(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user would."""
    command = [sys.executable, "-W", "ignore", "-m", "pipeline.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def report_of(paper: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The report on one paper beside its planning; raises where the planning was not read whole."""
    rules = ROOT / paper["rules"] / "rules"
    shutil.copytree(rules, folder / "rules", ignore=shutil.ignore_patterns("masterplanning*", "decisions.csv"))
    for name in ("inbox", "extracted", "reports"):
        (folder / name).mkdir()
    shutil.copy(HERE / paper["name"], folder / "inbox")
    note = folder / "planning.txt"
    note.write_text(planning_text(paper, rules), "utf-8")
    imported = planwacht("master", "import", str(note), "--accept", "--workspace", str(folder))
    if not (folder / "rules" / "masterplanning.xlsx").is_file():
        raise RuntimeError(f"{paper['name']}: {imported.stderr}")
    peildatum = paper["date"].isoformat()
    ran = planwacht("run", "--workspace", str(folder), "--peildatum", peildatum, "--settle", "0", "--json")
    if ran.returncode:
        raise RuntimeError(f"{paper['name']}: exit {ran.returncode}: {ran.stderr[-400:]}")
    report: dict[str, Any] = json.loads(ran.stdout)
    rows = sum(item["origin"] == "master" for item in report["items"])
    if rows != len(paper["rows"]):
        print(f"LET OP {paper['name']}: {rows} van {len(paper['rows'])} planningsregels gelezen")
    return report


def is_about(finding: dict[str, Any], paper: dict[str, Any], statement: dict[str, Any]) -> bool:
    """Whether a finding quotes the statement, and not only another conflict that stands in the same sentence."""
    if not quotes(finding, paper["name"], statement["quote"]):
        return False
    said = [(period["start"], period["end"]) for period in finding["periods"] if period["says"] == "paper"]
    if not said or meets(said, statement):
        return True
    return not any(
        other is not statement
        and other["label"] == "conflict"
        and quotes(finding, paper["name"], other["quote"])
        and meets(said, other)
        for other in paper["statements"]
    )


def meets(said: list[tuple[str | None, str | None]], statement: dict[str, Any]) -> bool:
    """Whether one of the periods meets the days of the statement; a null bound is open."""
    if not statement["dates"]:
        return False
    first, last = (day.isoformat() for day in statement["dates"])
    return any((start or first) <= last and first <= (end or last) for start, end in said)


def main() -> None:
    """Print each statement that was judged wrongly, and the score."""
    papers = tomllib.loads((HERE / "truth.toml").read_text("utf-8"))["papers"]
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        with tempfile.TemporaryDirectory() as folder:
            report = report_of(paper, Path(folder))
        conflicts = [finding for finding in report["findings"] if finding["class"] == "conflict"]
        for statement in paper["statements"]:
            key = (statement["label"], statement["kind"])
            said = any(is_about(finding, paper, statement) for finding in conflicts)
            total[key] += 1
            if said == (statement["label"] == "conflict"):
                right[key] += 1
            else:
                print(f"{'GEMIST' if not said else 'VALS ALARM':11} {paper['name']} ({key[1]}): {statement['quote']}")
    for key in sorted(total):
        print(f"{key[0]:9} {key[1]:12} {right[key]:2} van {total[key]:2} goed")
    for label in ("conflict", "innocent"):
        good, all_ = (sum(count for key, count in counts.items() if key[0] == label) for counts in (right, total))
        print(f"{label}: {good} van {all_} goed")


if __name__ == "__main__":
    main()
