"""How far a product is by a statement or a row, and what the master planning has of it before and after."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pipeline.checks.moments import a_year_on
from pipeline.checks.registry import Case
from pipeline.checks.sentences import products_in
from pipeline.model import PlanningItem

CLOSING = ("afsluiten",)
DRAFTS = ("contouren", "concept")
# It will be final by then: ``is dan al vastgesteld``.
_THEN_DONE = re.compile(r"\b(?:is|zijn)\s+dan\s+(?:al|reeds)\b.*\b(?:vastgesteld|definitief)\b", re.I)


def final_later(item: PlanningItem, written: date, case: Case) -> PlanningItem | None:
    """The first of the master's rows that make final what is told as final, where all come after that."""
    if item.is_row or item.gate or item.modality != "gebeurd" or phase_of(item, case) != "definitief":
        return None
    by_then = item.period.end if item.period is not None and item.period.end is not None else written
    act = case.rules.act(item.act)
    if act is not None and act.algemeen and item.product not in products_in(item.activity, case.rules):
        return None
    final = [row for row in _of_product(item, case) if phase_of(row, case) == "definitief"]
    later = a_year_on(item)
    if later is not None and any(row.period is not None and row.period.shared(later) for row in final):
        return None
    starts = [start for row in final if (start := _start(row)) is not None]
    if by_then > written or not starts or len(starts) < len(final) or min(starts) <= by_then:
        return None
    if act is not None and not (act.besluit or act.algemeen or act.id in CLOSING):
        if item.who and not item.bodies:
            return None  # others than the programme's bodies talk about it
        drafted = [row for row in _of_product(item, case) if phase_of(row, case) in DRAFTS and row.act == item.act]
        if not drafted and not any(row.act == item.act for row in final):
            return None
    return min(final, key=lambda row: _start(row) or by_then)


def final_before(item: PlanningItem, written: date, case: Case) -> PlanningItem | None:
    """The master's last decision on the final version of what is told as a draft, where all are over by then."""
    if item.is_row or item.act is not None or item.period is not None or item.phase != "concept":
        return None
    final = [row for row in _of_product(item, case) if phase_of(row, case) == "definitief"]
    ends = [(row.period.end, row) for row in final if row.period is not None and row.period.end is not None]
    if not ends or len(ends) < len(final) or max(end for end, _ in ends) >= written:
        return None
    return max(ends, key=lambda pair: pair[0])[1]


def _of_product(item: PlanningItem, case: Case) -> list[PlanningItem]:
    assert case.master is not None
    return [row for row in case.master.items if item.product and row.concerns(item.product)]


def _start(row: PlanningItem) -> date | None:
    return row.period.start if row.period is not None else None


def phase_of(item: PlanningItem, case: Case) -> str | None:
    """How far the product is: as read, else by the words of ``[fasen]`` in row, caption or product's name."""
    if item.phase is not None:
        return item.phase
    if not item.is_row and (item.act in CLOSING or _THEN_DONE.search(item.activity)):
        return "definitief"
    product = case.rules.product(item.product)
    for text in (item.activity if item.is_row else "", item.caption or "", product.naam if product else ""):
        for phase, words in case.rules.acts.fasen.items():
            if words and _beginning(words).search(text):
                return phase
    return None


def phases_said(text: str, case: Case) -> list[str]:
    """The phases of which a word stands in the text: ``de definitieve visie``."""
    return [phase for phase, words in case.rules.acts.fasen.items() if words and _beginning(words).search(text)]


@lru_cache(maxsize=16)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, as they are or as the beginning of longer ones."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.I)
