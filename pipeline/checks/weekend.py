"""A meeting planned on a Saturday or Sunday."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.moments import meetings
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import KNOWN, minded, subject, within
from pipeline.model import Finding, Period
from pipeline.texts import day


@check(
    "weekend",
    title="Overleg in het weekend",
    explanation="De datum valt op een zaterdag of zondag; vaak is een cijfer of een jaar verkeerd.",
    remedy="Vraag de opsteller naar de juiste dag.",
    cls="inconsistentie",
)
def on_weekend(self: Check, case: Case) -> Iterator[Finding]:
    """A day on which somebody meets or decides that is a Saturday or Sunday."""
    for item, moment in meetings(case):
        if moment.weekday() < 5:
            continue
        name = "zaterdag" if moment.weekday() == 5 else "zondag"
        known = minded(item, name, "weekend")
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules)} staat{within(item)} op {day(moment)}: dat is een {name}"
            f"{KNOWN if known else ''}.",
            (item.place,),
            periods=(Period(moment, moment, "master" if item.origin == "master" else "paper", 0),),
            declared=known,
            item=item,
        )
