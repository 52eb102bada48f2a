"""Find every temporal expression in a text and settle its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.calendars import Calendar
from pipeline.dates import grammar
from pipeline.dates.cascade import Context, rewrite
from pipeline.dates.lexer import OTHER, Token, char, islands, scan
from pipeline.dates.phrases import phrases
from pipeline.dates.reading import Reading
from pipeline.dates.resolve import Resolved, Setting, resolve
from pipeline.dates.sieve import counts, tense
from pipeline.model import DateMention
from pipeline.rulebook import Rulebook, default

_CORE_NAMES = ("MONTH", "WEEKDAY", "WEEK", "WEEKS", "WEEKNO", "WNUM", "DMY", "DM", "DMDM", "DMYDMY", "MY", "YEARS", "YEAR", "YEARWORD",
               "CENTURYWORD", "QUARTER", "QNUM", "HNUM", "HALFTH", "SEASON", "HOLIDAY", "HOLHEAD", "VACNAME", "DEICTIC",
               "UNIT", "YEARUNIT", "JAREN", "ADVERB", "CENTURY", "SHORTDAY", "O12", "O31")  # fmt: skip
_CORE = re.compile("[" + "".join(char(name) for name in _CORE_NAMES) + "]")
_CHUNK = 1 << 18


def readings(text: str, reference: date, calendar: Calendar) -> Iterator[Reading]:
    """Every reading in a text, in order, before any year is chosen; spans never overlap."""
    at = 0
    while at < len(text):
        stop = min(len(text), at + _CHUNK)
        classes, tokens = scan(text, at, stop)
        resume = stop
        if stop < len(text):
            cut = classes.rfind(OTHER)
            if cut > 0 and tokens[cut].start > at:
                classes, resume = classes[:cut], tokens[cut].start
        for first, last in islands(classes, _CORE):
            context = Context(text, reference, calendar, last < len(classes) and classes[last] == OTHER)
            yield from _read(tokens[first:last], context)
        at = resume


def _read(tokens: list[Token], context: Context) -> Iterator[Reading]:
    for table in (grammar.WORDS, grammar.ATOMS, grammar.PARTS, grammar.RANGES, grammar.BOUNDS):
        tokens = rewrite(tokens, table, context)
    for index, token in enumerate(tokens):
        value = token.value
        if isinstance(value, Reading) and not _idle(token, tokens, index, context):
            value.start, value.end = token.start, token.end
            if value.form == "list":
                yield from _members(value)
            else:
                yield value


def _members(reading: Reading) -> Iterator[Reading]:
    """The members of an enumeration; a year written last goes for all before it."""
    year = None
    members = []
    for part in reversed(reading.parts):
        last = part.parts[-1] if part.parts else part
        year = last.year or year
        if part.yearless and year is not None:
            part = replace(part, year=year) if not part.parts else replace(
                part, parts=(*part.parts[:-1], replace(last, year=year)))
        members.append(part)
    yield from reversed(members)


def _idle(token: Token, tokens: list[Token], index: int, context: Context) -> bool:
    return token.cls in _IDLE


_IDLE = char("UNITX") + char("NOWX")


def find_dates(text: str, reference: date, rules: Rulebook | None = None) -> list[DateMention]:
    """Every Dutch temporal expression in ``text``, in order of place, spans never overlapping.

    ``reference`` is the day from which the text speaks: it settles relative dates and the years of yearless ones.
    A mention's ``text`` equals ``text[start_char:end_char]``; ``page``, ``line`` and ``bbox`` are None.
    """
    rules = rules or default()
    calendar = Calendar.of(rules)
    return [mention(text, reading, found) for reading, found in resolved(text, reference, calendar, rules)]


def resolved(
    text: str,
    reference: date,
    calendar: Calendar,
    rules: Rulebook,
    cell: bool = False,
    window: tuple[date | None, date | None] | None = None,
) -> Iterator[tuple[Reading, Resolved]]:
    """Readings with their days; what turns out to be no date is dropped. In a ``cell`` a bare ``d-m`` is a date."""
    setting = Setting(reference, calendar)
    window_end = 0
    for reading in _merge(readings(text, reference, calendar), phrases(text, rules)):
        if not cell and not counts(text, reading, window is not None and reading.start - window_end < 120, rules):
            continue
        here = replace(setting, tense=tense(text, reading) if reading.yearless else 0,
                       window=window if reading.start - window_end < 400 else None)
        found = resolve(_within(reading, here), here)
        if found is None:
            continue
        if found.kind in ("week", "weeks") and found.start is not None:
            window, window_end = (found.start, found.end), reading.end
        yield reading, found


def _within(reading: Reading, setting: Setting) -> Reading:
    """A yearless day below a week line takes the year of that week."""
    if setting.window is None or not reading.yearless or reading.bound:
        return reading
    if reading.form == "alternatives":
        return replace(reading, parts=tuple(_within(part, setting) for part in reading.parts))
    if reading.form != "day" or setting.window[0] is None or setting.window[1] is None:
        return reading
    for year in {setting.window[0].year, setting.window[1].year}:
        try:
            when = date(year, reading.month or 0, reading.day or 0)
        except ValueError:
            continue
        if -14 <= (when - setting.window[0]).days and (when - setting.window[1]).days <= 14:
            return replace(reading, year=year, doubts=(*reading.doubts, "year_inferred"))
    return reading


def _merge(first: Iterator[Reading], second: list[Reading]) -> Iterator[Reading]:
    waiting = list(reversed(second))
    last = 0
    for reading in first:
        while waiting and waiting[-1].start <= reading.start:
            phrase = waiting.pop()
            if phrase.start >= last:
                last = phrase.end
                yield phrase
        if reading.start < last or (waiting and waiting[-1].start < reading.end):
            continue
        last = reading.end
        yield reading
    for phrase in reversed(waiting):
        if phrase.start >= last:
            last = phrase.end
            yield phrase


def mention(text: str, reading: Reading, found: Resolved) -> DateMention:
    return DateMention(
        text[reading.start : reading.end], reading.start, reading.end, found.kind, found.start, found.end, found.timex,
        found.options, found.rrule, found.mod, found.doubts, found.evidence,
    )  # fmt: skip
