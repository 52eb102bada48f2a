"""Keys of items: product, act and body by their ids in ``rules/``; never dates, positions or wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.model import PlanningItem


def base_key(product: str | None, act: str | None, bodies: tuple[str, ...], municipality: str | None) -> str:
    """``hoofdlijnennotitie/instemmen/raden@sliedrecht``; what is not known is ``algemeen``, ``overig``, ``-``."""
    who = "+".join(bodies) or "-"
    place = f"@{municipality}" if municipality else ""
    return f"{product or 'algemeen'}/{act or 'overig'}/{who}{place}"


def numbered(items: Iterable[PlanningItem]) -> tuple[PlanningItem, ...]:
    """The items with ``#2``, ``#3`` behind a key that came before, in the order given."""
    seen: Counter[str] = Counter()
    result = []
    for item in items:
        seen[item.key] += 1
        count = seen[item.key]
        result.append(item if count == 1 else replace(item, key=f"{item.key}#{count}"))
    return tuple(result)
