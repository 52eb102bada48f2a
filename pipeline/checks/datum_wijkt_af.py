"""A paper names another time for an activity than the master planning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec.structs import replace

from pipeline.checks.besluitsoort import other_sort
from pipeline.checks.moments import a_year_on
from pipeline.checks.nieuwere_planning import group_of, newer_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import bodies_in
from pipeline.checks.status import is_of_other_phase
from pipeline.checks.wording import subject, when
from pipeline.model import Finding, Interval, Period, PlanningItem
from pipeline.texts import day, number, period

# The writer says that he deviates: ``anders dan in de planning``, ``later dan gepland``.
_DECLARED = re.compile(
    r"\b(?:anders dan|in afwijking van|afwijkend van|wijk\w*\b[^.;]{0,20}\baf\b[^.;]{0,12}\bvan)\s+(?:in\s+)?"
    r"(?:(?:de|het|onze|uw|die)\s+)?(?:\w+e\s+)?\w*(?:planning|routekaart|spoorboekje|tijdpad|schema)\b|"
    r"\b(?:later|eerder)\s+dan\s+(?:was\s+)?(?:gepland|voorzien|afgesproken|in\s+de\s+\w*planning)\b",
    re.I,
)
_FOR_DECISION = re.compile(
    r"\bter\s+(?:instemming|vaststelling|besluitvorming|goedkeuring|accordering|besluit)\b", re.I
)
_TO = re.compile(r"\b(?:aan|naar)\s+([^,;:.]{3,60})", re.I)
_FIRM = ("gepland", "uiterlijk", "verwacht", "voorgesteld")
A_WEEK = 5
_SOFT = ("year", "half", "recurring", "unplanned")
_NOT_YET = re.compile(r"\bnog\s+(?:niets|niet|geen)\b", re.I)
_SEASON = timedelta(days=91)
# Until when somebody may do it: ``hebben tot en met 2 oktober de gelegenheid``.
_UNTIL = re.compile(r"(?:tot|t/m|tm)\b", re.I)
_MAY = re.compile(
    r"\b(?:heeft|hebben|krijg(?:t|en))\b.*\b(?:gelegenheid|de\s+tijd|ruimte|mogelijkheid)\b|"
    r"\b(?:gelegenheid|mogelijkheid|tijd|ruimte)\b.*\btot\b|\bkunnen\s+(?:(?:de|alle|onze|uw)\s+\w+\s+)?(?:nog\s+)?tot\b",
    re.I | re.S,
)


@check(
    "datum-wijkt-af",
    title="Datum wijkt af van de masterplanning",
    explanation="Het stuk noemt voor dezelfde handeling van hetzelfde gremium een andere tijd dan de masterplanning; "
    "agenda's en aanlevertermijnen lopen dan uiteen.",
    remedy="Bespreek met de afzender welke datum geldt; pas het stuk of de masterplanning aan.",
    cls="conflict",
    needs_master=True,
)
def other_time(self: Check, case: Case) -> Iterator[Finding]:
    """A statement of which the period shares no day with that of any master row of the same product, act and body.

    A day inside a window, a partial overlap, a month against a window and a vague time are no conflict; the whole
    window told a week or more earlier or later is a risk. Where several bodies are named in one breath the hull of
    their rows counts, and where many rows match none is the one meant.
    """
    newer = {paper.source.name for paper in case.papers if newer_rows(paper, case)}
    for match in case.matches:
        item, rows = match.item, match.rows
        dated = [row for row in rows if row.period is not None and row.period != Interval(None, None)]
        if not dated or item.period is None or item.modality in ("ontkend", "wens") or item.kind in _SOFT or item.gate:
            continue
        if item.kind == "season" and not _beyond_the_season(item, dated):
            continue
        if not one_activity(item, dated) or _is_more(item, dated, case) or other_sort(match, case):
            continue
        if match.standing == "compatible" and item.kind == "range" and item.modality in _FIRM and len(dated) == 1:
            yield from _shifted(self, case, item, dated[0])
        if match.standing == "compatible" and len(dated) == 1:
            yield from _until(self, case, item, dated[0])
        if match.standing != "disjoint" or is_of_other_phase(match, case):
            continue
        hull = _hull(dated)
        later = a_year_on(item)
        if hull.shared(item.period) is not None or (later is not None and hull.shared(later) is not None):
            continue
        days = _difference(case, item.period, hull)
        planned = dated[0]
        apart = f"{number(abs(days), 'werkdag', 'werkdagen')} {'later' if days > 0 else 'eerder'}" if days else "anders"
        known = _DECLARED.search(item.activity) is not None
        found = self.finding(
            case,
            (item.place.paper, planned.key, *((item.municipality,) if item.municipality else ())),
            f"{subject(item, case.rules)} is volgens {item.place.paper} {when(item)}, {apart} dan in de masterplanning "
            f"({period(*hull)}){'; het stuk meldt zelf dat het afwijkt' if known else ''}.",
            (planned.place, item.place),
            periods=(
                Period(hull.start, hull.end, "master", 0),
                Period(item.period.start, item.period.end, "paper", 1),
            ),
            certainty=_certainty(item, dated),
            step=(1 if (act := case.rules.act(planned.act)) is not None and act.besluit else 0) - known,
            item=planned,
            group=group_of(item.place.paper) if item.is_row and item.place.paper in newer else None,
        )
        yield replace(found, declared=known)
    yield from _handed_too_late(self, case)


def _handed_too_late(self: Check, case: Case) -> Iterator[Finding]:
    """Papers that are handed to a body for its decision after all days on which the planning has that decision."""
    for match in case.matches:
        item = match.item
        act = case.rules.act(item.act)
        if act is None or not act.overdracht or item.is_row or item.modality not in _FIRM or item.kind in _SOFT:
            continue
        if item.product is None or item.period is None or item.period.start is None or match.rows:
            continue
        if _FOR_DECISION.search(item.activity) is None:
            continue
        rows = [row for row in _decisions(item, case) if set(row.bodies) & receivers(item, case)]
        ends = [row.period.end for row in rows if row.period is not None and row.period.end is not None]
        if not ends or len(ends) < len(rows) or max(ends) >= item.period.start:
            continue
        hull = _hull(rows)
        yield self.finding(
            case,
            (item.place.paper, rows[0].key),
            f"Volgens {item.place.paper} wordt het stuk {when(item)} ter besluitvorming voorgelegd, maar in de "
            f"masterplanning is {subject(rows[0], case.rules)} dan al voorbij ({period(*hull)}).",
            (rows[0].place, item.place),
            periods=(Period(hull.start, hull.end, "master", 0), Period(*item.period, "paper", 1)),
            certainty=0.75,
            item=rows[0],
        )


def receivers(item: PlanningItem, case: Case) -> set[str]:
    """To whom papers are handed, by the words of the sentence."""
    return {id for part in _TO.findall(item.activity) for id in bodies_in(part, case.rules)}


def _decisions(item: PlanningItem, case: Case) -> list[PlanningItem]:
    """The rows of the master by which somebody decides on the product of the item."""
    assert case.master is not None
    acts = {act.id for act in case.rules.acts.handelingen if act.besluit}
    return [row for row in case.master.items if row.concerns(item.product) and row.act in acts]


def _shifted(self: Check, case: Case, item: PlanningItem, row: PlanningItem) -> Iterator[Finding]:
    """A period as long as the planned window, with both ends a week or more before, or after, its ends: a risk."""
    assert item.period is not None
    assert row.period is not None
    said, planned = item.period, row.period
    if said.start is None or said.end is None or planned.start is None or planned.end is None:
        return
    moved = (case.calendar.working_days(planned.start, said.start), case.calendar.working_days(planned.end, said.end))
    both = planned.shared(said)
    if both is None or abs(moved[0] - moved[1]) >= A_WEEK or not (min(moved) >= A_WEEK or max(moved) <= -A_WEEK):
        return
    found = self.finding(
        case,
        (item.place.paper, row.key),
        f"{subject(item, case.rules)} is volgens {item.place.paper} {when(item)}, maar volgens de masterplanning "
        f"{period(*planned)}; alleen {period(*both)} valt in beide.",
        (row.place, item.place),
        periods=(Period(*planned, "master", 0), Period(*said, "paper", 1)),
        certainty=0.7,
        step=-1,
        item=row,
    )
    yield replace(found, cls="risico")


def _until(self: Check, case: Case, item: PlanningItem, row: PlanningItem) -> Iterator[Finding]:
    """The last day on which somebody may do it, a week or more before or after the end of the planned window."""
    said, planned = item.period, row.period
    if item.day is None or item.day.mod != "BEFORE" or said is None or said.end is None or planned is None:
        return
    if planned.start is None or planned.end is None or item.modality not in _FIRM or item.municipality:
        return
    if not _UNTIL.match(item.day.text) or not _MAY.search(item.activity):
        return
    moved = case.calendar.working_days(planned.end, said.end)
    if abs(moved) < A_WEEK or planned.start == planned.end:
        return
    yield self.finding(
        case,
        (item.place.paper, row.key),
        f"{subject(item, case.rules)} kan volgens {item.place.paper} tot en met {day(said.end)}, maar is volgens de "
        f"masterplanning gepland van {period(*planned)}.",
        (row.place, item.place),
        periods=(Period(*planned, "master", 0), Period(*said, "paper", 1)),
        certainty=0.7,
        item=row,
    )


def _beyond_the_season(item: PlanningItem, rows: list[PlanningItem]) -> bool:
    """Whether ``vóór de zomer`` or ``na de zomer`` leaves out the planned time, even where the season itself counts."""
    mod, said = item.day.mod if item.day is not None else None, item.period
    if _NOT_YET.search(item.activity):
        return False
    starts = [row.period.start for row in rows if row.period is not None and row.period.start is not None]
    ends = [row.period.end for row in rows if row.period is not None and row.period.end is not None]
    if mod == "BEFORE" and said is not None and said.end is not None and starts:
        return min(starts) > said.end + _SEASON
    return (
        mod == "AFTER"
        and said is not None
        and said.start is not None
        and bool(ends)
        and max(ends) < said.start - _SEASON
    )


def _is_more(item: PlanningItem, rows: list[PlanningItem], case: Case) -> bool:
    return once_more(item, case) and not any(once_more(row, case) for row in rows)


def once_more(item: PlanningItem, case: Case) -> bool:
    """Whether the paper tells of one time more than the planned ones: ``een tweede informatieavond``."""
    act = case.rules.act(item.act)
    told = _once_more(case.rules.acts.nogmaals, act.woorden) if act is not None else None
    return told is not None and told.search(item.activity) is not None


@lru_cache(maxsize=128)
def _once_more(again: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str] | None:
    words = tuple(word for word in words if "…" not in word)
    if not words or not again:
        return None
    before, what = ("|".join(map(re.escape, each)) for each in (again, words))
    return re.compile(rf"\b(?:{before})\s+(?:\w+\s+)?(?:{what})\b", re.I)


def one_activity(item: PlanningItem, rows: Sequence[PlanningItem]) -> bool:
    """Whether the rows are one moment: a single row, one row a body, or rows that say the same in two tables."""
    if len({row.period for row in rows}) == 1:
        return True
    by_body = [tuple(sorted(set(row.bodies) & set(item.bodies)) or row.bodies) for row in rows]
    return len(set(by_body)) == len(rows)


def _hull(rows: list[PlanningItem]) -> Interval:
    starts = [row.period.start for row in rows if row.period]
    ends = [row.period.end for row in rows if row.period]
    return Interval(
        None if None in starts else min(start for start in starts if start),
        None if None in ends else max(end for end in ends if end),
    )


def _difference(case: Case, said: Interval, planned: Interval) -> int:
    """Working days from the planned window to the reported one: positive is later."""
    if said.start is not None and planned.end is not None and said.start > planned.end:
        return case.calendar.working_days(planned.end, said.start)
    if said.end is not None and planned.start is not None and said.end < planned.start:
        return case.calendar.working_days(planned.start, said.end)
    return 0


def _certainty(item: PlanningItem, rows: list[PlanningItem]) -> float:
    certainty = 0.95
    if item.act not in {row.act for row in rows}:
        certainty -= 0.1
    if item.day is not None and ("year_inferred" in item.day.doubts or item.day.mod is not None):
        certainty -= 0.05
    if item.modality in ("gebeurd", "streven", "voorgesteld"):
        certainty -= 0.2
    return round(certainty, 2)
