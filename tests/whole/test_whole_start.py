"""The first day: the bare command, ``init`` with and without answers, completion, a summary that fits one screen."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from pipeline import rulebook
from pipeline.cli import cli
from pipeline.console.guide import next_steps
from pipeline.starting import Answers, first_rules, names

ROOT = Path(__file__).parents[2]


def _schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def _init(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(cli, ["init", str(folder), *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_bare_command_says_in_five_lines_what_to_do_next(tmp_path: Path) -> None:
    told = [next_steps(tmp_path)]
    _init(tmp_path / "werkmap")
    told.append(next_steps(tmp_path / "werkmap"))
    (tmp_path / "werkmap" / "inbox" / "planning.txt").write_text("VOORBEELD", encoding="utf-8")
    told.append(next_steps(tmp_path / "werkmap"))
    (tmp_path / "werkmap" / "rules" / "masterplanning.xlsx").write_bytes(b"")
    told.append(next_steps(tmp_path / "werkmap"))
    report = tmp_path / "werkmap" / "reports" / "planwacht-2031-W09.xlsx"
    report.write_bytes(b"")
    told.append(next_steps(tmp_path / "werkmap"))
    assert [len(text.splitlines()) for text in told] == [5, 5, 5, 5, 5]
    assert len(set(told)) == 5
    assert "planwacht init" in told[0]
    assert "zet stukken in inbox/" in told[1]
    assert "master import" in told[2]
    assert "Volgende stap: planwacht run" in told[3]
    assert "Volgende stap: open het laatste rapport" in told[4]
    assert "reports/planwacht-2031-W09.xlsx" in told[4]
    assert all(len(line) <= 80 for text in told for line in text.splitlines())
    os.utime(report, (0, 0))
    assert "Volgende stap: planwacht run" in next_steps(tmp_path / "werkmap")


def test_init_writes_rules_that_load_and_say_what_was_given(tmp_path: Path) -> None:
    printed = _init(
        tmp_path / "noord",
        *("--regio", "Wolddijk", "--organisatie", "Bureau “Wolddijk” \\ O'Neil", "--schoolregio", "noord"),
        *("--einddatum", "2031-01-01", "--gemeente", "'s-Eemsbroek", "--gemeente", "Höge Meer"),
        *("--product", "Kadernota", "--product", "Regeling", "--json"),
    )
    value = json.loads(printed)
    jsonschema.validate(value, _schema("init"))
    rules = rulebook.load(tmp_path / "noord" / "rules")
    assert rules.programme.regio == "Wolddijk"
    assert rules.programme.organisatie == "Bureau “Wolddijk” \\ O'Neil"
    assert rules.programme.schoolregio == "noord"
    assert [(one.id, one.naam) for one in rules.municipalities] == [
        ("s-eemsbroek", "'s-Eemsbroek"),
        ("hoge-meer", "Höge Meer"),
    ]
    assert [one.naam for one in rules.products] == ["Kadernota", "Regeling"]
    for path in (tmp_path / "noord" / "rules").glob("*.toml"):
        assert path.read_text(encoding="utf-8").lstrip().startswith("#"), f"{path.name} begint zonder uitleg"


def test_bodies_keep_the_default_ones_beside_them(tmp_path: Path) -> None:
    given = Answers(bodies=(("bestuurlijk", "PHO Zorg"), ("secretarissen", "Kring van secretarissen")))
    for name, text in first_rules(given).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    rules = rulebook.load(tmp_path)
    assert rules.body("pho-zorg") is not None
    assert rules.body("raden") is not None


@pytest.mark.parametrize("bad", ["A\x07B", "!!!"])
def test_a_name_that_cannot_be_used_stops_before_anything_is_made(tmp_path: Path, bad: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "init", str(tmp_path / "x"), "--gemeente", bad],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "Oplossing:" in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_list_of_names_is_parted_as_people_write_it() -> None:
    assert names("Aa, Bee en Cee") == ("Aa", "Bee", "Cee")
    assert names("Zorg en Welzijn") == ("Zorg en Welzijn",)
    assert names(" Aa ;Aa; ") == ("Aa",)
    assert names("") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudoterminals zijn er niet op Windows")
def test_on_a_terminal_init_asks_and_enter_skips(tmp_path: Path) -> None:
    import pty

    mother, child = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "init", str(tmp_path / "mijn")],
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=ROOT,
    )
    os.close(child)
    answers = [
        "Wolddijk",
        "",
        "Eemsbroek, Höge Meer en Zuidlo",
        "noord",
        "NMT",
        "PHO Zorg",
        "",
        "Kadernota",
        "2031-01-01",
    ]
    os.write(mother, ("\n".join(answers) + "\n").encode())
    shown = io.BytesIO()
    try:
        while part := os.read(mother, 4096):
            shown.write(part)
    except OSError:
        pass
    assert run.wait(60) == 0, shown.getvalue().decode()
    rules = rulebook.load(tmp_path / "mijn" / "rules")
    assert [one.naam for one in rules.municipalities] == ["Eemsbroek", "Höge Meer", "Zuidlo"]
    assert rules.programme.schoolregio == "noord"
    assert rules.body("nmt") is not None
    assert rules.body("pho-zorg") is not None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_that_shell(shell: str) -> None:
    done = CliRunner().invoke(cli, ["completion", shell], catch_exceptions=False)
    assert done.exit_code == 0
    assert "_PLANWACHT_COMPLETE" in done.output
    assert f"{shell}_complete" in done.output


def test_the_summary_fits_one_screen_and_has_colour_on_a_terminal_only(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["run", "--workspace", str(_example(tmp_path)), "--settle", "0"], color=False)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 120
    assert "\x1b" not in done.stdout
    coloured = CliRunner().invoke(cli, ["run", "--workspace", str(tmp_path), "--settle", "0"], color=True)
    assert "\x1b[31" in coloured.stdout
    assert "▲" in coloured.stdout


def _example(folder: Path) -> Path:
    import shutil

    for name in ("inbox", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_extract_says_doubts_and_tables_in_dutch() -> None:
    done = CliRunner().invoke(cli, ["extract", str(ROOT / "inbox" / "procesbrief-2.txt")], catch_exceptions=False)
    assert "week 16 (12 tot en met 16 april)" in done.output
    assert "[jaar afgeleid, week en datum passen niet]" in done.output
    assert "(planning, 6 rijen)" in done.output
    done = CliRunner().invoke(cli, ["extract", str(ROOT / "inbox" / "detailplanning-gr-sociaal.pdf")])
    assert "Gremia en afkortingen (gremia, " in done.output
    assert "(kleurenplanning, " in done.output
