"""The report of an earlier week, read back from its JSON: what the next report compares itself to."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from pipeline.errors import Refused
from pipeline.model import (
    DateKind,
    FileFate,
    Finding,
    FindingClass,
    Interval,
    Modality,
    Period,
    Place,
    PlanningItem,
    Severity,
    State,
    Status,
    WeekCounts,
)
from pipeline.workbook.words import CLOSED, SEVERITIES, is_open

T = TypeVar("T")


class Previous(Struct, frozen=True):
    """What an earlier report said. ``reason`` is set, and the rest empty, where it could not be read."""

    path: Path
    reason: str | None = None
    week: str | None = None
    peildatum: date | None = None
    findings: tuple[Finding, ...] = ()
    papers: tuple[FileFate, ...] = ()
    items: tuple[PlanningItem, ...] = ()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Open findings by severity, as ``Report.previous_counts`` takes them."""
        return tuple((name, sum(f.severity == name and is_open(f) for f in self.findings)) for name in SEVERITIES)


class _Finding(msgspec.Struct):
    """A finding as JSON has it."""

    id: str
    check: str
    cls: FindingClass = msgspec.field(name="class")
    severity: Severity
    certainty: float
    title: str
    message: str
    remedy: str
    evidence: tuple[Place, ...]
    periods: tuple[Period, ...]
    group: str | None
    declared: bool
    suggestion: date | None
    state: State
    first_seen: date | None
    status: Status
    owner: str
    remark: str
    bodies: tuple[str, ...] = ()
    product: str | None = None

    def finding(self) -> Finding:
        """The finding that it tells of."""
        return Finding(**{name: getattr(self, name) for name in self.__struct_fields__})


class _Item(msgspec.Struct):
    """As much of an item as the next report asks for."""

    key: str
    origin: Literal["master", "paper"]
    activity: str
    act: str | None
    product: str | None
    bodies: tuple[str, ...]
    period: _Ends | None
    kind: DateKind | None
    modality: Modality
    place: Place
    municipality: str | None = None
    remarks: str = ""

    def item(self) -> PlanningItem:
        """The item that it tells of."""
        own = {name: getattr(self, name) for name in self.__struct_fields__}
        return PlanningItem(**{**own, "period": Interval(self.period.start, self.period.end) if self.period else None})


class _Ends(msgspec.Struct):
    start: date | None
    end: date | None


class _Schema(msgspec.Struct):
    schema: Literal[1]


class _Findings(_Schema):
    findings: tuple[_Finding, ...]


class _Papers(_Schema):
    papers: tuple[FileFate, ...]


class _Own(_Schema):
    findings: tuple[_Finding, ...]
    papers: tuple[FileFate, ...]
    week: str | None = None
    peildatum: date | None = None


class _Whole(_Own):
    items: tuple[_Item, ...] = ()


def read_previous(path: Path, items: bool = True) -> Previous:
    """Read a report's JSON, without its items where they are not asked for. A missing or damaged one is a value with a
    Dutch reason, never an exception."""
    try:
        value = _decoded(path.read_bytes(), _Whole if items else _Own)
    except OSError as error:
        return Previous(path, f"Het vorige rapport {path.name} kan niet worden geopend ({error.strerror}).")
    except Refused as refused:
        return Previous(path, f"{path.name}: {refused.reason}")
    return Previous(
        path,
        week=value.week,
        peildatum=value.peildatum,
        findings=tuple(one.finding() for one in value.findings),
        papers=value.papers,
        items=tuple(one.item() for one in value.items) if isinstance(value, _Whole) else (),
    )


class _Counted(msgspec.Struct):
    severity: str
    status: str


class _Week(msgspec.Struct):
    week: str
    findings: tuple[_Counted, ...]


def read_trend(paths: Iterable[Path]) -> tuple[WeekCounts, ...]:
    """Open findings of each report, in the order of the weeks; a report that cannot be read is left out."""
    found = []
    for path in paths:
        try:
            week = msgspec.json.decode(path.read_bytes(), type=_Week)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            continue
        open_ = Counter(finding.severity for finding in week.findings if finding.status not in CLOSED)
        found.append(WeekCounts(week.week, tuple((severity, open_[severity]) for severity in SEVERITIES)))
    return tuple(sorted(found, key=lambda one: one.week))


def load_findings(data: bytes) -> tuple[Finding, ...]:
    """The findings of a report's JSON; raises ``Refused`` with a Dutch reason where it is no such JSON."""
    return tuple(one.finding() for one in _decoded(data, _Findings).findings)


def load_papers(data: bytes) -> tuple[FileFate, ...]:
    """The files of a report's JSON; raises ``Refused`` with a Dutch reason where it is no such JSON."""
    return _decoded(data, _Papers).papers


_DAMAGED = "dit is geen volledig rapport van Planwacht; zet de bewaarde versie terug of verwijder het bestand."


def _decoded(data: bytes, type_: type[T]) -> T:
    """The parts of a report's JSON that are asked for, read without a Python object for any other."""
    try:
        return msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(_DAMAGED) from error


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def paper_of(value: Mapping[str, Any]) -> FileFate:
    return _converted(value, FileFate)


def place_of(value: Mapping[str, Any]) -> Place:
    return _converted(value, Place)


def finding_of(value: Mapping[str, Any]) -> Finding:
    return _converted(value, _Finding).finding()


def item_of(value: Mapping[str, Any]) -> PlanningItem:
    return _converted(value, _Item).item()


def _converted(value: Mapping[str, Any], type_: type[T]) -> T:
    """Raises ``ValueError`` where the value is no such thing."""
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
