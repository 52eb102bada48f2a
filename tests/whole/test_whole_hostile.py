"""What an attacker or a careless office puts in the way: no loss, no hang, no traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from conftest import ROOT, conduct, copied

from pipeline.cli import main
from pipeline.extraction import extract
from pipeline.model import Source
from pipeline.proof import PAPERS
from pipeline.rulebook import load
from pipeline.workspace import Workspace

RULES = load(ROOT / "rules")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A workspace with one letter."""
    workspace = copied(ROOT, tmp_path)
    for path in sorted(workspace.inbox.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (workspace.inbox / "brief.txt").write_text(
        "Gemeente Sliedrecht\nDatum: 8 maart 2021\n\nDe raad besluit op 5 april.\n"
    )
    return workspace


def status_of(*arguments: str) -> int:
    with mock.patch.object(sys, "argv", ["planwacht", *arguments]):
        try:
            main()
        except SystemExit as exit:
            return int(exit.code or 0)
    return 0


@pytest.mark.parametrize(
    "text",
    [
        "1-" * 600_000,
        "week " * 60_000,
        "a" * 300_000,
        "(" * 60_000,
        "\n" * 200_000 + "x",
        "maandag dinsdag " * 4_000,
        "stemt " * 60_000,
        "De raad besluit over de hoofdlijnennotitie " * 8_000,
    ],
    ids=["1-", "week", "a", "brackets", "newlines", "weekdays", "verbs", "no stop"],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    extract(text.encode(), Source("x.txt", "0" * 64, "text/plain"), RULES)
    assert time.process_time() - began < 60, "a text of one megabyte or less never takes a minute"


def test_what_libraries_say_of_a_paper_stays_off_the_console(tmp_path: Path) -> None:
    whole = next(data for name, data, _ in PAPERS if name.endswith(".pdf"))
    (tmp_path / "brief.pdf").write_bytes(whole.replace(b"0000000009 00000 n", b"00000\x860009 0\xf400 n"))
    code = "import sys; from pipeline.cli import main; sys.argv[0] = 'planwacht'; main()"
    command = [sys.executable, "-c", code, "extract", str(tmp_path / "brief.pdf")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 maart 2026" in done.stdout


def test_a_book_that_cannot_be_read_is_kept(office: Workspace) -> None:
    first = conduct(office, date(2021, 3, 9))
    half = first.outcome.xlsx.read_bytes()[:5000]
    first.outcome.xlsx.write_bytes(half)
    again = conduct(office, date(2021, 3, 9))
    kept = office.reports / "planwacht-2021-W10 (onleesbaar 1).xlsx"
    assert kept.read_bytes() == half
    assert any(kept.name in remark for remark in again.outcome.remarks)
    assert again.outcome.xlsx.read_bytes()[:2] == b"PK"


def test_a_folder_that_cannot_be_listed_is_named(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = office.inbox / "dicht"
    closed.mkdir()
    real = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "denied", str(closed))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    fate = [p for p in conduct(office).json["papers"] if p["name"] == "dicht"]
    assert [(p["status"], "map" in p["reason"]) for p in fate] == [("pending", True)]


def test_a_fault_of_the_system_is_a_sentence(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (office.extracted / "x").mkdir(parents=True)
    with mock.patch("pipeline.inbox.scan", side_effect=OSError(5, "boom", "/geheim/pad/bestand")):
        assert status_of("run", "--workspace", str(office.root), "--settle", "0") == 5
    told = capsys.readouterr().err
    assert "bestand" in told
    assert "/geheim" not in told
    assert "boom" not in told


def test_a_fault_of_ours_is_a_sentence(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch("pipeline.inbox.scan", side_effect=RuntimeError("inside")):
        assert status_of("run", "--workspace", str(office.root), "--settle", "0") == 70
    told = capsys.readouterr().err
    assert "Planwacht zelf" in told
    assert "Traceback" not in told
    assert "inside" not in told


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("limits.toml", "seconden = -5"),
        ("limits.toml", "bladzijden = 0"),
        ("planwacht.toml", 'peildatum = "gisteren"'),
        ("planwacht.toml", "x = " + "[" * 3000),
        ("decisions.csv", 'id;status\n"a;nieuw\n'),
        ("decisions.csv", "id;status\na;" + "x" * 200_000),
    ],
)
def test_rules_that_cannot_be(office: Workspace, file: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (office.rules / file).write_text(text, "utf-8")
    assert status_of("run", "--workspace", str(office.root), "--settle", "0") == 3
    told = capsys.readouterr().err
    assert file in told
    assert "Expected" not in told
    assert "RFC" not in told


def test_a_console_that_knows_few_letters_stops_nothing(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert status_of("run", "--workspace", str(office.root), "--peildatum", "2021-03-09", "--settle", "0") == 0
    narrow.flush()
    assert b"Rapport:" in narrow.buffer.getvalue()  # type: ignore[attr-defined]


def test_formulas_in_papers_stay_text(office: Workspace) -> None:
    import openpyxl

    hostile = '=HYPERLINK("http://kwaad.example";"klik") @SUM(1) '
    head = f"{hostile}\nGemeente Sliedrecht\nDatum: 8 maart 2021\nOnderwerp: {hostile}\n\n"
    (office.inbox / "=1+1.txt").write_text(f"{head}{hostile} De raad besluit op 5 april over de hoofdlijnennotitie.\n")
    ran = conduct(office, date(2021, 3, 9))
    assert json.dumps(ran.json).count("HYPERLINK") >= 1
    for sheet in openpyxl.load_workbook(ran.outcome.xlsx):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                assert cell.hyperlink is None or not cell.hyperlink.target, (sheet.title, cell.coordinate)
