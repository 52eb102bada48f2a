"""A paper counts on a moment of which the master planning knows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.datum_wijkt_af import once_more, one_activity, receivers
from pipeline.checks.moments import done
from pipeline.checks.nieuwere_planning import group_of, newer_rows
from pipeline.checks.registry import Case, Check, check, disjoint
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.checks.wording import around, around_words, product_name, subject
from pipeline.model import Finding, Master, Period, PlanningItem
from pipeline.rulebook import Act, Body
from pipeline.texts import day, period

_FIRM = ("gepland", "uiterlijk", "verwacht", "gebeurd")
# A wish that is none: ``het zou mooi zijn als``.
_UNLIKELY = re.compile(r"\b(?:zou|zouden|indien|mocht)\b", re.I)
# Company, and no work: ``organiseert een borrel``.
_SOCIAL = re.compile(
    r"\b\w*(?:borrel|uitje|lunch|diner|barbecue|bbq|receptie|feest|jubileum|sportdag|teamdag|quiz|ontbijt|etentje|afscheid)\b",
    re.I,
)
# Bodies of every programme, and those that are none.
_ALWAYS = ("overig", "colleges", "raden")
# A body that governs, advises or in which several towns meet, and not the household of one council (committee,
# presidium, clerk).
_FORMAL = re.compile(
    r"(?:raad|raden|bestuur|staten|schap)\b|\b\w*(?:klankbord|panel|platform)|\b(?:griffiers|secretarissen|directeuren|wethouders)",
    re.I,
)
_TREATING = ("bespreken", "richting", "kennisnemen", "vergaderen")
# What a body meets about, that is nothing of the programme: ``over de vervanging van de printers``.
_OWN_MATTER = re.compile(
    r"\bover\s+(?:de|het|een|hun|haar|zijn)\s+(?!(?:\w+e\s+)?(?:voortgang|planning|programma|regeling|besluitvorming|stand|route|"
    r"samenwerking|vervolg|proces|uitkomst\w*|stukken)\b)\w",
    re.I,
)
_VAGUE = ("vague", "season", "year", "recurring", "unplanned")
# What must be done before a decision: ``vóór de besluitvorming over de regeling``.
_FIRST = re.compile(
    r"\b(?:v[oó]{2}r|voorafgaand\s+aan)\s+(?:de|het|uw|elk|ieder)\s+(?:\w+\s+)?"
    r"(?:besluitvorming|besluit|raadsbesluit|collegebesluit|beslissing|vaststelling|instemming)\b|"
    r"\bvoordat\b[^,;.]*\b(?:besluit(?:en)?|besloten|beslist|beslissen|instem(?:t|men)|ingestemd|vaststel(?:t|len))\b",
    re.I,
)
# Without one of these it finds nothing.
_BEFORE_IT = (
    "besluitvorming", "besluit", "raadsbesluit", "collegebesluit", "beslissing", "vaststelling", "instemming",
    "voordat",
)  # fmt: skip


@check(
    "ontbreekt-in-masterplanning",
    title="Staat niet in de masterplanning",
    explanation="Het stuk noemt een moment voor een product van dit programma dat niet in de masterplanning staat.",
    remedy="Neem het moment op in de masterplanning, of laat de afzender weten dat het vervalt.",
    cls="gat",
    needs_master=True,
    words=lambda rules: _BEFORE_IT,
)
def absent_from_master(self: Check, case: Case) -> Iterator[Finding]:
    """A firm statement about a coming decision or session, with product and body of the master but no such row.

    Where the master has any row of that product and body at that time, the paper tells of a part of it.
    """
    assert case.master is not None
    products = {row.product for row in case.master.items} | {row.milestone for row in case.master.items}
    for match in case.matches:
        item = match.item
        act = case.rules.act(item.act)
        if _new_body(item, case) and not match.rows:
            yield _absent(self, case, item, "heeft er geen regel voor")
            continue
        if item.modality not in _FIRM or done(item) or item.gate or not _steers(item, act, case):
            continue
        more = once_more(item, case) and not any(once_more(row, case) for row in match.rows)
        if match.rows and not more and one_activity(item, match.rows):
            continue
        if match.rows and not more and not _away_from_all(item, match.rows):
            continue
        if not more and (_part_of_a_row(item, case.master) or _same_session(item, act, case.master)):
            continue
        if _only_handed(item, act, case) or _is_gate(item, case):
            continue
        if act is not None and act.overdracht and _awaited_there(item, case):
            continue
        if item.product not in products or item.product is None or item.period is None or item.kind in _VAGUE:
            continue
        last = item.period.end
        if last is None or last < (item.paper_date or case.peildatum):
            continue
        yield _absent(
            self, case, item, "heeft dit alleen op andere momenten" if match.rows else "heeft er geen regel voor"
        )
    yield from _series(self, case)
    yield from _needed_first(self, case, products)


def _awaited_there(item: PlanningItem, case: Case) -> bool:
    """Whether papers are handed to a body that has its turn with them after that: it is on their way to that row."""
    to = receivers(item, case)
    return case.master is not None and any(
        to & set(row.bodies)
        and row.concerns(item.product)
        and row.period is not None
        and item.period is not None
        and (row.period.end is None or item.period.start is None or row.period.end >= item.period.start)
        for row in case.master.items
        if item.product is not None
    )


def _series(self: Check, case: Case) -> Iterator[Finding]:
    """Meetings that return, announced with the day on which they begin, while no row has those bodies that day."""
    assert case.master is not None
    for match in case.matches:
        item = match.item
        if item.act != "starten" or item.kind != "day" or item.is_row or item.day is None or not item.bodies:
            continue
        if item.period is None or item.period.start is None or item.modality in ("gebeurd", "ontkend"):
            continue
        meets = [word for act in case.rules.acts.handelingen if act.algemeen or act.bijeenkomst for word in act.woorden]
        returns = any(other.kind == "recurring" and other.place == item.place for other in case.told_with(item))
        known = any(
            set(item.bodies) & set(row.bodies) and row.period is not None and not disjoint(item.period, row.period)
            for row in case.master.items
        )
        passed = item.period.start < (item.paper_date or case.peildatum)
        if known or passed or not returns or says(tuple(meets), item.activity) is None:
            continue
        yield self.finding(
            case,
            (item.place.paper, item.key),
            f"{item.place.paper} kondigt bijeenkomsten aan die beginnen op {day(item.period.start)}, maar de "
            f"masterplanning heeft er geen regel voor: “{around(item.activity, item.day, 200)}”.",
            (item.place,),
            periods=(Period(item.period.start, item.period.end, "paper", 0),),
            certainty=0.6,
            item=item,
        )


def _needed_first(self: Check, case: Case, products: set[str | None]) -> Iterator[Finding]:
    """A product without any row that a paper wants decided on before a decision of the planning, at no day."""
    assert case.master is not None
    tracks = {row.track for row in case.master.items if row.track}
    decided = case.rules.deciding_words
    for paper in case.papers:
        for said in sentences(paper, _BEFORE_IT):
            first = _FIRST.search(said.text)
            if (
                first is None
                or said.timed
                or says(decided, said.text[: first.start()] + said.text[first.end() :]) is None
            ):
                continue
            if _UNLIKELY.search(said.text) or says(case.rules.acts.ontkend, said.text) is not None:
                continue
            product = next(iter(products_in(said.text[: first.start()], case.rules)), None)
            rule = case.rules.product(product)
            if rule is None or product in products or (rule.spoor is not None and tracks and rule.spoor not in tracks):
                continue
            yield self.finding(
                case,
                (paper.source.name, rule.id, "eerst"),
                f"Volgens {paper.source.name} moet “{product_name(product, case.rules)}” klaar zijn vóór een ander "
                f"besluit, maar de masterplanning heeft er geen regel voor: "
                f"“{around_words(said.text, first.group(), 140)}”.",
                (said.place,),
                certainty=0.6,
                remedy="Neem de stap op in de masterplanning, met een datum vóór dat besluit.",
            )


def _absent(self: Check, case: Case, item: PlanningItem, why: str) -> Finding:
    assert item.period is not None
    return self.finding(
        case,
        (item.place.paper, item.key),
        f"{subject(item, case.rules, period(*item.period))} staat in {item.place.paper}, maar de masterplanning {why}.",
        (item.place,),
        periods=(Period(item.period.start, item.period.end, "paper", 0),),
        certainty=0.7,
        item=item,
        group=group_of(item.place.paper) if item.is_row and _is_newer(item, case) else None,
    )


def _is_newer(item: PlanningItem, case: Case) -> bool:
    """Whether the row stands in a planning that is offered as the new master."""
    return any(newer_rows(paper, case) for paper in case.named(item.place.paper))


def _of_no_kind_planned(item: PlanningItem, case: Case) -> bool:
    """Whether no row of its product is a session of that sort."""
    assert case.master is not None
    return not any(row.concerns(item.product) and row.act == item.act for row in case.master.items)


def _new_body(item: PlanningItem, case: Case) -> bool:
    """Whether a body of the programme that has no row at all meets on a coming day, on no track but the master's."""
    assert case.master is not None
    act = case.rules.act(item.act)
    if item.kind != "day" or item.is_row or item.gate or item.period is None or item.period.start is None:
        return False
    if act is None or not act.zwaarte or done(item) or item.modality not in (*_FIRM, "voorgesteld", "wens"):
        return False
    if _UNLIKELY.search(item.activity) or _SOCIAL.search(item.activity):
        return False
    tracks = {row.track for row in case.master.items if row.track}
    if (item.track is not None and item.track not in tracks) or item.period.start < (item.paper_date or case.peildatum):
        return False
    product = case.rules.product(item.product)
    if product is not None and not product.algemeen:
        return False
    if product is None and _OWN_MATTER.search(item.activity):
        return False
    bodies = [body for id in item.bodies if (body := case.rules.body(id)) is not None and not body.algemeen]
    planned = {id for row in case.master.items for id in row.bodies}
    return bool(bodies) and all(body.niveau not in _ALWAYS and body.id not in planned for body in bodies)


