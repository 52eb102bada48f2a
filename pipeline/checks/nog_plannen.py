"""A row that has a week and no date yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import rows_once
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject, within
from pipeline.meetingdays import in_period
from pipeline.model import Finding, Period, PlanningItem
from pipeline.rulebook import WEEKDAYS
from pipeline.texts import day, period


@check(
    "nog-plannen",
    title="Nog niet gepland",
    explanation="De planning noemt de week, maar de datum staat nog open. Wie niet is uitgenodigd, kan niet besluiten.",
    remedy="Bepaal de datum en laat hem in de planning zetten.",
    cls="gat",
)
def not_yet_planned(self: Check, case: Case) -> Iterator[Finding]:
    """A row whose date is ``nog plannen`` or the like; a decision, or a week that is near, weighs a step more."""
    if case.stale:
        return
    for row, places in rows_once(case):
        if row.day is None or row.day.kind != "unplanned":
            continue
        act = case.rules.act(row.act)
        window = row.period
        start, end = (window.start, window.end) if window else (None, None)
        over = end is not None and end < case.peildatum
        near = (
            end is not None
            and start is not None
            and not over
            and case.calendar.working_days(case.peildatum, start) <= case.rules.checks.nabij_werkdagen
        )
        suggestion = None if over else suggested(case, row)
        message = f"Voor {subject(row, case.rules)} is{within(row)} nog geen datum bepaald"
        if window is not None:
            message += f" in de periode {period(start, end)}"
        if over:
            message += "; die periode is voorbij"
        if suggestion is not None:
            message += f"; voorstel: {day(suggestion)}"
        yield self.finding(
            case,
            (row.key,),
            f"{message}.",
            places,
            periods=(Period(start, end, "master" if row.origin == "master" else "paper", 0),),
            step=1 if (act is not None and act.besluit) or near else 0,
            remedy=_afterwards(act is not None and act.besluit) if over else None,
            suggestion=suggestion,
            item=row,
        )


def _afterwards(decides: bool) -> str:
    if decides:
        return (
            "Ga na of het besluit is genomen en leg de datum vast; zonder dit besluit kan de volgende stap niet verder."
        )
    return "Ga na of het is gehouden; zet de datum in de planning of laat de regel vervallen."


def suggested(case: Case, row: PlanningItem) -> date | None:
    """A day for the row: a meeting of its body by ``rules/vergaderingen/``, else its usual weekday, within the window.

    Between the fixed days of the steps before and after it in its table, no closed day, no recess of a council, and
    after the peildatum; in a school holiday only where nothing else is left.
    """
    if row.period is None or row.period.start is None or row.period.end is None:
        return None
    met = in_period(row, case.rules)
    days = [each.datum for each in met] if met is not None else _usual_days(case, row)
    low, high = _neighbours(case, row)
    council = any((b := case.rules.body(id)) is not None and b.niveau == "raden" for id in row.bodies)
    free = [
        each
        for each in days
        if case.calendar.is_working_day(each)
        and each > case.peildatum
        and (low is None or each > low)
        and (high is None or each < high)
        and not (council and case.calendar.recess(each, row.municipality))
    ]
    best = [each for each in free if case.calendar.school_holiday(each) is None]
    return next(iter(best or free), None)


def _usual_days(case: Case, row: PlanningItem) -> list[date]:
    assert row.period is not None
    assert row.period.start is not None
    assert row.period.end is not None
    usual = next((b.weekdag for id in row.bodies if (b := case.rules.body(id)) is not None and b.weekdag), None)
    if usual is None:
        return []
    span = (row.period.start + timedelta(days=n) for n in range(min((row.period.end - row.period.start).days, 60) + 1))
    return [each for each in span if each.weekday() == WEEKDAYS.index(usual)]


def _neighbours(case: Case, row: PlanningItem) -> tuple[date | None, date | None]:
    """The last fixed day of the steps of its product before the row in its table, and the first of those behind it.

    A talk or a letter that goes out is no step: it may come on either side.
    """
    product = row.milestone or row.product
    table = [
        other
        for other in case.in_table(row)
        if other is row
        or (product is not None and (other.milestone or other.product) == product and _is_step(case, other))
    ]
    at = next((n for n, other in enumerate(table) if other is row), None)
    if at is None or row.period is None:
        return None, None
    before = [day for other in table[:at] if (day := _fixed(other)) is not None and day in _days_of(row)]
    behind = [day for other in table[at + 1 :] if (day := _fixed(other)) is not None and day in _days_of(row)]
    return max(before, default=None), min(behind, default=None)


def _is_step(case: Case, row: PlanningItem) -> bool:
    act = case.rules.act(row.act)
    return act is None or (act.zwaarte > 0 and not act.overdracht)


def _fixed(row: PlanningItem) -> date | None:
    one_day = row.period is not None and row.period.start == row.period.end
    return row.period.start if one_day and row.period is not None else None


def _days_of(row: PlanningItem) -> list[date]:
    assert row.period is not None
    start, end = row.period
    return [start + timedelta(days=n) for n in range((end - start).days + 1)] if start and end else []
