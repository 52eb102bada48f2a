"""From the words of a rule to a ``Reading``. Nothing here chooses a year."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.dates.cascade import Parts
from pipeline.dates.compound import century
from pipeline.dates.dutch import Mended
from pipeline.dates.periods import holiday
from pipeline.dates.reading import Reading

_DAY = timedelta(days=1)


def year_of(p: Parts) -> int | None:
    """The year written in a rule, in four digits or two."""
    year = p.value("y")
    for short in ("y2", "y3"):
        if year is None and p.value(short) is not None:
            return century(p.value(short))
    return year  # type: ignore[no-any-return]


def day(p: Parts) -> Reading | None:
    """12 september 2025; dinsdag 3 juni; de 1e van januari."""
    number, month = p.value("d"), p.value("m")
    if not 1 <= number <= 31:
        return None
    short, word = p.token("y2"), p.token("m")
    if short is not None and word is not None and "- " in p.context.text[word.start : short.end]:
        return None
    written, end = year_of(p), p.end
    loose = p.token("y3")
    if loose is not None and p.followed_by_word():
        written, end = None, loose.start - 1
    return Reading("day", p.start, end, written, month, number, weekday=p.value("wd"), doubts=_scanned(number, month))


def day_pointed_at(p: Parts) -> Reading | None:
    """afgelopen vrijdag 8 september; aanstaande dinsdag 3 maart 2026."""
    made = day(p)
    if made is not None and made.year is None:
        made.shift = p.value("rel") or None
    return made


def day_one(p: Parts) -> Reading | None:
    """één maart; ``een`` without accents only where no word follows."""
    word = p.context.text[p.start : p.start + 3].lower()
    return None if word == "een" and p.value("y") is None and p.followed_by_word() else day(p)


def _scanned(*numbers: object) -> tuple[str, ...]:
    return ("ocr",) if any(isinstance(number, Mended) for number in numbers) else ()


def day_of_loose_digits(p: Parts) -> Reading | None:
    """2 2 JAN. 2026: a stamp with a space inside the day."""
    tens, ones = p.token("d10"), p.token("d")
    assert tens is not None
    assert ones is not None
    if ones.start - tens.end != 1 or tens.end - tens.start != 1 or ones.end - ones.start != 1 or p.before() is not None:
        return None
    number = 10 * p.value("d10") + p.value("d")
    if number > 31:
        return None
    return Reading("day", p.start, p.end, year_of(p), p.value("m"), number, doubts=("ocr",))


def month_first(p: Parts) -> Reading | None:
    """februari 15; maart 3 2015: only where no word follows that the number could count."""
    if p.value("y") is None and (p.followed_by_word() or ". " in p.context.text[p.start : p.end]):
        return None
    return day(p)


def numeric(p: Parts) -> Reading | None:
    """25-01-2021; vrijdag, 18/07/2014."""
    year, month, number = p.value("v")
    return Reading("day", p.start, p.end, year, month, number, weekday=p.value("wd"), doubts=_scanned(number))


def day_dash_month(p: Parts) -> Reading | None:
    """25-1; maandag 12-4; 12-08, 2015."""
    number, month, _ = p.value("v")
    token = p.token("v")
    assert token is not None
    padded = p.context.text[token.end - 2] == "0"
    return Reading("day", p.start, p.end, year_of(p), month, number, weekday=p.value("wd"),
                   cue=padded or p.value("wd") is not None or year_of(p) is not None)  # fmt: skip


def month(p: Parts) -> Reading | None:
    """maart; april 2017; 2016, nov; dec-2018."""
    token = p.token("m")
    assert token is not None
    year = year_of(p)
    loose, end = p.token("y3"), p.end
    if loose is not None and p.followed_by_word():
        year, end = None, loose.start - 1
    word = p.context.text[token.start : token.end]
    bare = year is None and len(word) < 5 and word.lower() not in ("mei", "juni", "juli")
    return Reading("month", p.start, end, year, p.value("m"), bare=bare)


def month_numeric(p: Parts) -> Reading | None:
    """3-2015; 11 / 2016."""
    value = p.value("v")
    year, number = value if value else (p.value("y"), p.value("n"))
    return Reading("month", p.start, p.end, year, number)


def year(p: Parts) -> Reading | None:
    """2021; het jaar 2008."""
    return Reading("year", p.start, p.end, p.value("y"), bare=True)


def years(p: Parts) -> Reading | None:
    """2014-2018; 2021/2022; school year 2021-2022."""
    first, second = p.value("v") or (p.value("y"), p.value("z"))
    if p.token("school") is not None:
        if second is None:
            second = first + 1
        return Reading("fixed", p.start, p.end, fixed=(date(first, 8, 1), date(second, 7, 31)), kind="range",
                       timex=f"{first}-08-01/{second}-07-31")  # fmt: skip
    if not first < second:
        return None
    return Reading("range", p.start, p.end, parts=(Reading("year", p.start, p.end, first),
                                                   Reading("year", p.start, p.end, second)))  # fmt: skip


def decade(p: Parts) -> Reading | None:
    """de jaren '90; de 21e eeuw."""
    if p.token("o") is not None:
        first, length = (p.value("o") - 1) * 100, 100
    else:
        first, length = century(p.value("y2")) if p.value("y2") is not None else p.value("y"), 10
        if first % 10:
            return None
    if first < 1:
        return None
    return Reading("fixed", p.start, p.end, fixed=(date(first, 1, 1), date(first + length - 1, 12, 31)), kind="range",
                   timex=f"{first // length}")  # fmt: skip


