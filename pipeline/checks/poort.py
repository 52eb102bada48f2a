"""A go/no-go moment that comes before the decisions for which it waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import says, sentences
from pipeline.checks.wording import product_name, subject, when, who
from pipeline.model import Extraction, Finding, Period, PlanningItem
from pipeline.texts import day

_EVERY = ("alle gemeenten", "alle raden", "alle colleges", "iedere gemeente", "elke gemeente", "alle zeven")
_DECIDING = ("colleges", "raden")
_EVERY_BODY = (
    "al deze organen",
    "al deze besluiten",
    "alle besluiten",
    "alle organen",
    "laatste besluit",
    "al die besluiten",
)
_ALL_OF = {
    "colleges": ("alle colleges", "alle … colleges", "elk college", "ieder college", "elk van de … colleges",
                 "iedere gemeente",
                 "elke gemeente", "alle gemeenten", "alle … gemeenten", "laatste college"),
    "raden": ("alle raden", "alle … raden", "alle gemeenteraden", "alle … gemeenteraden", "elke raad", "iedere raad",
              "elke gemeenteraad", "iedere gemeenteraad", "elk van de … raden", "laatste raad", "iedere gemeente",
              "elke gemeente", "alle gemeenten", "alle … gemeenten"),
}  # fmt: skip

MOST_TOLD = 5
"""So many papers of one municipality are quoted that say the same."""


@check(
    "poort",
    title="Go/no-go vóór het laatste besluit",
    explanation="Het go/no-go-moment vraagt besluiten van alle gemeenten, maar de planning geeft meer tijd; "
    "op dat moment kan dus niet alles binnen zijn.",
    remedy="Verschuif het go/no-go-moment tot na het laatste venster, of spreek af welke besluiten er dan moeten zijn.",
    cls="conflict",
    needs_master=True,
    words=lambda rules: rules.acts.poort,
)
def gate_too_early(self: Check, case: Case) -> Iterator[Finding]:
    """The last moment that a paper gives for a gate, before the end of the master's last deciding window."""
    assert case.master is not None
    gates: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    starts = [row.period.start for row in case.master.items if row.period is not None and row.period.start is not None]
    begins = min([*starts, *([case.master.version] if case.master.version else [])], default=None)
    for match in case.matches:
        item = match.item
        if not item.gate or item.product is None or item.period is None or item.period.end is None:
            continue
        if item.modality != "gebeurd" or begins is None or item.period.end >= begins:
            gates[(item.place.paper, item.product)].append(item)
    papers = {each.source.name: each for each in case.papers}
    denied: dict[str | None, list[tuple[str, PlanningItem]]] = defaultdict(list)
    for each in case.papers:
        for item in each.items:
            if item.modality == "ontkend" and item.municipality is not None:
                denied[item.product].append((each.source.name, item))
    for (paper, product), items in gates.items():
        rows = [row for row in case.master.items if row.product == product]
        views = _asks_views(items, case) and any(_awaited(row, True, _DECIDING, case) for row in rows)
        required = [row for row in rows if _awaited(row, views, _levels(items, case), case)]
        ends = [(row.period.end, row) for row in required if row.period is not None and row.period.end is not None]
        yield from _not_asked(self, case, papers[paper], product, items, required, denied[product])
        if not ends:
            continue
        last, row = max(ends, key=lambda pair: pair[0])
        gate = max(items, key=_end)
        if _end(gate) >= last or gate.period is None or row.period is None:
            continue
        yield self.finding(
            case,
            (paper, product),
            f"Het go/no-go-moment over “{product_name(product, case.rules)}” is volgens {paper} {_whens(items)}, maar "
            f"in de planning loopt {subject(row, case.rules)} nog tot en met {day(last)}.",
            (row.place, *dict.fromkeys(item.place for item in items)),
            periods=(Period(*row.period, "master", 0), Period(*gate.period, "paper", 1)),
            certainty=0.8,
            item=row,
        )


def _not_asked(
    self: Check,
    case: Case,
    telling: Extraction,
    product: str,
    items: list[PlanningItem],
    required: list[PlanningItem],
    denied: list[tuple[str, PlanningItem]],
) -> Iterator[Finding]:
    """A gate that needs a decision of every municipality, while a paper says that a council is not asked for one.

    ``denied``: what papers say on the product that is not asked, with the paper that says it.
    """
    paper = telling.source.name
    bodies = {id for row in required for id in row.bodies}
    needs = [
        said.place
        for said in sentences(telling, case.rules.acts.poort)
        if says(case.rules.acts.poort, said.text) and says(_EVERY, said.text)
    ]
    if not needs:
        return
    name = product_name(product, case.rules)
    by_municipality: dict[str, list[tuple[str, PlanningItem]]] = defaultdict(list)
    for other, item in denied:
        act = case.rules.act(item.act)
        if other != paper and act is not None and act.besluit and set(item.bodies) & bodies and item.municipality:
            by_municipality[item.municipality].append((other, item))
    for municipality, told in by_municipality.items():
        other, item = told[0]
        yield self.finding(
            case,
            (paper, product, municipality),
            f"Voor het go/no-go-moment over “{name}” is volgens {paper} van alle gemeenten een besluit nodig, maar "
            f"{other} vraagt dat niet van de {who(item, case.rules)}.",
            (item.place, needs[0], items[0].place, *dict.fromkeys(each.place for _, each in told[1:MOST_TOLD])),
            certainty=0.8,
            remedy="Leg aan de stuurgroep voor of richting geven hier genoeg is om door te gaan.",
            item=required[0] if required else item,
        )


def _whens(items: list[PlanningItem]) -> str:
    """Every time that the paper gives for the gate, in its order, the word ``gepland`` once."""
    told = list(dict.fromkeys(when(item) for item in items))
    return " en ".join([told[0], *(each.removeprefix("gepland ") for each in told[1:])])


def _end(item: PlanningItem) -> date:
    assert item.period is not None
    assert item.period.end is not None
    return item.period.end


def _asks_views(items: list[PlanningItem], case: Case) -> bool:
    """Whether the gate waits for what councils give on a proposal (zienswijze), by the words of its sentence."""
    act = case.rules.act("richting")
    words = tuple(word for word in (act.woorden if act else ()) if word != "richting")
    return any(item.act == "richting" or says(words, item.activity) for item in items)


def _levels(items: list[PlanningItem], case: Case) -> tuple[str, ...]:
    """Of whom a decision is awaited, by the words of the gate: of colleges, of councils, of every body, or of both."""
    said = " ".join(f"{item.activity} {item.remarks}" for item in items)
    if says(_EVERY_BODY, said):
        return ()
    named = tuple(level for level, words in _ALL_OF.items() if says(words, said))
    return named or _DECIDING


def _awaited(row: PlanningItem, views: bool, of: tuple[str, ...], case: Case) -> bool:
    """A decision of these levels (none: of anybody); with ``views`` what councils give on a proposal (zienswijze)."""
    act = case.rules.act(row.act)
    levels = case.rules.levels(row.bodies)
    if act is None or (of and not levels & set(of)):
        return False
    if not of:
        return act.besluit or (act.id == "richting" and "raden" in levels)
    return act.id == "richting" if views else act.besluit
