"""Which papers have nearly the same contents, at a cost that grows with papers and not with pairs of papers.

A paper's sketch is made when it is read, so that a run needs no text of papers that it knows.
"""

from __future__ import annotations

import heapq
import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.model import Extraction, Page

SHINGLE = 4
SKETCH = 128
_MOST_HOLDERS = 50
_WORD = re.compile(r"\w+")


def alike(papers: Sequence[Extraction], least: float) -> list[tuple[int, int, float]]:
    """Pairs of indices, the earlier first, whose sets of four-word shingles resemble each other by ``least`` or more.

    Resemblance is Jaccard's, estimated from bottom-k sketches (Broder 1997); only papers that share a shingle of the
    sketch are compared.
    """
    sketches = [array("I", paper.sketch) for paper in papers]
    repeated = _repeated(sketches)
    holders: dict[int, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int, float]] = []
    for at, sketch in enumerate(sketches):
        shared: Counter[int] = Counter()
        unseen = 0
        for shingle in repeated.intersection(sketch):
            held = holders[shingle]
            shared.update(held)
            if len(held) < _MOST_HOLDERS:
                held.append(at)
            else:
                unseen += 1
        for before, times in sorted(shared.items()):
            if times + unseen >= least * max(len(sketch), len(sketches[before]), 1):
                resemblance = _resemblance(frozenset(sketches[before]), frozenset(sketch))
                if resemblance >= least:
                    pairs.append((before, at, resemblance))
    return sorted(pairs)


def sketch(pages: Iterable[Page]) -> bytes:
    """The bottom-k sketch of a paper's text: the ``SKETCH`` lowest hashes of its shingles, four bytes each, rising."""
    words = [word for page in pages for word in _WORD.findall(page.text.casefold())]
    shingles = {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    return array("I", heapq.nsmallest(SKETCH, shingles)).tobytes()


def _repeated(sketches: Sequence[array[int]]) -> frozenset[int]:
    """The shingles that stand in more than one sketch: the others, most of them, say nothing of likeness."""
    once: set[int] = set()
    again: set[int] = set()
    for sketch in sketches:
        again.update(once.intersection(sketch))
        once.update(sketch)
    return frozenset(again)


def _resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard resemblance of the sets of which these are bottom-k sketches (Broder 1997)."""
    if len(one) < 16 or len(other) < 16:
        return 0.0
    union = sorted(one | other)[:SKETCH]
    both = one & other
    return sum(shingle in both for shingle in union) / len(union)
