"""The day on which a body always meets is a public holiday in the very week that a row names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import side, subject, within
from pipeline.model import Finding, Period, PlanningItem
from pipeline.rulebook import WEEKDAYS, Body
from pipeline.texts import day, period


@check(
    "vaste-dag",
    title="Vaste vergaderdag is een feestdag",
    explanation="De planning noemt alleen de week, en de dag waarop dit gremium gewoonlijk bijeenkomt is in die week "
    "een feestdag; wie op de vaste dag rekent, komt voor niets.",
    remedy="Kies voor deze keer een andere dag, of een andere week.",
    cls="risico",
)
def usual_day_is_closed(self: Check, case: Case) -> Iterator[Finding]:
    """A coming row without a day, in a window in which every usual weekday of its body is a closed day."""
    if case.stale:
        return
    for row in case.rows:
        span = row.period
        if span is None or span.start is None or span.end is None or span.end < case.peildatum:
            continue
        if row.day is not None and row.day.kind != "unplanned":
            continue
        body = next((body for id in row.bodies if (body := case.rules.body(id)) is not None and body.weekdag), None)
        days = _usual_days(body, span.start, span.end) if body is not None else []
        names = [case.calendar.closed(each) for each in days]
        if body is None or not days or not all(names):
            continue
        yield self.finding(
            case,
            (row.key,),
            f"Voor {subject(row, case.rules)} noemt de planning{within(row)} alleen de periode "
            f"{period(span.start, span.end)}; de vaste dag ({body.weekdag}) is dan {day(days[0])}, {names[0]}.",
            (row.place,),
            periods=(Period(span.start, span.end, side(row), 0), Period(days[0], days[0], "calendar", 0)),
            certainty=0.9,
            suggestion=_other_day(case, row),
            item=row,
        )


def _usual_days(body: Body, start: date, end: date) -> list[date]:
    if body.weekdag is None or (end - start).days > 31:
        return []
    span = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [each for each in span if each.weekday() == WEEKDAYS.index(body.weekdag)]


def _other_day(case: Case, row: PlanningItem) -> date | None:
    """The last working day in the window before the usual one, else the first after it; never before the peildatum."""
    assert row.period is not None
    assert row.period.start is not None
    assert row.period.end is not None
    span = [row.period.start + timedelta(days=n) for n in range((row.period.end - row.period.start).days + 1)]
    free = [each for each in span if case.calendar.is_working_day(each) and each > case.peildatum]
    closed = next((each for each in span if each.weekday() < 5 and case.calendar.closed(each)), row.period.end)
    before = [each for each in free if each < closed]
    return before[-1] if before else (free[0] if free else None)
