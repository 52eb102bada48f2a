"""Wijzigingen: what is different from the report of last week, in findings, in papers and in the master planning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from pipeline import texts
from pipeline.model import Finding, Interval, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.cells import Canvas
from pipeline.workbook.listing import Row, listing
from pipeline.workbook.previous import Previous
from pipeline.workbook.sheets import Sheets

NAME = "Wijzigingen"


class Notice(Struct, frozen=True):
    """Something about people's columns that they should know: what, about which finding ("" for none), in Dutch."""

    what: str
    id: str
    text: str


_COLUMNS = (
    ("Wat", 19.0),
    ("Ernst", 11.0),
    ("Nr", 10.5),
    ("Waarover", 30.0),
    ("Was", 46.0),
    ("Is nu", 46.0),
)


def add_changes(
    sheets: Sheets, report: Report, rules: Rulebook, previous: Previous | None, notices: Sequence[Notice] = ()
) -> None:
    """Fill the sheet; without an earlier report there is nothing to compare with, and the sheet says so."""
    canvas = sheets.canvas(NAME, [width for _, width in _COLUMNS], "B67A00")
    first = report.previous_week is None
    rows: list[Row] = (
        []
        if first
        else [
            *_findings(canvas, report, previous),
            *_papers(canvas, report),
            *_master(canvas, report, rules, previous),
        ]
    )
    rows = [*_notices(canvas, notices), *rows]
    since = "" if first else f" sinds het rapport van {words.week(report.previous_week or '')}"
    listing(
        canvas,
        report,
        rules,
        f"Wijzigingen{since}",
        [_counted(rows)],
        _COLUMNS,
        rows,
        nothing="Er is geen eerder rapport om mee te vergelijken." if first else "Er is niets gewijzigd.",
    )


def _counted(rows: Sequence[Row]) -> str:
    """How many changes there are, and of what kind."""
    kinds = Counter(str(row[0][0]) for row in rows)
    shown = ", ".join(f"{kind}: {count}" for kind, count in kinds.items())
    return f"{texts.number(len(rows), 'wijziging', 'wijzigingen')}{f' ({shown})' if shown else ''}."


def _notices(canvas: Canvas, notices: Sequence[Notice]) -> Iterable[Row]:
    """What people should know of their own columns, first: two people who differ, a row that is gone."""
    for notice in notices:
        code = words.code(notice.id) if notice.id else ""
        yield [
            (canvas.fits(notice.what, 1, 3), looks.STRONG),
            ("", looks.CELL),
            (code, looks.FAINT),
            ("", looks.CELL),
            ("", looks.CELL),
            (canvas.fits(notice.text, 6, 30), looks.CELL),
        ]


def _line(canvas: Canvas, what: str, severity: str, code: str, text: str, was: str = "", now: str = "") -> Row:
    shown = f"{words.SIGNS[severity]} {severity}" if severity else ""
    return [
        (what, looks.STRONG),
        (shown, looks.SEVERITY[severity] if severity else looks.CELL),
        (code, looks.FAINT),
        (canvas.fits(text, 4, 8), looks.CELL),
        (canvas.fits(was, 5, 8), looks.CELL),
        (canvas.fits(now, 6, 8), looks.CELL),
    ]


def _finding(canvas: Canvas, what: str, finding: Finding, was: str = "", now: str = "") -> Row:
    return _line(canvas, what, finding.severity, words.code(finding.id), finding.title, was, now)


def _findings(canvas: Canvas, report: Report, previous: Previous | None) -> Iterable[Row]:
    before = {finding.id: finding for finding in previous.findings} if previous else {}
    ordered = sorted(report.findings, key=words.gravest_first)
    for finding in ordered:
        if finding.state == "nieuw":
            yield _finding(canvas, "nieuwe bevinding", finding, now=finding.message)
    for finding in ordered:
        if finding.state == "gewijzigd":
            old = before.get(finding.id)
            was = "" if old is None else f"{words.severity(old)}: {old.message}"
            now = f"{words.severity(finding)}: {finding.message}"
            yield _finding(canvas, "gewijzigde bevinding", finding, was, now)
    for finding in sorted(report.resolved, key=words.gravest_first):
        yield _finding(canvas, "bevinding verdwenen", finding, was=finding.message)


def _papers(canvas: Canvas, report: Report) -> Iterable[Row]:
    for paper in report.papers:
        if paper.status == "gone":
            yield _line(canvas, "bestand verdwenen", "", "", paper.name)
        elif paper.first_seen == report.peildatum:
            yield _line(canvas, "nieuw bestand", "", "", paper.name, now=words.FILE_STATUS[paper.status])


def _master(canvas: Canvas, report: Report, rules: Rulebook, previous: Previous | None) -> Iterable[Row]:
    if previous is None or previous.reason is not None:
        return
    was, now = _rows_by_key(previous.items), _rows_by_key(report.items)
    for key in dict.fromkeys([*now, *was]):
        old, new = was.get(key, []), now.get(key, [])
        kept = [item.period for item in old]
        for item in list(new):
            if item.period in kept:
                kept.remove(item.period)
                new.remove(item)
                old.remove(next(other for other in old if other.period == item.period))
        for before, after in zip(old, new, strict=False):
            yield _line(
                canvas, "planning verschoven", "", "", _what(after, rules), _when(before.period), _when(after.period)
            )
        for item in new[len(old) :]:
            yield _line(canvas, "nieuw in planning", "", "", _what(item, rules), now=_when(item.period))
        for item in old[len(new) :]:
            yield _line(canvas, "weg uit planning", "", "", _what(item, rules), was=_when(item.period))


def _rows_by_key(items: Sequence[PlanningItem]) -> dict[str, list[PlanningItem]]:
    found: dict[str, list[PlanningItem]] = {}
    for item in items:
        if item.origin == "master":
            found.setdefault(item.key, []).append(item)
    return found


def _what(item: PlanningItem, rules: Rulebook) -> str:
    return ": ".join(filter(None, (words.milestone(item, rules), item.activity)))


def _when(period: Interval | None) -> str:
    return texts.period(*period) if period and any(period) else "nog te plannen"
