"""Every page: its commands work, its outputs are the program's own, its rules load, its pictures say what they show."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
from pages import NOT_RUN, PAGES, blocks, reason_not_to_run, walk
from places import DOCS, ROOT, workspace

from pipeline import rulebook
from pipeline.cli import cli

TEXTS = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
TYPED = [(name, line) for name, text in TEXTS.items() for block in blocks(text) for line in block.lines()]
AGAIN = "fill them again: python tests/docs/readme_examples.py"
LANGUAGES = {"", "csv", "sh", "powershell", "toml", "python", "json", "ini", "sql", "text"}
RULES = re.compile(r"# rules/(\w+\.toml)\n")


def example(read: Path, into: Path) -> Path:
    """The example workspace at ``into``, with what was read of its papers before in the workspace ``read``."""
    shutil.copytree(read / "extracted", into / "extracted")
    return workspace(into)


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if any(b.lines() for b in blocks(text))])
def test_the_commands_of_a_page_work_and_print_what_it_says(name: str, drechtsteden: Any, tmp_path: Path) -> None:
    place = example(drechtsteden.workspace.root, tmp_path / "map")
    for block, line, done in walk(TEXTS[name], place):
        assert done.returncode == block.exit_status, f"{line}\n{done.stdout}{done.stderr}"
        if block.output_of is not None:
            assert done.stdout == block.body, f"{line}: {AGAIN}"


def test_what_is_not_typed_is_named_in_some_page() -> None:
    lines = [*(line for _, line in TYPED), "planwacht extract MAP --to DOEL --cluster tcp://server:8786"]
    assert [pattern for pattern in NOT_RUN if not any(re.fullmatch(pattern, line) for line in lines)] == []
    assert not any(reason_not_to_run(line) for line in ("planwacht run", "uv run planwacht run", "planwacht checks"))


def test_every_block_is_of_a_language_that_a_test_knows() -> None:
    assert {block.language for text in TEXTS.values() for block in blocks(text)} <= LANGUAGES
    assert [name for name, text in TEXTS.items() if text.count("\n```") != 2 * len(blocks(text))] == []


def named_commands() -> list[tuple[str, str]]:
    """Each ``planwacht …`` inside a sentence, with its page."""
    return sorted({(name, found) for name, text in TEXTS.items() for found in re.findall(r"`(planwacht [^`]+)`", text)})


@pytest.mark.parametrize(("name", "line"), named_commands(), ids=lambda value: str(value))
def test_a_command_in_a_sentence_exists_with_its_options(name: str, line: str) -> None:
    words, at = shlex.split(line)[1:], cli
    while words and isinstance(at, click.Group) and not words[0].startswith("-"):
        if words[0].isupper() or words[0] == "…":
            return
        assert words[0] in at.commands, f"{name}: {line}"
        at = at.commands[words.pop(0)]  # type: ignore[assignment]
    offered = {option for parameter in at.params for option in parameter.opts} | {"--help", "-h"}
    assert [word for word in words if word.startswith("-") and word not in offered] == [], f"{name}: {line}"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (name, block.body)
        for name, text in TEXTS.items()
        for block in blocks(text)
        if block.language == "toml" and name not in ("docs/regels.md", "docs/adding-a-check.md")
    ],
)
def test_rules_of_a_page_load(name: str, body: str, tmp_path: Path) -> None:
    files = re.split(r"^(?=# rules/)", body, flags=re.MULTILINE)
    for part in filter(str.strip, files):
        file = RULES.match(part)
        assert file is not None, f"{name}: a block of rules begins with a line such as # rules/planwacht.toml"
        assert tomllib.loads(part)
        (tmp_path / file[1]).write_text(part, encoding="utf-8")
    assert rulebook.load(tmp_path).sha256 != rulebook.load(None).sha256


def test_json_of_the_pages_is_json() -> None:
    bodies = [block.body for text in TEXTS.values() for block in blocks(text) if block.language == "json"]
    assert bodies
    assert all(json.loads(body) for body in bodies)


def test_every_picture_is_there_says_what_it_shows_and_is_small() -> None:
    shown = set()
    for name, text in TEXTS.items():
        for alternative, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", text):
            path = (ROOT / name).parent / target
            assert path.is_file(), target
            assert len(alternative) > 30, f"{target} says nothing to who cannot see it"
            shown.add(path.resolve())
    pictures = {path.resolve() for kind in ("*.png", "*.svg") for path in DOCS.rglob(kind)}
    assert pictures == shown
    assert sum(path.stat().st_size for path in pictures) < 1_500_000
