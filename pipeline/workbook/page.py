"""The rows of the Samenvatting: five columns over one A4, tables and lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.workbook import looks, metrics
from pipeline.workbook.cells import Value
from pipeline.workbook.styles import Look

WIDTHS = (11.5, 57.0, 19.0, 14.5, 18.5)
PAGE_POINTS = 960.0
"""Points of height that stand on one A4 upright with letters that are still read with ease."""
SEVERITY = {name: replace(look, size=9.5) for name, look in looks.SEVERITY.items()}
CELL = replace(looks.CELL, size=9.5)
NAMES = tuple(replace(CELL, size=size) for size in (9.5, 9.0, 8.5, 8.0, 7.5))
"""For names, from the usual size to that in which the longest word of a narrow column is still whole."""
SMALL = replace(looks.CELL, wrap=False)
LEAD = Look(size=10, bold=True, wrap=False)
PLAIN = Look(size=9, wrap=False)


class Row(NamedTuple):
    """A row of the page: five values and how they look."""

    values: Sequence[Value]
    looks: Sequence[Look]


BLANK = Row((None,) * 5, (Look(size=5),) * 5)


def needed(row: Row) -> float:
    """Points of height that the row takes."""
    return max(
        metrics.height(
            len(metrics.wrap(value, metrics.usable(width), look.size, look.bold))
            if isinstance(value, str) and look.wrap
            else 1,
            look.size,
        )
        + look.room
        for value, look, width in zip(row.values, row.looks, WIDTHS, strict=True)
    )


def fits(text: str, column: int, lines: int, size: float = CELL.size) -> str:
    """The text, shortened with a mark to so many lines in this column (from 1)."""
    return metrics.shortened(text, metrics.usable(WIDTHS[column - 1]), lines, size)


def named(names: str, column: int, lines: int) -> tuple[str, Look]:
    """Names in so many lines, in letters so small that no word is broken."""
    points = metrics.usable(WIDTHS[column - 1])
    whole = (look for look in NAMES if all(len(metrics.wrap(word, points, look.size)) == 1 for word in names.split()))
    look = next(whole, NAMES[-1])
    return fits(names, column, lines, look.size), look


def section(title: str, beside: str | None = None) -> list[Row]:
    """A heading over the whole width, with air above; ``beside`` heads what stands from the third column on."""
    return [BLANK, Row((title, None, beside, None, None), (looks.SECTION,) * 5)]


def head(*names: str, centered: int = 5) -> Row:
    """The header of a table; the columns from ``centered`` on are centred."""
    return Row(names, [looks.HEAD_LOW if number < centered else looks.HEAD_CENTER for number in range(5)])


def sentence(text: str) -> Row:
    """A remark in one line."""
    return Row((text, None, None, None, None), (looks.EMPTY,) * 5)


def prose(text: str, look: Look = PLAIN, most: int = 2, mark: str = "") -> list[Row]:
    """Text over the whole width in at most so many rows of one line; nothing stands beside it."""
    points = sum(map(metrics.column_points, WIDTHS)) - 14
    shown = metrics.shortened(mark + " ".join(text.split()), points, most, look.size)
    lines = metrics.wrap(shown, points, look.size, look.bold)
    blank = " " * 3 if mark else ""
    return [
        Row((line if n == 0 else f"{blank}{line}", None, None, None, None), (look,) * 5) for n, line in enumerate(lines)
    ]
