"""What OCR usually sees wrong in plannings, put right before a page is composed.

A word in two pieces that stand closer than words do; ``t/m`` between two dates seen as ``Um``; the last full stop of
``n.t.b.`` lost. Nothing is guessed that the picture does not show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.reading.ocr import Seen

_SAME_WORD = 0.35
_LEAST_GAPS = 8
_LOOKS_LIKE_UNTIL = frozenset({"Um", "Vm", "Ym", "Wm", "U/m", "V/m", "l/m", "i/m", "t/rn", "Urn", "tIm", "tlm", "t/n"})
_UNTIL, _SHORT_UNTIL = "t/m", "tm"
_DAY_AFTER = re.compile(r"\d{1,2}[-/]\d{1,2}\b")
_DAY_BEFORE = re.compile(r"\d{1,2}[-/]\d{1,2}$")
_STOPS_LOST = re.compile(r"(?:[a-z]\.)+[a-z]", re.I)


def mended(seen: Sequence[Seen]) -> list[Seen]:
    """The words of a page, in the order in which they were seen."""
    words = _whole(seen)
    found = [word._replace(text=f"{word.text}.") if _STOPS_LOST.fullmatch(word.text) else word for word in words]
    between = [at for at in range(len(found)) if _is_between_dates(found, at)]
    wrong = [at for at in between if found[at].text in _LOOKS_LIKE_UNTIL]
    long = len(wrong) + sum(found[at].text == _UNTIL for at in between)
    short = [at for at in between if found[at].text == _SHORT_UNTIL]
    for at in [*wrong, *(short if long > len(short) else [])]:
        found[at] = found[at]._replace(text=_UNTIL)
    return found


def _is_between_dates(words: Sequence[Seen], at: int) -> bool:
    """A day stands on both sides of it, or on one where its line begins or ends there."""
    line = words[at].line
    before = words[at - 1].text if at and words[at - 1].line == line else None
    after = words[at + 1].text if at + 1 < len(words) and words[at + 1].line == line else None
    if before is None:
        return after is not None and _DAY_AFTER.match(after) is not None
    return _DAY_BEFORE.search(before) is not None and (after is None or after[:1].isdigit())


def _whole(seen: Sequence[Seen]) -> list[Seen]:
    """Pieces of one word joined: lower case goes on after a gap far smaller than the usual one."""
    gaps = [
        other.left - one.right
        for one, other in pairwise(seen)
        if one.line == other.line and 0 < other.left - one.right < other.bottom - other.top
    ]
    if len(gaps) < _LEAST_GAPS:
        return list(seen)
    most = _SAME_WORD * median(gaps)
    found: list[Seen] = []
    for word in seen:
        last = found[-1] if found else None
        if (
            last is not None
            and last.line == word.line
            and -most < word.left - last.right < most
            and last.text[-1:].isalpha()
            and word.text[:1].islower()
        ):
            found[-1] = Seen(
                last.text + word.text,
                last.left,
                min(last.top, word.top),
                word.right,
                max(last.bottom, word.bottom),
                min(last.confidence, word.confidence),
                last.line,
            )
        else:
            found.append(word)
    return found
