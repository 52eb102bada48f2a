"""How checks speak of items, bodies and products in Dutch sentences."""

from __future__ import annotations

from typing import Literal

from pipeline.model import DateMention, PlanningItem
from pipeline.rulebook import Rulebook
from pipeline.texts import period

_ONE_OF = {"colleges": "college", "raden": "raad"}


def who(item: PlanningItem, rules: Rulebook) -> str:
    """The bodies of an item by their names: ``ONS-D``, ``raad van Sliedrecht``; empty where unknown.

    Of a statement whose body the rules do not know, the name that the paper gives it.
    """
    if not item.bodies and not item.is_row:
        return item.who
    place = next((m.naam for m in rules.municipalities if m.id == item.municipality), item.municipality)
    bodies = [body for id in item.bodies if (body := rules.body(id)) is not None]
    return listed(
        [f"{_ONE_OF[body.niveau]} van {place}" if place and body.niveau in _ONE_OF else body.naam for body in bodies]
    )


def listed(names: list[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def what(item: PlanningItem, rules: Rulebook) -> str:
    """The activity, short: the row's own words, or act and product of a sentence: ``Instemmen hoofdlijnennotitie``."""
    if item.is_row:
        return clipped(item.activity, 90)
    act, product = rules.act(item.act), product_name(item.product, rules)
    if act is None or act.algemeen or act.naam == "bijeenkomst":
        known = rules.product(item.product)
        if known is not None and known.algemeen:
            return "Bijeenkomst"
        return f"Bijeenkomst over {product}" if product else "Bijeenkomst"
    return f"{capital(act.naam)} {product}".rstrip()


def product_name(id: str | None, rules: Rulebook) -> str:
    """A product as it stands within a sentence: ``hoofdlijnennotitie``, but ``DVO``; its id where unknown."""
    product = rules.product(id)
    return small(product.naam if product else id or "")


def small(text: str) -> str:
    """The text as it stands within a sentence: no capital at its beginning, unless it is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def subject(item: PlanningItem, rules: Rulebook, time: str = "") -> str:
    """``“Bespreken conceptstukken” (Netwerk MT Sociaal, do 8 apr 2021)``; who or ``time`` absent where not known."""
    known = ", ".join(part for part in (who(item, rules), time) if part)
    return f"“{what(item, rules)}” ({known})" if known else f"“{what(item, rules)}”"


_HOW = {"gebeurd": "gebeurd", "voorgesteld": "voorgesteld", "verwacht": "verwacht", "streven": "beoogd"}


KNOWN = "; de planning meldt dit zelf"


def minded(item: PlanningItem, *names: str) -> bool:
    """Whether the remarks of a row name the day that is out of the ordinary: ``Let op Koningsdag``."""
    remarks = item.remarks.casefold()
    return item.is_row and any(name.casefold() in remarks for name in names)


def within(item: PlanningItem) -> str:
    """`` in brief.pdf`` behind the verb, where a paper says it; nothing for the master planning."""
    return f" in {item.place.paper}" if item.origin == "paper" else ""


def according(item: PlanningItem) -> str:
    """`` volgens brief.pdf`` behind a time, where a paper says it; nothing for the master planning."""
    return f" volgens {item.place.paper}" if item.origin == "paper" else ""


def when(item: PlanningItem) -> str:
    """How firmly and for what time: ``gepland op do 8 apr 2021``, ``verwacht in de periode “juli” (…)``."""
    how = _HOW.get(item.modality, "gepland")
    if item.period is None:
        return how
    if item.meeting is not None and item.day is not None:
        return f"{how} in “{clipped(item.day.text, 40)}” (volgens het vergaderschema {item.meeting})"
    said = period(*item.period)
    if item.day is not None and item.day.kind not in ("day", "range", "alternatives"):
        return f"{how} in de periode “{clipped(item.day.text, 40)}” ({said})"
    if item.day is not None and item.day.mod == "APPROX":
        return f"{how} “{clipped(item.day.text, 40)}”"
    start, end = item.period
    if start is None or end is None:
        return f"{how} {said}"
    return f"{how} {'op' if start == end else 'van'} {said}"


def clipped(text: str, most: int) -> str:
    """``text`` cut at a blank, with ``…`` where something was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"


def side(item: PlanningItem) -> Literal["master", "paper"]:
    """Who says what the item says."""
    return "master" if item.origin == "master" else "paper"


def planning_of(item: PlanningItem) -> str:
    """``de masterplanning``, or the name of the paper that holds the planning."""
    return "de masterplanning" if item.origin == "master" else item.place.paper


def around(text: str, mention: DateMention, most: int = 110) -> str:
    """The words of a sentence around one of its dates, cut at blanks."""
    return around_words(text, " ".join(mention.text.split()), most)


def around_words(text: str, said: str, most: int = 110) -> str:
    """The words of a sentence around some of them, cut at blanks; its beginning where they do not stand in it."""
    at = max(text.find(said), 0)
    start = max(0, min(at - most // 2, len(text) - most))
    end = max(at + len(said), min(len(text), start + most))
    head = text[start:end] if start == 0 else "… " + text[start:end].partition(" ")[2]
    tail = head if end >= len(text) else head.rpartition(" ")[0] + " …"
    return tail.rstrip(".")
