"""Which days of which items are moments on which people meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.registry import Case
from pipeline.model import DateMention, Extraction, Interval, Place, PlanningItem

# A start or an entry into force may fall on any day.
_START = re.compile(
    r"\b(?:\w*start\w*|in\s+werking|inwerking\w*|ingang\w*|gaa(?:t|n)\s+(?:[^,;.]*\s)?(?:in|open)|opent|opening|open\s+(?:is|gaat)|"
    r"begint|beginnen|begin\s+van|aanvang\w*|vang(?:t|en)\b[^,;.]*\baan|van\s+kracht|(?:gaat|gaan)\s+gelden|gelden\s+gaa[nt])\b",
    re.I,
)
_DEADLINES = ("uiterlijk", "ontkend")
_WOULD = re.compile(r"\bzou(?:den)?\b", re.I)


def meetings(case: Case) -> Iterator[tuple[PlanningItem, date]]:
    """Every row and statement with one day on which a body meets; deadlines, starts and past events are none."""
    for item in statements(case):
        period = item.period
        if period is None or period.start is None or period.start != period.end or item.day is None:
            continue
        if item.day.kind != "day" or item.day.mod == "AFTER" or item.modality in _DEADLINES or item.act == "starten":
            continue
        if item.modality == "wens" and _WOULD.search(item.activity):
            continue  # only thought, or put right: ``dat het op 1 mei zou worden vastgesteld``
        if done(item) or (item.gate and _START.search(item.activity)):
            continue
        act = case.rules.act(item.act)
        planned = item.is_row and bool(item.who or item.activity)
        if not item.bodies and not planned and not (item.product and act is not None and act.zwaarte):
            continue
        yield item, period.start


def done(item: PlanningItem) -> bool:
    """Whether it is told as done, and not on a day after that of its paper."""
    end = item.period.end if item.period is not None else None
    ahead = end is not None and item.paper_date is not None and end > item.paper_date
    return item.modality == "gebeurd" and not ahead


def a_year_on(item: PlanningItem) -> Interval | None:
    """The time of what is told as done, a year later; None where the paper tells its year.

    ``Eind november is het plan vastgesteld`` may be read either way; where the planning has it then, it is no report.
    """
    if item.modality != "gebeurd" or item.period is None or item.day is None or "year_inferred" not in item.day.doubts:
        return None
    return Interval(*(day + timedelta(days=365) if day is not None else None for day in item.period))


def own_day(paper: Extraction) -> date | None:
    """The day that the paper carries; None where it carries none, or one that is in doubt."""
    return paper.paper.date if paper.paper is not None and not paper.paper.date_doubt else None


def statements(case: Case) -> Iterator[PlanningItem]:
    """The rows of plannings and the statements of the papers that take part, each key once."""
    seen: set[tuple[str, str]] = set()
    for item in case.rows:
        seen.add((item.place.paper, item.key))
        yield item
    for paper in case.papers:
        for item in paper.items:
            if (item.place.paper, item.key) not in seen:
                yield item


def own_rows(case: Case) -> Iterator[PlanningItem]:
    """The rows of the plannings, without those of a paper that repeat a row of the master: same key, same time."""
    master = {(row.key, row.period) for row in case.rows if row.origin == "master"}
    for row in case.rows:
        if row.origin == "master" or (row.key, row.period) not in master:
            yield row


def rows_once(case: Case) -> Iterator[tuple[PlanningItem, tuple[Place, ...]]]:
    """The rows, with where each stands; one that another table of its planning tells at the same time only once."""
    at = {(row.place.paper, row.key): row for row in case.rows}
    told: set[tuple[str, str]] = set()
    for row in case.rows:
        paper = row.place.paper
        twins = [at[(paper, key)] for key in row.same_as if (paper, key) in at]
        same = [twin for twin in twins if twin.period == row.period and twin.bodies == row.bodies]
        if any((paper, twin.key) in told for twin in same):
            continue
        told.add((paper, row.key))
        yield row, (row.place, *(twin.place for twin in same))


def planned_rows(case: Case) -> tuple[PlanningItem, ...]:
    """The rows of the master planning; where there is none, those of the plannings in papers.

    What a paper plans otherwise than the master is told as a deviation; its consequences are not told again.
    """
    return case.master.items if case.master is not None else case.rows


def loose_mentions(case: Case) -> Iterator[tuple[str, DateMention, Place]]:
    """Dates of papers that belong to no row and no statement: (the paper's name, the date, where it stands)."""
    for paper in case.papers:
        taken = {
            (mention.page, mention.start_char)
            for item in paper.items
            for mention in (item.week, item.day)
            if mention is not None
        }
        for mention in paper.dates:
            if mention.page is None or (mention.page, mention.start_char) in taken:
                continue
            page = paper.pages[mention.page - 1]
            start = page.text.rfind("\n", 0, mention.start_char) + 1
            end = page.text.find("\n", mention.end_char)
            quote = " ".join(page.text[start : end if end >= 0 else len(page.text)].split())
            yield (
                paper.source.name,
                mention,
                Place(paper.source.name, mention.page, mention.line, mention.bbox, None, quote),
            )
