"""Row F1 on layouts by other table makers: ``python -m benchmarks.table_layouts [seeds] [--printed] [--misses]``.

Without options: reportlab's own table maker. ``--printed``: Chromium and LibreOffice, where the machine has them.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "tables"))

from scoring import row_f1
from varied_content import Content
from varied_pdf import LAYOUTS, draw

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

Row = tuple[str, ...]


def score(data: bytes, truth: list[Content], misses: bool = False) -> float:
    """Row F1 of a paper, the rows of all its tables together."""
    expected = [row for one in truth for row in one.truth]
    found = [
        tuple(cell.text for cell in row)
        for table in find_tables(read(data, "planning.pdf", Limits()), default().columns)
        for row in table.rows
    ]
    if misses:
        for mark, rows, others in (("-", expected, found), ("+", found, expected)):
            for row in rows:
                if row not in others:
                    print(f"    {mark} {row}")
    return row_f1(expected, found)


def main(arguments: list[str]) -> None:
    """Print a line per layout, those below their target marked, and the means per target."""
    misses = "--misses" in arguments
    numbers = [int(one) for one in arguments if one.isdigit()]
    seeds = range(1000, 1000 + (numbers[0] if numbers else 10))
    scores: dict[str, list[float]] = defaultdict(list)
    targets: dict[str, float] = {}
    if "--printed" in arguments:
        from benchmarks.printed_tables import print_all

        folder = Path(tempfile.gettempdir()) / "planwacht-printed"
        for printed in print_all(folder, seeds):
            targets[printed.name] = printed.layout.target
            scores[printed.name].append(score(printed.path.read_bytes(), printed.tables, misses))
    else:
        for name, layout in LAYOUTS.items():
            targets[name] = layout.target
            for seed in seeds:
                drawn = draw(seed, layout, system_fonts=True)
                scores[name].append(score(drawn.data, drawn.tables, misses))
    by_target: dict[float, list[float]] = defaultdict(list)
    for name, found in scores.items():
        mean = sum(found) / len(found)
        by_target[targets[name]] += found
        low = [seed for seed, value in zip(seeds, found, strict=False) if value < targets[name]]
        print(f"{name:34s} {mean:.3f}  target {targets[name]:.2f}  {'below: ' + str(low) if low else ''}")
    for target, found in sorted(by_target.items(), reverse=True):
        print(f"mean of those with target {target:.2f}: {sum(found) / len(found):.3f} of {len(found)} papers")


if __name__ == "__main__":
    main(sys.argv[1:])
