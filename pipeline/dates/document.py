"""All dates of a paper with their place, and the reading of one cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain

from pipeline.calendars import Calendar
from pipeline.dates.find import mention, resolved
from pipeline.dates.foreign import read_complete
from pipeline.model import Anchor, DateMention, Document, Interval, Page
from pipeline.rulebook import Rulebook

_EDGE = 3
_MONTH = r"(?:jan|feb|maart|mrt|april|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_DAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag)"
_LEADS = (
    r"(?:op|van|tot|en|t/m|tm|vanaf|v[oó][oó]r|uiterlijk|rond|per|omstreeks|sinds|na|tussen|met|de|het|dd\.?|d\.d\.|"
    rf"{_DAY})"
)
_UP_TO = r"(?:en|of|tot|t/m|tm|tot[ \n]en|tot[ \n]en[ \n]met)"
_BREAK = r"([ \n]*\f[ \n]*)"
# What stands at the foot of a page, and what must stand on the next for it to be the rest of the same date.
_CUT = re.compile(
    rf"(\b\d{{1,2}}[ \n]{_MONTH}){_BREAK}(?=(?:19|20)\d\d\b)|(\b{_LEADS}[ \n]\d{{1,2}}){_BREAK}(?={_MONTH}\b)|"
    rf"(\b(?:week|weken)){_BREAK}(?=\d{{1,2}}\b)|(\b{_DAY}){_BREAK}(?=\d{{1,2}}[ \n]{_MONTH}\b)|"
    rf"(\b(?:\d{{1,2}}|{_MONTH})[ \n]{_UP_TO}){_BREAK}(?=(?:(?:en[ \n])?met[ \n])?(?:{_DAY}[ \n])?\d{{1,2}}\b)",
    re.I,
)
_FILLED = re.compile(r"^[^\n]*[^\s][^\n]*$", re.M)
_REACH = 40
"""Characters on either side of the break of a page in which a cut date stands."""


def find_in_document(document: Document, anchor: Anchor, rules: Rulebook) -> tuple[DateMention, ...]:
    """Every mention of every page with its page, line and box (None where the page has no words).

    A date in a header or footer that returns on other pages counts once.
    """
    feet = [
        next((low for low, high in page.furniture if low and high == len(page.text)), len(page.text))
        for page in document.pages
    ]
    text = _in_one_piece(document.pages, feet)
    calendar = Calendar.of(rules)
    starts, lines, edges = [], [], []
    offset = line = 0
    for page in document.pages:
        starts.append(offset)
        edges.append(_edges(page.text))
        lines.append(line)
        offset += len(page.text) + 1
        line += page.text.count("\n")
    is_file = document.media_type.startswith("text/")
    seen: set[tuple[str, str]] = set()
    found = []
    for reading, days in resolved(text, anchor.reference, calendar, rules):
        at = bisect_right(starts, reading.start) - 1
        page = document.pages[at]
        begin = reading.start - starts[at]
        if len(document.pages) > 1 and (key := _running(page, edges[at], begin, reading.end - starts[at])):
            if key in seen:
                continue
            seen.add(key)
        end = reading.end - starts[at]
        if end > len(page.text):
            end = len(page.text[: feet[at]].rstrip())
        number = page.text.count("\n", 0, begin) + 1 + (lines[at] if is_file else 0)
        said = page.text[begin:end]
        doubts = page.doubts(days.doubts, begin, end)
        found.append(
            DateMention(
                said, begin, end, days.kind, days.start, days.end, days.timex, days.options, days.rrule, days.mod,
                doubts, days.evidence, page.number, number, page.box(begin, end),
            )
        )  # fmt: skip
    return tuple(found)


def _in_one_piece(pages: tuple[Page, ...], feet: list[int]) -> str:
    """The joined text, letter for letter, with white in place of what stands between the two parts of a cut date.

    That is the break of a page, and the running footer and header around it; ``feet`` tells where each footer begins.
    Such a date is a mention at the foot of its page, with the month or year that the next page tells.
    """
    parts = [page.text for page in pages]
    for at in range(len(pages) - 1):
        head = next((high for low, high in pages[at + 1].furniture if low == 0), 0)
        foot, below = parts[at][: feet[at]].rstrip(), parts[at + 1][head:].lstrip()
        if _CUT.search(f"{foot[-_REACH:]}\f{below[:_REACH]}"):
            parts[at] = foot.ljust(len(parts[at]))
            parts[at + 1] = below.rjust(len(parts[at + 1]))
    breaks = ["\f"] * (len(parts) - 1)
    for at in range(len(breaks)):
        above, under = parts[at], parts[at + 1]
        first = max(0, len(above.rstrip(" \n")) - 2 * _REACH)
        last = len(under) - len(under.lstrip(" \n")) + _REACH
        cut = above[first:]
        closed = _CUT.sub(_closed, f"{cut}\f{under[:last]}")
        parts[at] = above[:first] + closed[: len(cut)]
        breaks[at] = closed[len(cut)]
        parts[at + 1] = closed[len(cut) + 1 :] + under[last:]
    return "".join(chain.from_iterable(zip(parts, [*breaks, ""], strict=True)))


def _closed(cut: re.Match[str]) -> str:
    """The first part of a cut date and white of the same length that is no column, no blank line and no page."""
    kept: str = next(filter(None, cut.groups()[::2]))
    return kept + "\n".ljust(len(cut[0]) - len(kept), "\r")


def _edges(text: str) -> tuple[int, int]:
    """Where the first filled lines of a page end, and the line feed before its last ones."""
    filled = list(_FILLED.finditer(text))
    if len(filled) < _EDGE:
        return len(text), 0
    return filled[_EDGE - 1].end(), filled[-_EDGE].start() - 1


def _running(page: Page, edges: tuple[int, int], start: int, end: int) -> tuple[str, str] | None:
    """The line and the date of a mention in the first or last lines of a page, without page numbers; else None."""
    text = page.text
    if start > edges[0] and end <= edges[1]:
        return None
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if "\t" in line:
        return None
    rest = line.replace(text[start:end], "")
    return " ".join(re.sub(r"\d+", "#", rest).split()).casefold(), text[start:end]


def read_cell(text: str, anchor: Anchor, rules: Rulebook, window: Interval | None = None) -> DateMention | None:
    """The reading of a Datum or Week cell as a whole: a bare ``25-2`` is a date here.

    ``window`` is the interval of the week cell of the same row: it settles the year. Offsets within ``text``.
    """
    calendar = Calendar.of(rules)
    within = (window.start, window.end) if window is not None else None
    every = resolved(text, anchor.reference, calendar, rules, cell=True, window=within)
    found = [mention(text, reading, days) for reading, days in every]
    if all(one.kind in ("year", "month") and len(one.text) + 2 < len(text.strip()) for one in found):
        complete = _complete(text)
        if complete is not None or not found:
            return complete
    days = [one for one in found if one.kind == "day" and one.start is not None]
    if len(days) == len(found) > 1:
        first, last = days[0], days[-1]
        starts, ends = [d.start for d in days if d.start], [d.end for d in days if d.end]
        span = text[first.start_char : last.end_char]
        return DateMention(span, first.start_char, last.end_char, "range", min(starts), max(ends),
                           f"{min(starts)}/{max(ends)}", doubts=tuple(dict.fromkeys((*first.doubts, "several"))),
                           evidence=first.evidence)  # fmt: skip
    return found[0]


def _complete(text: str) -> DateMention | None:
    day = read_complete(text)
    if day is None:
        return None
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return DateMention(text[start:end], start, end, "day", day, day, day.isoformat())
