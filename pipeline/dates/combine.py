"""How readings combine: ranges, lists, alternatives and open ends. Nothing here chooses a year."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pipeline.dates.cascade import Parts
from pipeline.dates.periods import add, holiday, nth_weekday, unit_span
from pipeline.dates.pointing import shifted
from pipeline.dates.reading import Form, Reading

_DAY = timedelta(days=1)


def glue(p: Parts) -> Any:
    """Several words for one connective; ``voor`` keeps whether it was written ``vóór``."""
    return p.all()[0].value or p.context.text[p.start : p.end].lower()


def spelled_year(p: Parts) -> int | None:
    """tweeduizend achttien; negentienhonderd zesennegentig."""
    year = int(p.value("c")) + int(p.value("n") or 0)
    return year if 1000 <= year < 2100 else None


def ordinal_apart(p: Parts) -> int | None:
    """20 ste."""
    return int(p.value("d"))


def now(p: Parts) -> Reading:
    """nu: counts only as one side of a range or as the start of a count."""
    when = p.context.reference
    return Reading("fixed", p.start, p.end, fixed=(when, when), kind="day", timex=when.isoformat(), bare=True)


def counted_twice(p: Parts) -> Reading | None:
    """komende 2 weken 3 dagen."""
    shift = p.value("rel")
    if not shift or isinstance(p.value("n"), float) or isinstance(p.value("n2"), float):
        return None
    when = add(p.context.reference, p.value("u"), shift * p.value("n"))
    when = add(when, p.value("u2"), shift * p.value("n2")) if when else None
    if when is None:
        return None
    reference = p.context.reference
    fixed = (reference + _DAY, when) if shift > 0 else (when, reference - _DAY)
    return Reading("fixed", p.start, p.end, fixed=fixed, kind="range")


def in_units(p: Parts) -> Reading | None:
    """in drie weken: a moment only where nothing counts those weeks."""
    if p.followed_by_word() or p.after() is not None:
        return None
    return shifted(p)


def earlier_later(p: Parts) -> Reading | None:
    """eerder deze maand; later in de week."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.fixed is None or inner.kind not in ("week", "month", "year"):
        return None
    made = inner.at(p.start, p.end)
    made.part = "EARLIER" if p.token("part") else "LATER"
    made.bare = False
    return made


def rest_of(p: Parts) -> Reading | None:
    """de rest van de week: from today, or from its first day where that is still to come; nothing of what is past."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.fixed is None:
        return None
    first, last = inner.fixed
    if last is None or last < p.context.reference:
        return None
    made = inner.at(p.start, p.end)
    made.fixed, made.kind, made.bare = (max(first or p.context.reference, p.context.reference), last), "range", False
    return made


def course_of(p: Parts) -> Reading | None:
    """in de loop van 2024; in de loop van het jaar: some time within it."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.part or (inner.fixed is not None and inner.kind == "day"):
        return None
    made = inner.at(p.start, p.end)
    made.bare = False
    return made


