"""What the commands print is what docs/schema/ says, on the example workspaces; and the schemas can fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from places import ROOT, SCHEMAS, command, schema, workspace

NOORD = ROOT / "tests" / "workspaces" / "noord"
PAPERS = sorted(path for folder in (ROOT, NOORD) for path in (folder / "inbox").rglob("*") if path.is_file())
PLANNING = {ROOT: "detailplanning-gr-sociaal.pdf", NOORD: "spoorboekje-zorgregeling.pdf"}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name), format_checker=FormatChecker())


def faults(name: str, value: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}"[:300] for error in validator(name).iter_errors(value)]


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_valid_and_describes_every_key(path: Path) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(value)
    assert [where for where, node in keys(value) if not described(node, value)] == []


def keys(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of every object of a schema, with its own schema."""
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            yield from ((f"{where}/{key}", value) for key, value in properties.items())
        for key, value in node.items():
            yield from keys(value, f"{where}/{key}")
    elif isinstance(node, list):
        for value in node:
            yield from keys(value, where)


def described(node: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether the schema of a key, or what it refers to, carries a description, or is an object of described keys."""
    if node.get("description") or node.get("properties"):
        return True
    reference = str(node.get("$ref", ""))
    return reference.startswith("#/$defs/") and bool(
        root["$defs"][reference.removeprefix("#/$defs/")].get("description")
    )


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_extract(path: Path) -> None:
    done = command("extract", str(path), "--json", "--workspace", str(path.parents[path.parts[::-1].index("inbox")]))
    value = json.loads(done.stdout)
    assert faults("extract", value) == []
    assert done.returncode == (6 if value["source"]["status"] == "refused" else 0)
    texts = {page["page"]: page["text"] for page in value["pages"]}
    for mention in value["dates"]:
        assert texts[mention["page"]][mention["start_char"] : mention["end_char"]] == mention["text"]
    for item in value["items"]:
        assert item["place"]["paper"] == path.name


def test_extract_writes_nothing(tmp_path: Path) -> None:
    paper = tmp_path / "brief.txt"
    paper.write_text("Op 12 januari 2026 besluit de raad.\n", encoding="utf-8")
    value = json.loads(command("extract", "brief.txt", "--json", at=tmp_path).stdout)
    assert [mention["start"] for mention in value["dates"]] == ["2026-01-12"]
    assert list(tmp_path.iterdir()) == [paper]


def test_checks() -> None:
    every = json.loads(command("checks", "--json").stdout)
    assert faults("checks", every) == []
    one = json.loads(command("checks", "weekend", "--json").stdout)
    assert faults("checks", one) == []
    assert one["checks"] == [check for check in every["checks"] if check["id"] == "weekend"]


@pytest.mark.parametrize("of", PLANNING, ids=lambda path: path.name)
def test_master_import_and_check(of: Path, tmp_path: Path) -> None:
    place = workspace(tmp_path, of)
    (place / "rules" / "masterplanning.xlsx").unlink(missing_ok=True)
    planning = str(place / "inbox" / PLANNING[of])
    first = json.loads(command("master", "import", planning, "--json", at=place).stdout)
    assert faults("master-import", first) == []
    assert not first["proposal"]
    second = json.loads(command("master", "import", planning, "--json", at=place).stdout)
    assert faults("master-import", second) == []
    assert second["proposal"]
    assert [row["key"] for row in second["rows"]] == [row["key"] for row in first["rows"]]
    checked = json.loads(command("master", "check", "--json", at=place).stdout)
    assert faults("master-check", checked) == []
    assert checked["findings"], "the examples hold planted faults"


def test_master_diff() -> None:
    old, new = (str(of / "inbox" / PLANNING[of]) for of in (ROOT, NOORD))
    same = json.loads(command("master", "diff", old, old, "--json").stdout)
    assert faults("master-diff", same) == []
    assert same["changes"] == []
    other = json.loads(command("master", "diff", old, new, "--json").stdout)
    assert faults("master-diff", other) == []
    assert {change["kind"] for change in other["changes"]} >= {"toegevoegd", "vervallen"}


def test_status_and_run(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    before = [json.loads(line) for line in command("status", "--json", at=place).stdout.splitlines()]
    assert {line["status"] for line in before} >= {"pending"}
    report = json.loads(command("run", "--json", at=place).stdout)
    assert faults("report", report) == []
    (place / "inbox" / "procesbrief-2.txt").unlink()
    after = [json.loads(line) for line in command("status", "--json", at=place).stdout.splitlines()]
    for line in (*before, *after):
        assert faults("status", line) == []
    assert {line["name"]: line["status"] for line in after}["procesbrief-2.txt"] == "gone"
    assert {line["status"] for line in after} >= {"read", "duplicate", "refused", "ignored", "gone"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("extract", {"schema": 2}),
        ("extract", {"extra": 1}),
        ("extract", {"dates": [{"text": "x"}]}),
        ("checks", {"checks": []}),
    ],
)
def test_a_schema_can_fail(name: str, change: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Op 1 maart 2026.\n", encoding="utf-8")
    arguments = ("extract", "a.txt", "--json") if name == "extract" else ("checks", "--json")
    value = json.loads(command(*arguments, at=tmp_path).stdout)
    assert faults(name, value) == []
    assert faults(name, {**value, **change}) != []
