"""The commands about one paper: ``extract`` and ``show``."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Command, Day, as_json_option, in_workspace

if TYPE_CHECKING:
    from pipeline.rulebook import Rulebook


@click.command(cls=Command)
@click.argument("file", metavar="BESTAND|MAP")
@click.option("--reference-date", type=Day(), help="De dag van waaruit datums zonder jaar worden gelezen.")
@click.option(
    "--to",
    metavar="DOEL",
    type=click.Path(path_type=Path),
    help="Lees alle stukken in MAP en schrijf ze als Parquet in de map DOEL.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="GETAL",
    default=os.cpu_count() or 1,
    show_default="aantal kernen",
    help="Bij --to: stukken tegelijk.",
)
@click.option("--cluster", metavar="ADRES", help="Bij --to: het adres van een Dask-scheduler die het werk verdeelt.")
@click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar="GETAL",
    default=250,
    show_default=True,
    help="Bij --to: ongeveer zoveel stukken in één Parquet-bestand.",
)
@in_workspace
@as_json_option
def extract(
    file: str,
    reference_date: date | None,
    to: Path | None,
    jobs: int,
    cluster: str | None,
    part: int,
    workspace: Path,
    as_json: bool,
) -> None:
    """Laat zien wat er uit één bestand wordt gelezen, of lees met --to een heel archief."""
    from pipeline import rulebook
    from pipeline.errors import WrongUse

    rules = rulebook.load(workspace / "rules")
    if to is not None:
        if reference_date is not None:
            raise WrongUse("--reference-date geldt voor één bestand.", "Laat --reference-date of --to weg.")
        _archive(file, to, rules, jobs, cluster, part, as_json)
    elif cluster is not None:
        raise WrongUse("--cluster leest een heel archief.", "Geef met --to de map op waarin de gegevens komen.")
    elif Path(file).is_dir():
        raise WrongUse(f"{file} is een map.", "Geef met --to de map op waarin de gegevens komen, of kies één bestand.")
    else:
        _one(Path(file), rules, reference_date, as_json)


def _one(file: Path, rules: Rulebook, reference_date: date | None, as_json: bool) -> None:
    from pipeline import planning
    from pipeline.console.papers import extraction_summary
    from pipeline.workbook import extract_json

    extraction = planning.read_file(file, rules, reference_date)
    if as_json:
        sys.stdout.buffer.write(extract_json(extraction))
    else:
        click.echo(extraction_summary(extraction))
    if extraction.reason is not None:
        sys.exit(6)


def _archive(address: str, to: Path, rules: Rulebook, jobs: int, cluster: str | None, part: int, as_json: bool) -> None:
    import time

    from pipeline.archive import extract_archive
    from pipeline.console.archive import Estimate, archive_summary
    from pipeline.console.terminal import dump
    from pipeline.errors import MachineRefuses

    with Estimate(sys.stderr, time.monotonic) as estimate:
        done = extract_archive(
            address, to, rules, now=time.time(), jobs=jobs, cluster=cluster, papers_a_part=part, progress=estimate.step
        )
    click.echo(dump(done.value()) if as_json else archive_summary(done, str(to)))
    if done.postponed:
        raise MachineRefuses(
            f"Nog niet alles is gelezen: {'; '.join(done.postponed)}.",
            "Verhelp dit en draai dezelfde opdracht opnieuw; wat klaar is, wordt niet opnieuw gelezen.",
        )


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
