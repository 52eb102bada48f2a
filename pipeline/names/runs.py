"""Long runs without white space: of such a run spaCy takes the square of its length to cut it into signs."""

from __future__ import annotations

import re

_LONG = 250
_RUN = re.compile(rf"\S{{{_LONG},}}")
_PIECE = _LONG // 2


def without_runs(text: str) -> str:
    """The text, letter for letter, with one word of letters in place of every long run."""
    return _RUN.sub(lambda run: "x" * len(run[0]), text) if _may_hold(text) else text


def _may_hold(text: str) -> bool:
    """Whether a piece of half the length of a run holds no blank; wherever a run begins, it holds one such piece."""
    return any(" " not in text[start : start + _PIECE] for start in range(0, len(text) - _PIECE, _PIECE))
