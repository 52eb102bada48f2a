"""Where things stand: open findings by severity beside the previous report, and the milestones with their room."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from pipeline import texts
from pipeline.model import Report
from pipeline.workbook import words
from pipeline.workbook.effect import why_unknown
from pipeline.workbook.standing import light


class Count(Struct, frozen=True):
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


_LIGHTS = {"rood": "▲", "oranje": "◆", "groen": "●", "onbekend": "○"}


class Stone(Struct, frozen=True):
    """A milestone: its light as sign and word, its open findings, and the room to the final date in words."""

    name: str
    light: str
    sign: str
    count: int
    room: str


def stones(report: Report) -> list[Stone]:
    """The milestones of the planning, in their order."""
    found = []
    for slack in report.slack:
        mine = [finding for finding in report.findings if words.is_open(finding) and finding.product == slack.product]
        word = light(slack, mine)
        if slack.working_days is None:
            room = f"niet te bepalen: {why_unknown(slack)}"
        else:
            days = texts.number(abs(slack.working_days), "werkdag", "werkdagen")
            room = f"{days} {'vóór' if slack.working_days >= 0 else 'ná'} de einddatum"
        found.append(Stone(slack.name, word, _LIGHTS[word], len(mine), room))
    return found
