"""A moment of a body on a day, or in a window, in which it does not meet by its own calendar."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.moments import statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import according, side, subject
from pipeline.meetingdays import in_period, next_one
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day, period

_NO_PLAN = ("gebeurd", "ontkend", "uiterlijk", "wens")
_TIMES = ("day", "range", "week", "weeks", "month")


@check(
    "vergaderdag",
    title="Gremium vergadert dan niet",
    explanation="Volgens het vergaderschema in rules/vergaderingen komt dit gremium op de geplande dag of in de "
    "geplande periode niet bijeen; het punt kan dan niet op de agenda.",
    remedy="Kies een vergadering uit het schema, of vraag de griffier of een extra vergadering wordt belegd.",
    cls="inconsistentie",
)
def does_not_meet(self: Check, case: Case) -> Iterator[Finding]:
    """A coming moment of a body whose calendar tells of that time and has no meeting in it."""
    if case.stale:
        return
    for item in statements(case):
        span = item.period
        if not _plans(item, case) or span is None or span.start is None or span.end is None:
            continue
        found = in_period(item, case.rules)
        if found is None or found or span.end < case.peildatum:
            continue
        other = next_one(item, case.rules, span.start)
        later = f"; de eerstvolgende vergadering is {day(other.datum)}" if other is not None else ""
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules, period(*span) + according(item))} valt niet samen met een vergadering: het "
            f"vergaderschema noemt er dan geen{later}.",
            (item.place,),
            periods=(Period(*span, side(item), 0),),
            certainty=0.9,
            suggestion=other.datum if other is not None and other.datum > case.peildatum else None,
            item=item,
        )


def _plans(item: PlanningItem, case: Case) -> bool:
    """Whether the item says when a body meets; a session outside its meetings (informatieronde) is none."""
    act = case.rules.act(item.act)
    if act is None or act.bijeenkomst or not act.zwaarte or item.modality in _NO_PLAN:
        return False
    told = item.day if item.day is not None and item.day.kind != "unplanned" else item.week
    return told is not None and told.kind in _TIMES
