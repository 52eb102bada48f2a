"""Find every temporal expression in a text and settle its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial

from msgspec import Struct

from pipeline.calendars import Calendar
from pipeline.dates import grammar
from pipeline.dates.cascade import Context, rewrite
from pipeline.dates.classes import char
from pipeline.dates.lexer import CORE_NAMES, OTHER, PARA, TAB, Token, islands, scan, windows
from pipeline.dates.phrases import phrases
from pipeline.dates.reading import Reading
from pipeline.dates.resolve import Resolved, resolve
from pipeline.dates.sieve import counts
from pipeline.dates.tense import has_happened, tense
from pipeline.dates.years import Setting, plan_years
from pipeline.model import DateMention
from pipeline.rulebook import Rulebook, default

_CORE = re.compile("[" + "".join(char(name) for name in CORE_NAMES) + "]")
_CHUNK = 1 << 18


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def readings(text: str, reference: date, calendar: Calendar, lower: str | None = None) -> Iterator[Reading]:
    """Every reading in a text, in order, before any year is chosen; spans never overlap."""
    islands = _kept_islands(text) if len(text) < _CHUNK else _islands(text, lowered(text) if lower is None else lower)
    for island in islands:
        if island.read is not None:
            yield from island.read
            continue
        context = Context(text, reference, calendar, island.follows)
        found = list(_read(island.tokens, context))
        if not context.asked:
            island.read = found
        yield from found


class _Island(Struct):
    """A run of tokens, whether a word follows it, and what it reads from whatever day it speaks, once that is known."""

    tokens: list[Token]
    follows: bool
    read: list[Reading] | None = None


@lru_cache(maxsize=1)
def _kept_islands(text: str) -> tuple[_Island, ...]:
    """The islands of the text read last: a paper is read for its own date first, and then from that day."""
    return tuple(_islands(text, lowered(text)))


def _islands(text: str, lower: str) -> Iterator[_Island]:
    """Runs of tokens among which one is of time."""
    done = 0
    for first, last in windows(lower, 0, len(text)):
        if last <= done:
            continue
        at = first = max(first, done)
        while at < last:
            stop = min(last, at + _CHUNK)
            classes, items = scan(text, at, stop)
            if at == first > done and _TIME_AT_EDGE.match(classes):
                first = at = _widened(text, first, done)
                continue
            if stop == last < len(text) and _TIME_AT_EDGE.match(classes[:-65:-1]):
                last = _lengthened(text, last)
                continue
            resume = stop
            if stop < last:
                cut = classes.rfind(OTHER)
                if cut > 0 and items[cut][0] > at:
                    classes, resume = classes[:cut], items[cut][0]
            for begin, end in islands(classes, _CORE):
                follows = (
                    classes[end] == OTHER
                    if end < len(classes)
                    else stop < len(text) and text[stop : stop + 40].strip() != ""
                )
                yield _Island([Token(classes[n], *items[n]) for n in range(begin, end)], follows)
            at = resume
        done = last


_TIME_AT_EDGE = re.compile(f"[^{OTHER}{PARA}{TAB}]{{0,64}}?" + _CORE.pattern)


def _widened(text: str, first: int, done: int) -> int:
    """An earlier start for a window that begins within an island."""
    start = max(done, first - 200)
    while start > done and not text[start - 1].isspace():
        start -= 1
    return start


def _lengthened(text: str, last: int) -> int:
    """A later end for a window that ends within an island."""
    end = min(len(text), last + 100)
    while end < len(text) and not text[end].isspace():
        end += 1
    return end


def _read(tokens: list[Token], context: Context) -> Iterator[Reading]:
    for table in _STAGES if len(tokens) > 1 else _STAGES_OF_ONE:
        tokens = rewrite(tokens, table, context)
    for token in tokens:
        value = token.value
        if isinstance(value, Reading) and token.cls not in _IDLE:
            if value.form == "list":
                yield from _members(value)
            else:
                yield value


_STAGES = (grammar.WORDS, grammar.ATOMS, grammar.PARTS, grammar.RANGES, grammar.BOUNDS)
_STAGES_OF_ONE = (grammar.WORDS, grammar.ATOMS)


def _members(reading: Reading) -> Iterator[Reading]:
    """The members of an enumeration; a year written last goes for all before it."""
    year = None
    members = []
    for part in reversed(reading.parts):
        last = part.parts[-1] if part.parts else part
        year = last.year or year
        if part.yearless and year is not None:
            inner = (*part.parts[:-1], last.but(year=year)) if part.parts else ()
            part = part.but(parts=inner) if inner else part.but(year=year)
        members.append(part)
    yield from reversed(members)


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
    earlier: tuple[Reading, Resolved] | None = None
    window_end = 0
    near: date | None = None
    lower = lowered(text)
    every = list(readings(text, reference, calendar, lower))
    plan = plan_years(every, reference)
    for reading in _merge(iter(every), phrases(text, lower, rules.vocabulary)):
        below = window is not None and reading.start - window_end < _WEEK_REACH
        if not cell and not counts(text, reading, below, rules) and not _goes_on(text, earlier, reading):
            continue
        here = Setting(
            reference, calendar, partial(tense, text, reading), window if below or cell else None, near, plan
        )
        if reading.kind == "year" and earlier is not None:
            reading = _that_year(text, reading, earlier[0])
        if reading.yearless:
            reading = _placed(reading, here, earlier, text)
        if reading.form == "weekday" and reading.shift is None and has_happened(text, reading):
            reading = reading.but(shift=-1)
        try:
            found = resolve(reading, here)
        except OverflowError:  # beyond the calendar of years 1 to 9999
            continue
        if found is None:
            continue
        if found.kind in ("week", "weeks") and found.start is not None:
            window, window_end = (found.start, found.end), reading.end
            near = found.start if reading.parts else near
        if reading.name == "window" and found.evidence is None:
            found.evidence = "Het jaar is dat van de week waar de dag bij staat."
        reading = _without_full_stop(text, reading)
        earlier = reading, found
        yield reading, found


_JOINT = re.compile(r"\s*(?:,|en|of|&|,\s*en)\s*")


def _goes_on(text: str, earlier: tuple[Reading, Resolved] | None, reading: Reading) -> bool:
    """op 19/4 en 26/4: the second counts because the first did; Week 4 (25-1 tm 29-1) 28-1: so does a day behind it."""
    if earlier is None or reading.cue or not 0 < reading.start - earlier[0].end < 8:
        return False
    if earlier[0].form == "week" and earlier[0].parts:
        return not text[earlier[0].end : reading.start].strip()
    return earlier[0].form == "day" and _JOINT.fullmatch(text, earlier[0].end, reading.start) is not None


_FULL_STOP = re.compile(r"(?i)(?:[a-z]{5,}|mei|juni|juli)\.\Z")


def _without_full_stop(text: str, reading: Reading) -> Reading:
    """A full stop behind a whole word ends the sentence and is no part of the date."""
    if text[reading.end - 1] == "." and _FULL_STOP.search(text, reading.start, reading.end):
        return reading.but(end=reading.end - 1)
    return reading


_WEEK_REACH = 200


_IN_THAT = re.compile(r"\.\s+In\s+")


def _that_year(text: str, reading: Reading, earlier: Reading) -> Reading:
    """… in 2015. In dit jaar …: the year that was named just before."""
    gap = text[earlier.end : reading.start]
    if earlier.form != "year" or earlier.bound or earlier.year is None or not _IN_THAT.fullmatch(gap):
        return reading
    return earlier.but(start=reading.start, end=reading.end, doubts=())


def _placed(reading: Reading, here: Setting, earlier: tuple[Reading, Resolved] | None, text: str) -> Reading:
    """A yearless reading with the year that its surroundings give: the week above it, or the months before it."""
    if earlier is not None and reading.form == "month" and earlier[0].form == "month" and earlier[1].start is not None:
        gap = text[earlier[0].end : reading.start]
        if len(gap) < 6 and not gap.strip(" \t\n,|/") and not reading.bound:
            ahead = (reading.month or 0) <= earlier[1].start.month
            return reading.but(year=earlier[1].start.year + ahead, doubts=(*reading.doubts, "year_inferred"))
    return _within(reading, here)


def _within(reading: Reading, setting: Setting) -> Reading:
    """A yearless day below a week line takes the year of that week."""
    if setting.window is None or not reading.yearless or reading.bound:
        return reading
    if reading.form == "alternatives":
        return reading.but(parts=tuple(_within(part, setting) for part in reading.parts))
    if reading.form != "day" or setting.window[0] is None or setting.window[1] is None:
        return reading
    for year in sorted({setting.window[0].year, setting.window[1].year}):
        try:
            when = date(year, reading.month or 0, reading.day or 0)
        except ValueError:
            continue
        if (when - setting.window[0]).days >= -14 and (when - setting.window[1]).days <= 14:
            return reading.but(year=year, doubts=(*reading.doubts, "year_inferred"), name="window")
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
