"""Misspelt names: the same first letter, one slip of the pen in eight letters, two in twelve."""

from __future__ import annotations

from pipeline.model import NameKind

LEAST_LETTERS = 8
_MOST_KEPT = 50_000
Meant = tuple[NameKind, str] | None


class Slips(dict[str, Meant]):
    """By word in lower case, of ``LEAST_LETTERS`` or more, the name of which it is a misspelling; sought when asked."""

    def __init__(self, names: dict[str, tuple[NameKind, str]]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, word: str) -> Meant:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 2 if len(word) >= 12 else 1
        same = [name for name in self._names if name[0] == word[0]]
        best = process.extractOne(word, same, scorer=OSA.distance, score_cutoff=allowed)
        meant = self._names[best[0]] if best and word[:-1] != best[0] else None
        if len(self) < _MOST_KEPT:
            self[word] = meant
        return meant
