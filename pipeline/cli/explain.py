"""The commands that explain: ``checks``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, as_json_option, in_workspace


@click.command(cls=Command)
@click.argument("id", metavar="[CONTROLE]", required=False)
@in_workspace
@as_json_option
def checks(id: str | None, workspace: Path, as_json: bool) -> None:
    """Toon de controles, of de uitleg van één controle."""
    from pipeline import rulebook
    from pipeline.console.explain import checks_json, checks_summary

    rules = rulebook.load(workspace / "rules")
    click.echo(checks_json(id, rules) if as_json else checks_summary(id, rules))
