"""A body is asked for less than the planning counts on (direction where consent is planned), or for more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import says
from pipeline.checks.wording import subject
from pipeline.model import Finding, Interval, Match, Period, PlanningItem
from pipeline.rulebook import Act

_NOT_YET = re.compile(
    r"\b(?:nog\s+(?:(?:lang|altijd|steeds)\s+)?(?:niet|geen|niets)|(?:niet|geen)\b[^,;.]{0,20}\bal|vooralsnog|voorlopig|"
    r"in\s+dit\s+stadium|in\s+deze\s+fase|op\s+dit\s+moment|momenteel|thans)\b",
    re.I,
)
# The decision itself comes at another time.
_LATER = re.compile(r"\b(?:later\s+(?:stadium|moment|tijdstip)|volgt\s+(?:later|daarna|pas|nog))\b", re.I)
# The same sentence leaves the decision to the body: ``uiteindelijk is het aan de raad om …``.
_ITS_TURN = re.compile(
    r"\b(?:is|blijft|ligt)\s+(?:het\s+)?(?:besluit\s+)?(?:uiteindelijk\s+)?(?:aan|bij)\s+(?:de|het|uw|onze|ons)\s+"
    r"(?:gemeente)?(?:ra(?:ad|den)|colleges?)\s+om\b",
    re.I,
)
_NOT_ONLY = re.compile(r"\bniet\s+(?:alleen|slechts|uitsluitend|enkel|louter)\b")
# ``kennisgenomen van de reacties op de nota``: of something else.
_HEARD_OF = re.compile(r"\bkennis\w*\b[^,;.]*?\bvan\s+(?P<what>[^,;.]*)", re.I)
_SOMETHING_OF = re.compile(r"\b(?:van|over|op|bij|voor|uit|rond|rondom|inzake|omtrent)\b", re.I)
LIGHT = ("richting", "kennisnemen", "consulteren")
NO_DECISION = (*LIGHT, "bespreken", "bijpraten")
_FIRM = ("gepland", "uiterlijk", "verwacht", "voorgesteld")


@check(
    "besluitsoort",
    title="Gevraagd besluit wijkt af",
    explanation="De planning rekent op een besluit van dit gremium, maar het stuk vraagt iets lichters; dan ontbreekt "
    "straks een besluit waarop de volgende stap steunt. Of het stuk spreekt van een besluit waar de planning "
    "dit gremium alleen laat bespreken of kennisnemen.",
    remedy="Vraag de griffier en de afzender of alsnog een besluit wordt gevraagd, of pas de planning en de route aan.",
    cls="conflict",
    needs_master=True,
)
def other_decision(self: Check, case: Case) -> Iterator[Finding]:
    """Less than the planned decision is asked of a body, or a decision where none is planned."""
    yield from _lighter(self, case)
    yield from _heavier(self, case)
    yield from _was_lighter(self, case)


def _heavier(self: Check, case: Case) -> Iterator[Finding]:
    """A decision at a time at which the planning has the body only discuss or take note, and it never decides."""
    assert case.master is not None
    for match in case.matches:
        item = match.item
        act = case.rules.act(item.act)
        row = decides_too_early(match, case) if _tells_decision(match, case) else None
        if act is None or row is None or row.period is None or item.period is None:
            continue
        planned = case.rules.act(row.act)
        assert planned is not None
        yield self.finding(
            case,
            (item.place.paper, row.key, *((item.municipality,) if item.municipality else ())),
            f"De planning heeft voor {subject(row, case.rules)} alleen “{planned.naam}”, maar {item.place.paper} "
            f"spreekt van “{act.naam}”.",
            (row.place, item.place),
            periods=(Period(*row.period, "master", 0), Period(*item.period, "paper", 1)),
            certainty=0.8,
            step=-1,
            remedy="Vraag de afzender of dit gremium werkelijk besluit; zo ja, neem het besluit op in de planning.",
            item=row,
        )


def decides_too_early(match: Match, case: Case) -> PlanningItem | None:
    """The row by which the bodies only do something lighter at the time of a decision that the paper tells of.

    Where the planning has their decision too, at another time, the paper names the very day of the lighter row.
    """
    assert case.master is not None
    item = match.item
    rows = (row for row in case.master.items if _only_lighter(row, item, case))
    if match.rows:
        return next((row for row in rows if item.kind == "day" and row.period == item.period), None)
    return next(rows, None)


def other_sort(match: Match, case: Case) -> bool:
    """Whether the paper has the planned day and another sort of decision: that is told, and not another day."""
    return _tells_decision(match, case) and decides_too_early(match, case) is not None


def _tells_decision(match: Match, case: Case) -> bool:
    """Whether a firm statement has a decision at a time at which no row of the planning has it."""
    item, act = match.item, case.rules.act(match.item.act)
    if match.rows and match.standing != "disjoint":
        return False
    if act is None or not act.besluit or item.gate or item.is_row or item.modality not in _FIRM:
        return False
    if item.period is None or item.kind in ("season", "year", "half", "recurring"):
        return False
    # a council that adopts its view on a proposal decides on no proposal
    return not any(other.act in LIGHT and other.place == item.place for other in case.told_with(item))


def _only_lighter(row: PlanningItem, item: PlanningItem, case: Case) -> bool:
    """Whether the row lets the item's bodies do something lighter with its product at that time, and nothing more."""
    if row.act not in NO_DECISION or not about(item, row) or row.period is None or item.period is None:
        return False
    decides = [word for act in case.rules.acts.handelingen if act.besluit for word in act.woorden if "…" not in word]
    said = row.activity.casefold()
    return row.period.shared(item.period) is not None and not any(word in said for word in decides)


