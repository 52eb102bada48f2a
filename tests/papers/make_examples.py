"""Write the example papers of both workspaces: ``python tests/papers/make_examples.py``.

What is planted in them, and what must stay unreported, stands in the ``truth.toml`` beside each set. The output is
deterministic: a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import noord
from drechtsteden_papers import PDFS, TEXTS
from drechtsteden_planning import PLANNING
from typeset import MARK, to_pdf, to_scan, to_slides, write

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


def make_noord(inbox: Path) -> None:
    """The inbox of the invented region: other bodies, headers, year, school region and encodings."""
    for paper in noord.PDFS:
        write(inbox / paper.name, to_pdf(paper))
    write(inbox / "gescande-memo.pdf", to_scan(noord.SCAN, "Gescande memo"))
    write(inbox / "startbijeenkomst.pptx", to_slides(f"{MARK}: startbijeenkomst"))
    write(inbox / "rib-wolddijk.txt", noord.RIB.encode("cp1252"))
    write(inbox / "rib-wolddijk (herzonden).txt", b"\xff\xfe" + noord.RIB_AGAIN.encode("utf-16-le"))


# Per workspace: its folder, the truth about its inbox, and what makes the inbox.
WORKSPACES: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "drechtsteden": (".", "tests/papers/truth.toml", make_drechtsteden),
    "noord": ("tests/workspaces/noord", "tests/workspaces/noord/truth.toml", make_noord),
}


if __name__ == "__main__":
    for folder, _, make in WORKSPACES.values():
        make(ROOT / folder / "inbox")
