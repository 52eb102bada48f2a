"""A planning table that is announced and empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.checks.wording import clipped, listed
from pipeline.model import Finding, Place, PlanningItem, Table

_MASTER = "masterplanning"


@check(
    "lege-tabel",
    title="Planningstabel is leeg",
    explanation="De mijlpaal heeft een kop en een tabel, maar geen enkele regel: wie wanneer besluit, is onbekend.",
    remedy="Vraag de opsteller wanneer deze tabel wordt gevuld; zonder die datums is de einddatum niet te toetsen.",
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


def _told(case: Case, caption: str) -> dict[Place, str]:
    """Where papers do give a time for what the empty table is about, with that time.

    Sentences that name its phase or product beside a decision, and gates and decisions after the last planned one.
    """
    ends = [row.period.end for row in case.rows if row.period is not None and row.period.end and _decides(case, row)]
    phases = [words for words in case.rules.acts.fasen.values() if _begins(words, caption)]
    products = set(products_in(caption, case.rules))
    decisions = case.rules.deciding_words
    found: dict[Place, str] = {}
    for paper in case.papers:
        if any(table.caption and _plain(table.caption) == _plain(caption) for table in paper.tables):
            continue
        for item in paper.items:
            start = item.period.start if item.period is not None else None
            if item.is_row or item.day is None or start is None or not ends or start <= max(ends):
                continue
            if item.kind == "year" and f"voor {item.day.text}" in item.activity:
                continue
            act = case.rules.act(item.act)
            if item.gate or (act is not None and act.besluit and item.modality != "ontkend" and item.bodies):
                found.setdefault(item.place, " ".join(item.day.text.split()))
        for said in sentences(paper):
            about = any(_begins(words, said.text) for words in phases) or products & set(
                products_in(said.text, case.rules)
            )
            coming = next((d for d in said.dates if d.start and ends and d.start > max(ends)), None)
            if about and coming is not None and says(decisions, said.text) and not _same(said.place, found):
                found[said.place] = " ".join(coming.text.split())
    return found


def _decides(case: Case, row: PlanningItem) -> bool:
    act = case.rules.act(row.act)
    return act is not None and act.besluit


def _begins(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}", text, re.I) for word in words)


def _same(place: Place, found: Iterable[Place]) -> bool:
    """Whether the sentence was found already, as an item that begins on the same line."""
    return any((each.paper, each.page, each.line) == (place.paper, place.page, place.line) for each in found)


def _found(self: Check, case: Case, paper: str, place: Place, caption: str, number: int) -> Finding:
    told = _told(case, caption)
    by_time: dict[str, list[str]] = {}
    for at, time in told.items():
        by_time.setdefault(clipped(time, 40).casefold(), []).append(at.paper)
    times = listed([f"“{time}” ({listed(list(dict.fromkeys(papers)))})" for time, papers in list(by_time.items())[:3]])
    return self.finding(
        case,
        (paper, f"tabel-{number}"),
        f"De tabel “{clipped(caption, 90)}” in {'de masterplanning' if paper == _MASTER else paper} bevat geen enkele "
        f"regel{'; stukken noemen al wel een tijd: ' + times if times else ''}.",
        (place, *told),
    )
