"""Open ends: vóór, na, vanaf, uiterlijk, per, rond. ``voor`` is "before" or "for", and the words around it tell."""

from __future__ import annotations

import re

from pipeline.dates.cascade import Parts
from pipeline.dates.dutch import FOR_NOUNS
from pipeline.dates.reading import Reading


def _bounded(p: Parts, bound: str) -> Reading | None:
    inner = p.value("x")
    if not isinstance(inner, Reading) or (inner.form == "list" and bound not in ("from",)):
        return None
    made = inner.at(p.start, p.end)
    if made.bound:
        return None
    made.bound, made.bare, made.cue = bound, False, True
    return made


def strong(p: Parts) -> str:
    """eerder dan: always "before"."""
    return "strong"


def at_latest(p: Parts) -> Reading | None:
    """uiterlijk 18 juli 2025; niet later dan morgen."""
    return _bounded(p, "until")


def before(p: Parts) -> Reading | None:
    """vóór 30 april 2025; voor de zomer. ``voor`` before a year or a week is "for" unless written vóór."""
    inner = p.value("x")
    if p.value("b") != "strong":
        if inner.form in ("holiday",) or (inner.shift is not None and inner.form != "weekday"):
            return None
        if inner.form == "year" and not _coordinated(p):
            return None
        if inner.part == "WEEKOF" or _PROPOSES.search(p.context.text, max(0, p.start - 40), p.start):
            return None
        if inner.form == "fixed" and not inner.part and inner.kind in ("week", "month", "year", "range", "quarter"):
            return None
        if inner.form in ("week", "range", "monthday", "nthday", "list", "alternatives") and inner.weekday is None:
            return None
        if (inner.form == "weekday" and inner.shift == -1) or inner.name == "weekday":
            return None
        if _for_noun(p):
            return None
    return _bounded(p, "before")


_PROPOSES = re.compile(r"(?i)\bstel(?:t|len|de|den)?\b[^.;]{0,30}\Z")


def _coordinated(p: Parts) -> bool:
    """na 2010 en voor 2018: between two times ``voor`` is "before"."""
    earlier = p.earlier(3)
    joined = [p.context.text[token.start : token.end].lower() for token in earlier]
    return any(isinstance(token.value, Reading) for token in earlier) and joined[-1:] in (["en"], ["of"])


def _for_noun(p: Parts) -> bool:
    words = p.context.text[max(0, p.start - 40) : p.start].split()
    return bool(words) and words[-1].lower().strip("(\"'") in FOR_NOUNS


def after(p: Parts) -> Reading | None:
    """na de zomer; na 2018."""
    return _bounded(p, "after")


def from_(p: Parts) -> Reading | None:
    """vanaf 1 maart; sinds augustus; 1-1-2016 en later."""
    return _bounded(p, "from")


def from_day(p: Parts) -> Reading | None:
    """per 1 januari 2022; met ingang van 1 januari 2027: that day."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.form == "list":
        return None
    if inner.bare and inner.form in ("month", "season"):
        return None
    return inner.but(start=p.start, end=p.end, bare=False, cue=True)


_WHOLE = ("year", "month", "quarter", "week", "season", "vacation")


def until(p: Parts) -> Reading | None:
    """tot 1 mei; tot het einde van de maand; tot 2012, which that year is no part of."""
    inner = p.value("x")
    whole = isinstance(inner, Reading) and inner.form in _WHOLE and not inner.part
    return _bounded(p, "before" if whole and p.token("until") is not None else "until")


def more_than(p: Parts) -> Reading | None:
    """meer dan 2 weken na vandaag."""
    made = p.value("x").at(p.start, p.end)
    made.bound = "before" if made.number < 0 else "from"
    return made  # type: ignore[no-any-return]


def about(p: Parts) -> Reading | None:
    """rond 1 april."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.form == "list":
        return None
    made = inner.at(p.start, p.end)
    made.about, made.bare, made.cue = True, False, True
    return made
