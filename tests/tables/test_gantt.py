"""Gantt tables by colour: every shaded month, and no other."""

from __future__ import annotations

from io import BytesIO

import pytest
from gantt_pdf import LOOKS, GanttLook, gantt
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

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


def test_quarters_under_years_carry_their_year() -> None:
    quarters = [f"Q{number}" for number in (1, 2, 3, 4)] * 2
    head = "<tr><th></th><th colspan=4>2025</th><th colspan=4>2026</th></tr>"
    head += f"<tr><th>Stap</th>{''.join(f'<th>{quarter}</th>' for quarter in quarters)}</tr>"
    bar = '<td style="background:#4F81BD"></td>'
    rows = "".join(
        f"<tr><td>{name}</td>{'<td></td>' * 3}{bar * 2}{'<td></td>' * 3}</tr>" for name in ("Nota", "Besluit")
    )
    page = f"<!DOCTYPE html><html><body><table>{head}{rows}</table></body></html>"
    (table,) = find_tables(read(page.encode(), "stuk", Limits()), default().columns)
    assert table.columns[1:] == tuple(f"Q{number} {year}" for year in (2025, 2026) for number in (1, 2, 3, 4))
    assert {(row, table.columns[column]) for row, column, _ in table.fills} == {
        (row, quarter) for row in (0, 1) for quarter in ("Q4 2025", "Q1 2026")
    }


def banded() -> bytes:
    """Heads on two lines, no rules, every other row banded from its name on, a line of text at the margin below."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 9)
    for at in range(6):
        canvas.drawCentredString(205 + 50 * at, 700, f"{1 + at % 4}e")
        canvas.drawCentredString(205 + 50 * at, 689, "kwartaal")
    for row, name in enumerate(("Voorbereiding", "Concept", "Zienswijzen", "Besluit")):
        y = 660 - 22 * row
        if row % 2:
            canvas.setFillColor(HexColor("#EEEEEE"))
            for column in range(-1, 6):
                x, width = (70, 110) if column < 0 else (180 + 50 * column, 50)
                canvas.rect(x, y - 6, width, 22, 0, 1)
        canvas.setFillColor(HexColor("#C00000"))
        canvas.rect(180 + 50 * row, y - 6, 100, 22, 0, 1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawString(78, y, name)
    canvas.drawString(70, 660 - 22 * 4, "Einde overzicht.")
    canvas.save()
    return buffer.getvalue()


def test_bands_and_text_below_are_no_part_of_the_periods() -> None:
    (table,) = find_tables(read(banded(), "gantt.pdf", Limits()), default().columns)
    assert table.columns[1:] == (
        "1e kwartaal",
        "2e kwartaal",
        "3e kwartaal",
        "4e kwartaal",
        "1e kwartaal",
        "2e kwartaal",
    )
    assert [row[0].text for row in table.rows] == ["Voorbereiding", "Concept", "Zienswijzen", "Besluit"]
    assert {(row, column) for row, column, _ in table.fills} == {
        (row, column) for row in range(4) for column in (row + 1, row + 2)
    }
