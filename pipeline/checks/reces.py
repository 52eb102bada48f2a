"""A council asked for something while it is in recess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.checks.moments import statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject
from pipeline.model import Finding, Period
from pipeline.texts import period


@check(
    "reces",
    title="Raad in reces",
    explanation="In het reces vergadert de raad niet; een besluit in die tijd kan er niet komen.",
    remedy="Leg het stuk vóór het reces of in de eerste raad erna voor, en pas de planning aan.",
    cls="risico",
)
def in_recess(self: Check, case: Case) -> Iterator[Finding]:
    """A moment or window of a council that lies wholly inside one recess of ``rules/kalender.toml``."""
    councils = {body.id for body in case.rules.bodies if body.niveau == "raden"}
    for item in statements(case):
        span = item.period
        if not councils & set(item.bodies) or item.modality in ("gebeurd", "ontkend", "uiterlijk"):
            continue
        if span is None or span.start is None or span.end is None or (item.day and item.day.kind == "unplanned"):
            continue
        name = _recess(case, span.start, span.end, item.municipality)
        if name is None:
            continue
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules)} ({period(span.start, span.end)}) valt in het {name}.",
            (item.place,),
            periods=(Period(span.start, span.end, "master" if item.origin == "master" else "paper", 0),),
            item=item,
        )


def _recess(case: Case, start: date, end: date, municipality: str | None) -> str | None:
    first = case.calendar.recess(start, municipality)
    return first if first is not None and first == case.calendar.recess(end, municipality) else None
