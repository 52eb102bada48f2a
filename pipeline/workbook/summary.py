"""Samenvatting: the one page on which a chair decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipeline import texts
from pipeline.model import Finding, NotCompared, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.page import CELL, PAGE_POINTS, SEVERITY, WIDTHS, Row, bullet, head, needed, section, sentence
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.standing import counts, milestones

NAME = "Samenvatting"
MOST_DECISIONS = 10
_TRIES = (
    (9, 8, True),
    (9, 5, True),
    (9, 3, True),
    (9, 2, True),
    (9, 3, False),
    (6, 2, False),
    (5, 1, False),
    (4, 1, False),
)
"""Lines a message may take, rows a list may have, and whether the milestones show, until the page is not too full."""


def add_summary(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet; the lists of what is new and what was not compared are cut until all stands on one page."""
    canvas = sheets.canvas(NAME, WIDTHS, "9B1C1C")
    canvas.prose(rules.programme.titel or "Planningscontrole", looks.TITLE)
    for line in _about(report):
        canvas.prose(line, looks.NOTE)
    standing = counts(report)
    used = sum(canvas.heights.values()) + sum(map(needed, standing))
    stones = milestones(report, rules)
    asked: dict[int, list[Row]] = {}
    for lines, most, with_milestones in _TRIES:
        if lines not in asked:
            asked[lines] = _decisions(canvas, report, rules, lines)
        rows = asked[lines] + (stones if with_milestones else [])
        rows = [*rows, *_news(canvas, report, rules, lines, most), *_unread(report, most)]
        if used + sum(map(needed, rows)) <= PAGE_POINTS:
            break
    rows = standing + rows
    for values, its_looks in rows:
        canvas.line(values, its_looks)
    lay_out(canvas.sheet, report, rules, landscape=False, one_page=True, area=f"A1:E{canvas.row - 1}")


def _about(report: Report) -> list[str]:
    source = {"option": "opgegeven bij het maken", "rules": "ingesteld in rules/planwacht.toml", "today": "vandaag"}
    monday = report.peildatum - timedelta(days=report.peildatum.weekday())
    week = int(report.week.rpartition("W")[2])
    first = (
        f"Week {week} ({texts.period(monday, monday + timedelta(days=6))}) · "
        f"peildatum {texts.day(report.peildatum)} ({source[report.peildatum_from]})"
    )
    if report.master is None:
        second = "Let op: er is geen masterplanning; de stukken zijn gelezen maar niet met een planning vergeleken."
    else:
        version = texts.day(report.master.version) if report.master.version else "zonder datum"
        second = (
            f"Masterplanning: {report.master.name}, bijgewerkt t/m {version}, "
            f"{texts.number(len(report.master.items), 'regel', 'regels')}"
        )
    return [first, second]


def asks_decision(finding: Finding) -> bool:
    """Whether the finding belongs under ``Vraagt een besluit``: open, and grave or a conflict between papers."""
    return words.is_open(finding) and (finding.severity in ("kritiek", "hoog") or finding.cls == "conflict")


def _decisions(canvas: Canvas, report: Report, rules: Rulebook, lines: int) -> list[Row]:
    asked = sorted(filter(asks_decision, report.findings), key=words.gravest_first)
    if not asked:
        return [*section("Vraagt een besluit"), sentence("Geen bevinding vraagt deze week een besluit.")]
    shown = _one_a_group(asked)
    rows = section(f"Vraagt een besluit ({len(asked)})")
    rows.append(head("Ernst", "Wat", "Wie", "Wanneer", "Waar"))
    rows.extend(_line(canvas, finding, rules, lines, alike) for finding, alike in shown[:MOST_DECISIONS])
    left = len(asked) - sum(alike for _, alike in shown[:MOST_DECISIONS])
    if left:
        rows.append(sentence(f"En nog {left}: zie Bevindingen, filter op Ernst."))
    return rows


