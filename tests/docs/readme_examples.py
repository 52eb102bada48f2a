"""Fill the outputs in the pages with what the program prints: ``python tests/docs/readme_examples.py [PAGE …]``.

An example is a block under ``<!-- uitvoer: planwacht … -->``; ``pages.py`` tells how a page is walked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parents[1] / "README.md"


def main(names: list[str]) -> None:
    """Fill these pages, or every page that holds an output."""
    from pages import PAGES, blocks, filled
    from places import workspace

    for page in [Path(name).resolve() for name in names] or PAGES:
        text = page.read_text(encoding="utf-8")
        if any(block.output_of for block in blocks(text)):
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(filled(text, workspace(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    main(sys.argv[1:])
