"""Findings as the page shows them: one card each, with the words of both sides and their pictures."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from msgspec import Struct

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Finding, Place, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import words
from pipeline.workbook.effect import before_when, on_final_date

MOST_BYTES = 6_000_000
"""All pictures together, before base64: the page stays small enough to mail."""


class Quote(Struct, frozen=True):
    """What one side says: where it stands, its words by line with their numbers, and the picture as a data address."""

    where: str
    lines: tuple[tuple[int | None, str], ...]
    picture: str | None
    picture_text: str


class Card(Struct, frozen=True):
    """One finding, every text ready to be shown."""

    id: str
    code: str
    group: str
    severity: str
    sign: str
    cls: str
    title: str
    message: str
    remedy: str
    planned: str
    reported: str
    difference: str
    suggestion: str
    bodies: tuple[str, ...]
    product: str
    status: str
    is_open: bool
    is_new: bool
    state: str
    since: str
    who: str
    when: str
    effect: str
    certainty: str
    declared: bool
    planning: tuple[Quote, ...]
    papers: tuple[Quote, ...]


def cards(report: Report, rules: Rulebook, pictures: Mapping[str, bytes]) -> list[Card]:
    """The findings, open ones first, the gravest first; pictures as long as the page has room for them."""
    calendar = Calendar.of(rules)
    room = MOST_BYTES
    found = []
    for finding in sorted(report.findings, key=lambda f: (not words.is_open(f), *words.gravest_first(f))):
        mine: dict[int, bytes] = {}
        for number in range(len(finding.evidence)):
            data = pictures.get(f"{finding.id}#{number}")
            if data is not None and len(data) <= room:
                room -= len(data)
                mine[number] = data
        found.append(_card(finding, report, rules, calendar, mine))
    return found


def _card(finding: Finding, report: Report, rules: Rulebook, calendar: Calendar, pictures: Mapping[int, bytes]) -> Card:
    masters = {period.evidence for period in finding.periods if period.says == "master"}
    quotes = [_quote(place, pictures.get(number)) for number, place in enumerate(finding.evidence)]
    return Card(
        id=finding.id,
        code=words.code(finding.id),
        group=finding.group or finding.id,
        severity=finding.severity,
        sign=words.SIGNS[finding.severity],
        cls=finding.cls,
        title=finding.title,
        message=finding.message,
        remedy=finding.remedy,
        planned=_windows(finding, "master"),
        reported=_windows(finding, "paper"),
        difference=_difference(words.difference(finding, calendar)),
        suggestion=texts.day(finding.suggestion) if finding.suggestion else "",
        bodies=tuple(filter(None, (words.names((id,), rules) for id in finding.bodies))),
        product=words.product(finding.product, rules),
        status=finding.status,
        is_open=words.is_open(finding),
        is_new=finding.state == "nieuw" and words.is_open(finding),
        state=finding.state,
        since=texts.day(finding.first_seen) if finding.first_seen else "",
        who=words.names(finding.bodies, rules) or "nog toe te wijzen",
        when=before_when(finding, report.peildatum).splitlines()[0],
        effect=on_final_date(finding, report, calendar),
        certainty=f"{finding.certainty:.0%}".replace("%", " %"),
        declared=finding.declared,
        planning=tuple(quote for number, quote in enumerate(quotes) if number in masters),
        papers=tuple(quote for number, quote in enumerate(quotes) if number not in masters),
    )


def _windows(finding: Finding, says: str) -> str:
    return "; ".join(texts.period(*window) for window in words.windows(finding, says) if any(window))


def _difference(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return "valt samen"
    return f"{texts.number(abs(days), 'werkdag', 'werkdagen')} {'later' if days > 0 else 'eerder'}"


def _quote(place: Place, picture: bytes | None) -> Quote:
    where = ", ".join(filter(None, (place.paper, words.where(place))))
    texts_of = [" ".join(line.split()) for line in place.quote.strip("\r\n").splitlines() if line.strip()]
    numbered = place.bbox is None and place.line is not None and place.cell is None
    lines = tuple(
        ((place.line + at if numbered and place.line is not None else None), line) for at, line in enumerate(texts_of)
    )
    return Quote(where, lines, _address(picture), f"Uitsnede van {where}; het citaat is omlijnd.")


def _address(picture: bytes | None) -> str | None:
    if picture is None:
        return None
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"
