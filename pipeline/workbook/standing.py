"""Where things stand: counts beside last week's, the trend per week and per body, the milestones with their room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest

from msgspec.structs import replace

from pipeline import texts
from pipeline.model import Finding, PlanningItem, Report, RouteSlack, WeekCounts
from pipeline.rulebook import Product, Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Runs, Value
from pipeline.workbook.effect import by_body, enumerated, why_unknown
from pipeline.workbook.page import CELL, LEAD, PLAIN, SMALL, Row, fits, head, named, prose, section
from pipeline.workbook.previous import Previous
from pipeline.workbook.styles import Look

_BAR = 24
_FEWEST_FOR_BAR = 10
_FEWEST_BODIES = 4
_LIGHTS = {
    "rood": ("▲ rood", replace(looks.SEVERITY["hoog"], size=9.5)),
    "oranje": ("◆ oranje", replace(looks.SEVERITY["midden"], size=9.5)),
    "groen": ("● groen", replace(looks.GREEN, size=9.5)),
    "onbekend": ("○ onbekend", replace(looks.SEVERITY["info"], size=9.5)),
}


def lead(report: Report) -> list[Row]:
    """The week in two sentences: what is open beside last week, what is new and gone, what could not be used."""
    now = Counter(finding.severity for finding in report.findings if words.is_open(finding))
    before = dict(report.previous_counts) if report.previous_week is not None else None
    total = sum(now.values())
    parts = [f"{words.SIGNS[s]} {now[s]} {s}{_was(before, s)}" for s in words.SEVERITIES if now[s] or s != "info"]
    last = words.earlier(report.week, report.previous_week) if report.previous_week is not None else ""
    was = "" if before is None else f" ({last}: {sum(before.get(s, 0) for s in words.SEVERITIES)})"
    first = f"{texts.number(total, 'open bevinding', 'open bevindingen')}{was}: {' · '.join(parts)}"
    bad = sum(paper.status in ("refused", "pending") for paper in report.papers)
    closed = len(report.findings) - total
    more = []
    if report.previous_week is None:
        more.append("eerste rapport: er is nog niets om mee te vergelijken")
    else:
        new = sum(words.is_open(f) and f.state == "nieuw" for f in report.findings)
        more += [
            f"{new} nieuw",
            f"{len(report.resolved)} van {last.removeprefix('in ')} {_are(len(report.resolved))} weg",
        ]
    more += [f"{closed} afgedaan"] if closed else []
    more.append(f"{len(report.not_compared)} niet vergeleken")
    more.append(f"{bad} van {texts.number(len(report.papers), 'bestand', 'bestanden')} niet te gebruiken")
    return [
        *prose(first, LEAD),
        *prose("; ".join(more)[:1].upper() + "; ".join(more)[1:] + ".", replace(LEAD, bold=False)),
    ]


def _are(count: int) -> str:
    return "is" if count == 1 else "zijn"


def _was(before: dict[str, int] | None, severity: str) -> str:
    return "" if before is None else f" ({before.get(severity, 0)})"


Bodies = Mapping[str, Sequence[Finding]]
"""Open findings by the name of the body that they concern."""


def of_bodies(report: Report, rules: Rulebook, previous: Previous | None) -> tuple[Bodies, Bodies | None]:
    """The open findings of this report by body, and those of the previous one; None where there is none."""
    was = by_body(previous.findings, rules) if previous is not None else None
    return by_body(report.findings, rules), was


def trend(report: Report, bodies: tuple[Bodies, Bodies | None], most: int) -> list[Row]:
    """The weeks with their open findings, and beside them the bodies; bars print in black and white."""
    weeks = [*report.trend, _this_week(report)][-most:]
    longest = max(_FEWEST_FOR_BAR, *(sum(dict(week.counts).values()) for week in weeks))
    left = [_week_row(week, longest, week.week == report.week) for week in weeks]
    right = _bodies(*bodies, max(most, _FEWEST_BODIES))
    rows = section("Verloop per week", "Per gremium")
    rows.append(head("Week", "Open bevindingen", "Gremium", "Open" if bodies[1] is None else "Open (was)", "Daarvan"))
    empty = ((None, PLAIN), (None, PLAIN))
    none = ((None, PLAIN), (None, PLAIN), (None, PLAIN))
    for one, other in zip_longest(left, right):
        cells = (*(one or empty), *(other or none))
        rows.append(Row([value for value, _ in cells], [look for _, look in cells]))
    return rows


def _this_week(report: Report) -> WeekCounts:
    now = Counter(finding.severity for finding in report.findings if words.is_open(finding))
    return WeekCounts(report.week, tuple((severity, now[severity]) for severity in words.SEVERITIES))


def _week_row(week: WeekCounts, longest: int, now: bool) -> tuple[tuple[Value, Look], tuple[Value, Look]]:
    """The week with a bar of its open findings, a part for each severity, and the same in signs and numbers."""
    counts = dict(week.counts)
    parts: list[tuple[str, str]] = []
    seen = drawn = 0
    for severity in words.SEVERITIES:
        seen += counts.get(severity, 0)
        wide = round(_BAR * seen / longest) - drawn
        drawn += wide
        parts += [("█" * wide, _BARS[severity])] if wide > 0 else []
    shown = " ".join(f"{words.SIGNS[s]}{counts.get(s, 0)}" for s in words.SEVERITIES if counts.get(s, 0))
    parts.append((f" {seen}   {shown}", looks.INK))
    year, _, number = week.week.partition("-W")
    look = _NOW if now else SMALL
    return (f"{int(number)} ({year})", look), (Runs(tuple(parts)), look)


_NOW = replace(SMALL, bold=True)
_BARS = {"kritiek": "7A1212", "hoog": "C8402F", "midden": "B67A00", "laag": "3E78B2", "info": "8A94A0"}
"""Colours that differ in lightness too; the numbers beside the bar say the same."""


def _bodies(now: Bodies, was: Bodies | None, most: int) -> list[tuple[tuple[str, Look], ...]]:
    rows = []
    for name, found in list(now.items())[: most - 1 if len(now) > most else most]:
        before = "" if was is None else f" ({len(was.get(name, ()))})"
        rows.append(_body(name, f"{len(found)}{before}", found))
    rest = [finding for found in list(now.values())[len(rows) :] for finding in found]
    if rest:
        rows.append(_body(f"{len(now) - len(rows)} andere", str(len(set(rest))), list(dict.fromkeys(rest))))
    return rows


def _body(name: str, count: str, found: Sequence[Finding]) -> tuple[tuple[str, Look], ...]:
    counts = Counter(finding.severity for finding in found)
    shown = " ".join(f"{words.SIGNS[s]}{counts[s]}" for s in words.SEVERITIES if counts[s])
    return named(name, 3, 2), (count, replace(SMALL, across="center")), (shown, SMALL)


def milestones(report: Report, rules: Rulebook) -> list[Row]:
    """Per milestone a traffic light, the step that comes next in the planning, and the room to the final date."""
    planned = [item for item in report.items if item.origin == "master" and item.product]
    shown = [(one, rules.product(one.product)) for one in report.slack]
    stones = [(slack, product) for slack, product in shown if product is not None]
    if not stones:
        return []
    rows = section("Mijlpalen")
    rows.append(head("Stand", "Mijlpaal en eerstvolgende stap", "Wie", "Wanneer", "Ruimte"))
    rows.extend(_milestone(slack, product, report, planned, rules) for slack, product in stones)
    final = rules.programme.einddatum
    room = (
        f"Ruimte: werkdagen tot de einddatum, {texts.day(final)}."
        if final
        else "Er is geen einddatum ingesteld in rules/planwacht.toml."
    )
    told = (
        f"{room} Rood: te laat, of een kritieke bevinding. Oranje: minder dan {rules.checks.krap_werkdagen} "
        "werkdagen, of een hoge bevinding (nummer eronder). Onbekend: een stap heeft geen datum."
    )
    return [*rows, *prose(told, looks.EMPTY)]


def _milestone(
    slack: RouteSlack, product: Product, report: Report, planned: Sequence[PlanningItem], rules: Rulebook
) -> Row:
    found = [f for f in report.findings if words.is_open(f) and f.product == product.id]
    steps = [item for item in planned if product.id in (item.product, item.milestone)]
    step = _next(steps, report.peildatum)
    word, look = _LIGHTS[light(slack, found)]
    people, small = named(words.names(step.bodies, rules) if step else "", 3, 2)
    values = (
        "\n".join(filter(None, (word, _because(slack, found)))),
        fits(f"{product.naam}: {_step_text(steps, step)}", 2, 2),
        people,
        words.span([step.period]) if step and step.period else "",
        "\n".join(filter(None, (fits(_room(slack), 5, 4), f"{len(found)} open" if found else ""))),
    )
    return Row(values, (look, CELL, small, CELL, CELL))


def light(slack: RouteSlack, found: Sequence[Finding]) -> str:
    """``rood``, ``oranje``, ``groen`` or ``onbekend``: from the room and the gravest open finding."""
    grave = {finding.severity for finding in found}
    if slack.status == "late" or "kritiek" in grave:
        return "rood"
    if slack.status == "tight" or "hoog" in grave:
        return "oranje"
    return "groen" if slack.status == "on_time" else "onbekend"


def _because(slack: RouteSlack, found: Sequence[Finding]) -> str:
    """The finding that colours the light, where the room itself does not."""
    return words.code(min(found, key=words.gravest_first).id) if light(slack, found) != light(slack, ()) else ""


def _room(slack: RouteSlack) -> str:
    if slack.working_days is None:
        return why_unknown(slack)
    days = texts.number(abs(slack.working_days), "werkdag", "werkdagen")
    missing = f" (zonder {enumerated(slack.missing)})" if slack.missing else ""
    return f"{days} te laat{missing}" if slack.working_days < 0 else f"{days}{missing}"


def _next(steps: Sequence[PlanningItem], peildatum: date) -> PlanningItem | None:
    ahead = [item for item in steps if item.period and (_last(item) or date.min) >= peildatum]
    return min(ahead, key=lambda item: _last(item) or date.max, default=None)


def _step_text(steps: Sequence[PlanningItem], step: PlanningItem | None) -> str:
    if step is not None:
        return step.activity
    undated = sum(1 for item in steps if item.period is None or not any(item.period))
    if not steps:
        return "nog geen enkele regel in de planning"
    return (
        f"{texts.number(undated, 'stap', 'stappen')} nog te plannen"
        if undated
        else "alle geplande stappen zijn voorbij"
    )


def _last(item: PlanningItem) -> date | None:
    return (item.period.end or item.period.start) if item.period else None
