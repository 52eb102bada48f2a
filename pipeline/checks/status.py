"""A paper gives a product another status at a time than the planning, or than another paper: concept, final, closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from pipeline.checks.moments import own_day
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, products_in, says, sentences
from pipeline.checks.told_final import FINAL, sent_as_final
from pipeline.checks.told_phases import CLOSING, DRAFTS, final_before, final_later, phase_of
from pipeline.checks.wording import around, clipped, product_name, subject
from pipeline.model import DateMention, Extraction, Finding, Match, Period, PlanningItem
from pipeline.texts import period

_DELIVERING = ("opleveren",)
_FIRM = ("gepland", "uiterlijk", "verwacht", "voorgesteld")
# The concept is there by then: ``is op 15 april het concept gereed``.
_CONCEPT_THEN = re.compile(
    r"\bconcept\b(?!-)[^.;]*\b(?:gereed|klaar|verschijnt|beschikbaar|volgt|opgeleverd|toegezonden|rond)\b|"
    r"\b(?:gereed|klaar|verschijnt|beschikbaar|volgt|ligt)\b[^.;]*\b(?:het|een)\s+(?:eerste\s+)?concept\b(?!-)",
    re.I,
)
_PHASES = ("concept", "definitief")
_BROAD = ("year", "recurring", "unplanned")


@check(
    "status",
    title="Status van het stuk wijkt af",
    explanation="Concept, definitief of afgesloten: het stuk verwacht op een moment een andere status dan de planning "
    "of een ander stuk. Wie het ene leest, bereidt een ander besluit voor dan wie het andere leest.",
    remedy="Vraag de afzender welke status dan wordt bereikt, en maak planning en stukken gelijk.",
    cls="conflict",
    words=lambda rules: (*rules.checks.woorden.opstellen, "concept", *FINAL),
)
def other_status(self: Check, case: Case) -> Iterator[Finding]:
    """The final version at a time at which the planning has the concept, or the reverse; closing while drafting."""
    told = set()
    for match in case.matches:
        row = other_phase(match, case)
        if row is None or row.period is None or match.item.period is None:
            continue
        item = match.item
        told.add((item.place.paper, item.key))
        assert match.item.product is not None
        yield self.finding(
            case,
            (item.place.paper, item.key),
            f"Volgens {item.place.paper} ligt {_named(item, case)} voor op {period(*match.item.period)}, maar de "
            f"planning heeft dan {subject(row, case.rules, period(*row.period))}.",
            (row.place, item.place),
            periods=(Period(*row.period, "master", 0), Period(*match.item.period, "paper", 1)),
            certainty=0.8,
            item=item,
        )
    yield from _settled_before_planned(self, case, told)
    yield from _closed_long_before(self, case)
    yield from _closed_while_drafting(self, case)


def _settled_before_planned(self: Check, case: Case, told_already: set[tuple[str, str]]) -> Iterator[Finding]:
    """A paper has a product final by a time at which the planning still has to come to that, or a draft long after."""
    for paper in case.papers if case.master is not None else ():
        written = own_day(paper)
        if written is None:
            continue
        for item in paper.items:
            row, told = final_later(item, written, case), "al definitief"
            if row is None:
                row, told = final_before(item, written, case), "nog een concept"
            if row is not None and (paper.source.name, item.key) not in told_already:
                yield _other_state(self, case, item.key, told, row, item)
        for place, product, row in sent_as_final(paper, written, case):
            sent = replace(row, place=place, product=product)
            yield _other_state(self, case, f"{product}/meegestuurd", "al definitief", row, sent)


def _other_state(self: Check, case: Case, key: str, told: str, row: PlanningItem, item: PlanningItem) -> Finding:
    """``told``: how far the product of ``item`` is by what the paper says, while the master has ``row``."""
    assert row.period is not None
    paper = item.place.paper
    return self.finding(
        case,
        (paper, key),
        f"Volgens {paper} is “{product_name(item.product, case.rules)}” {told}, maar in de planning staat "
        f"{subject(row, case.rules, period(*row.period))}: “{clipped(item.place.quote.rstrip('.'), 110)}”.",
        (row.place, item.place),
        periods=(Period(*row.period, "master", 0),),
        certainty=0.7,
        item=item,
    )


def _closed_long_before(self: Check, case: Case) -> Iterator[Finding]:
    """A paper has a product closed so long before the planned closing that it tells of another status by then."""
    for match in case.matches:
        item = match.item
        if item.act not in CLOSING or item.modality not in _FIRM or item.is_row or match.standing != "disjoint":
            continue
        rows = [row for row in match.rows if row.act == item.act and row.period is not None and row.period.start]
        said, planned = item.period, rows[0].period if len(rows) == 1 else None
        if said is None or said.end is None or planned is None or planned.start is None:
            continue
        if case.calendar.working_days(said.end, planned.start) < case.rules.checks.afronding_werkdagen:
            continue
        yield self.finding(
            case,
            (item.place.paper, rows[0].key),
            f"Volgens {item.place.paper} is de {product_name(item.product, case.rules)} “{_time(item)}” al afgesloten; "
            f"in de planning is dat pas bij {subject(rows[0], case.rules, period(*planned))}.",
            (rows[0].place, item.place),
            periods=(Period(*planned, "master", 0), Period(*said, "paper", 1)),
            certainty=0.8,
            item=item,
        )


def other_phase(match: Match, case: Case) -> PlanningItem | None:
    """The master's row of another phase at the time of the statement, where it has none of the statement's own."""
    item = match.item
    phase = phase_of(item, case)
    if case.master is None or phase is None or item.period is None or item.gate or item.is_row:
        return None
    if item.kind in _BROAD or not (item.bodies or item.act in _DELIVERING):
        return None
    own = [row for row in case.master.items if row.concerns(item.product) and _meets(row, item)]
    if item.modality == "gebeurd":
        own = [row for row in own if row.act == item.act or _that_very_day(row, item, case)]
        if not own:
            return None
    elif item.modality not in _FIRM:
        return None
    if any(phase_of(row, case) in (None, phase) for row in own):
        return None
    for row in own or [row for row in _same_track(item, case) if _meets(row, item)]:
        planned = phase_of(row, case)
        drafting = DRAFTS if item.act in CLOSING else _PHASES
        far = (planned, phase) == ("contouren", "definitief")
        if far or (planned in drafting and phase in _PHASES and planned != phase):
            return row
    return None


def _that_very_day(row: PlanningItem, item: PlanningItem, case: Case) -> bool:
    """Whether the row is a discussion or decision on the one day on which the item was told to be such."""
    acts = (case.rules.act(row.act), case.rules.act(item.act))
    meets = all(act is not None and (act.besluit or act.id == "bespreken") for act in acts)
    return meets and item.kind == "day" and row.period == item.period


def is_of_other_phase(match: Match, case: Case) -> bool:
    """Whether the paper has the day of a row of the product and another phase: that is told, and not another day."""
    row = other_phase(match, case)
    return row is not None and row.concerns(match.item.product)


def _meets(row: PlanningItem, item: PlanningItem) -> bool:
    """Whether they share a body and a day."""
    if row.period is None or item.period is None:
        return False
    both = set(row.bodies) & set(item.bodies) or (not item.bodies and row.act == item.act)
    return bool(both) and row.period.shared(item.period) is not None


def _named(item: PlanningItem, case: Case) -> str:
    """The product with its phase, once: ``“definitieve regeling”``, ``het concept van “kadernota”``."""
    name, phase = product_name(item.product, case.rules), phase_of(item, case) or ""
    if phase[:7] in name:
        return f"“{name}”"
    return f"{'het concept' if phase == 'concept' else 'de definitieve versie'} van “{name}”"


def _same_track(item: PlanningItem, case: Case) -> list[PlanningItem]:
    """Rows of other products of the track with the act of the statement; decisions are one act."""
    act, product = case.rules.act(item.act), case.rules.product(item.product)
    if case.master is None or act is None or product is None:
        return []
    found = []
    for row in case.master.items:
        known, row_act = case.rules.product(row.product), case.rules.act(row.act)
        if known is None or known.spoor != product.spoor or row_act is None:
            continue
        if (act.besluit and row_act.besluit) or act.id == row_act.id:
            found.append(row)
    return found


def _closed_while_drafting(self: Check, case: Case) -> Iterator[Finding]:
    """One paper closes a product at a time at which another has its text only just written."""
    norm = case.rules.checks.afronding_werkdagen
    drafts = [draft for paper in case.papers for draft in _drafts(paper, case)]
    for paper in case.papers:
        for item in paper.items:
            if item.act not in CLOSING or item.modality not in _FIRM or item.product is None or item.period is None:
                continue
            closes = item.period.start or item.period.end
            for name, product, said, mention, drafting in drafts:
                if name == paper.source.name or product != item.product or closes is None:
                    continue
                ready = mention.end or mention.start
                if ready is None or case.calendar.working_days(ready, closes) >= norm or _before(case, mention, closes):
                    continue
                yield self.finding(
                    case,
                    (paper.source.name, name, product),
                    f"Volgens {paper.source.name} wordt de {product_name(product, case.rules)}"
                    f"{' naar verwachting' if item.modality == 'verwacht' else ''} {_on(item)}“{_time(item)}” "
                    f"afgesloten, terwijl {name} “{' '.join(mention.text.split())}” noemt als tijd {drafting}: "
                    f"“{around(said.text, mention)}”.",
                    (item.place, said.place),
                    periods=(Period(*item.period, "paper", 0), Period(mention.start, mention.end, "paper", 1)),
                    certainty=0.6,
                    step=-1,
                    remedy="Vraag beide afzenders of er dan ook tijd is om te bespreken en te besluiten.",
                    item=item,
                )


def _before(case: Case, mention: DateMention, closes: date) -> bool:
    """Whether the drafting ended so long before the closing that both can be true."""
    ready = mention.end or mention.start
    return (
        ready is not None
        and ready < closes
        and (case.calendar.working_days(ready, closes) >= case.rules.checks.afronding_werkdagen)
    )


def _on(item: PlanningItem) -> str:
    """``op`` before a day; ``begin juni`` needs none."""
    return "op " if item.kind == "day" else ""


def _time(item: PlanningItem) -> str:
    return " ".join(item.day.text.split()) if item.day is not None else period(*(item.period or (None, None)))


def _drafts(paper: Extraction, case: Case) -> Iterator[tuple[str, str, Said, DateMention, str]]:
    """Sentences that say when a product is written or there as a concept: (paper, product, sentence, date, of what)."""
    writing = case.rules.checks.woorden.opstellen
    for said in sentences(paper, (*writing, "concept")):
        writes, dates = says(writing, said.text), said.dates
        if not dates or dates[-1].kind in _BROAD or (writes is None and _CONCEPT_THEN.search(said.text) is None):
            continue
        for product in products_in(said.text, case.rules):
            drafting = "van het concept" if writes is None else "om de teksten op te stellen"
            yield paper.source.name, product, said, dates[-1], drafting
