"""Two versions of a planning: what moved, came, went and was renamed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest import mock

import jsonschema
import pytest

from pipeline import planning
from pipeline.rulebook import load

ROOT = Path(__file__).resolve().parents[2]
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")
HEAD = "Planning\nDatum: 5 februari 2024\n\nStappen kadernota\n\nWk\tDag\tOmschrijving\tGremium\n"
OLD = [
    "10\two 6-3\tBespreken kadernota\tDirecteurenoverleg Noordrand",
    "11\tma 11-3\tInstemmen met kadernota\tKring van Gemeentesecretarissen",
    "12-13\t\tInstemmen met kadernota\tColleges (x5)",
    "14\t\tBijpraten over de voortgang\tDirecteurenoverleg Noordrand",
]


def written(tmp_path: Path, name: str, rows: list[str]) -> Path:
    path = tmp_path / name
    path.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        ([*reversed(OLD)], []),
        ([OLD[0], OLD[1].replace("11\tma 11-3", "12\tma 18-3"), *OLD[2:]], [("verplaatst", 5)]),
        ([OLD[0], OLD[1].replace("11\tma 11-3", "10\tma 4-3"), *OLD[2:]], [("verplaatst", -5)]),
        (OLD[:3], [("vervallen", None)]),
        ([*OLD, "15\t\tVaststellen kadernota\tRaden (x5)"], [("toegevoegd", None)]),
        ([*OLD[:3], OLD[3].replace("Bijpraten", "Consulteren")], [("hernoemd", None)]),
        ([*OLD[:3], OLD[3].replace("voortgang", "cijfers")], [("gewijzigd", None)]),
        ([OLD[0], OLD[1], OLD[2].replace("12-13", "12-14"), OLD[3]], [("verplaatst", 4)]),  # Easter Monday lies between
    ],
)
def test_changes(tmp_path: Path, new: list[str], expected: list[tuple[str, int | None]]) -> None:
    changes = planning.diff_masters(written(tmp_path, "a.txt", OLD), written(tmp_path, "b.txt", new), NOORD)
    assert [(change.kind, change.days) for change in changes] == expected


def test_a_workbook_beside_a_paper(tmp_path: Path) -> None:
    paper = written(tmp_path, "a.txt", OLD)
    (tmp_path / "rules").mkdir()
    target, _, _ = planning.import_master(paper, tmp_path / "rules", NOORD, accept=False)
    assert planning.diff_masters(target, paper, NOORD) == ()


def test_the_command_prints_json_of_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.cli import main

    old, new = written(tmp_path, "a.txt", OLD), written(tmp_path, "b.txt", OLD[:2])
    folder = str(ROOT / "tests" / "workspaces" / "noord")
    with mock.patch.object(
        sys, "argv", ["planwacht", "master", "diff", str(old), str(new), "--workspace", folder, "--json"]
    ):
        main()
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, json.loads((ROOT / "docs/schema/master-diff.schema.json").read_text("utf-8")))
    assert [change["kind"] for change in value["changes"]] == ["vervallen", "vervallen"]
