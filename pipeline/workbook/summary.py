"""Samenvatting: the one page on which a chair decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Finding, NotCompared, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.effect import before_when, on_final_date, who
from pipeline.workbook.page import (
    CELL,
    PAGE_POINTS,
    SEVERITY,
    WIDTHS,
    Row,
    fits,
    head,
    named,
    needed,
    prose,
    section,
    sentence,
)
from pipeline.workbook.previous import Previous
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.standing import lead, milestones, of_bodies, trend

NAME = "Samenvatting"
MOST_DECISIONS = 10


class _Room(NamedTuple):
    """How many decisions, lines for what each is about and for what is asked, and rows for the lists."""

    decisions: int
    about: int
    asked: int
    new: int
    weeks: int
    unread: int


_ROOMS = (
    _Room(10, 6, 3, 8, 8, 6),
    _Room(10, 6, 3, 6, 8, 5),
    _Room(10, 6, 3, 5, 6, 4),
    _Room(10, 6, 2, 3, 5, 3),
    _Room(10, 6, 2, 3, 4, 2),
    _Room(10, 6, 2, 2, 3, 1),
    _Room(10, 5, 2, 2, 3, 1),
    _Room(9, 5, 2, 2, 3, 1),
    _Room(9, 5, 2, 1, 2, 1),
    _Room(8, 5, 2, 1, 2, 1),
    _Room(8, 4, 2, 1, 2, 1),
    _Room(7, 4, 2, 1, 2, 1),
    _Room(7, 3, 2, 1, 2, 1),
    _Room(7, 3, 1, 1, 2, 1),
    _Room(7, 2, 1, 1, 2, 1),
)
"""From roomy to narrow, until the page is not too full: lists become shorter before a decision is told in part, and a
chair reads fewer decisions whole rather than ten in part."""


def add_summary(sheets: Sheets, report: Report, rules: Rulebook, previous: Previous | None) -> None:
    """Fill the sheet; its lists and sentences are cut until all stands on one page."""
    canvas = sheets.canvas(NAME, WIDTHS, "9B1C1C")
    canvas.prose(rules.programme.titel or "Planningscontrole", looks.TITLE)
    for line in _about(report):
        canvas.prose(line, looks.NOTE)
    used = sum(canvas.heights.values())
    stones = milestones(report, rules)
    bodies = of_bodies(report, rules, previous)
    for room in _ROOMS:
        rows = [
            *lead(report),
            *_decisions(report, rules, room),
            *stones,
            *_news(report, room.new),
            *trend(report, bodies, room.weeks),
            *_unread(report, room.unread),
        ]
        if used + sum(map(needed, rows)) <= PAGE_POINTS:
            break
    for row in rows:
        canvas.line(row.values, row.looks)
    lay_out(canvas.sheet, report, rules, landscape=False, one_page=True, sides=0.5, area=f"A1:E{canvas.row - 1}")


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


def _decisions(report: Report, rules: Rulebook, room: _Room) -> list[Row]:
    asked = sorted(filter(asks_decision, report.findings), key=words.gravest_first)
    if not asked:
        return [*section("Vraagt een besluit"), sentence("Geen bevinding vraagt deze week een besluit.")]
    calendar = Calendar.of(rules)
    shown = _one_a_group(asked)[: min(room.decisions, MOST_DECISIONS)]
    rows = section(f"Vraagt een besluit ({len(asked)})")
    rows.append(head("Ernst", "Wat er speelt → wat wij vragen", "Wie", "Wanneer", "Gevolg einddatum"))
    rows.extend(_decision(finding, report, rules, calendar, room, alike) for finding, alike in shown)
    left = len(asked) - sum(alike for _, alike in shown)
    if left:
        rows.append(sentence(f"En nog {left}: zie Bevindingen, filter op Ernst."))
    return rows


def _one_a_group(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """The first of each group of findings with one cause, and how many there are of it."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.group or finding.id, []).append(finding)
    return [(group[0], len(group)) for group in groups.values()]


def _decision(finding: Finding, report: Report, rules: Rulebook, calendar: Calendar, room: _Room, alike: int) -> Row:
    more = f" (en {alike - 1} verwante)" if alike > 1 else ""
    asked = _asked(finding.remedy, room.asked)
    side = room.about + room.asked
    people, small = named(who(finding, rules), 3, side)
    values = (
        "\n".join(filter(None, (words.severity(finding), words.code(finding.id), _new(finding, report)))),
        "\n".join(filter(None, (fits(finding.message, 2, room.about) + more, asked))),
        people,
        fits(before_when(finding, report.peildatum).replace("vóór ", "vóór\n", 1), 4, max(side, 4)),
        fits(on_final_date(finding, report, calendar), 5, max(side, 4)),
    )
    return Row(values, (SEVERITY[finding.severity], CELL, small, CELL, CELL))


def _asked(remedy: str, lines: int) -> str:
    """What is asked; where there is no room for all of it, its first clause."""
    if not remedy:
        return ""
    whole = f"→ {remedy}"
    first = whole.partition(";")[0].rstrip(".") + "."
    return whole if fits(whole, 2, lines) == whole else fits(first, 2, lines)


def _new(finding: Finding, report: Report) -> str:
    """What is new of it, but in the first report, in which all is."""
    return "" if finding.state == "ongewijzigd" or report.previous_week is None else finding.state


def _news(report: Report, most: int) -> list[Row]:
    """New findings that ask no decision, a line each: the others stand above."""
    if report.previous_week is None:
        return []
    above = [finding for finding in report.findings if asks_decision(finding)]
    shown = {finding.id for finding in above}
    open_ = [finding for finding in report.findings if words.is_open(finding) and finding.state == "nieuw"]
    new = sorted((finding for finding in open_ if finding.id not in shown), key=words.gravest_first)
    count = f"{len(open_)}" + (f", waarvan {len(open_) - len(new)} hierboven" if len(new) < len(open_) else "")
    rows = section(f"Nieuw deze week ({count})" if open_ else "Nieuw deze week")
    most += len(new) == most + 1
    for finding in new[:most]:
        rows += prose(f"{words.severity(finding)} · {words.code(finding.id)} · {finding.message}", most=1)
    if len(new) > most:
        rows.append(sentence(f"En nog {len(new) - most}: zie Bevindingen, filter op Wijziging."))
    if not open_:
        rows.append(sentence("Geen nieuwe bevindingen."))
    return rows


def _unread(report: Report, most: int) -> list[Row]:
    """What the reader may not take for checked: what was not compared, and files that could not be used."""
    bad = [paper for paper in report.papers if paper.status in ("refused", "pending")]
    told = [f"{paper.name} ({words.FILE_STATUS[paper.status]}): {paper.reason or ''}" for paper in bad]
    told += [f"{one.what}: {one.why}{_in_brackets(one)}" for one in report.not_compared]
    rows = section(f"Niet gelezen of niet vergeleken ({len(told)})")
    most += len(told) == most + 1
    for text in told[:most]:
        rows += prose(text, most=1, mark="• ")
    if len(told) > most:
        rows.append(sentence(f"En nog {len(told) - most}: zie Documenten en Verantwoording."))
    if not told:
        rows.append(sentence("Alles in inbox is gelezen, en alles wat gelezen is, is vergeleken."))
    return rows


def _in_brackets(one: NotCompared) -> str:
    """The place, without the paper's name where that was said already."""
    if one.place is None:
        return ""
    paper = "" if one.place.paper in one.what else one.place.paper
    place = ", ".join(filter(None, (paper, words.where(one.place))))
    return f" ({place})" if place else ""
