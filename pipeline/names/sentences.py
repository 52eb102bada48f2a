"""Where paragraphs and sentences begin and end in running text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

LONGEST = 400  # tokens; what goes on longer without a stop is no sentence, and is cut
_SENTENCE_ENDS = {".", "!", "?"}
# Before a name or number; behind other words a stop and a capital begin a sentence.
_ABBREVIATIONS = {
    "art.",
    "blz.",
    "bv.",
    "ca.",
    "dhr.",
    "dr.",
    "drs.",
    "ds.",
    "gem.",
    "ing.",
    "ir.",
    "jhr.",
    "mevr.",
    "mr.",
    "mw.",
    "nr.",
    "nrs.",
    "prof.",
    "resp.",
    "sint.",
    "st.",
    "tel.",
    "vgl.",
    "wnd.",
}
# Before the number of a day.
_WEEKDAYS = {"ma.", "di.", "wo.", "do.", "vr.", "za.", "zo."}
# A line of an agenda that begins with its day.
_DATED = re.compile(
    r"^[ \t]*(?:(?:ma|di|wo|do|vr)\w*\.?\s+)?\d{1,2}[-\s](?:\d|jan|feb|m|apr|jun|jul|aug|sep|okt|nov|dec)", re.I
)
_BULLET = re.compile(r"^[ \t]*(?:[-•–*]|\d{1,2}[.)]|[a-z]\))[ \t]+")


_BEFORE_NUMBER = re.compile(r"\b(?:weken|week|wk|artikel|art|lid|nummer|nr|pagina|op|t/m|tot|en|of|van)\.?$", re.I)
_UNFINISHED = re.compile(r"\b(?:van|de|het|een|en|of|in|op|met|voor|door|aan|te|bij|over|naar)$", re.I)
# A line with its end; the break of a page stands behind the end of its last line and is no blank line.
_LINE = re.compile(r"([^\n\f]*)(?:\n?\f|\n|\Z)")
_FIELD = re.compile(r"^[ \t]*[A-Z][\w/() ]{1,28}[ \t]*:(?:[ \t]|$)")


def sentence_spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """The token spans of the sentences, end exclusive; none is longer than ``LONGEST``."""
    begin = 0
    for at in range(1, len(words)):
        if at - begin >= LONGEST or (words[at - 1][-1] in ".!?" and _ends_sentence(words, at)):
            yield begin, at
            begin = at
    if words:
        yield begin, len(words)


def _ends_sentence(words: list[str], at: int) -> bool:
    """Whether a sentence begins at token ``at``: after a stop, or after a word with a stop that is no abbreviation."""
    token, before = words[at], words[at - 1]
    word = f"{words[at - 2]}." if before == "." and at > 1 else before
    if before in _SENTENCE_ENDS:
        initial = len(word) == 2 and word[0].isupper() and before == "."
        if token[:1].isdigit() and word.casefold() in _WEEKDAYS:
            return False
        return token[:1] not in ")]”’\"'" and not initial and word.casefold() not in _ABBREVIATIONS
    if (len(before) < 3 and before != "u.") or before[-1] not in ".!?" or not token[:1].isupper():
        return False
    return "." not in before[:-1] and before.casefold() not in _ABBREVIATIONS


def paragraphs(
    text: str, skip: tuple[tuple[int, int], ...], furniture: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, list[int]]]:
    """Running text by paragraph: lines joined by one blank, end-of-line hyphens of broken words dropped."""
    joined = ""
    offsets: list[int] = []
    for begin, line, ends in _lines(text, skip, furniture):
        stripped = line.lstrip()
        if joined and (
            _starts_anew(line, stripped, ends, joined) or (stripped[:1].isupper() and _is_heading(joined[:60]))
        ):
            yield joined, offsets
            joined, offsets = "", []
        begin += len(line) - len(stripped)
        if joined:
            if _broken(joined, stripped):
                joined = joined[:-1]
                offsets.pop()
            else:
                joined += " "
                offsets.append(begin - 1)
        stripped = stripped.rstrip()
        joined += stripped
        offsets.extend(range(begin, begin + len(stripped)))
    if joined:
        yield joined, offsets


def _starts_anew(line: str, stripped: str, ends: bool, joined: str) -> bool:
    """Whether a line begins a paragraph behind what was ``joined`` so far; ``ends``: something stands between them."""
    if ends and (not stripped[:1].islower() or _DATED.match(line)):
        return True
    if (":" in line and _FIELD.match(line)) or ("\t" in line and "\t" in line.strip()) or line.count(" | ") > 1:
        return True
    if stripped[:1].isalpha() and stripped[1:2] != ")":  # as most lines begin: no bullet
        return False
    return bool(_BULLET.match(line)) and (ends or not _expects_number(joined))


def _lines(
    text: str, skip: tuple[tuple[int, int], ...], furniture: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, str, bool]]:
    """Lines with text outside ``skip``: where each begins, its text, and whether a blank line or table precedes it."""
    gap = True
    ordered = sorted(skip)
    ends = list(accumulate((end for _, end in ordered), max))
    aside = sorted(furniture)
    for found in _LINE.finditer(text):
        begin, line = found.start(), found[1]
        beside = bisect_right(aside, (begin, len(text))) - 1
        if beside >= 0 and begin < aside[beside][1]:
            continue
        before = bisect_left(ordered, (begin + len(line), 0))
        if (before and ends[before - 1] > begin) or not line.strip():
            gap = True
            continue
        yield begin, line, gap
        gap = False


def _is_heading(text: str) -> bool:
    """A few words that stand alone, begin with a capital and end without a stop."""
    finished = text[-1:] not in ".,;:" and _UNFINISHED.search(text) is None
    return text[:1].isupper() and finished and len(text.split()) <= 4


def _expects_number(text: str) -> bool:
    """Whether a number at the head of the next line is part of this sentence: ``(week / 24) in``, ``in week / 24.``"""
    return text.count("(") > text.count(")") or _BEFORE_NUMBER.search(text) is not None


def _broken(text: str, following: str) -> bool:
    """A word broken over lines: hyphen after a letter, lower case next, and no ``en`` or ``of`` (tekst- en)."""
    if len(text) < 2 or text[-1] != "-" or not text[-2].isalpha() or not following[:1].islower():
        return False
    return following.split(None, 1)[0] not in ("en", "of", "dan", "naar")
