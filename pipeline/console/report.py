"""What ``run`` and ``master check`` print: a summary that fits one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pipeline.console.terminal import SIGNS, STATUS, dump, safe
from pipeline.model import Finding, Report
from pipeline.run import Outcome
from pipeline.texts import day, number
from pipeline.workbook import finding_value

SHOWN = 10


def summary(outcome: Outcome) -> str:
    """The report in at most one screen."""
    report = outcome.report
    counts = Counter(fate.status for fate in report.papers)
    files = ", ".join(f"{counts[status]} {word}" for status, word in STATUS.items() if counts[status])
    lines = [
        f"Planwacht {report.week}, peildatum {day(report.peildatum)}"
        + (" (uit rules/planwacht.toml)" if report.peildatum_from == "rules" else ""),
        f"Stukken: {files or 'geen'}.",
    ]
    lines += [f"  {safe(fate.name)}: {safe(fate.reason or '')}" for fate in report.papers if fate.status == "refused"][
        :5
    ]
    if report.master is None:
        lines.append("Masterplanning: geen. Maak hem met planwacht master import PLANNING.")
    else:
        version = f", versie {day(report.master.version)}" if report.master.version else ""
        lines.append(f"Masterplanning: {number(len(report.master.items), 'regel', 'regels')}{version}.")
    lines.append(findings_summary(report.findings))
    if report.not_compared:
        lines.append(f"Niet vergeleken: {len(report.not_compared)} (zie het blad Verantwoording).")
    lines += [safe(remark) for remark in outcome.remarks[:5]]
    lines.append(f"Rapport: {outcome.xlsx.parent.name}/{outcome.xlsx.name} en .json")
    return "\n".join(lines)


def findings_summary(findings: Iterable[Finding]) -> str:
    """Counts by severity and the gravest ten, a line each."""
    open_ones = [f for f in findings if f.status not in ("geaccepteerd", "onterecht", "opgelost")]
    if not open_ones:
        return "Bevindingen: geen."
    counts = Counter(finding.severity for finding in open_ones)
    told = ", ".join(f"{SIGNS[name]} {counts[name]} {name}" for name in SIGNS if counts[name])
    lines = [f"Bevindingen: {len(open_ones)} ({told})."]
    for finding in open_ones[:SHOWN]:
        message = safe(finding.message)
        message = message if len(message) <= 150 else message[:149].rsplit(" ", 1)[0] + " …"
        lines.append(f"  {SIGNS[finding.severity]:<2} {message}")
    if len(open_ones) > SHOWN:
        lines.append(f"  … en nog {len(open_ones) - SHOWN} in het rapport.")
    return "\n".join(lines)


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