def _lighter(self: Check, case: Case) -> Iterator[Finding]:
    """A paper that denies the planned decision, or asks only for something lighter, on the same product and body.

    Where the same paper also counts on the decision itself, at any time, the lighter request is a step on the way.
    """
    assert case.master is not None
    for paper in case.papers:
        if paper.paper is None or paper.source.sha256 == case.master.source_sha256:
            continue
        for row in case.master.items:
            act = case.rules.act(row.act)
            if act is None or not (act.besluit or act.id == "richting") or row.product is None:
                continue
            denied, light = requests(paper.items, row, case)
            if any(about(item, row) and item.modality != "ontkend" and item.act == row.act for item in paper.items):
                denied = [item for item in denied if item.act == row.act]  # another sort of decision than is planned
            if not denied and not light:
                continue
            if not denied and (act.id == "richting" or counted_on(paper.items, row, case)):
                continue
            shown = [*denied, *light]
            asked = next((case.rules.act(item.act) for item in light), None)
            place = shown[0].municipality
            meant = replace(row, municipality=place, bodies=tuple(id for id in shown[0].bodies if id in row.bodies))
            asks = f"gaat het alleen om {asked.naam}" if asked else f"wordt geen {_kind(act)} gevraagd"
            if denied and asked:
                asks += f" en is {_name(denied[0], case)} uitdrukkelijk niet aan de orde"
            yield self.finding(
                case,
                (paper.source.name, row.key, *((place,) if place else ())),
                f"De planning rekent op een {_kind(act)} bij {subject(meant, case.rules)}, maar volgens "
                f"{paper.source.name} {asks}.",
                (row.place, *dict.fromkeys(item.place for item in shown)),
                periods=_periods(row, shown),
                certainty=0.95 if denied else 0.8,
                item=row,
            )


def _was_lighter(self: Check, case: Case) -> Iterator[Finding]:
    """A body that only took note, as a paper tells, on the very day of its planned decision."""
    assert case.master is not None
    for match in case.matches:
        item, asked = match.item, case.rules.act(match.item.act)
        if item.act not in LIGHT or item.modality != "gebeurd" or item.kind != "day" or item.is_row or asked is None:
            continue
        rows = [row for row in case.master.items if _on_its_day(row, item)]
        decisions = [row for row in rows if _decides(row, case)]
        told = [other for other in case.told_with(item) if _decides(other, case) and _of_the_same(other, item)]
        if not decisions or len(decisions) < len(rows) or told or not _only_heard_of(item, case):
            continue
        row = decisions[0]
        assert row.period is not None
        yield self.finding(
            case,
            (item.place.paper, row.key),
            f"De planning rekent op een besluit bij {subject(row, case.rules)}, maar volgens {item.place.paper} ging "
            f"het die dag alleen om {asked.naam}.",
            (row.place, item.place),
            periods=(Period(*row.period, "master", 0),),
            certainty=0.8,
            item=row,
        )


def _on_its_day(row: PlanningItem, item: PlanningItem) -> bool:
    """Whether both are of one product and body, on one day."""
    return row.product == item.product and bool(set(row.bodies) & set(item.bodies)) and row.period == item.period


