"""Lay a report beside the truth of its example papers: ``python tests/papers/score_truth.py drechtsteden report.json``.

Prints what was planted and not found, and what was found on an innocent. A finding answers a planted slip where its
check belongs to the family and one of its pieces of evidence quotes it; of a paper that came twice either copy counts.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from make_examples import ROOT, WORKSPACES

# The checks that may answer for a family.
CHECKS = {
    "week_date": {"week-datum", "week-einde", "dag-buiten-week", "twijfel-datum"},
    "weekend": {"weekend", "week-einde"},
    "public_holiday": {"feestdag"},
    "school_holiday": {"schoolvakantie"},
    "recess": {"reces"},
    "date_differs": {"datum-wijkt-af"},
    "decision_differs": {"besluitsoort"},
    "absent_from_master": {"ontbreekt-in-masterplanning"},
    "not_planned": {"nog-plannen"},
    "alternatives": {"alternatieven"},
    "route_order": {"volgorde-route"},
    "gate": {"poort", "go-no-go", "datum-wijkt-af"},
    "empty_table": {"lege-tabel"},
    "paper_date": {"datum-stuk"},
    "attachment_missing": {"bijlage-ontbreekt"},
    "same_paper": {"dubbel-stuk"},
}
ALARMS = {"conflict", "inconsistentie", "gat"}


def plain(text: str) -> str:
    """A text without the marks between cells and with single spaces."""
    return " ".join(text.replace("|", " ").split())


def quotes(finding: dict[str, Any], paper: str, quote: str) -> bool:
    """Whether a piece of the finding's evidence in ``paper`` holds the quote, or lies within it."""
    wanted = plain(quote)
    for place in finding["evidence"]:
        found = plain(place["quote"])
        inside = len(found) > 15 and found.strip(". ") in wanted
        if place["paper"] == paper and (inside or re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", found)):
            return True
    return False


def answered(report: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether the report says what was planted."""
    family, paper = entry["family"], entry["paper"]
    if family == "refused":
        return any(file["name"] == paper and file["status"] == "refused" for file in report["papers"])
    if family == "same_paper" and any(f["name"] == paper and f["status"] == "duplicate" for f in report["papers"]):
        return True
    if family == "not_this_programme":
        return any(paper in left["what"] and "programma" in left["why"] for left in report["not_compared"])
    return any(belongs(finding, entry) for finding in report["findings"])


def belongs(finding: dict[str, Any], entry: dict[str, Any], families: tuple[str, ...] = ()) -> bool:
    """Whether a finding answers a planted slip, by its family or one of ``families``."""
    checks = set[str]().union(*(CHECKS.get(family, set()) for family in (entry["family"], *families)))
    papers = {place["paper"] for place in finding["evidence"]}
    if finding["check"] not in checks or entry["paper"] not in papers:
        return False
    return "quote" not in entry or quotes(finding, entry["paper"], entry["quote"])


def main(workspace: str, report_file: str) -> None:
    """Print the score of one report."""
    truth = tomllib.loads((ROOT / WORKSPACES[workspace][1]).read_text("utf-8"))
    report = json.loads(Path(report_file).read_text("utf-8"))
    twins = {e["paper"]: e["expected_paper"] for e in truth["planted"] if e["family"] == "same_paper"}
    for finding in report["findings"]:
        if finding["check"] not in CHECKS["same_paper"]:
            for place in finding["evidence"]:
                place["paper"] = twins.get(place["paper"], place["paper"])
    found: Counter[bool] = Counter()
    for entry in truth["planted"]:
        hit = answered(report, entry)
        found[hit] += 1
        if not hit:
            print(f"GEMIST      {entry['family']:20} {entry['paper']}: {entry.get('quote', entry.get('note', ''))}")
    alarms = [finding for finding in report["findings"] if finding["class"] in ALARMS and not finding["declared"]]
    loose = [
        finding
        for finding in alarms
        if not any(belongs(finding, entry, tuple(entry.get("also", ()))) for entry in truth["planted"])
    ]
    false = [
        (finding, entry)
        for finding in loose
        for entry in truth["innocent"]
        if quotes(finding, entry["paper"], entry["quote"])
    ]
    for finding, entry in false:
        print(f"VALS ALARM  {finding['check']:28} {entry['paper']}: {entry['quote']}")
    for finding in loose:
        if not any(finding is other for other, _ in false):
            print(f"NIET IN TRUTH  {finding['check']:25} {finding['message'][:130]}")
    print(
        f"{workspace}: {found[True]} van {found.total()} gevonden; {len(false)} keer alarm op een van "
        f"{len(truth['innocent'])} onschuldigen; {len(alarms)} meldingen, {len(loose)} zonder antwoord in truth.toml"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