def week(p: Parts) -> Reading | None:
    """week 12; wk. 3 van 2022; 2018-W50."""
    number = p.value("n")
    return Reading("week", p.start, p.end, year_of(p), number=number) if 1 <= number <= 53 else None


def weeks(p: Parts) -> Reading | None:
    """week 8 / 9; week 14-17; weken 8 t/m 10."""
    pair = p.value("v")
    first, last = (pair[0], pair[1]) if pair else (p.value("n"), p.value("n2"))
    if not (1 <= first <= 53 and 1 <= last <= 53 and first != last):
        return None
    return Reading("week", p.start, p.end, year_of(p), number=first, number_to=last)


def quarter(p: Parts) -> Reading | None:
    """eerste kwartaal 2024; Q4 2020; 2e en 3e kwartaal 2013."""
    first = p.value("o") or p.value("n")
    last = p.value("o2")
    if first is None:
        return None
    name = "laatste" if first == -1 else ""
    if first == -1:
        first = 4
    if not 1 <= first <= 4 or (last is not None and not first < last <= 4):
        return None
    return Reading("quarter", p.start, p.end, year_of(p), number=first, number_to=last, name=name)


def half(p: Parts) -> Reading | None:
    """tweede helft van 2026; eerste halfjaar; H2 2021; tweede helft van maart."""
    number = p.value("o") or p.value("n")
    if number == -1:
        number = 2
    if number not in (1, 2):
        return None
    inner = p.value("x")
    if isinstance(inner, Reading):
        if inner.form == "month":
            return Reading("month", p.start, p.end, inner.year, inner.month, part=f"HALF{number}")
        if inner.fixed and inner.kind == "year" and inner.fixed[0]:
            return Reading("half", p.start, p.end, inner.fixed[0].year, number=number)
        return None
    word = p.token("unit")
    if word is not None and p.context.text[word.start : word.end].lower() == "helft" and year_of(p) is None:
        return None
    return Reading("half", p.start, p.end, year_of(p), number=number)


def season(p: Parts) -> Reading | None:
    """najaar 2024; deze winter; zomer van '69."""
    shift = p.value("rel")
    return Reading("season", p.start, p.end, year_of(p), p.value("s"), shift=shift,
                   bare=shift is None and year_of(p) is None)  # fmt: skip


def season_of_two_years(p: Parts) -> Reading | None:
    """de winter 2023-2024."""
    first, second = p.value("v")
    if p.value("s") != 12 or second != first + 1:
        return None
    return Reading("season", p.start, p.end, first, 12)


def named_day(p: Parts) -> Reading | None:
    """Hemelvaartsdag; tweede Paasdag 2017; de volgende Pasen."""
    words = p.context.text[p.token("h0").start : p.token("h").end] if p.token("h0") else p.value("h")  # type: ignore[union-attr]
    name = " ".join(str(words).lower().replace("’", "'").split())
    number = p.value("o")
    if number is not None and number > 0 and name in ("paasdag", "pinksterdag", "kerstdag"):
        name = f"{'eerste' if number == 1 else 'tweede'} {name}"
        if number > 2:
            return None
    elif number not in (None, -1):
        return None
    if holiday(name, 2021) is None:
        return None
    shift = p.value("rel") if p.value("rel") is not None else number
    return Reading("holiday", p.start, p.end, year_of(p), name=name, shift=shift)


