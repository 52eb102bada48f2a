"""All dates of a paper with their place, and the reading of one cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from pipeline.calendars import Calendar
from pipeline.dates.find import mention, resolved
from pipeline.dates.foreign import read_complete
from pipeline.model import Anchor, DateMention, Document, Interval, Page
from pipeline.rulebook import Rulebook

_EDGE = 3
_MONTH = r"(?:jan|feb|maart|mrt|april|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_BREAK = r"([ \n]{0,3}\f[ \n]{0,3})"
_CUT = re.compile(
    rf"(\b\d{{1,2}}[ \n]{_MONTH}){_BREAK}(?=(?:19|20)\d\d\b)|"
    rf"(\b(?:op|van|tot|en|t/m|vanaf|v[oó][oó]r|\w*dag)[ \n]\d{{1,2}}){_BREAK}(?={_MONTH}\b)",
    re.I,
)


def find_in_document(document: Document, anchor: Anchor, rules: Rulebook) -> tuple[DateMention, ...]:
    """Every mention of every page with its page, line and box (None where the page has no words).

    A date in a header or footer that returns on other pages counts once.
    """
    text = _in_one_piece("\f".join(page.text for page in document.pages))
    calendar = Calendar.of(rules)
    starts, lines = [], []
    offset = line = 0
    for page in document.pages:
        starts.append(offset)
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
        if len(document.pages) > 1 and (key := _running(page, begin, reading.end - starts[at])):
            if key in seen:
                continue
            seen.add(key)
        made = mention(text, reading, days)
        end = reading.end - starts[at]
        if end > len(page.text):
            end = len(page.text.rstrip())
            made = replace(made, text=page.text[begin:end])
        number = page.text.count("\n", 0, begin) + 1 + (lines[at] if is_file else 0)
        found.append(
            replace(
                made,
                start_char=begin,
                end_char=end,
                page=page.number,
                line=number,
                bbox=page.box(begin, end),
                doubts=page.doubts(made.doubts, begin, end),
            )
        )
    return tuple(found)


def _in_one_piece(text: str) -> str:
    """The joined text, letter for letter, with the break of a page as a line break where it stands within a date.

    Such a date is a mention at the foot of its page, with the month or year that the next page tells.
    """
    if "\f" not in text:
        return text
    return _CUT.sub(lambda cut: f"{cut[1] or cut[3]}\n{' ' * (len(cut[2] or cut[4]) - 1)}", text)


def _running(page: Page, start: int, end: int) -> tuple[str, str] | None:
    """The line and the date of a mention in the first or last lines of a page, without page numbers; else None."""
    text = page.text
    head = sum(1 for line in text[:start].split("\n")[:-1] if line.strip())
    foot = sum(1 for line in text[end:].split("\n")[1:] if line.strip())
    if min(head, foot) >= _EDGE:
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
