"""How checks speak of items, bodies and products in Dutch sentences."""

from __future__ import annotations

from pipeline.model import PlanningItem
from pipeline.rulebook import Rulebook
from pipeline.texts import period


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


def when(item: PlanningItem) -> str:
    """The time of an item: a day as it is, anything wider in the words of the paper with the days that it means."""
    if item.period is None:
        return "onbekende tijd"
    said = period(*item.period)
    if item.day is None or item.day.kind in ("day", "range", "alternatives"):
        return said
    return f"“{clipped(item.day.text, 40)}” ({said})"


def clipped(text: str, most: int) -> str:
    """``text`` cut at a blank, with ``…`` where something was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
