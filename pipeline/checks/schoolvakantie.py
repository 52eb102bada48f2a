"""A meeting or a whole window in a school holiday of the region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import meetings
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import according, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import number, period

_IN_CASE = re.compile(r"\W*(?:als|zodra|indien|wanneer|mocht|mochten)\b[^,;]*", re.I)


@check(
    "schoolvakantie",
    title="Valt in de schoolvakantie",
    explanation="In de schoolvakantie van de regio zijn bestuurders en ambtenaren vaak weg; besluiten blijven liggen.",
    remedy="Ga na of wie nodig is er dan is; kies anders een andere tijd.",
    cls="risico",
)
def in_school_holiday(self: Check, case: Case) -> Iterator[Finding]:
    """A day, or at least half of the working days of a window, in the school holiday of ``schoolregio``."""
    for item, start, end in _spans(case):
        name, inside, all_days = holiday_share(case, start, end)
        if name is None or 2 * inside < all_days or (inside < all_days and end < case.peildatum):
            continue
        advisory = name in case.rules.calendar.adviesvakanties
        known = "vakantie" in f"{item.remarks} {item.activity}".casefold()
        part = "" if inside == all_days else f" voor {inside} van de {number(all_days, 'werkdag', 'werkdagen')}"
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules, period(start, end) + according(item))} valt{part} in de {name} van regio "
            f"{case.rules.programme.schoolregio}{'; de planning meldt dit zelf' if known else ''}.",
            (item.place,),
            periods=(Period(start, end, "master" if item.origin == "master" else "paper", 0),),
            certainty=0.7 if advisory else 0.95,
            step=0 if inside == all_days else -1,
            declared=known,
            item=item,
        )


def _spans(case: Case) -> Iterator[tuple[PlanningItem, date, date]]:
    for item, moment in meetings(case):
        if item.modality != "wens" and not _in_case(item):
            yield item, moment, moment
    for row in case.rows:
        if row.day is None and row.period and row.period.start and row.period.end and row.bodies:
            yield row, row.period.start, row.period.end


def _in_case(item: PlanningItem) -> bool:
    """``Als de raden op 21 oktober hebben besloten, …``: what follows then, and no plan for that day."""
    opening = _IN_CASE.match(item.activity)
    if item.is_row or opening is None or item.day is None:
        return False
    return " ".join(item.day.text.split()) in opening.group()


def holiday_share(case: Case, start: date, end: date) -> tuple[str | None, int, int]:
    """The school holiday that the span touches, and how many of its working days (of how many) lie in it."""
    if (end - start).days > 70:
        return None, 0, 0
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    working = [each for each in days if case.calendar.is_working_day(each)]
    names = [name for each in working if (name := case.calendar.school_holiday(each)) is not None]
    return (names[0] if names else None), len(names), len(working)