def vacation(p: Parts) -> Reading | None:
    """meivakantie; mei vakantie; het zomerreces 2021."""
    name = p.value("v")
    if name is None:
        head = p.value("m")
        name = {5: "meivakantie"}.get(head) if p.token("m") else None
        if p.token("s") is not None:
            name = {3: "voorjaarsvakantie", 6: "zomervakantie", 9: "herfstvakantie"}.get(p.value("s"))
    if name is None:
        return None
    return Reading("vacation", p.start, p.end, year_of(p), name=name, shift=p.value("rel"))


def part_of(p: Parts) -> Reading | None:
    """begin juni; eind van dit jaar; medio maart 2021; eind week 4."""
    inner = p.value("x")
    part = p.value("part")
    if not isinstance(inner, Reading) or inner.part or inner.form in ("day", "weekday", "holiday", "range"):
        return None
    if inner.fixed is not None and inner.kind not in ("week", "month", "year", "quarter", "season"):
        return None
    made = inner.at(p.start, p.end)
    made.part = "END" if p.token("ultimo") is None and part == "END" else part
    if p.token("ultimo") is not None:
        made.part = "LAST"
    made.bare = False
    return made


def suffixed(p: Parts) -> Reading | None:
    """12 januari jl.; juni a.s.; oktober jl."""
    inner = p.value("x")
    if not isinstance(inner, Reading):
        return None
    made = inner.at(p.start, p.end)
    if inner.fixed is None and inner.year is None:
        made.shift = p.value("s")
    made.bare, made.cue = False, True
    return made


def pointed_name(p: Parts) -> Reading | None:
    """aanstaande mei; afgelopen september; deze 12/5; aankomende 24 november."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.year is not None or inner.fixed is not None:
        return None
    made = inner.at(p.start, p.end)
    made.shift = p.value("rel") or 0
    if p.value("rel") == 0:
        made.name = made.name or "this"
    made.bare, made.cue = False, True
    return made


def of_year(p: Parts) -> Reading | None:
    """vierde kwartaal van dit jaar; 4 juli volgend jaar; april in 2016."""
    inner, outer = p.value("x"), p.value("z")
    if not isinstance(inner, Reading) or not isinstance(outer, Reading) or inner.year is not None or inner.fixed:
        return None
    written = outer.year
    if outer.form == "fixed":
        if outer.kind != "year" or not outer.fixed or not outer.fixed[0]:
            return None
        written = outer.fixed[0].year
    if written is None or outer.form not in ("fixed", "year"):
        return None
    made = inner.at(p.start, p.end)
    made.year, made.bare, made.cue = written, False, True
    return made


def nth(p: Parts) -> Reading | None:
    """laatste week van juli; eerste vrijdag van de volgende maand; laatste maandag in maart; derde week van 2018."""
    number, inner, weekday = p.value("o"), p.value("x"), p.value("wd")
    if isinstance(weekday, Reading):
        if number is None and weekday.name == "laatste":
            number = -1
        if weekday.shift not in (None, -1) or number is None:
            return None
    if not isinstance(inner, Reading) or inner.part or inner.form not in ("month", "year", "fixed"):
        return None
    if inner.fixed is not None and inner.kind not in ("month", "year", "quarter"):
        return None
    weekday_number = weekday.weekday if weekday is not None else None
    form = "nthday" if weekday_number is not None or p.value("u") == "D" else "nthweek"
    if p.value("u") not in (None, "D", "W"):
        return None
    return Reading(form, p.start, p.end, inner.year, inner.month, number=number, weekday=weekday_number,  # type: ignore[arg-type]
                   fixed=inner.fixed, kind=inner.kind or inner.form, shift=inner.shift)  # fmt: skip


def week_of(p: Parts) -> Reading | None:
    """de week van 10 april; de week startend 4 februari."""
    inner = p.value("x")
    if not isinstance(inner, Reading) or inner.form != "day":
        return None
    made = inner.at(p.start, p.end)
    made.part = "WEEKOF"
    made.cue = True
    return made
