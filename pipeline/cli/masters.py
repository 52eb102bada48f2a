"""The commands about the master planning: ``master import``, ``master diff``, ``master check``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.cli.options import Day, Group, as_json_option, in_workspace


@click.group(cls=Group)
def master() -> None:
    """De masterplanning: importeren en controleren."""


@master.command("import")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--accept", is_flag=True, help="Voeg het voorstel samen met de bestaande masterplanning; eigen kolommen blijven."
)
@in_workspace
@as_json_option
def master_import(file: Path, accept: bool, workspace: Path, as_json: bool) -> None:
    """Maak van een planningsnotitie de masterplanning, of een voorstel ernaast."""
    import time

    from pipeline import lock, planning, rulebook
    from pipeline import workspace as places
    from pipeline.console.masters import import_json, import_summary

    place = places.Workspace(workspace)
    with lock.alone(place.extracted, time.time()):
        written, sheet, extraction = planning.import_master(file, place.rules, rulebook.load(place.rules), accept)
    click.echo(import_json(written, sheet) if as_json else import_summary(written, sheet, extraction))


@master.command("diff")
@click.argument("old", metavar="OUD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NIEUW", type=click.Path(path_type=Path))
@in_workspace
@as_json_option
def master_diff(old: Path, new: Path, workspace: Path, as_json: bool) -> None:
    """Toon wat er tussen twee planningen is verplaatst, toegevoegd, vervallen of hernoemd."""
    from pipeline import planning, rulebook
    from pipeline.console.masters import diff_json, diff_summary

    rules = rulebook.load(workspace / "rules")
    changes = planning.diff_masters(old, new, rules)
    click.echo(diff_json(changes) if as_json else diff_summary(changes, rules))


@master.command("check")
@in_workspace
@click.option(
    "--peildatum", type=Day(), help="De dag waarop de controle spreekt; anders die in rules/, anders vandaag."
)
@as_json_option
def master_check(workspace: Path, peildatum: date | None, as_json: bool) -> None:
    """Toets de masterplanning op zichzelf: weken, feestdagen, vakanties, route, wat nog open staat."""
    from pipeline import planning, rulebook
    from pipeline.console.report import findings_json, findings_summary

    rules = rulebook.load(workspace / "rules")
    day = peildatum or rules.programme.peildatum or date.today()
    findings, _ = planning.check_master(workspace / "rules", rules, day)
    click.echo(findings_json(findings, day) if as_json else findings_summary(findings))
