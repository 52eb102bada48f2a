"""A planning paper -> rows of the master sheet, and a newer planning merged into an older one by row key."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pipeline.errors import MasterFault
from pipeline.master.sheet import Row, Sheet
from pipeline.model import Extraction, PlanningItem


def propose(extraction: Extraction) -> Sheet:
    """The rows of all planning tables of one paper, in its order. Raises ``MasterFault`` where there are none."""
    items = [item for item in extraction.items if item.is_row]
    if not items:
        raise MasterFault(
            f"In {extraction.source.name} is geen planningstabel gevonden.",
            "Kies de notitie met de tabel (Week, Datum, Wat, Wie); bekijk met planwacht extract wat er wordt gelezen.",
        )
    anchor = extraction.paper.anchor if extraction.paper else None
    empty = tuple(
        table.caption or "tabel zonder titel"
        for table in extraction.tables
        if table.kind == "planning" and not any(cell.text for row in table.rows for cell in row)
    )
    return Sheet(
        tuple(_row(item) for item in items),
        anchor.reference if anchor else None,
        extraction.source.name,
        extraction.source.sha256,
        empty,
    )


def _row(item: PlanningItem) -> Row:
    resolved = item.day is not None and item.day.kind in ("day", "range") and item.day.start is not None
    period = item.period if resolved or item.day is None else None
    window = item.week
    start = period.start if period else (window.start if window else None)
    end = period.end if period else (window.end if window else None)
    return Row(
        {
            "Sleutel": item.key,
            "Mijlpaal": item.milestone,
            "Week": _flat(item.week.text) if item.week else None,
            "Datum": _flat(item.day.text) if item.day else None,
            "Van": start,
            "Tot": end,
            "Activiteit": item.activity,
            "Wie": item.who,
            "Handeling": item.act,
            "Product": item.product,
            "Gremia": ", ".join(item.bodies),
            "Aantal": item.count,
            "Opmerkingen": item.remarks,
            "Tabel": item.caption,
            "Bron": item.place.paper,
            "Blz": item.place.page,
            "Regel": item.place.line,
        }
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def merge(old: Sheet, new: Sheet) -> Sheet:
    """``new`` over ``old``: rows keep their key and the people's columns; rows that are gone are marked Vervallen."""
    partner = _pair(old, new)
    taken = {row.key for row in old.rows}
    rows: list[Row] = []
    for at, row in enumerate(new.rows):
        before = partner.get(at)
        if before is not None:
            rows.append(Row({**row.values, "Sleutel": before.key}, before.extra))
            continue
        key, count = row.key, 2
        while key in taken:
            key = f"{row.key.split('#')[0]}#{count}"
            count += 1
        taken.add(key)
        rows.append(Row({**row.values, "Sleutel": key}))
    kept = {id(row) for row in partner.values()}
    gone = [row for row in old.rows if id(row) not in kept]
    mark = f"staat niet in {new.source}"
    rows += [replace(row, values={**row.values, "Vervallen": row.values.get("Vervallen") or mark}) for row in gone]
    return replace(new, rows=tuple(rows))


def _pair(old: Sheet, new: Sheet) -> dict[int, Row]:
    """New rows by index -> the old row they continue: same key but for its number, nearest in time first."""
    pairs = sorted(
        (
            (_gap(before, row), place, at)
            for at, row in enumerate(new.rows)
            for place, before in enumerate(old.rows)
            if before.key.split("#")[0] == row.key.split("#")[0]
        ),
    )
    partner: dict[int, Row] = {}
    used: set[int] = set()
    for _, place, at in pairs:
        if at not in partner and place not in used:
            partner[at] = old.rows[place]
            used.add(place)
    return partner


def _gap(one: Row, other: Row) -> int:
    a, b = one.values.get("Van"), other.values.get("Van")
    if not isinstance(a, date) or not isinstance(b, date):
        return 10_000
    return abs(a.toordinal() - b.toordinal())
