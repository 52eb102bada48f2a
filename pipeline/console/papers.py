"""What ``extract`` prints."""

from __future__ import annotations

from pathlib import Path

from pipeline.console.terminal import safe
from pipeline.model import Extraction
from pipeline.show import Shown
from pipeline.texts import DATE_DOUBTS_SHORT, bundled, day, number, period

_TABLES = {"planning": "planning", "bodies": "gremia", "gantt": "kleurenplanning", "other": "andere tabel"}
"""What a table is, by the kind that the JSON names."""


def extraction_summary(extraction: Extraction) -> str:
    """What was read from one file, for people."""
    if extraction.reason is not None:
        return f"{safe(extraction.source.name)}: geweigerd. {extraction.reason}"
    paper = extraction.paper
    assert paper is not None
    lines = [
        f"{safe(extraction.source.name)}: {paper.kind}, {number(len(extraction.pages), 'bladzijde', 'bladzijden')}",
        f"Datum van het stuk: {day(paper.date) if paper.date else 'niet gevonden'}"
        + (f" — let op: {paper.date_doubt}" if paper.date_doubt else ""),
    ]
    for part in extraction.parts:
        lines.append(f"In deze bundel: {bundled(part.paper.kind, part.page, part.end_page, part.paper.date)}")
    if paper.anchor is not None and paper.anchor.evidence:
        lines.append(f"Jaar: {paper.anchor.evidence}")
    lines += [f"Niet gelezen: {one.what}: {one.why}" for one in extraction.unread]
    lines.append(f"Datums ({len(extraction.dates)}):")
    for mention in extraction.dates:
        doubts = ", ".join(DATE_DOUBTS_SHORT.get(doubt, doubt) for doubt in mention.doubts)
        lines.append(
            f"  blz. {mention.page} regel {mention.line}: {safe(mention.text)} → "
            f"{period(mention.start, mention.end)}{f'  [{doubts}]' if doubts else ''}"
        )
    lines.append(f"Tabellen: {len(extraction.tables)}; planningsregels en uitspraken: {len(extraction.items)}")
    for table in extraction.tables:
        title = safe(table.caption or "zonder titel")
        lines.append(f"  blz. {table.page}: {title} ({_TABLES[table.kind]}, {number(len(table.rows), 'rij', 'rijen')})")
    return "\n".join(lines)


def shown_summary(shown: Shown, place: Path, page: int) -> str:
    """What ``show`` drew, and where."""
    layers = shown.layers
    counts = (
        number(len(layers.words), "woord", "woorden"),
        number(len(layers.tables), "tabel", "tabellen"),
        number(len(layers.dates), "datum", "datums"),
        number(len(layers.names), "naam", "namen"),
    )
    lines = [f"Bladzijde {page} van {shown.pages}: {', '.join(counts[:-1])} en {counts[-1]}."]
    if shown.left_out is not None:
        lines.append(shown.left_out)
    lines.append(f"Getekend: {safe(str(place))}")
    return "\n".join(lines)
