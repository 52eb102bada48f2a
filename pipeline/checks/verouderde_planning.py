"""The planning ended long before the day of the report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import Finding, Period
from pipeline.texts import day


@check(
    "verouderde-planning",
    title="Planning is verouderd",
    explanation="De laatste regel van de planning ligt ver vóór de peildatum; wat er nu speelt, staat er niet in.",
    remedy="Importeer de nieuwe planning met planwacht master import, of kies de juiste peildatum.",
    cls="risico",
)
def out_of_date(self: Check, case: Case) -> Iterator[Finding]:
    """One finding, instead of one a row, where the peildatum lies long after the last row."""
    if not case.stale():
        return
    dated = [row for row in case.rows if row.period is not None and row.period.end is not None]
    last = max(dated, key=lambda row: row.period.end)  # type: ignore[union-attr, return-value, arg-type]
    assert last.period is not None
    assert last.period.end is not None
    yield self.finding(
        case,
        (last.place.paper,),
        f"De laatste regel van {'de masterplanning' if last.origin == 'master' else last.place.paper} eindigt op "
        f"{day(last.period.end)}, lang vóór de peildatum ({day(case.peildatum)}).",
        (last.place,),
        periods=(Period(last.period.start, last.period.end, "master" if last.origin == "master" else "paper", 0),),
    )
