"""Times that point from the day of the paper: morgen, volgende week, drie maanden geleden, binnen zes weken."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pipeline.dates.cascade import Parts
from pipeline.dates.classes import char
from pipeline.dates.periods import add, unit_span
from pipeline.dates.reading import Reading

_DAY = timedelta(days=1)
_SPREAD = re.compile(
    r"(?i)(?:verdeeld|verspreid|gespreid|uitgesmeerd|gemiddeld|berekend|loopt|gerekend|afgeschreven)\s+\Z"
)


def deictic(p: Parts) -> Reading | None:
    """vandaag, morgen, eergisteren."""
    when = p.context.reference + p.value("v") * _DAY
    word = p.context.text[p.start : p.end].lower()
    if word == "morgen" and (before := p.before()) is not None and p.context.text[before.start : before.end] == "'s":
        return None
    return Reading("fixed", p.start, p.end, fixed=(when, when), kind="day", timex=when.isoformat(), bare=True)


def pointed(p: Parts) -> Reading | None:
    """deze week; volgend jaar; de afgelopen vijf jaar; komende drie weken."""
    letter, shift = p.value("u"), p.value("rel")
    count = p.value("n")
    if letter is None:
        return None
    if count is not None and count != 1 and shift:
        if isinstance(count, float):
            return None
        return _counted(p, letter, count, shift)
    rel, unit = p.token("rel"), p.token("u")
    word = p.context.text[rel.start : rel.end].lower() if rel else ""
    if unit is not None and count is None and p.context.text[unit.start : unit.end].lower() in _PLURALS:
        return Reading("vague", p.start, p.end, timex=f"PX{letter}", kind="vague")
    if word == "laatste" and (letter != "D" or p.after() is not None or count is not None):
        return None
    if letter == "E" and word.startswith(("kom", "aan")) and p.context.reference.weekday() < 5:
        shift = 0
    return _span(p, letter, shift, "")


_PLURALS = ("dagen", "weken", "maanden", "jaren", "kwartalen", "werkdagen", "decennia")


def _span(p: Parts, letter: str, shift: int, part: str) -> Reading | None:
    found = unit_span(p.context.reference, letter, shift)
    if found is None:
        return None
    kind, first, last, timex = found
    return Reading(
        "fixed", _behind_het(p) if letter in "WM" else p.start, p.end, fixed=(first, last), kind=kind, timex=timex
    )


def _behind_het(p: Parts) -> int:
    """Where the time begins: ``het`` before ``volgende week`` is what is done then, and no article of it."""
    token = p.token("rel")
    return token.start if token is not None and p.context.text[p.start : p.start + 4].lower() == "het " else p.start


def _counted(p: Parts, letter: str, count: int, shift: int) -> Reading | None:
    reference = p.context.reference
    far = add(reference, letter, shift * count)
    if far is None:
        return None
    first, last = (reference + _DAY, far) if shift > 0 else (far, reference - _DAY)
    return Reading("fixed", p.start, p.end, fixed=(first, last), kind="range", timex=f"P{count}{letter}")


def bare_unit(p: Parts) -> Reading | None:
    """de maand, het jaar: only after voor, in or de, and where no word follows that narrows it."""
    return _span(p, p.value("u"), 0, "")


def shifted(p: Parts) -> Reading | None:
    """over twee weken; drie maanden geleden; vandaag over twee weken; dinsdag over een week; twee dagen na vandaag."""
    reference = p.context.reference + (p.value("v") or 0) * _DAY
    if (weekday := p.value("wd")) is not None:
        reference += ((weekday - reference.weekday() - 1) % 7 + 1) * _DAY
    back = p.token("ago") is not None
    if not back and _SPREAD.search(p.context.text, max(0, p.start - 20), p.start):
        return None
    after = p.after()
    if not back and after is not None and after.cls in _counting():
        return None
    when: date | None = reference
    for number, unit in (("n", "u"), ("n2", "u2")):
        if p.value(unit) is None or when is None:
            continue
        count = p.value(number) if p.token(number) is not None else 1
        if isinstance(count, float):
            return None
        if count == 2 and "een paar" in p.context.text[p.start : p.end].lower():
            count = 3
        when = add(when, p.value(unit), -count if back else count)
    if when is None:
        return None
    return Reading("fixed", p.start, p.end, fixed=(when, when), kind="day", timex=when.isoformat())


def _counting() -> str:
    return char("FROM_") + char("AFTER_") + char("COUNTED")


def within(p: Parts) -> Reading | None:
    """binnen vier weken; binnen 5 jaar 1 maand en 12 dagen. A term after something else is read a stage later."""
    after = p.after()
    if after is not None and after.cls in _counting() + char("BEFORE"):
        return None
    when: date | None = p.context.reference
    for number, unit in (("n", "u"), ("n2", "u2"), ("n3", "u3")):
        if p.value(unit) is None or when is None:
            continue
        count = p.value(number) if p.token(number) is not None else 1
        if isinstance(count, float):
            return None
        when = add(when, p.value(unit), count)
    if when is None:
        return None
    return Reading("fixed", p.start, p.end, fixed=(p.context.reference, when), kind="range",
                   timex=f"P{p.value('n') or 1}{p.value('u')}")  # fmt: skip


def weekday(p: Parts) -> Reading | None:
    """vrijdag; volgende week maandag; aanstaande vrijdag."""
    number = p.value("wd")
    token = p.token("wd")
    assert token is not None
    word = p.context.text[token.start : token.end].lower()
    if token.cls == char("SHORTDAY") and p.value("rel") is None:
        after = p.after()
        lone = len(p.context.text) < 12 and p.context.text.strip().lower() in (word, word + ".")
        dotted = after is not None and p.context.text[after.start : after.end] == "."
        if not (lone and (dotted or (len(word) < 3 and word != "di"))):
            return None
    return Reading("weekday", p.start, p.end, weekday=number, shift=p.value("rel"), name=_pointer(p),
                   bare=p.value("rel") is None)  # fmt: skip


def _pointer(p: Parts) -> str:
    token = p.token("rel")
    return p.context.text[token.start : token.end].lower() if token else ""


def weekday_in_week(p: Parts) -> Reading | None:
    """volgende week maandag; dinsdag van deze week."""
    shift = p.value("rel")
    monday = p.context.reference - p.context.reference.weekday() * _DAY
    when = monday + (7 * shift + p.value("wd")) * _DAY
    return Reading(
        "fixed", _behind_het(p), p.end, fixed=(when, when), kind="day", timex=when.isoformat(), name="weekday"
    )


def weekday_ordinal(p: Parts) -> Reading | None:
    """vrijdag de 15e; dinsdag de elfde; maandag 21."""
    number = p.value("d")
    if p.token("art") is None and p.followed_by_word():
        return None
    return Reading("monthday", p.start, p.end, day=number, weekday=p.value("wd"))


def day_of_month(p: Parts) -> Reading | None:
    """op de 15e, of the month that goes; ``op de 15e mei`` is a day of May."""
    following = p.after()
    if p.followed_by_word() or (following is not None and following.cls == char("MONTH")):
        return None
    return Reading("monthday", p.start, p.end, day=p.value("d"))


def day_of_pointed_month(p: Parts) -> Reading | None:
    """de 20e van de volgende maand."""
    found = unit_span(p.context.reference, "M", p.value("rel"))
    number = p.value("d")
    if found is None or p.value("u") != "M" or number > found[2].day:
        return None
    when = found[1].replace(day=number)
    return Reading("fixed", p.start, p.end, fixed=(when, when), kind="day", timex=when.isoformat())


def next_but_one(p: Parts) -> Reading | None:
    """de week na de volgende."""
    return _span(p, p.value("u"), 2, "")


def weeks_of_month(p: Parts) -> Reading | None:
    """laatste twee weken van september; eerste drie weken van juni: days of that month."""
    month, counted, number = p.value("x"), p.value("w"), p.value("n")
    if not isinstance(month, Reading) or month.month is None or month.part:
        return None
    if isinstance(counted, Reading):
        said = " ".join(p.context.text[counted.start : counted.end].casefold().split())
        first, last = counted.fixed or (None, None)
        if (
            not said.startswith(("laatste", "de laatste"))
            or not said.endswith("weken")
            or first is None
            or last is None
        ):
            return None
        days, from_end = (last - first).days + 1, True
    elif isinstance(number, int):
        days, from_end = 7 * number, p.value("o") == -1
    else:
        return None
    length = monthrange(month.year or 2001, month.month)[1]
    if not 7 < days <= length:
        return None
    begin, end = (length - days + 1, length) if from_end else (1, days)
    sides = tuple(Reading("day", p.start, p.end, month.year, month.month, day) for day in (begin, end))
    return Reading("range", p.start, p.end, month.year, parts=sides)
