"""Which Dutch words exist: a word list of simple words, and compounds of them.

The list is OpenTaal's (``words.xz``, made by ``tests/tables/make_words.py``, licence BSD-3-Clause), unpacked when the
first doubtful word asks for it.
"""

from __future__ import annotations

import lzma
import re
from functools import lru_cache
from importlib.resources import files

_SHORTEST = 4
_LONGEST = 40
_LINKS = ("", "s", "en")
NO_HEADS = frozenset(
    re.findall(
        r"\w+",
        "lijk ster voor over door naar onder boven achter tegen tussen zonder binnen buiten rond sinds volgens mede "
        "weer heen terug zich niet meest",
    )
)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    packed = files("pipeline.tables").joinpath("words.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode("utf-8").split("\n"))


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether ``word``, in lower case, is a Dutch word or a compound of such words."""
    if word in _words():
        return True
    return _SHORTEST < len(word) <= _LONGEST and _is_compound(word, 4, NO_HEADS)


def _is_compound(word: str, parts: int, barred: frozenset[str] = frozenset()) -> bool:
    """Taken apart from behind: the last part is what it is, before it linking letters and another word.

    ``barred``: words that end no compound, though they stand within one.
    """
    for at in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        head = word[at:]
        if head not in _words() or head in barred:
            continue
        for link in _LINKS:
            rest = word[: at - len(link)] if word[:at].endswith(link) else ""
            if len(rest) >= _SHORTEST and (rest in _words() or (parts > 2 and _is_compound(rest, parts - 1))):
                return True
    return False
