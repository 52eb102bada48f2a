"""Whether a sentence tells an act as done: a perfect, a past tense, or a noun with what was done about it."""

from __future__ import annotations

import re

from pipeline.items import given
from pipeline.items.guarded import Guarded
from pipeline.model import NameMention

_REACH = 220
_PERFECT = {"heeft", "hebben", "hebt", "heb", "is", "zijn", "werd", "werden", "had", "hadden", "was", "waren"}
_AHEAD = {
    "zal", "zullen", "zult", "moet", "moeten", "kan", "kunnen", "dient", "dienen", "wordt", "worden", "zou", "zouden",
    "mag", "mogen", "wil", "willen", "gaat", "gaan", "hoeft", "hoeven", "mocht", "mochten", "laat", "laten",
}  # fmt: skip
_VERB = re.compile(rf"\b(?:{'|'.join(sorted(_PERFECT | _AHEAD))})\b", re.I)
_PARTICIPLE = re.compile(r"(?:\w*ge\w+(?:d|t|en)|be(?:sproken|handeld|sloten|slist|krachtigd|oordeeld)|genomen)$", re.I)
_PAST = re.compile(
    r"(?:stemden?|instemden?|stelden?|vaststelden?|nam(?:en)?|bespra(?:k|ken)|beslo(?:ot|ten)|beslisten?|behandelden?|"
    r"ga(?:f|ven)|bo(?:od|den)|leverden?|opleverden?|keurden?|slo(?:ot|ten)|rondden?|ondertekenden?|brach(?:t|ten))$",
    re.I,
)
_NOUN = re.compile(
    r"(?:ter |voor )?(?:instemming|toestemming|vaststelling|besluit|besluiten|besluitvorming|"
    r"goedkeuring|akkoord|behandeling|bespreking|"
    r"oplevering|kennisname|kennisneming|zienswijzen?|wensen en bedenkingen|advies|consultatie|ondertekening|"
    r"raadsbesluit|raadsbesluiten|"
    r"collegebesluit|collegebesluiten|positief besluit)$",
    re.I,
)
_SESSION = re.compile(
    r"[\w-]*(?:ronde|rondes|sessie|sessies|bijeenkomst|bijeenkomsten|avond|avonden|conferentie|zitting)$", re.I
)
# ``de voorbereiding van de informatieronde``: something of the session.
_OF_IT = re.compile(r"\b[\w-]+\s+(?:van|voor|over|bij|tot|rond)\s+(?:(?:de|het|een|deze|die)\s+)?(?:\w+e\s+)?$", re.I)
# Before a noun: an article, a possessive, or an adjective behind one; ``het college besluit`` is a verb.
_LEADS_A_NOUN = re.compile(
    r"(?:\b(?:het|dit|dat|hun|haar|zijn|uw|ons|ieders)\s+(?:(?!college\b)\w+e\s+)?|\b(?:een|geen|elk|ieder|ander)\s+(?:\w+\s+)?|"
    r"\b(?:tot|ter|per|na|met|zonder|bij|voor|positief|negatief|definitief|formeel|unaniem|principe)[\s-]+)$",
    re.I,
)
_IN_CASE_BEHIND = re.compile(
    r",\s*(?:nadat|zodra|als|indien|wanneer|mits|tenzij|voordat|alvorens)\b[^,;:.]*(?:,|$)", re.I
)
_DONE_WITH = re.compile(
    r"\b(?:binnen|een feit|verkregen|ontvangen|gekregen|gegeven|verleend|genomen|uitgebracht|gehecht|afgerond|voltooid|"
    r"plaatsgevonden|achter de rug|kenbaar gemaakt|ingediend|uitgesproken|geweest|gehad|ingebracht|geuit|"
    r"naar voren gebracht)\b",
    re.I,
)
# The participle of a main clause, at its end or before what is added behind it.
_PARTICIPLE_ENDS = re.compile(
    r"\b(?!gepland|gevraagd|voorzien|beoogd|gemeente|gegevens|gebied|gesprek|gelegen)"
    r"(?:\w*ge\w{2,}(?:d|t|en)|ver(?:zonden|stuurd|werkt))(?=\s*(?:[,.;]|$|(?:aan|naar|met|door|en|op|in|bij|tot|voor|om)\b))"
)
_AFTER_IT = re.compile(
    r"\b(?:na|sinds|sedert|met|dankzij)\s+(?:de\s+|het\s+|hun\s+|zijn\s+|haar\s+)?(?:\w+e\s+)?$", re.I
)
# ``Met de instemming van de raden op zak gaan wij nu verder``.
# A time or a case that is told behind: ``, ruim nadat de laatste raad heeft besloten``.
_ASIDE = Guarded(
    r",?\s*(?:(?:[\w-]+\s+){0,3}(?:nadat|voordat)|(?:zodra|wanneer|als|indien|mits|tenzij|omdat|aangezien|terwijl|alvorens))\b[^,;.]*",
    re.I,
)
_IN_HAND = re.compile(r"\b(?:op\s+zak|in\s+handen|in\s+de\s+hand)\b.*\b(?:nu|inmiddels|intussen|thans)\b", re.I | re.S)
_SINCE = re.compile(r"\b(?:sinds|sedert|dankzij)\b", re.I)
# Not yet: words that open a case, a term or a question, and those that open what is so.
_CASE = (
    r"zodra|(?:op\s+het\s+moment|tegen\s+de\s+tijd)\s+dat|indien|wanneer|voordat|alvorens|totdat|tot(?=\s+(?:de|het|alle)\b)|tenzij|mits|zolang|ingeval|mocht|mochten|"
    r"of(?=\s+(?:de|het|alle|een|elke|iedere|beide|u|uw|ook)\b)|"
    r"als(?!\s+(?:eerste|laatste|concept|definitie\w+|bekend|gezegd|bijlage|zodanig|gevolg|enige|onderdeel)\b)"
)
_OPENER = re.compile(
    rf"\b(?P<case>{_CASE})\b|\b(?P<after>nadat)\b|\b(?:dat|die|nu|omdat|aangezien|doordat|waarmee|waarover|waarvan|terwijl|"
    rf"waarna|hoewel|zoals|want|maar|sinds)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:niet|geen|noch|niemand|evenmin|nooit|zonder dat)\b", re.I)
