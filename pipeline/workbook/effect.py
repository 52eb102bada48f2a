"""What a finding asks of whom: before which day, and what it may do to the final date of the programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Finding, Report, RouteSlack
from pipeline.rulebook import Rulebook
from pipeline.workbook import words


def who(finding: Finding, rules: Rulebook) -> str:
    """Its owner, else the bodies that it concerns."""
    return finding.owner or words.names(finding.bodies, rules) or "nog toe te wijzen"


def before_when(finding: Finding, peildatum: date) -> str:
    """The day before which something must be decided: the first day of either side that is still ahead."""
    windows = (*words.windows(finding, "master"), *words.windows(finding, "paper"))
    days = sorted(day for window in windows for day in window if day is not None)
    ahead = [day for day in days if day >= peildatum]
    if ahead:
        shown = f"vóór {texts.day(ahead[0])}"
    else:
        shown = f"nu: {texts.day(days[-1])} is voorbij" if days else "zo snel mogelijk"
    return shown + (f"\nvoorstel: {texts.day(finding.suggestion)}" if finding.suggestion else "")


def slack_of(finding: Finding, report: Report) -> RouteSlack | None:
    """The room of the milestone that the finding is about, or of which its product is a part."""
    known = {one.product: one for one in report.slack}
    if finding.product in known:
        return known[finding.product]
    parts = (item.milestone for item in report.items if item.origin == "master" and item.product == finding.product)
    return next((known[part] for part in parts if part in known), None) if finding.product else None


def on_final_date(finding: Finding, report: Report, calendar: Calendar) -> str:
    """What the finding may do to the final date, in a few words."""
    slack = slack_of(finding, report)
    if slack is None:
        return "niet te bepalen: de bevinding hoort niet bij één mijlpaal" if report.slack else "niet te bepalen"
    if slack.working_days is None:
        return f"niet te bepalen: {why_unknown(slack)}"
    room, later = slack.working_days, words.difference(finding, calendar)
    if room < 0:
        return f"de route eindigt al {texts.number(-room, 'werkdag', 'werkdagen')} ná de einddatum"
    if later is None and finding.cls == "gat":
        return f"pas bekend met een datum; ruimte nu {texts.number(room, 'werkdag', 'werkdagen')}"
    if later is None or later <= 0:
        return f"geen verschuiving; ruimte {texts.number(room, 'werkdag', 'werkdagen')}"
    if later > room:
        late = texts.number(later - room, "werkdag", "werkdagen")
        return f"in gevaar: schuift alles mee, dan {late} ná de einddatum"
    return f"schuift alles mee, dan ruimte {room} → {texts.number(room - later, 'werkdag', 'werkdagen')}"


def why_unknown(slack: RouteSlack) -> str:
    """Why the room of a milestone cannot be told."""
    if slack.final_date is None:
        return "geen einddatum ingesteld"
    if slack.missing and slack.last_step_end is not None:
        return f"nog geen datum voor {enumerated(slack.missing)}"
    return "route nog zonder datums"


def enumerated(names: Sequence[str]) -> str:
    """``a, b en c``."""
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def by_body(findings: Sequence[Finding], rules: Rulebook) -> Mapping[str, list[Finding]]:
    """Open findings by the name of the body that they concern, those with the gravest and the most first."""
    found: dict[str, list[Finding]] = {}
    for finding in filter(words.is_open, findings):
        for name in dict.fromkeys(words.names([body], rules) for body in finding.bodies) or ["zonder gremium"]:
            found.setdefault(name, []).append(finding)
    order = sorted(found, key=lambda name: (_weight(found[name]), name))
    return {name: found[name] for name in order}


def _weight(findings: Sequence[Finding]) -> tuple[int, ...]:
    return tuple(-sum(finding.severity == severity for finding in findings) for severity in words.SEVERITIES)
