"""The report of an earlier week, read back from its JSON: what the next report compares itself to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import Refused
from pipeline.model import Box, FileFate, Finding, Interval, Period, Place, PlanningItem, WeekCounts
from pipeline.workbook.words import CLOSED, SEVERITIES, is_open


@dataclass(frozen=True, slots=True)
class Previous:
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


def read_previous(path: Path) -> Previous:
    """Read a report's JSON. A missing or damaged one is a value with a Dutch reason, never an exception."""
    try:
        value = _parsed(path.read_bytes())
        return Previous(
            path,
            week=_text(value.get("week")),
            peildatum=day_of(value.get("peildatum")),
            findings=tuple(finding_of(one) for one in value["findings"]),
            papers=tuple(paper_of(one) for one in value["papers"]),
            items=tuple(item_of(one) for one in value.get("items", [])),
        )
    except OSError as error:
        return Previous(path, f"Het vorige rapport {path.name} kan niet worden geopend ({error.strerror}).")
    except Refused as refused:
        return Previous(path, f"{path.name}: {refused.reason}")
    except (KeyError, TypeError, ValueError, AttributeError):
        return Previous(path, f"{path.name}: {_DAMAGED}")


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
    try:
        return tuple(finding_of(one) for one in _parsed(data)["findings"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(_DAMAGED) from error


def load_papers(data: bytes) -> tuple[FileFate, ...]:
    """The files of a report's JSON; raises ``Refused`` with a Dutch reason where it is no such JSON."""
    try:
        return tuple(paper_of(one) for one in _parsed(data)["papers"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(_DAMAGED) from error


_DAMAGED = "dit is geen volledig rapport van Planwacht; zet de bewaarde versie terug of verwijder het bestand."


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(_DAMAGED) from error
    if not isinstance(value, dict) or value.get("schema") != 1:
        raise Refused(_DAMAGED)
    return value


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def paper_of(value: Mapping[str, Any]) -> FileFate:
    return FileFate(
        name=value["name"],
        sha256=value["sha256"],
        status=value["status"],
        reason=value["reason"],
        kind=value["kind"],
        date=day_of(value["date"]),
        pages=value["pages"],
        first_seen=day_of(value["first_seen"]),
    )


def place_of(value: Mapping[str, Any]) -> Place:
    return Place(
        paper=value["paper"],
        page=value["page"],
        line=value["line"],
        bbox=Box(*value["bbox"]) if value["bbox"] is not None else None,
        cell=value["cell"],
        quote=value["quote"],
    )


def finding_of(value: Mapping[str, Any]) -> Finding:
    return Finding(
        id=value["id"],
        check=value["check"],
        cls=value["class"],
        severity=value["severity"],
        certainty=value["certainty"],
        title=value["title"],
        message=value["message"],
        remedy=value["remedy"],
        evidence=tuple(place_of(one) for one in value["evidence"]),
        periods=tuple(
            Period(day_of(one["start"]), day_of(one["end"]), one["says"], one["evidence"]) for one in value["periods"]
        ),
        group=value["group"],
        declared=value["declared"],
        suggestion=day_of(value["suggestion"]),
        bodies=tuple(value.get("bodies", ())),
        product=value.get("product"),
        state=value["state"],
        first_seen=day_of(value["first_seen"]),
        status=value["status"],
        owner=value["owner"],
        remark=value["remark"],
    )


def item_of(value: Mapping[str, Any]) -> PlanningItem:
    period = value["period"]
    return PlanningItem(
        key=value["key"],
        origin=value["origin"],
        activity=value["activity"],
        act=value["act"],
        product=value["product"],
        bodies=tuple(value["bodies"]),
        period=Interval(day_of(period["start"]), day_of(period["end"])) if period is not None else None,
        kind=value["kind"],
        modality=value["modality"],
        place=place_of(value["place"]),
        municipality=value.get("municipality"),
        remarks=value.get("remarks", ""),
    )
