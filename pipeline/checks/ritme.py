"""A paper that returns every so many weeks: a hole in its rhythm, or a turn of which nothing was received."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from pipeline.checks.moments import planned_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import products_in
from pipeline.checks.wording import listed, planning_of, product_name, side
from pipeline.model import Extraction, Finding, Period, PlanningItem
from pipeline.texts import period

LEAST_TURNS = 3
HOLE = 2.0
LATE_DAYS = 14


@check(
    "ritme",
    title="Terugkerend stuk blijft uit",
    explanation="De planning belooft een stuk dat om de zoveel weken verschijnt, maar slaat een keer over, of van een "
    "keer die voorbij is, is niets ontvangen.",
    remedy="Vraag de afzender of het stuk is verzonden en zet het in inbox/, of pas de planning aan.",
    cls="gat",
)
def rhythm(self: Check, case: Case) -> Iterator[Finding]:
    """Rows of one recurring letter: a gap of twice the usual; and, in one finding, the turns past without the paper."""
    if case.stale:
        return
    for (_, product), turns in _recurring(case).items():
        yield from _holes(self, case, product, turns)
        yield from _not_received(self, case, product, turns)


def _recurring(case: Case) -> dict[tuple[str, str], list[PlanningItem]]:
    """The rows of each product that is a letter or a report and returns, in the order of time.

    Under the heading of a milestone the row is about that, and its own words name the letter.
    """
    found: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    kinds = case.rules.checks.woorden.stukken
    for row in planned_rows(case):
        if row.period is None or row.period.start is None or row.period.end is None:
            continue
        named = (row.product, *products_in(f"{row.activity}. {row.remarks}", case.rules))
        for product in (product for id in named if id is not None and (product := case.rules.product(id)) is not None):
            if product.volgorde is None and any(product.naam.casefold().endswith(kind) for kind in kinds):
                found[(row.place.paper, product.id)].append(row)
                break
    return {key: sorted(rows, key=_start) for key, rows in found.items() if len(rows) >= LEAST_TURNS}


def _holes(self: Check, case: Case, product: str, turns: list[PlanningItem]) -> Iterator[Finding]:
    gaps = [(_start(after) - _start(before)).days for before, after in pairwise(turns)]
    usual = median(gaps)
    for gap, (before, after) in zip(gaps, pairwise(turns), strict=True):
        if gap < HOLE * usual or usual < 5 or _start(after) < case.peildatum or before.period is None:
            continue
        assert after.period is not None
        yield self.finding(
            case,
            (before.key, after.key),
            f"Tussen de {product_name(product, case.rules)} van {period(*before.period)} en die van "
            f"{period(*after.period)} zitten {round(gap / 7)} weken; gewoonlijk zijn dat er {round(usual / 7)}.",
            (before.place, after.place),
            periods=(Period(*before.period, side(before), 0), Period(*after.period, side(after), 1)),
            certainty=0.7,
            remedy="Vraag de opsteller of hier een keer is overgeslagen.",
            item=after,
        )


def _not_received(self: Check, case: Case, product: str, turns: list[PlanningItem]) -> Iterator[Finding]:
    past = [
        row
        for row in turns
        if row.period is not None and row.period.end is not None and row.period.end < case.peildatum
    ]
    missing = [row for row in past if not any(_is_turn(each, product, row, case) for each in case.papers)]
    if not missing:
        return
    first = missing[0]
    windows = listed([period(*row.period) for row in missing if row.period is not None])
    many = "die perioden zijn" if len(missing) > 1 else "die periode is"
    yield self.finding(
        case,
        (product,),
        f"Volgens {planning_of(first)} is een {product_name(product, case.rules)} gepland voor {windows}; {many} "
        "voorbij en er is er geen ontvangen.",
        tuple(row.place for row in missing),
        periods=tuple(Period(*row.period, side(row), at) for at, row in enumerate(missing) if row.period is not None),
        certainty=0.7,
        item=first,
    )


def _is_turn(paper: Extraction, product: str, row: PlanningItem, case: Case) -> bool:
    """Whether the paper is this turn: of its kind, and of its window or shortly after; an undated one may be any."""
    told = paper.paper
    if told is None or paper.source.name == row.place.paper:
        return False
    rule = case.rules.product(product)
    names = {product, *((rule.naam.casefold(), *(alias.casefold() for alias in rule.aliassen)) if rule else ())}
    own = {told.kind, (told.subject or "").casefold()}
    if not (told.kind in names or paper.topic == product or any(name in each for name in names for each in own)):
        return False
    if told.date is None or told.date_doubt or row.period is None or row.period.start is None or row.period.end is None:
        return True
    early = row.period.start - timedelta(days=LATE_DAYS)
    return early <= told.date <= row.period.end + timedelta(days=LATE_DAYS)


def _start(row: PlanningItem) -> date:
    assert row.period is not None
    assert row.period.start is not None
    return row.period.start
