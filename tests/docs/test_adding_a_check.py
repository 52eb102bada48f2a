"""docs/adding-a-check.md walks through the real check: its code is that file, and does what its cases say."""

from __future__ import annotations

import sys
import tomllib
from typing import Any

import pytest
from pages import blocks
from places import DOCS, ROOT

from pipeline.checks import registry

BLOCKS = blocks((DOCS / "adding-a-check.md").read_text(encoding="utf-8"))
CODE = [block.body.strip() for block in BLOCKS if block.language == "python"]
CASES = [
    case
    for block in BLOCKS
    if block.language == "toml" and "[[cases]]" in block.body
    for case in tomllib.loads(block.body)["cases"]
]
REAL = ROOT / "pipeline" / "checks" / "weekend.py"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> registry.Check:
    """The check as the page's own code makes it, beside those of the program."""
    checks: dict[str, registry.Check] = {}
    monkeypatch.setattr(registry, "_CHECKS", checks)
    exec(compile("\n\n".join(CODE), "docs/adding-a-check.md", "exec", dont_inherit=True), {"__name__": "told"})
    assert list(checks) == ["weekend"]
    return checks["weekend"]


def judged(check: registry.Check, case: dict[str, Any]) -> list[tuple[str, str, str]]:
    sys.path.insert(0, str(ROOT / "tests" / "checks"))
    from case_files import build

    return [(found.id, found.severity, found.message) for found in check.judge(check, build(case))]


def test_the_code_is_that_of_the_check() -> None:
    without_space = "\n".join(filter(str.strip, REAL.read_text(encoding="utf-8").splitlines()))
    assert "\n".join(filter(str.strip, "\n".join(CODE).splitlines())) == without_space


def test_the_code_does_what_the_cases_say(told: registry.Check) -> None:
    guilty = [case for case in CASES if case.get("findings")]
    innocent = [case for case in CASES if not case.get("findings")]
    assert guilty
    assert innocent
    for case in guilty:
        wanted = [(each["id"], each["severity"], each["says"][0]) for each in case["findings"]]
        assert judged(told, case) == wanted
    for case in innocent:
        assert judged(told, case) == []


def test_the_cases_are_those_of_the_check() -> None:
    real = tomllib.loads((ROOT / "tests/checks/cases/weekend.toml").read_text(encoding="utf-8"))["cases"]
    assert all(case in real for case in CASES)


def test_the_severity_told_is_the_severity() -> None:
    from pipeline import rulebook

    told = next(tomllib.loads(block.body) for block in BLOCKS if "rules/checks.toml" in block.body)
    assert told["ernst"]["weekend"] == rulebook.default().checks.ernst["weekend"]
