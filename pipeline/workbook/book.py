"""The workbook, sheet by sheet; generated afresh each time and never edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from pipeline.model import DateMention, QuotedLine, Report
from pipeline.rulebook import Rulebook
from pipeline.ruletypes import SheetName
from pipeline.workbook.account import add_account
from pipeline.workbook.changes import Notice, add_changes
from pipeline.workbook.decisions import add_decisions
from pipeline.workbook.documents import add_documents
from pipeline.workbook.evidence import add_evidence
from pipeline.workbook.findings import add_findings
from pipeline.workbook.memory import add_memory
from pipeline.workbook.mentions import add_mentions
from pipeline.workbook.planning import add_master, add_unplanned
from pipeline.workbook.previous import Previous
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.summary import add_summary
from pipeline.workbook.timeline import add_timeline

_ALWAYS = ("Samenvatting", "Bevindingen")
"""The page that decides, and the sheet in which people write."""


def write_workbook(
    report: Report,
    rules: Rulebook,
    dates: Sequence[tuple[str, DateMention]] = (),
    pictures: Mapping[str, bytes] | None = None,
    previous: Previous | None = None,
    merged: Sequence[str] = (),
    notices: Sequence[Notice] = (),
    lines: Mapping[str, Sequence[QuotedLine]] | None = None,
) -> bytes:
    """The report as xlsx; the same arguments give the same bytes.

    ``dates``: (paper name, mention) of all that was read; ``pictures``: PNG or JPEG of the evidence, by
    ``<finding id>#<index in its evidence>`` or by finding id for its first place in a paper;
    ``previous``: the report of an earlier week, to show what changed in the master; ``merged``: the sha256 of books
    whose remarks are already in this report, so that a stale copy is not merged twice; ``notices``: what people should
    know about their own columns; ``lines``: the lines of text papers around their evidence, named as pictures are.
    """
    sheets = Sheets.of(report, rules)
    wanted = rules.report.bladen or get_args(SheetName)
    adds: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Samenvatting", lambda: add_summary(sheets, report, rules, previous)),
        ("Bevindingen", lambda: add_findings(sheets, report, rules)),
        ("Bewijs", lambda: add_evidence(sheets, report, rules, pictures or {}, lines or {})),
        ("Tijdlijn", lambda: add_timeline(sheets, report, rules)),
        ("Besluitvorming", lambda: add_decisions(sheets, report, rules)),
        ("Nog te plannen", lambda: add_unplanned(sheets, report, rules)),
        ("Wijzigingen", lambda: add_changes(sheets, report, rules, previous, notices)),
        ("Masterplanning", lambda: add_master(sheets, report, rules)),
        ("Documenten", lambda: add_documents(sheets, report, rules)),
        ("Datums", lambda: add_mentions(sheets, report, rules, dates)),
        ("Verantwoording", lambda: add_account(sheets, report, rules)),
    )
    for name, add in adds:
        if (name in wanted or name in _ALWAYS) and (dates or name != "Datums"):
            add()
    add_memory(sheets, report, rules, merged)
    return sheets.packed(report)