_OPENS = re.compile(
    r"\bdat\b|(?:^|,)\s*(?:die|waar\w+|of|nu|omdat|aangezien|doordat|zodra|nadat|als|indien|wanneer)\b", re.I
)
_THEN = re.compile(r"(?<!anders )(?<!later )(?<!eerder )(?<!meer )(?<!dan )\bdan\b", re.I)
# By a time to come, where nothing says that it was in the past.
_BY_THEN = re.compile(
    r"\b(?:tegen|op|v[oó][oó]r|rond)\s+(?:die|dat|deze|dit)\s+(?:tijd|moment|tijdstip|datum|dag)\b(?![^.;]*\b(?:was|waren|had|hadden|werd|werden)\b)",
    re.I,
)
_ANOTHER_CLAUSE = re.compile(r"\b(?:en|maar|want|dus|zodat|waarna)\b", re.I)
# Another thing is told: ``vastgesteld dat``, ``besproken hoe``, ``besloten om``.
_ANOTHER = re.compile(
    r"^\W{0,2}\s*(?:dat|of|hoe|wat|wanneer|om|welke|waarom|te|in te|tot|waar|wie|af te)\b|^\s+(?:is|wordt|was)\s+dat\b",
    re.I,
)
_LONG_AGO = Guarded(
    r"\b(?:destijds|indertijd|toen|ooit|vroeger|vorige?\s+(?:jaar|najaar|voorjaar|zomer|winter|bestuursperiode|raadsperiode|versie)|"
    r"jaren geleden|eerder(?!\s+(?:deze|vandaag))|voorganger|in het verleden|oorspronkelijk\w*)\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:die|dat|waar\w+|zoals|welke)\b", re.I)
