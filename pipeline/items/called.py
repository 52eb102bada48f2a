"""Bodies that a sentence names without a name of the rules: by a word that ends as a body does."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.items.semicolons import part_around


def called_in(text: str, start: int, end: int, words: tuple[str, ...]) -> list[re.Match[str]]:
    """What ends in a word for a body, in the part of the sentence between semicolons in which the span stands."""
    return list(_called(words).finditer(text, *part_around(text, start, end)))


@lru_cache(maxsize=4)
def _called(words: tuple[str, ...]) -> re.Pattern[str]:
    """A name that ends in one of the words for a body, with what stands around it in capitals."""
    ends = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?<!\w)((?:[A-Z][\w-]*\s+|algemeen\s+|dagelijks\s+){{0,2}}?[\w-]*(?i:{ends})(?!\w)"
        rf"(?:\s+(?:van\s+)?(?:de\s+|het\s+)?[A-Z][\w-]*){{0,3}})"
    )
