"""The real papers and the neutral benchmark, where they lie beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.dates_score import cases, papers
from pipeline.dates import find_in_document, settle_anchor
from pipeline.model import Document, Page
from pipeline.rulebook import default

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "dates" / "score.py").exists(), reason="../shared ligt niet naast het project"),
]
TODAY = date(2026, 11, 22)


def read(prefix: str) -> Document:
    (path,) = (SHARED / "papers").glob(prefix + "_*.txt")
    return Document("text/plain", (Page(1, path.read_text("utf-8")),))


@pytest.mark.parametrize("prefix", ["000", "001"])
def test_the_planning_plays_in_2021(prefix: str) -> None:
    document = read(prefix)
    anchor = settle_anchor(document, "planning.txt", default(), TODAY)
    assert (anchor.reference, anchor.written) == (date(2021, 1, 25), date(2020, 1, 15))
    assert anchor.doubt is not None
    assert "48 van de 48" in anchor.doubt
    weeks = [one for one in find_in_document(document, anchor, default()) if one.kind in ("week", "weeks")]
    assert len(weeks) == 48
    assert {one.start.year for one in weeks if one.start} == {2021}
    assert all(one.start is not None and one.start.weekday() == 0 for one in weeks)


def test_the_letter_and_the_rib() -> None:
    for prefix, text, wanted in (("002", "12 januari jl.", date(2021, 1, 12)), ("003", "13 april", date(2021, 4, 13))):
        document = read(prefix)
        anchor = settle_anchor(document, "x.txt", default(), TODAY)
        found = {one.text: one.start for one in find_in_document(document, anchor, default())}
        assert found[text] == wanted


def test_the_benchmark(tmp_path: Path) -> None:
    def write(name: str, rows: Any) -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return str(path)

    bench = write("bench.jsonl", cases(SHARED / "dates" / "open.jsonl"))
    gold = write("papers.jsonl", papers(SHARED / "papers"))
    command = [
        sys.executable,
        str(SHARED / "dates" / "score.py"),
        "--json",
        "--pred-bench",
        bench,
        "--pred-papers",
        gold,
    ]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert result["bench"]["value"]["F1"] >= 0.90
    assert result["bench"]["value_excl_vague_F1"] >= 0.92
    assert result["papers"]["value"]["F1"] >= 0.98
    assert all(scores["value_F1"] >= 0.96 for scores in result["papers"]["per_file"].values())
