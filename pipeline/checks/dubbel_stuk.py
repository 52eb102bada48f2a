"""The same paper twice: nearly the same words in another file."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import Extraction, Finding, Place

SHINGLE = 4
SKETCH = 128
_WORD = re.compile(r"\w+")


@check(
    "dubbel-stuk",
    title="Zelfde stuk in twee bestanden",
    explanation="Twee bestanden hebben nagenoeg dezelfde inhoud; wie het ene bijwerkt, werkt het andere niet bij.",
    remedy="Bewaar één van beide en vraag welke de geldende versie is.",
    cls="informatie",
)
def twice(self: Check, case: Case) -> Iterator[Finding]:
    """Pairs of papers whose sets of four-word shingles are alike by at least ``inhoud_gelijk``, by a bottom-k sketch.

    Cost grows with papers times sketch, not with pairs: only papers that share a shingle of the sketch are compared.
    """
    sketches = [_sketch(paper) for paper in case.papers]
    holders: dict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for at, sketch in enumerate(sketches):
        for shingle in sketch:
            if len(holders[shingle]) < 50:
                shared.update((before, at) for before in holders[shingle])
            holders[shingle].append(at)
    for (one, other), _ in sorted(shared.items()):
        alike = _resemblance(sketches[one], sketches[other])
        if alike < case.rules.checks.inhoud_gelijk:
            continue
        a, b = case.papers[one], case.papers[other]
        yield self.finding(
            case,
            (a.source.name, b.source.name),
            f"{a.source.name} en {b.source.name} hebben nagenoeg dezelfde inhoud ({alike:.0%} gelijk).",
            (_top(a), _top(b)),
            certainty=round(alike, 2),
        )


def _sketch(paper: Extraction) -> frozenset[int]:
    words = [word.casefold() for page in paper.pages for word in _WORD.findall(page.text)]
    shingles = {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    return frozenset(sorted(shingles)[:SKETCH])


def _resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard resemblance of the sets of which these are bottom-k sketches (Broder 1997)."""
    if len(one) < 16 or len(other) < 16:
        return 0.0
    union = sorted(one | other)[:SKETCH]
    both = one & other
    return sum(shingle in both for shingle in union) / len(union)


def _top(paper: Extraction) -> Place:
    first = next((line.strip() for page in paper.pages for line in page.text.split("\n") if line.strip()), "")
    return Place(paper.source.name, 1, 1, None, None, first)