_UNTRUE = Guarded(
    r"\b(?:onjuist\w*|misverstand\w*|gerucht\w*|voorbarig|ten onrechte|klopt\b.{0,20}\bniet|niet het geval|niet waar|"
    r"niet zo|rectificatie|suggere\w+|bewe(?:er\w*|ren)|abusievelijk|per abuis|vergissing|stel(?:\s+(?:dat|nu))?)\b",
    re.I,
)
# Who writes did it: no body.
_WE = re.compile(r"\b(?:wij|we|ik)\b", re.I)
# Not the product but something of it: ``de planning van het plan``, ``de cijfers voor de begroting``.
_OF = re.compile(
    r"\b(?:van|rond|rondom|voor|over|op|bij|uit|in|omtrent|inzake)\s+(?:de\s+|het\s+|een\s+)?(?:\w+\s+)?$", re.I
)
_OWNER_REACH = 120
_OWNER = re.compile(r"\b(?:de|het|een|uw|hun|haar|zijn|onze|alle|enkele|\w+e)\s+([\w-]+)\s+$", re.I)
# ``Hebben alle raden ingestemd, dan …``; ``de bedoeling is dat … heeft ingestemd``; ``ingestemd met het voorstel om``.
_VERB_FIRST = re.compile(r"^\W*(?:heeft|hebben|is|zijn|was|waren|had|hadden|werd|werden)\b", re.I)
_SUPPOSED = re.compile(
    r"\b(?:bedoeling|ervan\s?uit|uitgangspunt|verwacht\w*|hopen|hoopt|veronderstel\w*|aanname|aangenomen|afgesproken|gedacht|"
    r"dacht|voorwaarde|vereist|nodig|streven|wens|zorg|zorgen)\b[^.;:]{0,60}\bdat\b",
    re.I,
)
_A_PROPOSAL = re.compile(
    r"^\s*(?:met\s+)?(?:het|de|een)\s+(?:\w+e\s+)?(?:\w*voorstel\s+(?:om|dat|voor)|verzoek|\w*planning|agenda|uitstel|gedachte|"
    r"datum|plan\s+van\s+aanpak|verslag|notulen|besluitenlijst)\b",
    re.I,
)
_THE_PAPER = re.compile(r"(?:\w*versie|\w*fase|\w*tekst|\w*teksten|ontwerp|concept|inhoud|behandeling|stukken)$", re.I)
_OTHER_PAPER = re.compile(
    r"\b(?:verslag|notulen|agenda|besluitenlijst|actielijst|vergaderschema|jaarplanning|planning|tijdpad|opdracht)\b",
    re.I,
)
_DECIDED = re.compile(r"besl(?:o|i)", re.I)
_AGREED = re.compile(r"akkoord$", re.I)
_AGREES = re.compile(
    r"\b(?:is|zijn|was|waren|ging|gingen|heeft|hebben|gaf|gaven)\s+"
    r"(?:op\s+\d{1,2}\s+\w+\s+(?:\d{4}\s+)?|(?!over\b|op\b|van\b|voor\b|een\b)\w+\s+){0,8}(?<!het )$",
    re.I,
)
_AGREED_THEN = re.compile(r"\s+(?:is|zijn|was|waren|ging|gingen)\b", re.I)
_ON = re.compile(r"\b(?:over|erover|positief|daarover|hierover|waarover|conform|daartoe|hiertoe)\b", re.I)


