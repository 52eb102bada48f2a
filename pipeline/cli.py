"""Arguments and exit status; decides nothing. Every text shown is Dutch."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

os.environ["LANGUAGE"] = "nl"
import gettext

gettext.bindtextdomain("messages", str(resources.files("pipeline").joinpath("locale")))

import click  # noqa: E402

from pipeline import __version__  # noqa: E402
from pipeline.errors import PlanwachtError  # noqa: E402

F = TypeVar("F", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is geen datum; schrijf JJJJ-MM-DD, bijvoorbeeld 2021-03-30.", param, ctx)


def _in_workspace(command: F) -> F:
    option = click.option(
        "--workspace",
        metavar="MAP",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="de huidige map",
        help="De werkmap, met inbox/, rules/, extracted/ en reports/.",
    )
    return option(command)


def _settling(command: F) -> F:
    option = click.option(
        "--settle",
        type=click.FloatRange(min=0),
        metavar="SECONDEN",
        default=2.0,
        show_default=True,
        help="Seconden dat een bestand stil moet liggen.",
    )
    return option(command)


def _as_json(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Schrijf JSON naar standaarduitvoer en niets anders.")(
        command
    )


class _Command(click.Command):
    """A command whose usage line is Dutch; click does not translate that part."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **settings})


class _Group(click.Group):
    """A group of commands whose usage line is Dutch."""

    command_class = _Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        dutch = {"options_metavar": "[OPTIES]", "subcommand_metavar": "OPDRACHT [ARGUMENTEN]..."}
        super().__init__(*args, **{**dutch, **settings})


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="planwacht", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Legt brieven, raadsinformatiebrieven en planningen naast de masterplanning en meldt wat niet klopt."""
    if context.invoked_subcommand is None:
        click.echo(
            "Zet stukken in inbox/ en draai: planwacht run\n"
            "Het rapport verschijnt in reports/ (Excel en JSON).\n"
            "Nog geen werkmap? planwacht init MAP\n"
            "Nog geen masterplanning? planwacht master import PLANNING.pdf\n"
            "Alle opdrachten: planwacht --help"
        )


@cli.command()
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Maak een lege werkmap met de standaardregels."""
    from pipeline.workspace import init as make

    workspace = make(folder)
    click.echo(f"Werkmap gemaakt in {workspace.root}.")
    click.echo("Vul rules/ aan met uw gemeenten, gremia en producten; zet stukken in inbox/; draai planwacht run.")


@cli.command()
@_in_workspace
@click.option(
    "--peildatum", type=_Day(), help="De dag waarop het rapport spreekt; anders die in rules/, anders vandaag."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="GETAL",
    default=os.cpu_count() or 1,
    show_default="aantal kernen",
    help="Stukken tegelijk.",
)
@_settling
@_as_json
@click.option("--strict", is_flag=True, help="Geef met de afsluitcode aan of er iets ontbreekt, niet las of botst.")
def run(workspace: Path, peildatum: date | None, jobs: int, settle: float, as_json: bool, strict: bool) -> None:
    """Lees wat nieuw is, vergelijk en maak het rapport van deze week."""
    import time

    from pipeline import workspace as places
    from pipeline.console import Bar, strict_status, summary
    from pipeline.run import Clock
    from pipeline.run import run as conduct
    from pipeline.workbook import report_json

    opened = places.opened(workspace)
    with Bar(sys.stderr) as bar:
        outcome = conduct(
            opened,
            today=date.today(),
            clock=Clock(time.time(), time.sleep),
            peildatum=peildatum,
            jobs=jobs,
            settle=settle,
            progress=bar.step,
        )
    if as_json:
        sys.stdout.buffer.write(report_json(outcome.report))
    else:
        click.echo(summary(outcome))
    if strict:
        sys.exit(strict_status(outcome.report))


@cli.command()
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--reference-date", type=_Day(), help="De dag van waaruit datums zonder jaar worden gelezen.")
@_in_workspace
@_as_json
def extract(file: Path, reference_date: date | None, workspace: Path, as_json: bool) -> None:
    """Laat zien wat er uit één bestand wordt gelezen; schrijft niets."""
    from pipeline import planning, rulebook
    from pipeline.console import extraction_summary
    from pipeline.workbook import extract_json

    extraction = planning.read_file(file, rulebook.load(workspace / "rules"), reference_date)
    if as_json:
        sys.stdout.buffer.write(extract_json(extraction))
    else:
        click.echo(extraction_summary(extraction))
    if extraction.reason is not None:
        sys.exit(6)


