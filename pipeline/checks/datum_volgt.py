"""A paper announces a body of its own whose dates are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, bodies_in, preceding, sentences
from pipeline.checks.wording import clipped
from pipeline.model import DateMention, Finding, Period

_FOLLOWS = re.compile(
    r"\b(?:data|datums|datum|vergaderdata|bijeenkomsten|momenten)\b[^.;]{0,60}?"
    r"\b(?:volgt|volgen|(?:nog|nader|later|zo\s+(?:snel|spoedig)\s+mogelijk|binnenkort)\b[^.;]{0,40}?"
    r"\b(?:gecommuniceerd|bepaald|bekend(?:gemaakt)?|gedeeld|meegedeeld|medegedeeld|vastgesteld|gepland|ingepland|"
    r"afgestemd|geprikt|bepalen|plannen))\b",
    re.I,
)
_DATES = ("data", "datums", "datum", "vergaderdata", "bijeenkomsten", "momenten")
_DENIED = re.compile(r"\b(?:al|reeds|inmiddels)\b", re.I)
_BULLET = re.compile(r"^\s*[-•–*]\s")
# Bodies of every programme, and those that are none.
_ALWAYS = ("overig", "colleges", "raden")
REACH = 6


@check(
    "datum-volgt",
    title="Data van een nieuw overleg volgen nog",
    explanation="Een stuk kondigt een overleg aan dat niet in de masterplanning staat en zegt dat de data later komen; "
    "tot die er zijn, kan niemand ermee rekenen.",
    remedy="Vraag de afzender om de data en neem het overleg op in de masterplanning.",
    cls="gat",
    needs_master=True,
    words=lambda rules: _DATES,
)
def dates_to_come(self: Check, case: Case) -> Iterator[Finding]:
    """``De data volgen nog``, with the body that the same paragraph names, if the planning has no row of it."""
    assert case.master is not None
    planned = {id for row in case.master.items for id in row.bodies}
    for paper in case.papers:
        if paper.source.sha256 == case.master.source_sha256:
            continue
        for said in sentences(paper, _DATES):
            if (
                _FOLLOWS.search(said.text) is None
                or _DENIED.search(said.text)
                or any(one.kind == "day" for one in said.dates)
            ):
                continue
            paragraph = _paragraph(said)
            body = next((id for each in paragraph for id in bodies_in(each.text, case.rules)), None)
            rule = case.rules.body(body) if body is not None else None
            if rule is None or rule.algemeen or rule.niveau in _ALWAYS or rule.id in planned:
                continue
            told = _time(paragraph)
            says_when = f"; als tijd noemt het stuk “{clipped(told[1].text, 40)}”" if told else ""
            places = dict.fromkeys(each.place for each in (*([told[0]] if told else []), said))
            yield self.finding(
                case,
                (paper.source.name, rule.id),
                f"De data van het overleg “{rule.naam}” volgen volgens {paper.source.name} nog"
                f"{says_when}: “{clipped(said.text.rstrip('.'), 110)}”.",
                places,
                periods=(Period(told[1].start, told[1].end, "paper", 0),) if told else (),
                certainty=0.7,
            )


def _paragraph(said: Said) -> list[Said]:
    """The sentence behind those before it in its paragraph, as far as they count."""
    told = [said]
    while len(told) <= REACH and (before := preceding(told[0])) is not None and not _new_paragraph(before, told[0]):
        told.insert(0, before)
    return told


def _new_paragraph(before: Said, said: Said) -> bool:
    if before.page is not said.page or _BULLET.match(said.page.text[said.start : said.stop]):
        return True
    return bool(re.search(r"\n[ \t]*\n", said.page.text[before.stop : said.start]))


def _time(paragraph: list[Said]) -> tuple[Said, DateMention] | None:
    """The last time that the paragraph names, with its sentence."""
    return next(
        (
            (said, one)
            for said in reversed(paragraph)
            for one in said.dates
            if one.start is not None or one.end is not None
        ),
        None,
    )
