"""On which days bodies meet, by the calendars in ``rules/vergaderingen/``. Facts, no judgement.

Of a body or municipality without a calendar, or outside the months that a calendar tells, nothing is known: ``None``.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pipeline.model import Interval, PlanningItem
from pipeline.rulebook import Rulebook
from pipeline.ruletypes import Meeting
from pipeline.texts import day

_LOOSE = ("ontkend", "wens", "gebeurd", "uiterlijk")


def in_period(item: PlanningItem, rules: Rulebook) -> tuple[Meeting, ...] | None:
    """The meetings of the item's body within its period, earliest first; None where the calendar does not tell.

    Of a council that is named by its municipality its own meetings; of councils together those of all, if all are
    known.
    """
    span = item.period
    if span is None or span.start is None or span.end is None or len(item.bodies) != 1:
        return None
    towns = [town.id for town in rules.municipalities]
    wanted: list[str | None] = [item.municipality] if item.municipality else [None]
    of_body = [each for each in rules.meetings if each.gremium == item.bodies[0]]
    if item.municipality is None and not any(each.gemeente is None for each in of_body):
        wanted = list(towns)
    if not of_body or not wanted:
        return None
    found: list[Meeting] = []
    for town in wanted:
        own = [each for each in of_body if each.gemeente == town] or [e for e in of_body if e.gemeente is None]
        if not own or not _covers(own, span.start, span.end):
            return None
        found.extend(each for each in own if span.start <= each.datum <= span.end)
    return tuple(sorted(found, key=lambda each: (each.datum, each.gemeente or "")))


def next_one(item: PlanningItem, rules: Rulebook, after: date) -> Meeting | None:
    """The first meeting of the item's body on or after a day, for its municipality."""
    own = [
        each
        for each in rules.meetings
        if each.gremium in item.bodies and each.gemeente in (item.municipality, None) and each.datum >= after
    ]
    return min(own, key=lambda each: each.datum, default=None)


def _covers(meetings: list[Meeting], start: date, end: date) -> bool:
    """Whether a calendar tells of these days: it reaches from its first month to its last."""
    first, last = min(each.datum for each in meetings), max(each.datum for each in meetings)
    return (first.year, first.month) <= (start.year, start.month) and (end.year, end.month) <= (last.year, last.month)


def dated(item: PlanningItem, rules: Rulebook) -> PlanningItem:
    """``de raad van juni`` with the days on which that council meets in June, where its calendar tells."""
    if item.kind != "month" or item.modality in _LOOSE or item.is_row or not rules.meetings:
        return item
    found = in_period(item, rules)
    if not found:
        return item
    days = list(dict.fromkeys(each.datum for each in found))
    return replace(item, period=Interval(days[0], days[-1]), meeting=told(days))


def told(days: list[date]) -> str:
    """The days as people say them: ``di 1 jun 2021 en di 29 jun 2021``; of many the first and the last."""
    if len(days) > 2:
        return f"{day(days[0])} t/m {day(days[-1])}"
    return " en ".join(day(each) for each in days)
