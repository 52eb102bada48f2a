"""How the places look that findings quote: pictures of pages, drawn in worker processes and never in our own, and lines
of text papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline import drawings, inbox
from pipeline.arrived import Gathered
from pipeline.drawings import Drawings
from pipeline.errors import MachineFault
from pipeline.model import Box, Finding, Page, Place, QuotedLine
from pipeline.ruletypes import ReportRules
from pipeline.workbook import words
from pipeline.workers import Died, TooLarge, TooSlow, Workers, outcome

SECONDS = 60
_MOST_LINES = 24
_AROUND = 1


def pictured(findings: Iterable[Finding], rules: ReportRules) -> list[Finding]:
    """The findings whose pages are drawn: the gravest open ones, those that people work on, and those that
    ``rules/report.toml`` asks for by number (``B-21P1K9``) or id. None where names are hidden: pages show them."""
    if rules.namen_verbergen:
        return []
    asked = set(rules.afbeeldingen_bij)
    grave = sorted(findings, key=lambda finding: (not words.is_open(finding), *words.gravest_first(finding)))
    return [
        finding
        for number, finding in enumerate(grave)
        if number < rules.afbeeldingen
        or finding.status == "in behandeling"
        or asked & {finding.id, words.code(finding.id)}
    ]


def lines_of(findings: Iterable[Finding], gathered: Iterable[Gathered]) -> Mapping[str, tuple[QuotedLine, ...]]:
    """The lines around each quote from a paper without boxes, by ``<finding id>#<index of the evidence>``."""
    pages = {
        (one.arrival.name, page.number): page
        for one in gathered
        if one.extraction is not None
        for page in one.extraction.pages
    }
    found: dict[str, tuple[QuotedLine, ...]] = {}
    for finding in findings:
        for index, place in enumerate(finding.evidence):
            page = pages.get((place.paper, place.page or 0))
            if page is not None and place.bbox is None and place.line is not None and place.cell is None:
                found[f"{finding.id}#{index}"] = quoted_lines(page, place)
    return found


def quoted_lines(page: Page, place: Place) -> tuple[QuotedLine, ...]:
    """The lines of a page on which the quote stands, with those just before and after."""
    lines = page.text.split("\n")
    first = min(max((place.line or 1) - 1, 0), len(lines) - 1)
    rest, last, marked = _letters(place.quote), first, {first}
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        shown = _letters(lines[number])
        taken = _taken(rest, shown, begins=number == first)
        if taken:
            marked.add(number)
            rest, last = rest[taken:], number
        if not rest:
            break
    around = range(max(0, first - _AROUND), min(len(lines), last + _AROUND + 1))
    shown_lines = [number for number in around if lines[number].strip() or number in marked]
    return tuple(QuotedLine(number + 1, lines[number], number in marked) for number in shown_lines)


def _taken(rest: str, shown: str, begins: bool) -> int:
    """How many letters of the quote the line accounts for; the quote may begin in the middle of its first line."""
    if not rest or not shown:
        return 0
    if rest in shown:
        return len(rest)
    if rest.startswith(shown):
        return len(shown)
    if begins:
        return next((size for size in range(min(len(rest), len(shown)), 0, -1) if shown.endswith(rest[:size])), 0)
    return 0


def _letters(text: str) -> str:
    """Letters and figures only: line breaks, hyphens and the bars between cells do not count."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def of_findings(
    findings: Iterable[Finding], gathered: Iterable[Gathered], jobs: int, megabytes: int, kept: Path | None = None
) -> Mapping[str, bytes]:
    """PNG by ``<finding id>#<index of the evidence>`` of each finding; drawn once where the folder ``kept`` is given.

    What cannot be drawn is left out: the quote stands in the workbook all the same.
    """
    wanted: dict[str, list[tuple[str, int, Box]]] = defaultdict(list)
    for finding in findings:
        for index, place in enumerate(finding.evidence):
            if place.bbox is not None and place.page is not None:
                wanted[place.paper].append((f"{finding.id}#{index}", place.page, place.bbox))
    papers = [one for one in gathered if one.arrival.name in wanted and one.arrival.path is not None and one.sha256]
    before = drawings.load(kept) if kept is not None else {}
    now: Drawings = {}
    lacking: list[tuple[Gathered, list[tuple[int, Box]]]] = []
    for one in papers:
        places = list(dict.fromkeys((page, box) for _, page, box in wanted[one.arrival.name]))
        own = before.get(one.sha256 or "", {})
        now.setdefault(one.sha256 or "", {}).update(
            {mark: own[mark] for place in places if (mark := drawings.mark(*place)) in own}
        )
        if todo := [place for place in places if drawings.mark(*place) not in own]:
            lacking.append((one, todo))
    for one, drawn in _drawn(lacking, jobs, megabytes):
        now[one.sha256 or ""].update(drawn)
    if kept is not None and now != before:
        drawings.save(kept, now)
    found: dict[str, bytes] = {}
    for one in papers:
        for name, page, box in wanted[one.arrival.name]:
            if png := now[one.sha256 or ""].get(drawings.mark(page, box)):
                found[name] = png
    return found


def _drawn(
    lacking: list[tuple[Gathered, list[tuple[int, Box]]]], jobs: int, megabytes: int
) -> Iterator[tuple[Gathered, dict[str, bytes]]]:
    """The pictures of places, a paper at a time; a paper on which a worker fails is left out, to be tried again."""
    if not lacking:
        return
    from pipeline.reading.picture import pictures

    with Workers(min(jobs, len(lacking)), SECONDS, megabytes) as workers:
        futures = []
        for one, places in lacking:
            try:
                futures.append((one, places, workers.submit(pictures, inbox.read(one.arrival), places)))
            except (OSError, MachineFault):
                continue
        for one, places, future in futures:
            try:
                drawn = outcome(future)
            except (TooSlow, TooLarge, Died, MachineFault, ValueError):
                continue
            yield one, {drawings.mark(*place): png or b"" for place, png in zip(places, drawn, strict=True)}
