"""What ``status`` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.console.terminal import STATUS, safe
from pipeline.model import FileFate


def status_lines(fates: Iterable[FileFate]) -> Iterator[str]:
    """One JSON object a line."""
    for fate in fates:
        value = {
            "name": fate.name,
            "sha256": fate.sha256,
            "status": fate.status,
            "reason": fate.reason,
            "since": fate.first_seen.isoformat() if fate.first_seen else None,
        }
        yield json.dumps(value, ensure_ascii=True)


def status_table(fates: Iterable[FileFate]) -> Iterator[str]:
    """One line a file, for people."""
    empty = True
    for fate in fates:
        empty = False
        yield f"{STATUS[fate.status]:<14} {safe(fate.name)}" + (f": {safe(fate.reason)}" if fate.reason else "")
    if empty:
        yield "De map inbox/ is leeg."
