"""Masterplanning and Nog te plannen: the rows of the planning as they were read, and those without a date."""

from __future__ import annotations

from datetime import date

from pipeline.model import Finding, Place, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, words
from pipeline.workbook.listing import listing
from pipeline.workbook.scope import compared_items
from pipeline.workbook.sheets import Sheets

MASTER = "Masterplanning"
UNPLANNED = "Nog te plannen"
_MASTER_COLUMNS = (
    ("Mijlpaal", 18.0),
    ("Activiteit", 45.0),
    ("Handeling", 14.0),
    ("Gremium", 21.0),
    ("Van", 15.5),
    ("Tot en met", 15.5),
    ("Zoals geschreven", 29.0),
    ("Opmerkingen", 31.0),
    ("Plaats", 14.0),
    ("Bevindingen", 13.0),
)
_UNPLANNED_COLUMNS = (
    ("Mijlpaal", 18.0),
    ("Activiteit", 40.0),
    ("Gremium", 18.0),
    ("Weken", 15.0),
    ("Er staat", 20.0),
    ("Voorstel", 15.5),
    ("Waar", 26.0),
    ("Bevindingen", 13.0),
)


def add_master(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill Masterplanning: the master's rows in its own order, with the findings about each."""
    canvas = sheets.canvas(MASTER, [width for _, width in _MASTER_COLUMNS], "17406D")
    about = _by_place(report.findings)
    rows = []
    for item in report.items:
        if item.origin != "master":
            continue
        act = rules.act(item.act)
        start, end = item.period or (None, None)
        rows.append(
            [
                (canvas.fits(words.milestone(item, rules), 1, 6), looks.CELL),
                (canvas.fits(item.activity, 2, 8), looks.CELL),
                (act.naam if act else item.act or "", looks.CELL),
                (canvas.fits(words.names(item.bodies, rules) or item.who, 4, 6), looks.CELL),
                (start, looks.DATE),
                (end, looks.DATE),
                (canvas.fits(written(item), 7, 6), looks.CELL),
                (canvas.fits(item.remarks, 8, 8), looks.CELL),
                (canvas.fits(words.where(item.place) or item.place.paper, 9, 3), looks.CELL),
                (canvas.fits(_codes(about.get(_key(item.place), [])), 10, 8), looks.CELL),
            ]
        )
    master = report.master
    note = (
        "Er is geen masterplanning."
        if master is None
        else (
            f"Zoals gelezen uit rules/masterplanning.xlsx, gemaakt uit {master.name}. Wijzig dat bestand; "
            "dit blad is een afdruk."
        )
    )
    listing(
        canvas,
        report,
        rules,
        MASTER,
        [note],
        _MASTER_COLUMNS,
        rows,
        paper="A3",
        frozen_columns=2,
        nothing="Er zijn geen planningsregels.",
    )


def add_unplanned(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill Nog te plannen: every row, of master or paper, that awaits a date, with the day that the checks suggest."""
    canvas = sheets.canvas(UNPLANNED, [width for _, width in _UNPLANNED_COLUMNS], "B67A00")
    about = _by_place(report.findings)
    rows = []
    planned = {item.key for item in report.items if item.origin == "master"}
    waiting = sorted(filter(is_unplanned, compared_items(report)), key=_begins)
    for item in waiting:
        if item.origin == "paper" and item.key in planned:
            continue
        findings = about.get(_key(item.place), [])
        suggestion = next((finding.suggestion for finding in findings if finding.suggestion), None)
        window = [item.period] if item.period and any(item.period) else []
        where = ", ".join(filter(None, (item.place.paper, words.where(item.place))))
        rows.append(
            [
                (canvas.fits(words.milestone(item, rules), 1, 6), looks.CELL),
                (canvas.fits(item.activity, 2, 8), looks.CELL),
                (canvas.fits(words.names(item.bodies, rules) or item.who, 3, 6), looks.CELL),
                (words.span(window), looks.CELL),
                (canvas.fits(written(item) or "geen datum", 5, 6), looks.CELL),
                (suggestion or _no_suggestion(item, report.peildatum), looks.DATE),
                (canvas.fits(where, 7, 4), looks.CELL),
                (canvas.fits(_codes(findings), 8, 8), looks.CELL),
            ]
        )
    listing(
        canvas,
        report,
        rules,
        UNPLANNED,
        [
            "Activiteiten waarvan de dag nog moet worden bepaald, met de dag die een controle voorstelt. "
            "Leg de gekozen dag vast in de masterplanning."
        ],
        _UNPLANNED_COLUMNS,
        rows,
        nothing="Alles heeft een datum.",
        frozen_columns=2,
    )


def _begins(item: PlanningItem) -> date:
    return (item.period.start or item.period.end or date.max) if item.period else date.max


def _no_suggestion(item: PlanningItem, peildatum: date) -> str:
    """Why no day is suggested, where that is plain."""
    end = item.period.end if item.period else None
    return "periode is voorbij" if end is not None and end < peildatum else ""


def is_unplanned(item: PlanningItem) -> bool:
    """Whether a date is still to come: no period at all, or ``nog plannen`` where the day should stand."""
    if item.day is not None and item.day.kind == "unplanned":
        return True
    return item.kind == "unplanned" or (item.origin == "master" and (item.period is None or not any(item.period)))


def written(item: PlanningItem) -> str:
    """What stood in the week and the date column."""
    return " | ".join(" ".join(mention.text.split()) for mention in (item.week, item.day) if mention is not None)


def _key(place: Place) -> tuple[object, ...]:
    return place.paper, place.cell, None if place.cell else (place.page, place.line)


def _by_place(findings: tuple[Finding, ...]) -> dict[tuple[object, ...], list[Finding]]:
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in sorted(findings, key=words.gravest_first):
        for key in dict.fromkeys(_key(place) for place in finding.evidence):
            found.setdefault(key, []).append(finding)
    return found


def _codes(findings: list[Finding]) -> str:
    return "\n".join(f"{words.SIGNS[finding.severity]} {words.code(finding.id)}" for finding in findings)
