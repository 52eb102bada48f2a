"""The header line of a table in the raw text of a PDF, where nothing but blanks parts its columns."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from pipeline.rulebook import ColumnRules

_TOKEN = re.compile(r"\S+")
_JOINERS = {"/", "&", "-", "–", "en", "of", "+"}
_MAX_LENGTH = 110
_MAX_UNKNOWN = 0.5


class Phrases(Struct, frozen=True, eq=False):
    """The header words of the rules, word by word, with the role of each, and the words with which they begin."""

    roles: dict[tuple[str, ...], str]
    openings: frozenset[str]


class Head(Struct, frozen=True, gc=False):
    """A column of a header line: its role and its span in the page's text."""

    role: str
    start: int
    end: int


class RawLine(Struct, frozen=True, gc=False):
    """A line of a page's text: where it stands, and its first word; none where it is blank or has columns by tabs."""

    start: int
    end: int
    opening: str


@lru_cache(maxsize=1)
def raw_lines(text: str) -> tuple[RawLine, ...]:
    """The lines of the text of the page that was asked for last, as more than one kind of table is sought in them."""
    found = []
    at = 0
    for line in text.split("\n"):
        opening = "" if "\t" in line else next(iter(line.split(None, 1)), "")
        found.append(RawLine(at, at + len(line), opening))
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=1)
def headers_in(text: str, phrases: Phrases) -> dict[int, list[Head]]:
    """The header lines among ``raw_lines``, by their number from 0."""
    found = {}
    for index, line in enumerate(raw_lines(text)):
        if plain(line.opening) in phrases.openings or line.opening in _JOINERS:
            heads = split_header(text[line.start : line.end], line.start, phrases)
            if heads is not None:
                found[index] = heads
    return found


def split_header(line: str, offset: int, phrases: Phrases) -> list[Head] | None:
    """The columns of a header line, or None where the line is no header.

    A column begins at a word of ``rules`` that is capitalised as the first one is; other words belong to the column
    before them, and words of one role parted by ``/`` or ``&`` are one column.
    """
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(line)]
    if not 2 <= len(tokens) <= 16 or len(line.strip()) > _MAX_LENGTH or line.rstrip().endswith((".", ";", ",")):
        return None
    heads: list[Head] = []
    unknown, index, joined = 0, 0, False
    first = tokens[0][0]
    while index < len(tokens):
        word, start, end = tokens[index]
        size, role = _longest(phrases, [plain(token[0]) for token in tokens[index : index + 4]])
        if word in _JOINERS:
            joined = True
            index += 1
            continue
        if role is None or (heads and not _like(word, first) and not (joined and role == heads[-1].role)):
            if not heads:
                return None
            unknown += role is None
            heads[-1] = Head(heads[-1].role, heads[-1].start, offset + end)
            index += 1
        elif heads and joined and role == heads[-1].role:
            heads[-1] = Head(role, heads[-1].start, offset + tokens[index + size - 1][2])
            index += size
        else:
            heads.append(Head(role, offset + start, offset + tokens[index + size - 1][2]))
            index += size
        joined = False
    if len(heads) < 2 or len({head.role for head in heads}) < 2 or unknown > _MAX_UNKNOWN * len(heads):
        return None
    labels = [line[head.start - offset : head.end - offset].endswith(":") for head in heads]
    if labels[0] and not all(labels):  # a field of a letter: ``Onderwerp: Voortgang``
        return None
    return heads


def plain(word: str) -> str:
    """A word as the rules write it."""
    return word.casefold().strip("()[]:*.,")


def _like(word: str, first: str) -> bool:
    """Capitalised as the first header word is, or no letters to tell by."""
    return word[0].isupper() or not first[0].isupper()


def header_phrases(rules: ColumnRules) -> Phrases:
    """What header lines are told by, made once for the same rules."""
    return _phrases(tuple(rules.rollen.items()))


@lru_cache(maxsize=4)
def _phrases(roles: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrases:
    found = {tuple(re.findall(r"\w+", name.casefold())): role for role, names in reversed(roles) for name in names}
    return Phrases(found, frozenset(words[0] for words in found if words))


def _longest(phrases: Phrases, words: list[str]) -> tuple[int, str | None]:
    for size in range(len(words), 0, -1):
        role = phrases.roles.get(tuple(words[:size]))
        if role is not None:
            return size, role
    return 0, None
