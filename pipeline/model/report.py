"""The master planning, how items stand to it, findings and the report of a week."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from pipeline.model.mentions import Place, PlanningItem
from pipeline.model.values import (
    Day,
    FileStatus,
    FindingClass,
    Interval,
    PaperKind,
    Severity,
    SlackStatus,
    Standing,
    State,
    Status,
)


class Master(Struct, frozen=True, gc=False):
    """The master planning as people maintain it: the items in the order of the sheet, its version and origin."""

    items: tuple[PlanningItem, ...]
    version: date | None
    name: str
    source_sha256: str | None = None
    empty_tables: tuple[Place, ...] = ()


class Match(Struct, frozen=True, gc=False):
    """An item of a paper beside the master rows that it may be, with the fields that agreed (Dutch names).

    ``standing`` says how the two times stand to each other; ``shared`` are the days that both name. ``unmatched`` is in
    scope and has no row, ``elsewhere`` belongs to a track of which the master planning knows nothing.
    """

    item: PlanningItem
    rows: tuple[PlanningItem, ...]
    agreed: tuple[str, ...]
    standing: Standing = "undated"
    shared: Interval | None = None


class Period(Struct, frozen=True, gc=False):
    """What one side says of the time. ``evidence`` is the index of the place in the finding's evidence."""

    start: date | None
    end: date | None
    says: Literal["master", "paper", "calendar"]
    evidence: int


class Finding(Struct, frozen=True, gc=False):
    """A judgement about the papers, with both sides quoted. ``id`` is its check and the keys concerned."""

    id: str
    check: str
    cls: FindingClass
    severity: Severity
    certainty: float
    title: str
    message: str
    remedy: str
    evidence: tuple[Place, ...]
    periods: tuple[Period, ...] = ()
    group: str | None = None
    declared: bool = False
    suggestion: date | None = None
    bodies: tuple[str, ...] = ()
    product: str | None = None
    state: State = "nieuw"
    first_seen: date | None = None
    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""


class NotCompared(Struct, frozen=True, gc=False):
    """Something that was read and could not be laid beside anything, with the Dutch reason."""

    what: str
    why: str
    place: Place | None = None


class FileFate(Struct, frozen=True, gc=False):
    """The one answer that every file dropped in the inbox gets."""

    name: str
    sha256: str | None
    status: FileStatus
    reason: str | None = None
    kind: PaperKind | None = None
    date: date | None = None
    pages: int | None = None
    first_seen: Day | None = None


class CheckRun(Struct, frozen=True, gc=False):
    """That a check ran, or why it did not."""

    check: str
    title: str
    findings: int
    not_run: str | None = None


class RouteSlack(Struct, frozen=True, gc=False):
    """The room of one milestone: working days from the end of its last required route step to the final date.

    ``last_step`` is the key of that row; ``working_days`` is negative where the step ends after the final date, None
    where either date is unknown. ``missing`` names the required levels without a dated step. ``status``
    is ``late`` below zero, ``tight`` below ``krap_werkdagen`` of ``rules/checks.toml``, ``unknown`` where it cannot be
    told, also because a required step has no date.
    """

    product: str
    name: str
    last_step: str | None
    last_step_end: date | None
    final_date: date | None
    working_days: int | None
    status: SlackStatus
    missing: tuple[str, ...] = ()


class WeekCounts(Struct, frozen=True, gc=False):
    """Open findings by severity in the report of one ISO week (``2021-W13``)."""

    week: str
    counts: tuple[tuple[str, int], ...]


class Report(Struct, frozen=True, gc=False):
    """Everything the report's JSON and the workbook are made of. ``trend`` are earlier weeks, the oldest first."""

    peildatum: date
    week: str
    program: str
    rules_sha256: str
    papers: tuple[FileFate, ...]
    findings: tuple[Finding, ...]
    resolved: tuple[Finding, ...]
    not_compared: tuple[NotCompared, ...]
    items: tuple[PlanningItem, ...]
    checks: tuple[CheckRun, ...] = ()
    master: Master | None = None
    peildatum_from: Literal["option", "rules", "today"] = "today"
    previous_week: str | None = None
    previous_counts: tuple[tuple[str, int], ...] = ()
    slack: tuple[RouteSlack, ...] = ()
    matches: tuple[Match, ...] = ()
    trend: tuple[WeekCounts, ...] = ()
