"""Row F1 on agendas, action lists and calendars printed by Chromium and LibreOffice, and set by ``agenda_pdf``:
``python -m benchmarks.agenda_layouts [seeds] [--canvas] [--misses]``.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "tables"))

from agenda_content import Sheet
from scoring import row_f1

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

FIRST_SEED = 4000


def score(data: bytes, sheet: Sheet, misses: bool) -> float:
    """Row F1 of a paper."""
    tables = find_tables(read(data, "agenda.pdf", Limits()), default().columns)
    found = [tuple(cell.text for cell in row) for table in tables for row in table.rows]
    if misses:
        for mark, rows, others in (("-", sheet.truth, found), ("+", found, sheet.truth)):
            for row in rows:
                if row not in others:
                    print(f"    {mark} {row}")
    return row_f1(sheet.truth, found)


def main(arguments: list[str]) -> None:
    """Print a line per layout, those below their target marked, and the means per target."""
    misses = "--misses" in arguments
    numbers = [int(one) for one in arguments if one.isdigit()]
    only = [one[2:] for one in arguments if one.startswith("--") and one not in ("--misses", "--canvas")]
    seeds = range(FIRST_SEED, FIRST_SEED + (numbers[0] if numbers else 4))
    papers: list[tuple[str, float, bytes, Sheet]] = []
    if "--canvas" in arguments:
        from agenda_pdf import LAYOUTS, draw

        papers = [(name, layout.target, *draw(seed, layout)) for name, layout in LAYOUTS.items() for seed in seeds]
    else:
        from benchmarks.agenda_prints import MAKERS, print_all

        folder = Path(tempfile.gettempdir()) / "planwacht-agendas"
        for made in print_all(folder, seeds, tuple(one for one in MAKERS if not only or one in only)):
            papers.append((made.name, made.layout.target, made.path.read_bytes(), made.sheet))
    scores: dict[str, list[float]] = defaultdict(list)
    targets: dict[str, float] = {}
    for name, target, data, sheet in papers:
        found = score(data, sheet, False)
        if misses and found < target:
            print(f"  {name}, paper {len(scores[name])}: {found:.3f}")
            score(data, sheet, True)
        scores[name].append(found)
        targets[name] = target
    by_target: dict[float, list[float]] = defaultdict(list)
    for name, values in scores.items():
        mean = sum(values) / len(values)
        by_target[targets[name]] += values
        print(f"{name:40s} {mean:.3f}  target {targets[name]:.2f}  {'BELOW' if mean < targets[name] else ''}")
    for target, values in sorted(by_target.items(), reverse=True):
        print(f"mean of those with target {target:.2f}: {sum(values) / len(values):.3f} of {len(values)} papers")


if __name__ == "__main__":
    main(sys.argv[1:])
