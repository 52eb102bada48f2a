"""Write the example papers of both workspaces: ``python -m tests.papers.make_examples``.

What is planted in them, and what must stay unreported, stands in the ``truth.toml`` beside each set. The output is
deterministic: a second run changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from tests.papers.drechtsteden_papers import PDFS, TEXTS
from tests.papers.drechtsteden_planning import PLANNING
from tests.papers.typeset import to_pdf, write

ROOT = Path(__file__).resolve().parents[2]


def make_drechtsteden(inbox: Path) -> None:
    """The example inbox of the root workspace."""
    planning = to_pdf(PLANNING)
    write(inbox / PLANNING.name, planning)
    write(inbox / "secretariaat" / "Detailplanning (kopie).pdf", planning)
    for paper in PDFS:
        write(inbox / paper.name, to_pdf(paper))
    for name, text in TEXTS.items():
        write(inbox / name, text.encode("utf-8"))
    write(inbox / "secretariaat" / "Thumbs.db", b"VOORBEELD")


if __name__ == "__main__":
    make_drechtsteden(ROOT / "inbox")
