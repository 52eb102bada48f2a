"""A week in which a row has no day of its own, and that a public holiday makes shorter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import planned_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import side, subject
from pipeline.model import Finding, Period
from pipeline.texts import day, number, period


@check(
    "korte-week",
    title="Week met een feestdag",
    explanation="De planning geeft voor deze regel een hele week, en in die week valt een feestdag: er is een dag "
    "minder om iets af te spreken.",
    remedy="Houd er rekening mee bij het kiezen van de dag.",
    cls="informatie",
)
def short_week(self: Check, case: Case) -> Iterator[Finding]:
    """A coming row of one week without a day, of a body without a usual weekday, with a closed day in that week."""
    if case.stale:
        return
    for row in planned_rows(case):
        span = row.period
        if row.day is not None or span is None or span.start is None or span.end is None or span.end < case.peildatum:
            continue
        if (span.end - span.start).days > 6 or any(_usual(case, id) for id in row.bodies):
            continue
        days = [span.start + timedelta(days=n) for n in range((span.end - span.start).days + 1)]
        weekdays = [each for each in days if each.weekday() < 5]
        closed = [(each, name) for each in weekdays if (name := case.calendar.closed(each)) is not None]
        if not closed or len(closed) == len(weekdays):
            continue
        yield self.finding(
            case,
            (row.key,),
            f"{subject(row, case.rules, period(span.start, span.end))} heeft "
            f"{number(len(weekdays) - len(closed), 'werkdag', 'werkdagen')}: {_named(closed)}.",
            (row.place,),
            periods=(Period(span.start, span.end, side(row), 0), Period(closed[0][0], closed[0][0], "calendar", 0)),
            item=row,
        )


def _usual(case: Case, id: str) -> bool:
    body = case.rules.body(id)
    return body is not None and body.weekdag is not None


def _named(closed: list[tuple[date, str]]) -> str:
    return " en ".join(f"{day(each)} is {name}" for each, name in closed)
