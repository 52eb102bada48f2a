"""Whether the sentence around a date speaks of the past or of the future."""

from __future__ import annotations

import re

from pipeline.dates.reading import Reading

# A past tense with its particle, at the end of a clause: ``die de projectgroep op 6 juli opleverde``.
_BEHIND_PARTICLE = (
    r"(?:in|vast|op|af|goed|aan|mee|voor|uit|bij|door|over|terug)(?:stemden?|stelden?|leverden?|keurden?|rondden?|slo(?:ot|ten)|bo(?:od|den)|"
    r"nam(?:en)?|ging(?:en)?|kwam(?:en)?|legden?|bracht(?:en)?|praatten?|stuurden?|zond(?:en)?|ga(?:f|ven)|liep(?:en)?)"
)
_PAST = re.compile(
    r"\b(?:werd|werden|was|waren|(?:heeft|hebben|hebt)(?! u\b(?![^.;,]{0,80}\b"
    r"(?!gemeente|gesprek|gelegen|gebied|geval|gegeven|geld|"
    r"geagendeerd|gepland|begroting)"
    r"(?:[a-zë]*ge[a-zëï]{2,}(?:d|t|en)|be(?:sproken|handeld|slist|sloten)|ontvangen)\b)|[^.;]{0,60}\bnodig\b|"
    r"[^.;]{0,80}\b(?:gelegenheid|de tijd|ruimte|mogelijkheid|kans)\b)|had|hadden|namen|nam|ging|gingen|"
    r"kwam|kwamen|vond|vonden|stelde|stelden|"
    rf"{_BEHIND_PARTICLE}|"
    r"gaf|gaven|stemde|stemden|besprak|bespraken|besliste|beslisten|bood|boden|leverde|leverden|behandelde|behandelden|keurde|"
    r"keurden|rondde|rondden|sloot|sloten|besloot|besloten|geweest|sinds|sedert|destijds|"
    r"(?:is|zijn|bent)\b[^.;]{0,80}?\b(?:vastgesteld|besproken|genomen|besloten|aangenomen|verzonden|gestuurd|gestart|gegaan|begonnen|"
    r"aangeboden|verschenen|ontvangen|gehouden|geïnformeerd|bepaald|opgepakt|verstreken))\b"
)
_DONE = re.compile(
    r"(?i)(?:^|[\t\n(])\s*(?:vastgesteld|besloten|verzonden|ontvangen|ingekomen|aangenomen|afgerond)"
    r"(?:\s+(?:in|op|d\.d\.))?\s*\Z"
)
_FUTURE = re.compile(
    r"\b(?:zal|zullen|zou|zouden|wordt|worden|gaat|gaan|moet|moeten|kan|kunnen|volgt|volgen|uiterlijk|komt|komen|streven|streeft|"
    r"gepland|plannen|verwacht|verwachten|verwachting|willen|wil|starten|deadline|te\s+[^\W\d_]+en|"
    r"(?:raad|raden|colleges?|bestuur|commissie|stuurgroep)\s+besluit(?:en)?|"
    r"bespreekt|behandelt|vergadert|vindt|stelt|neemt|organiseert|ontvangt|biedt)\b"
)
_STOP = re.compile(r"[.!?]\s+(?=[A-Z•–-])|[;\t\f]|\n\s*\n|\n[-•*]")
# Tells of a case or of what goes before, not when the sentence speaks: ``nadat alle raden hebben besloten``.
_CASE = re.compile(
    r"\b(?:zodra|indien|wanneer|voordat|totdat|mocht|mochten|tenzij|mits|als|"
    r"of (?:alle|de|een|elke|iedere)|(?:vooropgesteld|vereist|nodig|voorwaarde|voorwaarde is|eis is|zaak) dat)\b[^,;.]*"
)
_AFTER = re.compile(r"\b(?:nadat|waarna|ook al|hoewel|ofschoon)\b[^,;.]*")
# Put between commas, about a noun: ``Het plan, dat in 2019 werd ondertekend, loopt af``.
_RELATIVE = re.compile(r",\s*(?:die|dat|waar\w+)\b[^,;.]*(?=,)")
# A word broken over two lines is one word: the end of ``informatiea-vond`` is no verb.
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ ]?\n[ ]*(?=[a-z])")
# Told as done beyond doubt: a perfect or a past tense, and not ``is uitgenodigd``, ``heeft gereserveerd``.
_HAPPENED = re.compile(
    r"\b(?:heeft|hebben|had|hadden)\b[^.;:]{0,120}?\b(?!geen\b|gemeente|gesprek|gegeven|geld|geval|gebied|gepland|ingepland|geagendeerd|"
    r"gereserveerd|gewenst|uitgenodigd|vrijgehouden|begroting|begrip|bedrij)"
    r"(?:[a-zë]*ge[a-zëï]{2,}(?:d|t|en)|be(?:sproken|handeld|slist|sloten|krachtigd|oordeeld)|ver(?:zonden|stuurd|daagd|nomen|klaard))\b|"
    r"\b(?:is|zijn|was|waren|werd|werden)\b[^.;:]{0,120}?\b(?:geëindigd|beëindigd|afgelopen|verstreken|verlopen|begonnen|gestart|"
    r"\w*gegaan|geweest|\w*gekomen|verschenen|vastgesteld|besproken|behandeld|aangenomen|\w*genomen|ingestemd|verzonden|verstuurd|"
    r"\w*gestuurd|gehouden|afgerond|opgeleverd|ondertekend|getekend|afgesloten|aangeboden|goedgekeurd|gesproken|bijgepraat|gevallen)\b|"
    r"\b(?:nam(?:en)?|ging|gingen|kwam|kwamen|vond|vonden|stelden?|ga(?:f|ven)|stemden?|bespra(?:k|ken)|beslisten?|bo(?:od|den)|leverden?|"
    r"behandelden?|keurden?|rondden?|slo(?:ot|ten)|besloot|vergaderden?|spra(?:k|ken)|boog|bogen|eindigden?|begon|begonnen|liep|liepen|verliep|"
    r"verliepen|startten?|verscheen|opende|gebeurde|vergaderde|was\s+(?:de|het|er|een)|verstre(?:ek|ken)|"
    rf"{_BEHIND_PARTICLE})\b"
)
_PART = re.compile(r"[,;:]")
_WIDTH = 160
_CLOSE = 15


