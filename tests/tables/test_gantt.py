"""Gantt tables by colour: every shaded month, and no other."""

from __future__ import annotations

import pytest
from gantt_pdf import LOOKS, GanttLook, gantt

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_shaded_month(look: GanttLook, seed: int) -> None:
    data, heads, shaded = gantt(seed, look)
    tables = find_tables(read(data, "gantt.pdf", Limits()), default().columns)
    assert [table.kind for table in tables] == ["gantt"]
    table = tables[0]
    assert list(table.columns[1:]) == heads
    assert len(table.rows) == 5
    assert {(row, table.columns[column]) for row, column, _ in table.fills} == shaded
    assert {colour for _, _, colour in table.fills} == {"#4F81BD"}
