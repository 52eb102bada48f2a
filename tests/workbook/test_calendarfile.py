"""The calendar file, read back by icalendar: whole days, UIDs that stay, what moved, is gone, is suggested."""

from __future__ import annotations

from datetime import date, timedelta

import invented_reports
from icalendar import Calendar, Event
from msgspec.structs import replace

from pipeline.calendarfile import calendar_file
from pipeline.model import Interval, PlanningItem, Report

HOSTILE = "Instemmen\r\nATTENDEE:mailto:iemand@voorbeeld.example\nEND:VEVENT\u202e; met, tekens"


def _events(report: Report, earlier: tuple[PlanningItem, ...] = ()) -> dict[str, Event]:
    calendar = Calendar.from_ical(calendar_file(report, invented_reports.rules(), earlier))
    events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    by_uid = {str(event["uid"]): event for event in events}
    assert len(by_uid) == len(events)
    return by_uid


def _row(report: Report) -> PlanningItem:
    return next(i for i in report.items if i.origin == "master" and i.period and i.period.start and i.period.end)


def _swapped(report: Report, old: PlanningItem, new: PlanningItem | None) -> Report:
    items = [new if item is old else item for item in report.items]
    return replace(report, items=tuple(item for item in items if item is not None))


def test_every_dated_row_is_an_event_of_whole_days() -> None:
    report = invented_reports.report()
    dated = [i for i in report.items if i.origin == "master" and i.period and any(i.period)]
    events = [event for event in _events(report).values() if not str(event["summary"]).startswith("Voorstel: ")]
    assert len(events) == len({item.key for item in dated})
    row = _row(report)
    assert row.period is not None
    assert row.period.end is not None
    assert any(
        event["dtstart"].dt == row.period.start and event["dtend"].dt == row.period.end + timedelta(days=1)
        for event in events
    )


def test_a_moved_row_keeps_its_uid_and_says_what_it_was() -> None:
    report = invented_reports.report()
    row = _row(report)
    later = replace(row, period=Interval(date(2031, 3, 3), date(2031, 3, 3)))
    moved = replace(_swapped(report, row, later), peildatum=report.peildatum + timedelta(days=7))
    was, now = _events(report), _events(moved, report.items)
    changed = [uid for uid in now if str(now[uid]["summary"]).startswith("Verplaatst: ")]
    assert len(changed) == 1
    assert was[changed[0]]["dtstart"].dt == row.period.start if row.period else False
    assert now[changed[0]]["dtstart"].dt == date(2031, 3, 3)
    assert now[changed[0]]["sequence"] > was[changed[0]]["sequence"]
    assert "Was in het rapport van" in str(now[changed[0]]["description"])


def test_a_row_that_is_gone_is_cancelled_under_the_same_uid() -> None:
    report = invented_reports.report()
    now = _events(_swapped(report, _row(report), None), report.items)
    gone = [uid for uid, event in now.items() if event["status"] == "CANCELLED"]
    assert len(gone) == 1
    assert gone[0] in _events(report)


def test_a_suggested_day_is_tentative() -> None:
    report = invented_reports.report()
    first = replace(report.findings[0], suggestion=date(2031, 4, 1), status="nieuw")
    accepted = replace(report.findings[1], suggestion=date(2031, 4, 2), status="geaccepteerd")
    events = _events(replace(report, findings=(first, accepted)))
    suggested = {event["dtstart"].dt: event for event in events.values() if "Voorstel: " in str(event["summary"])}
    assert list(suggested) == [date(2031, 4, 1)]
    assert suggested[date(2031, 4, 1)]["status"] == "TENTATIVE"


def test_text_of_a_paper_adds_no_line_of_its_own() -> None:
    report = invented_reports.report()
    row = _row(report)
    bad = _swapped(report, row, replace(row, activity=HOSTILE, remarks=HOSTILE))
    data = calendar_file(bad, invented_reports.rules())
    assert b"\nATTENDEE" not in data
    assert "\u202e" not in data.decode("utf-8")
    assert len(_events(bad)) == len(_events(report))


def test_the_same_report_gives_the_same_bytes() -> None:
    report, rules = invented_reports.report(), invented_reports.rules()
    assert calendar_file(report, rules, report.items) == calendar_file(report, rules, report.items)
