"""What people wrote beside findings: read back from their books, merged, laid beside this week's findings, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from pipeline import decisions, store, workbook
from pipeline.decisions import Decision
from pipeline.model import Finding, Report
from pipeline.texts import day
from pipeline.workbook import Notice, PeopleColumns, Previous, Written

_FIELDS = {"status": "Status", "owner": "Eigenaar", "remark": "Opmerking"}
_CLOSED = ("geaccepteerd", "onterecht", "opgelost")
LOOSE = "los:"
"""Begins the id under which a remark is kept that belongs to no finding."""


@dataclass
class Remarks:
    """People's decisions by finding id, as they are after merging, and what there is to tell about them.

    ``stored`` is what ``rules/decisions.csv`` held; ``seen`` what each finding said in the book that people wrote in.
    ``merged`` are the sha256 of the books whose edits are in it, ``unreadable`` the books that could not be read.
    """

    decisions: dict[str, Decision]
    stored: Mapping[str, Decision]
    seen: Mapping[str, str]
    merged: tuple[str, ...] = ()
    unreadable: frozenset[Path] = frozenset()
    notices: list[Notice] = field(default_factory=list)

    def beside(self, finding: Finding, peildatum: date) -> Finding:
        """The finding with what people decided about it. What was closed opens again once the finding says something
        else than when they closed it; then the decision keeps what it said, so that the book can tell."""
        decision = self.decisions.get(finding.id)
        if decision is None:
            return finding
        before = self.stored.get(finding.id, Decision(finding.id))
        says = decisions.encodable(finding.message)
        if decision.status in _CLOSED:
            if decision.status != before.status or not decision.said:
                said = decisions.encodable(self.seen.get(finding.id, finding.message))
                decision = replace(decision, said=said, since=peildatum)
            if decision.said != says:
                decision = replace(decision, status="nieuw")
        elif decision.status != "nieuw" or before.status != "nieuw":
            decision = replace(decision, said="", since=None)
        if decision.status == "nieuw" and decision.said:
            self.notices.append(Notice("staat weer open", finding.id, _reopened(decision)))
        if decision.status == "geaccepteerd" and not decision.remark:
            why = "Geaccepteerd zonder reden: zet de reden in Opmerking, dan weet later iedereen waarom."
            self.notices.append(Notice("reden ontbreekt", finding.id, why))
        self.decisions[finding.id] = decision
        return replace(finding, status=decision.status, owner=decision.owner, remark=decision.remark)

    def tell_kept(self, findings: Iterable[Finding]) -> None:
        """Add what people wrote that stands beside no finding of this report; it is kept in ``decisions.csv``."""
        present = {finding.id for finding in findings}
        for id, one in sorted(self.decisions.items()):
            if id in present or not (one.owner or one.remark or one.status != "nieuw"):
                continue
            if id.startswith(LOOSE):
                self.notices.append(Notice("los geschreven", "", one.remark))
            else:
                parts = (one.status, one.owner and f"eigenaar {one.owner}", one.remark)
                text = f"{id}: {'; '.join(filter(None, parts))}"
                self.notices.append(Notice("bevinding weg, tekst bewaard", id, text))


def read(
    rules: Path,
    reports: Path,
    week: str,
    earlier: Previous | None,
    this_week: Previous | None,
    extracted: Path | None = None,
) -> Remarks:
    """What people wrote in the books of this week and of the previous report in the folder ``reports``, and in all
    copies of them, merged into what ``decisions.csv`` in the folder ``rules`` holds. With ``extracted`` what was
    read of a book is kept there, so that one that nobody touched is not read again."""
    stored = decisions.load(rules)
    weeks = [week, earlier.week] if earlier is not None and earlier.week is not None else [week]
    books = workbook.find_books(reports, *weeks)
    versions = _versions(books, extracted) if extracted is not None else [workbook.read_people(path) for path in books]
    versions = [one for one in versions if one.week is None or one.week <= week or one.reason is not None]
    base = {id: Written(one.status, one.owner, one.remark) for id, one in stored.items()}
    merged = workbook.merge_people(base if (rules / decisions.NAME).is_file() else None, versions)
    people = {
        id: replace(stored.get(id, Decision(id)), status=one.status, owner=one.owner, remark=one.remark)
        for id, one in merged.people.items()
    }
    notices = [Notice("werkboek niet gelezen", "", reason) for reason in merged.unread]
    notices += [Notice("twee keer ingevuld", clash.id, _clash(clash)) for clash in merged.clashes]
    notices += [Notice("rij weggehaald", id, _lost(book)) for book, id in merged.lost]
    for book, text in merged.loose:
        id = LOOSE + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        people.setdefault(id, Decision(id, remark=f"{book}, {text}"))
    last = this_week or earlier
    return Remarks(
        decisions=people,
        stored=stored,
        seen={finding.id: finding.message for finding in last.findings} if last is not None else {},
        merged=merged.used,
        unreadable=frozenset(path for path in books if any(v.reason and v.name == path.name for v in versions)),
        notices=notices,
    )


def _versions(books: Sequence[Path], extracted: Path) -> list[PeopleColumns]:
    """People's columns of each book, read once for its contents and this program."""
    versions: list[PeopleColumns] = []
    kept: set[str] = set()
    for path in books:
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            versions.append(workbook.read_people(path))
            continue
        name = _name(sha256)
        known = _kept(extracted / name, path.name)
        if known is None:
            known = workbook.read_people(path)
            if known.reason is None and known.sha256 == sha256:
                store.write(extracted / name, msgspec.json.encode(known))
        kept.add(name)
        versions.append(known)
    drop_kept(extracted, kept)
    return versions


def keep_made(report: Report, merged: Sequence[str], book: bytes, extracted: Path) -> None:
    """Keep what stands in people's columns of a book that was just made, so that the next run need not read it."""
    made = workbook.as_made(report, merged, book)
    if made is not None:
        store.write(extracted / _name(made.sha256), msgspec.json.encode(made))


def _name(sha256: str) -> str:
    return f"book-{hashlib.sha256(f'{store.program()} {sha256}'.encode()).hexdigest()}"


def drop_kept(extracted: Path, but: Container[str] = ()) -> None:
    """Drop what is kept of books, but for these."""
    for path in extracted.glob("book-*"):
        if path.name not in but:
            path.unlink(missing_ok=True)


def _kept(path: Path, name: str) -> PeopleColumns | None:
    try:
        return replace(msgspec.json.decode(path.read_bytes(), type=PeopleColumns), name=name)
    except (OSError, msgspec.DecodeError):
        return None


def _reopened(decision: Decision) -> str:
    since = f" op {day(decision.since)}" if decision.since else ""
    return f"Was{since} afgedaan; toen stond er: “{decision.said}”. Nu staat er iets anders, dus zij staat weer open."


def _clash(clash: workbook.Clash) -> str:
    told = "; ".join(f"“{value}” ({book or 'eerder'})" for book, value in clash.values)
    return f"{_FIELDS[clash.field]} is verschillend ingevuld: {told}. Beide staan in het werkboek; kies wat geldt."


def _lost(book: str) -> str:
    return f"In {book} staat deze rij niet meer; wat er stond, is bewaard en staat weer in dit werkboek."