def _of_the_same(other: PlanningItem, item: PlanningItem) -> bool:
    """Whether a decision told beside it is of that body on that product, on its day or on no day that is told."""
    same = other.product == item.product and bool(set(other.bodies) & set(item.bodies))
    return same and other.period in (None, item.period)


def _only_heard_of(item: PlanningItem, case: Case) -> bool:
    """Whether the sentence has no decision in it, and the product itself is what was heard of, not something of it."""
    if says(case.rules.deciding_words, item.activity) is not None:
        return False
    heard, product = _HEARD_OF.search(item.activity), case.rules.product(item.product)
    if heard is None or product is None:
        return product is not None
    named = says((product.naam, *product.aliassen), heard["what"])
    return named is not None and _SOMETHING_OF.search(heard["what"][: named.start()]) is None


def _kind(act: Act) -> str:
    return "besluit" if act.besluit else "zienswijze"


def _name(item: PlanningItem, case: Case) -> str:
    act = case.rules.act(item.act)
    return act.naam if act is not None else "een besluit"


def _periods(row: PlanningItem, shown: list[PlanningItem]) -> tuple[Period, ...]:
    """The planned window, and when the paper asks for something lighter, where it says."""
    planned = (Period(*row.period, "master", 0),) if row.period else ()
    places = list(dict.fromkeys(item.place for item in shown))
    said = next((item for item in shown if item.period is not None), None)
    if said is None or said.period is None:
        return planned
    return (*planned, Period(*said.period, "paper", 1 + places.index(said.place)))


def about(item: PlanningItem, row: PlanningItem) -> bool:
    """Whether the statement is on the product and a body of the row, and still to come."""
    return (
        item.product == row.product
        and bool(set(item.bodies) & set(row.bodies))
        and item.modality != "gebeurd"
        and not item.gate
        and (item.phase is None or row.phase is None or item.phase == row.phase)
    )


def requests(
    items: tuple[PlanningItem, ...], row: PlanningItem, case: Case
) -> tuple[list[PlanningItem], list[PlanningItem]]:
    """What a paper says on the row: that its decision is not asked, and what lighter is asked."""
    views = row.act == "richting"
    denied = [
        item
        for item in items
        if about(item, row)
        and item.modality == "ontkend"
        and (item.act == "richting" if views else _decides(item, case))
        and not _not_by_then(item, row)
    ]
    light = [
        item
        for item in items
        if about(item, row)
        and item.modality != "ontkend"
        and _is_light(item, case)
        and not (views and item.act == "richting")
        and not _has_a_row(item, row, case)
    ]
    return denied, light


def _has_a_row(item: PlanningItem, decision: PlanningItem, case: Case) -> bool:
    """Whether the planning has that lighter act of those bodies in a row of its own, at a time not the decision's."""
    assert case.master is not None
    rows = [row for row in case.master.items if row.act == item.act and row is not decision and about(item, row)]
    if item.period is None or not rows:
        return bool(rows)
    first, last = item.period
    told = Interval(first or last, last or first)  # of ``vanaf 14 oktober`` the row that is then
    shared = [row for row in rows if row.period is not None and row.period.shared(told) is not None]
    return bool(shared) and (decision.period is None or decision.period.shared(told) is None)


def _not_by_then(item: PlanningItem, row: PlanningItem) -> bool:
    """``op 28 januari hoeft u nog niet in te stemmen``: not at a time at which the planning has no decision either.

    Where no time is told it is that of the paper: ``u hoeft nu nog niet in te stemmen``.
    """
    if row.period is None or not _NOT_YET.search(item.activity):
        return False
    if item.period is not None:
        return row.period.shared(item.period) is None
    return item.paper_date is not None and row.period.start is not None and row.period.start > item.paper_date


def _is_light(item: PlanningItem, case: Case) -> bool:
    """Something lighter than a decision: by its nature, or a discussion that the sentence calls only that."""
    if _ITS_TURN.search(item.activity):
        return False
    said = _NOT_ONLY.sub("", item.activity.casefold())
    only = any(word in said for word in case.rules.acts.alleen) or _LATER.search(item.activity)
    return item.act in LIGHT or (item.act in ("bespreken", "bijpraten") and bool(only))


def counted_on(items: tuple[PlanningItem, ...], row: PlanningItem, case: Case) -> bool:
    """Whether the paper counts on the decision of the row too, at any time."""
    return any(about(item, row) and item.modality != "ontkend" and _decides(item, case) for item in items)


def _decides(item: PlanningItem, case: Case) -> bool:
    act = case.rules.act(item.act)
    return act is not None and act.besluit
