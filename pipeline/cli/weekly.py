"""The commands of every week: ``run`` and ``status``."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path

import click

from pipeline.cli.options import Command, Day, as_json_option, in_workspace, settling


@click.command(cls=Command)
@in_workspace
@click.option(
    "--peildatum", type=Day(), help="De dag waarop het rapport spreekt; anders die in rules/, anders vandaag."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="GETAL",
    default=os.cpu_count() or 1,
    show_default="aantal kernen",
    help="Stukken tegelijk.",
)
@settling
@as_json_option
@click.option("--strict", is_flag=True, help="Geef met de afsluitcode aan of er iets ontbreekt, niet las of botst.")
def run(workspace: Path, peildatum: date | None, jobs: int, settle: float, as_json: bool, strict: bool) -> None:
    """Lees wat nieuw is, vergelijk en maak het weekrapport."""
    gc.disable()  # a run makes many values and hardly a cycle; looking for those takes a quarter of its time
    import time

    from pipeline import workspace as places
    from pipeline.console.report import strict_status, summary
    from pipeline.console.terminal import Bar, screen
    from pipeline.errors import MachineRefuses
    from pipeline.run import Clock
    from pipeline.run import run as conduct
    from pipeline.texts import number
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
        click.echo(summary(outcome, *screen()))
    if outcome.postponed:
        raise MachineRefuses(
            f"Het rapport is gemaakt, maar {number(len(outcome.postponed), 'stuk is', 'stukken zijn')} door een fout "
            "van de machine nog niet gelezen.",
            "Verhelp de fout die in het rapport bij het stuk staat, en draai opnieuw; de stukken staan in de wachtrij.",
        )
    if strict:
        sys.exit(strict_status(outcome.report))


@click.command(cls=Command)
@in_workspace
@settling
@as_json_option
def status(workspace: Path, settle: float, as_json: bool) -> None:
    """Toon wat er met elk bestand in inbox/ gebeurde."""
    import time

    from pipeline import workspace as places
    from pipeline.console.status import status_lines, status_table
    from pipeline.run import Clock, fates

    found = fates(places.opened(workspace), Clock(time.time(), time.sleep), settle)
    for line in status_lines(found) if as_json else status_table(found):
        click.echo(line)
