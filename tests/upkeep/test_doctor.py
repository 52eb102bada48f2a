"""The doctor: what it finds, and what it says about it."""

from __future__ import annotations

import json
import os
import time
from collections import namedtuple
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from pipeline import attempts, confine, doctor, lock, volumes
from pipeline.cli import cli
from pipeline.errors import InstallationFault
from pipeline.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/deel /mnt/net\\040schijf cifs rw 0 0
server:/x /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/eigen ext4 rw 0 0
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An empty workspace; the known good papers are read by another test."""
    for name in ("inbox", "extracted", "rules", "reports"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(attempts, "prove", lambda workers, rules: None)
    return Workspace(tmp_path)


def found(office: Workspace, id: str) -> doctor.Check:
    (check,) = (one for one in doctor.examine(office, time.time) if one.id == id)
    return check


def test_a_sound_workspace_has_no_fault_and_nothing_is_left_behind(office: Workspace) -> None:
    checks = doctor.examine(office, time.time)
    assert doctor.exit_status(checks) == 0
    assert all(bool(check.remedy) == (check.word != "goed") for check in checks)
    assert {path.name for folder in office.root.iterdir() for path in folder.iterdir()} <= {lock.NAME}


def test_an_installation_that_cannot_read(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(workers: object, rules: object) -> None:
        raise InstallationFault("Planwacht kan geen stukken lezen: de installatie is niet compleet.")

    monkeypatch.setattr(attempts, "prove", broken)
    check = found(office, "installatie")
    assert (check.word, check.status) == ("fout", 5)
    assert "installeer Planwacht" in check.remedy


def test_broken_rules_name_the_file_and_end_with_3(office: Workspace) -> None:
    (office.rules / "limits.toml").write_text("seconden = -1", "utf-8")
    checks = doctor.examine(office, time.time)
    assert "rules/limits.toml" in next(check.says for check in checks if check.id == "regels")
    assert doctor.exit_status(checks) == 3


def test_decisions_and_the_forgotten_are_looked_at_too(office: Workspace) -> None:
    (office.rules / "forgotten.csv").write_text("x\n", "utf-8")
    assert "forgotten.csv" in found(office, "regels").says
    (office.rules / "forgotten.csv").unlink()
    (office.rules / "decisions.csv").write_text("geen id\n", "utf-8")
    assert "decisions.csv" in found(office, "regels").says


def test_a_master_planning_that_is_not_there_or_cannot_be_used(office: Workspace) -> None:
    assert found(office, "masterplanning").word == "let op"
    (office.rules / "masterplanning.xlsx").write_bytes(b"geen werkmap")
    assert doctor.exit_status(doctor.examine(office, time.time)) == 4


def test_no_inbox_ends_with_2(office: Workspace) -> None:
    office.inbox.rmdir()
    assert doctor.exit_status(doctor.examine(office, time.time)) == 2


def test_a_folder_without_rights(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def refuse(path: Path, data: bytes) -> int:
        if path.parent == office.reports:
            raise PermissionError(13, "denied")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert found(office, "reports").word == "fout"
    assert found(office, "extracted").word == "goed"


@pytest.mark.parametrize(("free", "word"), [(10**10, "goed"), (10**9, "let op"), (10**7, "fout")])
def test_disk_space(office: Workspace, monkeypatch: pytest.MonkeyPatch, free: int, word: str) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: usage(10**12, 0, free))
    assert found(office, "schijf").word == word


def test_a_run_that_is_going_on_is_named(office: Workspace) -> None:
    with lock.alone(office.extracted, time.time()):
        check = found(office, "slot")
    assert (check.word, str(os.getpid()) in check.says) == ("let op", True)
    assert found(office, "slot").word == "goed"


def test_a_clock_of_long_ago_and_a_disk_out_of_step(office: Workspace) -> None:
    (check,) = (one for one in doctor.examine(office, lambda: 0.0) if one.id == "klok")
    assert check.word == "fout"
    (check,) = (one for one in doctor.examine(office, lambda: time.time() + 90) if one.id == "klok")
    assert (check.word, "seconden uit de pas" in check.says) == ("let op", True)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/home/x", "ext4"), ("/mnt/net schijf/werk", "cifs"), ("/mnt/nfs/werk", "nfs4"), ("/mnt/nfs/eigen/w", "ext4")],
)
def test_the_kind_of_disk_is_that_of_the_deepest_mount(folder: str, kind: str) -> None:
    assert volumes.kind_of(PurePosixPath(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("folder", "service"),
    [("/Users/x/OneDrive - Gemeente/w", "OneDrive"), ("/x/Google Drive/w", "Google Drive"), ("/x/werk", None)],
)
def test_a_folder_that_a_cloud_keeps_is_known_by_its_name(folder: str, service: str | None) -> None:
    assert volumes.in_cloud(PurePosixPath(folder)) == service


def test_a_means_that_the_platform_lacks_is_named_with_what_stands_in(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = tuple((name, False, instead) for name, _, instead in confine.means())
    monkeypatch.setattr(confine, "means", lambda: lacking)
    checks = [check for check in doctor.examine(office, time.time) if check.id.startswith("middel-")]
    assert len(checks) == len(lacking) >= 4
    assert all(check.word == "let op" and check.remedy for check in checks)


def test_the_command_says_it_with_sign_and_word_and_in_json(office: Workspace) -> None:
    (office.rules / "limits.toml").write_text("seconden = -1", "utf-8")
    done = CliRunner().invoke(cli, ["doctor", "--workspace", str(office.root)])
    assert done.exit_code == 3
    assert "▲ fout    Regels: " in done.output
    assert "Fout: 1." in done.output
    done = CliRunner().invoke(cli, ["doctor", "--workspace", str(office.root), "--json"])
    value = json.loads(done.output)
    schema = json.loads((ROOT / "docs" / "schema" / "doctor.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    assert {check["status"] for check in value["checks"]} >= {"goed", "fout"}
