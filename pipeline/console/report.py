"""What ``run`` and ``master check`` print: a summary that fits one screen."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from datetime import date

from pipeline.console.terminal import SIGNS, STATUS, dump, fitted, safe, sign
from pipeline.model import Finding, Report
from pipeline.run import Outcome
from pipeline.texts import day, number
from pipeline.workbook import finding_value

SHOWN = 10
WIDTH, LINES = 120, 24
"""What a terminal shows without scrolling."""


def summary(outcome: Outcome, width: int = WIDTH, lines: int = LINES) -> str:
    """The report in at most ``lines`` lines of ``width`` characters."""
    report = outcome.report
    counts = Counter(fate.status for fate in report.papers)
    files = ", ".join(f"{counts[status]} {word}" for status, word in STATUS.items() if counts[status])
    head = [
        f"Planwacht {report.week}, peildatum {day(report.peildatum)}"
        + (" (uit rules/planwacht.toml)" if report.peildatum_from == "rules" else ""),
        f"Stukken: {files or 'geen'}.",
        *_some([f"{safe(f.name)}: {safe(f.reason or '')}" for f in report.papers if f.status == "refused"], width),
    ]
    if report.master is None:
        head.append("Masterplanning: geen. Maak hem met planwacht master import PLANNING.")
    else:
        version = f", versie {day(report.master.version)}" if report.master.version else ""
        head.append(f"Masterplanning: {number(len(report.master.items), 'regel', 'regels')}{version}.")
    tail = []
    if report.not_compared:
        tail.append(f"Niet vergeleken: {len(report.not_compared)} (zie het blad Verantwoording).")
    tail += _some([safe(remark) for remark in outcome.remarks], width)
    tail.append(f"Rapport: {outcome.xlsx.parent.name}/{outcome.xlsx.name}, en ernaast .html, .ics en .json")
    room = lines - len(head) - len(tail)
    return "\n".join([*head, findings_summary(report.findings, width, max(3, room)), *tail])


def _some(texts: list[str], width: int, most: int = 3) -> list[str]:
    """The first few, a line each, and how many there are more."""
    shown = [f"  {fitted(text, width - 2)}" for text in texts[:most]]
    return [*shown, f"  … en nog {len(texts) - most} in het rapport."] if len(texts) > most else shown


def findings_summary(findings: Iterable[Finding], width: int = WIDTH, lines: int = LINES) -> str:
    """Counts by severity and the gravest findings, at most ten, as many as fit in ``lines`` lines."""
    open_ones = [f for f in findings if f.status not in ("geaccepteerd", "onterecht", "opgelost")]
    if not open_ones:
        return "Bevindingen: geen."
    counts = Counter(finding.severity for finding in open_ones)
    told = ", ".join(f"{SIGNS[name]} {counts[name]} {name}" for name in SIGNS if counts[name])
    shown = [f"Bevindingen: {len(open_ones)} ({told})."]
    count = 0
    for finding in open_ones[:SHOWN]:
        first, *more = textwrap.wrap(safe(finding.message), width - 5, max_lines=2, placeholder=" …") or [""]
        if len(shown) + 1 + len(more) > lines - 1:
            break
        shown += [f"  {sign(finding.severity)} {first}", *(f"     {line}" for line in more)]
        count += 1
    if len(open_ones) > count:
        shown.append(f"  … en nog {len(open_ones) - count} in het rapport.")
    return "\n".join(shown)


def findings_json(findings: Iterable[Finding], peildatum: date) -> str:
    """The findings of ``master check`` as JSON."""
    value = {"schema": 1, "peildatum": peildatum.isoformat(), "findings": [finding_value(f) for f in findings]}
    return dump(value)


def strict_status(report: Report) -> int:
    """The exit status of ``--strict``: 4 no master, 6 a paper unread, 1 a conflict or kritiek stands, else 0."""
    if report.master is None:
        return 4
    if any(fate.status == "refused" for fate in report.papers):
        return 6
    standing = [f for f in report.findings if f.status not in ("geaccepteerd", "onterecht", "opgelost")]
    return 1 if any(f.cls == "conflict" or f.severity == "kritiek" for f in standing) else 0
