"""The hidden sheet: what the program itself put in people's columns, so that next time an edit can be told from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.sheets import Sheets

NAME = "Geheugen"
HEAD = ("Kenmerk", "Nr", "Status", "Eigenaar", "Opmerking", "Week", "Verwerkt", "Keuzelijst")


def add_memory(sheets: Sheets, report: Report, rules: Rulebook, merged: Sequence[str]) -> None:
    """Fill and hide the sheet."""
    canvas = sheets.canvas(NAME, [30.0] * len(HEAD))
    plain = looks.EMPTY
    canvas.line(HEAD, [looks.STRONG] * len(HEAD))
    columns = ([report.week], merged, owners_of(report, rules))
    for finding, *beside in zip_longest(report.findings, *columns):
        written = (
            (finding.id, words.code(finding.id), finding.status, finding.owner, finding.remark)
            if finding is not None
            else ()
        )
        for column, value in (*enumerate(written, start=1), *enumerate(beside, start=6)):
            if value:
                canvas.put(column, value, plain)
        canvas.row += 1
    canvas.sheet.sheet_state = "hidden"


def owners_of(report: Report, rules: Rulebook) -> list[str]:
    """Whom the dropdown of Eigenaar offers: who owns something already, then the bodies."""
    owners = sorted({finding.owner for finding in report.findings if finding.owner})
    return list(dict.fromkeys([*owners, *(body.naam for body in rules.bodies)]))


def owners_range(report: Report, rules: Rulebook) -> str | None:
    """Where those names stand on the hidden sheet; None where there is nobody to offer."""
    count = len(owners_of(report, rules))
    return f"'{NAME}'!$H$2:$H${count + 1}" if count else None
