"""Where no calendar tells when a body meets, nothing is known of its meetings: that is not the same as none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline import rulebook
from pipeline.meetingdays import in_period
from pipeline.model import Interval, Place, PlanningItem

WHERE = Path(__file__).resolve().parents[1] / "workspaces" / "noord" / "rules"


@pytest.mark.parametrize("rules", [rulebook.default(), rulebook.load(WHERE)], ids=["no municipalities", "no calendar"])
@pytest.mark.parametrize("bodies", [("raden",), ("colleges",), ()])
def test_without_a_calendar_nothing_is_known(rules: rulebook.Rulebook, bodies: tuple[str, ...]) -> None:
    week = Interval(date(2024, 5, 20), date(2024, 5, 24))
    place = Place("masterplanning.xlsx", None, None, None, "Planning!A2", "VOORBEELD")
    item = PlanningItem(
        "x", "master", "Vaststellen", "vaststellen", "kadernota", bodies, week, "week", "gepland", place
    )
    assert not rules.meetings
    assert in_period(item, rules) is None
