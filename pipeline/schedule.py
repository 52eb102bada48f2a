"""The timer of the weekly report: unit files for systemd, or a task for the Task Scheduler of Windows. Pure text."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Literal
from xml.sax.saxutils import escape

from msgspec import Struct

from pipeline.errors import WrongUse

Platform = Literal["linux", "windows"]
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Plan(Struct, frozen=True):
    """When the report is made (``weekday`` in Dutch), of which workspace, and by which command."""

    weekday: str
    at: time
    workspace: PurePath
    program: tuple[str, ...]

    @property
    def command(self) -> tuple[str, ...]:
        """The whole command."""
        return (*self.program, "run", "--workspace", str(self.workspace))


def files(plan: Plan, platform: Platform, today: date) -> tuple[tuple[str, bytes], ...]:
    """The files by name. Raises ``WrongUse`` where a path cannot be written in them."""
    for word in plan.command:
        if not word.isprintable() or not _writable(word):
            raise WrongUse(
                "De naam van de werkmap of van het programma bevat tekens die niet in een taak kunnen staan.",
                "Geef de map een naam zonder regeleinden en bijzondere tekens, en maak de taak opnieuw.",
            )
    if platform == "windows":
        if "%" in str(plan.workspace):
            raise WrongUse(
                "De naam van de werkmap bevat een %, en Taakplanner leest dat als een variabele.",
                "Geef de map een naam zonder %, en maak de taak opnieuw.",
            )
        return (("planwacht.xml", _task(plan, today).encode("utf-16")),)
    return (("planwacht.service", _service(plan).encode()), ("planwacht.timer", _timer(plan).encode()))


def _writable(word: str) -> bool:
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def unit_words(words: Sequence[str]) -> str:
    """Words as one line of a unit file: quoted, and without what systemd would replace (``%h``, ``$HOME``)."""
    quoted = []
    for word in words:
        inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
        quoted.append(f'"{inner}"')
    return " ".join(quoted)


def _service(plan: Plan) -> str:
    return (
        "[Unit]\nDescription=Planwacht: het rapport van deze week\n\n"
        f"[Service]\nType=oneshot\nExecStart={unit_words(plan.command)}\n"
        "Nice=10\nPrivateTmp=yes\nNoNewPrivileges=yes\nTimeoutStartSec=2h\n"
    )


def _timer(plan: Plan) -> str:
    day = _ENGLISH[WEEKDAYS.index(plan.weekday)][:3]
    return (
        f"[Unit]\nDescription=Planwacht op {plan.weekday} om {plan.at:%H:%M}\n\n"
        f"[Timer]\nOnCalendar={day} {plan.at:%H:%M}\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def _task(plan: Plan, today: date) -> str:
    """The task as the Task Scheduler exports one: weekly, as who is signed in, missed times made up for."""
    number = WEEKDAYS.index(plan.weekday)
    first = today + timedelta(days=(number - today.weekday()) % 7)
    command, *arguments = plan.command
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Planwacht: het rapport van deze week</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{datetime.combine(first, plan.at).isoformat()}</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByWeek>
        <DaysOfWeek><{_ENGLISH[number]} /></DaysOfWeek>
        <WeeksInterval>1</WeeksInterval>
      </ScheduleByWeek>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT2H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(command)}</Command>
      <Arguments>{escape(subprocess.list2cmdline(arguments))}</Arguments>
      <WorkingDirectory>{escape(str(plan.workspace))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
