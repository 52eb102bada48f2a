"""Everything that click shows is Dutch: the catalogue is whole, compiled, and wrong use answers in Dutch."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from places import ROOT, command

from pipeline.cli import cli

LOCALE = ROOT / "pipeline" / "locale"
PO = LOCALE / "nl" / "LC_MESSAGES" / "messages.po"
ENGLISH = re.compile(
    r"\b(?:usage|options?|commands?|arguments|args|error|try|for help|show|exit|missing|required|default|no such|"
    r"invalid|value|integer|float|range|directory|does not|did you mean|got unexpected|path)\b",
    re.IGNORECASE,
)


def commands(command: click.Command) -> list[str]:
    """What is typed for a command's own commands and for theirs."""
    own = command.commands if isinstance(command, click.Group) else {}
    return [path for name in sorted(own) for path in (name, *(f"{name} {below}" for below in commands(own[name])))]


NAMES = sorted({path.split()[-1] for path in commands(cli)})


def extracted() -> set[str]:
    """The strings that click hands to gettext, read from its sources; of a plural the singular."""
    found = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in ("_", "gettext", "ngettext") and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


def catalogue() -> dict[str, tuple[str, ...]]:
    """The Dutch of messages.po by the English singular."""
    with PO.open("rb") as file:
        read = read_po(file)
    return {
        (message.id[0] if isinstance(message.id, (list, tuple)) else message.id): (
            tuple(message.string) if isinstance(message.string, (list, tuple)) else (str(message.string),)
        )
        for message in read
        if message.id
    }


def test_click_has_strings_to_translate() -> None:
    assert len(extracted()) > 40


def test_every_string_of_click_is_translated() -> None:
    dutch = catalogue()
    assert sorted(text for text in extracted() if not all(dutch.get(text, ("",)))) == []


def test_a_translation_uses_no_field_that_the_original_lacks() -> None:
    field = re.compile(r"\{\w+[^}]*\}|%\(\w+\)s")
    with PO.open("rb") as file:
        for message in read_po(file):
            originals = " ".join(message.id) if isinstance(message.id, (list, tuple)) else str(message.id)
            strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            for string in strings:
                assert set(field.findall(str(string))) <= set(field.findall(originals)), originals


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    compiled = gettext.translation("messages", str(LOCALE), ["nl"])
    again = "compile it again: pybabel compile -D messages -d pipeline/locale"
    with PO.open("rb") as file:
        for message in read_po(file):
            if isinstance(message.id, (list, tuple)):
                strings = (compiled.ngettext(*message.id, 1), compiled.ngettext(*message.id, 2))
                assert strings == tuple(message.string), again
            elif message.id:
                assert compiled.gettext(message.id) == message.string, again


@pytest.mark.parametrize("arguments", [f"{path} --help".strip() for path in ("", *commands(cli))])
def test_help_is_dutch(arguments: str) -> None:
    done = command(*arguments.split())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Gebruik: planwacht")
    assert_dutch(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("run --nope", "De optie '--nope' bestaat niet."),
        ("run --jsn", "Bedoelde u"),
        ("nope", "De opdracht 'nope' bestaat niet."),
        ("extract", "Er ontbreekt een argument: 'BESTAND|MAP'."),
        ("init een twee", "Eén argument te veel: twee"),
        ("init een twee drie", "Argumenten te veel: twee drie"),
        ("run --peildatum", "Bij de optie '--peildatum' hoort een waarde."),
        ("run --peildatum 2021-02-30", "2021-02-30 is geen datum"),
        ("run --jobs veel", "'veel' is geen geldig getal."),
        ("run --jobs 0", "0 mag hier niet; het moet zo zijn: x>=1."),
        ("status --settle=-1", "-1.0 mag hier niet; het moet zo zijn: x>=0."),
        ("run --json=ja", "Bij de optie '--json' hoort geen waarde."),
        ("run --workspace nergens", "inbox"),
        ("extract nergens.pdf", "nergens.pdf"),
        ("checks geen-controle", "De controle geen-controle bestaat niet."),
    ],
)
def test_wrong_use_is_answered_in_dutch(arguments: str, says: str, tmp_path: Path) -> None:
    done = command(*arguments.split(), at=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert_dutch(done.stderr)


def assert_dutch(shown: str) -> None:
    """No English word that click uses is left; names of options and folders do not count."""
    prose = re.sub(r"--?[\w-]+|\binbox/|\brules/|\bextracted/|\breports/|planwacht \w+(?: \w+)?", "", shown)
    prose = re.sub(rf"(?m)^  (?:{'|'.join(NAMES)})\b", "", prose)
    assert ENGLISH.findall(prose) == []
