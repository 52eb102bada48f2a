"""Samenvatting: the one page on which a chair decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline import texts
from pipeline.model import Finding, NotCompared, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, metrics, words
from pipeline.workbook.cells import Canvas, Value
from pipeline.workbook.printing import lay_out
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.styles import Look

NAME = "Samenvatting"
MOST_DECISIONS = 10
_WIDTHS = (13.0, 41.0, 16.0, 18.0, 19.0)
_PAGE_POINTS = 960.0
"""Points of height that stand on one A4 upright with letters that are still read with ease."""
_BAR = 30
_FEWEST_FOR_BAR = 10
_MESSAGE_LINES = 9
_SIDE_LINES = 5
_SEVERITY = {name: replace(look, size=10) for name, look in looks.SEVERITY.items()}
_CELL = replace(looks.CELL, size=10)
_PLAIN = Look(size=10, wrap=False)
_COUNT = replace(looks.NUMBER, size=10)
_TOTAL = replace(_COUNT, bold=True)
_CENTER = replace(looks.CENTER, size=10)

Row = tuple[Sequence[Value], Sequence[Look]]
_BLANK: Row = ((None,) * 5, (Look(size=6),) * 5)


def add_summary(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet; the lists of what is new and what was not compared are cut until all stands on one page."""
    canvas = sheets.canvas(NAME, _WIDTHS, "9B1C1C")
    canvas.put(1, rules.programme.titel, looks.TITLE)
    canvas.row += 1
    for line in _about(report):
        canvas.prose(line, looks.NOTE)
    used = sum(canvas.heights.values())
    for most in (8, 6, 5, 4, 3, 2, 1):
        rows = [
            *_counts(report),
            *_decisions(canvas, report, rules),
            *_news(canvas, report, rules, most),
            *_unread(report, most),
        ]
        if used + sum(_needed(row) for row in rows) <= _PAGE_POINTS:
            break
    for values, its_looks in rows:
        canvas.line(values, its_looks)
    lay_out(canvas.sheet, report, rules, landscape=False, one_page=True, area=f"A1:E{canvas.row - 1}")


def _needed(row: Row) -> float:
    return max(
        metrics.height(
            len(metrics.wrap(value, metrics.usable(width), look.size, look.bold))
            if isinstance(value, str) and look.wrap
            else 1,
            look.size,
        )
        for value, look, width in zip(*row, _WIDTHS, strict=True)
    )


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


def _section(title: str) -> list[Row]:
    return [_BLANK, ((title, None, None, None, None), (looks.SECTION,) * 5)]


def _head(*names: str, centered: int = 5) -> Row:
    return names, [looks.HEAD_LOW if number < centered else looks.HEAD_CENTER for number in range(5)]


def _counts(report: Report) -> list[Row]:
    """Open findings by severity, with last week's beside them and a bar that prints in black and white."""
    now = Counter(finding.severity for finding in report.findings if words.is_open(finding))
    new = Counter(f.severity for f in report.findings if words.is_open(f) and f.state == "nieuw")
    before = dict(report.previous_counts)
    earlier = report.previous_week is not None
    total = sum(now.values())
    title = f"Stand: {texts.number(total, 'open bevinding', 'open bevindingen')}"
    closed = len(report.findings) - total
    if closed:
        title += f", {closed} afgedaan"
    if earlier and report.resolved:
        title += f", {len(report.resolved)} van week {_week(report.previous_week)} verdwenen"
    rows = _section(title)
    week = f"Week {_week(report.previous_week)}" if earlier else "Vorige week"
    rows.append(_head("Ernst", "Open bevindingen", "Deze week", week, "Waarvan nieuw", centered=2))
    longest = max(_FEWEST_FOR_BAR, *now.values(), 1)
    for severity in words.SEVERITIES:
        count = now[severity]
        bar = "█" * max(1, round(_BAR * count / longest)) if count else None
        label = f"{words.SIGNS[severity]} {severity}"
        values = (label, bar, count, _before(severity, count, before, earlier), new[severity])
        rows.append((values, (_SEVERITY[severity], looks.BAR[severity], _COUNT, _CENTER, _COUNT)))
    known = {"": sum(before.get(severity, 0) for severity in words.SEVERITIES)}
    values = ("totaal", None, total, _before("", total, known, earlier), sum(new.values()))
    rows.append((values, (replace(_CELL, bold=True), _CELL, _TOTAL, replace(_CENTER, bold=True), _TOTAL)))
    return rows


def _week(week: str | None) -> str:
    return str(int(week.rpartition("W")[2])) if week else ""


def _before(severity: str, count: int, before: dict[str, int], earlier: bool) -> str:
    if not earlier:
        return "–"
    was = before.get(severity, 0)
    change = count - was
    shown = "gelijk" if change == 0 else f"+{change}" if change > 0 else f"−{-change}"
    return f"{was} ({shown})"


