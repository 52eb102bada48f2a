"""A sheet that is one table: title, notes, header, rows. Most sheets are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks
from pipeline.workbook.cells import Canvas, Value
from pipeline.workbook.printing import Paper, lay_out
from pipeline.workbook.styles import Look

Row = Sequence[tuple[Value, Look]]


def listing(
    canvas: Canvas,
    report: Report,
    rules: Rulebook,
    title: str,
    notes: Sequence[str],
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Row],
    *,
    nothing: str,
    paper: Paper = "A4",
    frozen_columns: int = 1,
) -> None:
    """Fill a sheet with a table that filters; ``nothing`` is the sentence that stands where there are no rows."""
    canvas.put(1, title, looks.TITLE)
    canvas.row += 1
    for note in notes:
        canvas.prose(note, looks.NOTE)
    head = canvas.row
    canvas.line([name for name, _ in columns], [looks.HEAD] * len(columns))
    for row in rows:
        canvas.line([value for value, _ in row], [look for _, look in row])
    if rows:
        canvas.sheet.auto_filter.ref = f"A{head}:{canvas.letters[-1]}{canvas.row - 1}"
    else:
        canvas.put(1, nothing, looks.EMPTY)
    lay_out(
        canvas.sheet,
        report,
        rules,
        paper=paper,
        repeat=(head, head),
        freeze=f"{canvas.letters[frozen_columns]}{head + 1}",
    )
