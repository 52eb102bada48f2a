"""A letter has a council discuss what the planning has it decide in that very time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.checks.besluitsoort import about, counted_on, requests
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject
from pipeline.model import Extraction, Finding, Period, PlanningItem
from pipeline.texts import period

_TALKS = re.compile(r"\b(?:bespre(?:ken|ekt)|besproken|bespreking)\b", re.I)
# A discussion that comes before something else is a step on the way.
_ON_THE_WAY = re.compile(r"\b(?:voorafgaand|vooruitlopend|ter voorbereiding|eerst|commissie|daarna|waarna)\b", re.I)


@check(
    "besluit-of-bespreking",
    title="Bespreken genoemd waar een besluit is gepland",
    explanation="Het stuk spreekt alleen van bespreken in de tijd waarin de raad volgens de planning besluit. Bij een "
    "bespreking kan ook worden besloten: het is een vraag, geen tegenspraak.",
    remedy="Vraag de griffier of de raad dan ook een besluit wordt gevraagd.",
    cls="risico",
    needs_master=True,
)
def only_discussed(self: Check, case: Case) -> Iterator[Finding]:
    """A letter to a council that has it discuss the product in the window of its decision, and asks nothing else."""
    assert case.master is not None
    for paper in case.papers:
        if paper.paper is None or paper.paper.kind != "rib" or paper.source.sha256 == case.master.source_sha256:
            continue
        for row in case.master.items:
            item = _discussion(paper, row, case)
            if item is None or item.period is None or row.period is None:
                continue
            meant = replace(
                row, municipality=item.municipality, bodies=tuple(id for id in item.bodies if id in row.bodies)
            )
            yield self.finding(
                case,
                (paper.source.name, row.key, *((item.municipality,) if item.municipality else ())),
                f"De planning rekent op een besluit bij {subject(meant, case.rules, period(*row.period))}; "
                f"{paper.source.name} spreekt voor {_told(item)} alleen van bespreken.",
                (row.place, item.place),
                periods=(Period(*row.period, "master", 0), Period(*item.period, "paper", 1)),
                certainty=0.6,
                item=row,
            )


def _discussion(paper: Extraction, row: PlanningItem, case: Case) -> PlanningItem | None:
    """The first discussion by the council in the time of the row, where the paper says nothing of the decision."""
    act = case.rules.act(row.act)
    levels = case.rules.levels(row.bodies)
    if act is None or not act.besluit or row.product is None or row.period is None or "raden" not in levels:
        return None
    if any(requests(paper.items, row, case)) or counted_on(paper.items, row, case):
        return None
    for item in paper.items:
        firm = item.modality in ("gepland", "verwacht") and not item.is_row
        if not firm or item.act != "bespreken" or not about(item, row) or item.period is None:
            continue
        talks = _TALKS.search(item.activity) and not _ON_THE_WAY.search(item.activity)
        if talks and row.period.shared(item.period) is not None:
            return item
    return None


def _told(item: PlanningItem) -> str:
    return f"“{' '.join(item.day.text.split())}”" if item.day is not None else period(*(item.period or (None, None)))
