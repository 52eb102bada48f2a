"""A row that leaves open which body meets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, what
from pipeline.model import Finding, Period

_OR = re.compile(r"\bof\b|\s/\s|\w/\w", re.I)


@check(
    "deelnemers-open",
    title="Nog niet gekozen wie er komt",
    explanation="De planning noemt twee gremia en laat open welk bijeenkomt; niemand weet wie is uitgenodigd.",
    remedy="Kies wie er komt, nodig hen uit en werk de planning bij.",
    cls="gat",
)
def undecided_who(self: Check, case: Case) -> Iterator[Finding]:
    """A coming row whose Wie cell offers one body or another: ``PFO sociaal of PFO integraal``."""
    if case.stale:
        return
    for row in case.rows:
        end = row.period.end if row.period else None
        if len(row.bodies) < 2 or not _OR.search(row.who) or (end is not None and end < case.peildatum):
            continue
        if "basis" in row.who.casefold():
            continue
        yield self.finding(
            case,
            (row.key,),
            f"Voor “{what(row, case.rules)}” is nog niet gekozen wie er komt: “{clipped(row.who, 70)}”.",
            (row.place,),
            periods=(Period(*row.period, "master" if row.origin == "master" else "paper", 0),) if row.period else (),
            certainty=0.8,
            item=row,
        )