def _steers(item: PlanningItem, act: Act | None, case: Case) -> bool:
    """Whether it is a step of the programme: a body of its route acts, or another one decides, advises or is added.

    Another one is of level ``overig`` (presidium, committee) or not in the rules at all.
    """
    added = any(word in item.activity.casefold() for word in case.rules.acts.toegevoegd)
    levels = case.rules.levels(item.bodies)
    if act is not None and act.bijeenkomst and once_more(item, case):
        return True
    if act is not None and act.bijeenkomst and levels <= {"overig"} and _of_no_kind_planned(item, case):
        return True
    if act is None or act.zwaarte < 1:
        return added and bool(levels)
    if levels - {"overig"}:
        return True
    others = [body.naam for body in _bodies(item, case) if body.niveau == "overig"]
    formal = any(_FORMAL.search(name) for name in others)
    if formal and act.id in _TREATING and item.kind == "day":
        return True
    return bool(levels or item.who) and (act.besluit or act.id in ("adviseren", "consulteren") or added)


def _bodies(item: PlanningItem, case: Case) -> list[Body]:
    return [body for id in item.bodies if (body := case.rules.body(id)) is not None]


def _away_from_all(item: PlanningItem, rows: tuple[PlanningItem, ...]) -> bool:
    """Whether the master has this several times, and never at the time that the paper names."""
    said = item.period
    return said is not None and all(row.period is not None and disjoint(said, row.period) for row in rows)


