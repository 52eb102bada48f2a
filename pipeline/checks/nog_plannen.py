"""A row that has a week and no date yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject, within
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
    if case.stale():
        return
    for row in case.rows:
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
            (row.place,),
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
    """The usual weekday of the row's body within its window, not on a closed day and not before the peildatum."""
    if row.period is None or row.period.start is None or row.period.end is None:
        return None
    usual = next((b.weekdag for id in row.bodies if (b := case.rules.body(id)) is not None and b.weekdag), None)
    if usual is None:
        return None
    days = (row.period.end - row.period.start).days
    for n in range(min(days, 60) + 1):
        moment = row.period.start + timedelta(days=n)
        right_day = moment.weekday() == WEEKDAYS.index(usual) and case.calendar.is_working_day(moment)
        if right_day and moment > case.peildatum:
            return moment
    return None