def tells_past(text: str, act: NameMention) -> bool:
    """Whether the verb of the act is a perfect or a past tense, denied or not: nobody is asked for it any more."""
    word = text[act.start : act.end]
    if _PARTICIPLE.search(word):
        verb = _governing(text, act)
        return verb.casefold() in _PERFECT if verb is not None else bool(_PAST.match(word))
    if _NOUN.match(word):
        parts = [re.split(r"[.;:]", text[: act.start])[-1], _behind_noun(text, act)]
        verbs = {verb[0].casefold() for verb in _VERB.finditer(" ".join(parts))}
        return bool(_DONE_WITH.search(parts[1])) and bool(verbs) and not verbs & _AHEAD
    return bool(_PAST.match(word))


def told_done(text: str, act: NameMention, products: list[NameMention], known: list[NameMention], after: str) -> bool:
    """Whether the sentence tells that the act was done; ``after`` is the sentence behind it, which may deny it.

    ``known`` are the bodies and acts of the sentence.
    """
    bodies = [name for name in known if name.kind == "body"]
    if _VERB_FIRST.match(text) or _SUPPOSED.search(text, 0, act.start) or _A_PROPOSAL.match(text[act.end :]):
        return False
    if _UNTRUE.search(text) or _UNTRUE.search(after[:120]) or _LONG_AGO.search(_main(text, act)):
        return False
    another = _ANOTHER.match(text[act.end :]) and not given.CLAUSE.match(text, act.end)
    if (_WE.search(text) and not bodies) or another:
        return False
    if given.to_other(text, act, [*products, *bodies]):
        return False
    if _DECIDED.match(text[act.start : act.end]) and not _ON.search(text):
        return False
    return _is_done(text, act) and not any(of_another(text, name, tuple(known)) for name in products)


def _is_done(text: str, act: NameMention) -> bool:
    """Whether the words of the act itself tell that it was done."""
    word = text[act.start : act.end]
    if _AGREED.search(word):
        agreed = _AGREES.search(text, 0, act.start) or _AGREED_THEN.match(text, act.end)
        return (agreed is not None and _so(text, act)) or _was_given(text, act)
    if _NOUN.match(word) or (_SESSION.match(word) and not _OF_IT.search(text, 0, act.start)):
        return not _is_verb(text, act) and _noun_done(text, act)
    return tells_past(text, act) and _so(text, act)


def _is_verb(text: str, act: NameMention) -> bool:
    """Whether ``besluit`` without an article is what somebody does: ``De stuurgroep besluit op 2 juli``."""
    return text[act.start : act.end].casefold() == "besluit" and _LEADS_A_NOUN.search(text, 0, act.start) is None


def of_another(text: str, product: NameMention, known: tuple[NameMention, ...] = ()) -> bool:
    """Whether what is named is only what another thing is of: ``de planning van het plan``."""
    first = max(0, product.start - _OWNER_REACH)
    before = text[first : product.start]
    link = _OF.search(before)
    owner = _OWNER.search(before[: link.start()]) if link else None
    if owner is None or _THE_PAPER.match(owner[1]):
        return False
    return not any(name.start < first + owner.end(1) and first + owner.start(1) < name.end for name in known)


def _main(text: str, act: NameMention) -> str:
    """The text without what is only said of a thing behind the act: ``…, die u eerder ontving``."""
    return text[: act.end] + _RELATIVE.split(text[act.end :], maxsplit=1)[0]


def _governing(text: str, act: NameMention) -> str | None:
    """The finite verb of a participle: directly behind it, else the nearest before it in its clause."""
    behind = re.match(r"\s+(\w+)", text[act.end :])
    if behind and _VERB.fullmatch(behind[1]):
        return behind[1]
    part = re.split(r"[.;:]", text[max(0, act.start - _REACH) : act.start])[-1]
    if not re.search(r"\w", part):  # ``Besloten over het plan wordt er nog niet``
        first = _VERB.search(re.split(r"[,.;:]", text[act.end :])[0])
        return first[0] if first else None
    opened = list(_OPENS.finditer(part))
    part = part[opened[-1].start() :] if opened else part
    verbs = list(_VERB.finditer(part))
    if not verbs or re.search(r"\bte\s+$", part[: verbs[-1].start()]):
        return None
    return verbs[-1][0]


