"""The commands about one paper: ``extract``."""

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
