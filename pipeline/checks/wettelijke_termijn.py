"""Planned moments of a budget, annual account or change of a scheme against the terms of the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.checks.moments import statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import says
from pipeline.checks.wording import side, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.ruletypes import LegalTerm
from pipeline.texts import day, number

_NO_PLAN = ("gebeurd", "ontkend", "wens")
_LONG = 12
_YEAR = 366


@check(
    "wettelijke-termijn",
    title="Wettelijke termijn wordt niet gehaald",
    explanation="De planning noemt een begroting, jaarrekening of wijziging van de regeling, en de geplande momenten "
    "laten minder tijd dan de Wet gemeenschappelijke regelingen geeft (rules/termijnen.toml).",
    remedy="Verplaats een van beide momenten, en laat een jurist bevestigen welke termijn voor uw regeling geldt.",
    cls="risico",
)
def against_the_law(self: Check, case: Case) -> Iterator[Finding]:
    """For each term and paper the moment that is too late, or the two that lie too close together."""
    by_paper: dict[str, list[PlanningItem]] = {}
    for item in statements(case):
        if item.modality not in _NO_PLAN and item.period is not None and _last(item) >= case.peildatum:
            by_paper.setdefault(item.place.paper, []).append(item)
    for term in case.rules.terms.termijnen:
        for items in by_paper.values():
            about = [item for item in items if says(term.woorden, item.activity)]
            if term.weken is not None:
                yield from _weeks(self, case, term, about)
            else:
                yield from _before(self, case, term, [item for item in about if _holds(term, item)])


def _before(self: Check, case: Case, term: LegalTerm, items: list[PlanningItem]) -> Iterator[Finding]:
    for item in items:
        if not _at(item, term.naar, case) or term.dag is None or term.maand is None:
            continue
        limit = date(_last(item).year, term.maand, term.dag)
        first = item.period.start if item.period and item.period.start else _last(item)
        if first < limit:
            continue
        yield self.finding(
            case,
            (term.id.rpartition("-")[0], item.key),
            f"{subject(item, case.rules, day(first))} is te laat: de termijn voor {term.naam} "
            f"loopt tot {day(limit)} ({term.bron}).",
            (item.place,),
            periods=(Period(first, _last(item), side(item), 0), Period(None, limit - timedelta(days=1), "calendar", 0)),
            certainty=0.7,
            item=item,
        )


def _weeks(self: Check, case: Case, term: LegalTerm, items: list[PlanningItem]) -> Iterator[Finding]:
    """Two moments too close together; the law is that of the day on which the first begins to run."""
    sent = [
        item
        for item in items
        if _holds(term, item) and _at(item, term.van, case) and item.period is not None and item.period.start
    ]
    for later in (item for item in items if _at(item, term.naar, case) and item not in sent):
        before = [item for item in sent if _first(item) <= _last(later) and _last(later) - _first(item) < _year()]
        if not before or term.weken is None:
            continue
        first = min(before, key=_first)
        ends = term_end(case, _first(first), term.weken, term.terug)
        if _last(later) >= ends:
            continue
        weeks = (_last(later) - _first(first)).days // 7
        yield self.finding(
            case,
            (term.id.rpartition("-")[0], first.key, later.key),
            f"Tussen {subject(first, case.rules, day(_first(first)))} en "
            f"{subject(later, case.rules, day(_last(later)))} {'zit' if weeks == 1 else 'zitten'} "
            f"{number(weeks, 'hele week', 'hele weken')}; voor {term.naam} zijn er {term.weken} nodig, tot en met "
            f"{day(ends)} ({term.bron}).",
            (first.place, later.place),
            periods=(Period(_first(first), _first(first), side(first), 0), Period(*_span(later), side(later), 1)),
            certainty=0.7,
            item=later,
        )


def term_end(case: Case, start: date, weeks: int, backwards: bool) -> date:
    """The last day of a term of weeks. By the Algemene termijnenwet one that ends on a Saturday, Sunday or public
    holiday runs on to the next day that is none; not one that is counted back, nor one of more than twelve weeks."""
    end = start + timedelta(weeks=weeks)
    if backwards or weeks > _LONG:
        return end
    while end.weekday() >= 5 or case.calendar.holiday(end) is not None:
        end += timedelta(days=1)
    return end


def _at(item: PlanningItem, places: tuple[str, ...], case: Case) -> bool:
    """Whether the item takes place at one of these places: by the level of its bodies or the words in it."""
    levels = case.rules.levels(item.bodies)
    words = tuple(word for place in places for word in case.rules.terms.plaatsen.get(place, ()))
    return bool(levels & set(places)) or says(words, f"{item.activity} {item.who}") is not None


def _holds(term: LegalTerm, item: PlanningItem) -> bool:
    on = _last(item)
    return term.geldig_van <= on and (term.geldig_tot is None or on <= term.geldig_tot)


def _span(item: PlanningItem) -> tuple[date | None, date | None]:
    assert item.period is not None
    return item.period.start, item.period.end


def _first(item: PlanningItem) -> date:
    start, end = _span(item)
    return start or end or date.min


def _last(item: PlanningItem) -> date:
    start, end = _span(item)
    return end or start or date.min


def _year() -> timedelta:
    return timedelta(days=_YEAR)
