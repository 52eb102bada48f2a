"""README.md tells what the program does: its examples, options, sheets and exit codes are the program's own."""

from __future__ import annotations

import doctest
import io
import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pages import blocks
from places import DOCS, ROOT, command, process, workspace
from readme_examples import README

TEXT = README.read_text(encoding="utf-8")


def test_the_first_command_works_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = process("run", at=workspace(tmp_path))
    assert done.returncode == 0, done.stderr
    assert [block.body for block in blocks(TEXT) if block.output_of == "run"] == [done.stdout]
    assert done.stderr == "", "a progress bar is for terminals"


def test_the_options_of_the_annotated_command_exist() -> None:
    annotated = re.search(r"^```\n(planwacht run .*?)^```", TEXT, re.M | re.S)
    assert annotated is not None
    offered = command("run", "--help").stdout
    for option in re.findall(r"--[a-z]+", annotated.group(1)):
        assert option in offered


def test_the_files_told_are_those_of_a_report_and_the_sheets_those_of_the_workbook(drechtsteden: Any) -> None:
    reports = drechtsteden.workspace.reports
    table = re.search(r"^\| bestand \|.*?\n\n", TEXT, re.M | re.S)
    assert table is not None
    assert set(re.findall(r"^\| `(\.\w+)` \|", table.group(), re.M)) == {path.suffix for path in reports.iterdir()}
    book = openpyxl.load_workbook(next(reports.glob("*.xlsx")))
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    page = (DOCS / "werkboek.md").read_text(encoding="utf-8").split("## Naast het werkboek")[0]
    assert re.findall(r"^## (.+)$", page, re.M) == shown


def test_the_python_told_does_what_it_says() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted >= 3
    assert result.failed == 0


def test_the_two_commands_are_given_in_both_languages() -> None:
    dutch, english = TEXT.split("## English")
    for part in (dutch, english):
        assert "pip install uv && uv run planwacht run" in part
        assert "pip install uv && uv run pytest" in part
        assert "-m venv" in part


def sound(kind: str) -> bytes:
    """A small sound file of a kind that the README names."""
    stream = io.BytesIO()
    if kind == "Excel":
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"] = "Op 1 maart 2026 besluit de raad."
        book.save(stream)
        return stream.getvalue()
    if kind == "e-mail":
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Planning"
        mail["Message-ID"] = "<1@example.org>"
        mail.set_content("Op 1 maart 2026 besluit de raad.")
        return mail.as_bytes()
    if kind == "webpagina's":
        return b"<!DOCTYPE html><html><body><p>Op 1 maart 2026 besluit de raad.</p></body></html>"
    if kind == "presentaties":
        part = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        with ZipFile(stream, "w") as archive:
            archive.writestr(
                "[Content_Types].xml",
                f'<Types><Override PartName="/ppt/presentation.xml" ContentType="{part}"/></Types>',
            )
            archive.writestr("ppt/presentation.xml", "<presentation/>")
        return stream.getvalue()
    return b"Op 1 maart 2026 besluit de raad."


@pytest.mark.parametrize("kind", ["Excel", "e-mail", "webpagina's", "tekstbestanden", "presentaties"])
def test_a_kind_is_read_or_refused_as_told(kind: str, tmp_path: Path) -> None:
    section = TEXT.split("## Wat het leest en wat niet", 1)[1].split("## Meer")[0]
    read, refused = (
        re.search(r"Het leest (.*?)\.", section, re.S),
        re.search(r"\n\n(Presentaties.*?) weigert", section, re.S),
    )
    assert read is not None
    assert refused is not None
    (tmp_path / "stuk").write_bytes(sound(kind))
    done = command("extract", "stuk", at=tmp_path)
    assert (kind in read.group(1), kind in refused.group(1).lower()) == (done.returncode == 0, done.returncode == 6)


@pytest.mark.parametrize("language", ["Met `--strict`", "with `--strict`"])
def test_every_exit_code_is_told(language: str) -> None:
    text = TEXT if language.startswith("with") else (DOCS / "vragen.md").read_text(encoding="utf-8")
    at = text.index(language)
    told = set(re.findall(r"\b(?:130|[0-6])\b", text[max(0, at - 700) : at + 300]))
    assert told >= {"130", "0", "1", "2", "3", "4", "5", "6"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with one short letter and no master planning."""
    place = workspace(tmp_path)
    for path in sorted((place / "inbox").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (place / "rules" / "masterplanning.xlsx").unlink(missing_ok=True)
    letter = ROOT / "inbox" / "procesbrief-2.txt"
    (place / "inbox" / letter.name).write_bytes(letter.read_bytes())
    return place


def test_0_and_strict_4_without_a_master_planning(place: Path) -> None:
    assert command("run", "--settle", "0", at=place).returncode == 0
    assert command("run", "--settle", "0", "--strict", at=place).returncode == 4


def test_2_wrong_use(tmp_path: Path) -> None:
    assert command("run", at=tmp_path).returncode == 2


def test_3_a_fault_in_the_rules(place: Path) -> None:
    (place / "rules" / "checks.toml").write_text("ut = []\n", encoding="utf-8")
    done = command("run", at=place)
    assert done.returncode == 3
    assert "rules/checks.toml" in done.stderr
    assert "Oplossing:" in done.stderr


def test_4_a_master_planning_that_cannot_be_used(place: Path) -> None:
    (place / "rules" / "masterplanning.xlsx").write_bytes(b"geen werkmap")
    assert command("run", "--settle", "0", at=place).returncode == 4


def test_5_something_cannot_be_written(place: Path) -> None:
    (place / "reports").write_text("geen map", encoding="utf-8")
    done = command("run", "--settle", "0", at=place)
    assert done.returncode == 5
    assert "Oplossing:" in done.stderr


def test_strict_6_before_1(place: Path) -> None:
    planning = str(ROOT / "inbox" / "detailplanning-gr-sociaal.pdf")
    assert command("master", "import", planning, at=place).returncode == 0
    letter = ROOT / "inbox" / "brief-papendrecht-aan-colleges.pdf"
    (place / "inbox" / letter.name).write_bytes(letter.read_bytes())
    assert command("run", "--settle", "0", "--strict", at=place).returncode == 1
    (place / "inbox" / "scan.docx").write_bytes(b"PK\x05\x06" + bytes(18))
    assert command("run", "--settle", "0", "--strict", at=place).returncode == 6
    assert command("run", "--settle", "0", at=place).returncode == 0
    assert command("extract", "inbox/scan.docx", at=place).returncode == 6
