"""A deviation that the author of the planning reports himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, subject
from pipeline.model import Finding, Period

_DEVIATES = re.compile(r"\b(?:wijkt?\s+af|afwijking|afwijkend|later dan gepland|eerder dan gepland|vertraagd)\b", re.I)


@check(
    "zelf-gemeld",
    title="Zelf gemelde afwijking",
    explanation="De opsteller zegt zelf dat de regel van een eerdere afspraak afwijkt; bekend, nog niet bekrachtigd.",
    remedy="Laat de stuurgroep de afwijking bevestigen en werk de routekaart bij.",
    cls="informatie",
)
def self_declared(self: Check, case: Case) -> Iterator[Finding]:
    """A row whose remarks or activity say that it deviates."""
    for row in case.rows:
        if not _DEVIATES.search(f"{row.remarks} {row.activity}"):
            continue
        span = row.period
        yield self.finding(
            case,
            (row.key,),
            f"{subject(row, case.rules)}: de planning meldt zelf “{clipped(row.remarks or row.activity, 80)}”.",
            (row.place,),
            periods=(
                (Period(span.start, span.end, "master" if row.origin == "master" else "paper", 0),) if span else ()
            ),
            declared=True,
            item=row,
        )
