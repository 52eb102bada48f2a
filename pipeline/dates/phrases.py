"""Words of ``rules/vocabulary.toml``: what must still be planned, and times without bounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pipeline.dates.reading import Reading
from pipeline.dates.sieve import in_date_column
from pipeline.rulebook import Vocabulary

_ABOUT_DATE = re.compile(
    r"(?i)\b(?:datum|data|tijdstip|moment|wanneer|vergader\w*|bijeenkomst|planning)\b[^.\n\t]{0,40}\Z"
)


def phrases(text: str, lower: str, vocabulary: Vocabulary) -> list[Reading]:
    """Mentions of kind unplanned and vague, by the words of the rules, in order and without overlap.

    ``lower`` is the text in lower case, letter for letter.
    """
    found = []
    for form, search in _searches(vocabulary):
        for key, pattern in search:
            at = lower.find(key)
            while at >= 0:
                begin, end = max(0, at - 80), at + len(key) + 60
                match = next((m for m in pattern.finditer(text, begin, end) if m.start() <= at < m.end()), None)
                if match is not None and (form == "vague" or _stands_for_a_date(text, match, vocabulary)):
                    found.append(Reading(form, match.start(), match.end(), kind=form))
                at = lower.find(key, at + len(key))
    found.sort(key=lambda reading: (reading.start, -reading.end))
    kept: list[Reading] = []
    for reading in found:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


Search = list[tuple[str, re.Pattern[str]]]


@lru_cache(maxsize=16)
def _searches(vocabulary: Vocabulary) -> tuple[tuple[Literal["unplanned", "vague"], Search], ...]:
    """Per kind the rarest word of each phrase, which is looked for first, and the pattern of its phrases."""
    return ("unplanned", _by_key(vocabulary.ongepland)), ("vague", _by_key(vocabulary.vaag))


def _by_key(words: tuple[str, ...]) -> Search:
    keys: dict[str, list[str]] = {}
    for phrase in sorted({" ".join(word.lower().split()) for word in words}, key=len, reverse=True):
        if phrase:
            keys.setdefault(max(phrase.split(), key=len), []).append(phrase)
    made = []
    for key, group in keys.items():
        sides = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in group)
        made.append((key, re.compile(rf"(?i)(?<!\w)(?:{sides})(?:\s+\([^()\n]{{1,20}}\))?(?!\w)")))
    return made


def _stands_for_a_date(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether the words stand where a date would: in a cell or on a line of their own, or after a word for one."""
    before = text[max(0, match.start() - 80) : match.start()]
    after = text[match.end() : match.end() + 3]
    alone_left = not before.strip() or before.rstrip(" ")[-1:] in "\t\n"
    alone_right = not after.strip(" ") or after.lstrip(" \r")[:1] in "\t\n"
    if _ABOUT_DATE.search(before) and match.group().casefold().strip(".") not in ("pm", "p.m"):
        return alone_right or after[:1] in ".,;)"
    if not alone_left or not (alone_right or after[:1] in ",;.)"):
        return False
    if re.search(r"(?i)plan|datum", match.group()):
        return True
    return alone_right and _in_place_of_date(text, match.start(), vocabulary)


def _in_place_of_date(text: str, start: int, vocabulary: Vocabulary) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if "\t" not in line:
        return True
    return (
        start == line_start
        or re.search(r"(?i)\bweek\s*\d", line) is not None
        or in_date_column(text, start, vocabulary)
    )
