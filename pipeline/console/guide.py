"""What to do next, in five lines, from what stands in the folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.texts import number

_MASTER = "masterplanning.xlsx"
_LAST = "Alle opdrachten: planwacht --help"


def next_steps(root: Path) -> str:
    """Five lines for somebody who types the bare command in ``root``. Looks at names only; reads nothing."""
    if not (root / "inbox").is_dir():
        lines = (
            "Planwacht legt stukken naast de masterplanning en meldt wat niet klopt. Deze map is geen werkmap.",
            "1. Maak een werkmap: planwacht init MAP",
            "2. Zet stukken in MAP/inbox en ga naar die map: cd MAP",
            "3. Maak de masterplanning: planwacht master import inbox/PLANNING.pdf, en daarna: planwacht run",
            _LAST,
        )
    else:
        papers = sum(path.is_file() for path in (root / "inbox").rglob("*"))
        master = (root / "rules" / _MASTER).is_file()
        reports = sorted(path.name for path in (root / "reports").glob("planwacht-????-W??.xlsx"))
        lines = (
            f"Deze werkmap heeft {number(papers, 'bestand', 'bestanden')} in inbox/ en "
            + ("een masterplanning." if master else "nog geen masterplanning."),
            "Volgende stap: " + _next(papers, master),
            f"Laatste rapport: reports/{reports[-1]}"
            if reports
            else "Er is nog geen rapport; het verschijnt in reports/.",
            "Wat er met elk bestand gebeurde: planwacht status",
            _LAST,
        )
    return "\n".join(lines)


def _next(papers: int, master: bool) -> str:
    if papers == 0:
        return "zet stukken in inbox/ en draai: planwacht run"
    if not master:
        return "planwacht master import inbox/PLANNING.pdf (de notitie met de planning), en daarna: planwacht run"
    return "planwacht run"
