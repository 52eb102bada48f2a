"""What ``master import`` and ``master diff`` print."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.console.terminal import dump, safe
from pipeline.master import Change, ChangeKind, Sheet
from pipeline.model import Extraction, PlanningItem
from pipeline.rulebook import Rulebook
from pipeline.texts import number, period
from pipeline.workbook import item_value


def import_summary(written: Path, sheet: Sheet, extraction: Extraction) -> str:
    """What ``master import`` made."""
    rows = [row for row in sheet.rows if not row.values.get("Vervallen")]
    lines = [f"{number(len(rows), 'regel', 'regels')} gelezen uit {safe(extraction.source.name)}."]
    if extraction.paper is not None and extraction.paper.date_doubt:
        lines.append(f"Let op: {extraction.paper.date_doubt}")
    if "voorstel" in written.name:
        lines.append(f"Er is al een masterplanning; het voorstel staat ernaast in rules/{written.name}.")
        lines.append("Neem het over met dezelfde opdracht en --accept; uw eigen kolommen blijven staan.")
    else:
        lines.append(f"Geschreven: rules/{written.name}. Controleer het blad Planning en draai daarna planwacht run.")
    return "\n".join(lines)


def import_json(written: Path, sheet: Sheet) -> str:
    """What ``master import`` made, as JSON."""
    return dump(
        {
            "schema": 1,
            "written": f"rules/{written.name}",
            "proposal": "voorstel" in written.name,
            "version": sheet.version.isoformat() if sheet.version else None,
            "source": sheet.source,
            "rows": [
                {"key": row.key, "dropped": bool(row.values.get("Vervallen")), "activity": row.values.get("Activiteit")}
                for row in sheet.rows
            ],
        }
    )


_CHANGE_SIGNS: dict[ChangeKind, str] = {
    "verplaatst": "→",
    "toegevoegd": "+",
    "vervallen": "−",
    "hernoemd": "≈",
    "gewijzigd": "·",
}


def diff_summary(changes: tuple[Change, ...], rules: Rulebook) -> str:
    """The changes between two plannings, a line each, gravest kind first."""
    if not changes:
        return "Geen verschil: beide planningen zeggen hetzelfde."
    counts = Counter(change.kind for change in changes)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _CHANGE_SIGNS if counts[kind])
    lines = [f"{number(len(changes), 'verschil', 'verschillen')}: {told}."]
    for change in sorted(changes, key=lambda change: list(_CHANGE_SIGNS).index(change.kind)):
        row = change.new or change.old
        assert row is not None
        names = ", ".join(body.naam for id in row.bodies if (body := rules.body(id)) is not None)
        who = f" ({names})" if names else ""
        lines.append(f"  {_CHANGE_SIGNS[change.kind]} {safe(row.activity)}{who}: {_move(change)}")
    return "\n".join(lines)


def _move(change: Change) -> str:
    old = period(*change.old.period) if change.old and change.old.period else "geen datum"
    new = period(*change.new.period) if change.new and change.new.period else "geen datum"
    if change.kind == "toegevoegd":
        return f"nieuw, {new}"
    if change.kind == "vervallen":
        return f"vervallen, was {old}"
    was = f"; heette “{safe(change.old.activity)}”" if change.kind == "hernoemd" and change.old else ""
    if change.days is None:
        return ("tekst gewijzigd, " if old == new else f"{old} → ") + new + was
    days = number(abs(change.days), "werkdag", "werkdagen")
    return f"{old} → {new} ({days} {'later' if change.days > 0 else 'eerder'}){was}"


def diff_json(changes: tuple[Change, ...]) -> str:
    """The changes between two plannings as JSON."""
    return dump(
        {
            "schema": 1,
            "changes": [{"kind": c.kind, "days": c.days, "old": _row(c.old), "new": _row(c.new)} for c in changes],
        }
    )


def _row(item: PlanningItem | None) -> dict[str, Any] | None:
    return item_value(item) if item is not None else None
