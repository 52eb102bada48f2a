"""The conductor: the order of the rooms and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline import (
    __version__,
    calendarfile,
    checks,
    decisions,
    forgotten,
    inbox,
    lock,
    persons,
    pictures,
    planning,
    remarks,
    rulebook,
    store,
    webpage,
    workbook,
)
from pipeline.compare import compare
from pipeline.gather import Gathered, Progress, gather, known
from pipeline.master import route_slack
from pipeline.model import FileFate, Finding, Part, Report
from pipeline.texts import bundled, iso_week
from pipeline.workspace import Workspace

_HELD = (
    "{0} is in een ander programma geopend en kon niet worden vervangen; het nieuwe rapport staat ernaast als {1}. "
    "Sluit {0} en draai opnieuw."
)
TREND_WEEKS = 11
"""Earlier weeks of which the report tells how many findings were open."""


class Clock(Struct, frozen=True):
    """What a run may know of time: now in seconds since the epoch, and how to wait. Today is an argument."""

    now: float
    wait: Callable[[float], None]


class Outcome(Struct, frozen=True):
    """The report, where its files were written, and Dutch remarks about the people's columns.

    ``postponed``: the papers that are still in the queue by a fault of the machine.
    """

    report: Report
    xlsx: Path
    json: Path
    remarks: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()


def run(
    workspace: Workspace,
    *,
    today: date,
    clock: Clock,
    peildatum: date | None = None,
    jobs: int = 1,
    settle: float = 2.0,
    progress: Progress = lambda done, total, name: None,
    reraise: bool = False,
) -> Outcome:
    """Read what is new, compare, write the report of the peildatum's ISO week. Raises ``PlanwachtError``."""
    rules = rulebook.load(workspace.rules)
    with lock.alone(workspace.extracted, clock.now):
        for folder in (workspace.rules, workspace.reports):
            store.sweep(folder)
        speaks_of, peildatum_from = _peildatum(peildatum, rules.programme.peildatum, today)
        limit = rules.limits.bestand_mb * 1_000_000
        arrivals = inbox.scan(workspace.inbox, clock.now, settle, clock.wait, limit)
        gathered = gather(arrivals, workspace.extracted, rules, jobs, progress, forgotten.load(workspace.rules))
        planned = planning.load(workspace.rules, rules, workspace.extracted)
        readable = tuple(g.extraction for g in gathered if g.extraction is not None and g.extraction.reason is None)
        compared = compare(readable, planned, rules, speaks_of)
        hide = persons.hider(rules)
        found, runs = checks.run(compared.case, reraise=reraise)
        week = iso_week(speaks_of)
        earlier, this_week = _previous(workspace.reports, week)
        people = remarks.read(workspace.rules, workspace.reports, week, earlier, this_week, workspace.extracted)
        before, own = _by_id(earlier), _by_id(this_week)
        findings = tuple(
            people.beside(_with_history(finding, before, own, speaks_of), speaks_of) for finding in hide(found)
        )
        people.tell_kept(findings)
        ids = {finding.id for finding in findings}
        report = Report(
            peildatum=speaks_of,
            week=week,
            program=__version__,
            rules_sha256=rules.sha256,
            papers=_fates(gathered, earlier, this_week, speaks_of),
            findings=findings,
            resolved=tuple(f for f in (earlier.findings if earlier else ()) if f.id not in ids),
            not_compared=compared.not_compared,
            items=(*(planned.items if planned else ()), *(i for paper in compared.papers for i in paper.items)),
            checks=runs,
            master=planned,
            peildatum_from=peildatum_from,
            previous_week=earlier.week if earlier else None,
            previous_counts=earlier.counts if earlier else (),
            matches=compared.case.matches,
            slack=route_slack(planned.items, rules, compared.case.calendar) if planned else (),
            trend=workbook.read_trend(_earlier(workspace.reports, week)[:TREND_WEEKS]),
        )
        report = hide(report)
        mentions = [(paper.source.name, mention) for paper in readable for mention in paper.dates]
        lines = hide(pictures.lines_of(findings, gathered))
        drawn = pictures.of_findings(
            pictures.pictured(findings, rules.report), gathered, jobs, rules.limits.geheugen_mb, workspace.extracted
        )
        postponed = tuple(one.arrival.name for one in gathered if one.postponed)
        del gathered, readable, compared  # the text of all papers, which the report needs no more
        xlsx, json = workspace.reports / f"planwacht-{week}.xlsx", workspace.reports / f"planwacht-{week}.json"
        notices = list(people.notices)
        if xlsx in people.unreadable:
            notices.append(workbook.Notice("werkboek bewaard", "", _set_aside(xlsx)))
        book = workbook.write_workbook(
            report,
            rules,
            dates=hide(mentions),
            pictures=drawn,
            previous=earlier,
            merged=people.merged,
            notices=notices,
            lines=lines,
        )

        def made() -> Iterator[tuple[Path, store.Data]]:
            """The files of the report, one at a time; people's decisions once all of them are on disk."""
            yield json, workbook.report_parts(report)
            yield json.with_suffix(".html"), webpage.page_parts(report, rules, drawn)
            yield json.with_suffix(".ics"), calendarfile.calendar_file(report, rules, earlier.items if earlier else ())
            yield xlsx, book
            if people.decisions:
                store.write(workspace.rules / decisions.NAME, decisions.dump(people.decisions.values()))

        wanted = (json, json.with_suffix(".html"), json.with_suffix(".ics"), xlsx)
        written = store.write_together(made())
        remarks.keep_made(report, people.merged, book, workspace.extracted)
    held = [_HELD.format(path.name, kept.name) for path, kept in zip(wanted, written, strict=True) if path != kept]
    told = (*held, *(f"{notice.what}: {notice.text}" for notice in notices))
    json, *_, xlsx = written
    return Outcome(report, xlsx, json, told, postponed)


