"""Make ``pipeline/tables/words.xz`` of the Dutch word list of OpenTaal: ``python tests/tables/make_words.py LIST``.

LIST has a word a line, as Debian's package ``wdutch`` puts it in ``/usr/share/dict/dutch``. Kept are the words that are
not made of two others of the list: ``lexicon.py`` takes compounds apart itself.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.tables.lexicon import NO_HEADS

WORDS = Path(__file__).resolve().parents[2] / "pipeline" / "tables" / "words.xz"
_SHORTEST = 4
_LONGEST = 16


def simple(words: set[str]) -> list[str]:
    """The words that are no compound of two others, in order."""

    def is_compound(word: str) -> bool:
        return any(
            word[at:] in words
            and word[at:] not in NO_HEADS
            and (word[:at] in words or (word[at - 1] == "s" and at > 4 and word[: at - 1] in words))
            for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
        )

    return sorted(word for word in words if len(word) <= _LONGEST and not is_compound(word))


if __name__ == "__main__":
    listed = Path(sys.argv[1]).read_text("utf-8").split("\n")
    kept = simple({word for word in listed if word.isalpha() and word == word.lower()})
    WORDS.write_bytes(lzma.compress("\n".join(kept).encode(), preset=9 | lzma.PRESET_EXTREME))