def asks_decision(finding: Finding) -> bool:
    """Whether the finding belongs under ``Vraagt een besluit``: open, and grave or a conflict between papers."""
    return words.is_open(finding) and (finding.severity in ("kritiek", "hoog") or finding.cls == "conflict")


def _decisions(canvas: Canvas, report: Report, rules: Rulebook) -> list[Row]:
    asked = sorted(filter(asks_decision, report.findings), key=words.gravest_first)
    if not asked:
        return [*_section("Vraagt een besluit"), _sentence("Geen bevinding vraagt deze week een besluit.")]
    shown = asked[:MOST_DECISIONS]
    rows = _section(f"Vraagt een besluit ({len(asked)})")
    rows.append(_head("Ernst", "Wat", "Wie", "Wanneer", "Waar"))
    rows.extend(_line(canvas, finding, rules) for finding in shown)
    if len(asked) > len(shown):
        rows.append(_sentence(f"En nog {len(asked) - len(shown)}: zie Bevindingen, filter op Ernst."))
    return rows


def _line(canvas: Canvas, finding: Finding, rules: Rulebook) -> Row:
    new = "\nnieuw" if finding.state == "nieuw" else ""
    values = (
        f"{words.severity(finding)}\n{words.code(finding.id)}{new}",
        canvas.fits(finding.message, 2, _MESSAGE_LINES, _CELL.size),
        canvas.fits(_who(finding, rules), 3, _SIDE_LINES, _CELL.size),
        canvas.fits(_when(finding), 4, _SIDE_LINES, _CELL.size),
        canvas.fits(_where(finding), 5, _SIDE_LINES, _CELL.size),
    )
    return values, (_SEVERITY[finding.severity], _CELL, _CELL, _CELL, _CELL)


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


def _sentence(text: str) -> Row:
    return (text, None, None, None, None), (looks.EMPTY,) * 5


def _news(canvas: Canvas, report: Report, rules: Rulebook, most: int) -> list[Row]:
    """New findings that do not stand above already, then what was there last week and is gone."""
    above = sorted(filter(asks_decision, report.findings), key=words.gravest_first)[:MOST_DECISIONS]
    shown_above = {finding.id for finding in above}
    new = [f for f in report.findings if f.state == "nieuw" and words.is_open(f) and f.id not in shown_above]
    new.sort(key=words.gravest_first)
    if report.previous_week is None:
        return []
    title = f"Verder nieuw deze week ({len(new)})" if above else f"Nieuw deze week ({len(new)})"
    rows = _section(title)
    rows.extend(_line(canvas, finding, rules) for finding in new[:most])
    if len(new) > most:
        rows.append(_sentence(f"En nog {len(new) - most}: zie Bevindingen, filter op Wijziging."))
    if not new:
        rows.append(_sentence("Niets."))
    return rows


def _unread(report: Report, most: int) -> list[Row]:
    """What the reader may not take for checked: what was not compared, and files that could not be used."""
    rows = _section(f"Niet vergeleken ({len(report.not_compared)})")
    for one in report.not_compared[:most]:
        rows.extend(_bullet(f"{one.what}: {one.why}{_in_brackets(one)}"))
    if len(report.not_compared) > most:
        rows.append(_sentence(f"En nog {len(report.not_compared) - most}: zie Verantwoording."))
    if not report.not_compared:
        rows.append(_sentence("Alles wat gelezen is, is vergeleken."))
    bad = [paper for paper in report.papers if paper.status in ("refused", "pending")]
    rows.extend(_section(f"Niet te gebruiken bestanden ({len(bad)})"))
    for paper in bad[:most]:
        rows.extend(_bullet(f"{paper.name} ({words.FILE_STATUS[paper.status]}): {paper.reason or ''}"))
    if len(bad) > most:
        rows.append(_sentence(f"En nog {len(bad) - most}: zie Documenten."))
    if not bad:
        rows.append(_sentence("Geen: elk bestand in inbox is gelezen of verantwoord (zie Documenten)."))
    return rows


def _in_brackets(one: NotCompared) -> str:
    """The place, without the paper's name where that was said already."""
    if one.place is None:
        return ""
    paper = "" if one.place.paper in one.what else one.place.paper
    place = ", ".join(filter(None, (paper, words.where(one.place))))
    return f" ({place})" if place else ""


def _bullet(text: str) -> list[Row]:
    """A point over the whole width in at most two rows of one line; nothing stands beside it."""
    points = sum(map(metrics.column_points, _WIDTHS)) - 14
    shown = metrics.shortened("• " + " ".join(text.split()), points, 2, _PLAIN.size)
    lines = metrics.wrap(shown, points, _PLAIN.size)
    looks_ = (_PLAIN,) * 5
    return [((line if n == 0 else f"   {line}", None, None, None, None), looks_) for n, line in enumerate(lines)]
