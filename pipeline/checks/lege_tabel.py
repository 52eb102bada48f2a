"""A planning table that is announced and empty."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped
from pipeline.model import Finding, Place, Table

_MASTER = "masterplanning"


@check(
    "lege-tabel",
    title="Planningstabel is leeg",
    explanation="De mijlpaal heeft een kop en een tabel, maar geen enkele regel: wie wanneer besluit, is onbekend.",
    remedy="Vraag de TWO wanneer deze tabel wordt gevuld; zonder die datums is de einddatum niet te toetsen.",
    cls="gat",
)
def empty_table(self: Check, case: Case) -> Iterator[Finding]:
    """A planning table with a header and no text in any row, in the master's origin or in a paper."""
    known: dict[str, int] = {}
    if case.master is not None:
        for number, place in enumerate(case.master.empty_tables, start=1):
            known[_plain(place.quote)] = number
            yield _found(self, case, _MASTER, place, place.quote, number)
    for paper in case.papers:
        origin = case.master is not None and paper.source.sha256 == case.master.source_sha256
        empty = [t for t in paper.tables if t.kind == "planning" and not any(c.text for row in t.rows for c in row)]
        for number, table in enumerate(empty, start=1):
            quote = table.caption or " | ".join(table.columns)
            place = Place(paper.source.name, table.page, _line(table), None, None, quote)
            same = known.get(_plain(quote))
            if same is not None or origin:
                yield _found(self, case, _MASTER, place, quote, same or number)
            else:
                yield _found(self, case, paper.source.name, place, quote, number)


def _plain(caption: str) -> str:
    return " ".join(caption.casefold().split())


def _line(table: Table) -> int | None:
    return table.rows[0][0].line if table.rows and table.rows[0] else None


def _found(self: Check, case: Case, paper: str, place: Place, caption: str, number: int) -> Finding:
    return self.finding(
        case,
        (paper, f"tabel-{number}"),
        f"De tabel “{clipped(caption, 90)}” in {'de masterplanning' if paper == _MASTER else paper} bevat geen enkele "
        "regel.",
        (place,),
    )
