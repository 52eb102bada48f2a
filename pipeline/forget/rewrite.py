"""Carry it out: note the hash, drop what is kept, write every week anew without the paper."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline import (
    calendarfile,
    decisions,
    forgotten,
    inbox,
    mailing,
    persons,
    pictures,
    planning,
    remarks,
    rulebook,
    statindex,
    store,
    webpage,
    workbook,
)
from pipeline.arrived import Gathered
from pipeline.errors import MasterFault, WriteFault
from pipeline.forget.strike import INSTEAD, naming, struck
from pipeline.forget.traces import Traces
from pipeline.gather import known
from pipeline.model import Finding, Master, Report
from pipeline.rulebook import Rulebook
from pipeline.workspace import Workspace

_TREND = 11


class _With(Struct, frozen=True):
    """What writing a week anew takes besides its JSON."""

    rules: Rulebook
    master: Master | None
    gathered: tuple[Gathered, ...]
    merged: tuple[str, ...]
    jobs: int


def forget(workspace: Workspace, found: Traces, jobs: int = 1) -> int:
    """Forget it; how many of people's decisions went with it. Only for who holds the lock. Raises ``WriteFault``.

    First the hash is noted, so that a forgetting that was cut off is completed by giving the same command again.
    """
    rules = rulebook.load(workspace.rules)
    hashes = forgotten.load(workspace.rules) | found.hashes
    store.write(workspace.rules / forgotten.NAME, forgotten.dump(hashes))
    _drop_kept(workspace, found)
    weeks = sorted(workspace.reports.glob("planwacht-????-W??.json"))
    people = _people(workspace, weeks) if weeks else None
    arrivals = inbox.scan(workspace.inbox, 0.0, 0, lambda seconds: None, rules.limits.bestand_mb * 1_000_000)
    gathered = known(arrivals, workspace.extracted, rules, hashes)
    each = _With(rules, _master(workspace, rules), gathered, people.merged if people else (), jobs)
    gone: set[str] = set()
    left: set[str] = set()
    for path in weeks:
        if path in found.unread:
            continue
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
        before = {one["id"] for one in value["findings"]}
        if path in found.reports or _follows(path, weeks, found):
            value = _rewrite(path, value, found, weeks, each)
        after = {one["id"] for one in value["findings"]}
        gone |= before - after
        left |= after
    for copy in found.copies:
        _remove(copy)
    return _drop_decisions(workspace, people, gone - left, found)


def _follows(path: Path, weeks: list[Path], found: Traces) -> bool:
    """Whether the week compares itself to one that is written anew: it counts what was open then."""
    at = weeks.index(path)
    return at > 0 and weeks[at - 1] in found.reports


def _drop_kept(workspace: Workspace, found: Traces) -> None:
    for path in found.kept:
        _remove(path)
    remarks.drop_kept(workspace.extracted)
    _remove(workspace.extracted / planning.KEPT)
    index = statindex.load(workspace.extracted)
    known_files = {name: file for name, file in index.files.items() if file.sha256 not in found.hashes}
    if len(known_files) != len(index.files):
        index.files = known_files
        store.write(workspace.extracted / statindex.NAME, statindex.dump(index))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteFault(
            f"{path.name} kon niet worden verwijderd.",
            "Sluit het in andere programma's, controleer uw rechten, en geef dezelfde opdracht nog eens.",
        ) from error


def _people(workspace: Workspace, weeks: list[Path]) -> remarks.Remarks:
    """What people wrote in the newest books and their copies, before those are written anew."""
    read = [one for one in map(workbook.read_previous, weeks[-2:]) if one.reason is None]
    last = weeks[-1].stem.removeprefix("planwacht-")
    return remarks.read(workspace.rules, workspace.reports, last, read[0] if len(read) > 1 else None, None)


def _master(workspace: Workspace, rules: Rulebook) -> Master | None:
    try:
        return planning.load(workspace.rules, rules)
    except MasterFault:
        return None


def _drop_decisions(workspace: Workspace, people: remarks.Remarks | None, gone: set[str], found: Traces) -> int:
    if people is None or not people.decisions:
        return 0
    mark = naming(found.names)
    kept = [
        replace(one, remark=mark.sub(INSTEAD, one.remark), said=mark.sub(INSTEAD, one.said))
        for one in people.decisions.values()
        if one.id not in gone
    ]
    store.write(workspace.rules / decisions.NAME, decisions.dump(kept))
    return len(people.decisions) - len(kept)


def _rewrite(path: Path, value: dict[str, Any], found: Traces, weeks: list[Path], each: _With) -> dict[str, Any]:
    """Write one week anew, in all its forms; its JSON value as it is now."""
    at = weeks.index(path)
    earlier = workbook.read_previous(weeks[at - 1]) if at else None
    earlier = earlier if earlier is not None and earlier.reason is None else None
    value = struck(value, found.hashes, found.names, dict(earlier.counts) if earlier else {})
    book = path.with_suffix(".xlsx")
    written = workbook.read_people(book).by_id if book.is_file() else {}
    spoken: Literal["option", "rules", "today"] = "today"
    if each.rules.programme.peildatum is not None and each.rules.programme.peildatum.isoformat() == value["peildatum"]:
        spoken = "rules"
    report = workbook.restored(
        value, each.master, spoken, workbook.read_trend(reversed(weeks[max(0, at - _TREND) : at]))
    )
    mark = naming(found.names)
    shown = replace(report, findings=tuple(_beside(one, written, mark) for one in report.findings))
    shown = persons.hider(each.rules)(shown)
    drawn = pictures.of_findings(
        pictures.pictured(shown.findings, each.rules.report), each.gathered, each.jobs, each.rules.limits.geheugen_mb
    )
    store.write_together(
        [
            (path, workbook.value_json(value)),
            (path.with_suffix(".html"), webpage.report_page(shown, each.rules, drawn)),
            (path.with_suffix(".ics"), calendarfile.calendar_file(shown, each.rules, earlier.items if earlier else ())),
            (book, _book(shown, each, earlier, drawn)),
        ]
    )
    letter = path.with_suffix(".eml")
    if letter.is_file():
        addressed = message_from_bytes(letter.read_bytes()).get_all("To", [])
        with contextlib.suppress(OSError):
            letter.unlink()
        recipients = tuple(address for _, address in getaddresses([str(one) for one in addressed]) if address)
        mailing.write_letter(path.parent, each.rules, recipients, value["week"])
    return value


def _book(report: Report, each: _With, earlier: workbook.Previous | None, drawn: Any) -> bytes:
    hide = persons.hider(each.rules)
    read = [one.extraction for one in each.gathered if one.extraction is not None and one.extraction.reason is None]
    names = {paper.name for paper in report.papers}
    return workbook.write_workbook(
        report,
        each.rules,
        dates=hide([(one.source.name, mention) for one in read for mention in one.dates if one.source.name in names]),
        pictures=drawn,
        previous=earlier,
        merged=each.merged,
        lines=hide(pictures.lines_of(report.findings, each.gathered)),
    )


def _beside(finding: Finding, written: Mapping[str, workbook.Written], mark: re.Pattern[str]) -> Finding:
    """The finding with what people wrote beside it in this week's book, with other words for the name."""
    row = written.get(finding.id)
    if row is None:
        return finding
    return replace(finding, status=row.status, owner=mark.sub(INSTEAD, row.owner), remark=mark.sub(INSTEAD, row.remark))
