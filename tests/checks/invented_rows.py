"""Invented rows and statements for tests of ids: the same plan, told some weeks later, elsewhere or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from case_files import rules_of
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import items, master
from pipeline.calendars import Calendar
from pipeline.checks import Case
from pipeline.items.keys import base_key
from pipeline.model import DateKind, DateMention, Extraction, Interval, Master, Paper, Place, PlanningItem, Source

MONDAY = date(2024, 1, 8)
ACTS = ("bespreken", "instemmen", "vaststellen", "richting", "opleveren", "starten")
BODIES = ("don", "kring", "colleges", "raden", "regiegroep")
PRODUCTS = ("kadernota", "ontwerpregeling")


@dataclass(frozen=True)
class Plan:
    """What a row says: in which week (from 0), how many weeks wide, on which weekday, how the day is written."""

    week: int
    wide: int
    weekday: int
    day: str
    slip: int
    act: str
    body: str
    product: str


PLANS = st.builds(
    Plan,
    week=st.integers(0, 20),
    wide=st.integers(1, 3),
    weekday=st.integers(0, 6),
    day=st.sampled_from(["day", "none", "unplanned", "alternatives", "wrong"]),
    slip=st.sampled_from([0, 0, 0, 1]),
    act=st.sampled_from(ACTS),
    body=st.sampled_from(BODIES),
    product=st.sampled_from(PRODUCTS),
)


def told(plans: list[Plan], said: list[Plan], weeks: int, line: int = 1, word: str = "") -> Case:
    """The case of a master with ``plans`` and a letter that says ``said``, everything ``weeks`` later."""
    rules = rules_of("noord")
    start = MONDAY + timedelta(weeks=weeks)
    rows = items.numbered(_item(plan, start, "master", line, word) for plan in plans)
    found = items.numbered(replace(_item(plan, start, "paper", line, word), is_row=False) for plan in said)
    empty = Place("masterplanning.xlsx", None, None, None, None, "Stappen definitieve regeling")
    planned = Master(rows, start, "planning.pdf", empty_tables=(empty,))
    letter = Extraction(Source("brief.txt", "1" * 64, "text/plain"), paper=Paper("brief", start), items=found)
    matches = master.match(found, planned, rules)
    return Case(start, rules, Calendar.of(rules), (letter,), rows, planned, matches)


def _item(plan: Plan, start: date, origin: str, line: int, word: str) -> PlanningItem:
    first = start + timedelta(weeks=plan.week)
    last = first + timedelta(weeks=plan.wide - 1, days=4)
    labelled = first + timedelta(weeks=plan.slip)
    year, number, _ = labelled.isocalendar()
    week = _mention("week" if plan.wide == 1 else "weeks", first, last, f"{year}-W{number:02d}")
    if plan.wide > 1:
        end_year, end_number, _ = (labelled + timedelta(weeks=plan.wide - 1)).isocalendar()
        week = replace(week, timex=f"{week.timex}/{end_year}-W{end_number:02d}")
    day = _day(plan, first)
    period = Interval(day.start, day.end) if day is not None and day.start is not None else Interval(first, last)
    return PlanningItem(
        key=base_key(plan.product, plan.act, (plan.body,), None),
        origin="master" if origin == "master" else "paper",
        activity=f"{plan.act} {plan.product}{word}",
        act=plan.act,
        product=plan.product,
        bodies=(plan.body,),
        period=period,
        kind=day.kind if day is not None else week.kind,
        modality="gepland",
        place=Place("masterplanning.xlsx" if origin == "master" else "brief.txt", 1, line, None, None, f"regel{word}"),
        week=week if origin == "master" else None,
        day=day,
        is_row=True,
        paper_date=start,
    )


def _day(plan: Plan, first: date) -> DateMention | None:
    moment = first + timedelta(days=plan.weekday)
    if plan.day == "none":
        return None
    if plan.day == "unplanned":
        return _mention("unplanned", None, None, "")
    if plan.day == "alternatives":
        other = moment + timedelta(days=7)
        both = (Interval(moment, moment), Interval(other, other))
        return replace(_mention("alternatives", moment, other, ""), options=both)
    doubts = ("weekday_differs",) if plan.day == "wrong" else ()
    return replace(_mention("day", moment, moment, moment.isoformat()), doubts=doubts)


def _mention(kind: DateKind, start: date | None, end: date | None, timex: str) -> DateMention:
    text = f"{start} tm {end}" if start else "nog plannen"
    return DateMention(text, 0, len(text), kind, start, end, timex)
