"""The report as JSON, key for key as the contract gives it; ``docs/schema/report.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

import msgspec

from pipeline.model import (
    CheckRun,
    FileFate,
    Finding,
    Interval,
    Master,
    Match,
    NotCompared,
    Period,
    Place,
    PlanningItem,
    Report,
    RouteSlack,
)

SCHEMA = 1
_AT_A_TIME = 500


def report_json(report: Report) -> bytes:
    """The report as UTF-8 JSON."""
    return b"".join(report_parts(report))


def report_parts(report: Report) -> Iterator[bytes]:
    """The report as UTF-8 JSON: keys in the contract's order, dates as ``YYYY-MM-DD``, ended by a line break.

    Keys that the contract does not name follow after those that it does.
    """
    by_item = {(match.item.place.paper, match.item.key): match for match in report.matches}

    def item(one: PlanningItem) -> dict[str, Any]:
        return item_value(one) | {"match": _match(by_item.get((one.place.paper, one.key)))}

    return _parts(
        {
            "schema": SCHEMA,
            "peildatum": report.peildatum.isoformat(),
            "week": report.week,
            "program": {"version": report.program},
            "rules": {"sha256": report.rules_sha256},
            "papers": map(_paper, report.papers),
            "findings": map(finding_value, report.findings),
            "resolved": map(finding_value, report.resolved),
            "not_compared": map(_not_compared, report.not_compared),
            "items": map(item, report.items),
            "checks": map(_check, report.checks),
            "master": _master(report.master),
            "previous": {"week": report.previous_week, "counts": dict(report.previous_counts)},
            "slack": map(_slack, report.slack),
        }
    )


def value_json(value: Mapping[str, Any]) -> bytes:
    """A report's value as the bytes of its file."""
    return b"".join(_parts(value))


def _parts(value: Mapping[str, Any]) -> Iterator[bytes]:
    """The file piece by piece. Of a list, given as any iterable, few values stand in memory."""
    for number, (key, part) in enumerate(value.items()):
        yield b",\n " if number else b"{\n "
        if isinstance(part, str | Mapping) or not isinstance(part, Iterable):
            yield _shown({key: part})[len(b"{\n ") : -len(b"\n}")]
            continue
        start, rest, some = f'"{key}": ['.encode(), iter(part), False
        yield start
        while few := list(islice(rest, _AT_A_TIME)):
            yield (b"," if some else b"") + _shown({key: few})[len(b"{\n " + start) : -len(b"\n ]\n}")]
            some = True
        yield b"\n ]" if some else b"]"
    yield b"\n}\n" if value else b"{}\n"


def _shown(value: Any) -> bytes:
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(encodable(value))
    return msgspec.json.format(data, indent=1)


def encodable(value: Any) -> Any:
    """Lone surrogates cannot be written in UTF-8; they are shown as ``\\udc80`` would be, backslash-escaped."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {encodable(key): encodable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [encodable(one) for one in value]
    return value


def iso(day: date | None) -> str | None:
    """A day as ``YYYY-MM-DD``; None stays None."""
    return day.isoformat() if day is not None else None


def _paper(paper: FileFate) -> dict[str, Any]:
    return {
        "name": paper.name,
        "sha256": paper.sha256,
        "status": paper.status,
        "reason": paper.reason,
        "kind": paper.kind,
        "date": iso(paper.date),
        "pages": paper.pages,
        "first_seen": iso(paper.first_seen),
    }


def place_value(place: Place) -> dict[str, Any]:
    return {
        "paper": place.paper,
        "page": place.page,
        "line": place.line,
        "bbox": list(place.bbox) if place.bbox is not None else None,
        "cell": place.cell,
        "quote": place.quote,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "start": iso(period.start),
        "end": iso(period.end),
        "says": period.says,
        "evidence": period.evidence,
    }


def finding_value(finding: Finding) -> dict[str, Any]:
    """One finding as the JSON value of the contract."""
    return {
        "id": finding.id,
        "group": finding.group,
        "check": finding.check,
        "class": finding.cls,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "declared": finding.declared,
        "title": finding.title,
        "message": finding.message,
        "remedy": finding.remedy,
        "suggestion": iso(finding.suggestion),
        "periods": [_period(period) for period in finding.periods],
        "evidence": [place_value(place) for place in finding.evidence],
        "state": finding.state,
        "first_seen": iso(finding.first_seen),
        "status": finding.status,
        "owner": finding.owner,
        "remark": finding.remark,
        "bodies": list(finding.bodies),
        "product": finding.product,
    }


def _not_compared(one: NotCompared) -> dict[str, Any]:
    return {"what": one.what, "why": one.why, "place": place_value(one.place) if one.place is not None else None}


def item_value(item: PlanningItem) -> dict[str, Any]:
    """One item as the JSON value of the contract, with what the contract does not name behind it."""
    return {
        "key": item.key,
        "origin": item.origin,
        "activity": item.activity,
        "act": item.act,
        "product": item.product,
        "bodies": list(item.bodies),
        "period": _interval(item.period),
        "kind": item.kind,
        "modality": item.modality,
        "place": place_value(item.place),
        "municipality": item.municipality,
        "remarks": item.remarks,
        "phase": item.phase,
        "track": item.track,
        "count": item.count,
        "meeting": item.meeting,
        "same_as": list(item.same_as),
        "condition": item.condition,
        "gate": item.gate,
    }


def _match(match: Match | None) -> dict[str, Any] | None:
    if match is None:
        return None
    return {
        "rows": [row.key for row in match.rows],
        "agreed": list(match.agreed),
        "standing": match.standing,
        "shared": _interval(match.shared),
    }


def _interval(interval: Interval | None) -> dict[str, Any] | None:
    return {"start": iso(interval.start), "end": iso(interval.end)} if interval is not None else None


def _slack(one: RouteSlack) -> dict[str, Any]:
    return {
        "product": one.product,
        "name": one.name,
        "last_step": one.last_step,
        "last_step_end": iso(one.last_step_end),
        "final_date": iso(one.final_date),
        "working_days": one.working_days,
        "status": one.status,
        "missing": list(one.missing),
    }


def _check(run: CheckRun) -> dict[str, Any]:
    return {"check": run.check, "title": run.title, "findings": run.findings, "not_run": run.not_run}


def _master(master: Master | None) -> dict[str, Any] | None:
    if master is None:
        return None
    return {
        "name": master.name,
        "version": iso(master.version),
        "rows": len(master.items),
        "source_sha256": master.source_sha256,
    }
