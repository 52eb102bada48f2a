"""What ``doctor`` prints."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.console.terminal import dump, safe
from pipeline.doctor import Check, Word

_SIGNS: dict[Word, str] = {"goed": "✓", "let op": "◆", "fout": "▲"}


def doctor_lines(checks: tuple[Check, ...]) -> Iterator[str]:
    """A line for each check with sign and word, its remedy below it, and at the end how it stands."""
    for check in checks:
        yield f"{_SIGNS[check.word]} {check.word:<7} {check.title}: {safe(check.says)}"
        if check.remedy:
            yield f"            {safe(check.remedy)}"
    faults = sum(check.word == "fout" for check in checks)
    cares = sum(check.word == "let op" for check in checks)
    yield ""
    yield f"Fout: {faults}. Let op: {cares}." if faults or cares else "Alles in orde."


def doctor_json(checks: tuple[Check, ...]) -> str:
    """The checks as JSON."""
    values = [
        {"id": c.id, "status": c.word, "title": c.title, "message": c.says, "remedy": c.remedy or None} for c in checks
    ]
    return dump({"schema": 1, "checks": values})
