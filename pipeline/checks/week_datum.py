"""The week label of a row against the dates beside it, by ISO 8601 weeks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from pipeline.checks.moments import loose_mentions, statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import subject, within
from pipeline.model import DateMention, Finding, Interval, Period
from pipeline.texts import period

_WEEKS = re.compile(r"(\d{4})-W(\d{2})(?:/(\d{4})-W(\d{2}))?$")


@check(
    "week-datum",
    title="Week en datums horen niet bij elkaar",
    explanation="Het weeknummer en de datums ernaast wijzen naar verschillende ISO-weken; wie alleen het een leest, "
    "agendeert verkeerd.",
    remedy="Vraag de opsteller welke van de twee geldt en verbeter de andere in de planning.",
    cls="inconsistentie",
)
def week_against_dates(self: Check, case: Case) -> Iterator[Finding]:
    """A row or sentence whose dates begin or end outside the ISO weeks of its label."""
    for row in statements(case):
        mention = row.week or row.day
        weeks = _other_week(mention)
        if weeks is None or mention is None:
            continue
        yield self.finding(
            case,
            (row.key,),
            f"Bij {subject(row, case.rules)} staat{within(row)} {_apart(mention, weeks)}.",
            (row.place,),
            periods=(
                Period(mention.start, mention.end, "master" if row.origin == "master" else "paper", 0),
                Period(weeks.start, weeks.end, "calendar", 0),
            ),
            item=row,
        )

    seen: Counter[str] = Counter()
    for paper, mention, place in loose_mentions(case):
        weeks = _other_week(mention)
        if weeks is None:
            continue
        seen[paper] += 1
        yield self.finding(
            case,
            (paper, f"tekst-{seen[paper]}"),
            f"In {paper} staat {_apart(mention, weeks)}.",
            (place,),
            periods=(
                Period(mention.start, mention.end, "paper", 0),
                Period(weeks.start, weeks.end, "calendar", 0),
            ),
        )


def _other_week(mention: DateMention | None) -> Interval | None:
    """The ISO weeks that the label names, where the dates beside it do not lie in them."""
    weeks = labelled(mention)
    if mention is None or weeks is None or weeks.start is None or weeks.end is None:
        return None
    if mention.start is None or mention.end is None:
        return None
    if weeks.start <= mention.start <= weeks.end and weeks.start <= mention.end <= weeks.end:
        return None
    return weeks


def labelled(mention: DateMention | None) -> Interval | None:
    """Monday of the first to Sunday of the last ISO week that the label names; None where it names no week."""
    if mention is None or mention.kind not in ("week", "weeks", "range"):
        return None
    return _weeks_of(mention.timex)


@lru_cache(maxsize=4096)
def _weeks_of(timex: str) -> Interval | None:
    match = _WEEKS.match(timex)
    if match is None:
        return None
    year, week, last_year, last_week = match.groups()
    try:
        start = date.fromisocalendar(int(year), int(week), 1)
        end = date.fromisocalendar(int(last_year or year), int(last_week or week), 7)
    except ValueError:
        return None
    return Interval(start, max(end, start + timedelta(days=6)))


def _apart(mention: DateMention, weeks: Interval) -> str:
    """What is written, and how its week and its dates differ."""
    assert weeks.start is not None
    assert weeks.end is not None
    runs = "die weken lopen" if (weeks.end - weeks.start).days > 6 else "die week loopt"
    dated = "de datum ernaast is" if mention.start == mention.end else "de datums ernaast lopen van"
    said = " ".join(mention.text.split())
    return f"“{said}”, maar {runs} van {period(weeks.start, weeks.end)} en {dated} {period(mention.start, mention.end)}"
