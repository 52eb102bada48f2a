"""A row with two dates of which one still has to be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.checks.moments import rows_once
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import listed, subject, within
from pipeline.model import Finding, Period, PlanningItem
from pipeline.rulebook import WEEKDAYS
from pipeline.texts import day

_PAST = "; die dagen zijn voorbij"


@check(
    "alternatieven",
    title="Keuze tussen datums staat open",
    explanation="De planning noemt twee datums voor één overleg; deelnemers houden verschillende dagen vrij.",
    remedy="Laat de organisator kiezen en de planning bijwerken.",
    cls="gat",
)
def undecided(self: Check, case: Case) -> Iterator[Finding]:
    """A row whose date column holds alternatives, unless the planning as a whole is out of date."""
    if case.stale:
        return
    for row, places in rows_once(case):
        mention = row.day
        if mention is None or mention.kind != "alternatives" or len(mention.options) < 2:
            continue
        days = [option.start for option in mention.options if option.start is not None]
        over = all(moment < case.peildatum for moment in days)
        yield self.finding(
            case,
            (row.key,),
            f"Voor {subject(row, case.rules)} is{within(row)} nog niet gekozen tussen "
            f"{listed([day(moment) for moment in days])}{_PAST if over else _against(case, row, days)}.",
            places,
            periods=tuple(
                Period(moment, moment, "master" if row.origin == "master" else "paper", 0) for moment in days
            ),
            step=-1 if over else 0,
            remedy="Zet in de planning op welke dag het is gehouden." if over else None,
            item=row,
        )


def _against(case: Case, row: PlanningItem, days: list[date]) -> str:
    """What speaks against one of the days: a holiday, a school holiday, or not the day on which the body meets."""
    usual = next((b.weekdag for id in row.bodies if (b := case.rules.body(id)) is not None and b.weekdag), None)
    fixed = [usual is not None and moment.weekday() == WEEKDAYS.index(usual) for moment in days]
    said = []
    for moment in days:
        off = case.calendar.closed(moment)
        holiday = case.calendar.school_holiday(moment)
        if off is not None:
            said.append(f"{day(moment)} is {off}")
        elif holiday is not None:
            said.append(f"{day(moment)} valt in de {holiday} van regio {case.rules.programme.schoolregio}")
        elif any(fixed) and not fixed[days.index(moment)]:
            said.append(f"{day(moment)} is niet de vaste dag ({usual})")
    return f"; {listed(said)}" if said else ""
