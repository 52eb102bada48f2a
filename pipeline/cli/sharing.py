"""The commands that hand a report on: ``mail``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, as_json_option, in_workspace


@click.command(cls=Command)
@in_workspace
@click.option("--week", metavar="JJJJ-Wnn", help="De week van het rapport, zoals 2021-W13; anders het nieuwste.")
@click.option("--aan", "recipients", multiple=True, metavar="ADRES", help="Aan wie; mag vaker.")
@as_json_option
def mail(workspace: Path, week: str | None, recipients: tuple[str, ...], as_json: bool) -> None:
    """Zet een e-mail met het rapport klaar; verstuurt niets."""
    from pipeline import rulebook
    from pipeline import workspace as places
    from pipeline.console.terminal import dump
    from pipeline.mailing import write_letter

    opened = places.opened(workspace)
    letter = write_letter(opened.reports, rulebook.load(opened.rules), recipients, week)
    if as_json:
        value = {"written": f"reports/{letter.path.name}", "subject": letter.subject, "to": list(letter.recipients)}
        click.echo(dump({"schema": 1, **value}))
        return
    click.echo(f"E-mail gemaakt: reports/{letter.path.name}, met het werkboek als bijlage.")
    click.echo(f"Onderwerp: {letter.subject}")
    click.echo("Open het bestand in uw mailprogramma, lees het na en verstuur het zelf.")
