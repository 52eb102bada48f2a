"""A paper tells as done what lies after its own date, or as coming what lies before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import says
from pipeline.checks.wording import clipped
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day

_CLAUSE = re.compile(r"[,;:()]|\b(?:maar|waarna|zodat|terwijl|waarop|en)\b", re.I)
_HAS = re.compile(r"\b(?:heeft|hebben|is|zijn|werd|werden|hebt|heb)\b", re.I)
_HAD = re.compile(r"\b(?:had|hadden)\b", re.I)
_PAST = re.compile(
    r"(?:stemden?|stelden?|nam|bespr(?:ak|aken)|besloot|besliste|beslisten|behandelden?|gaven|gaf|boden|bood|leverden?|"
    r"keurden?|sloot|sloten|rondden?|beraadden?)\b.*",
    re.I,
)
_PARTICIPLE = re.compile(r"\w*ge\w+(?:d|t|en)|be\w+(?:d|oken|oten)|beslist|(?:kennis )?genomen", re.I)
# Not yet: it will have been done by then, or is only set down for that day.
_NOT_YET = re.compile(
    r"\b(?:zal|zullen|moet|moeten|kan|kunnen|dient|dienen|wordt|worden|zodra|nadat|als|wanneer|indien|voordat|tenzij|"
    r"mits|dan al|dan reeds|zou|zouden|gepland|voorzien|gereserveerd|geagendeerd|uitgenodigd|gevraagd|verzocht|"
    r"afgesproken|te)\b",
    re.I,
)
_BEFORE_DAY = re.compile(
    r"\b(?:zal|zullen|aanstaande|komende)\s+(?:(?!na\b|van\b|voor\b|sinds\b|tot\b|het besluit\b)[\w-]+\s+){0,4}$", re.I
)
# ``In zijn vergadering van 16 oktober zal de raad … vaststellen``.
_AT = re.compile(r"\b(?:op|vergadering van|raad van|overleg van|bijeenkomst van)\s+(?:\w+dag\s+)?$", re.I)
_WILL = re.compile(r"^[^,;:.]{0,12}\b(?:zal|zullen)\b", re.I)
_AFTER_DAY = re.compile(r"^\s*(?:zal|zullen|a\.s\.|aanstaande|staat\b.{0,40}\bgepland)", re.I)
_OPENING = re.compile(r"^[-•*\s]*(?:op|in)?\s*(?:\w+dag\s+)?$", re.I)


@check(
    "werkwoordstijd",
    title="Tijd van het werkwoord past niet bij de datum",
    explanation="Het stuk vertelt als gebeurd wat pas na zijn eigen datum komt, of kondigt aan wat al voorbij was; de "
    "datum van het stuk of van de gebeurtenis is vermoedelijk verkeerd.",
    remedy="Vraag de afzender of het is gebeurd of nog komt, en welke datum is bedoeld.",
    cls="inconsistentie",
)
def tense_against_date(self: Check, case: Case) -> Iterator[Finding]:
    """Statements of which verb and day lie on two sides of the paper's own date, where that date is sure."""
    for paper in case.papers:
        written = paper.paper.date if paper.paper is not None else None
        if paper.paper is None or written is None or paper.paper.date_doubt:
            continue
        for item in paper.items:
            if item.is_row or item.day is None or item.day.kind not in ("day", "range") or item.gate:
                continue
            moment = item.period.end if item.period is not None else None
            if item.period is None or moment is None or item.period.start is None:
                continue
            if moment > written and _told_as_done(item, case):
                told = f"vertelt over {day(moment)} als iets dat al is gebeurd"
            elif moment < written and item.day.kind == "day" and _told_as_coming(item):
                told = f"kondigt {day(moment)} aan als iets dat nog komt"
            else:
                continue
            yield self.finding(
                case,
                (paper.source.name, item.key),
                f"{paper.source.name} is van {day(written)} en {told}: “{clipped(item.activity.rstrip('.'), 110)}”.",
                (item.place,),
                periods=(Period(moment, moment, "paper", 0),),
                certainty=0.7,
                item=item,
            )


def _told_as_done(item: PlanningItem, case: Case) -> bool:
    """A perfect or a past tense in the clause of the day, of the very act of the statement."""
    act = case.rules.act(item.act)
    if act is None or not act.zwaarte:
        return False
    clause = _clause(item)
    participles = tuple(word for word in act.woorden if _PARTICIPLE.fullmatch(word) and word not in ("geven", "geeft"))
    if says(tuple(word for word in act.woorden if _PAST.fullmatch(word)), item.activity) and item.period is not None:
        return not _NOT_YET.search(clause)
    told = says(participles, clause)
    if told is None or act.naam in clause.casefold():
        return False
    if _HAD.search(clause):
        return True
    return bool(_HAS.search(clause)) and not _NOT_YET.search(clause)


def _told_as_coming(item: PlanningItem) -> bool:
    assert item.day is not None
    at = item.activity.find(item.day.text)
    if at < 0:
        return False
    before, after = item.activity[:at], item.activity[at + len(item.day.text) :]
    if _BEFORE_DAY.search(_CLAUSE.split(before)[-1]):
        return True
    if _AT.search(before) and len(_CLAUSE.split(before)) == 1 and _WILL.match(after):
        return True
    return bool(_OPENING.match(before)) and bool(_AFTER_DAY.match(after))


def _clause(item: PlanningItem) -> str:
    """The part of the sentence in which the day stands."""
    assert item.day is not None
    flat, said = item.activity, item.day.text
    at = flat.find(said)
    if at < 0:
        return flat
    start = max((match.end() for match in _CLAUSE.finditer(flat, 0, at)), default=0)
    end = next((match.start() for match in _CLAUSE.finditer(flat, at + len(said))), len(flat))
    return flat[start:end]
