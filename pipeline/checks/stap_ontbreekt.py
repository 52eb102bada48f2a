"""A product goes on along the route while a required step has no place in the planning, or is passed over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.moments import planned_rows
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, about, bodies_in, products_in, says, sentences
from pipeline.checks.told_denied import WORDS, left_out
from pipeline.checks.told_order import of_other_matter
from pipeline.checks.wording import clipped, planning_of, product_name, side, subject
from pipeline.model import Finding, Period, PlanningItem
from pipeline.ruletypes import RouteStep

_DENIED = re.compile(r"\b(?:niet|geen|nooit|niemand)\b", re.I)
_NOT = re.compile(r"\b(?:niet|geen|nooit)\b.{0,25}$|\bniemand\b.*$", re.I)
REACH = 60
# What somebody else says, and what the next sentence takes back.
_RUMOUR = re.compile(
    r"\b(?:hoor\w*|gerucht\w*|wandelgangen|gesuggereerd|beweerd|vraag\w*)\b.*\bzou(?:den)?\b|"
    r"\b(?:vraag|vraagt|vragen|vroeg|vroegen|vraagt\s+zich\s+af)\s+of\b|\bontkennend\b",
    re.I | re.S,
)
_TAKEN_BACK = re.compile(
    r"\W*(?:dat|dit|daar|deze|die)\b[^.]{0,40}\b(?:niet\s+(?:zo|juist|waar|het\s+geval|de\s+bedoeling)|klopt\s+niet|"
    r"onjuist|onwaar|geen\s+sprake|misverstand)\b",
    re.I,
)
_DENIED_BEHIND = re.compile(r"\s+(?:dus\s+|daarom\s+|zeker\s+|beslist\s+)?(?:niet|geenszins)\b", re.I)
# ``Wij slaan de secretarissen niet over``; ``Slaan wij hen over, dan …``: it is no plan.
_NOT_PASSED = re.compile(r".*\bnog\s+niet\b|slaa[nt]\b.*\b(?:niet|nooit|geenszins|evenmin)\b", re.I | re.S)
_IF_PASSED = re.compile(r"^\W*slaa[nt]\b.*,\s*dan\b", re.I | re.S)
# ``De rondvraag slaan wij over``; ``slaan de pauze over``: a part of a meeting or of a paper, and no step.
_PART = (
    r"(?<!na de )(?<!voor de )(?<!tijdens de )\b(?:rondvraag|mededelingen|voorstelronde|kennismaking|opening|sluiting|"
    r"pauze|lunch|borrel|"
    r"agendapunt(?:en)?|notulen|verslag|actielijst|besluitenlijst|ingekomen\s+stukken|inleiding|samenvatting|bijlagen?|"
    r"hoofdstuk(?:ken)?|paragra(?:af|fen)|bladzijden?|pagina's|vragenlijst|presentatie|welkomstwoord|toespraak)\b"
)
_OF_MEETING = re.compile(rf"{_PART}[^,;:.]{{0,40}}$", re.I)
_OF_MEETING_WITHIN = re.compile(rf"sla\w*\b[^,;:.]*?(?P<told>{_PART}(?:\s+\w+){{0,4}})\s+over$", re.I)
# ``De datum van 5 maart voor de bespreking vervalt``; ``Vragen kunt u rechtstreeks aan de griffie stellen``.
_A_DAY = re.compile(r"\b(?:datum|data|dag|moment|tijdstip|reservering|zaal|optie)\b[^,;:.]*$", re.I)
_ASKING = re.compile(
    r"\b(?:vragen|reacties?|opmerkingen|aanmeldingen|klachten|wijzigingen)\b[^;.]*\b(?:stel(?:t|len)|richt(?:en)?|sturen|stuurt|"
    r"meld(?:t|en)|mail(?:t|en)|indienen|terecht)\b",
    re.I,
)
# One time more than planned that falls away; and what has been at a body, or goes along it.
_ONE_MORE = re.compile(r"\b(?:extra|aparte|afzonderlijke|tweede|derde|aanvullende|ingelaste|nog\s+een)\s+$", re.I)
_PASSED_BY = re.compile(
    r"\b(?:heeft|hebben|had|hadden)\b[^,;:.]*\bgepasseerd$|\bna\s+het\s+passeren$|"
    r"\b(?:moet|moeten|dient|dienen|zal|zullen|nog|eerst)\b[^,;:.]*\bpasseren$",
    re.I,
)
_STRAIGHT = re.compile(r"(?:rechtstreeks|direct|meteen|regelrecht|linea|onmiddellijk)\b", re.I)
# ``niet in het overleg geagendeerd maar``: it does not go from there.
_NOT_THERE = re.compile(r"\b(?:niet|geen)\b[^,;.]*?,?\s*\bmaar\b", re.I)
_TURNS = ("voordat", "vóórdat", "vóordat", "voórdat", "alvorens", "daarna pas", "pas daarna")
_BEFORE = re.compile(r"\b(?:nog\s+)?(?:v[oó][oó]rdat|alvorens)\b|\b(?:daarna\s+pas|pas\s+daarna)\b", re.I)
_GOES = re.compile(
    r"\bgaa[nt]\b.*\b(?:naar|langs|via)\b|\b(?:in)?stem\w*|\bbesl(?:uit|ist|issen)\w*|\bvast\w*|\bvoorgelegd\b|\bbehandel\w*",
    re.I,
)
_DECIDES = re.compile(r"\b(?:in)?(?:ge)?stem\w*|\bbesl(?:uit|ist|issen|oten)\w*|\bvast\w*|\bakkoord\b", re.I)
_NAMES = {
    "stuurgroep": "de stuurgroep",
    "ambtelijk": "het ambtelijk overleg",
    "bestuurlijk": "het bestuurlijk overleg",
    "secretarissen": "de gemeentesecretarissen",
    "colleges": "de colleges",
    "raden": "de raden",
}


@check(
    "stap-ontbreekt",
    title="Stap van de besluitroute ontbreekt",
    explanation="Een product gaat naar een volgend gremium, maar een verplichte stap ervóór (rules/routes.toml) staat "
    "nergens in de planning of wordt in een stuk overgeslagen.",
    remedy="Neem de stap op in de planning, of leg vast waarom hij hier niet nodig is.",
    cls="conflict",
    words=lambda rules: (*rules.checks.woorden.overslaan, *_TURNS, *WORDS),
)
def missing_step(self: Check, case: Case) -> Iterator[Finding]:
    """Rows of a product at a later step without any row at a required earlier one; sentences that pass a step over."""
    yield from _in_plannings(self, case)
    yield from _in_papers(self, case)


def _in_plannings(self: Check, case: Case) -> Iterator[Finding]:
    plannings: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in planned_rows(case):
        product = row.milestone or row.product
        if product is not None:
            plannings[(row.place.paper, product)].append(row)
    # A step that a planning gives to no product at all is taken for a habit elsewhere, not for a gap there.
    usual = {
        (paper, step.niveau, step.handelingen)
        for (paper, _), rows in plannings.items()
        for step in case.rules.route.stappen
        if _has(case, rows, step)
    }
    for (paper, product), rows in plannings.items():
        present = [_has(case, rows, step) for step in case.rules.route.stappen]
        for at, step in enumerate(case.rules.route.stappen):
            later = next((row for row in present[at + 1 :] if row is not None), None)
            if not step.verplicht or present[at] is not None or later is None:
                continue
            if (paper, step.niveau, step.handelingen) not in usual:
                continue
            yield self.finding(
                case,
                (product, step.niveau),
                f"Voor “{product_name(product, case.rules)}” heeft {planning_of(later)} wel "
                f"{subject(later, case.rules)}, maar geen regel voor {_NAMES.get(step.niveau, step.niveau)}, die in de "
                "route eerder komen.",
                (later.place,),
                periods=(Period(*later.period, side(later), 0),) if later.period else (),
                certainty=0.8,
                item=later,
            )


def _has(case: Case, rows: list[PlanningItem], step: RouteStep) -> PlanningItem | None:
    """A row at this step: its level, with an act of the step or any decision."""
    for row in rows:
        levels = case.rules.levels(row.bodies)
        act = case.rules.act(row.act)
        if step.niveau in levels and act is not None and (act.id in step.handelingen or act.besluit):
            return row
    return None


def _turned(text: str, case: Case) -> re.Match[str] | None:
    """``gaat naar de colleges, nog voordat de secretarissen instemmen``: a later step before an earlier one."""
    turn = _BEFORE.search(text)
    if (
        turn is None
        or _DENIED.search(text[: turn.start()])
        or not _GOES.search(text[: turn.start()])
        or not _DECIDES.search(text[turn.end() :])
    ):
        return None
    order = [step.niveau for step in case.rules.route.stappen]
    first, then = (
        [
            order.index(body.niveau)
            for id in bodies_in(part, case.rules)
            if (body := case.rules.body(id)) is not None and body.niveau in order
        ]
        for part in (text[: turn.start()], text[turn.end() :])
    )
    return turn if first and then and min(first) > max(then) else None


def _planned(case: Case, product: str) -> set[str]:
    """The bodies that have a row of the product in the master planning."""
    rows = case.master.items if case.master is not None else ()
    return {id for row in rows if row.concerns(product) for id in row.bodies}


def _nothing_between(case: Case, product: str, text: str, straight: re.Match[str]) -> bool:
    """Whether the master planning too has nobody between the bodies that a sentence goes straight from and to."""
    rows = case.master.items if case.master is not None else ()
    rows = tuple(row for row in rows if row.concerns(product) and row.period and row.period.start)
    goal = re.split(r"[,;:.]|\bzonder\b", text[straight.end() :], maxsplit=1)[0]
    before, after = (set(bodies_in(part, case.rules)) for part in (_NOT_THERE.sub("", text[: straight.end()]), goal))
    to = [row for row in rows if set(row.bodies) & after]
    if not to:
        return False
    begins = min(row.period.start for row in to if row.period and row.period.start)
    left = [row.period.start for row in rows if set(row.bodies) & before and row.period and row.period.start]
    return not any(
        row.period
        and row.period.start
        and row.period.start < begins
        and not set(row.bodies) & (before | after)
        and (not left or row.period.start > min(left))
        for row in rows
    )


def _in_papers(self: Check, case: Case) -> Iterator[Finding]:
    required = {step.niveau for step in case.rules.route.stappen}
    for paper in case.papers:
        for said in sentences(paper, (*case.rules.checks.woorden.overslaan, *_TURNS)):
            passed = says(case.rules.checks.woorden.overslaan, said.text) or _turned(said.text, case)
            if (
                passed is None
                or said.text.rstrip().endswith("?")
                or _NOT.search(said.text[max(0, passed.start() - REACH) : passed.start()])
            ):
                continue
            part = said.text[said.text.rfind(";", 0, passed.start()) + 1 : passed.end()]
            other = of_other_matter(part) and not products_in(part, case.rules)
            if _DENIED_BEHIND.match(said.text, passed.end()) or other:
                continue
            straight = _STRAIGHT.match(passed[0]) is not None
            if _A_DAY.search(said.text[: passed.start()]) or (straight and _ASKING.search(said.text)):
                continue
            if _NOT_PASSED.match(passed[0]) or _IF_PASSED.match(said.text):
                continue
            if _part_of_meeting(said.text, passed, case):
                continue
            if _ONE_MORE.search(said.text[: passed.start()]) or _PASSED_BY.search(said.text[: passed.end()]):
                continue
            if _RUMOUR.search(said.text) or _TAKEN_BACK.match(said.page.text, said.stop):
                continue
            product = about(said, case.rules)
            own = said.text.find(";", passed.end())
            bodies = bodies_in(said.text[: own if own >= 0 else None], case.rules)
            levels = case.rules.levels(bodies)
            if product is None or not (levels & required or _planned(case, product) & set(bodies)):
                continue
            planned = _planned(case, product)
            if planned and (inside := set(bodies_in(passed[0], case.rules))) and not inside & planned:
                continue
            if straight and _nothing_between(case, product, said.text, passed):
                continue
            yield _passed_over(self, case, said, product)
        for said in sentences(paper, WORDS):
            out = left_out(said, case)
            if out is None or _RUMOUR.search(said.text) or _TAKEN_BACK.match(said.page.text, said.stop):
                continue
            yield _passed_over(self, case, said, out)


def _part_of_meeting(text: str, passed: re.Match[str], case: Case) -> bool:
    """Whether what is passed over is a part of a meeting or a paper: ``De rondvraag slaan wij deze keer over``."""
    if re.match(r"sla|\w*\s*overgesla", passed[0], re.I) is None:
        return False
    before, within = _OF_MEETING.search(text[: passed.start()]), _OF_MEETING_WITHIN.match(passed[0])
    told = before[0] if before else within["told"] if within else None
    return told is not None and not bodies_in(told, case.rules)


def _passed_over(self: Check, case: Case, said: Said, product: str) -> Finding:
    paper = said.paper.source.name
    return self.finding(
        case,
        (paper, product),
        f"Volgens {paper} wordt voor “{product_name(product, case.rules)}” een stap van de besluitroute overgeslagen: "
        f"“{clipped(said.text.rstrip('.'), 120)}”.",
        (said.place,),
        certainty=0.7,
    )
