"""The options that commands share, and commands whose usage line is Dutch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day, written ``JJJJ-MM-DD``."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2021-03-30.", param, ctx)


class Hour(click.ParamType[time]):
    """A time of day, written ``UU:MM``."""

    name = "tijd"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(str(value), "%H:%M").time()
        except ValueError:
            self.fail(f"{value} is geen tijd; schrijf UU:MM, bijvoorbeeld 06:30.", param, ctx)


def in_workspace(command: F) -> F:
    """``--workspace MAP``, which every command takes."""
    option = click.option(
        "--workspace",
        metavar="MAP",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="de huidige map",
        help="De werkmap, met inbox/, rules/, extracted/ en reports/.",
    )
    return option(command)


def settling(command: F) -> F:
    """``--settle SECONDEN``."""
    option = click.option(
        "--settle",
        type=click.FloatRange(min=0),
        metavar="SECONDEN",
        default=2.0,
        show_default=True,
        help="Seconden dat een bestand stil moet liggen.",
    )
    return option(command)


def as_json_option(command: F) -> F:
    """``--json``, handed over as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Schrijf JSON naar standaarduitvoer en niets anders.")(
        command
    )


class Command(click.Command):
    """A command whose usage line is Dutch; click does not translate that part."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **settings})


class Group(click.Group):
    """A group of commands whose usage line is Dutch."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        dutch = {"options_metavar": "[OPTIES]", "subcommand_metavar": "OPDRACHT [ARGUMENTEN]..."}
        super().__init__(*args, **{**dutch, **settings})
