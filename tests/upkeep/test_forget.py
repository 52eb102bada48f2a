"""Forget a paper: nothing of it is left in any report, all else stays, and it is ignored from then on."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import sys
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from unittest import mock
from zipfile import ZipFile, is_zipfile

import openpyxl
import pytest
from conftest import ROOT, conduct, copied, with_master
from jsonschema import Draft202012Validator

from pipeline import drawings, forgotten, rulebook
from pipeline.cli import main
from pipeline.mailing import write_letter
from pipeline.workspace import Workspace

WEEKS = (date(2024, 3, 13), date(2024, 3, 20), date(2024, 3, 27))
SECRET = "mevrouw-voorbeeldsma.txt"
SECRET_NAME = f"griffie/{SECRET}"
WORDS = "Kwartelstaartje"
LETTER = """Gemeente Eemsbroek
Datum: 4 maart 2024
Onderwerp: zorgregeling {0}

De raad besluit op zondag {1} over de zorgregeling {0}.
De raad bespreekt op Koningsdag 27 april 2024 de zorgregeling {0}.
"""


def planwacht(*arguments: str, capsys: pytest.CaptureFixture[str], answer: str | None = None) -> tuple[int, str, str]:
    """The command with its status and what it printed; with an answer it has a terminal."""
    stdin = io.StringIO(answer or "")
    stdin.isatty = lambda: answer is not None  # type: ignore[method-assign]
    with mock.patch.object(sys, "argv", ["planwacht", *arguments]), mock.patch.object(sys, "stdin", stdin):
        status = 0
        try:
            main()
        except SystemExit as exit:
            status = int(exit.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


def mail() -> bytes:
    message = EmailMessage(policy=default)
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Planning"
    message["Date"] = "Mon, 04 Mar 2024 09:00:00 +0100"
    message.set_content("De raad besluit op zaterdag 20 april 2024 over de zorgregeling Grutto.\n")
    message.add_attachment(
        LETTER.format("Wielewaal", "28 april 2024").encode(), maintype="text", subtype="plain", filename="bijlage.txt"
    )
    message.set_boundary("grens")
    return message.as_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three weeks of reports about three papers, with a remark in the newest book and a mail that was made ready."""
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path_factory.mktemp("vergeten"))
    with_master(workspace, "spoorboekje-zorgregeling.pdf")
    for path in workspace.inbox.iterdir():
        path.unlink()
    (workspace.inbox / "griffie").mkdir()
    (workspace.inbox / "griffie" / SECRET).write_text(LETTER.format(WORDS, "14 april 2024"), "utf-8")
    (workspace.inbox / "blijft.txt").write_text(LETTER.format("Scholekster", "21 april 2024"), "utf-8")
    (workspace.inbox / "bericht.eml").write_bytes(mail())
    for day in WEEKS:
        ran = conduct(workspace, day)
    write_letter(workspace.reports, rulebook.load(workspace.rules), ("griffie@example.org",))
    remark(ran.outcome.xlsx, ran.json, "blijft.txt", f"zie ook griffie/{SECRET}")
    (workspace.reports / "planwacht-2024-W13 (kopie).xlsx").write_bytes(ran.outcome.xlsx.read_bytes())
    return workspace


def remark(book: Path, report: dict[str, Any], paper: str, text: str) -> None:
    """Write beside the first finding of a paper, as a person does."""
    number = next(f["id"] for f in report["findings"] if f["evidence"][0]["paper"] == paper)
    opened = openpyxl.load_workbook(book)
    memory = opened["Geheugen"]
    code = next(row[1].value for row in memory.iter_rows() if row[0].value == number)
    for row in opened["Bevindingen"].iter_rows():
        heads = {str(cell.value).strip(): cell.column for cell in row}
        if {"Opmerking", "Nr"} <= heads.keys():
            columns = heads
        elif row[0].row > 1 and code in (cell.value for cell in row):
            row[columns["Opmerking"] - 1].value = text
    opened.save(book)


