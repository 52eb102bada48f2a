"""A date in a row that does not lie in the week of the same row."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.moments import statements
from pipeline.checks.registry import Case, Check, check, disjoint
from pipeline.checks.week_datum import labelled
from pipeline.checks.wording import subject, within
from pipeline.model import Finding, Interval, Period, PlanningItem
from pipeline.texts import period


@check(
    "dag-buiten-week",
    title="Datum valt buiten de week van de regel",
    explanation="In één regel staan een week en een datum die niet in die week valt; het overleg kan op twee momenten "
    "worden verwacht.",
    remedy="Vraag de opsteller of de week of de datum geldt en verbeter de regel.",
    cls="inconsistentie",
)
def day_outside_week(self: Check, case: Case) -> Iterator[Finding]:
    """A resolved day or range of days that shares no day with its row's week window."""
    for row in statements(case):
        if row.week is None or row.day is None or row.day.kind not in ("day", "range", "alternatives", "week"):
            continue
        days = row.day.options or (Interval(row.day.start, row.day.end),)
        window = Interval(row.week.start, row.week.end)
        weeks = labelled(row.week) or window
        apart = window.start is not None and all(each.start and disjoint(each, window) for each in days)
        if not (apart and all(disjoint(each, weeks) for each in days)) and not _beyond(row, weeks):
            continue
        yield self.finding(
            case,
            (row.key,),
            f"{subject(row, case.rules)} staat{within(row)} op {' of '.join(period(*each) for each in days)}, "
            f"maar in de regel van “{' '.join(row.week.text.split())}” ({period(*window)}).",
            (row.place,),
            periods=(
                *(Period(*each, "master" if row.origin == "master" else "paper", 0) for each in days),
                Period(window.start, window.end, "calendar", 0),
            ),
            item=row,
        )


def _beyond(item: PlanningItem, weeks: Interval) -> bool:
    """Whether a sentence tells a range of days and its weeks in one breath, and the range goes beyond those weeks."""
    said = item.day
    if item.is_row or said is None or said.kind != "range" or said.mod is not None or not said.start or not said.end:
        return False
    if labelled(item.week) is None or weeks.start is None or weeks.end is None:
        return False
    return said.start < weeks.start or said.end > weeks.end
