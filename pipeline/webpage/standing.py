"""How many findings stand open, by severity, beside the previous report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.model import Report
from pipeline.workbook import words


@dataclass(frozen=True, slots=True)
class Count:
    """Open findings of one severity: now, in the previous report (None: there is none), and how many are new."""

    severity: str
    sign: str
    now: int
    before: int | None
    new: int

    @property
    def change(self) -> str:
        """``3 meer``, ``2 minder``, ``gelijk``; empty without a previous report."""
        if self.before is None:
            return ""
        more = self.now - self.before
        return "gelijk" if more == 0 else f"{abs(more)} {'meer' if more > 0 else 'minder'}"


def standing(report: Report) -> list[Count]:
    """A count for each severity, the gravest first."""
    now = Counter(finding.severity for finding in report.findings if words.is_open(finding))
    new = Counter(f.severity for f in report.findings if words.is_open(f) and f.state == "nieuw")
    before = dict(report.previous_counts)
    earlier = report.previous_week is not None
    return [
        Count(name, words.SIGNS[name], now[name], before.get(name, 0) if earlier else None, new[name])
        for name in words.SEVERITIES
    ]
