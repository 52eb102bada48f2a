"""A paper in the inbox holds a newer planning than the master."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import Extraction, Finding, Period, PlanningItem
from pipeline.texts import day, number

LEAST_ROWS = 4
LEAST_SHARE = 0.3


@check(
    "nieuwere-planning",
    title="Nieuwere planning ontvangen",
    explanation="In inbox ligt een planning van later datum dan de masterplanning, met voor een groot deel dezelfde "
    "regels; zolang zij niet is overgenomen, worden de stukken met de oude vergeleken.",
    remedy="Neem haar over met planwacht master import, of leg vast dat de oude planning blijft gelden.",
    cls="informatie",
    needs_master=True,
)
def newer(self: Check, case: Case) -> Iterator[Finding]:
    """A paper that is later than the master's version, and whose planning rows are for a good part the master's."""
    assert case.master is not None
    for paper in case.papers:
        rows = newer_rows(paper, case)
        if not rows or paper.paper is None:
            continue
        times = {row.key.partition("#")[0]: set[object]() for row in case.master.items}
        for row in case.master.items:
            times[row.key.partition("#")[0]].add(row.period)
        known = [row for row in rows if row.key.partition("#")[0] in times]
        moved = [row for row in known if row.period not in times[row.key.partition("#")[0]]]
        version, name = case.master.version, paper.source.name
        assert version is not None
        assert paper.paper.date is not None
        added, dropped = len(rows) - len(known), _dropped(rows, case)
        yield self.finding(
            case,
            (name,),
            f"{name} bevat een planning van {day(paper.paper.date)}, nieuwer dan de masterplanning (bijgewerkt tot "
            f"{day(version)}): van {number(len(rows), 'regel', 'regels')} {'staat' if len(moved) == 1 else 'staan'} er "
            f"{len(moved)} op een ander moment en {'is' if added == 1 else 'zijn'} er {added} nieuw{_told(dropped)}.",
            (rows[0].place, *(row.place for row in (*moved[:3], *dropped[:3]))),
            periods=(
                Period(version, version, "master", 0),
                Period(paper.paper.date, paper.paper.date, "paper", 0),
            ),
            certainty=0.9,
            remedy=f'Neem haar over met: planwacht master import "inbox/{name}". Bekijk het voorstel en bevestig het '
            "met --accept.",
            group=group_of(name),
        )


def _dropped(rows: tuple[PlanningItem, ...], case: Case) -> list[PlanningItem]:
    """The master's rows that the newer planning leaves out, in the time that it plans."""
    assert case.master is not None
    there = {row.key.partition("#")[0] for row in rows}
    days = [day for row in rows if row.period is not None for day in row.period if day is not None]
    return [
        row
        for row in case.master.items
        if row.key.partition("#")[0] not in there
        and row.period is not None
        and row.period.start is not None
        and row.period.end is not None
        and days
        and min(days) <= row.period.start
        and row.period.end <= max(days)
    ]


def _told(dropped: list[PlanningItem]) -> str:
    if not dropped:
        return ""
    return f"; {number(len(dropped), 'regel', 'regels')} van de masterplanning {_is(dropped)} er niet in"


def _is(dropped: list[PlanningItem]) -> str:
    return "staat" if len(dropped) == 1 else "staan"


def newer_rows(paper: Extraction, case: Case) -> tuple[PlanningItem, ...]:
    """The rows of a paper that holds a newer planning; none where it holds none."""
    if case.master is None or case.master.version is None or paper.paper is None or paper.paper.date is None:
        return ()
    if paper.source.sha256 == case.master.source_sha256 or paper.paper.date <= case.master.version:
        return ()
    rows = tuple(item for item in paper.items if item.is_row)
    keys = {row.key.partition("#")[0] for row in case.master.items}
    same = sum(row.key.partition("#")[0] in keys for row in rows)
    return rows if len(rows) >= LEAST_ROWS and same >= LEAST_SHARE * len(rows) else ()


def group_of(name: str) -> str:
    """The group of what follows from a newer planning of this name."""
    return f"nieuwere-planning:{name}"
