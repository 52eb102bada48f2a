"""The rows of the Samenvatting: five columns over one A4, tables and lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.workbook import looks, metrics
from pipeline.workbook.cells import Value
from pipeline.workbook.styles import Look

WIDTHS = (13.0, 50.0, 19.5, 17.5, 18.0)
PAGE_POINTS = 980.0
"""Points of height that stand on one A4 upright with letters that are still read with ease."""
SEVERITY = {name: replace(look, size=10) for name, look in looks.SEVERITY.items()}
CELL = replace(looks.CELL, size=10)
PLAIN = Look(size=10, wrap=False)
COUNT = replace(looks.NUMBER, size=10)
TOTAL = replace(COUNT, bold=True)
CENTER = replace(looks.CENTER, size=10)

Row = tuple[Sequence[Value], Sequence[Look]]
BLANK: Row = ((None,) * 5, (Look(size=6),) * 5)


def needed(row: Row) -> float:
    """Points of height that the row takes."""
    return max(
        metrics.height(
            len(metrics.wrap(value, metrics.usable(width), look.size, look.bold))
            if isinstance(value, str) and look.wrap
            else 1,
            look.size,
        )
        for value, look, width in zip(*row, WIDTHS, strict=True)
    )


def fits(text: str, column: int, lines: int) -> str:
    """The text, shortened with a mark to so many lines in this column (from 1)."""
    return metrics.shortened(text, metrics.usable(WIDTHS[column - 1]), lines, CELL.size)


def section(title: str) -> list[Row]:
    """A heading over the whole width, with air above."""
    return [BLANK, ((title, None, None, None, None), (looks.SECTION,) * 5)]


def head(*names: str, centered: int = 5) -> Row:
    """The header of a table; the columns from ``centered`` on are centred."""
    return names, [looks.HEAD_LOW if number < centered else looks.HEAD_CENTER for number in range(5)]


def sentence(text: str) -> Row:
    """A remark in one line."""
    return (text, None, None, None, None), (looks.EMPTY,) * 5


def bullet(text: str) -> list[Row]:
    """A point over the whole width in at most two rows of one line; nothing stands beside it."""
    points = sum(map(metrics.column_points, WIDTHS)) - 14
    shown = metrics.shortened("• " + " ".join(text.split()), points, 2, PLAIN.size)
    lines = metrics.wrap(shown, points, PLAIN.size)
    looks_ = (PLAIN,) * 5
    return [((line if n == 0 else f"   {line}", None, None, None, None), looks_) for n, line in enumerate(lines)]
