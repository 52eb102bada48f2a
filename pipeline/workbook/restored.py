"""A report made again from its JSON, so that an earlier week can be written anew without what is to be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec.structs import replace

from pipeline.model import (
    CheckRun,
    Interval,
    Master,
    Match,
    NotCompared,
    PlanningItem,
    Report,
    RouteSlack,
    WeekCounts,
)
from pipeline.workbook import previous as back


def restored(
    value: Mapping[str, Any],
    master: Master | None,
    peildatum_from: Literal["option", "rules", "today"],
    trend: tuple[WeekCounts, ...],
) -> Report:
    """The report of a JSON value as ``report_json`` writes it; what the JSON does not hold is left out.

    ``master`` is the master planning as it is now; it counts where it is the one that the report speaks of. Raises
    ``KeyError``, ``TypeError`` or ``ValueError`` where it is no whole report.
    """
    items = tuple(_item(one) for one in value["items"])
    day = back.day_of(value["peildatum"])
    if day is None:
        raise ValueError("no peildatum")
    return Report(
        peildatum=day,
        week=value["week"],
        program=value["program"]["version"],
        rules_sha256=value["rules"]["sha256"],
        papers=tuple(back.paper_of(one) for one in value["papers"]),
        findings=tuple(back.finding_of(one) for one in value["findings"]),
        resolved=tuple(back.finding_of(one) for one in value["resolved"]),
        not_compared=tuple(
            NotCompared(one["what"], one["why"], back.place_of(one["place"]) if one["place"] else None)
            for one in value["not_compared"]
        ),
        items=items,
        checks=tuple(
            CheckRun(one["check"], one["title"], one["findings"], one["not_run"]) for one in value.get("checks", [])
        ),
        master=_master(value.get("master"), items, master),
        peildatum_from=peildatum_from,
        previous_week=value["previous"]["week"],
        previous_counts=tuple(value["previous"]["counts"].items()),
        slack=tuple(_slack(one) for one in value.get("slack", [])),
        matches=_matches(value["items"], items),
        trend=trend,
    )


def _item(value: Mapping[str, Any]) -> PlanningItem:
    return replace(
        back.item_of(value),
        phase=value.get("phase"),
        track=value.get("track"),
        count=value.get("count"),
        condition=value.get("condition"),
        gate=value.get("gate", False),
    )


def _interval(value: Mapping[str, Any] | None) -> Interval | None:
    return Interval(back.day_of(value["start"]), back.day_of(value["end"])) if value is not None else None


def _matches(values: list[Mapping[str, Any]], items: tuple[PlanningItem, ...]) -> tuple[Match, ...]:
    rows = {item.key: item for item in items if item.origin == "master"}
    found = []
    for value, item in zip(values, items, strict=True):
        match = value.get("match")
        if match is not None:
            these = tuple(rows[key] for key in match["rows"] if key in rows)
            found.append(Match(item, these, tuple(match["agreed"]), match["standing"], _interval(match["shared"])))
    return tuple(found)


def _master(value: Mapping[str, Any] | None, items: tuple[PlanningItem, ...], now: Master | None) -> Master | None:
    if value is None:
        return None
    rows = tuple(item for item in items if item.origin == "master")
    version = back.day_of(value["version"])
    if now is not None and (now.version, len(now.items)) == (version, len(rows)):
        return now
    return Master(rows, version, value["name"], value["source_sha256"])


def _slack(value: Mapping[str, Any]) -> RouteSlack:
    return RouteSlack(
        product=value["product"],
        name=value["name"],
        last_step=value["last_step"],
        last_step_end=back.day_of(value["last_step_end"]),
        final_date=back.day_of(value["final_date"]),
        working_days=value["working_days"],
        status=value["status"],
        missing=tuple(value["missing"]),
    )
