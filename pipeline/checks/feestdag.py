"""A meeting planned on a public holiday."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.moments import meetings
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import KNOWN, minded, subject, within
from pipeline.model import Finding, Period
from pipeline.texts import day


@check(
    "feestdag",
    title="Datum valt op een feestdag",
    explanation="Op een algemeen erkende feestdag of gesloten dag vergadert niemand en wordt niets verzonden.",
    remedy="Kies een andere dag in dezelfde week en laat de planning aanpassen.",
    cls="inconsistentie",
)
def on_holiday(self: Check, case: Case) -> Iterator[Finding]:
    """A day on which somebody meets, sends or decides that is a closed day; nobody is kept from what is only sent."""
    for item, moment in meetings(case):
        name = case.calendar.closed(moment)
        if name is None or moment.weekday() >= 5:
            continue
        act, known = case.rules.act(item.act), minded(item, name, "feestdag")
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules)} staat{within(item)} op {day(moment)}: dat is {name}{KNOWN if known else ''}.",
            (item.place,),
            periods=(Period(moment, moment, "master" if item.origin == "master" else "paper", 0),),
            step=-1 if act is not None and act.overdracht else 0,
            declared=known,
            item=item,
        )
