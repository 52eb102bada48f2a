"""The fields of a paper's head: labels of ``papers.toml`` with the value beside or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from pipeline.model import Document, Page
from pipeline.rulebook import PaperRules

HEAD_LINES = 60
FIELD_LINES = 25
OTHER = "overig"
_VALUE = re.compile(r"[ \t]*[:|\t][ \t]*")
_NEXT = re.compile(r"[:|\t]")
_READ_WRONG = re.compile(r"[ \t]*([^\W_][\w().’'/-]*(?: [\w().’'/-]+){0,2}?)[ \t]*[:;|\t][ \t]*")
_LOOKALIKE = str.maketrans({"0": "o", "1": "l", "|": "l", "5": "s", "8": "b"})
_LEAST_SLIP = 6
_BESIDE = 4.0
# Labels that are common words: they count only with a colon or tab after them.
_COMMON = {"van", "aan", "status", "titel", "bijlage", "bijlagen", "verzonden", "pagina", "team", "afdeling", "locatie"}


class Field(Struct, frozen=True):
    """A header field: its name in ``papers.toml``, its value, and where the value stands."""

    name: str
    value: str
    page: int
    start: int
    end: int


class Labels(NamedTuple):
    """The labels of the rules in lower case with their fields, the longest first; and the labels alone.

    ``long``: those that are known with a letter wrong too, as they are seen then.
    """

    pairs: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    long: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, rules: PaperRules) -> Labels:
        """Those of a rulebook."""
        told = ((label.casefold(), field) for field, names in rules.velden.items() for label in names)
        pairs = tuple(sorted(told, key=lambda pair: -len(pair[0])))
        long = tuple((_as_seen(label), field) for label, field in pairs if len(label) >= _LEAST_SLIP)
        return cls(pairs, tuple(label for label, _ in pairs), long)


Line = tuple[int, str]


def header_fields(document: Document, rules: PaperRules) -> tuple[Field, ...]:
    """Labels with a value on the same line or below it; the head of the first two pages only.

    Several labels may stand on one line, with their values behind them or on the next line below each of them.
    """
    labels = Labels.of(rules)
    found: list[Field] = []
    for page in document.pages[:2]:
        lines = head_lines(page.text)
        for at, line in enumerate(lines):
            below = lines[at + 1] if at + 1 < len(lines) else None
            found += _of_line(page, line, below, labels)
    return tuple(field for field in found if field.name != OTHER)


def header_spans(document: Document, fields: tuple[Field, ...]) -> tuple[tuple[int, int], ...]:
    """Where the values of those of its header ``fields`` stand that are on the first page: they are no running text."""
    if not document.pages:
        return ()
    first = document.pages[0]
    top = head_lines(first.text)[:FIELD_LINES]
    last = top[-1][0] + len(top[-1][1]) if top else 0
    return tuple((field.start, field.end) for field in fields if field.page == first.number and field.start <= last)


def head_lines(text: str) -> list[Line]:
    """The first lines that hold text, each with the offset at which it begins."""
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, line))
        if len(lines) >= HEAD_LINES:
            break
        at += len(line) + 1
    return lines


def _of_line(page: Page, line: Line, below: Line | None, labels: Labels) -> Iterator[Field]:
    begin, text = line
    row = _label_row(text, labels)
    if row:
        if below is not None and _label(below[1], labels) is None:
            yield from _below(page, begin, row, below)
        return
    hit = _label(text, labels) or _slipped(text, labels)
    if hit is None:
        return
    name, skip = hit
    skip += len(text[skip:]) - len(text[skip:].lstrip("*_ \t"))
    value = text[skip:].rstrip("*_ \t\r")
    following = _next_label(value, labels)
    if following is not None:
        yield from _of_line(page, (begin + skip + following, value[following:]), below, labels)
        value = value[:following].rstrip()
    elif not value and below is not None and _label(below[1], labels) is None:
        begin, value = below
        skip = len(value) - len(value.lstrip())
        value = value.strip()
    if value:
        yield Field(name, value, page.number, begin + skip, begin + skip + len(value))


def _label(line: str, labels: Labels) -> tuple[str, int] | None:
    lead = len(line) - len(line.lstrip(" \t*#_"))
    low = line.casefold()
    if not low.startswith(labels.texts, lead):
        return None
    for label, field in labels.pairs:
        if not low.startswith(label, lead):
            continue
        after = lead + len(label)
        separator = _VALUE.match(line, after)
        if separator:
            return field, separator.end()
        rest = line[after:]
        if label not in _COMMON and (not rest.strip() or (rest[:1] == " " and _looks_like_header(line))):
            return field, after + len(rest) - len(rest.lstrip())
    return None


def _looks_like_header(line: str) -> bool:
    """A label without colon opens a short line that is no sentence: ``CC NETWERK``, ``Betreft Route en …``."""
    return len(line) < 90 and line.rstrip()[-1:] not in ".;," and not line.lstrip()[:1].islower()


def _slipped(line: str, labels: Labels) -> tuple[str, int] | None:
    """A label of six letters or more with one letter wrong, as OCR and haste write it; a colon must follow."""
    found = _READ_WRONG.match(line)
    if found is None:
        return None
    from rapidfuzz.distance import OSA

    written = _as_seen(found.group(1))
    for label, field in labels.long:
        if OSA.distance(written, label, score_cutoff=1) <= 1:
            return field, found.end()
    return None


@lru_cache(maxsize=1024)
def _as_seen(text: str) -> str:
    return text.casefold().translate(_LOOKALIKE).replace("rn", "m")


def _next_label(value: str, labels: Labels) -> int | None:
    """Where, in the text behind a label, the next label with a colon begins."""
    if _NEXT.search(value) is None:
        return None
    low = value.casefold()
    places = []
    for label, _ in labels.pairs:
        at = low.find(f" {label}")
        while at >= 0:
            if re.match(r"[ \t]*:", low[at + 1 + len(label) :]):
                places.append(at + 1)
                break
            at = low.find(f" {label}", at + 1)
    return min(places, default=None)


def _label_row(line: str, labels: Labels) -> list[tuple[int, str]]:
    """Where the labels of a line begin that holds two or more of them and nothing else, with their fields."""
    found: list[tuple[int, str]] = []
    low, at = line.casefold().rstrip(), 0
    while at < len(low):
        if not low[at].isalnum():
            at += 1
            continue
        if not low.startswith(labels.texts, at):
            return []
        here = (one for one in labels.pairs if low.startswith(one[0], at) and _ends(low, at + len(one[0])))
        hit = next(here, None)
        if hit is None:
            return []
        found.append((at, hit[1]))
        at += len(hit[0])
    return found if len(found) > 1 else []


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _below(page: Page, begin: int, row: list[tuple[int, str]], below: Line) -> Iterator[Field]:
    """The values under a row of labels: by where they stand on the page, else as many parts as there are labels."""
    start, text = below
    spans: list[tuple[int, int] | None] = [None] * len(row)
    words = [word for word in page.words if start <= word.start < start + len(text)]
    lefts = [next((word.box.x0 for word in page.words if word.start == begin + at), None) for at, _ in row]
    if words and None not in lefts:
        for word in words:
            begun = [n for n, left in enumerate(lefts) if left is not None and left <= word.box.x0 + _BESIDE]
            under = max(begun, default=0)
            span = spans[under]
            spans[under] = (span[0] if span else word.start, word.end)
    else:
        parts = [found.span() for found in re.finditer(r"\S+(?: \S+)*", text)]
        if len(parts) == len(row):
            spans = [(start + left, start + right) for left, right in parts]
    for (_, name), place in zip(row, spans, strict=True):
        if place is not None:
            yield Field(name, page.text[place[0] : place[1]], page.number, *place)
