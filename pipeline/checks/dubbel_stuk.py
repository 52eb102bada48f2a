"""The same paper twice: nearly the same words in another file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import listed
from pipeline.model import Extraction, Finding, Place

ALIKE = 85
MOST = 3


@check(
    "dubbel-stuk",
    title="Zelfde stuk in twee bestanden",
    explanation="Twee bestanden hebben nagenoeg dezelfde inhoud; wie het ene bijwerkt, werkt het andere niet bij.",
    remedy="Bewaar één van beide en vraag welke de geldende versie is.",
    cls="informatie",
)
def twice(self: Check, case: Case) -> Iterator[Finding]:
    """Pairs of papers whose contents are alike by at least ``inhoud_gelijk`` of ``rules/checks.toml``."""
    for kept, copy, alike in case.copies:
        yield self.finding(
            case,
            sorted((kept.source.name, copy.source.name)),
            f"In {copy.source.name} staat nagenoeg hetzelfde als in {kept.source.name} ({alike:.0%} gelijk); alleen "
            f"dat laatste stuk is getoetst{_spelled_otherwise(kept, copy)}.",
            (_top(kept), _top(copy)),
            certainty=round(alike, 2),
        )


def _spelled_otherwise(kept: Extraction, copy: Extraction) -> str:
    """The first words that the copy spells otherwise, as the end of a sentence; empty where there are none."""
    from rapidfuzz import fuzz, process

    mine, its = _words(kept), _words(copy)
    only = sorted(mine - its)
    pairs = []
    for word in sorted(its - mine):
        best = process.extractOne(word, only, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            pairs.append(f"“{word}” in plaats van “{best[0]}”")
    return f"; het eerste heeft {listed(pairs[:MOST])}" if pairs else ""


def _words(paper: Extraction) -> set[str]:
    return {word for page in paper.pages for word in re.findall(r"\b[^\W\d_]{7,}\b", page.text)}


def _top(paper: Extraction) -> Place:
    first = next((line.strip() for page in paper.pages for line in page.text.split("\n") if line.strip()), "")
    return Place(paper.source.name, 1, 1, None, None, first)
