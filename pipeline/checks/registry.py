"""What a check is, how the checks are found, and how their findings are made, merged and counted."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

import pipeline.checks
from pipeline.calendars import Calendar
from pipeline.checks import sentences
from pipeline.checks.groups import grouped_across, told_apart
from pipeline.model import (
    CheckRun,
    Extraction,
    Finding,
    FindingClass,
    Interval,
    Master,
    Match,
    Period,
    Place,
    PlanningItem,
    Severity,
)
from pipeline.rulebook import Rulebook

_LADDER: tuple[Severity, ...] = ("info", "laag", "midden", "hoog", "kritiek")
_SCAN_CERTAINTY = 0.5
_NO_CHECKS = {"registry", "groups", "wording", "moments", "sentences", "spoken"}


class Case(Struct, frozen=True, dict=True):
    """Everything that a check may look at.

    ``papers`` are the papers that take part (of this programme, not later than the peildatum, each content once);
    ``copies`` pairs of a paper and another file with nearly the same contents, and how alike they are (0 to 1);
    ``rows`` the rows of plannings to be judged by themselves (of the master first, then of papers); ``matches`` the
    statements of papers beside the master rows that they may be.
    """

    peildatum: date
    rules: Rulebook
    calendar: Calendar
    papers: tuple[Extraction, ...] = ()
    rows: tuple[PlanningItem, ...] = ()
    master: Master | None = None
    matches: tuple[Match, ...] = ()
    copies: tuple[tuple[Extraction, Extraction, float], ...] = ()

    def named(self, name: str) -> tuple[Extraction, ...]:
        """The papers of this name: one, or none where it takes no part."""
        return (self._by_name[name],) if name in self._by_name else ()

    def in_table(self, row: PlanningItem) -> list[PlanningItem]:
        """The rows that stand in one table with a row, itself among them."""
        return self._by_table.get((row.place.paper, row.caption), [])

    def told_with(self, item: PlanningItem) -> list[PlanningItem]:
        """All statements of the item's paper."""
        return [other for paper in self.named(item.place.paper) for other in paper.items]

    @cached_property
    def stale(self) -> bool:
        """Whether the planning ended so long before the peildatum that its rows say nothing about now."""
        ends = [row.period.end for row in self.rows if row.period and row.period.end]
        if not ends:
            return False
        return self.calendar.working_days(max(ends), self.peildatum) > self.rules.checks.verouderd_werkdagen

    @cached_property
    def _by_name(self) -> dict[str, Extraction]:
        return {paper.source.name: paper for paper in self.papers}

    @cached_property
    def _by_table(self) -> dict[tuple[str, str | None], list[PlanningItem]]:
        found: dict[tuple[str, str | None], list[PlanningItem]] = {}
        for row in self.rows:
            found.setdefault((row.place.paper, row.caption), []).append(row)
        return found


Words = Callable[[Rulebook], Iterable[str]]
"""For which words of the rules a check looks."""


class Check(Struct, frozen=True):
    """A check: its id (also the key of its severity in ``rules/checks.toml``), Dutch title, explanation and remedy.

    ``words``: those of the rules for which it looks in sentences of papers.
    """

    id: str
    title: str
    explanation: str
    remedy: str
    cls: FindingClass
    needs_master: bool
    judge: Callable[[Check, Case], Iterable[Finding]]
    words: Words = lambda rules: ()

    def finding(
        self,
        case: Case,
        keys: Iterable[str],
        message: str,
        evidence: Iterable[Place],
        *,
        periods: Iterable[Period] = (),
        certainty: float = 1.0,
        step: int = 0,
        remedy: str | None = None,
        declared: bool = False,
        suggestion: date | None = None,
        item: PlanningItem | None = None,
        group: str | None = None,
    ) -> Finding:
        """A finding of this check about the items or papers with these keys.

        ``step`` moves the severity of the rules up (1) or down (-1) the ladder. ``declared``: the author says so, and
        then it is at most ``laag``.
        """
        severity = case.rules.checks.ernst[self.id]
        at = min(max(_LADDER.index(severity) + step, 0), len(_LADDER) - 1)
        if declared:
            at = min(at, _LADDER.index("laag"))
        return Finding(
            id=f"{self.id}:{'+'.join(keys)}",
            check=self.id,
            cls=self.cls,
            severity=_LADDER[at],
            certainty=certainty,
            title=self.title,
            message=message,
            remedy=remedy or self.remedy,
            evidence=tuple(evidence),
            periods=tuple(periods),
            group=group,
            declared=declared,
            suggestion=suggestion,
            bodies=item.bodies if item else (),
            product=(item.milestone or item.product) if item else None,
        )


_CHECKS: dict[str, Check] = {}


def check(
    id: str,
    *,
    title: str,
    explanation: str,
    remedy: str,
    cls: FindingClass,
    needs_master: bool = False,
    words: Words = lambda rules: (),
) -> Callable[[Callable[[Check, Case], Iterator[Finding]]], Callable[[Check, Case], Iterator[Finding]]]:
    """Register a function as a check. The id is Dutch, in lower case with hyphens, and never changes."""

    def register(judge: Callable[[Check, Case], Iterator[Finding]]) -> Callable[[Check, Case], Iterator[Finding]]:
        if id in _CHECKS and _CHECKS[id].judge.__module__ != judge.__module__:
            raise ValueError(f"two checks are called {id}")
        _CHECKS[id] = Check(id, title, explanation, remedy, cls, needs_master, judge, words)
        return judge

    return register


