"""The same paper twice: nearly the same words in another file."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import Extraction, Finding, Place


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
            "dat laatste stuk is getoetst.",
            (_top(kept), _top(copy)),
            certainty=round(alike, 2),
        )


def _top(paper: Extraction) -> Place:
    first = next((line.strip() for page in paper.pages for line in page.text.split("\n") if line.strip()), "")
    return Place(paper.source.name, 1, 1, None, None, first)