def part_of_unit(p: Parts) -> Reading | None:
    """eind van de maand; aan het eind van het jaar."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.kind not in ("week", "month", "year", "quarter"):
        return None
    made = inner.at(p.start, p.end)
    made.part, made.bare = p.value("part"), False
    return made


def nth_here(p: Parts) -> Reading | None:
    """tweede zaterdag (of this month): only where nothing else narrows it."""
    if p.followed_by_word() and p.before() is not None:
        return None
    found = unit_span(p.context.reference, "M", 0)
    assert found is not None
    weekday = p.value("wd")
    if not 1 <= p.value("o") <= 5 or weekday.shift is not None:
        return None
    return Reading(
        "nthday", p.start, p.end, number=p.value("o"), weekday=weekday.weekday, fixed=found[1:3], kind="month"
    )


def shifted_from(p: Parts) -> Reading | None:
    """twee dagen na vandaag; 4 maanden vanaf 1 mei; twee zondagen vanaf nu; de dag na morgen."""
    count, unit = p.value("n"), p.value("u")
    if isinstance(unit, Reading):
        letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}.get(unit.kind)
        if letter != "D":
            return None
        count, unit = 1, letter
    if isinstance(count, float):
        return None
    weekday = p.value("wd")
    return _counted_from(
        p, "offset", -count if p.token("before") else count, unit, weekday.weekday if weekday else None
    )


def term(p: Parts) -> Reading | None:
    """binnen zes weken na 1 maart; minder dan 3 dagen na morgen: from that day until the end of the term."""
    if isinstance(p.value("n"), float):
        return None
    return _counted_from(p, "term", p.value("n"), p.value("u"), None)


def _counted_from(p: Parts, form: Form, count: int, unit: str, weekday: int | None) -> Reading | None:
    anchor = p.value("a")
    if not isinstance(anchor, Reading) or anchor.bound or (anchor.form in ("month", "year") and anchor.bare):
        return None
    if anchor.form == "fixed" and anchor.kind != "day":
        return None
    return Reading(form, p.start, p.end, number=count, name=unit or "", weekday=weekday,
                   parts=(anchor.but(bare=False),))  # fmt: skip


def loose_term(p: Parts) -> Reading | None:
    """binnen zes weken na (verzending): a term of which the beginning is not in the text."""
    if isinstance(p.value("n"), float):
        return None
    return Reading("vague", p.start, p.end, timex=f"P{p.value('n')}{p.value('u')}", kind="vague")


def nth_after(p: Parts) -> Reading | None:
    """derde dinsdag na kerst 2014."""
    inner, weekday = p.value("x"), p.value("wd")
    day = holiday(inner.name, inner.year or p.context.reference.year)
    if day is None or p.value("o") < 1:
        return None
    when = nth_weekday(day + _DAY, day + 70 * _DAY, weekday.weekday, p.value("o"))
    return Reading("fixed", p.start, p.end, fixed=(when, when), kind="day", timex=when.isoformat()) if when else None


def between(p: Parts) -> Reading | None:
    """van 7 juni tot en met 2 juli; januari – maart 2025; 25-1 tm 5-2."""
    left, right = p.value("a"), p.value("b")
    if not isinstance(left, Reading) or not isinstance(right, Reading):
        return None
    if left.bare and right.bare and left.form == right.form == "weekday":
        return None
    if left.bare and right.bare and left.form != right.form and "fixed" not in (left.form, right.form):
        return None
    first = left.but(cue=True, bare=False)
    last = right.but(cue=True, bare=False)
    if first.form == "monthday" and last.form == "day":
        first = first.but(form="day", month=last.month, year=last.year)
    if p.token("until") is not None and (
        (first.form == "day" and last.form in ("month", "year")) or first.form == "week"
    ):
        last = last.but(bound="until")
    return Reading("range", p.start, p.end, parts=(first, last))


def open_range(p: Parts) -> Reading | None:
    """1-1-2021 t/m (…): the end was never filled in."""
    left = p.value("a")
    token = p.token("a")
    if not isinstance(left, Reading) or token is None:
        return None
    return left.but(bare=False, cue=True, start=p.start, end=token.end, bound="from")


def between_in_week(p: Parts) -> Reading | None:
    """volgende week tussen woensdag en vrijdag."""
    week, left, right = p.value("week"), p.value("a"), p.value("b")
    if week.kind != "week" or week.fixed is None or week.fixed[0] is None or left.weekday >= right.weekday:
        return None
    monday = week.fixed[0]
    fixed = (monday + left.weekday * _DAY, monday + right.weekday * _DAY)
    return Reading("fixed", p.start, p.end, fixed=fixed, kind="range")


def two_months(p: Parts) -> Reading | None:
    """jan feb 2017; nov./dec. 2021: two months on end, the year behind the second."""
    left, right = p.value("a"), p.value("b")
    if left.year is not None or right.year is None or right.month != left.month + 1:
        return None
    return Reading("range", p.start, p.end, parts=(left.but(bare=False), right))


def either(p: Parts) -> Reading | None:
    """25-2 of 1-3; 1 mei of 1 december."""
    parts = [v for v in (p.value("a"), p.value("b"), p.value("b2")) if v is not None]
    if any(part.form in ("list", "alternatives") for part in parts[1:]):
        return None
    flat = [one for part in parts for one in (part.parts if part.form == "alternatives" else (part,))]
    if len({one.form for one in flat}) > 1 or any(one.bare or one.form in ("fixed", "year", "weekday") for one in flat):
        return None
    return Reading("alternatives", p.start, p.end, parts=tuple(flat), cue=any(one.cue for one in flat))


def several(p: Parts) -> Reading | None:
    """16 mei, 19 september, 3 en 10 oktober 2024: the year of the last goes for all before it."""
    members: list[Reading] = []
    for token in p.all():
        if isinstance(token.value, Reading):
            inner = token.value
            members.extend(inner.parts if inner.form == "list" else (inner,))
    if members[0].form == "month" and all(member.bare for member in members) is False:
        members = [member.but(bare=False) for member in members]
    if any(member.cue for member in members) or _dates_by_number(members):
        members = [member.but(cue=True) for member in members]
    return Reading("list", p.start, p.end, parts=tuple(members))


def _dates_by_number(members: list[Reading]) -> bool:
    """14/3, 18/4, 23/5 en 27/6: three or more bare days in the order of the year can be nothing else."""
    days = [(member.month, member.day) for member in members if member.form == "day"]
    months = [member.month for member in members if member.form == "day"]
    return len(days) == len(members) >= 3 and days == sorted(set(days)) and len(set(months)) >= 3


def opening_days(p: Parts) -> str | None:
    """maandag t/m vrijdag; maandag en donderdag: days on which something is so each week, no dates."""
    left, right = p.value("a"), p.value("b")
    return "opening days" if left.bare and right.bare else None


def week_with_dates(p: Parts) -> Reading | None:
    """Week 8 / 9 (22-2 tm 5-3), with or without either bracket."""
    week, dates = p.value("w"), p.value("d")
    if (
        not isinstance(week, Reading)
        or dates.form != "range"
        or week.parts
        or any(part.form != "day" for part in dates.parts)
    ):
        return None
    made = week.at(p.start, p.end)
    made.parts = dates.parts
    return made
