"""The planned moments as an iCalendar file (RFC 5545), for the calendars of people.

Every event lasts whole days. Its UID is made of the key of the planning row or the id of the finding, never of a date,
so that a calendar that reads next week's file moves the event instead of adding one. A moment that moved says so in
its title; one that left the planning is cancelled; a suggested day is tentative.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipeline import texts
from pipeline.model import Finding, Interval, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import words

if TYPE_CHECKING:
    from icalendar import Event

_ONE = timedelta(days=1)


def calendar_file(report: Report, rules: Rulebook, earlier: Sequence[PlanningItem] = ()) -> bytes:
    """The report's planned moments as iCalendar, UTF-8; the same arguments give the same bytes.

    ``earlier``: the items of the previous report, to tell what moved and what is gone.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Planwacht//{report.program}//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", rules.programme.titel or "Planwacht")
    for event in _events(report, rules, earlier):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(report: Report, rules: Rulebook, earlier: Sequence[PlanningItem]) -> Iterator[Event]:
    rows = {item.key: item for item in report.items if item.origin == "master"}
    before = {item.key: item for item in earlier if item.origin == "master"}
    for key, item in rows.items():
        if _days(item.period) is not None:
            yield _planned(item, before.get(key), report, rules)
    for key, item in before.items():
        if key not in rows and _days(item.period) is not None:
            yield _cancelled(item, report, rules)
    for finding in report.findings:
        if finding.suggestion is not None and words.is_open(finding):
            yield _suggested(finding, report, rules)


def _planned(item: PlanningItem, was: PlanningItem | None, report: Report, rules: Rulebook) -> Event:
    """A row of the planning; a window of which the day is still to be chosen is tentative."""
    unsure = item.day is not None and item.day.kind == "unplanned"
    moved = was is not None and was.period is not None and was.period != item.period
    summary = f"{'Verplaatst: ' if moved else ''}{_title(item, rules)}{' (dag nog te bepalen)' if unsure else ''}"
    lines = [_who(item, rules), f"Volgens de masterplanning: {texts.period(*(item.period or Interval(None, None)))}."]
    if moved and was is not None and was.period is not None:
        lines.append(f"Was in het rapport van {words.week(report.previous_week or '')}: {texts.period(*was.period)}.")
    if item.remarks:
        lines.append(f"Opmerking in de planning: {item.remarks}")
    status = "TENTATIVE" if unsure else "CONFIRMED"
    return _event(report, item.key, item.period, summary, lines, status)


def _cancelled(item: PlanningItem, report: Report, rules: Rulebook) -> Event:
    lines = ["Staat niet meer in de masterplanning."]
    return _event(report, item.key, item.period, f"Vervallen: {_title(item, rules)}", lines, "CANCELLED")


def _suggested(finding: Finding, report: Report, rules: Rulebook) -> Event:
    assert finding.suggestion is not None
    day = Interval(finding.suggestion, finding.suggestion)
    who = words.names(finding.bodies, rules)
    lines = [
        finding.message,
        f"Advies: {finding.remedy}",
        "Dit is een voorstel van Planwacht; niemand heeft het vastgesteld.",
    ]
    summary = f"Voorstel: {finding.title}{f' ({who})' if who else ''}"
    return _event(report, finding.id, day, summary, lines, "TENTATIVE")


def _event(report: Report, key: str, period: Interval | None, summary: str, lines: Iterable[str], status: str) -> Event:
    from icalendar import Event

    days = _days(period)
    assert days is not None
    assert days.start is not None
    assert days.end is not None
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@planwacht")
    event.add("dtstamp", datetime.combine(report.peildatum, time(), UTC))
    event.add("sequence", report.peildatum.toordinal())
    event.add("dtstart", days.start)
    event.add("dtend", days.end + _ONE)
    event.add("summary", _plain(summary))
    event.add("description", "\n".join(_plain(line) for line in lines if line))
    event.add("status", status)
    event.add("transp", "TRANSPARENT")
    return event


def _days(period: Interval | None) -> Interval | None:
    """Both ends; of a period with one open end the end that is known; None where there is no day at all."""
    if period is None or (period.start is None and period.end is None):
        return None
    start, end = period.start or period.end, period.end or period.start
    assert start is not None
    assert end is not None
    return Interval(min(start, end), max(start, end))


def _title(item: PlanningItem, rules: Rulebook) -> str:
    who = words.names(item.bodies, rules) or item.who
    return f"{item.activity}{f' ({who})' if who else ''}"


def _who(item: PlanningItem, rules: Rulebook) -> str:
    product = words.product(item.milestone or item.product, rules)
    return f"Mijlpaal: {product}." if product else ""


def _plain(text: str) -> str:
    """One line without control or direction characters, as a calendar may show it."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())