@cli.group(cls=_Group)
def master() -> None:
    """De masterplanning: importeren en controleren."""


@master.command("import")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--accept", is_flag=True, help="Voeg het voorstel samen met de bestaande masterplanning; eigen kolommen blijven."
)
@_in_workspace
@_as_json
def master_import(file: Path, accept: bool, workspace: Path, as_json: bool) -> None:
    """Maak van een planningsnotitie de masterplanning, of een voorstel ernaast."""
    from pipeline import planning, rulebook
    from pipeline import workspace as places
    from pipeline.console import import_json, import_summary

    place = places.Workspace(workspace)
    written, sheet, extraction = planning.import_master(file, place.rules, rulebook.load(place.rules), accept)
    click.echo(import_json(written, sheet) if as_json else import_summary(written, sheet, extraction))


@master.command("diff")
@click.argument("old", metavar="OUD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NIEUW", type=click.Path(path_type=Path))
@_in_workspace
@_as_json
def master_diff(old: Path, new: Path, workspace: Path, as_json: bool) -> None:
    """Toon wat er tussen twee planningen is verplaatst, toegevoegd, vervallen of hernoemd."""
    from pipeline import planning, rulebook
    from pipeline.console import diff_json, diff_summary

    rules = rulebook.load(workspace / "rules")
    changes = planning.diff_masters(old, new, rules)
    click.echo(diff_json(changes) if as_json else diff_summary(changes, rules))


@master.command("check")
@_in_workspace
@click.option(
    "--peildatum", type=_Day(), help="De dag waarop de controle spreekt; anders die in rules/, anders vandaag."
)
@_as_json
def master_check(workspace: Path, peildatum: date | None, as_json: bool) -> None:
    """Toets de masterplanning op zichzelf: weken, feestdagen, vakanties, route, wat nog open staat."""
    from pipeline import planning, rulebook
    from pipeline.console import findings_json, findings_summary

    rules = rulebook.load(workspace / "rules")
    day = peildatum or rules.programme.peildatum or date.today()
    findings, _ = planning.check_master(workspace / "rules", rules, day)
    click.echo(findings_json(findings, day) if as_json else findings_summary(findings))


@cli.command()
@click.argument("id", metavar="[CONTROLE]", required=False)
@_in_workspace
@_as_json
def checks(id: str | None, workspace: Path, as_json: bool) -> None:
    """Toon de controles, of de uitleg van één controle."""
    from pipeline import rulebook
    from pipeline.console import checks_json, checks_summary

    rules = rulebook.load(workspace / "rules")
    click.echo(checks_json(id, rules) if as_json else checks_summary(id, rules))


@cli.command()
@_in_workspace
@_settling
@_as_json
def status(workspace: Path, settle: float, as_json: bool) -> None:
    """Toon van elk bestand in inbox/ wat ermee is gebeurd."""
    import time

    from pipeline import workspace as places
    from pipeline.console import status_lines, status_table
    from pipeline.run import Clock, fates

    found = fates(places.opened(workspace), Clock(time.time(), time.sleep), settle)
    for line in status_lines(found) if as_json else status_table(found):
        click.echo(line)


def main() -> None:
    """The command ``planwacht``: errors become a Dutch sentence, a remedy and an exit status (70: a fault of ours)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        cli(prog_name="planwacht", standalone_mode=False)
    except PlanwachtError as error:
        click.echo(f"Fout: {error.message}\nOplossing: {error.remedy}", err=True)
        sys.exit(error.exit_status)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken; er is niets verloren.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(f"Fout: het systeem weigert een bestand of map ({_named(error)}).", err=True)
        click.echo("Oplossing: controleer uw rechten en de schijfruimte, en draai opnieuw.", err=True)
        sys.exit(5)
    except Exception as error:
        click.echo(f"Fout: er ging iets mis in Planwacht zelf ({type(error).__name__}).", err=True)
        click.echo("Oplossing: meld dit met de opdracht die u gaf; uw bestanden zijn niet veranderd.", err=True)
        sys.exit(70)


def _named(error: OSError) -> str:
    """The name of the file, without its folder, as it may stand on a terminal."""
    name = Path(str(error.filename or "onbekend")).name
    return "".join(char if char.isprintable() else "�" for char in name)


if __name__ == "__main__":
    main()
