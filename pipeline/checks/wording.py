"""How checks speak of items, bodies and products in Dutch sentences."""

from __future__ import annotations

from pipeline.model import PlanningItem
from pipeline.rulebook import Rulebook


def who(item: PlanningItem, rules: Rulebook) -> str:
    """The bodies of an item by their names: ``ONS-D``, ``Gemeenteraden (Sliedrecht)``; empty where unknown."""
    names = [body.naam for id in item.bodies if (body := rules.body(id)) is not None]
    if item.municipality and names:
        place = next((m.naam for m in rules.municipalities if m.id == item.municipality), item.municipality)
        names = [*names[:-1], f"{names[-1]} ({place})"]
    return " en ".join(names)


def what(item: PlanningItem, rules: Rulebook) -> str:
    """The activity, short: the row's own words, or act and product of a sentence."""
    if item.is_row:
        return clipped(item.activity, 90)
    act, product = rules.act(item.act), rules.product(item.product)
    parts = [act.naam if act else "bijeenkomst", product.naam if product else ""]
    return " ".join(part for part in parts if part)


def subject(item: PlanningItem, rules: Rulebook) -> str:
    """``“Bespreken conceptstukken” (Netwerk MT Sociaal)``, or without the bracket where nobody is named."""
    body = who(item, rules)
    return f"“{what(item, rules)}” ({body})" if body else f"“{what(item, rules)}”"


def clipped(text: str, most: int) -> str:
    """``text`` cut at a blank, with ``…`` where something was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
