"""What a column means: by the words of its header, else by what its cells look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from pipeline.rulebook import ColumnRules

_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|jun[i]?|jul[i]?|aug(?:ustus)?|sep(?:t(?:ember)?)?"
    "|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PERIOD_HEAD = re.compile(
    rf"(?:(?:{_MONTHS})\.?|[qk][1-4]|(?:[1-4]e )?kwartaal(?: [1-4])?|w(?:ee)?k\.? ?\d{{1,2}}|\d{{1,2}})"
    r"(?:[ '’-]*(?:20)?\d\d)?",
    re.I,
)
WEEK = re.compile(r"(?:w(?:ee)?k(?:en|nr|nummer)?\.?\s*\d{1,2}\b)", re.I)
DAY = re.compile(
    rf"(?:\b\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.](?:19|20)?\d\d)?\b|\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b20\d\d-\d\d-\d\d\b)", re.I
)
PERIOD = re.compile(
    rf"\b(?:(?:{_MONTHS})\b\.?|[qk][1-4]\b|[1-4]e?\s*kwartaal|kwartaal|najaar|voorjaar|zomer|winter|herfst|20\d\d\b"
    r"|(?:1e|2e|eerste|tweede) helft)",
    re.I,
)
UNPLANNED = re.compile(
    r"\b(?:nog (?:te |in te |nader )?(?:plannen|bepalen)|n\.?t\.?b\.?|n\.?n\.?b\.?|volgt|p\.?m\.?)", re.I
)
_TIME_ROLES = ("week", "date", "period")


Names = tuple[tuple[str, str, int], ...]
"""The header words of the rules: role, plain words, and how many."""


def by_header(header: Sequence[str], rules: ColumnRules) -> tuple[str | None, ...]:
    """The role of each column by its header: the longest of the rule words that stands in it, nearest the front."""
    names = _names(tuple(rules.rollen.items()))
    return tuple(_role(text, names) for text in header)


@lru_cache(maxsize=4)
def _names(roles: tuple[tuple[str, tuple[str, ...]], ...]) -> Names:
    told = ((role, re.findall(r"\w+", name.casefold())) for role, names in roles for name in names)
    return tuple((role, " ".join(words), len(words)) for role, words in told)


@lru_cache(maxsize=1_000)
def _role(text: str, names: Names) -> str | None:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    best: tuple[int, int] | None = None
    role_found = None
    if not words or len(words) > 60:
        return None
    for role, plain, size in names:
        place = f" {words} ".find(f" {plain} ")
        if place >= 0 and (best is None or (-size, place) < best):
            best, role_found = (-size, place), role
    return role_found


def by_content(cells: Sequence[str]) -> str | None:
    """``week``, ``date`` or ``period`` where most filled cells look like one, else None."""
    filled = [text for text in cells if text]
    if not filled:
        return None
    for role, pattern in (("week", WEEK), ("date", DAY), ("period", PERIOD)):
        hits = sum(1 for text in filled if looks_like(text, pattern))
        if 2 * hits > len(filled):
            return role
    return None


def looks_like(text: str, pattern: re.Pattern[str]) -> bool:
    """The cell begins with the pattern, apart from a few words and brackets before it, and holds little else."""
    found = pattern.search(text)
    return found is not None and found.start() <= 14 and len(text) <= 60


def is_time(role: str | None) -> bool:
    """A column that says when."""
    return role in _TIME_ROLES


def is_period_head(text: str) -> bool:
    """``Feb``, ``Q1 2020``, ``wk 12``: the head of a column of a Gantt table."""
    return _PERIOD_HEAD.fullmatch(text.strip()) is not None


def header_rows(rows: Sequence[Sequence[str]], rules: ColumnRules) -> int | None:
    """How many rows are the header: 0 or 1 (2 with a title row above it), None where it cannot tell."""
    for index, row in enumerate(rows[:2]):
        filled = [text for text in row if text]
        if index == 1 and len([text for text in rows[0] if text]) > 1 and not _are_years(rows[0]):
            break
        if index == 0 and _are_years(row) and len(rows) > 1 and _is_header(rows[1], [c for c in rows[1] if c], rules):
            continue
        if _is_header(row, filled, rules):
            return index + 1
    return None


def _are_years(row: Sequence[str]) -> bool:
    filled = [text for text in row if text]
    return bool(filled) and all(re.fullmatch(r"(?:19|20)\d\d", text) for text in filled)


def with_years(years: Sequence[str], heads: Sequence[str]) -> list[str]:
    """``Jan`` under ``2026`` is ``Jan 2026``; a year holds until the next one."""
    year, found = "", []
    for above, head in zip(years, heads, strict=True):
        year = above or year
        found.append(f"{head} {year}" if head and re.fullmatch(r"(?:19|20)\d\d", year) else head)
    return found


def without_bands(fills: Sequence[tuple[int, int, str]], columns: int) -> list[tuple[int, int, str]]:
    """The fills of a Gantt table without the colour that bands a whole row, name and all."""
    filled: dict[int, dict[int, str]] = {}
    for row, column, colour in fills:
        filled.setdefault(row, {})[column] = colour
    banded = {row: cells[0] for row, cells in filled.items() if 0 in cells and len(cells) == columns}
    return [fill for fill in fills if fill[2] != banded.get(fill[0])]


def header_by_contrast(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header in words that the rules do not know: no time above a column of times."""
    if len(rows) < 3 or any(len(text) > 60 for text in rows[0]):
        return False
    head, below = rows[0], rows[1:]
    if 5 * sum(1 for text in head if text) < 4 * len(head) or any(_is_time_text(text) for text in head):
        return False
    return any(by_content([row[column] for row in below]) is not None for column in range(len(head)))


def header_by_shade(fills: Sequence[tuple[int, int, str]], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row alone is shaded, from its first to its last column, above rows that hold text."""
    first = {column for row, column, _ in fills if row == 0}
    below = {row for row, _, _ in fills if row > 0}
    return len(rows) > 1 and first == set(range(len(rows[0]))) and not below and sum(map(bool, rows[0])) > 1


def _is_time_text(text: str) -> bool:
    return any(pattern.search(text) for pattern in (WEEK, DAY, PERIOD, UNPLANNED))


def by_elimination(
    roles: Sequence[str | None], rows: Sequence[Sequence[str]], width: Callable[[int], float]
) -> tuple[str | None, ...]:
    """Roles where the header says nothing: the longest texts are the activity, then come who and remarks."""
    found = list(roles)
    if not any(is_time(role) for role in found) or len(rows) < 2:
        return tuple(found)
    unknown = [column for column, role in enumerate(found) if role is None]
    if "activity" not in found and unknown:
        found[max(unknown, key=width)] = "activity"
    for role in ("body", "remarks"):
        rest = [column for column, known in enumerate(found) if known is None]
        after = [column for column in rest if column > found.index("activity")] if "activity" in found else []
        if role not in found and after:
            found[after[0]] = role
    return tuple(found)


def _is_header(row: Sequence[str], filled: list[str], rules: ColumnRules) -> bool:
    if len(filled) < 2:
        return False
    months = sum(1 for text in filled if is_period_head(text))
    if months >= 3 and months >= 0.6 * len(filled):
        return True
    if any(WEEK.match(text) or DAY.match(text) for text in filled):
        return False
    roles = [role for role in by_header(row, rules) if role is not None]
    if all(len(text.split()) <= 3 for text in filled) and len(roles) == len(row):
        return True
    return 2 * len(roles) >= len(filled) and len(set(roles)) >= 2 and all(len(text) <= 60 for text in filled)
