"""A table for people who work in pandas; nothing inside the pipeline uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Table

if TYPE_CHECKING:
    import pandas


def to_frame(table: Table) -> pandas.DataFrame:
    """The rows as a DataFrame of texts; a merged cell repeats the text it belongs to, equal headers get a number."""
    import pandas

    columns: list[str] = []
    for index, head in enumerate(table.columns):
        name = head or f"kolom {index + 1}"
        columns.append(name if name not in columns else f"{name} ({index + 1})")
    rows: list[list[str]] = []
    for row in table.rows:
        texts = [cell.text for cell in row]
        for index, cell in enumerate(row):
            if cell.merged and rows and not cell.text:
                texts[index] = rows[-1][index]
        rows.append(texts)
    return pandas.DataFrame(rows, columns=columns, dtype=str)
