"""The room of a milestone up to the final date: late, tight, enough, and what cannot be told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from pipeline.calendars import Calendar
from pipeline.master import route_slack
from pipeline.model import Interval, Place, PlanningItem, RouteSlack
from pipeline.rulebook import Rulebook, load

ROOT = Path(__file__).resolve().parents[2]
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")
REQUIRED = [step for step in NOORD.route.stappen if step.verplicht]


def ending(final: date | None) -> Rulebook:
    programme = msgspec.structs.replace(NOORD.programme, einddatum=final)
    return msgspec.structs.replace(NOORD, programme=programme)


def row(level: str, end: date | None, act: str | None = None) -> PlanningItem:
    body = next(body.id for body in NOORD.bodies if body.niveau == level)
    step = next(step for step in NOORD.route.stappen if step.niveau == level)
    period = Interval(end, end) if end else None
    return PlanningItem(
        f"kadernota/{act or step.handelingen[0]}/{body}", "master", "stap", act or step.handelingen[0], "kadernota",
        (body,), period, "day" if end else "unplanned", "gepland", Place("m.xlsx", None, None, None, "A1", "stap"),
        track=next(p.spoor for p in NOORD.products if p.id == "kadernota"), milestone="kadernota", is_row=True,
    )  # fmt: skip


def slack(rows: list[PlanningItem], final: date | None = date(2024, 7, 1)) -> RouteSlack:
    rules = ending(final)
    return next(one for one in route_slack(tuple(rows), rules, Calendar.of(rules)) if one.product == "kadernota")


def whole(end: date) -> list[PlanningItem]:
    """Every required step in March, the last of them on ``end``."""
    return [*(row(step.niveau, date(2024, 3, 1)) for step in REQUIRED[:-1]), row(REQUIRED[-1].niveau, end)]


@pytest.mark.parametrize(
    ("end", "days", "status"),
    [
        (date(2024, 4, 2), 62, "on_time"),
        (date(2024, 6, 17), 10, "tight"),
        (date(2024, 7, 1), 0, "tight"),
        (date(2024, 7, 3), -2, "late"),
    ],
)
def test_room_in_working_days(end: date, days: int, status: str) -> None:
    found = slack(whole(end))
    assert (found.last_step_end, found.working_days, found.status, found.missing) == (end, days, status, ())


def test_a_required_step_without_a_date_makes_it_unknown_and_is_named() -> None:
    rows = whole(date(2024, 4, 2))
    rows[-1] = row(REQUIRED[-1].niveau, None)
    found = slack(rows)
    assert (found.status, found.missing) == ("unknown", (REQUIRED[-1].niveau,))
    assert found.last_step_end == date(2024, 3, 1)


def test_late_is_late_whatever_else_is_missing() -> None:
    assert slack([row(REQUIRED[-1].niveau, date(2024, 9, 2))]).status == "late"


def test_another_deciding_word_is_the_same_step() -> None:
    rows = [*whole(date(2024, 4, 2))[:-1], row(REQUIRED[-1].niveau, date(2024, 5, 1), "besluiten")]
    assert slack(rows).last_step_end == date(2024, 5, 1)


def test_without_a_final_date_there_is_nothing_to_tell() -> None:
    found = slack(whole(date(2024, 4, 2)), None)
    assert (found.working_days, found.status) == (None, "unknown")
