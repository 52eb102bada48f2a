"""A paper counts on a moment of which the master planning knows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject
from pipeline.model import Finding, Period
from pipeline.texts import period

_FIRM = ("gepland", "uiterlijk", "verwacht")
_VAGUE = ("vague", "season", "year", "recurring", "unplanned")


@check(
    "ontbreekt-in-masterplanning",
    title="Staat niet in de masterplanning",
    explanation="Het stuk noemt een moment op een product van dit programma waarvan de masterplanning geen regel heeft.",
    remedy="Neem het moment op in de masterplanning, of laat de afzender weten dat het vervalt.",
    cls="gat",
    needs_master=True,
)
def absent_from_master(self: Check, case: Case) -> Iterator[Finding]:
    """A firm statement about a coming decision or session, with product and body of the master but no such row."""
    assert case.master is not None
    products = {row.product for row in case.master.items} | {row.milestone for row in case.master.items}
    for match in case.matches:
        item = match.item
        act = case.rules.act(item.act)
        if match.rows or item.modality not in _FIRM or act is None or act.zwaarte < 1 or not item.bodies:
            continue
        if item.product not in products or item.product is None or item.period is None or item.kind in _VAGUE:
            continue
        last = item.period.end or item.period.start
        if last is None or last < (item.paper_date or case.peildatum):
            continue
        yield self.finding(
            case,
            (item.place.paper, item.key),
            f"{subject(item, case.rules)} ({period(*item.period)}) staat in {item.place.paper}, maar de masterplanning "
            "heeft er geen regel voor.",
            (item.place,),
            periods=(Period(item.period.start, item.period.end, "paper", 0),),
            certainty=0.7,
            item=item,
        )
