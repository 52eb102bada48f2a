"""The heading just above a table, and what stands between two tables."""

from __future__ import annotations

import re

_MARKS = re.compile(r"^\s*#{1,6}\s*|\*{1,3}|__|<[^>]+>")
_FURNITURE = re.compile(
    r"(?:pagina|blz\.?|bladzijde|page|p\.)?\s*\d{1,4}(?:\s*(?:van|/|of|-)\s*\d{1,4})?|- ?\d+ ?-", re.I
)
_CONTINUED = re.compile(r"\W*\(?\b(?:vervolg|continued)\b\)?\W*$", re.I)
_MAX_WORDS = 14


def caption_above(text: str, start: int, floor: int) -> str | None:
    """The heading that stands directly above ``start``, not above ``floor``; None where a paragraph or list does."""
    lines = text[floor:start].split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        return None
    heading = plain(lines[-1])
    before = lines[-2].strip() if len(lines) > 1 else ""
    if is_heading(heading) and not lines[-1].lstrip().startswith(("- ", "•", "* ")):
        in_paragraph = len(before) > 60 and not before.endswith((".", ":", "!", "?"))
        if not (in_paragraph or (before and heading[0].islower())):
            return heading
    for line in reversed(lines):
        if re.match(r"\s*#{1,6}\s", line) and not plain(line).endswith(":"):
            return plain(line)
    return None


def plain(line: str) -> str:
    """A heading without mark-up and without a colon at its end."""
    return " ".join(_MARKS.sub("", line).split())


def is_heading(line: str) -> bool:
    """Short, not a sentence, not a page number."""
    words = line.split()
    return (
        0 < len(words) <= _MAX_WORDS
        and not line.endswith((".", ",", ";", ":"))
        and any(character.isalpha() for character in line)
        and not is_furniture(line)
        and line[0] not in "-•▪(*"
    )


def is_furniture(line: str) -> bool:
    """A page number, with or without the word for it."""
    return _FURNITURE.fullmatch(line.strip()) is not None


def same_caption(one: str | None, other: str | None) -> bool:
    """Whether the second is the first again, with or without ``(vervolg)``."""
    if one is None or other is None:
        return False
    return _CONTINUED.sub("", one).casefold().strip() == _CONTINUED.sub("", other).casefold().strip()


def is_continued(caption: str | None) -> bool:
    """``Planning (vervolg)``."""
    return caption is not None and _CONTINUED.search(caption) is not None
