"""A meeting planned on a day that some have off and others do not."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.moments import meetings
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import KNOWN, minded, side, subject, within
from pipeline.model import Finding, Period
from pipeline.texts import day


@check(
    "gedenkdag",
    title="Datum valt op een gedenkdag",
    explanation="Op een gedenkdag (rules/kalender.toml), zoals Goede Vrijdag of Bevrijdingsdag, is de ene organisatie "
    "open en de andere niet.",
    remedy="Vraag of iedereen die dag werkt.",
    cls="informatie",
)
def on_memorial_day(self: Check, case: Case) -> Iterator[Finding]:
    """A coming day on which somebody meets or decides that is a memorial day, and no closed day."""
    for item, moment in meetings(case):
        name = case.calendar.memorial(moment)
        if name is None or case.calendar.closed(moment) is not None or moment.weekday() >= 5 or moment < case.peildatum:
            continue
        known = minded(item, name)
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules)} staat{within(item)} op {day(moment)}: dat is {name}, en dan werkt niet "
            f"iedereen{KNOWN if known else ''}.",
            (item.place,),
            periods=(Period(moment, moment, side(item), 0),),
            declared=known,
            item=item,
        )
