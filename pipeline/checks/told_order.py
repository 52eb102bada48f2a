"""The order in which a sentence says that bodies have their turn: ``eerst de colleges, pas daarna de stuurgroep``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.sentences import bodies_in
from pipeline.checks.told_places import Turns, places, reversed_order
from pipeline.rulebook import Rulebook

_SO = r"(?:dat|dit|die\s+\w+|zij|het|een|alles)"
_STARTS = re.compile(
    r"\b(?:begin(?:t|nen)|start(?:en)?|open(?:t|en)|vangt|vangen)\b(?P<first>[^;.]*?)\b(?:en|om|waarna)\b[^;.]{0,20}?"
    r"\b(?:eindig(?:t|en)|slui(?:t|ten)|besluit|te\s+eindigen|komt\s+uit)\b(?P<then>[^;.,]*)",
    re.I,
)
_LEADS = (
    re.compile(r"(?P<first>[^;.]*?)\bgaa[nt]\b[^;.]*?\baan\b(?P<then>[^;.]*?)\bvooraf\b", re.I),
    re.compile(r"\baan\b(?P<then>[^;.]*?)\bgaa[nt]\b(?P<first>[^;.]*?)\bvooraf\b", re.I),
    re.compile(r"(?P<then>[^;.]*?)\bwacht(?:en)?\b[^;.]*?\bop\b(?P<first>[^;.]*)", re.I),
    re.compile(r"(?P<then>[^;.]*?)\bwacht(?:en)?\b(?P<first>[^;.]*?)\baf\b", re.I),
)
# What one of those cannot do without.
_LEADING = re.compile(
    r"\bgaa[nt]\b[^;.]*?\baan\b[^;.]*?\bvooraf\b|\baan\b[^;.]*?\bgaa[nt]\b[^;.]*?\bvooraf\b|"
    r"\bwacht(?:en)?\b[^;.]*?\b(?:op|af)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:(?:nog\s+)?(?:v[oó][oó]rdat|alvorens)|eerder\s+dan|voorafgaand\s+aan|vooruitlopend\s+op|nog\s+v[oó][oó]r)\b",
    re.I,
)
_AFTER = re.compile(
    r"\b(?:(?:pas|eerst|niet\s+eerder\s+dan)(?:\s+\w+){0,3}?\s+(?:als|wanneer|zodra|nadat|n[aá])|nadat|zodra|"
    r"(?:dus|namelijk|direct|meteen|kort|ruim)\s+n[aá])\b|^\W*n[aá]\b",
    re.I,
)
# No step of the route: who goes on with the work (``waarna de projectgroep de opmerkingen verwerkt``).
_WORKS_ON = re.compile(
    r"\b(?:verwerk\w*|bewerk\w*|herschrijf\w*|herschreven|begin(?:t|nen)|begonnen|aan\s+de\s+slag|werk(?:t|en)\b[^,;.]*\b(?:uit|aan|verder)|"
    r"uitwerk\w*|uit\s+te\s+werken|pas(?:t|sen)\b[^,;.]*\baan|aanpas\w*|aangepast|stel(?:t|len)\b[^,;.]*\bop\b)(?!\s+te\s+stemmen)",
    re.I,
)
# Behind a word of time: those of whom the sentence told before it.
_ALL_OF_THEM = re.compile(
    r"\s*(?:dat\s+)?(?:alle|elk|ieder|zij|ze|die|deze)\b(?:\s+(?:van\s+(?:hen|deze|die)|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)n?))*"
    r"(?=\s+(?:daar\w*|er\w*|hier\w*|het|heeft|hebben|zijn|is|hun|haar|allen?|allemaal|akkoord|ja|positief|\w*ge\w+|besloten)\b)",
    re.I,
)
# ``aan de stuurgroep aangeboden en daarna aan de colleges``; ``aan de colleges, die het raadsbesluit bekrachtigen``.
_LATER_STILL = re.compile(
    r"(?:,|\ben)\s*(?:(?:pas|ten\s+slotte|tot\s+slot)\s+)?(?:daarna|vervolgens|dan|nadien|aansluitend)\b", re.I
)
_TOLD_OF_IT = re.compile(r"(?<=\w),\s*(?:die|dat|welke|waar\w+)\b[^,;.]*", re.I)
# Between what comes first and what comes then.
_NEXT = re.compile(
    rf"(?:[,;.]|\ben\b|\bmaar\b)?\s*(?:(?<=\ben\s)dan(?=\s+(?:pas\s+)?(?:langs|naar|bij|door|in)\b)|\b(?:en\s+)?pas\s+(?:als|wanneer|nadat)\s+{_SO}\b[^,;.]{{0,40}},"
    r"|\b(?:pas\s+daarna|daarna\s+pas|dan\s+pas|pas\s+dan|daarna|waarna|vervolgens|aansluitend|nadien|daaropvolgend|"
    r"tot\s+slot|ten\s+slotte)\b|(?:^|[,;]|\ben)\s*als\s+laatsten?\b|(?<=,)\s*(?:en\s+)?dan\b)",
    re.I,
)
_LIST = re.compile(
    r"\bachtereenvolgens\b(?P<list>[^;.]*)|\b(?:volgorde|route|ronde|reeks)\b[^.;:,]{0,40}?(?:\bis\b\s*:?|\bluidt\b\s*:?|:)"
    r"(?P<told>(?:\s*\(?(?:\d|[a-e])[.)]\s*[^;.()]*[;.,]?){2,}|[^;.]*)|"
    r"\bvolgorde\s+(?P<bare>[^;.:]*,[^;.:]*)",
    re.I,
)
# ``eerst de colleges en de stuurgroep pas daarna``: who comes then stands before the word.
_LATE_SUBJECT = re.compile(
    r"(?:[,;]|\b(?:en|maar|terwijl|waarbij))\s+(?P<who>(?:de|het|uw|ons|onze|alle)\s+[^,;.]{2,60})$", re.I
)
_NUMBERED = re.compile(r"[;.,]?\s*(?<![\w(])\(?(?:\d|[a-e])[.)]\s")
_IN_A_ROW = re.compile(r",|→|>|\ben\b")
_CLOSES = re.compile(r"^(?P<then>[^;.,]*?)\bsluit(?:en)?\b", re.I)
_STARTING = ("begin", "start", "open", "vang")
# Each with words without one of which it finds nothing: looking for those costs a hundredth of it.
_TELLING = (
    (_STARTS, _STARTING),
    (_BEFORE, ("rdat", "alvorens", "eerder", "vooraf", "vooruitlopend", "nog")),
    (_AFTER, ("pas", "eerst", "eerder", "nadat", "zodra", "dus", "namelijk", "direct", "meteen", "kort", "ruim")),
    (re.compile(r"^\W*n[aá]\b", re.I), ("na", "ná")),
    (
        _NEXT,
        (
            "pas",
            "daarna",
            " dan",
            ",dan",
            "dan pas",
            "waarna",
            "vervolgens",
            "aansluitend",
            "nadien",
            "volgend",
            "slot",
            "laatste",
        ),
    ),
    (_LIST, ("achtereenvolgens", "volgorde", "route", "ronde", "reeks")),
    (_CLOSES, ("sluit",)),
    (
        re.compile(
            r"\bv[oó]{2}r\b[^;.]*\baan\s+(?:bod|de\s+beurt|zet)\b|\bgaa[nt]\b[^;.]*\bvoor\b|v[oó]ór\b|vóor\b|\bn[aá]\s|"
            r"\bvolg(?:t|en)\b|\bomgekeerde\b",
            re.I,
        ),
        ("voor", "ór ", "óor", "na ", "ná ", "volg", "omgekeerd"),
    ),
    (_LEADING, ("vooraf", " wacht", "“wacht", "‘wacht", '"wacht', "(wacht", ",wacht")),
)
TELLING = (
    "begint", "beginnen", "start", "starten", "opent", "openen", "vangt", "vangen", "voordat", "vóórdat", "vóordat",
    "voórdat", "alvorens", "eerder dan", "voorafgaand", "vooruitlopend", "nog", "pas", "eerst", "nadat", "zodra", "na",
    "ná", "dan", "daarna", "waarna", "vervolgens", "aansluitend", "nadien", "daaropvolgend", "slot", "slotte",
    "laatste", "laatsten", "achtereenvolgens", "volgorde", "route", "ronde", "reeks", "sluit", "sluiten", "vooraf",
    "wacht", "wachten", "vóór", "vóor", "voór", "voor … bod", "voor … beurt", "voor … zet", "gaat … voor",
    "gaan … voor", "volgt", "volgen", "omgekeerde",
)  # fmt: skip
"""Words of which one stands in every text that may tell an order."""
_FIRST = re.compile(r"\b(?:eerst|als\s+eerste[n]?|allereerst|openen|opent|begint|beginnen|pas|bijt|bijten)\b", re.I)
# The verb behind what opens a sentence: ``Na de bespreking in de Kring stemmen …``.
_VERB = re.compile(
    r"\b(?:komt|komen|volgt|volgen|is|zijn|wordt|worden|gaat|gaan|mag|mogen|kan|kunnen|krijgt|krijgen|heeft|hebben|"
    r"bespreek\w*|bespreken|behandel\w*|stem\w*|stel\w*|beslui\w*|beslis\w*|spreek\w*|spreken|buigt|buigen|neemt|nemen|"
    r"geeft|geven|ligt|liggen|staat|staan|vindt|vinden|doet|doen|legt|leggen)\b",
    re.I,
)
# What is no statement about the order: denied, a case, a wish, a question, or how it once was.
_NO_ORDER = re.compile(
    r"\b(?:niet\s+(?:langer|eerst|meer|andersom|opnieuw|nogmaals|weer|nog\s+eens)|andersom|omgekeerde?|willekeurige|in\s+plaats\s+van|zou(?:den)?|indien|mocht(?:en)?|"
    r"stel\s+dat|vraagt?\s+of|destijds|vorig\s+jaar|indertijd|voorheen|aanvankelijk|oorspronkelijk|de\s+uitvoering|evaluatie|evalueren)\b",
    re.I,
)
# A body has its turn once more, or hears what became of it.
_AGAIN = re.compile(
    r"\b(?:terug\w*|opnieuw|nogmaals|weer|wederom|alsnog|ge[iï]nformeerd|informe\w*|verslag|gevolg\w*)\b",
    re.I,
)
# Not what the programme decides on.
_OTHER_MATTER = re.compile(
    r"\b(?:de|het|een)\s+(?:\w+e\s+)?\w*(?:verordening|jaarrekening|jaarstukken|jaarverslag|aanvraag|subsidie|motie|"
    r"benoeming|vacature|verkiezingen|onderhandelingen|coalitie\w*|gesprekken|lunch|borrel)\b|\bge[iï]nstalleerd\b",
    re.I,
)
# ``De raden besluiten niet voordat de colleges …``: the colleges come first.
_DENIED = re.compile(r"\b(?:geen|niet|nooit|niets)\b", re.I)
_OF_LEVEL = {
    "raden": re.compile(r"\braads(?:besluit|vergadering|behandeling)\w*", re.I),
    "colleges": re.compile(r"\bcollege(?:besluit|vergadering|behandeling)\w*", re.I),
}


def may_tell(text: str) -> bool:
    """Whether a text may tell an order at all."""
    low = f" {text.lower()}"
    return any(each.search(text) for each, words in _TELLING if any(word in low for word in words))


def of_other_matter(text: str) -> bool:
    """Whether a text tells of something that the programme does not decide on."""
    return _OTHER_MATTER.search(text) is not None


def turns(text: str, before: str, rules: Rulebook) -> Iterator[Turns]:
    """The turns that the sentence tells; ``before`` is the sentence before it, at which ``daarna`` may point."""
    if _OTHER_MATTER.search(text):
        return
    here = named(text, rules)
    if not here or len({*here, *named(before, rules)}) < 2:
        return
    found = list(reversed_order(text, rules))
    if not _NO_ORDER.search(text):
        found += [] if _AGAIN.search(text) else places(text, rules)
        told = (
            (named(first, rules) or (named(before, rules) if points_back else ()), named(then, rules))
            for first, then, points_back in (*_by_a_word(text), *_one_by_one(text, before))
            if not _WORKS_ON.search(then)
        )
        found += [(one, other) for one, other in told if one and other and not set(one) & set(other)]
    yield from dict.fromkeys(found)


def words_for_bodies(rules: Rulebook) -> tuple[str, ...]:
    """Words without one of which a text names no body."""
    names = (name for _, every in rules.body_names for name in every)
    return (*dict.fromkeys(names), "raads", "college")


def named(text: str, rules: Rulebook) -> tuple[str, ...]:
    """The bodies in a part of a sentence; ``het raadsbesluit`` is that of the councils."""
    levels = {level for level, word in _OF_LEVEL.items() if word.search(text)}
    meant = (body.id for body in rules.bodies if body.niveau in levels)
    return tuple(dict.fromkeys((*bodies_in(text, rules), *meant)))


def _by_a_word(text: str) -> Iterator[tuple[str, str, bool]]:
    """What comes first and what then by a verb or a word of time, and whether the first may stand a sentence before."""
    low = text.lower()
    starts = any(word in low for word in _STARTING)
    leads = ("vooraf" in low or "wacht" in low) and _LEADING.search(text) is not None
    for pattern in (*((_STARTS,) if starts else ()), *(_LEADS if leads else ())):
        if (whole := pattern.search(text)) is not None:
            yield whole["first"], whole["then"], False
    if (turn := _BEFORE.search(text)) is not None:
        clause, main = _around(text, turn)
        yield (clause, main, False) if _DENIED.search(main) else (main, clause, False)
    if (turn := _AFTER.search(text)) is not None:
        clause, main = _around(text, turn)
        if _ALL_OF_THEM.match(clause):  # ``eerst de colleges; pas nadat alle zes hebben ingestemd, …``
            clause = f"{text[: turn.start()]} {clause}"
        yield clause, _soonest(main), _opens(text, turn)


def _soonest(main: str) -> str:
    """The main clause without what comes later still (``en daarna aan de colleges``) and what a body in it does."""
    kept = _LATER_STILL.split(_TOLD_OF_IT.sub("", main), maxsplit=1)[0]
    return kept if re.search(r"\w", kept) else main


def _around(text: str, turn: re.Match[str]) -> tuple[str, str]:
    """The clause behind a word of time, and the one that it belongs to: behind it where it opens the sentence."""
    clause = re.split(r"[,;.:]", text[turn.end() :], maxsplit=1)[0]
    if not _opens(text, turn):
        return clause, re.split(r"[;:.]", text[: turn.start()])[-1]
    if turn[0].casefold().endswith(("dat", "ens", "dra", "als", "neer")):
        return clause, text[turn.end() + len(clause) :]
    verb = _VERB.search(text, turn.end())
    return (text[turn.end() : verb.start()], text[verb.end() :]) if verb else (clause, "")


def _opens(text: str, turn: re.Match[str]) -> bool:
    """Whether the word of time opens its sentence or a part of it."""
    return re.search(r"(?:^|[,;:])\W*(?:en\s+)?$|\ben\s+$", text[: turn.start()]) is not None


def _one_by_one(text: str, before: str) -> Iterator[tuple[str, str, bool]]:
    """The parts between ``daarna``, ``waarna``, ``vervolgens``; what opens a sentence points at the one before it."""
    parts: list[str] = []
    at, carried = 0, ""
    for mark in _NEXT.finditer(text):
        part = text[at : mark.start()]
        late = _LATE_SUBJECT.search(part) if re.match(r"\s*(?!en\b|maar\b)\w", mark[0]) else None
        parts.append(carried + (part[: late.start()] if late else part))
        carried = f"{late['who']} " if late else ""
        at = mark.end()
    parts.append(carried + (re.split(r"[,;]", text[at:])[0] if carried else text[at:]))
    opened = bool(_FIRST.search(before))
    firm = opened or bool(_FIRST.search(text))
    if opened and len(parts) == 2 and not re.search(r"\w", parts[1]):
        yield before, parts[0], False
    if opened and (closed := _CLOSES.search(text)) is not None:
        yield before, closed["then"], False
    if (told := _LIST.search(text)) is not None:
        listed = told["list"] or told["told"] or told["bare"]
        numbered = len(_NUMBERED.findall(listed)) > 1
        one_by_one = (_NUMBERED if numbered else _IN_A_ROW).split(listed)
        yield from ((first, then, False) for first, then in pairwise(one_by_one))
    for number, (first, then) in enumerate(pairwise(parts)):
        yield first, then, firm and not number
