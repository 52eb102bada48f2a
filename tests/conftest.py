"""Workspaces that several tests look at: each is run once a session."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline import planning, rulebook
from pipeline.run import Clock, Outcome, run
from pipeline.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
SHARED_PAPERS = ROOT.parent / "shared" / "papers"


@dataclass(frozen=True, slots=True)
class Ran:
    """A workspace after a run: where it is, what came out, and the report's JSON."""

    workspace: Workspace
    outcome: Outcome
    json: dict[str, Any]


def conduct(workspace: Workspace, peildatum: date | None = None, **options: Any) -> Ran:
    """Run a workspace at a fixed time, an hour from now so that no file is young, faults shown."""
    import time

    clock = Clock(time.time() + 3600, lambda seconds: None)
    outcome = run(workspace, today=date(2021, 3, 30), clock=clock, peildatum=peildatum, reraise=True, **options)
    return Ran(workspace, outcome, json.loads(outcome.json.read_text("utf-8")))


def copied(source: Path, into: Path) -> Workspace:
    """A workspace with the inbox and the rules of ``source`` and nothing of an earlier run."""
    for folder in ("inbox", "rules"):
        shutil.copytree(source / folder, into / folder)
    for name in ("decisions.csv", "masterplanning.xlsx"):
        (into / "rules" / name).unlink(missing_ok=True)
    for folder in ("extracted", "reports"):
        (into / folder).mkdir()
    return Workspace(into)


def with_master(workspace: Workspace, planning_name: str) -> Workspace:
    """The workspace with a master planning made from a paper of its inbox."""
    rules = rulebook.load(workspace.rules)
    planning.import_master(workspace.inbox / planning_name, workspace.rules, rules, accept=False)
    return workspace


@pytest.fixture(scope="session")
def drechtsteden(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The example workspace of the root, run with the master made from its planning."""
    workspace = copied(ROOT, tmp_path_factory.mktemp("drechtsteden"))
    return conduct(with_master(workspace, "detailplanning-gr-sociaal.pdf"), jobs=2)


@pytest.fixture(scope="session")
def noord(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The invented region, run with nothing but its own rules."""
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path_factory.mktemp("noord"))
    return conduct(with_master(workspace, "spoorboekje-zorgregeling.pdf"), jobs=2)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The five real papers with the rules of the Drechtsteden, as of 30 March 2021."""
    if not SHARED_PAPERS.is_dir():
        pytest.skip("de echte stukken staan niet naast het project (../shared/papers)")
    into = tmp_path_factory.mktemp("echt")
    workspace = copied(ROOT, into)
    shutil.rmtree(workspace.inbox)
    workspace.inbox.mkdir()
    for path in sorted(SHARED_PAPERS.glob("*.txt")):
        shutil.copy(path, workspace.inbox / path.name)
    return conduct(with_master(workspace, "001_52793ad52710810a.txt"), date(2021, 3, 30), jobs=2)