def _one_a_group(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """The first of each group of findings with one cause, and how many there are of it."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.group or finding.id, []).append(finding)
    return [(group[0], len(group)) for group in groups.values()]


def _line(canvas: Canvas, finding: Finding, rules: Rulebook, lines: int, alike: int = 1) -> Row:
    new = "\nnieuw" if finding.state == "nieuw" else ""
    more = f" (en {alike - 1} verwante)" if alike > 1 else ""
    side = min(lines, 6)
    values = (
        f"{words.severity(finding)}\n{words.code(finding.id)}{new}",
        canvas.fits(finding.message, 2, lines, CELL.size) + more,
        canvas.fits(_who(finding, rules), 3, side, CELL.size),
        canvas.fits(_when(finding), 4, max(side, 5), CELL.size),
        canvas.fits(_where(finding), 5, side, CELL.size),
    )
    return values, (SEVERITY[finding.severity], CELL, CELL, CELL, CELL)


def _who(finding: Finding, rules: Rulebook) -> str:
    return finding.owner or words.names(finding.bodies, rules) or "eigenaar nog te bepalen"


def _when(finding: Finding) -> str:
    """What is planned, else what is reported, and the day that the check suggests; the message tells both sides."""
    windows = next((found for says in ("master", "paper") if (found := words.windows(finding, says))), ())
    shown = words.span(window for window in windows[:1] if any(window))
    if finding.suggestion:
        shown += f"\nvoorstel:\n{texts.day(finding.suggestion)}"
    return shown.strip() or "geen datum"


def _where(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    masters = {period.evidence for period in finding.periods if period.says == "master"}
    first = next((p for n, p in enumerate(finding.evidence) if n not in masters), finding.evidence[0])
    return ", ".join(filter(None, (first.paper, words.where(first))))


def _news(canvas: Canvas, report: Report, rules: Rulebook, lines: int, most: int) -> list[Row]:
    """New findings that ask no decision: those stand above."""
    above = list(filter(asks_decision, report.findings))
    shown_above = {finding.id for finding in above}
    new = [f for f in report.findings if f.state == "nieuw" and words.is_open(f) and f.id not in shown_above]
    new.sort(key=words.gravest_first)
    if report.previous_week is None:
        return []
    title = f"Verder nieuw deze week ({len(new)})" if above else f"Nieuw deze week ({len(new)})"
    rows = section(title)
    rows.extend(_line(canvas, finding, rules, lines) for finding in new[:most])
    if len(new) > most:
        rows.append(sentence(f"En nog {len(new) - most}: zie Bevindingen, filter op Wijziging."))
    if not new:
        rows.append(sentence("Niets."))
    return rows


def _unread(report: Report, most: int) -> list[Row]:
    """What the reader may not take for checked: what was not compared, and files that could not be used."""
    rows = section(f"Niet vergeleken ({len(report.not_compared)})")
    for one in report.not_compared[:most]:
        rows.extend(bullet(f"{one.what}: {one.why}{_in_brackets(one)}"))
    if len(report.not_compared) > most:
        rows.append(sentence(f"En nog {len(report.not_compared) - most}: zie Verantwoording."))
    if not report.not_compared:
        rows.append(sentence("Alles wat gelezen is, is vergeleken."))
    bad = [paper for paper in report.papers if paper.status in ("refused", "pending")]
    if not bad:
        return [*rows, sentence("Elk bestand in inbox is gelezen of verantwoord: zie Documenten.")]
    rows.extend(section(f"Niet te gebruiken bestanden ({len(bad)})"))
    for paper in bad[:most]:
        rows.extend(bullet(f"{paper.name} ({words.FILE_STATUS[paper.status]}): {paper.reason or ''}"))
    if len(bad) > most:
        rows.append(sentence(f"En nog {len(bad) - most}: zie Documenten."))
    return rows


def _in_brackets(one: NotCompared) -> str:
    """The place, without the paper's name where that was said already."""
    if one.place is None:
        return ""
    paper = "" if one.place.paper in one.what else one.place.paper
    place = ", ".join(filter(None, (paper, words.where(one.place))))
    return f" ({place})" if place else ""
