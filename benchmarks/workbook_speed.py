"""How long the workbook takes, beside bare openpyxl writing the same values, and what it needs of memory.

Run: python benchmarks/workbook_speed.py. Targets: 100 findings in under 1.5 times bare openpyxl; 10,000 findings in at
most 12 times the time of 1,000 and under 300 MB; both without pictures.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tests" / "workbook")]

import invented_reports  # noqa: E402
from openpyxl import Workbook, load_workbook  # noqa: E402

from pipeline.workbook import metrics, write_workbook  # noqa: E402


def bare(values: list[tuple[str, list[tuple[int, int, object]]]]) -> bytes:
    """The same values with openpyxl and nothing else: no style, no width, no table."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, cells in values:
        sheet = book.create_sheet(title)
        for row, column, value in cells:
            sheet.cell(row, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def values_of(data: bytes) -> list[tuple[str, list[tuple[int, int, object]]]]:
    return [
        (sheet.title, [(c.row, c.column, c.value) for row in sheet.iter_rows() for c in row if c.value is not None])
        for sheet in load_workbook(io.BytesIO(data))
    ]


def seconds(call: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(times):
        gc.collect()
        metrics.wrap.cache_clear()
        begin = time.process_time()
        call()
        found.append(time.process_time() - begin)
    return statistics.median(found)


def main() -> None:
    rules = invented_reports.rules()
    hundred = invented_reports.many(100)
    data = write_workbook(hundred, rules)
    values = values_of(data)
    count = sum(len(cells) for _, cells in values)
    ours, theirs = [], []
    for _ in range(7):
        ours.append(seconds(lambda: write_workbook(hundred, rules), 1))
        theirs.append(seconds(lambda: bare(values), 1))
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"100 findings, {count} cells: {a:.3f} s; bare openpyxl {b:.3f} s; ratio {a / b:.2f} (target < 1.5)")
    thousand = seconds(lambda: write_workbook(invented_reports.many(1_000), rules), 3)
    report = invented_reports.many(10_000)
    ten = seconds(lambda: write_workbook(report, rules), 1)
    print(f"1,000: {thousand:.2f} s; 10,000: {ten:.2f} s; ratio {ten / thousand:.1f} (target <= 12)")
    tracemalloc.start()
    size = len(write_workbook(report, rules))
    print(f"10,000: peak {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB (target < 300), file {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
