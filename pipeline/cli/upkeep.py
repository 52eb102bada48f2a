"""The commands that keep it going: ``watch``, ``doctor``, ``schedule``, ``forget``."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Command, Hour, as_json_option, in_workspace, settling

if TYPE_CHECKING:
    from datetime import time

    from pipeline.schedule import Platform

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _program() -> tuple[str, ...]:
    """How this installation is called, whatever the folder: its command, else Python with its module."""
    command = Path(sys.executable).with_name("planwacht.exe" if os.name == "nt" else "planwacht")
    return (str(command),) if command.is_file() else (sys.executable, "-m", "pipeline.cli")


@click.command(cls=Command)
@in_workspace
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    metavar="SECONDEN",
    default=30.0,
    show_default=True,
    help="Hoe vaak er wordt gekeken.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="GETAL", default=1, show_default=True, help="Stukken tegelijk."
)
@settling
@click.option(
    "--log",
    "log_file",
    metavar="BESTAND",
    type=click.Path(path_type=Path),
    show_default="extracted/watch.log in de werkmap",
    help="Waar staat wat er gebeurde; zonder namen en inhoud.",
)
def watch(workspace: Path, every: float, jobs: int, settle: float, log_file: Path | None) -> None:
    """Blijf kijken en draai run zodra er iets nieuw is."""
    from pipeline import workspace as places
    from pipeline.cli.watching import keep_watch

    opened = places.opened(workspace)
    options = ("--jobs", str(jobs), "--settle", str(settle))
    keep_watch(opened, _program(), options, every, log_file or opened.extracted / "watch.log")


@click.command(cls=Command)
@in_workspace
@as_json_option
def doctor(workspace: Path, as_json: bool) -> None:
    """Onderzoek de installatie, de werkmap en de computer."""
    import time

    from pipeline.console.doctor import doctor_json, doctor_lines
    from pipeline.doctor import examine, exit_status
    from pipeline.workspace import Workspace

    checks = examine(Workspace(workspace), time.time)
    click.echo(doctor_json(checks) if as_json else "\n".join(doctor_lines(checks)))
    sys.exit(exit_status(checks))


@click.command(cls=Command)
@in_workspace
@click.option("--weekday", type=click.Choice(_DAYS), default="maandag", show_default=True, help="Op welke dag.")
@click.option("--time", "at", type=Hour(), default="06:30", show_default=True, help="Hoe laat, als UU:MM.")
@click.option(
    "--to",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="de huidige map",
    help="Waar de bestanden komen.",
)
@click.option(
    "--platform",
    type=click.Choice(["linux", "windows"]),
    default="windows" if os.name == "nt" else "linux",
    show_default="deze computer",
    help="Voor systemd of voor Taakplanner.",
)
def schedule(workspace: Path, weekday: str, at: time, to: Path, platform: Platform) -> None:
    """Maak de bestanden waarmee de computer elke week zelf draait."""
    from pipeline import store
    from pipeline import workspace as places
    from pipeline.console.upkeep import installing
    from pipeline.schedule import Plan, files

    opened = places.opened(workspace)
    plan = Plan(weekday, at, opened.root.absolute(), _program())
    made = files(plan, platform, date.today())
    store.write_together([(to / name, data) for name, data in made])
    for line in installing([str(to / name) for name, _ in made], platform, plan):
        click.echo(line)


@click.command(cls=Command)
@click.argument("sha", metavar="SHA256")
@click.option("--yes", is_flag=True, help="Vraag niet of het zeker is.")
@in_workspace
@as_json_option
def forget(sha: str, yes: bool, workspace: Path, as_json: bool) -> None:
    """Wis alle sporen van een stuk, ook uit oude rapporten."""
    import time

    from pipeline import forget as room
    from pipeline import lock
    from pipeline import workspace as places
    from pipeline.console.upkeep import forgotten_json, forgotten_lines, to_forget
    from pipeline.errors import WrongUse

    opened = places.opened(workspace)
    with lock.alone(opened.extracted, time.time()):
        found = room.traces(opened, sha)
        if not as_json:
            click.echo("\n".join(to_forget(found)))
        if found.anything and not yes:
            asks = sys.stdin.isatty() and not as_json
            if not (asks and _sure()):
                raise WrongUse("Er is niets veranderd.", "Geef --yes om het zonder vraag te doen.")
        gone = room.forget(opened, found, jobs=os.cpu_count() or 1)
    click.echo(forgotten_json(found, gone) if as_json else "\n".join(forgotten_lines(found, gone)))


def _sure() -> bool:
    answer: str = click.prompt("Dit kan niet ongedaan worden gemaakt. Typ ja om door te gaan", default="nee")
    return answer.strip().casefold() in ("ja", "j")