@pytest.fixture
def office(made: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(made.root, tmp_path / "w", dirs_exist_ok=True)
    return Workspace(tmp_path / "w")


def sha_of(office: Workspace, name: str) -> str:
    return hashlib.sha256((office.inbox / name).read_bytes()).hexdigest()


def everything(office: Workspace) -> dict[str, str]:
    """All text of all files that the program made, office files and mails unpacked."""
    found = {}
    for folder in (office.extracted, office.reports, office.rules):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".toml" and path.name != "masterplanning.xlsx":
                found[path.relative_to(office.root).as_posix()] = unpacked(path.read_bytes())
    return found


def unpacked(data: bytes) -> str:
    if is_zipfile(io.BytesIO(data)) and data[:2] == b"PK":
        with ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if b"X-Unsent" in data[:2000]:
        parts = message_from_bytes(data, policy=default).walk()
        return "\n".join(unpacked(part.get_payload(decode=True) or b"") for part in parts)
    return re.sub(r"\r?\n ", "", data.decode("utf-8", "replace"))


def holding(office: Workspace, *words: str) -> list[str]:
    return sorted(name for name, text in everything(office).items() if any(word in text for word in words))


def test_nothing_of_it_is_left_anywhere_and_all_else_stays(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    sha = sha_of(office, f"griffie/{SECRET}")
    before = holding(office, WORDS, SECRET)
    assert {Path(name).suffix for name in before} >= {".json", ".xlsx", ".html", ".eml"}
    kept = {path.name: json.loads(path.read_text("utf-8")) for path in office.reports.glob("*.json")}
    status, out, err = planwacht("forget", sha[:12], "--yes", "--workspace", str(office.root), capsys=capsys)
    assert (status, err) == (0, "")
    assert "griffie/mevrouw-voorbeeldsma.txt" in out
    assert holding(office, WORDS, SECRET, "voorbeeldsma") == []
    assert holding(office, sha) == ["rules/forgotten.csv"]
    assert (office.inbox / "griffie" / SECRET).exists()
    for path in sorted(office.reports.glob("*.json")):
        was, now = kept[path.name], json.loads(path.read_text("utf-8"))
        told = [{p["paper"] for p in f["evidence"]} for f in was["findings"]]
        gone = {f["id"] for f in was["findings"]} - {f["id"] for f in now["findings"]}
        assert gone == {f["id"] for f, papers in zip(was["findings"], told, strict=True) if papers == {SECRET_NAME}}
        assert any(SECRET_NAME in papers and len(papers) > 1 for papers in told), "some are told by others too"
        assert 0 < len(now["findings"]) < len(was["findings"])
        assert {p["name"] for p in was["papers"]} - {p["name"] for p in now["papers"]} == {f"griffie/{SECRET}"}
        assert openpyxl.load_workbook(path.with_suffix(".xlsx"))["Bevindingen"].max_row > 1
    assert "Scholekster" in everything(office)["reports/planwacht-2024-W11.xlsx"]
    assert (office.reports / "planwacht-2024-W13.eml").exists()
    assert not (office.reports / "planwacht-2024-W13 (kopie).xlsx").exists()


def test_what_people_wrote_elsewhere_stays_and_it_is_ignored_by_name(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    planwacht("forget", sha_of(office, f"griffie/{SECRET}"), "--yes", "--workspace", str(office.root), capsys=capsys)
    ran = conduct(office, date(2024, 4, 3))
    fate = {paper["name"]: (paper["status"], paper["reason"]) for paper in ran.json["papers"]}
    assert fate[f"griffie/{SECRET}"] == ("ignored", forgotten.REASON)
    assert fate["blijft.txt"][0] == "read"
    assert [f["remark"] for f in ran.json["findings"] if f["remark"]] == ["zie ook een vergeten stuk"]
    assert WORDS not in ran.outcome.json.read_text("utf-8")
    status, out, _ = planwacht("status", "--json", "--workspace", str(office.root), "--settle", "0", capsys=capsys)
    assert status == 0
    assert {"ignored"} == {json.loads(line)["status"] for line in out.splitlines() if SECRET in line}


def test_a_mail_goes_with_what_it_holds(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert holding(office, "Wielewaal")
    assert holding(office, "Grutto")
    arguments = ("forget", sha_of(office, "bericht.eml"), "--yes", "--json", "--workspace", str(office.root))
    status, out, _ = planwacht(*arguments, capsys=capsys)
    assert status == 0
    value = json.loads(out)
    schema = json.loads((ROOT / "docs" / "schema" / "forget.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    assert value["names"] == ["bericht.eml", "bericht.eml!bijlage.txt"]
    assert len(value["sha256"]) == 2
    assert holding(office, "Wielewaal", "Grutto", "bericht.eml") == []


def test_an_attachment_alone_is_forgotten_alone(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    sha = hashlib.sha256(LETTER.format("Wielewaal", "28 april 2024").encode()).hexdigest()
    status, _, _ = planwacht("forget", sha, "--yes", "--workspace", str(office.root), capsys=capsys)
    assert status == 0
    assert holding(office, "Wielewaal") == []
    assert holding(office, "Grutto")
    ran = conduct(office, date(2024, 4, 3))
    fate = {paper["name"]: paper["status"] for paper in ran.json["papers"]}
    assert (fate["bericht.eml"], fate["bericht.eml!bijlage.txt"]) == ("read", "ignored")


def test_it_asks_first_and_no_changes_nothing(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    sha = sha_of(office, f"griffie/{SECRET}")
    before = everything(office)
    for answer in (None, "\n", "nee\n"):
        status, out, err = planwacht("forget", sha, "--workspace", str(office.root), capsys=capsys, answer=answer)
        assert status == 2
        assert SECRET in out
        assert "niets veranderd" in err
    assert {k: v for k, v in everything(office).items() if "lock" not in k} == {
        k: v for k, v in before.items() if "lock" not in k
    }
    status, out, _ = planwacht("forget", sha, "--workspace", str(office.root), capsys=capsys, answer="ja\n")
    assert status == 0
    assert holding(office, WORDS) == []


@pytest.mark.parametrize(
    ("sha", "says"), [("abc", "eerste acht tekens"), ("zzzzzzzz", "geen sha256"), ("0" * 64, "geen stuk")]
)
def test_wrong_use_is_a_sentence(office: Workspace, capsys: pytest.CaptureFixture[str], sha: str, says: str) -> None:
    status, _, err = planwacht("forget", sha, "--yes", "--workspace", str(office.root), capsys=capsys)
    assert status == 2
    assert says in err


def test_a_forgetting_that_was_cut_off_is_completed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline import store
    from pipeline.errors import WriteFault

    sha = sha_of(office, f"griffie/{SECRET}")
    real, calls = store.write_together, []

    def cut(files: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise WriteFault("de schijf is vol", "maak ruimte")
        return real(files)

    with mock.patch.object(store, "write_together", cut):
        status, _, _ = planwacht("forget", sha, "--yes", "--workspace", str(office.root), capsys=capsys)
    assert status == 5
    assert holding(office, WORDS)
    (office.inbox / "griffie" / SECRET).unlink()
    status, _, _ = planwacht("forget", sha[:10], "--yes", "--workspace", str(office.root), capsys=capsys)
    assert status == 0
    assert holding(office, WORDS, SECRET) == []


def test_a_damaged_list_stops_the_run(office: Workspace) -> None:
    from pipeline.errors import RulesFault

    (office.rules / forgotten.NAME).write_text("sha256\nabc\n")
    with pytest.raises(RulesFault, match=r"forgotten\.csv, regel 2"):
        conduct(office, date(2024, 4, 3))


def test_its_pictures_go_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = copied(ROOT, tmp_path)
    for path in place.inbox.iterdir():
        if path.suffix != ".pdf":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    conduct(place)
    shown = drawings.held(place.extracted)
    assert shown is not None
    assert len(shown) > 1
    sha = min(shown)
    status, _, err = planwacht("forget", sha, "--yes", "--workspace", str(place.root), capsys=capsys)
    assert (status, err) == (0, "")
    assert drawings.held(place.extracted) == frozenset()
    conduct(place)
    assert drawings.held(place.extracted) == shown - {sha}
