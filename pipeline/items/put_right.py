"""What a sentence tells only to turn it down or to put it right: a refused request, a question, a rumour."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded

_REFUSED = (
    r"(?:afgewezen|losgelaten|verlaten|van\s+(?:de\s+)?tafel|terzijde\s+gelegd|gesneuveld|gestrand|afgeketst|verworpen|afgestemd|ingetrokken|geweigerd|van\s+de\s+hand\s+gewezen|weggestemd|onhaalbaar|onmogelijk|"
    r"(?:niet|nooit)\s+(?:\w+\s+){0,2}?(?:gehonoreerd|overgenomen|ingewilligd|toegewezen|toegestaan|gehaald|voldaan|gevolgd|"
    r"mogelijk|haalbaar|aan\s+de\s+orde|akkoord|doorgegaan|uitvoerbaar|realistisch|nodig)|"
    r"geen\s+(?:gehoor|draagvlak|steun|meerderheid|optie|sprake|doorgang|aanleiding|gevolg|bijval))"
)
_WISH = (
    r"(?:verzoek\w*|voorstel\w*|wens\w*|idee\w*|suggestie\w*|gedachte\w*|pleidooi|oproep|motie|amendement|optie\w*|plan|"
    r"uitstel|vervroeging|verplaatsing|verschuiving|verzetting|doorschuiving|vervroegen|verzetten|verplaatsen|uitstellen)"
)
# ``Het verzoek om … naar 30 mei te verplaatsen is niet gehonoreerd``: the wish before the day, the refusal behind it.
_WISHED = Guarded(
    rf"(?:(?<!\bop )(?<!\bop het )(?<!\bnaar aanleiding van het )\b{_WISH}|"
    r"\bstel(?:t|de|den|len)\s+(?:\w+\s+){0,3}?voor|"
    r"\b(?:voorgesteld|bepleit\w*|geopperd|opper(?:t|de|den)|verzocht|verzoekt))\s+"
    r"(?:(?:van|door|uit|voor)\s+(?:(?!\b(?:is|zijn|wordt)\b)[^,;.]){2,60}?\s+)?"
    r"(?:om|dat|tot|van|naar|de|het|voor|over|in)\b"
    r"(?:(?!\b(?:is|zijn|wordt|worden|werd|werden|lig(?:t|gen)|kom(?:t|en)|staa[nt]|gaa[nt]|stem(?:t|men)|bespreekt|"
    r"behandelt|stelt|neemt)\b|[.!?]\s)[^;])*$",
    re.I,
)
_NOT_GRANTED = re.compile(
    rf"(?:(?!\bmaar\b|\b(?:en|want)\s+(?:dus|de|het)\b|;|[.!?]\s)[^;])*?"
    rf"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|kan|kon|kunnen|bleek|blijkt|bleken|heeft|hebben|kreeg|kreeg\s+het|krijgt|vond|vindt|wijst|wijzen|wees)\s"
    rf"[^,;.]{{0,60}}?(?:\b{_REFUSED}|\baf)\b(?!\s+gesproken)|[^;.]*?\bhaal(?:t|de|den)\s+het\s+niet\b",
    re.I,
)
# ``Afgewezen is het verzoek om``, ``De voorzitter wijst het verzoek af om``: the refusal stands first.
_NOT_GRANTED_FIRST = Guarded(
    rf"(?:\b{_WISH}\s+(?:\w+\s+){{0,5}}?(?:af|{_REFUSED})\s+om\b|"
    rf"\b{_REFUSED}\s+(?:is|zijn|werd|werden|wordt)\s+(?:\w+\s+){{0,3}}?{_WISH}\s+(?:om|dat|tot|van)\b|"
    rf"\bniet\s+(?:akkoord|ingestemd|meegegaan)\s+(?:gegaan\s+)?met\s+(?:het\s+|de\s+|een\s+)?(?:\w+e\s+)?{_WISH}\b)"
    r"(?:(?!\bmaar\b)[^;.])*$",
    re.I,
)
# The next sentence turns it down: ``Dat verzoek is niet gehonoreerd``, ``Daaraan wordt geen gehoor gegeven``.
_NOT_GRANTED_BEHIND = re.compile(
    rf"\W*(?:(?:dat|dit|het|deze|die)\s+(?:\w+e\s+)?{_WISH}|da(?:t|ar\w*)|dit|hier\w*|zij|men)\s+[^;.]{{0,60}}?\b"
    r"(?:niet\s+(?:\w+\s+)?(?:gehonoreerd|overgenomen|ingewilligd|toegewezen|voldaan|op\s+ingegaan|in\s+meegegaan)|afgewezen|verworpen|"
    r"geen\s+(?:gehoor|gevolg|draagvlak|steun|meerderheid))\b",
    re.I,
)
# ``… voorgesteld; dat voorstel is niet overgenomen``.
_PROPOSED = Guarded(
    r"\b(?:voorgesteld|voorstelde[n]?|stelde[n]?\s[^;.]*\bvoor|verzocht(?:en)?|verzoekt|gevraagd|vroeg(?:en)?|geopperd|opperde|gesuggereerd|bepleit\w*|"
    r"gepleit|pleitte[n]?|wilde[n]?|wenste[n]?)\b",
    re.I,
)
_THAT_WISH = re.compile(rf"\W*(?:maar\s+)?(?:dat|dit|het)\s+(?:\w+e\s+)?{_WISH}\s+[^;.]{{0,60}}?\b{_REFUSED}\b", re.I)
# ``Een lid vraagt of …``, ``Gevraagd wordt of``, ``De griffier wil weten of``.
_ASKS = Guarded(
    r"\b(?:vra(?:agt|gen)|vroeg(?:en)?|gevraagd|informeer\w*|navraag|benieuwd|nieuwsgierig|afvraagt|"
    r"(?:wil|willen|wilde|wilden|wenst|wensen|zou\s+graag)\s+(?:graag\s+)?weten)\b[^;:.]{0,30}?\bof\b"
    r"(?:(?!\bmaar\b|\bterwijl\b|\bwant\b)[^;:.])*$",
    re.I,
)
_VERB_FIRST = re.compile(
    r"^[\W\d]*(?:en\s+|maar\s+|dus\s+|bijvoorbeeld:?\s+)?(?!wil\b|wilt\b|willen\b|kunt\b|kun\b|kunnen\s+jullie\b|noteer|wist\b|weet\b|zou\s+u\b|mag\s+ik\b|"
    r"mogen\s+wij\s+u\b)(?:is|zijn|wordt|worden|klopt|komt|komen|gaat|gaan|stemt|stemmen|besluit|besluiten|bespreekt|"
    r"behandelt|behandelen|stelt|neemt|vergadert|vergaderen|vindt|moet|moeten|kan|kunnen|blijft|blijven|heeft|hebben|staat|"
    r"ligt|zal|zullen|valt|waarom)\b",
    re.I,
)
_CONFIRMED = re.compile(r"\W*(?:ja|inderdaad|jazeker|zeker|dat\s+klopt|dat\s+is\s+(?:juist|zo))\b", re.I)
_UNTRUE = (
    r"(?:onjuist|onwaar|(?:een\s+)?(?:misverstand|vergissing|abuis|misvatting|gerucht|fabel)|incorrect|achterhaald|voorbarig|"
    r"niet\s+(?:juist|waar|zo|correct|het\s+geval|aan\s+de\s+orde|de\s+bedoeling))"
)
# The next sentence puts it right: ``De wethouder antwoordt dat dit een misverstand is``, ``Nee, het blijft 23 mei``.
_PUT_RIGHT = Guarded(
    rf"\W*(?:dat|dit)\s+(?:moet|moest|had\s+moeten|hoort|behoort)\s+(?:[^;.?]{{1,40}}\s)?(?:te\s+)?(?:zijn|wezen)\b|"
    rf"\W*(?:nee|neen|integendeel|niets\s+is\s+minder\s+waar|geenszins|onjuist)\b|"
    rf"\W*(?:(?:dat|dit|zulks|het)\s+)?(?:bericht\s+|gerucht\s+|verhaal\s+)?(?:berust\w*\s+op\s+(?:een\s+)?(?:misverstand|vergissing)|"
    rf"klopt(?:e)?\s+(?:\w+\s+)?niet|wordt\s+(?:\w+\s+){{0,3}}?(?:tegengesproken|ontkend|weersproken))\b|"
    rf"[^;.?]{{0,60}}?\b(?:dat|dit)\s+(?:\w+\s+){{0,2}}?(?:{_UNTRUE}\s+(?:is|was|betreft)|niet\s+(?:klopt|klopte))\b|"
    rf"[^;.?]{{0,60}}?\b(?:dat|dit)\s+(?:\w+\s+){{0,2}}?(?:is|was|berust\s+op)\s+{_UNTRUE}\b(?!\s+(?:dat|om)\b)|"
    rf"[^;.?]{{0,60}}?\b(?:noem(?:t|de|en)|acht(?:te|en)?|bestempel\w*)\s+(?:dat|dit|het)\s+(?:\w+\s+){{0,2}}?(?:als\s+)?{_UNTRUE}\b|"
    rf"[^;.?]{{0,60}}?\b(?:ontken(?:t|de)|weerspreekt|weersprak)\s+(?:dat|dit|het)\b|"
    rf"[^;.?]{{0,40}}?\b(?:spreekt|sprak|spreken)\s+(?:dat|dit|het)\s+(?:\w+\s+)?tegen\b|"
    rf"[^;.?]{{0,40}}?\b(?:antwoord\w*|reageer\w*|reactie)\b[^;.?]{{0,30}}?\b(?:ontkennend|nee|neen)\b",
    re.I,
)
_CORRECTED_HERE = re.compile(
    r"[^;]*[,;]\s*(?:maar\s+)?(?:dat|dit)\s+(?:is|was)\b[^;.]{0,20}?(?:" + _UNTRUE + r"|niet)\b", re.I
)
# ``Er is geen sprake van dat dit al in maart gebeurt``: denied before it is told.
_DENIED_FIRST = Guarded(
    r"\b(?:geen\s+sprake\s+van|niet\s+(?:zo|waar|het\s+geval|de\s+bedoeling|juist|aan\s+de\s+orde|voorzien)|onjuist|onwaar|"
    r"(?:een\s+)?(?:misverstand|misvatting|fabel)|geenszins\s+zo|uitgesloten|klopt\s+(?:ook\s+|dus\s+)?niet)(?:\s+is)?\s*,?\s+dat\b"
    r"(?:(?!\bniet\b|\bgeen\b|\bpas\b|\bmaar\b)[^;:.])*$",
    re.I,
)
_REACH = 400


def not_so(text: str, start: int, end: int, behind: str) -> bool:
    """Whether the day at ``start:end`` of the sentence is told of without being so; ``behind`` is the next sentence."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _turned_down(before, after, behind) or _asked_or_heard(text, before, after, behind)


def _turned_down(before: str, after: str, behind: str) -> bool:
    parts = (*after.split(";")[1:], behind)
    if _PROPOSED.search(f"{before} {after}") and any(_THAT_WISH.match(part) for part in parts):
        return True
    if _NOT_GRANTED_FIRST.search(before):
        return True
    if _WISHED.search(before) is None:
        return False
    here = after.partition(";")[2]
    return any((_NOT_GRANTED.match(after), _NOT_GRANTED_BEHIND.match(here), _NOT_GRANTED_BEHIND.match(behind)))


def _asked_or_heard(text: str, before: str, after: str, behind: str) -> bool:
    if _ASKS.search(before) or _DENIED_FIRST.search(before) or _PUT_RIGHT.match(behind) or _CORRECTED_HERE.match(after):
        return True
    return text.rstrip().endswith("?") and bool(_VERB_FIRST.match(text)) and not _CONFIRMED.match(behind)
