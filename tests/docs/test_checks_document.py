"""Checks in code, severities in the default rules and headings of docs/controles.md are the same set."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from checks_document import TARGET, document

from pipeline import checks

AGAIN = "make it again: python tests/docs/checks_document.py"


def in_code() -> list[str]:
    return [check.id for check in checks.all_checks()]


def test_every_check_has_a_severity_and_every_severity_a_check() -> None:
    text = resources.files("pipeline").joinpath("defaults", "checks.toml").read_text(encoding="utf-8")
    assert sorted(tomllib.loads(text)["ernst"]) == in_code()


def test_every_check_has_a_heading_and_every_heading_a_check() -> None:
    assert re.findall(r"^## (.+)$", TARGET.read_text(encoding="utf-8"), re.M) == in_code(), AGAIN


def test_the_page_is_what_the_checks_say() -> None:
    assert TARGET.read_text(encoding="utf-8") == document(), AGAIN


def test_every_check_lies_in_a_file_of_its_name() -> None:
    for check in checks.all_checks():
        assert check.judge.__module__ == f"pipeline.checks.{check.id.replace('-', '_')}"


def test_every_check_tells_why_and_what_to_do_in_whole_sentences() -> None:
    for check in checks.all_checks():
        assert len({check.title, check.explanation, check.remedy}) == 3, check.id
        assert check.explanation.endswith("."), check.id
        assert check.remedy.endswith("."), check.id
        assert not check.title.endswith("."), check.id
        assert check.judge.__doc__, check.id
