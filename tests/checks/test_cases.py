"""Each check finds what its case file names, says it well, and is silent on what is innocent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from case_files import CASES, build, changed, load_cases, told

from pipeline import checks
from pipeline.checks.registry import all_checks
from pipeline.model import Finding, Period

CHECKS = {check.id: check for check in all_checks()}
LOADED = load_cases()
GUILTY = [(id, case) for id, case in LOADED if case.get("findings")]
INNOCENT = [(id, case) for id, case in LOADED if not case.get("findings")]


def label(value: tuple[str, dict[str, Any]]) -> str:
    return f"{value[0]}: {value[1]['name']}"


def judged(id: str, case: dict[str, Any]) -> tuple[tuple[Finding, ...], list[str]]:
    """The findings of one check on a case, and what was read, in lines."""
    built = build(case)
    found, runs = checks.run(built, only=[id], reraise=True)
    assert [run.not_run for run in runs] == [None]
    read = [*built.rows, *(item for paper in built.papers for item in paper.items)]
    return found, [told(item) for item in read]


def test_every_check_has_a_case_file_with_guilty_and_innocent_cases() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(CHECKS)
    assert {id for id, _ in GUILTY} == set(CHECKS)
    assert {id for id, _ in INNOCENT} == set(CHECKS)


def test_cases_have_names_of_their_own() -> None:
    labels = [label(each) for each in LOADED]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("case", GUILTY, ids=label)
def test_the_check_finds_exactly_what_the_case_names(case: tuple[str, dict[str, Any]]) -> None:
    id, given = case
    found, read = judged(id, given)
    wanted = {each["id"]: each for each in given["findings"]}
    assert sorted(finding.id for finding in found) == sorted(wanted), read
    for finding in found:
        expected = wanted[finding.id]
        assert set(expected) <= {"id", "says", "severity", "periods", "declared", "suggestion", "group", "remedy"}
        for words in expected["says"]:
            assert words in finding.message
        assert finding.severity == expected["severity"]
        if "periods" in expected:
            assert [spelled(period) for period in finding.periods] == expected["periods"]
        assert finding.declared == expected.get("declared", False)
        assert (finding.suggestion and finding.suggestion.isoformat()) == expected.get("suggestion")
        assert finding.group == expected.get("group")
        assert expected.get("remedy", "") in finding.remedy
        assert_is_sound(finding)


@pytest.mark.parametrize("case", INNOCENT, ids=label)
def test_the_check_is_silent_on_what_is_innocent(case: tuple[str, dict[str, Any]]) -> None:
    id, given = case
    found, _ = judged(id, given)
    assert [finding.message for finding in found] == []


@pytest.mark.parametrize("case", INNOCENT, ids=label)
def test_an_innocent_case_turns_guilty_when_its_one_reason_goes(case: tuple[str, dict[str, Any]]) -> None:
    id, given = case
    assert given["but"], "an innocent case needs the change that makes it guilty"
    other = changed({key: value for key, value in given.items() if key not in ("name", "why", "but")}, given["but"])
    other["left_out"] = given.get("but_left_out", [])
    found, read = judged(id, other)
    assert found, read
    for finding in found:
        assert_is_sound(finding)


def spelled(period: Period) -> str:
    """``master 2024-03-18..2024-03-22``."""
    return f"{period.says} {period.start}..{period.end}"


def assert_is_sound(finding: Finding) -> None:
    """A finding points at places, and its message is one Dutch sentence without remains of code."""
    check = CHECKS[finding.check]
    assert finding.cls == check.cls
    assert finding.title == check.title
    assert 0 < finding.certainty <= 1
    assert finding.evidence
    assert all(0 <= period.evidence < len(finding.evidence) for period in finding.periods)
    message = finding.message
    assert message.endswith("."), message
    assert message[0].isupper() or message[0] in "“0123456789" or "." in message.split()[0], message
    assert not re.search(r"  |None|\(\)|“”|\.\.|, ,| [.,;:)]|\( ", message), message
    assert message.count("“") == message.count("”"), message
    assert message.count("(") == message.count(")"), message
    outside_quotes = re.sub(r"“[^”]*”", "", message)
    assert not re.search(r"[.!?] +[A-Z]", outside_quotes), message
    assert not re.search(r"\d{4}-\d{2}-\d{2}|\b\w+/\w+/\w+", message), message