def fates(workspace: Workspace, clock: Clock, settle: float) -> tuple[FileFate, ...]:
    """What happened to every file, without reading what was not read yet: that is pending. Writes nothing."""
    rules = rulebook.load(workspace.rules)
    arrivals = inbox.scan(workspace.inbox, clock.now, settle, clock.wait, rules.limits.bestand_mb * 1_000_000)
    newest = max(workspace.reports.glob("planwacht-????-W??.json"), default=None)
    last = workbook.read_previous(newest) if newest is not None else None
    last = last if last is not None and last.reason is None else None
    return _fates(known(arrivals, workspace.extracted, rules, forgotten.load(workspace.rules)), last, last, None)


def _peildatum(
    option: date | None, ruled: date | None, today: date
) -> tuple[date, Literal["option", "rules", "today"]]:
    if option is not None:
        return option, "option"
    return (ruled, "rules") if ruled is not None else (today, "today")


def _earlier(reports: Path, week: str) -> list[Path]:
    """The JSON of earlier weeks, the newest first."""
    found = sorted(reports.glob("planwacht-????-W??.json"), reverse=True)
    return [path for path in found if path.stem.removeprefix("planwacht-") < week]


def _previous(reports: Path, week: str) -> tuple[workbook.Previous | None, workbook.Previous | None]:
    """The newest readable report of an earlier week, and the one of this week."""
    earlier: workbook.Previous | None = None
    for path in _earlier(reports, week):
        candidate = workbook.read_previous(path)
        if candidate.reason is None:
            earlier = candidate
            break
    own = workbook.read_previous(reports / f"planwacht-{week}.json", items=False)
    return earlier, own if own.reason is None else None


def _set_aside(book: Path) -> str:
    """A book of this week that cannot be read is never written over: it is kept beside the new one, by another name."""
    number = 1
    while (kept := book.with_name(f"{book.stem} (onleesbaar {number}).xlsx")).exists():
        number += 1
    store.move(book, kept)
    return f"{book.name} kon niet worden gelezen en is bewaard als {kept.name}; wat erin stond, is niet overgenomen."


def _with_history(
    finding: Finding, earlier: Mapping[str, Finding], this_week: Mapping[str, Finding], peildatum: date
) -> Finding:
    """The finding with what is new about it and since when it stands, by the findings of both reports by id."""
    before = earlier.get(finding.id)
    first = [f.first_seen for f in (before, this_week.get(finding.id)) if f is not None and f.first_seen]
    state: Literal["nieuw", "ongewijzigd", "gewijzigd"] = "nieuw"
    if before is not None:
        state = (
            "ongewijzigd" if (before.message, before.severity) == (finding.message, finding.severity) else "gewijzigd"
        )
    return replace(finding, state=state, first_seen=min([*first, peildatum]))


def _by_id(previous: workbook.Previous | None) -> dict[str, Finding]:
    return {finding.id: finding for finding in previous.findings} if previous is not None else {}


def _fates(
    gathered: tuple[Gathered, ...],
    earlier: workbook.Previous | None,
    this_week: workbook.Previous | None,
    peildatum: date | None,
) -> tuple[FileFate, ...]:
    """The one answer for every file, those gone since the previous report behind the others."""
    known = {paper.name: paper for each in (this_week, earlier) if each is not None for paper in each.papers}
    fates = [_fate(one, known.get(one.arrival.name), peildatum) for one in gathered]
    names = {fate.name for fate in fates}
    gone = [
        replace(paper, status="gone", reason="Het bestand lag vorige keer in inbox/ en nu niet meer.")
        for paper in (earlier.papers if earlier else ())
        if paper.name not in names and paper.status != "gone"
    ]
    return (*fates, *gone)


def _bundle(parts: tuple[Part, ...]) -> str | None:
    """Which papers a file bundles; None where it is one."""
    if not parts:
        return None
    said = [bundled(part.paper.kind, part.page, part.end_page, part.paper.date) for part in parts]
    return f"Het bestand bevat {len(parts)} stukken: {', '.join(said)}. Elk is met zijn eigen datum gelezen."


def _fate(one: Gathered, before: FileFate | None, peildatum: date | None) -> FileFate:
    since = [peildatum] if peildatum is not None else []
    if before is not None and before.sha256 == one.sha256 and before.first_seen is not None:
        since.append(before.first_seen)
    fate = FileFate(one.arrival.name, one.sha256, "pending", one.reason, first_seen=min(since, default=None))
    if one.duplicate_of is not None:
        return replace(fate, status="duplicate", reason=f"Zelfde inhoud als {one.duplicate_of}.")
    if one.extraction is None:
        return replace(fate, status="pending" if one.arrival.status == "ready" else one.arrival.status)
    if one.extraction.reason is not None:
        return replace(fate, status="refused", reason=one.extraction.reason)
    paper = one.extraction.paper
    return replace(
        fate,
        status="read",
        reason=_bundle(one.extraction.parts),
        kind=paper.kind if paper else None,
        date=paper.date if paper else None,
        pages=len(one.extraction.pages),
    )
