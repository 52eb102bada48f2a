"""docs/architecture.md names the rooms that there are, in the layers that hold, and its walk is walked."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from places import DOCS, ROOT, command, workspace

TEXT = (DOCS / "architecture.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def test_every_module_is_named() -> None:
    here = {
        f"pipeline/{path.name}" + ("/" if path.is_dir() else "")
        for path in (ROOT / "pipeline").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"pipeline/__init__.py"}
    assert sorted(name for name in here if f"`{name}`" not in TEXT) == []


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:pipeline/)?\w+/[\w./]*\w+\.\w+)`", TEXT))))
def test_every_file_that_is_named_exists(name: str) -> None:
    assert any((ROOT / start / name).is_file() for start in ("", "pipeline"))


def test_the_layers_are_those_that_import_linter_holds() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    told = re.search(r"^```\n(pipeline\.cli\n.*?)^```", TEXT, re.M | re.S)
    assert told is not None
    assert told.group(1).splitlines() == layers


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_walk_ends_in_the_finding(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    (place / "rules" / "masterplanning.xlsx").unlink(missing_ok=True)
    command("master", "import", "inbox/detailplanning-gr-sociaal.pdf", at=place)
    report = json.loads(command("run", "--json", at=place).stdout)
    ids = re.findall(r"`(datum-wijkt-af:[^`]+)`", TEXT)
    found = {finding["id"]: finding for finding in report["findings"]}
    assert len(ids) == 1
    finding = found[ids[0]]
    assert finding["severity"] == "hoog"
    assert [period["start"] for period in finding["periods"]] == ["2021-04-08", "2021-04-15"]
    assert f"`{finding['evidence'][0]['cell']}`" in TEXT
    assert f"line {finding['evidence'][1]['line']}" in TEXT
