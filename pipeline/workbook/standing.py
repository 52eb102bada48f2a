"""Where things stand: open findings by severity beside last week's, and the milestones with their next step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import PlanningItem, Report
from pipeline.rulebook import Product, Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.page import CELL, CENTER, COUNT, SEVERITY, TOTAL, Row, fits, head, section, sentence

_BAR = 38
_FEWEST_FOR_BAR = 10


def counts(report: Report) -> list[Row]:
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
    rows = section(title)
    week = f"Week {_week(report.previous_week)}" if earlier else "Vorige week"
    rows.append(head("Ernst", "Open bevindingen", "Deze week", week, "Waarvan nieuw", centered=2))
    longest = max(_FEWEST_FOR_BAR, *now.values(), 1)
    for severity in words.SEVERITIES:
        count = now[severity]
        bar = "█" * max(1, round(_BAR * count / longest)) if count else None
        label = f"{words.SIGNS[severity]} {severity}"
        values = (label, bar, count, _before(severity, count, before, earlier), new[severity])
        rows.append((values, (SEVERITY[severity], looks.BAR[severity], COUNT, CENTER, COUNT)))
    known = {"": sum(before.get(severity, 0) for severity in words.SEVERITIES)}
    values = ("totaal", None, total, _before("", total, known, earlier), sum(new.values()))
    rows.append((values, (replace(CELL, bold=True), CELL, TOTAL, replace(CENTER, bold=True), TOTAL)))
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


def milestones(report: Report, rules: Rulebook) -> list[Row]:
    """Per milestone the gravest open finding, how many there are, and the step that comes next in the planning."""
    planned = [item for item in report.items if item.origin == "master" and item.product]
    shown = _shown(planned, rules)
    if not shown:
        return []
    rows = section("Mijlpalen")
    rows.append(head("Stand", "Mijlpaal en eerstvolgende stap", "Wie", "Wanneer", "Bevindingen"))
    rows.extend(_milestone(one, report, planned, rules) for one in shown)
    slack = _slack(planned, shown, rules)
    return [*rows, sentence(slack)] if slack else rows


def _shown(planned: list[PlanningItem], rules: Rulebook) -> list[Product]:
    """The milestones: products with a ``volgorde`` on the tracks of the planning, else every product that it plans."""
    tracks = {item.track for item in planned}
    milestones = [one for one in rules.products if one.volgorde is not None and one.spoor in tracks]
    if any(_of(item, one) for item in planned for one in milestones):
        return sorted(milestones, key=lambda one: one.volgorde or 0)
    return [one for one in rules.products if any(item.product == one.id for item in planned)]


def _of(item: PlanningItem, product: Product) -> bool:
    return product.id in (item.product, item.milestone)


def _slack(planned: list[PlanningItem], shown: list[Product], rules: Rulebook) -> str:
    """How much room the milestones leave before the final date of the programme, where both are known."""
    final = rules.programme.einddatum
    planned = [item for item in planned if any(_of(item, one) for one in shown)]
    ends = [day for item in planned if (day := _last(item)) is not None]
    if final is None or not ends:
        return ""
    empty = [one.naam for one in shown if not any(_of(item, one) for item in planned)]
    if empty:
        names = ", ".join(f"“{name}”" for name in empty)
        return f"De ruimte tot de einddatum {texts.day(final)} is niet te bepalen: {names} heeft nog geen enkele regel."
    last = max(ends)
    days = Calendar.of(rules).working_days(last, final)
    room = texts.number(abs(days), "werkdag", "werkdagen")
    how = f"{room} vóór" if days > 0 else "op" if days == 0 else f"{room} ná"
    undated = sum(1 for item in planned if _last(item) is None)
    open_steps = f"; {texts.number(undated, 'stap heeft', 'stappen hebben')} nog geen datum" if undated else ""
    return f"De laatste geplande stap eindigt op {texts.day(last)}: {how} de einddatum {texts.day(final)}{open_steps}."


def _milestone(product: Product, report: Report, planned: list[PlanningItem], rules: Rulebook) -> Row:
    found = [f for f in report.findings if words.is_open(f) and f.product == product.id]
    worst = min((f.severity for f in found), key=words.SEVERITIES.index, default=None)
    steps = [item for item in planned if _of(item, product)]
    ahead = [item for item in steps if item.period and (_last(item) or date.min) >= report.peildatum]
    step = min(ahead, key=lambda item: _last(item) or date.max, default=None)
    undated = sum(1 for item in steps if item.period is None or not any(item.period))
    if not steps:
        what = "nog geen enkele regel in de planning"
    elif step is None:
        what = (
            f"{texts.number(undated, 'stap', 'stappen')} nog te plannen"
            if undated
            else "alle geplande stappen zijn voorbij"
        )
    else:
        what = step.activity
    values = (
        f"{words.SIGNS[worst]} {worst}" if worst else "– geen",
        fits(f"{product.naam}: {what}", 2, 2),
        fits(words.names(step.bodies, rules) if step else "", 3, 2),
        words.span([step.period]) if step and step.period else "",
        texts.number(len(found), "open", "open") if found else "geen",
    )
    return values, (SEVERITY[worst] if worst else replace(CELL, bold=True), CELL, CELL, CELL, CELL)


def _last(item: PlanningItem) -> date | None:
    return (item.period.end or item.period.start) if item.period else None
