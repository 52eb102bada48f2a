"""The decision matrix: per municipality what papers say of its college and its council, per milestone."""

from __future__ import annotations

from msgspec import Struct

from pipeline import texts
from pipeline.model import Interval, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import words
from pipeline.workbook.decisions import LEVELS, SAID, UNKNOWN, decided, deciding, outside, without_decision
from pipeline.workbook.scope import compared_items

_SIGNS = {"besloten": "✓", "gemeld": "●", "afwijkend": "▲", "genoemd": "○", UNKNOWN: "–"}
LABEL, COLUMN, ROW, HEAD = 200, 190, 34, 52


class Cell(Struct, frozen=True):
    """``state``: ``besloten``, ``gemeld``, ``afwijkend``, ``genoemd`` or ``onbekend``; ``text`` says it all."""

    state: str
    sign: str
    text: str
    x: float


class Column(Struct, frozen=True):
    """A milestone at one level, with what the planning says of it."""

    product: str
    level: str
    planned: str
    x: float


class Line(Struct, frozen=True):
    """A municipality and its cells, in the order of the columns."""

    name: str
    y: float
    cells: tuple[Cell, ...]


class Matrix(Struct, frozen=True):
    """The drawing: its size, columns and rows."""

    width: float
    height: float
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]


def matrix(report: Report, rules: Rulebook) -> Matrix | None:
    """None where the rules name no municipality or nobody decides on anything."""
    items = compared_items(report)
    products = decided(items, rules)
    if not products or not rules.municipalities:
        return None
    decisions = deciding(items, rules)
    told = {product.id: [item for item in items if item.product == product.id] for product in products}
    columns: list[Column] = []
    about: list[list[PlanningItem]] = []
    asked = [(product.id, level) for product in products for level, _ in LEVELS]
    for product in products:
        for level, word in LEVELS:
            found = decisions.get((product.id, level), [])
            windows = dict.fromkeys(item.period or Interval(None, None) for item in found if item.origin == "master")
            planned = "; ".join(texts.period(*window) if any(window) else "nog te plannen" for window in windows)
            columns.append(Column(product.naam, word, planned or "niet in de planning", LABEL + COLUMN * len(columns)))
            about.append(found)
    rows = tuple(
        Line(
            place.naam,
            HEAD + ROW * at,
            tuple(
                _cell(place.id, found, without_decision(told[product], product, level, place.id, rules), column.x)
                for (product, level), found, column in zip(asked, about, columns, strict=True)
            ),
        )
        for at, place in enumerate(rules.municipalities)
    )
    return Matrix(LABEL + COLUMN * len(columns) + 2, HEAD + ROW * len(rows) + 2, tuple(columns), rows)


def _cell(municipality: str, found: list[PlanningItem], named: list[str], x: float) -> Cell:
    planned = [item.period for item in found if item.origin == "master" and item.period]
    said = [item for item in found if item.origin == "paper" and item.municipality == municipality]
    if not said and named:
        return Cell("genoemd", _SIGNS["genoemd"], "geen besluit genoemd; wel: " + "; ".join(named), x)
    if not said:
        return Cell(UNKNOWN, _SIGNS[UNKNOWN], "onbekend: geen stuk zegt er iets over", x)
    if any(outside(item, planned) for item in said):
        state = "afwijkend"
    elif any(item.modality == "gebeurd" for item in said):
        state = "besloten"
    else:
        state = "gemeld"
    return Cell(state, _SIGNS[state], "; ".join(dict.fromkeys(map(_said, said))), x)


def _said(item: PlanningItem) -> str:
    when = texts.period(*(item.period or Interval(None, None)))
    place = ", ".join(filter(None, (item.place.paper, words.where(item.place))))
    return f"{SAID.get(item.modality, item.modality)} {when} ({place})"
