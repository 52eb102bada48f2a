"""Planning tables out of PDFs that were drawn in many ways: every cell of every row."""

from __future__ import annotations

import pytest
from planning_pdf import LOOKS, Look, Note, note
from scoring import row_f1

from pipeline.model import Table
from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables, to_frame

TARGETS = {"bordered": 1.0, "merged": 1.0, "split": 0.98, "horizontal": 0.97, "no rules": 0.95}


def tables(made: Note) -> tuple[Table, ...]:
    return find_tables(read(made.data, "planning.pdf", Limits()), default().columns)


def score(made: Note) -> float:
    expected = [row for _, _, rows in made.tables for row in rows]
    return row_f1(expected, [tuple(cell.text for cell in row) for table in tables(made) for row in table.rows])


@pytest.mark.parametrize("name", LOOKS)
def test_rows_of_every_layout(name: str) -> None:
    target = next((value for key, value in TARGETS.items() if name.startswith(key)), 0.97)
    scores = [score(note(seed, LOOKS[name])) for seed in (11, 12)]
    assert sum(scores) / len(scores) >= target


@pytest.mark.parametrize("name", ["bordered", "two tables", "split, row cut", "horizontal", "no rules"])
def test_caption_header_and_kind(name: str) -> None:
    made = note(5, LOOKS[name])
    found = tables(made)
    assert [(table.caption, table.columns) for table in found] == [(part[0], part[1]) for part in made.tables]
    assert {table.kind for table in found} == {"planning"}
    assert {table.roles for table in found} == {("week", "date", "activity", "body", "remarks")}


def test_unknown_header_words_still_get_meanings() -> None:
    found = tables(note(7, Look(header=3)))
    assert found[0].kind == "planning"
    assert found[0].roles == ("week", "date", "activity", "body", "remarks")


def test_merged_week_stands_in_its_first_cell() -> None:
    made = note(4, LOOKS["merged weeks"])
    rows = tables(made)[0].rows
    merged = [row[0].merged for row in rows]
    assert merged == [row[0] == "" for row in made.tables[0][2]]
    assert any(merged)


def test_as_a_frame_merged_weeks_are_carried_down() -> None:
    made = note(4, LOOKS["merged weeks"])
    frame = to_frame(tables(made)[0])
    assert tuple(frame.columns) == made.tables[0][1]
    assert len(frame) == len(made.tables[0][2])
    assert not (frame.iloc[:, 0] == "").any()


def test_raw_text_of_cells_is_contiguous() -> None:
    made = note(9, LOOKS["split, row cut"])
    document = read(made.data, "planning.pdf", Limits())
    for table in find_tables(document, default().columns):
        for row in table.rows:
            for cell in row:
                raw = document.pages[cell.page - 1].text[cell.start : cell.end]
                assert "".join(cell.text.split()).startswith("".join(raw.split()))
                assert "\t" not in raw