def _so(text: str, act: NameMention) -> bool:
    """Whether the clause of the act is told as so: no case, no denial, no modal verb, no time to come."""
    before = re.split(r"[.;:]", text[max(0, act.start - _REACH) : act.start])[-1]
    openers = list(_OPENER.finditer(before))
    clause = before
    while len(openers) > 1 and not before[openers[-2].end() : openers[-1].start()].strip():
        openers.pop()  # ``nadat die akkoord is``
    if openers:
        last = openers[-1]
        clause = before[last.start() :]
        inverted = re.search(r",\s*(?:heeft|hebben|is|zijn|werd|werden)\b", clause)
        if last["case"] and not inverted:
            return False
        if last["after"] and not inverted and not re.search(r"\bhad(?:den)?\b", clause + text[act.end : act.end + 12]):
            return _past_main(text[act.end :])
        if inverted:
            clause = clause[inverted.start() :]
    behind = re.split(r"[,.;:]", text[act.end :])[0]
    near = clause + text[act.start : act.end] + behind[:30]
    if (
        _OTHER_PAPER.search(clause)
        or _DENIED.search(clause.split(",")[-1])
        or re.match(r"\W+niet\b", text[act.end :])
        or _THEN.search(near)
        or _BY_THEN.search(before + behind)
    ):
        return False
    modal = [
        verb[0].casefold() for verb in _VERB.finditer(clause.split(",")[-1] + _ANOTHER_CLAUSE.split(behind[:15])[0])
    ]
    return not any(verb in _AHEAD for verb in modal)


def _past_main(behind: str) -> bool:
    """Whether what follows a clause is told as done itself: ``, zijn de stukken verzonden``."""
    main = re.split(r"[.;]", behind)[0]
    verbs = [verb[0].casefold() for verb in _VERB.finditer(main)]
    own = verbs[1:] if verbs and re.match(r"\s*(?:heeft|hebben|is|zijn)\b", behind) else verbs
    done = _PARTICIPLE_ENDS.search(main)
    return bool(own) and own[0] in _PERFECT and not any(verb in _AHEAD for verb in own) and done is not None


def _noun_done(text: str, act: NameMention) -> bool:
    """``De instemming van de raden is binnen``, ``Na de vaststelling door het bestuur is … verzonden``."""
    before = re.split(r"[.;:]", text[max(0, act.start - _REACH) : act.start])[-1]
    if given.CLAUSE.match(text, act.end):
        return _was_given(text, act)
    behind = _IN_CASE_BEHIND.sub(" ", _behind_noun(text, act))
    if _AFTER_IT.search(before):
        held = _IN_HAND.search(behind) is not None and re.match(r"\W*met\b", before, re.I) is not None
        return bool(_SINCE.search(before)) or held or _past_main(behind)
    around = before + " " + behind
    if not _DONE_WITH.search(behind) or _THEN.search(behind) or not _so(text, act):
        return False
    verbs = [verb[0].casefold() for verb in _VERB.finditer(around)]
    return bool(verbs) and not any(verb in _AHEAD for verb in verbs) and any(verb in _PERFECT for verb in verbs)


def _was_given(text: str, act: NameMention) -> bool:
    """Whether a clause behind the noun tells that it was given: ``het akkoord dat de raad eerder deze maand gaf``."""
    clause = given.CLAUSE.match(text, act.end)
    if clause is None or any(no.search(clause[0]) for no in (_DENIED, _LONG_AGO, _OTHER_PAPER)):
        return False
    return not {verb[0].casefold() for verb in _VERB.finditer(clause[0])} & _AHEAD


def _behind_noun(text: str, act: NameMention) -> str:
    """What is told of a noun behind it, without the times and cases put in or added."""
    return _ASIDE.sub(" ", re.split(r"[.;:]", text[act.end :])[0])