def tense(text: str, reading: Reading) -> int:
    """-1 where the sentence around a reading speaks of the past, 1 of the future, 0 where it does not say."""
    if _DONE.search(text[max(0, reading.start - _WIDTH) : reading.start]):
        return -1
    sentence, begin, end = _around(text, reading)
    past, future = _PAST.search(sentence), _FUTURE.search(sentence)
    if past and future:
        part = _part(sentence, begin, end)
        if _PAST.search(part) and not _FUTURE.search(part):
            return -1
        return _nearest(sentence, begin, end)
    return -1 if past else 1 if future else 0


def has_happened(text: str, reading: Reading) -> bool:
    """Whether the sentence tells what was done on that day, and nothing that is to come: ``Vrijdag is … geëindigd``."""
    part = _part(*_around(text, reading))
    return _HAPPENED.search(part) is not None and _FUTURE.search(part) is None


def _part(sentence: str, begin: int, end: int) -> str:
    """What stands around ``begin:end`` without a comma, colon or semicolon between."""
    low = max((stop.end() for stop in _PART.finditer(sentence, 0, begin)), default=0)
    high = _PART.search(sentence, end)
    return sentence[low : high.start() if high else None]


def _around(text: str, reading: Reading) -> tuple[str, int, int]:
    """The sentence around a reading in lower case, without clauses that tell a case, and where the reading stands."""
    left = text[max(0, reading.start - _WIDTH) : reading.start]
    end = reading.end - (text[reading.end - 1 : reading.end] == ".")  # of ``13 juli.`` the stop may end the sentence
    right = _STOP.split(text[end : end + _WIDTH], 1)[0]
    left = left[max((stop.end() for stop in _STOP.finditer(left)), default=0) :]
    middle = text[reading.start : end]
    sentence = _BROKEN.sub(lambda m: "_" * len(m[0]), f"{left} {middle} {right}".lower())
    begin = len(left) + 1
    sentence = _AFTER.sub(lambda m: m[0] if m.start() <= begin < m.end() else " " * len(m[0]), sentence)
    sentence = _RELATIVE.sub(lambda m: m[0] if m.start() <= begin < m.end() else " " * len(m[0]), sentence)
    sentence = _CASE.sub(lambda m: " " * len(m[0]), sentence)
    return sentence, begin, begin + len(middle)


def _nearest(sentence: str, start: int, end: int) -> int:
    """The tense of the verb close to the date, where the sentence has verbs of both."""
    gaps = {
        sign: min(max(0, match.start() - end, start - match.end()) for match in verbs.finditer(sentence))
        for sign, verbs in ((-1, _PAST), (1, _FUTURE))
    }
    nearest = min(gaps, key=gaps.__getitem__)
    return nearest if gaps[nearest] <= _CLOSE and gaps[-1] != gaps[1] else 0
