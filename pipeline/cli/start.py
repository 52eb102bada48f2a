"""The commands of the first day: ``init``, and ``completion`` for the shell."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Command, Day, as_json_option

if TYPE_CHECKING:
    from pipeline.starting import Answers, SchoolRegion

_SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Command)
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--regio", "region", metavar="NAAM", default="", help="Naam van de samenwerking.")
@click.option("--organisatie", "organisation", metavar="NAAM", default="", help="Wie het rapport maakt.")
@click.option(
    "--schoolregio",
    "school_region",
    type=click.Choice(["noord", "midden", "zuid"]),
    default="midden",
    show_default=True,
    help="Van welke regio de schoolvakanties gelden.",
)
@click.option("--einddatum", "final_date", type=Day(), help="De dag waarop het programma klaar moet zijn.")
@click.option(
    "--gemeente", "municipalities", multiple=True, metavar="NAAM", help="Een deelnemende gemeente; mag vaker."
)
@click.option(
    "--product", "products", multiple=True, metavar="NAAM", help="Een mijlpaal, de vroegste eerst; mag vaker."
)
@as_json_option
@click.pass_context
def init(
    context: click.Context,
    folder: Path,
    region: str,
    organisation: str,
    school_region: SchoolRegion,
    final_date: date | None,
    municipalities: tuple[str, ...],
    products: tuple[str, ...],
    as_json: bool,
) -> None:
    """Maak een werkmap met regels om aan te vullen.

    Op een terminal vraagt de opdracht naar uw regio, tenzij u opties geeft.
    """
    from pipeline.console.terminal import dump
    from pipeline.starting import Answers, first_rules
    from pipeline.workspace import init as make

    given = Answers(region, organisation, school_region, final_date, municipalities, (), products)
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not as_json and given == Answers()
    answers = _asked() if asks else given
    workspace = make(folder, first_rules(answers))
    if as_json:
        rules = sorted(f"rules/{path.name}" for path in workspace.rules.iterdir())
        click.echo(dump({"schema": 1, "workspace": str(workspace.root), "rules": rules}))
        return
    click.echo(f"Werkmap gemaakt in {workspace.root}.")
    click.echo("Vul rules/ aan met uw gemeenten, gremia en producten.")
    click.echo("Zet stukken in inbox/ en draai planwacht run.")


def _asked() -> Answers:
    """Ask about the region. Enter leaves an answer open: everything can be filled in later in ``rules/``."""
    from pipeline.starting import LEVELS, Answers, names

    click.echo("Een paar vragen over uw regio. Enter slaat een vraag over.")
    click.echo("Alles kan later in rules/ worden aangevuld.\n")
    region = _line("Naam van de samenwerking")
    organisation = _line("Wie maakt het rapport (bijvoorbeeld het programmabureau)")
    municipalities = names(_line("Deelnemende gemeenten, met komma's ertussen"))
    school_region: SchoolRegion = click.prompt(
        "Schoolvakanties van welke regio", type=click.Choice(["noord", "midden", "zuid"]), default="midden"
    )
    bodies = tuple((level, name) for level, question in LEVELS for name in names(_line(f"{question}, met komma's")))
    products = names(_line("Mijlpalen waarover wordt besloten, de vroegste eerst, met komma's"))
    final_date = click.prompt(
        "Einddatum van het programma (JJJJ-MM-DD)", default="", show_default=False, value_proc=_day
    )
    click.echo("")
    return Answers(region, organisation, school_region, final_date, municipalities, bodies, products)


def _line(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return " ".join(answer.split())


def _day(value: str) -> date | None:
    return Day().convert(value, None, None) if value.strip() else None


@click.command(cls=Command)
@click.argument("shell", metavar="|".join(_SHELLS), type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Script dat opdrachten aanvult met de tab-toets.

    Zet voor bash of zsh deze regel in ~/.bashrc of ~/.zshrc (met zsh in plaats van bash), en open een nieuwe terminal:

    \b
      eval "$(planwacht completion bash)"

    Voor fish:

    \b
      planwacht completion fish > ~/.config/fish/completions/planwacht.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(context.find_root().command, {}, "planwacht", "_PLANWACHT_COMPLETE").source())
