"""The dates of a sentence that are moments of what it tells: not those that are denied, a reason, or no moment."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from pipeline.items import around, dutch_times
from pipeline.items.semicolons import part_around
from pipeline.items.superseded import superseded
from pipeline.model import DateMention, Sentence

OWN_WORDS = 4
"""So many words make a part of a sentence a statement of its own."""
NEAR = 2
"""Characters between where a date begins and the first of them that stands in the sentence, at most."""


class Dated(Struct, frozen=True):
    """A date with its span in the text of its sentence."""

    mention: DateMention
    start: int
    end: int


class Dates:
    """The dates of each sentence of a text, looked for once; ``placed`` are all of them, each with where it begins."""

    def __init__(self, placed: list[tuple[int, DateMention]]) -> None:
        self._placed = placed
        self._known: dict[int, tuple[Sentence, list[Dated]]] = {}
        self._has: tuple[tuple[Sentence, ...], list[bool]] = (), []

    def of(self, sentence: Sentence) -> list[Dated]:
        """Those of this very sentence; none where its place is not known."""
        if not sentence.offsets:
            return []
        known = self._known.get(id(sentence))
        if known is None:
            known = self._known[id(sentence)] = sentence, _dates_in(sentence, self._placed)
        return known[1]

    def has(self, sentences: tuple[Sentence, ...]) -> list[bool]:
        """Whether each of the sentences has a date; hardly any of them changes from one asking to the next."""
        if self._has[0] != sentences:
            self._has = sentences, [bool(self.of(one)) for one in sentences]
        return self._has[1]


def _dates_in(sentence: Sentence, placed: list[tuple[int, DateMention]]) -> list[Dated]:
    first, last = sentence.offsets[0], sentence.offsets[-1]
    low = bisect_right(placed, first - 1, key=lambda pair: pair[0])
    found: list[Dated] = []
    for begin, mention in placed[low:]:
        if begin > last:
            break
        start = bisect_right(sentence.offsets, begin - 1)
        if sentence.offsets[start] - begin > NEAR:
            continue  # between the head of an agenda and a point far below it
        end = bisect_right(sentence.offsets, begin + (mention.end_char - mention.start_char) - 1)
        unresolved = mention.kind in ("year", "vague") and mention.start is None and mention.end is None
        if unresolved or dutch_times.FROM_OTHER.search(mention.text) or _no_moment(sentence.text, start, end):
            continue
        if found and found[-1].mention.kind == "month" and dutch_times.OF_THE_MONTH.search(mention.text):
            continue
        if mention.kind in dutch_times.COUNTED and dutch_times.COUNTED_ON.match(sentence.text, end):
            continue
        if _of_last_year(sentence.text, start, mention):
            continue
        if not superseded(sentence.text, start, max(end, start + 1)):
            told = _of_that_month(mention, found, sentence.text, start, end)
            found.extend([Dated(told, start, max(end, start + 1))] if told is not None else [])
    found = _periods(found, sentence.text)
    return found if len(found) < 2 or ";" not in sentence.text else _with_its_part(sentence, found)


def _with_its_part(sentence: Sentence, found: list[Dated]) -> list[Dated]:
    """The dates without those of a part behind or before ``;`` that tells of nobody and nothing of the rules.

    ``De wethouder is jarig op 30 mei; de stuurgroep stemt op 23 mei in``: the first is no day of the second.
    """
    text = sentence.text
    kept = []
    for dated in found:
        low, high = part_around(text, dated.start, dated.end)
        own = text[low : dated.start] + text[dated.end : high]
        bare = not any(low <= name.start < high for name in sentence.names) and not dutch_times.GOES_ON.search(own)
        elsewhere = any(other.end <= low or other.start >= high for other in found)
        if not (bare and elsewhere and len(own.split()) >= OWN_WORDS):
            kept.append(dated)
    return kept


def _of_last_year(text: str, start: int, mention: DateMention) -> bool:
    """Whether a day without a year stands behind ``vorig jaar``: not the coming one."""
    return "year_inferred" in mention.doubts and bool(dutch_times.LAST_YEAR.search(text[:start]))


def _of_that_month(mention: DateMention, before: list[Dated], text: str, start: int, end: int) -> DateMention | None:
    """The mention itself; of ``de 22e van die maand`` the day in the month told of before, None where there is none."""
    if mention.start is None:
        return mention
    named = dutch_times.THAT_WEEKDAY.fullmatch(mention.text)
    if named is not None and dutch_times.THAT.search(text[:start]):
        return _in_week_told(mention, dutch_times.WEEKDAYS.index(named["day"].casefold()), before)
    if dutch_times.BARE_DAY.fullmatch(mention.text) and not around.OF_THAT_MONTH.match(text, end):
        return _in_month_told(mention, mention.start, before)
    if mention.kind == "day" and dutch_times.OF_THAT_YEAR.match(text, end):
        return _in_year_told(mention, mention.start, before)
    if before and before[-1].mention.kind == "year" and "year_inferred" in mention.doubts:
        behind_year = dutch_times.IN_THAT_YEAR.fullmatch(text, before[-1].end, start)
        if behind_year and dutch_times.IN.search(text[: before[-1].start]):
            return _in_year_told(mention, mention.start, before)
    if not around.OF_THAT_MONTH.match(text, end):
        return mention
    month = before[-1].mention.start if before else None
    if month is None or mention.start.day > monthrange(month.year, month.month)[1]:
        return None
    day = month.replace(day=mention.start.day)
    return replace(mention, start=day, end=day)


def _in_year_told(mention: DateMention, start: date, before: list[Dated]) -> DateMention | None:
    """Of ``12 december van dat jaar``, ``In 2021 … op 12 december``, the day in that year; None where there is none."""
    year = before[-1].mention.start.year if before and before[-1].mention.start is not None else None
    if year is None or start.day > monthrange(year, start.month)[1]:
        return None
    day = start.replace(year=year)
    return replace(mention, start=day, end=day)


def _in_week_told(mention: DateMention, weekday: int, before: list[Dated]) -> DateMention | None:
    """Of ``week 38: … die donderdag`` that day in the week told before it; None where there is no such week."""
    told = next((one.mention for one in reversed(before) if one.mention.start is not None), None)
    if told is None or told.start is None or (told.end or told.start) - told.start > timedelta(days=6):
        return None
    day = told.start + timedelta(days=(weekday - told.start.weekday()) % 7)
    within = told.end is None or told.start <= day <= told.end
    return replace(mention, start=day, end=day) if within or told.kind == "week" else None


def _in_month_told(mention: DateMention, start: date, before: list[Dated]) -> DateMention:
    """Of ``dinsdag de 16e`` behind another day the 16th of its month, where the day of the week is the same."""
    told = before[-1].mention if before else None
    month = (told.end or told.start) if told is not None and told.kind in ("day", "range", "month") else None
    if told is None or month is None or start.day > monthrange(month.year, month.month)[1]:
        return mention
    day = month.replace(day=start.day)
    named = "dag" in mention.text.casefold()
    later = told.mod is not None or told.kind in ("month", "range") or day > month
    if day == start or (named and day.weekday() != start.weekday()) or not (named or later):
        return mention
    return replace(mention, start=day, end=day)


def _periods(found: list[Dated], text: str) -> list[Dated]:
    """The dates, a day on which something begins and the one on which it ends taken together."""
    joined: list[Dated] = []
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and around.AND_ENDS.fullmatch(text[last.end : one.start]):
            begin, end = last.mention.start, one.mention.end
            if around.BEGINS.search(text, 0, last.start) and begin is not None and end is not None and begin <= end:
                joined[-1] = Dated(replace(last.mention, end=end, kind="range", mod=None), last.start, one.end)
                continue
        joined.append(one)
    return joined


_BEFORE = (
    dutch_times.NOT_ITS_TIME, dutch_times.OF_A_PLACE, dutch_times.RECEIVED, dutch_times.OTHERWISE,
    dutch_times.RECESS_LASTS, dutch_times.KEPT_UNTIL, dutch_times.ON_REQUEST, dutch_times.WHO_THEN,
    dutch_times.YOU_ASKED, dutch_times.WRITER_AWAY_BEFORE, dutch_times.HEAR_GLADLY,
)  # fmt: skip
_BEHIND = (
    dutch_times.NOTHING_THEN, dutch_times.RECEIVED_THEN, dutch_times.YOU_ASKED_THEN, dutch_times.WRITER_AWAY,
    dutch_times.IN_THE_SYSTEM,
)  # fmt: skip
# One before the date together with one behind it.
_AROUND = (
    (dutch_times.PAPERS_FOR, dutch_times.AT_THE_DESK),
    (dutch_times.SENT_FOR, dutch_times.SENT_THEN),
    (dutch_times.AS_TOLD, dutch_times.TOLD_THEN),
    (dutch_times.MEETING_OF, dutch_times.IS_MOVED),
    (dutch_times.YOU_HAVE, dutch_times.ASKED_THEN),
    (dutch_times.HEAR_BY, dutch_times.HEARD),
    (dutch_times.AS_REASON, dutch_times.IS_A_HOLIDAY),
)


def _no_moment(text: str, start: int, end: int) -> bool:
    """Whether the date is that of a letter, a term or a holiday, and nothing is done on it."""
    if dutch_times.A_WEEKDAY.fullmatch(text, start, end) and dutch_times.THIS_TIME.search(text, 0, start):
        return True
    if dutch_times.A_RECESS.fullmatch(text, start, end) and (
        dutch_times.IT_IS.search(text, 0, start) or dutch_times.ITS_LENGTH.match(text, end)
    ):
        return True
    if dutch_times.TERM.match(text, start, end) and dutch_times.BY_LAW.search(text) and dutch_times.OUGHT.search(text):
        return True
    return (
        dutch_times.HEARSAY.search(text) is not None
        or any(words.search(text, 0, start) for words in _BEFORE)
        or any(words.match(text, end) for words in _BEHIND)
        or any(before.search(text, 0, start) and behind.match(text, end) for before, behind in _AROUND)
    )
