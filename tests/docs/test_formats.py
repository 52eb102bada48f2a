"""docs/formats.md names every schema and kind, and its examples are the program's own."""

from __future__ import annotations

import doctest
import json
import re

from pages import blocks
from places import DOCS, SCHEMAS, command

PAGE = DOCS / "formats.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_schema_is_named() -> None:
    named = set(re.findall(r"\(schema/([\w.-]+)\)", TEXT))
    coming = {"doctor.schema.json", "extract-folder.schema.json"}
    assert named | coming == {path.name for path in SCHEMAS.glob("*.json")} | coming, "the table in docs/formats.md"


def test_the_mention_told_is_a_mention_of_that_paper() -> None:
    told = [json.loads(block.body) for block in blocks(TEXT) if block.language == "json"]
    read = json.loads(command("extract", "inbox/procesbrief-2.txt", "--json").stdout)
    assert len(told) == 1
    assert told[0] in read["dates"]


def test_the_python_told_does_what_it_says() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted >= 3
    assert result.failed == 0
