"""Rows right and seconds a page on scanned planning notes: ``python -m benchmarks.scans [notes a setting]``.

The notes are drawn by the generator of the tests with headers that the rules do not name, then scanned: dots an inch,
degrees askew, noise, jpeg or black and white, on its side. The engine is the one of this machine, or with
``--engine rapidocr`` the other.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "reading"), str(ROOT / "tests" / "tables")]

from scanned_pdf import Look, Scanner, scanned_note  # noqa: E402
from scoring import row_f1  # noqa: E402

from pipeline.reading import ocr, rapid, read  # noqa: E402
from pipeline.rulebook import Limits, default  # noqa: E402
from pipeline.tables import find_tables  # noqa: E402

FIRST_SEED = 300
PATIENT = Limits(scan_seconden=600)  # a busy machine must not cost a page
FONTS = ("Helvetica", "Times-Roman", "LiberationSans", "DejaVuSans", "LiberationSerif", "Courier")
FILES = {
    "LiberationSans": "liberation/LiberationSans-Regular.ttf",
    "LiberationSerif": "liberation/LiberationSerif-Regular.ttf",
    "DejaVuSans": "dejavu/DejaVuSans.ttf",
}


@dataclass(frozen=True)
class Setting:
    """A look and a scanner, under a name."""

    name: str
    look: Look
    scanner: Scanner


def settings() -> Iterator[Setting]:
    """Rules by dots an inch, each with another font, header and angle; then what is hard by itself."""
    looks = (
        ("full rules", Look()),
        ("merged weeks", Look(merged=True)),
        ("horizontal rules", Look(ruling="horizontal")),
        ("no rules", Look(ruling="none", row_gap=6)),
    )
    angles = (0.0, 0.7, -1.4, 2.2, -3.0, 1.1)
    for row, dpi in enumerate((300, 200, 150)):
        for column, (name, look) in enumerate(looks):
            at = row * len(looks) + column
            font = FONTS[at % 5]
            size = 8.5 if font == "DejaVuSans" else 9.5
            drawn = replace(look, font=font, size=size, header=(3, 5, 6, 4)[at % 4])
            yield Setting(f"{name}, {font}", drawn, Scanner(dpi=dpi, angle=angles[at % 6]))
    hard = Scanner(dpi=200, angle=0.6)
    yield Setting("black and white", Look(header=5), replace(hard, bilevel=True))
    yield Setting("noise", Look(header=6), replace(hard, noise=16, blur=0.7))
    yield Setting("poor jpeg", Look(header=5), replace(hard, jpeg=35))
    yield Setting("shadow", Look(header=6), replace(hard, shade=90))
    yield Setting("on its side", Look(header=5), replace(hard, quarter=1))
    yield Setting("upside down", Look(header=6), replace(hard, quarter=2))
    yield Setting("landscape, small", Look(wide=True, size=7.5, rows=20, header=5), hard)
    yield Setting("over two pages", Look(rows=26, repeat_header=False, header=3), hard)


def registered(font: str) -> bool:
    """Make a font known to the drawing; False where the machine lacks it."""
    if font not in FILES:
        return True
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont(font, FILES[font]))
    except TTFError:
        return False
    return True


def measured(setting: Setting, count: int) -> tuple[float, int, float]:
    """Mean row F1, pages, and CPU seconds with those of the engine."""
    scores, pages, spent = [], 0, 0.0
    for seed in range(FIRST_SEED, FIRST_SEED + count):
        made = scanned_note(seed, setting.look, setting.scanner)
        start = _cpu()
        document = read(made.data, "scan.pdf", PATIENT)
        spent += _cpu() - start
        pages += len(document.pages)
        expected = [row for _, _, rows in made.tables for row in rows]
        found = [
            tuple(cell.text for cell in row) for table in find_tables(document, default().columns) for row in table.rows
        ]
        scores.append(row_f1(expected, found))
    return sum(scores) / len(scores), pages, spent


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(arguments: list[str]) -> None:
    """Print a line per setting and the means per dots an inch."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans")
    parser.add_argument("notes", nargs="?", type=int, default=2, help="notes a setting")
    parser.add_argument("--engine", choices=["rapidocr"], help="instead of the engine of this machine")
    parser.add_argument("--only", default="", help="settings whose name holds this")
    options = parser.parse_args(arguments)
    if options.engine:
        engine: Any = rapid.found()
        ocr.engine = lambda: engine  # type: ignore[assignment]
    if ocr.engine() is None:
        sys.exit("no OCR engine on this machine")
    print(ocr.identity())
    means: dict[int, list[float]] = {}
    pages, spent = 0, 0.0
    for setting in settings():
        if options.only not in setting.name or not registered(setting.look.font):
            continue
        score, read_pages, seconds = measured(setting, options.notes)
        means.setdefault(setting.scanner.dpi, []).append(score)
        pages, spent = pages + read_pages, spent + seconds
        scanner = setting.scanner
        print(
            f"{scanner.dpi} dpi {scanner.angle:5.1f}°  {setting.name:36s} row F1 {score:.3f}  "
            f"{seconds / read_pages:5.1f} CPU s a page",
            flush=True,
        )
    for dpi, scores in means.items():
        print(f"{dpi} dpi: mean row F1 {sum(scores) / len(scores):.3f} over {len(scores)} settings")
    print(f"{spent / max(1, pages):.1f} CPU seconds a page")


if __name__ == "__main__":
    main(sys.argv[1:])
