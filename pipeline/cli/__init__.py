"""Arguments and exit status; decides nothing. Every text shown is Dutch; a module for each group of commands."""

from __future__ import annotations

import io
import os
import sys
from importlib import resources
from pathlib import Path

os.environ["LANGUAGE"] = "nl"
import gettext

gettext.bindtextdomain("messages", str(resources.files("pipeline").joinpath("locale")))

import click  # noqa: E402

from pipeline import __version__  # noqa: E402
from pipeline.cli import explain, masters, papers, sharing, start, upkeep, weekly  # noqa: E402
from pipeline.cli.options import Group  # noqa: E402
from pipeline.confine import hush  # noqa: E402
from pipeline.errors import PlanwachtError  # noqa: E402


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="planwacht", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Legt brieven, raadsinformatiebrieven en planningen naast de masterplanning en meldt wat niet klopt."""
    if os.environ.get("NO_COLOR"):
        context.color = False
    if context.invoked_subcommand is None:
        from pipeline.console.guide import next_steps

        click.echo(next_steps(Path()))


for _command in (
    start.init,
    weekly.run,
    weekly.status,
    papers.extract,
    papers.show,
    masters.master,
    explain.checks,
    sharing.mail,
    upkeep.watch,
    upkeep.doctor,
    upkeep.schedule,
    upkeep.forget,
    start.completion,
):
    cli.add_command(_command)


def main() -> None:
    """The command ``planwacht``: errors become a Dutch sentence, a remedy and an exit status (70: a fault of ours)."""
    hush()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # of numpy, whose threads wait in a loop for matrices
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
