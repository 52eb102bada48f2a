"""A deviation that the author of the planning reports himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.schoolvakantie import holiday_share
from pipeline.checks.wording import clipped, subject
from pipeline.model import Finding, Period, PlanningItem

_DEVIATES = r"wijkt?\s+af|(?:later|eerder)\s+dan\s+gepland|vertraagd"
# A remark may name the deviation; an activity that does so is a talk about one.
_IN_ACTIVITY = re.compile(rf"\b(?:{_DEVIATES})\b", re.I)
_IN_REMARKS = re.compile(rf"\b(?:{_DEVIATES}|afwijking|afwijkend|vertraging)\b", re.I)
_HOLIDAY = re.compile(r"\blet\s+op\b.*(?:vakantie|reces)", re.I)
_CLAUSE = re.compile(r"[,;:.]|\bmaar\b", re.I)


@check(
    "zelf-gemeld",
    title="Zelf gemeld door de opsteller",
    explanation="De opsteller zegt zelf dat de regel van een eerdere afspraak afwijkt; bekend, nog niet bekrachtigd.",
    remedy="Laat de stuurgroep de afwijking bevestigen en werk de routekaart bij.",
    cls="informatie",
)
def self_declared(self: Check, case: Case) -> Iterator[Finding]:
    """A row whose remarks or activity say that it deviates."""
    for row in case.rows:
        deviates = _says(_IN_REMARKS, row.remarks, case)
        remarked = deviates or _minds_a_holiday(row, case)
        if not remarked and not _says(_IN_ACTIVITY, row.activity, case):
            continue
        span = row.period
        source = row.place.paper if row.origin == "paper" else "de planning"
        said = f"zelf: “{clipped(row.remarks, 80)}”" if remarked else "zelf dat de regel afwijkt"
        yield self.finding(
            case,
            (row.key,),
            f"Bij {subject(row, case.rules)} meldt {source} {said}.",
            (row.place,),
            periods=(
                (Period(span.start, span.end, "master" if row.origin == "master" else "paper", 0),) if span else ()
            ),
            declared=True,
            remedy=None if deviates or not remarked else "Houd er rekening mee bij het uitnodigen.",
            item=row,
        )


def _minds_a_holiday(row: PlanningItem, case: Case) -> bool:
    """Whether the remarks warn of a holiday that touches the row's time; inside one ``schoolvakantie`` tells it."""
    if _HOLIDAY.search(row.remarks) is None or row.period is None or row.period.start is None or row.period.end is None:
        return False
    _, inside, all_days = holiday_share(case, row.period.start, row.period.end)
    return 2 * inside < all_days or not all_days


def _says(pattern: re.Pattern[str], text: str, case: Case) -> bool:
    """Whether the text says so and does not deny it in the same clause."""
    for match in pattern.finditer(text):
        before = _CLAUSE.split(text[: match.start()])[-1].casefold().split()
        if not set(before) & set(case.rules.acts.ontkend):
            return True
    return False
