"""Words of ``rules/vocabulary.toml``: what must still be planned, and times without bounds."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.dates.reading import Reading
from pipeline.rulebook import Rulebook, Vocabulary

_ABOUT_DATE = re.compile(r"(?i)\b(?:datum|data|tijdstip|moment|vergadering|wanneer|bijeenkomst|planning)\b[^.\n\t]{0,40}\Z|[:(]\s*\Z")


def phrases(text: str, rules: Rulebook) -> list[Reading]:
    """Mentions of kind unplanned and vague, by the words of the rules, in order and without overlap."""
    found = []
    for form, words in (("unplanned", rules.vocabulary.ongepland), ("vague", rules.vocabulary.vaag)):
        if not words:
            continue
        for match in _search(words).finditer(text):
            if form == "unplanned" and not _stands_for_a_date(text, match):
                continue
            found.append(Reading(form, match.start(), match.end(), kind=form))  # type: ignore[arg-type]
    found.sort(key=lambda reading: (reading.start, -reading.end))
    kept: list[Reading] = []
    for reading in found:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


@lru_cache(maxsize=16)
def _search(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    parts = [r"\s+".join(re.escape(part) for part in word.split()) for word in longest]
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(parts)})(?:\s+\([^()\n]{{1,20}}\))?(?!\w)")


def _stands_for_a_date(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 80) : match.start()]
    after = text[match.end() : match.end() + 3]
    alone_left = not before.strip() or before.rstrip(" ")[-1:] in "\t\n"
    alone_right = not after.strip(" ") or after.lstrip(" ")[:1] in "\t\n"
    if alone_left and alone_right:
        return True
    one_word = len(match.group().split()) == 1
    if alone_left and not one_word and after[:1] in ",;.)":
        return True
    closes = alone_right or after[:1] in ".,;)"
    return closes and bool(_ABOUT_DATE.search(before))


__all__ = ["Vocabulary", "phrases"]