@lru_cache(maxsize=1)
def all_checks() -> tuple[Check, ...]:
    """Every check in this folder, by id."""
    for module in pkgutil.iter_modules(pipeline.checks.__path__):
        if module.name not in _NO_CHECKS:
            importlib.import_module(f"pipeline.checks.{module.name}")
    return tuple(_CHECKS[id] for id in sorted(_CHECKS))


def run(
    case: Case, *, only: Iterable[str] | None = None, reraise: bool = False
) -> tuple[tuple[Finding, ...], tuple[CheckRun, ...]]:
    """Run every check on the case. A check that crashes is reported as not run; ``reraise`` shows it in tests."""
    wanted = None if only is None else set(only)
    findings: list[Finding] = []
    runs: list[CheckRun] = []
    unsure = _badly_scanned(case)
    sentences.expect(word for each in all_checks() for word in each.words(case.rules))
    for each in all_checks():
        if wanted is not None and each.id not in wanted:
            continue
        why = _why_not(each, case)
        if why is not None:
            runs.append(CheckRun(each.id, each.title, 0, why))
            continue
        try:
            found = softened(_telling(grouped(merged(each.judge(each, case))), case), unsure)
        except Exception as error:
            if reraise:
                raise
            runs.append(CheckRun(each.id, each.title, 0, f"De controle liep vast ({type(error).__name__}); meld dit."))
            continue
        findings.extend(found)
        runs.append(CheckRun(each.id, each.title, len(found)))
    sentences.forget()
    findings = told_apart(findings, case.rules)
    return tuple(grouped_across(sorted(findings, key=_gravest_first))), tuple(runs)


def _telling(findings: list[Finding], case: Case) -> list[Finding]:
    """Without what rests on rows of a planning that is out of date alone: one finding says so already."""
    if not case.stale:
        return findings
    rows = {row.place for row in case.rows}
    return [each for each in findings if each.check == "verouderde-planning" or not set(each.evidence) <= rows]


def _why_not(check: Check, case: Case) -> str | None:
    if check.id in case.rules.checks.uit:
        return "Uitgezet in rules/checks.toml."
    if check.needs_master and case.master is None:
        return "Er is geen masterplanning."
    return None


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with one id that say the same become one with all evidence; what says otherwise keeps its own id.

    That id names the paper (``…@brief.pdf``) where it did not yet, and counts (``…#2``) where one paper says several.
    """
    by_id: dict[str, Finding] = {}
    same_id: dict[str, list[str]] = {}
    for finding in findings:
        ids = same_id.setdefault(finding.id, [])
        told = next((id for id in ids if _says_the_same(by_id[id], finding)), None)
        if told is not None:
            new = tuple(place for place in finding.evidence if place not in by_id[told].evidence)
            by_id[told] = replace(by_id[told], evidence=by_id[told].evidence + new)
            continue
        own = next(id for id in _own_ids(finding) if id not in by_id)
        ids.append(own)
        by_id[own] = replace(finding, id=own)
    return list(by_id.values())


def _says_the_same(one: Finding, other: Finding) -> bool:
    return one.message == other.message or (bool(one.periods) and _times(one) == _times(other))


def _own_ids(finding: Finding) -> Iterator[str]:
    """The ids that a finding may get, in the order of choice: its own, with its paper, counted."""
    yield finding.id
    places = [place for place in finding.evidence if place.cell is None and place.paper not in finding.id]
    named = f"{finding.id}@{places[0].paper}" if places else finding.id
    if places:
        yield named
    for number in count(2):
        yield f"{named}#{number}"


def _times(finding: Finding) -> list[tuple[date | None, date | None]]:
    return [(period.start, period.end) for period in finding.periods]


def softened(findings: Iterable[Finding], unsure: set[Place]) -> list[Finding]:
    """Findings that quote a date which OCR was not sure of are no more certain than that reading."""
    return [
        replace(finding, certainty=min(finding.certainty, _SCAN_CERTAINTY))
        if any(place in unsure for place in finding.evidence)
        else finding
        for finding in findings
    ]


def _badly_scanned(case: Case) -> set[Place]:
    """Where the rows and statements stand whose date carries the doubt ``ocr``."""
    items = (*case.rows, *(item for paper in case.papers for item in paper.items))
    return {
        item.place
        for item in items
        if any(mention is not None and "ocr" in mention.doubts for mention in (item.week, item.day))
    }


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one check on one moment of the same bodies, told in two tables, are a group by the first's id."""
    result = list(findings)
    by_moment: dict[object, list[int]] = {}
    for at, finding in enumerate(result):
        if finding.bodies and finding.periods and finding.group is None:
            by_moment.setdefault((finding.bodies, *_times(finding)), []).append(at)
    for places in by_moment.values():
        if len(places) > 1:
            group = min(result[at].id for at in places)
            for at in places:
                result[at] = replace(result[at], group=group)
    return result


def _gravest_first(finding: Finding) -> tuple[int, str, str]:
    return -_LADDER.index(finding.severity), finding.check, finding.id


def disjoint(one: Interval, other: Interval) -> bool:
    """Whether two inclusive intervals share no day; an open bound reaches for ever."""
    return (one.end is not None and other.start is not None and one.end < other.start) or (
        other.end is not None and one.start is not None and other.end < one.start
    )


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether ``inner`` lies wholly inside ``outer``; both bounds of both must be known."""
    return (
        outer.start is not None
        and outer.end is not None
        and inner.start is not None
        and inner.end is not None
        and outer.start <= inner.start
        and inner.end <= outer.end
    )
