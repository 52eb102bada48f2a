"""The invented cases that were written before the grammar was tuned; they stay as they are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.dates import find_dates
from pipeline.model import DateMention

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "frozen").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def right(found: DateMention, wanted: dict[str, Any]) -> bool:
    """Whether a mention overlaps an expected expression and has its value or that of one of its parts."""
    if found.start_char >= wanted["stop"] or found.end_char <= wanted["begin"]:
        return False
    if wanted["kind"] in ("recurring", "unplanned"):
        value = wanted["value"] or ""
        return found.kind == wanted["kind"] and (not value or found.timex in (value, *value.split("/")))
    days = [day.isoformat() if day else None for day in (found.start, found.end)]
    return days in wanted["accept"] or days in wanted.get("parts", [])


def test_enough_cases() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = find_dates(case["text"], date.fromisoformat(case["reference_datetime"][:10]))
    for wanted in case["expected"]:
        assert any(right(one, wanted) for one in found), f"mist {wanted['text']!r}: {found}"
    for one in found:
        assert any(right(one, wanted) for wanted in case["expected"]), f"te veel: {one.text!r}"
