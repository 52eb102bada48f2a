"""The kind and the title of a paper, by ``papers.toml``."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.model import Document, PaperKind, Table
from pipeline.papers.fields import head_lines
from pipeline.rulebook import PaperKindRule, PaperRules

TITLE_LINES = 15
_DECORATION = re.compile(r"^[\s#*_>|]+|[\s#*_|]+$")
_KINDS = {"brief", "rib", "planning", "procesbrief", "memo", "agenda", "notulen", "programma", "email", "onbekend"}
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
_DATED_LINE = re.compile(rf"^[^\d\n]{{0,40}}\d{{1,2}}(?:[ -]{_MONTH}\w*\.?[ -]|[-/]\d{{1,2}}[-/])\d{{2,4}}\b", re.I)

_DATED_LENGTH = 60
_SALUTATION = re.compile(r"(?:geachte?|beste|hooggeachte?|l\.s\.|waarde)\b", re.I)


def title_of(document: Document) -> str | None:
    """The first line that is a heading, where there is no subject field: above the salutation, and no date."""
    for line in top_lines(document):
        if _SALUTATION.match(line):
            return None
        if _DATED_LINE.match(line) and len(line) < _DATED_LENGTH:
            continue
        if 8 <= len(line) <= 120 and line[-1] not in ".,;:" and any(c.islower() for c in line):
            return line
    return None


def kind_of(document: Document, name: str, tables: tuple[Table, ...], rules: PaperRules) -> PaperKind:
    """The first rule that fits: by its labels or title at the top, by its rows, its file's name, its words."""
    top = top_lines(document)
    titled = titled_kind(top, rules)
    if titled is not None:
        return titled
    text = "\n".join(page.text for page in document.pages[:10]).casefold()
    letter = next((rule for rule in rules.soorten if rule.soort == "brief"), None)
    is_letter = letter is not None and any(
        w in text and re.search(rf"^[^\w\n]{{0,20}}{re.escape(w)}\b", text, re.M) for w in letter.kenmerken
    )
    rows = sum(len(table.rows) for table in tables if table.kind == "planning")
    if rows >= 3 and not is_letter:
        return "planning"
    stem = re.sub(r"[\W_]+", " ", name.rsplit("/", 1)[-1].casefold())
    for rule in rules.soorten:
        if any(title in stem and re.search(rf"\b{re.escape(title)}\b", stem) for title in rule.titels):
            return _as_kind(rule.soort)
    if is_letter:
        return "brief"
    for rule in rules.soorten:
        if any(word in text and re.search(rf"\b{re.escape(word)}\b", text) for word in rule.kenmerken):
            return _as_kind(rule.soort)
    return "onbekend"


def titled_kind(top: list[str], rules: PaperRules) -> PaperKind | None:
    """The kind that the first lines name: all its labels stand there, or one of its titles does."""
    lows = [(line, line.casefold().strip(" .:-–")) for line in top]
    for rule in rules.soorten:
        if _has_labels(top, rule) or any(_is_title(line, low, title) for title in rule.titels for line, low in lows):
            return _as_kind(rule.soort)
    return None


def top_lines(document: Document) -> list[str]:
    """The first lines of the paper, without white and mark-up."""
    lines = (_DECORATION.sub("", line) for page in document.pages[:1] for line in page.text.split("\n"))
    return list(islice(filter(None, lines), TITLE_LINES))


def letter_date(document: Document) -> tuple[int, int, int] | None:
    """A line of the letterhead that holds a full date and little else: ``Assen, 12 maart 2024``."""
    for page in document.pages[:1]:
        for begin, line in head_lines(page.text)[:20]:
            if len(line) < _DATED_LENGTH and _DATED_LINE.match(line):
                return page.number, begin, begin + len(line)
    return None


def _has_labels(top: list[str], rule: PaperKindRule) -> bool:
    return bool(rule.koppen) and all(
        any(re.match(rf"{re.escape(label)}[ \t]*:", line, re.I) for line in top) for label in rule.koppen
    )


def _as_kind(value: str) -> PaperKind:
    return value if value in _KINDS else "onbekend"  # type: ignore[return-value]


def _is_title(line: str, low: str, title: str) -> bool:
    """A title is the line itself or its first words, in a line that is no sentence; ``low``: the line's bare words."""
    if low == title:
        return True
    return (
        low.startswith(title)
        and not low[len(title)].isalnum()
        and len(line.split()) <= 12
        and line[-1:] not in ".,;"
        and line[:1].isupper()
    )
