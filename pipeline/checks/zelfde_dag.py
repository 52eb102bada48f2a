"""A paper tells of a decision of its own day as if it was taken already."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import product_name, who
from pipeline.model import Finding, Period
from pipeline.texts import day


@check(
    "zelfde-dag",
    title="Besluit van dezelfde dag als genomen gemeld",
    explanation="Het stuk is van de dag van de vergadering en meldt het besluit van die dag al als genomen; misschien "
    "is het vooraf geschreven.",
    remedy="Ga na of het besluit die dag werkelijk zo is genomen.",
    cls="informatie",
)
def told_on_the_day(self: Check, case: Case) -> Iterator[Finding]:
    """A decision told in the past tense, of the very day that the paper carries."""
    for paper in case.papers:
        written = paper.paper.date if paper.paper is not None else None
        for item in paper.items:
            act = case.rules.act(item.act)
            if item.is_row or item.modality != "gebeurd" or act is None or not act.besluit or not item.bodies:
                continue
            if written is None or item.period is None or item.period != (written, written):
                continue
            about = f" over “{product_name(item.product, case.rules)}”" if item.product else ""
            yield self.finding(
                case,
                (paper.source.name, item.key),
                f"{paper.source.name} is van {day(written)} en meldt het besluit{about} ({who(item, case.rules)}) van "
                "diezelfde dag al als genomen.",
                (item.place,),
                periods=(Period(*item.period, "paper", 0),),
                certainty=0.7,
                item=item,
            )
