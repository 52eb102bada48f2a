"""The commands about one paper: ``extract`` and ``show``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from pipeline.cli.options import Command, Day, as_json_option, in_workspace


@click.command(cls=Command)
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--reference-date", type=Day(), help="De dag van waaruit datums zonder jaar worden gelezen.")
@in_workspace
@as_json_option
def extract(file: Path, reference_date: date | None, workspace: Path, as_json: bool) -> None:
    """Laat zien wat er uit één bestand wordt gelezen; schrijft niets."""
    from pipeline import planning, rulebook
    from pipeline.console.papers import extraction_summary
    from pipeline.workbook import extract_json

    extraction = planning.read_file(file, rulebook.load(workspace / "rules"), reference_date)
    if as_json:
        sys.stdout.buffer.write(extract_json(extraction))
    else:
        click.echo(extraction_summary(extraction))
    if extraction.reason is not None:
        sys.exit(6)


@click.command(cls=Command)
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), metavar="GETAL", default=1, show_default=True, help="De bladzijde.")
@click.option(
    "-o",
    "--output",
    metavar="PNG",
    type=click.Path(path_type=Path),
    show_default="naam van het stuk-blz1.png in de huidige map",
    help="Waar de tekening komt; niet in inbox/.",
)
@in_workspace
def show(file: Path, page: int, output: Path | None, workspace: Path) -> None:
    """Teken op een bladzijde wat eruit is gelezen."""
    from pipeline import planning, rulebook, store
    from pipeline.console.papers import shown_summary
    from pipeline.errors import Refused
    from pipeline.show import destination
    from pipeline.show import show as draw

    place = destination(file, page, output, workspace / "inbox")
    data, source = planning.opened(file)
    try:
        shown = draw(data, source, rulebook.load(workspace / "rules"), page)
    except Refused as refusal:
        click.echo(f"{source.name}: geweigerd. {refusal.reason}", err=True)
        sys.exit(6)
    store.write(place, shown.png)
    click.echo(shown_summary(shown, place, page))
