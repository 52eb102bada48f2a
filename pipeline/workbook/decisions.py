"""Besluitvorming: what is known of each municipality's college and council, per milestone, with the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import texts
from pipeline.model import Interval, PlanningItem, Report
from pipeline.rulebook import Level, Product, Rulebook
from pipeline.workbook import looks, metrics, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.listing import Row, listing
from pipeline.workbook.scope import compared_items
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.styles import Look

NAME = "Besluitvorming"
UNKNOWN = "onbekend"
LEVELS: tuple[tuple[Level, str], ...] = (("colleges", "college"), ("raden", "raad"))
Decisions = dict[tuple[str | None, Level], list[PlanningItem]]
"""Decisions by the product that they are about and the level that takes them."""
SAID = {
    "gebeurd": "besloten",
    "gepland": "gepland",
    "voorgesteld": "voorgesteld",
    "verwacht": "verwacht",
    "uiterlijk": "uiterlijk",
    "streven": "streven",
    "wens": "wens",
}


def add_decisions(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: a row a municipality, two columns a milestone, the planning above."""
    items = compared_items(report)
    products = decided(items, rules)
    columns: list[tuple[str, float]] = [("Gemeente", metrics.width_for((m.naam for m in rules.municipalities), 18.0))]
    columns += [(f"{product.naam}:\n{word}", 26.0) for product in products for _, word in LEVELS]
    canvas = sheets.canvas(NAME, [width for _, width in columns] if products else [18.0, 80.0], "17406D")
    notes = [
        "Wat stukken in inbox over besluiten van colleges en raden zeggen, met de vindplaats. "
        f"‘{UNKNOWN.capitalize()}’ betekent: geen stuk zegt er iets over; het kan wel zijn gebeurd.",
        "▲ = gemeld buiten de geplande periode · ○ = een stuk noemt het college of de raad, maar geen besluit.",
    ]
    if not products:
        columns = [("Gemeente", 18.0), ("Mijlpalen", 80.0)]
    rows: list[Row] = []
    if products and rules.municipalities:
        about = deciding(items, rules)
        told = {product.id: [item for item in items if item.product == product.id] for product in products}
        rows = [
            _planned(canvas, about, products),
            *(_row(canvas, m.id, m.naam, about, told, products, rules) for m in rules.municipalities),
        ]
    listing(
        canvas,
        report,
        rules,
        "Besluitvorming per gemeente",
        notes,
        columns,
        rows,
        paper="A3",
        nothing="Niets te tonen: rules/gemeenten.toml is leeg of er is geen besluit van een college of raad gevonden.",
    )


def decided(items: Sequence[PlanningItem], rules: Rulebook) -> list[Product]:
    """The products on which colleges or councils decide, in the order of the milestones."""
    ids = {product for product, _ in deciding(items, rules)}
    found = [product for product in rules.products if product.id in ids]
    return sorted(found, key=lambda product: product.volgorde if product.volgorde is not None else 1_000)


def deciding(items: Sequence[PlanningItem], rules: Rulebook) -> Decisions:
    """The decisions among the items, in their order, by product and by the level that takes them."""
    found: Decisions = {}
    for item in items:
        taken = _taken_by(item, rules)
        for level, _ in LEVELS if taken else ():
            if level in taken:
                found.setdefault((item.product, level), []).append(item)
    return found


def decides(item: PlanningItem, level: Level, rules: Rulebook) -> bool:
    """Whether the item is a decision of that level that is not denied."""
    return level in _taken_by(item, rules)


def _taken_by(item: PlanningItem, rules: Rulebook) -> set[Level]:
    """The levels of which the item is a decision that is not denied."""
    act = rules.act(item.act)
    return rules.levels(item.bodies) if act is not None and act.besluit and item.modality != "ontkend" else set()


def _planned(canvas: Canvas, about: Decisions, products: Sequence[Product]) -> Row:
    values: list[tuple[str, Look]] = [("Planning, alle gemeenten", looks.STRONG)]
    for product in products:
        for level, _ in LEVELS:
            found = [item for item in about.get((product.id, level), ()) if item.origin == "master"]
            periods = [item.period or Interval(None, None) for item in found]
            shown = words.span(dict.fromkeys(periods)).replace("geen datum", "nog te plannen") or "niet in de planning"
            values.append((canvas.fits(shown, len(values) + 1, 6), looks.STRONG))
    return values


def _row(
    canvas: Canvas,
    id: str,
    name: str,
    about: Decisions,
    told: Mapping[str, Sequence[PlanningItem]],
    products: Sequence[Product],
    rules: Rulebook,
) -> Row:
    values: list[tuple[str, Look]] = [(name, looks.STRONG)]
    for product in products:
        for level, _ in LEVELS:
            known = about.get((product.id, level), ())
            planned = [item.period for item in known if item.origin == "master" and item.period]
            said = [item for item in known if item.origin == "paper" and item.municipality == id]
            shown = list(dict.fromkeys(_said(item, planned) for item in said))
            if not said:
                shown = [f"○ {one}" for one in without_decision(told[product.id], product.id, level, id, rules)]
            look = looks.CELL if shown else looks.FAINT
            values.append((canvas.fits("\n".join(shown) or UNKNOWN, len(values) + 1, 9), look))
    return values


def without_decision(
    items: Sequence[PlanningItem], product: str, level: Level, municipality: str, rules: Rulebook
) -> list[str]:
    """What papers say that a college or council does with a product where they name no decision, with the places."""
    told: dict[str, str] = {}
    for item in items:
        if item.origin != "paper" or item.product != product or item.municipality != municipality:
            continue
        levels = rules.levels(item.bodies)
        act = rules.act(item.act)
        if act is None:
            continue
        if level in levels and not decides(item, level, rules):
            doing = f"{act.naam} niet gevraagd" if item.modality == "ontkend" else act.naam
            when = texts.period(*item.period) if item.period else ""
            told.setdefault(" ".join(filter(None, (doing, when))), _at(item))
    return [f"{said} {place}" for said, place in told.items()]


def _said(item: PlanningItem, planned: Sequence[Interval]) -> str:
    period = item.period or Interval(None, None)
    when = texts.period(*period)
    return f"{'▲ ' if outside(item, planned) else ''}{SAID.get(item.modality, item.modality)} {when} {_at(item)}"


def _at(item: PlanningItem) -> str:
    return f"({', '.join(filter(None, (item.place.paper, words.where(item.place))))})"


def outside(item: PlanningItem, planned: Sequence[Interval]) -> bool:
    """Whether the item is dated outside every planned window."""
    period = item.period or Interval(None, None)
    return any(period) and bool(planned) and not any(_meet(period, window) for window in planned)


def _meet(one: Interval, other: Interval) -> bool:
    before = one.end is not None and other.start is not None and one.end < other.start
    after = one.start is not None and other.end is not None and one.start > other.end
    return not before and not after
