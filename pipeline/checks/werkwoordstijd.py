"""A paper tells as done what lies after its own date, or as coming what lies before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.moments import own_day
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.texts import day, period

_SURE = ("day", "range", "week", "weeks", "month")
_PASSED = ("day", "range", "week", "weeks")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSE = re.compile(r"[,;:()]|\b(?:maar|waarna|zodat|terwijl|waarop|en)\b", re.I)
_PART = re.compile(r"[;:]\s")
_BEFORE_DAY = re.compile(
    r"\b(?:zal|zullen|aanstaande|komende)\s+(?:(?!na\b|van\b|voor\b|sinds\b|tot\b|het besluit\b)[\w-]+\s+){0,4}$", re.I
)
# ``In zijn vergadering van 16 oktober zal de raad … vaststellen``.
_AT = re.compile(r"\b(?:op|vergadering van|raad van|overleg van|bijeenkomst van)\s+(?:\w+dag\s+)?$", re.I)
_WILL = re.compile(r"^[^,;:.]{0,12}\b(?:zal|zullen)\b", re.I)
# ``die de notitie op 11 mei zal bespreken``, and no words that somebody once said so.
_SUBORDINATE = re.compile(r"^\s*(?:\d{4}\s*)?(?:zal|zullen)\s+\w+en\b", re.I)
_SAID = re.compile(
    r"\b(?:gemeld|geschreven|gezegd|aangekondigd|meldde|meldden|schreef|schreven|stond|stonden|toegezegd|afgesproken)\b"
    r".*\bdat\b",
    re.I | re.S,
)
# ``Aangekondigd wordt dat``: it is said now.
_SAYS = re.compile(
    r"\b(?:gemeld|geschreven|gezegd|aangekondigd)\s+wordt\b|\bwordt\s+(?:\w+\s+)?(?:gemeld|gezegd|aangekondigd)\b", re.I
)
# ``Na de bespreking op 20 maart zal``: what is to come is something else.
_AFTERWARDS = re.compile(
    r"^\W*(?:naar\s+aanleiding\s+van|op\s+(?:grond|basis)\s+van|na|sinds|sedert|vanaf|volgend\s+op|gezien|gelet\s+op|conform|volgens)\b",
    re.I,
)
# ``gaat het plan op 14 maart bespreken``.
_WILL_BEFORE = re.compile(r"\b(?:gaat|gaan|zal|zullen)\b[^,;.]{0,80}$", re.I)
_INFINITIVE = re.compile(r"^\s*(?:\d{4}\s*)?\w+en\s*(?:$|[.,;])", re.I)
_WILL_DO = re.compile(
    r"^\s*(?:\d{4}\s*)?(?:instemmen|vaststellen|bespreken|behandelen|besluiten|beslissen|opleveren|besproken|behandeld|"
    r"vastgesteld|opgeleverd)\b|"
    r"^[^,;:.]{0,60}?\b(?:instemmen|vaststellen|bespreken|behandelen|besluiten|beslissen|opleveren)\s*(?:[.,;]|$)",
    re.I,
)
_NEXT_STEP = re.compile(
    r"\b(?:eerst)?volgende\s+(?:\w+\s+)?(?:stap|halte|mijlpaal|moment)\s+(?:is|vormt|betreft)\s+(?:de|het|een|op|in)\b[^;.]*$",
    re.I,
)
# ``Wat nog komt, is de bespreking op 9 juni``; ``Ons rest nog de behandeling op 9 juni``.
_TO_COME = re.compile(
    r"^\W*(?:(?:en|maar)\s+)?(?:(?:wat|hetgeen)\s+(?:(?:ons|u|dan)\s+)?nog\s+(?:moet\s+)?(?:komt|komen|volgt|volgen|rest|resteert|openstaat|"
    r"te\s+gebeuren\s+staat|gebeuren|te\s+wachten\s+staat)\s*,?\s*(?:is|zijn)|"
    r"(?:ons|er|nu|dan)\s+rest(?:eert)?\s+(?:ons\s+|dan\s+)?nog(?!\s+te\b)|nog\s+te\s+(?:gaan|komen|gebeuren)\s*(?::|is|zijn)|"
    r"(?:nog\s+)?(?:voor\s+de\s+boeg|in\s+het\s+verschiet)\s+lig(?:t|gen))\b"
    r"(?:(?!\b(?:verslag|notulen|besluitenlijst|verwerking|uitwerking|terugkoppeling|afspraken|vervolg)\b)[^;.])*$",
    re.I,
)
# ``De bespreking moet nog plaatsvinden en staat op de agenda van 22 september``.
_STILL_AND = re.compile(
    r"\b(?:(?:moet|moeten)\s+nog\s+(?:plaatsvinden|volgen|komen|gebeuren|beginnen|worden\s+\w+|\w+\s+worden)|"
    r"(?:dient|dienen)\s+nog\s+(?:plaats\s+te\s+vinden|te\s+volgen|te\s+worden\s+\w+)|(?:volgt|volgen|komt|komen)\s+nog)"
    r"\s*,?\s+en\s+(?:staat|staan|is|zijn|vindt|komt|wordt|worden)\s+(?:(?!verslag\b|notulen\b|besproken\b)[\w-]+\s+){0,7}$",
    re.I,
)
_AFTER_DAY = re.compile(r"^\s*(?:\d{4}\s*)?(?:zal|zullen|a\.s\.|aanstaande|staat\b.{0,40}\bgepland)", re.I)
# ``de komende vergadering van het bestuur op``; ``moet het op … nog vaststellen``.
_COMING_MEETING = re.compile(
    r"\b(?:aanstaande|komende|eerstvolgende|binnenkort|straks|weldra|spoedig)\s*,?\s+(?:[\w-]+\s+){0,2}?(?:(?:van|in)\s+(?:de\s+|het\s+)?(?:[\w-]+\s+){1,3})?"
    r"(?:op|van)\s+(?:\w+dag\s+)?$",
    re.I,
)
_STILL = re.compile(
    r"\b(?:moet(?:en)?|zal|zullen|dient|dienen|gaat|gaan|staat|staan)\b[^;:.]{0,80}?\bnog\b(?!\s+(?:niet|geen))|\bhoop(?:t|en)\b|"
    r"\bnog\s+(?:moet(?:en)?|zal|zullen|dient|dienen|te)\b",
    re.I,
)
# ``dat de stuurgroep zich op 9 februari over het plan zal buigen``: around the day of a clause that ends with its verb.
_THAT = re.compile(
    r"\b(?:dat|die|omdat|aangezien|waar\w+|als|wanneer|zodra|nu|waarna)\b(?P<between>[^,;:.]*?)\b(?:op|vergadering\s+van)\s+(?:\w+dag\s+)?$",
    re.I,
)
_WILL_END = re.compile(
    r"^(?!\s*\w+(?:de|te|en)\s+\w+\s+(?:zal|zullen|gaat|gaan)\b)[^,;:.]*?\b(?:(?:zal|zullen)\s+(?:(?:gaan|worden|komen)\s+)?\w+(?:en|an)?|"
    r"(?:gaat|gaan)\s+\w+en)\s*(?:$|[,;:.])",
    re.I,
)
# ``het op 20 maart in het overleg besproken plan zal nog worden aangevuld``: what was done that day is over.
_DONE_THEN = re.compile(
    r"[^,;:.]{0,60}?\b(?:(?:vast|op|in|aan|voor|rond|af)?ge\w+(?:de|te|en)|besproken|behandelde|bekrachtigde|besloten)\s+"
    r"(?!zal\b|zullen\b|zou|moet|wordt|worden\b|is\b|zijn\b|heeft\b|hebben\b|kan\b|gaat\b|en\b|of\b|door\b|in\b|met\b)[a-z][\w-]{3,}",
    re.I,
)
_TELLS = re.compile(r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren|sinds|vanaf|brief|memo|mail|bericht)\b", re.I)
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
        written = own_day(paper)
        if written is None:
            continue
        for item in paper.items:
            if item.is_row or item.day is None or item.day.kind not in _SURE or item.gate:
                continue
            moment = item.period.end if item.period is not None else None
            if item.period is None or moment is None or item.period.start is None:
                continue
            whole = item.day.kind in ("day", "range") or item.period.start > written
            if moment > written and item.modality == "gebeurd" and whole:
                told = f"vertelt over {day(moment)} als iets dat al is gebeurd"
            elif moment < written and item.day.kind in _PASSED and _told_as_coming(item):
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
    yield from _done_before_planned(self, case)


def _done_before_planned(self: Check, case: Case) -> Iterator[Finding]:
    """What a paper tells as done, without a day, while the planning has it only after the day of the paper."""
    for paper in case.papers if case.master is not None else ():
        written = own_day(paper)
        if written is None:
            continue
        for item in paper.items:
            if item.is_row or item.gate or item.modality != "gebeurd" or item.period is not None:
                continue
            rows = planned_for(item, case)
            starts = [row.period.start for row in rows if row.period is not None and row.period.start is not None]
            if not starts or len(starts) < len(rows) or min(starts) <= written or _of_another_year(item, written.year):
                continue
            row = min(rows, key=lambda row: (row.period is None or row.period.start is None, row.period))
            assert row.period is not None
            yield self.finding(
                case,
                (paper.source.name, item.key),
                f"{paper.source.name} is van {day(written)} en vertelt als gebeurd wat in de planning pas later komt, "
                f"{subject(row, case.rules, period(*row.period))}: “{clipped(item.activity.rstrip('.'), 110)}”.",
                (row.place, item.place),
                periods=(Period(*row.period, "master", 0),),
                certainty=0.7,
                item=item,
            )


def planned_for(item: PlanningItem, case: Case) -> list[PlanningItem]:
    """The rows of the master that may be what is told: product, act, phase, and body where one is named."""
    assert case.master is not None
    return [
        row
        for row in case.master.items
        if item.product is not None
        and row.concerns(item.product)
        and _same_act(item, row, case)
        and (not item.bodies or set(item.bodies) & {*row.bodies, *row.beside})
        and (item.phase is None or row.phase in (None, item.phase))
    ]


def _same_act(item: PlanningItem, row: PlanningItem, case: Case) -> bool:
    told, planned = case.rules.act(item.act), case.rules.act(row.act)
    return told is not None and planned is not None and (told.id == planned.id or (told.besluit and planned.besluit))


def _of_another_year(item: PlanningItem, year: int) -> bool:
    """Whether the sentence names a year long before that of the paper: it tells of another round."""
    return any(int(said) < year for said in _YEAR.findall(item.activity))


def _told_as_coming(item: PlanningItem) -> bool:
    assert item.day is not None
    at = item.activity.find(item.day.text)
    if at < 0:
        return False
    if item.day.text.casefold().startswith(("aanstaande", "komende")):
        return True
    before, after = item.activity[:at], item.activity[at + len(item.day.text) :]
    if _SAID.search(before) and not _SAYS.search(before):
        return False
    part = _PART.split(before)[-1]
    if _DONE_THEN.match(after):
        return False
    infinitive = _INFINITIVE.match(after) or _WILL_DO.match(after)
    if _AT.search(part) and _WILL_BEFORE.search(part) and infinitive:
        return True
    if _BEFORE_DAY.search(_CLAUSE.split(before)[-1]) or _COMING_MEETING.search(part):
        return True
    if _AT.search(part) and len(_CLAUSE.split(part)) == 1 and _WILL.match(after) and not _AFTERWARDS.match(part):
        return True
    if _OPENING.match(part) and _AFTER_DAY.match(after):
        return True
    that = _THAT.search(part)
    if that is not None and not _TELLS.search(that["between"]) and _WILL_END.match(after):
        return True
    if (
        _TO_COME.match(before)
        or _STILL_AND.search(part)
        or _NEXT_STEP.search(part)
        or (_AT.search(part) and _SUBORDINATE.match(after))
    ):
        return True
    clause = _clause(item)
    return bool(_STILL.search(clause)) and not (_TELLS.search(clause) or _AFTERWARDS.match(clause))


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
