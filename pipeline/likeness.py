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
from itertools import accumulate
from typing import Any

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
    import numpy

    repeated, counts = _repeated(papers)
    often = dict(zip(repeated.tolist(), counts.tolist(), strict=True))
    sizes = numpy.array([len(paper.sketch) // array("I").itemsize for paper in papers])
    table = _numbered(papers, repeated)
    own = numpy.zeros(len(repeated) + 1, dtype=numpy.uint8)
    holders: dict[int, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int, float]] = []
    for at, paper in enumerate(papers):
        sketch = _set(paper)
        near: set[int] = set()
        for shingle in _rarest(sketch, often, least):
            held = holders[shingle]
            near.update(held)
            if len(held) < _MOST_HOLDERS:
                held.append(at)
        if not near:
            continue
        before = numpy.fromiter(near, dtype=numpy.intp, count=len(near))
        own[table[at]] = 1
        own[0] = 0
        common = own[table[before]].sum(axis=1, dtype=numpy.int64)
        own[table[at]] = 0
        for one in before[common >= least * numpy.maximum(sizes[before], len(sketch))].tolist():
            resemblance = _resemblance(_set(papers[one]), sketch)
            if resemblance >= least:
                pairs.append((one, at, resemblance))
    return sorted(pairs)


def _set(paper: Extraction) -> frozenset[int]:
    """The shingles of a sketch; made when they are asked for, as those of ten thousand papers take 100 MB."""
    return frozenset(array("I", paper.sketch))


def _repeated(papers: Sequence[Extraction]) -> tuple[Any, Any]:
    """The shingles that stand in more than one sketch, rising, and how many hold each."""
    import numpy

    every = numpy.frombuffer(b"".join(paper.sketch for paper in papers), dtype=numpy.uint32)
    values, counts = numpy.unique(every, return_counts=True)
    return values[counts > 1], counts[counts > 1]


def _numbered(papers: Sequence[Extraction], repeated: Any) -> Any:
    """A row for each sketch: its shingles as their place among the repeated ones from 1, and 0 for all that are not."""
    import numpy

    table = numpy.zeros((len(papers), SKETCH), dtype=numpy.int32)
    for at, paper in enumerate(papers):
        if paper.sketch and len(repeated):
            sketch = numpy.frombuffer(paper.sketch, dtype=numpy.uint32)
            place = numpy.minimum(numpy.searchsorted(repeated, sketch), len(repeated) - 1)
            table[at, : len(sketch)] = numpy.where(repeated[place] == sketch, place + 1, 0)
    return table


def _rarest(sketch: frozenset[int], often: dict[int, int], least: float) -> list[int]:
    """Of the rarest shingles of a sketch, so many that a sketch which resembles it must hold one, those of others too.

    Those that no other paper holds come first, and cannot be shared.
    """
    shared = [shingle for shingle in sketch if shingle in often]
    wanted = len(sketch) - math.ceil(least * len(sketch)) + 1 - (len(sketch) - len(shared))
    return heapq.nsmallest(wanted, shared, key=lambda one: (often[one], one)) if wanted > 0 else []


def sketch(pages: Iterable[Page]) -> bytes:
    """The bottom-k sketch of a paper's text: the ``SKETCH`` lowest hashes of its shingles, four bytes each, rising."""
    import numpy

    words = [word.encode() for page in pages for word in _WORD.findall(page.text.casefold())]
    text = b" ".join(words)
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    shingles = {zlib.crc32(text[start : end - 1]) for start, end in zip(starts, starts[SHINGLE:], strict=False)}
    return numpy.sort(numpy.fromiter(shingles, dtype=numpy.uint32, count=len(shingles)))[:SKETCH].tobytes()


def _resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard resemblance of the sets of which these are bottom-k sketches (Broder 1997)."""
    if len(one) < 16 or len(other) < 16:
        return 0.0
    union = sorted(one | other)[:SKETCH]
    both = one & other
    return sum(shingle in both for shingle in union) / len(union)
