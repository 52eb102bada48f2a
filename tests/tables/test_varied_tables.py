"""Planning tables by another table maker, under headers, fonts and rules that ``planning_pdf`` does not have."""

from __future__ import annotations

import pytest
from scoring import row_f1
from varied_pdf import LAYOUTS, draw

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables


@pytest.mark.parametrize("name", LAYOUTS)
def test_rows_of_every_layout(name: str) -> None:
    drawn = draw(7, LAYOUTS[name])
    tables = find_tables(read(drawn.data, "overzicht.pdf", Limits()), default().columns)
    expected = [row for one in drawn.tables for row in one.truth]
    found = [tuple(cell.text for cell in row) for table in tables for row in table.rows]
    assert row_f1(expected, found) >= LAYOUTS[name].target
    assert [table.columns for table in tables] == [one.columns for one in drawn.tables]
