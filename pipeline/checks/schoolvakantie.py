"""A meeting or a whole window in a school holiday of the region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import meetings
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import according, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import period


@check(
    "schoolvakantie",
    title="Valt in de schoolvakantie",
    explanation="In de schoolvakantie van de regio zijn bestuurders en ambtenaren vaak weg; besluiten blijven liggen.",
    remedy="Controleer of iedereen er is die moet beslissen; verplaats anders de afspraak.",
    cls="risico",
)
def in_school_holiday(self: Check, case: Case) -> Iterator[Finding]:
    """A day, or a window without a day all of whose working days, in the school holiday of ``schoolregio``."""
    for item, start, end in _spans(case):
        name = _holiday_of_all(case, start, end)
        if name is None:
            continue
        advisory = name in case.rules.calendar.adviesvakanties
        known = "vakantie" in f"{item.remarks} {item.activity}".casefold()
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules, period(start, end) + according(item))} valt in de {name} van regio "
            f"{case.rules.programme.schoolregio}{'; de planning meldt dit zelf' if known else ''}.",
            (item.place,),
            periods=(Period(start, end, "master" if item.origin == "master" else "paper", 0),),
            certainty=0.7 if advisory else 0.95,
            declared=known,
            item=item,
        )


def _spans(case: Case) -> Iterator[tuple[PlanningItem, date, date]]:
    for item, moment in meetings(case):
        yield item, moment, moment
    for row in case.rows:
        if row.day is None and row.period and row.period.start and row.period.end and row.bodies:
            yield row, row.period.start, row.period.end


def _holiday_of_all(case: Case, start: date, end: date) -> str | None:
    """The holiday in which every working day of the span lies; None where one does not, or none is a working day."""
    if (end - start).days > 70:
        return None
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    names = {case.calendar.school_holiday(each) for each in days if case.calendar.is_working_day(each)}
    return names.pop() if len(names) == 1 else None
