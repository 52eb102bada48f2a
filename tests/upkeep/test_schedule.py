"""The timer's files: what systemd and the Task Scheduler make of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.errors import WrongUse
from pipeline.schedule import WEEKDAYS, Plan, files, unit_words

SATURDAY = date(2026, 2, 28)
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def made(plan: Plan, platform: str) -> dict[str, bytes]:
    return dict(files(plan, "windows" if platform == "windows" else "linux", SATURDAY))


def test_a_path_with_everything_in_it_is_one_word_of_the_unit() -> None:
    assert unit_words(["/opt/a b", 'x"y', "50%h", "$HOME", "a\\b"]) == r'"/opt/a b" "x\"y" "50%%h" "$$HOME" "a\\b"'


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="geen systemd hier")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    workspace = tmp_path / 'een "map" van 50% $HOME'
    plan = Plan("woensdag", time(7, 5), workspace, (sys.executable, "-m", "pipeline.cli"))
    for name, data in made(plan, "linux").items():
        (tmp_path / name).write_bytes(data)
    units = [str(tmp_path / name) for name in ("planwacht.service", "planwacht.timer")]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert "planwacht" not in done.stderr, done.stderr
    calendar = next(line for line in (tmp_path / "planwacht.timer").read_text().splitlines() if "OnCalendar" in line)
    assert calendar == "OnCalendar=Wed 07:05"


def test_the_task_is_one_that_windows_exports() -> None:
    program = (r"C:\Users\Jan & Piet\planwacht.exe",)
    workspace = PureWindowsPath(r"C:\Users\Jan & Piet\OneDrive - Gemeente <Voorbeeld>\tr'ansitie")
    data = made(Plan("maandag", time(6, 30), workspace, program), "windows")["planwacht.xml"]
    assert data.startswith((b"\xff\xfe", b"\xfe\xff"))
    root = ET.fromstring(data.decode("utf-16").partition("?>")[2])
    assert root.tag == f"{SPACE}Task"
    assert [child.tag.removeprefix(SPACE) for child in root] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
    trigger = root.find(f"{SPACE}Triggers/{SPACE}CalendarTrigger")
    assert trigger is not None
    start = datetime.fromisoformat(trigger.findtext(f"{SPACE}StartBoundary") or "")
    assert (start.date(), start.time(), start.weekday()) == (date(2026, 3, 2), time(6, 30), 0)
    assert trigger.find(f"{SPACE}ScheduleByWeek/{SPACE}DaysOfWeek/{SPACE}Monday") is not None
    action = root.find(f"{SPACE}Actions/{SPACE}Exec")
    assert action is not None
    assert action.findtext(f"{SPACE}Command") == program[0]
    assert action.findtext(f"{SPACE}Arguments") == f'run --workspace "{workspace}"'


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_the_first_time_is_on_that_day_and_not_past(weekday: str) -> None:
    data = made(Plan(weekday, time(6, 30), PureWindowsPath("C:\\w"), ("p",)), "windows")["planwacht.xml"]
    text = data.decode("utf-16")
    start = date.fromisoformat(text.partition("<StartBoundary>")[2][:10])
    assert start >= SATURDAY
    assert WEEKDAYS[start.weekday()] == weekday


@pytest.mark.parametrize(
    ("workspace", "platform"),
    [("/w\nExecStart=/bin/sh", "linux"), ("/w\udcff", "linux"), ("/w\u202e", "windows"), ("/w%PATH%", "windows")],
)
def test_a_name_that_cannot_stand_in_it_is_wrong_use(workspace: str, platform: str) -> None:
    with pytest.raises(WrongUse, match="naam"):
        made(Plan("maandag", time(6), PurePosixPath(workspace), ("p",)), platform)


def test_the_command_writes_them_and_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "werk map" / "inbox").mkdir(parents=True)
    common = ["schedule", "--workspace", str(tmp_path / "werk map"), "--to", str(tmp_path / "uit")]
    done = CliRunner().invoke(cli, [*common, "--platform", "linux", "--weekday", "vrijdag", "--time", "16:45"])
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["planwacht.service", "planwacht.timer"]
    assert "systemctl --user enable --now planwacht.timer" in done.output
    assert "vrijdag om 16:45" in done.output
    assert f'"{tmp_path / "werk map"}"' in (tmp_path / "uit" / "planwacht.service").read_text()
    done = CliRunner().invoke(cli, [*common, "--platform", "windows"])
    assert "schtasks /Create" in done.output
    done = CliRunner().invoke(cli, [*common, "--time", "25:00"])
    assert done.exit_code == 2
    assert "is geen tijd" in done.output


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sch", "schedule"),
        ("schedule --week", "--weekday"),
        ("schedule --weekday woe", "woensdag"),
        ("forget --y", "--yes"),
    ],
)
def test_the_tab_key_completes_the_new_commands(typed: str, offered: str) -> None:
    words = ["planwacht", *typed.split()]
    environment = {
        "_PLANWACHT_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    done = CliRunner().invoke(cli, [], prog_name="planwacht", env=environment)
    assert f"plain,{offered}" in done.output.splitlines()
