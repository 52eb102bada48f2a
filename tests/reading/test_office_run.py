"""Papers inside mails and archives in a run: each its own fate, its own duplicate count, its mail's day."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import office_samples as samples
import pytest
from conftest import ROOT, Ran, conduct, copied
from office_samples import zipped

from pipeline import planning, rulebook
from pipeline.run import Clock
from pipeline.run import fates as current_fates
from pipeline.workbook import extract_json

RIB = (ROOT / "inbox" / "rib-sliedrecht.pdf").read_bytes()
LETTER = b"VOORBEELD\nGemeente Sliedrecht\nHet ONS-D stemt op 25 maart in met de hoofdlijnennotitie.\n"


def ran(into: Path, files: Mapping[str, bytes], limits: str = "") -> Ran:
    workspace = copied(ROOT, into)
    shutil.rmtree(workspace.inbox)
    workspace.inbox.mkdir()
    for name, data in files.items():
        (workspace.inbox / name).write_bytes(data)
    if limits:
        (workspace.rules / "limits.toml").write_text(limits, "utf-8")
    return conduct(workspace, jobs=2)


def fates(run: Ran) -> list[tuple[str, str]]:
    return [(paper["name"], paper["status"]) for paper in run.json["papers"]]


@pytest.mark.parametrize("mail", [samples.eml, lambda *parts: samples.msg(parts)], ids=["eml", "msg"])
def test_an_attachment_is_a_paper_with_its_own_fate(mail: object, tmp_path: Path) -> None:
    assert callable(mail)
    alone = ran(tmp_path / "los", {"rib.pdf": RIB})
    run = ran(tmp_path / "mail", {"mail": mail(("rib.pdf", RIB), ("logo.png", b"\x89PNG\r\n\x1a\n"))})
    assert fates(run) == [("mail", "read"), ("mail!rib.pdf", "read"), ("mail!logo.png", "refused")]
    paper, again = run.json["papers"][1], alone.json["papers"][0]
    assert {key: paper[key] for key in ("sha256", "kind", "date", "pages")} == {
        key: again[key] for key in ("sha256", "kind", "date", "pages")
    }
    assert run.json["papers"][0]["kind"] == "email"
    assert run.json["papers"][0]["date"] == "2021-03-08"
    assert len([one for one in run.json["items"] if one["place"]["paper"] == "mail!rib.pdf"]) == len(
        alone.json["items"]
    )


def test_a_paper_without_a_date_speaks_from_the_day_of_its_mail(tmp_path: Path) -> None:
    run = ran(tmp_path, {"mail.eml": samples.eml(("brief.txt", LETTER))})
    (item,) = [one for one in run.json["items"] if one["place"]["paper"] == "mail.eml!brief.txt"]
    assert item["period"]["start"] == "2021-03-25"
    assert run.json["papers"][1]["date"] == "2021-03-08"


def test_the_same_bytes_in_the_inbox_and_in_a_mail_are_one_paper(tmp_path: Path) -> None:
    run = ran(tmp_path, {"a.eml": samples.eml(("rib.pdf", RIB), ("nog-eens.pdf", RIB)), "rib.pdf": RIB})
    assert fates(run) == [
        ("a.eml", "read"),
        ("a.eml!rib.pdf", "duplicate"),
        ("a.eml!nog-eens.pdf", "duplicate"),
        ("rib.pdf", "read"),
    ]


def test_an_archive_is_no_paper_and_its_members_are(tmp_path: Path) -> None:
    inner = zipped({"diep.zip": zipped({"te-diep.txt": LETTER + b"3"}), "brief.txt": LETTER})
    files = {"stukken.zip": zipped({"map/rib.pdf": RIB, "../../x.txt": LETTER + b"2", "binnen.zip": inner})}
    first = ran(tmp_path, files)
    assert fates(first) == [
        ("stukken.zip", "ignored"),
        ("stukken.zip!map/rib.pdf", "read"),
        ("stukken.zip!../../x.txt", "read"),
        ("stukken.zip!binnen.zip", "ignored"),
        ("stukken.zip!binnen.zip!diep.zip", "ignored"),
        ("stukken.zip!binnen.zip!diep.zip!te-diep.txt", "refused"),
        ("stukken.zip!binnen.zip!brief.txt", "read"),
    ]
    assert not list(tmp_path.parent.glob("x.txt"))
    reasons = {paper["name"]: paper["reason"] for paper in first.json["papers"]}
    assert "zip_diepte" in reasons["stukken.zip!binnen.zip!diep.zip!te-diep.txt"]
    assert "3 stukken" in reasons["stukken.zip"]
    before = {path.name: path.stat().st_mtime_ns for path in first.workspace.extracted.glob("*.json")}
    second = conduct(first.workspace)
    assert second.json == first.json
    assert {path.name: path.stat().st_mtime_ns for path in first.workspace.extracted.glob("*.json")} == before
    next(path for path in first.workspace.extracted.glob("*.json") if b"brief.txt" in path.read_bytes()[:400]).unlink()
    assert conduct(first.workspace).json == first.json


def test_more_papers_than_the_limit_are_named_and_not_read(tmp_path: Path) -> None:
    files = {"a.zip": zipped({"b.zip": zipped({f"{n}.txt": LETTER + str(n).encode() for n in range(6)})})}
    run = ran(tmp_path, files, "zip_onderdelen = 6\n")
    assert [status for _, status in fates(run)] == ["ignored", "ignored", *["read"] * 5, "refused"]


def test_a_member_behind_a_password_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"dicht.txt": LETTER, "open.txt": LETTER + b"2"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    run = ran(tmp_path, {"a.zip": bytes(data)})
    assert [status for _, status in fates(run)] == ["ignored", "refused", "read"]
    assert "wachtwoord" in run.json["papers"][1]["reason"]


def test_a_file_in_the_inbox_may_have_the_name_of_an_attachment(tmp_path: Path) -> None:
    run = ran(tmp_path, {"mail.eml": samples.eml(("a.txt", LETTER)), "mail.eml!a.txt": LETTER + b"2"})
    assert fates(run) == [("mail.eml", "read"), ("mail.eml!a.txt (2)", "read"), ("mail.eml!a.txt", "read")]


def test_status_names_what_lies_inside(tmp_path: Path) -> None:
    run = ran(tmp_path, {"mail.eml": samples.eml(("rib.pdf", RIB))})
    clock = Clock(time.time() + 3600, lambda seconds: None)
    assert [(fate.name, fate.status) for fate in current_fates(run.workspace, clock, 2.0)] == fates(run)


def test_extract_of_an_archive_names_its_members_and_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"rib.pdf": RIB}))
    extraction = planning.read_file(tmp_path / "a.zip", rulebook.default())
    value = json.loads(extract_json(extraction))
    assert (value["source"]["status"], value["pages"], value["paper"]["kind"]) == ("read", [], "onbekend")
    assert [one.source.name for one in extraction.enclosed] == ["a.zip!rib.pdf"]
