"""A council asked for something while it is in recess."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import done, statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import according, listed, subject
from pipeline.model import Finding, Period
from pipeline.texts import number, period

LEAST_SHARE = 0.2


@check(
    "reces",
    title="Raad in reces",
    explanation="In het reces vergadert de raad niet; een besluit in die tijd kan er niet komen.",
    remedy="Leg het stuk vóór het reces of in de eerste raad erna voor, en pas de planning aan.",
    cls="risico",
)
def in_recess(self: Check, case: Case) -> Iterator[Finding]:
    """A moment or window of a council that lies in a recess of ``rules/kalender.toml``; in part weighs a step less."""
    councils = {body.id for body in case.rules.bodies if body.niveau == "raden"}
    for item in statements(case):
        span = item.period
        if not councils & set(item.bodies) or item.modality in ("ontkend", "uiterlijk") or done(item):
            continue
        if span is None or span.start is None or span.end is None or (item.day and item.day.kind == "unplanned"):
            continue
        name, inside, all_days = _share(case, span.start, span.end, item.municipality)
        if name is None:
            continue
        whole = inside == all_days
        if inside < LEAST_SHARE * all_days:
            continue
        part = "" if whole else f" voor {inside} van de {number(all_days, 'werkdag', 'werkdagen')}"
        yield self.finding(
            case,
            (item.key,),
            f"{subject(item, case.rules, period(span.start, span.end) + according(item))} valt{part} in het {name}"
            f"{_whose(case, span.start, span.end, item.municipality)}.",
            (item.place,),
            periods=(Period(span.start, span.end, "master" if item.origin == "master" else "paper", 0),),
            step=0 if whole else -1,
            item=item,
        )


def _share(case: Case, start: date, end: date, municipality: str | None) -> tuple[str | None, int, int]:
    """The recess that the span touches, and how many of its working days (of how many) lie in it."""
    days = [start + timedelta(days=n) for n in range(min((end - start).days, 120) + 1)]
    working = [each for each in days if case.calendar.is_working_day(each)]
    names = [name for each in working if (name := case.calendar.recess(each, municipality)) is not None]
    return (names[0] if names else None), len(names), len(working)


def _whose(case: Case, start: date, end: date, municipality: str | None) -> str:
    """`` van Zwijndrecht``, where a row of all councils touches the recess of some of them."""
    if municipality is not None:
        return ""
    touching = [one for one in case.rules.calendar.reces if one.van <= end and start <= one.tot]
    if not touching or any(not one.gemeenten for one in touching):
        return ""
    own = {id for one in touching for id in one.gemeenten}
    return f" van {listed([each.naam for each in case.rules.municipalities if each.id in own])}"
