"""The rows of the master sheet -> the items that they stand for, or a ``MasterFault`` that names row and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from pipeline.errors import MasterFault
from pipeline.master.sheet import HEADERS, NAME, Row, Sheet, text_of
from pipeline.model import DateMention, Interval, Master, Place, PlanningItem
from pipeline.rulebook import Rulebook

ReadCell = Callable[[str, Interval | None], DateMention | None]


def to_master(sheet: Sheet, rules: Rulebook, read_cell: ReadCell) -> Master:
    """The items that the rows stand for; rows marked Vervallen are left out. Raises ``MasterFault`` on a broken row."""
    items: list[PlanningItem] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if text_of(row.values.get("Vervallen")):
            continue
        if not row.key:
            raise MasterFault(
                f"rules/masterplanning.xlsx, rij {row.number}: de Sleutel ontbreekt.",
                "Geef de rij een eigen sleutel, bijvoorbeeld hoofdlijnennotitie/instemmen/raden.",
            )
        if row.key in seen:
            raise MasterFault(
                f"rules/masterplanning.xlsx: de sleutel {row.key} staat op rij {seen[row.key]} en rij {row.number}.",
                "Geef een van beide rijen een eigen sleutel, bijvoorbeeld met #2 erachter.",
            )
        seen[row.key] = row.number
        items.append(_item(row, rules, read_cell))
    if not items:
        raise MasterFault(
            "rules/masterplanning.xlsx: elke rij is vervallen verklaard.",
            "Haal Vervallen weg bij de rijen die nog gelden, of importeer een nieuwe planning.",
        )
    empty = tuple(Place(NAME, None, None, None, "Over!B4", caption) for caption in sheet.empty_tables)
    return Master(tuple(items), sheet.version, sheet.source, sheet.source_sha256, empty)


def _item(row: Row, rules: Rulebook, read_cell: ReadCell) -> PlanningItem:
    value = {name: text_of(row.values.get(name)) for name in HEADERS}
    for name, known in (
        ("Handeling", {act.id for act in rules.acts.handelingen}),
        ("Product", {product.id for product in rules.products}),
        ("Mijlpaal", {product.id for product in rules.products}),
    ):
        if value[name] and value[name] not in known:
            raise MasterFault(
                f"rules/masterplanning.xlsx, rij {row.number}, kolom {name}: {value[name]} is niet bekend in rules/.",
                f"Kies uit: {', '.join(sorted(known))}; of voeg hem toe in rules/.",
            )
    bodies = tuple(part.strip() for part in value["Gremia"].split(",") if part.strip())
    for body in bodies:
        if rules.body(body) is None:
            raise MasterFault(
                f"rules/masterplanning.xlsx, rij {row.number}, kolom Gremia: {body} staat niet in rules/gremia.toml.",
                f"Kies uit: {', '.join(body.id for body in rules.bodies)}; of voeg het gremium toe.",
            )
    week = read_cell(value["Week"], None) if value["Week"] else None
    window = Interval(week.start, week.end) if week and week.start and week.end else None
    day = read_cell(value["Datum"], window) if value["Datum"] else None
    period = _own_period(row) or _read_period(week, day)
    product = rules.product(value["Product"] or None)
    quote = " | ".join(value[name] for name in ("Week", "Datum", "Activiteit", "Wie", "Opmerkingen") if value[name])
    return PlanningItem(
        key=row.key,
        origin="master",
        activity=value["Activiteit"],
        act=value["Handeling"] or None,
        product=value["Product"] or None,
        bodies=bodies,
        period=period,
        kind=day.kind if day else week.kind if week else None,
        modality="gepland",
        is_row=True,
        place=Place(NAME, None, None, None, f"Planning!A{row.number}", quote),
        track=product.spoor if product else None,
        milestone=value["Mijlpaal"] or None,
        caption=value["Tabel"] or None,
        count=int(float(value["Aantal"])) if re.fullmatch(r"\d+(\.0)?", value["Aantal"]) else None,
        phase=_phase(value["Activiteit"], product.naam if product else "", rules),
        beside=_beside(value["Activiteit"], bodies, rules),
        week=week,
        day=day,
        remarks=value["Opmerkingen"],
        who=value["Wie"],
    )


def _phase(activity: str, product: str, rules: Rulebook) -> str | None:
    """How far the product of the row is, by the words of ``[fasen]`` in the activity or else in the product's name."""
    for text in (activity, product):
        for phase, words in rules.acts.fasen.items():
            if any(re.search(rf"(?<!\w){re.escape(word)}", text, re.I) for word in words):
                return phase
    return None


def _beside(activity: str, bodies: tuple[str, ...], rules: Rulebook) -> tuple[str, ...]:
    """The bodies that the activity itself names beside those of the row: of an offer the other side."""
    return tuple(
        body.id
        for body in rules.bodies
        if body.id not in bodies
        and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", activity, re.I) for name in (body.naam, *body.aliassen))
    )


def _read_period(week: DateMention | None, day: DateMention | None) -> Interval | None:
    for mention in (day, week):
        if mention is not None and (mention.start or mention.end):
            return Interval(mention.start, mention.end)
    return None


def _own_period(row: Row) -> Interval | None:
    """Van and Tot as people filled them in: they count before the texts. Text there is an error, never a guess."""
    bounds: list[date | None] = []
    for name in ("Van", "Tot"):
        value = row.values.get(name)
        if isinstance(value, datetime):
            bounds.append(value.date())
        elif isinstance(value, date):
            bounds.append(value)
        elif value is None or text_of(value) == "":
            bounds.append(None)
        else:
            raise MasterFault(
                f"rules/masterplanning.xlsx, rij {row.number}, kolom {name}: {text_of(value)[:40]} is tekst, geen "
                "datum.",
                "Voer de datum opnieuw in zodat Excel hem als datum herkent (rechts in de cel), zoals 31-3-2021.",
            )
    if bounds[0] and bounds[1] and bounds[0] > bounds[1]:
        raise MasterFault(
            f"rules/masterplanning.xlsx, rij {row.number}: Van ligt na Tot.", "Wissel de twee datums om of verbeter ze."
        )
    return Interval(bounds[0], bounds[1]) if any(bounds) else None
