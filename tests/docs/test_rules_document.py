"""docs/regels.md names every file and key of the rules, and each of its examples loads."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import msgspec
import pytest
from places import DOCS, ROOT

from pipeline import rulebook

TEXT = (DOCS / "regels.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+\.toml)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S))
EXAMPLES = [
    (name, number, block)
    for name, body in SECTIONS.items()
    for number, block in enumerate(re.findall(r"^```toml\n(.*?)^```", body, re.M | re.S))
]


def keys(type_: object) -> set[str]:
    """Every key that a table of this type may hold, with those of the tables inside it."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        hints = typing.get_type_hints(type_)
        return set(hints) | {key for hint in hints.values() for key in keys(hint)}
    return {key for inner in typing.get_args(type_) for key in keys(inner)}


def test_every_rules_file_has_a_section() -> None:
    assert list(SECTIONS) == list(rulebook._FILES)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_key_is_told_and_no_other(name: str) -> None:
    first_cells = re.findall(r"^\| (`.*?) \|", SECTIONS[name], re.M)
    told = {key for cell in first_cells for key in re.findall(r"`(\w+)`", cell)}
    assert told == keys(rulebook._FILES[name])


def test_only_the_keys_told_to_do_nothing_do_nothing() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py") if path.name != "rulebook.py"
    )
    idle = {key for name in SECTIONS for key in keys(rulebook._FILES[name]) if not re.search(rf"\.{key}\b", code)}
    rows = re.findall(r"^\| `(\w+)` \|[^|]*(?:zonder werking|ter informatie)", TEXT, re.M)
    whole = {"sporen", "gemeenten", "gremia", "producten", "soort"}  # read by the rulebook itself, or listed with them
    assert idle - whole == set(rows) - whole


@pytest.mark.parametrize("name", SECTIONS)
def test_every_file_has_an_example(name: str) -> None:
    assert any(example[0] == name for example in EXAMPLES)


@pytest.mark.parametrize(("name", "number", "block"), EXAMPLES, ids=[f"{n}-{i}" for n, i, _ in EXAMPLES])
def test_an_example_loads_by_itself(name: str, number: int, block: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(block, encoding="utf-8")
    assert rulebook.load(tmp_path).sha256 != rulebook.load(None).sha256


def test_all_examples_load_together(tmp_path: Path) -> None:
    for name, _, block in EXAMPLES:
        with (tmp_path / name).open("a", encoding="utf-8") as file:
            file.write(block)
    rules = rulebook.load(tmp_path)
    assert rules.programme.titel == "Zorgregeling Wolddijk"
    assert rules.checks.ernst["schoolvakantie"] == "midden"
    assert rules.checks.ernst["feestdag"] == "hoog", "a severity of one's own leaves the others"
    assert "nog plannen" in rules.vocabulary.ongepland, "words of one's own are added"


@pytest.mark.parametrize("default", ["bladzijden", "bestand_mb", "seconden", "tekens_per_bladzijde"])
def test_the_limits_told_are_the_limits(default: str) -> None:
    told = re.search(rf"^\| `{default}` \|.*\| (\d+) \|$", SECTIONS["limits.toml"], re.M)
    assert told is not None
    assert int(told.group(1)) == getattr(rulebook.default().limits, default)


@pytest.mark.parametrize(
    ("name", "block", "says"),
    [
        ("planwacht.toml", 'titl = "Zorg"', "titl"),
        ("gremia.toml", '[[gremia]]\nid = "x"\nnaam = "X"\nniveau = "hoog"', "niveau"),
        ("checks.toml", '[ernst]\nweekeinde = "hoog"', "weekeinde"),
        ("checks.toml", 'uit = ["weekeinde"]', "weekeinde"),
        ("routes.toml", '[[stappen]]\nniveau = "raden"\nhandelingen = ["knikken"]', "knikken"),
        ("gremium.toml", "", "gremium.toml"),
    ],
)
def test_a_fault_names_the_file_and_the_key(name: str, block: str, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(block, encoding="utf-8")
    with pytest.raises(rulebook.RulesFault) as caught:
        rulebook.load(tmp_path)
    assert f"rules/{name}" in caught.value.message
    assert says in caught.value.message
    assert caught.value.remedy
    assert caught.value.exit_status == 3
