"""The sentence patterns of ``patterns.txt``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

SECTION = re.compile(r"\[(\w+) (conflict|innocent)\]")
PAPERS = ("rib", "brief", "memo", "procesbrief")
DAY_ROWS = ("opleveren", "bespreken", "instemmen")

Tense = Literal["future", "past", "any"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``rows`` are the kinds of planning row it can tell of (``free``: none); ``line`` is its line in the file."""

    line: int
    family: str
    conflict: bool
    rows: tuple[str, ...]
    tense: str
    papers: tuple[str, ...]
    text: str

    @property
    def bullet(self) -> bool:
        return self.text.startswith("- ")


@cache
def load() -> tuple[Pattern, ...]:
    """All patterns in the order of the file. Raises ``ValueError`` at a line that is none."""
    found: list[Pattern] = []
    family, conflict = "", False
    lines = Path(__file__).with_name("patterns.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if section := SECTION.fullmatch(line):
            family, conflict = section[1], section[2] == "conflict"
            continue
        head, _, text = line.partition(" | ")
        rows, tense, papers = (part.strip() for part in head.split(";"))
        kinds = DAY_ROWS if rows == "day" else tuple(rows.split("+"))
        where = PAPERS if papers == "any" else tuple(papers.split("+"))
        found.append(Pattern(number, family, conflict, kinds, tense, where, text))
    return tuple(found)


def families() -> tuple[str, ...]:
    """The kinds of conflict, in the order of the file."""
    return tuple(dict.fromkeys(pattern.family for pattern in load() if pattern.conflict))
