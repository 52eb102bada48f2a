"""What was read from one file, as the JSON of ``planwacht extract --json``; ``docs/schema/extract.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model import DateMention, Extraction, Interval, Page, Paper, Table
from pipeline.workbook.jsonreport import SCHEMA, encodable, iso, item_value


def extract_json(extraction: Extraction) -> bytes:
    """UTF-8 JSON, keys in the contract's order, ended by a line break."""
    value = {
        "schema": SCHEMA,
        "source": {
            "name": extraction.source.name,
            "sha256": extraction.source.sha256,
            "media_type": extraction.source.media_type,
            "status": "read" if extraction.reason is None else "refused",
            "reason": extraction.reason,
        },
        "paper": _paper(extraction.paper) if extraction.paper is not None else None,
        "pages": [_page(page) for page in extraction.pages],
        "dates": [date_value(mention) for mention in extraction.dates],
        "tables": [_table(table) for table in extraction.tables],
        "items": [item_value(item) for item in extraction.items],
        "parts": [
            {"page": part.page, "end_page": part.end_page, "paper": _paper(part.paper)} for part in extraction.parts
        ],
        "unread": [{"what": one.what, "why": one.why, "page": one.page} for one in extraction.unread],
    }
    return json.dumps(encodable(value), ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8") + b"\n"


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "date": iso(paper.date),
        "date_doubt": paper.date_doubt,
        "subject": paper.subject,
        "sender": paper.sender,
        "recipients": list(paper.recipients),
        "municipality": paper.municipality,
        "reference": paper.reference,
        "attachments": list(paper.attachments),
        "reference_date": iso(paper.anchor.reference) if paper.anchor else None,
        "evidence": paper.anchor.evidence if paper.anchor else None,
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "page": page.number,
        "width": page.width,
        "height": page.height,
        "text": page.text,
        "read_by": page.read_by,
        "confidence": page.confidence,
    }


def date_value(mention: DateMention) -> dict[str, Any]:
    """One date mention as the JSON value of the contract."""
    return {
        "text": mention.text,
        "page": mention.page,
        "line": mention.line,
        "start_char": mention.start_char,
        "end_char": mention.end_char,
        "bbox": list(mention.bbox) if mention.bbox is not None else None,
        "kind": mention.kind,
        "start": iso(mention.start),
        "end": iso(mention.end),
        "options": [_interval(option) for option in mention.options],
        "rrule": mention.rrule,
        "timex": mention.timex,
        "mod": mention.mod,
        "doubts": list(mention.doubts),
        "evidence": mention.evidence,
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {"start": iso(interval.start), "end": iso(interval.end)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "page": table.page,
        "end_page": table.end_page,
        "caption": table.caption,
        "kind": table.kind,
        "columns": list(table.columns),
        "roles": list(table.roles),
        "rows": [["" if cell.merged else cell.text for cell in row] for row in table.rows],
        "fills": [list(fill) for fill in table.fills],
    }
