"""Which papers have nearly the same contents, at a cost that grows with papers and not with pairs of papers."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model import Extraction

SHINGLE = 4
SKETCH = 128
_MOST_HOLDERS = 50
_WORD = re.compile(r"\w+")


def alike(papers: Sequence[Extraction], least: float) -> list[tuple[int, int, float]]:
    """Pairs of indices, the earlier first, whose sets of four-word shingles resemble each other by ``least`` or more.

    Resemblance is Jaccard's, estimated from bottom-k sketches (Broder 1997); only papers that share a shingle of the
    sketch are compared.
    """
    sketches = [_sketch(paper) for paper in papers]
    holders: dict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for at, sketch in enumerate(sketches):
        for shingle in sketch:
            if len(holders[shingle]) < _MOST_HOLDERS:
                shared.update((before, at) for before in holders[shingle])
                holders[shingle].append(at)
    pairs = ((one, other, _resemblance(sketches[one], sketches[other])) for one, other in sorted(shared))
    return [pair for pair in pairs if pair[2] >= least]


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
