"""The planning ended long before the day of the report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day, number

LEAST_ROWS = 3
SHOWN = 3


@check(
    "verouderde-planning",
    title="Planning is verouderd",
    explanation="De laatste regel van de planning ligt ver vóór de peildatum, of de planning is al lang niet "
    "bijgewerkt; wat er nu speelt, staat er dan niet in.",
    remedy="Importeer de nieuwe planning met planwacht master import, of kies de juiste peildatum.",
    cls="risico",
)
def out_of_date(self: Check, case: Case) -> Iterator[Finding]:
    """One finding, instead of one a row: the peildatum lies long after the last row, or after the last update."""
    if not case.stale:
        yield from _not_kept_up(self, case)
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


def _not_kept_up(self: Check, case: Case) -> Iterator[Finding]:
    """The master was last updated long before the peildatum, while moments of it passed since then."""
    version = case.master.version if case.master is not None else None
    if case.master is None or version is None:
        return
    age = case.calendar.working_days(version, case.peildatum)
    past = [
        row
        for row in case.master.items
        if row.period is not None and row.period.end is not None and version <= row.period.end < case.peildatum
    ]
    if age <= case.rules.checks.bijgewerkt_werkdagen or len(past) < LEAST_ROWS:
        return
    open_days = sum(map(_without_day, past))
    undecided = f", waarvan {open_days} nog zonder gekozen dag" if open_days else ""
    yield self.finding(
        case,
        ("masterplanning", "bijgewerkt"),
        f"De masterplanning is bijgewerkt tot {day(version)}, {number(age, 'werkdag', 'werkdagen')} vóór de peildatum; "
        f"sindsdien zijn {len(past)} regels verlopen{undecided}.",
        tuple(row.place for row in _most_telling(past)),
        periods=(Period(version, version, "master", 0),),
        step=-1,
        remedy="Vraag de opsteller om de nieuwste planning en importeer die met planwacht master import.",
    )


def _most_telling(past: list[PlanningItem]) -> list[PlanningItem]:
    """The last of the rows that passed, those of which the day was never chosen first."""
    latest = sorted(past, key=lambda row: (_without_day(row), row.period and row.period.end), reverse=True)
    return latest[:SHOWN]


def _without_day(row: PlanningItem) -> bool:
    return row.day is not None and row.day.kind in ("unplanned", "alternatives")