def _same_session(item: PlanningItem, act: Act | None, master: Master) -> bool:
    """Whether the planning has that session then, for whomever: ``raadsleden`` or ``de raden``."""
    if act is None or not act.bijeenkomst or item.period is None:
        return False
    rows = [row for row in master.items if row.concerns(item.product) and row.act == act.id and row.period is not None]
    return any(row.period is not None and not disjoint(item.period, row.period) for row in rows)


def _only_handed(item: PlanningItem, act: Act | None, case: Case) -> bool:
    """Whether it is only handed over: with this very paper, or for the decision that the sentence tells of too."""
    if act is None or not act.overdracht or item.period is None:
        return False
    if item.period.start == item.period.end == item.paper_date:
        return True
    beside = [other for other in case.told_with(item) if other.place == item.place and other is not item]
    return any(
        other.product == item.product
        and set(other.bodies) & set(item.bodies)
        and (rule := case.rules.act(other.act)) is not None
        and rule.besluit
        for other in beside
    )


def _is_gate(item: PlanningItem, case: Case) -> bool:
    """Whether the same sentence is that of a go/no-go on the same day."""
    return any(
        other.gate and other.place == item.place and other.period == item.period for other in case.told_with(item)
    )


def _part_of_a_row(item: PlanningItem, master: Master) -> bool:
    return any(
        row.concerns(item.product)
        and set(item.bodies) & set(row.bodies)
        and item.period is not None
        and (row.period is None or not disjoint(item.period, row.period))
        for row in master.items
    )
