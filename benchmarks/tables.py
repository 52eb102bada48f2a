"""Rows right and CPU milliseconds a page, per layout: ``python benchmarks/tables.py [notes per layout]``.

The notes are drawn by the generator of the tests; speed is laid beside pypdfium2 and pdfplumber on the same pages.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "tables"))

from planning_pdf import LOOKS, note
from raw_text import RAW_LOOKS, raw_planning
from scoring import row_f1

from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return 1000 * best


def by_pdfium(data: bytes) -> None:
    """The text alone, as pypdfium2 gives it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
        page.close()
    document.close()


def by_pdfplumber(data: bytes) -> None:
    """Text and tables by pdfplumber's defaults."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def main(count: int) -> None:
    """Print a line per layout and the means."""
    total, pages, spent, pdfium, plumber = 0.0, 0, 0.0, 0.0, 0.0
    for name, look in LOOKS.items():
        scores = []
        for seed in range(100, 100 + count):
            made = note(seed, look)
            document = read(made.data, "planning.pdf", Limits())
            found = find_tables(document, default().columns)
            expected = [row for _, _, rows in made.tables for row in rows]
            scores.append(row_f1(expected, [tuple(cell.text for cell in row) for table in found for row in table.rows]))
        pages += len(document.pages)
        spent += cpu(lambda data=made.data: read(data, "planning.pdf", Limits()))  # type: ignore[misc]
        pdfium += cpu(lambda data=made.data: by_pdfium(data))  # type: ignore[misc]
        plumber += cpu(lambda data=made.data: by_pdfplumber(data))  # type: ignore[misc]
        total += sum(scores) / count
        print(f"{name:28s} row F1 {sum(scores) / count:.3f}")
    print(f"{'mean of the layouts':28s} row F1 {total / len(LOOKS):.3f}")
    print(f"CPU ms a page: here {spent / pages:.1f}, pypdfium2 {pdfium / pages:.1f}, pdfplumber {plumber / pages:.1f}")
    for name, raw in RAW_LOOKS.items():
        scores = []
        for seed in range(100, 100 + count):
            text, _, rows = raw_planning(seed, raw)
            found = find_tables(read(text.encode(), "planning.txt", Limits()), default().columns)
            scores.append(row_f1(rows, [tuple(cell.text for cell in row) for table in found for row in table.rows]))
        print(f"raw text: {name:18s} row F1 {sum(scores) / count:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
