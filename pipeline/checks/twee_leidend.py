"""Two papers each call another planning the one that leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, says, sentences
from pipeline.checks.wording import clipped
from pipeline.model import Extraction, Finding, Place

_OWN = re.compile(r"\b(?:deze|dit|onze|ons|bijgaande|voorliggende)\b", re.I)
_DENIED = re.compile(r"\b(?:niet|geen|nog niet|noch)\b", re.I)
REACH = 60


class _Claim(Struct, frozen=True):
    """A planning that a paper puts forward: its name, whether as the leading one, and where."""

    planning: str
    leads: bool
    paper: str
    place: Place


@check(
    "twee-leidend",
    title="Niet duidelijk welke planning geldt",
    explanation="Stukken noemen elk een andere planning als de leidende of de actuele; bij een verschil weet niemand "
    "welke voorgaat.",
    remedy="Laat de stuurgroep vastleggen welke planning voorgaat, en noem die in beide stukken.",
    cls="risico",
    words=lambda rules: rules.checks.woorden.planningen,
)
def two_sources_lead(self: Check, case: Case) -> Iterator[Finding]:
    """Two papers that each say that another planning leads; or one with a current planning beside the one here."""
    claims = [claim for paper in case.papers for claim in _claims(paper, case)]
    reported: set[tuple[str, str]] = set()
    for one, other in _rivals([claim for claim in claims if claim.leads]):
        pair = (min(one.paper, other.paper), max(one.paper, other.paper))
        if pair in reported:
            continue
        reported.add(pair)
        yield self.finding(
            case,
            pair,
            f"{one.paper} en {other.paper} noemen elk een andere planning als leidend: {_quoted(one)} en "
            f"{_quoted(other)}.",
            (one.place, other.place),
            certainty=0.8,
        )
    if not reported:
        yield from _beside_the_planning(self, case, claims)


def _rivals(leading: list[_Claim]) -> Iterator[tuple[_Claim, _Claim]]:
    """Each claim beside the first of another paper for each other planning, the earlier one first.

    Plannings that papers call their own count as one name, so that the pairs do not grow with the square of the papers.
    """
    firsts: dict[str, list[int]] = {}
    for at, claim in enumerate(leading):
        named = firsts.setdefault("" if claim.planning == claim.paper else claim.planning, [])
        if len({leading[each].paper for each in named} | {claim.paper}) == len(named) + 1 <= 2:
            named.append(at)
    for at, one in enumerate(leading):
        for named in firsts.values():
            rivals = (each for each in named if leading[each].paper != one.paper)
            other = next((each for each in rivals if leading[each].planning != one.planning), None)
            if other is not None:
                yield (one, leading[other]) if at < other else (leading[other], one)


def _beside_the_planning(self: Check, case: Case, claims: list[_Claim]) -> Iterator[Finding]:
    """A letter with a planning by another name than that of the planning here, where nothing says which leads."""
    own = _planning_here(case)
    if own is None:
        return
    here, name = own
    for paper in dict.fromkeys(claim.paper for claim in claims):
        mine = [claim for claim in claims if claim.paper == paper and claim.planning not in (here, "planning", paper)]
        if not mine or paper == name.paper:
            continue
        first = next((claim for claim in mine if claim.leads), mine[0])
        yield self.finding(
            case,
            (paper, first.planning),
            f"{paper} wijst op een {first.planning} ({_quoted(first)}), terwijl hier met de {here} "
            f"(“{clipped(name.quote, 60)}”) wordt vergeleken; nergens staat welke voorgaat als ze verschillen.",
            (*dict.fromkeys(claim.place for claim in mine), name),
            certainty=0.6,
            step=0 if first.leads else -1,
        )


def _planning_here(case: Case) -> tuple[str, Place] | None:
    """The planning's own name for itself, from the captions of its tables, and where it stands."""
    rows = [row for row in case.rows if row.caption]
    for row in rows:
        found = says(case.rules.checks.woorden.planningen, row.caption or "")
        if found is not None:
            place = Place(row.place.paper, row.place.page, row.place.line, None, row.place.cell, row.caption or "")
            return found.group().casefold(), place
    return None


def _claims(paper: Extraction, case: Case) -> Iterator[_Claim]:
    words = case.rules.checks.woorden
    for said in sentences(paper, words.planningen):
        leads = says(words.leidend, said.text)
        if leads is not None and not _denied(said, leads):
            nouns = re.finditer(says_any(words.planningen), said.text)
            near = min(nouns, key=lambda noun: _apart(noun, leads), default=None)
            if near is not None and _apart(near, leads) <= REACH:
                own = _OWN.search(said.text[max(0, near.start() - 25) : near.start()])
                name = paper.source.name if own else near.group().casefold()
                yield _Claim(name, True, paper.source.name, said.place)
                continue
        for noun in re.finditer(says_any(words.planningen), said.text):
            before = said.text[max(0, noun.start() - 40) : noun.start()]
            current = says(words.geldend, before)
            if current is not None and len(before[current.end() :].split()) <= 1:
                yield _Claim(noun.group().casefold(), False, paper.source.name, said.place)


@lru_cache(maxsize=16)
def says_any(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words, whole."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})\b", re.I)


def _denied(said: Said, claim: re.Match[str]) -> bool:
    return bool(_DENIED.search(said.text[max(0, claim.start() - 25) : claim.start()]))


def _apart(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start(), other.start()) - min(one.end(), other.end())


def _quoted(claim: _Claim) -> str:
    return f"“{clipped(claim.place.quote.rstrip('.'), 90)}”"
