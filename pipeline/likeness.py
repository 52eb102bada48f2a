"""Which papers have nearly the same contents, at a cost that grows with papers and not with pairs of papers.

A paper's sketch is made when it is read, so that a run needs no text of papers that it knows.
"""

from __future__ import annotations

import heapq
import math
import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.model import Extraction, Page

SHINGLE = 4
SKETCH = 128
_MOST_HOLDERS = 50
_WORD = re.compile(r"\w+")


def alike(papers: Sequence[Extraction], least: float) -> list[tuple[int, int, float]]:
    """Pairs of indices, the earlier first, whose sets of four-word shingles resemble each other by ``least`` or more.

    Resemblance is Jaccard's, estimated from bottom-k sketches (Broder 1997). Sketches that share so many shingles share
    one of the rarest of each (prefix filtering, Chaudhuri 2006): only papers that do are compared.
    """
    sketches = [frozenset(array("I", paper.sketch)) for paper in papers]
    often = _repeated(papers)
    holders: dict[int, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int, float]] = []
    for at, sketch in enumerate(sketches):
        near: set[int] = set()
        for shingle in _rarest(sketch, often, least):
            held = holders[shingle]
            near.update(held)
            if len(held) < _MOST_HOLDERS:
                held.append(at)
        for before in near:
            other = sketches[before]
            if len(other & sketch) < least * max(len(other), len(sketch)):
                continue
            resemblance = _resemblance(other, sketch)
            if resemblance >= least:
                pairs.append((before, at, resemblance))
    return sorted(pairs)


def _repeated(papers: Sequence[Extraction]) -> dict[int, int]:
    """The shingles that stand in more than one sketch, with how many hold them."""
    import numpy

    every = numpy.frombuffer(b"".join(paper.sketch for paper in papers), dtype=numpy.uint32)
    values, counts = numpy.unique(every, return_counts=True)
    return dict(zip(values[counts > 1].tolist(), counts[counts > 1].tolist(), strict=True))


def _rarest(sketch: frozenset[int], often: dict[int, int], least: float) -> list[int]:
    """Of the rarest shingles of a sketch, so many that a sketch which resembles it must hold one, those of others too.

    Those that no other paper holds come first, and cannot be shared.
    """
    shared = [shingle for shingle in sketch if shingle in often]
    wanted = len(sketch) - math.ceil(least * len(sketch)) + 1 - (len(sketch) - len(shared))
    return heapq.nsmallest(wanted, shared, key=lambda one: (often[one], one)) if wanted > 0 else []


def sketch(pages: Iterable[Page]) -> bytes:
    """The bottom-k sketch of a paper's text: the ``SKETCH`` lowest hashes of its shingles, four bytes each, rising."""
    words = [word for page in pages for word in _WORD.findall(page.text.casefold())]
    shingles = {zlib.crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(len(words) - SHINGLE + 1)}
    return array("I", heapq.nsmallest(SKETCH, shingles)).tobytes()


def _resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard resemblance of the sets of which these are bottom-k sketches (Broder 1997)."""
    if len(one) < 16 or len(other) < 16:
        return 0.0
    union = sorted(one | other)[:SKETCH]
    both = one & other
    return sum(shingle in both for shingle in union) / len(union)
