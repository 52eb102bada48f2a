"""docs/datasets.md and its schema tell what stands in the Parquet files, and its examples read them."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pages import blocks
from places import DOCS, ROOT, command, schema

from pipeline.datasets import COLUMNS

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is niet geïnstalleerd (planwacht[archive])")
TEXT = (DOCS / "datasets.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data sets of the papers of both regions, read by their own rules."""
    place = tmp_path_factory.mktemp("gegevens")
    for name, of in (("archief", ROOT), ("noord", ROOT / "tests" / "workspaces" / "noord")):
        done = command("extract", str(of / "inbox"), "--to", name, "--workspace", str(of), "--json", at=place)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told == json.loads((place / name / "_archive.json").read_text("utf-8"))
        assert list(Draft202012Validator(schema("extract-folder")).iter_errors(told)) == []
        assert told["complete"]
    return place


def as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("archive", ["archief", "noord"])
def test_the_rows_are_as_the_schema_says(place: Path, archive: str) -> None:
    found = {}
    for name, columns in COLUMNS.items():
        tables = [pq.read_table(path) for path in sorted((place / archive / name).glob("*.parquet"))]
        assert all(table.column_names == list(columns) for table in tables)
        found[name] = [as_json(row) for table in tables for row in table.to_pylist()]
    assert found["papers"]
    assert found["dates"]
    assert found["items"]
    validator = Draft202012Validator(schema("datasets"), format_checker=FormatChecker())
    assert [f"{list(one.absolute_path)}: {one.message}"[:200] for one in validator.iter_errors(found)] == []
    assert list(validator.iter_errors({**found, "dates": [{**found["dates"][0], "start": "morgen"}]}))


def test_the_schema_tells_the_columns_in_their_order() -> None:
    told = schema("datasets")["$defs"]
    assert {name: list(told[f"{name}_row"]["properties"]) for name in COLUMNS} == {
        name: list(columns) for name, columns in COLUMNS.items()
    }


def test_the_python_told_reads_them(place: Path) -> None:
    (body,) = (block.body for block in blocks(TEXT) if block.language == "python")
    said = io.StringIO()
    with contextlib.chdir(place), contextlib.redirect_stdout(said):
        exec(compile(body, "datasets.md", "exec"), {})
    assert "read" in said.getvalue()
    assert "refused" in said.getvalue()


def test_the_sql_told_reads_them(place: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is niet geïnstalleerd")
    (body,) = (block.body for block in blocks(TEXT) if block.language == "sql")
    with contextlib.chdir(place), duckdb.connect() as connection:
        kinds, copies = (connection.execute(one).fetchall() for one in body.strip().rstrip(";").split(";"))
    assert {kind for kind, *_ in kinds} >= {"brief", "planning"}
    assert len(copies) == 1


def test_dask_reads_them(place: Path) -> None:
    frames = pytest.importorskip("dask.dataframe", reason="Dask is niet geïnstalleerd")
    assert "read_parquet" in TEXT
    with contextlib.chdir(place):
        assert len(frames.read_parquet("archief/papers")) == 9
