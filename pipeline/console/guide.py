"""What to do next, in five lines, from what stands in the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.texts import number

_MASTER = "masterplanning.xlsx"
_DECISIONS = "decisions.csv"
_LAST = "Alle opdrachten: planwacht --help"


def next_steps(root: Path) -> str:
    """Five lines for somebody who types the bare command in ``root``. Looks at names only; reads nothing."""
    if not (root / "inbox").is_dir():
        lines = (
            "Planwacht legt stukken naast de masterplanning. Deze map is geen werkmap.",
            "1. Maak een werkmap: planwacht init MAP",
            "2. Zet stukken in MAP/inbox en ga naar die map: cd MAP",
            "3. planwacht master import inbox/PLANNING.pdf, en daarna: planwacht run",
            _LAST,
        )
    else:
        papers = sum(path.is_file() for path in (root / "inbox").rglob("*"))
        master = (root / "rules" / _MASTER).is_file()
        reports = sorted(path.name for path in (root / "reports").glob("planwacht-????-W??.xlsx"))
        lines = (
            f"Deze werkmap heeft {number(papers, 'bestand', 'bestanden')} in inbox/ en "
            + ("een masterplanning." if master else "nog geen masterplanning."),
            "Volgende stap: " + _next(root, papers, master, reports),
            f"Laatste rapport: reports/{reports[-1]}"
            if reports
            else "Er is nog geen rapport; het verschijnt in reports/.",
            "Wat er met elk bestand gebeurde: planwacht status",
            _LAST,
        )
    return "\n".join(lines)


def _next(root: Path, papers: int, master: bool, reports: Sequence[str]) -> str:
    if papers == 0:
        return "zet stukken in inbox/ en draai: planwacht run"
    if not master:
        return "planwacht master import inbox/PLANNING.pdf, daarna planwacht run"
    if reports and _nothing_newer(root, root / "reports" / reports[-1]):
        return "open het laatste rapport; bij nieuwe stukken: planwacht run"
    return "planwacht run"


def _nothing_newer(root: Path, report: Path) -> bool:
    """Whether no file in ``inbox/`` or ``rules/`` came or changed after the report was made."""
    made = report.stat().st_mtime
    found = (path for folder in ("inbox", "rules") for path in (root / folder).rglob("*") if path.name != _DECISIONS)
    return all(max(path.lstat().st_mtime, path.lstat().st_ctime) <= made for path in found)
