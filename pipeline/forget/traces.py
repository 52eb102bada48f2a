"""What there is of a paper: its names, what is kept of it, and the reports that speak of it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from pipeline import drawings, forgotten, inbox, rulebook, statindex, store, workbook
from pipeline.errors import WrongUse
from pipeline.forget.strike import names_of, touches
from pipeline.gather import known
from pipeline.workspace import Workspace

_PREFIX = re.compile(r"[0-9a-f]{8,64}")
_MADE = (".json", ".html", ".ics", ".eml", ".xlsx")
_MOST = 50_000_000


class Traces(Struct, frozen=True):
    """What will be forgotten. ``hashes`` has those of papers inside it too; ``names`` what they are called anywhere.

    ``kept`` are files of ``extracted/``, ``reports`` the JSON files of weeks that are written anew, ``copies`` other
    files in ``reports/`` that hold a name and are removed, ``unread`` reports that cannot be understood.
    """

    sha256: str
    hashes: frozenset[str]
    names: frozenset[str]
    in_inbox: tuple[str, ...]
    kept: tuple[Path, ...]
    reports: tuple[Path, ...]
    copies: tuple[Path, ...]
    unread: tuple[Path, ...]
    is_master: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.in_inbox or self.kept or self.reports or self.copies)


def traces(workspace: Workspace, prefix: str) -> Traces:
    """What there is of the paper whose sha256 begins so. Raises ``WrongUse`` where that is not one paper."""
    if not _PREFIX.fullmatch(prefix.casefold()):
        raise WrongUse(
            "Dit is geen sha256: geef ten minste de eerste acht tekens, 0-9 en a-f.",
            "De sha256 van elk stuk staat in planwacht status --json.",
        )
    rules = rulebook.load(workspace.rules)
    arrivals = inbox.scan(workspace.inbox, 0.0, 0, lambda seconds: None, rules.limits.bestand_mb * 1_000_000)
    here = [(one.arrival.name, one.sha256) for one in known(arrivals, workspace.extracted, rules) if one.sha256]
    cached = dict(_cached(workspace.extracted))
    reports, unread = _reports(workspace.reports)
    index = statindex.load(workspace.extracted)
    every = {sha for _, sha in here} | set(cached.values()) | {file.sha256 for file in index.files.values()}
    every |= {paper["sha256"] for value in reports.values() for paper in value["papers"] if paper["sha256"]}
    every |= forgotten.load(workspace.rules)
    drawn = drawings.held(workspace.extracted)
    every |= drawn or frozenset()
    sha256 = _one(prefix.casefold(), every)
    hashes, names = _with_what_is_inside(sha256, here, reports)
    concerned = tuple(path for path, value in reports.items() if touches(value, hashes, names))
    rewritten = {path.with_suffix(suffix) for path in reports for suffix in _MADE}
    others = [path for path in sorted(workspace.reports.rglob("*")) if path.is_file() and path not in rewritten]
    return Traces(
        sha256,
        hashes,
        names,
        tuple(sorted(name for name, sha in here if sha in hashes)),
        (*_drawn(workspace.extracted, drawn, hashes), *(path for path, sha in sorted(cached.items()) if sha in hashes)),
        concerned,
        tuple(path for path in others if _holds(path, names)),
        unread,
        any((value.get("master") or {}).get("source_sha256") == sha256 for value in reports.values()),
    )


def _one(prefix: str, every: Collection[str]) -> str:
    found = sorted(sha for sha in every if sha.startswith(prefix))
    if not found:
        raise WrongUse(
            "Er is geen stuk met deze sha256 bekend.", "De sha256 van elk stuk staat in planwacht status --json."
        )
    if len(found) > 1:
        raise WrongUse(
            f"Er zijn {len(found)} stukken waarvan de sha256 zo begint.", "Geef meer tekens, of de hele sha256."
        )
    return found[0]


def _with_what_is_inside(
    sha256: str, here: list[tuple[str, str]], reports: dict[Path, dict[str, Any]]
) -> tuple[frozenset[str], frozenset[str]]:
    """The hashes and names of the paper and of what lies in it; a paper that also came by itself is left alone."""
    papers = [[(one["name"], one["sha256"]) for one in value["papers"]] for value in reports.values()]
    names: set[str] = set()
    inside: set[str] = set()
    alone: set[str] = set()
    for listed in (here, *papers):
        own = {name for name, sha in listed if sha == sha256}
        within = {(name, sha) for name, sha in listed if any(name.startswith(f"{one}!") for one in own)}
        names |= own | {name for name, _ in within}
        inside |= {sha for _, sha in within if sha}
        alone |= {sha for name, sha in listed if sha and (name, sha) not in within and sha != sha256}
    hashes = frozenset({sha256} | (inside - alone))
    for value in reports.values():
        names |= names_of(value, hashes)
    return hashes, frozenset(names | {name for name, sha in here if sha in hashes})


def _cached(extracted: Path) -> Iterator[tuple[Path, str]]:
    for path in extracted.glob("*.json"):
        extraction = store.load(extracted, path.stem)
        if extraction is not None:
            yield path, extraction.source.sha256


def _drawn(extracted: Path, drawn: frozenset[str] | None, hashes: frozenset[str]) -> Iterator[Path]:
    """The file of pictures, where it may show one of these papers: the next run draws those of the others again."""
    if drawn is None or not hashes.isdisjoint(drawn):
        yield extracted / drawings.NAME


def _reports(folder: Path) -> tuple[dict[Path, dict[str, Any]], tuple[Path, ...]]:
    """The JSON of every week, the oldest first, and those that are no whole report."""
    found: dict[Path, dict[str, Any]] = {}
    unread = []
    for path in sorted(folder.glob("planwacht-????-W??.json")):
        if workbook.read_previous(path).reason is None:
            found[path] = json.loads(path.read_bytes().decode("utf-8-sig"))
        else:
            unread.append(path)
    return found, tuple(unread)


def _holds(path: Path, names: Collection[str]) -> bool:
    """Whether a file holds one of the names as text: in itself, or in a part of an office file."""
    marks = {form.encode() for name in names for form in (name, escape(name), json.dumps(name)[1:-1])}
    try:
        if path.stat().st_size > _MOST:
            return False
        try:
            with ZipFile(path) as archive:
                parts = [archive.read(one) for one in archive.infolist() if one.file_size < _MOST]
        except (BadZipFile, ValueError, NotImplementedError, RuntimeError):
            parts = [path.read_bytes()]
    except OSError:
        return False
    return any(mark in part for part in parts for mark in marks)
