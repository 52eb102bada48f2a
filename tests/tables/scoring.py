"""Row F1: the share of rows that came out with every cell right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Row = tuple[str, ...]


def row_f1(expected: Iterable[Row], found: Iterable[Row]) -> float:
    """The harmonic mean of precision and recall of rows, counted as often as they stand."""
    wanted, got = Counter(expected), Counter(found)
    right = sum((wanted & got).values())
    return 2 * right / max(1, wanted.total() + got.total())
