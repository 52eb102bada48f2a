"""An order that a sentence tells by a place: ``na de colleges``, ``de colleges gaan de stuurgroep voor``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.sentences import bodies_in, says
from pipeline.rulebook import Rulebook

Turns = tuple[tuple[str, ...], tuple[str, ...]]
"""The bodies that come first, and those that come then."""

_ARTICLE = r"(?:(?:de|het|onze|ons|uw|alle)\s+)?"
_ARTICLE_AT = re.compile(_ARTICLE, re.I)
_DENIED = re.compile(r"\b(?:geen|niet|nooit|evenmin)\b", re.I)
_ENDS = re.compile(r"[,;:.()]|\b(?:maar|terwijl|zodat|omdat|waarna|waarop|die|dat)\b", re.I)
# With these a clause tells of a turn; ``voor`` without its accents tells a time only before ``aan bod``.
_TURN = re.compile(
    r"\b(?:aan\s+(?:bod|de\s+beurt|zet|de\s+orde)|behandel\w*|besprek\w*|bespreek\w*|besproken|ingestemd|vastgesteld|voorgelegd|krijg\w*|stem(?:t|men)|stel(?:t|len)|"
    r"beslui(?:t|ten)|beslis(?:t|sen)|buig(?:t|en)|kom(?:t|en))\b",
    re.I,
)
_OUT_LOUD = re.compile(r"v[oó]ór|vóor", re.I)
_ITS_TURN = re.compile(r"[^,;:.]{0,12}\baan\s+(?:bod|de\s+beurt|zet)\b", re.I)
_AHEAD = re.compile(
    r"\bgaa[nt]\b(?P<mid>(?!\s+(?:met|in|naar|over)\b)[^,;:.]{0,90}?)\bvoor\b(?:\s+op\b(?P<then>[^,;:.]*)|"
    r"(?=\s*(?:[,;:.)]|$)|\s+(?:met|bij|in|want|omdat)\b))",
    re.I,
)
_DONE = (
    r"(?:behandeling|bespreking|besluitvorming|instemming|vaststelling|raadpleging|consultatie|beurt|ronde|vergadering)"
)
_BESIDE = re.compile(
    rf"\b(?:(?P<before>v[oó]{{2}}r)|(?P<after>n[aá])(?:\s+(?:(?:de|het|hun)\s+)?(?:\w+e\s+)?{_DONE}\s+(?:[^,;:.]{{0,40}}?\s)??"
    r"(?:in|van|door|bij))?)\s+(?=\w)",
    re.I,
)
_FOLLOWS = re.compile(
    rf"^\W*(?P<then>[^,;:.]*?)\bvolg(?:t|en)\b(?P<mid>[^,;:.]*?)\bop\s+"
    rf"(?:(?:die|de|het)\s+(?:{_DONE}\s+)?(?:[^,;:.]{{0,40}}?\s)?(?:in|van|door|bij)\s+)?{_ARTICLE}(?P<who>[^,;:.]*)",
    re.I,
)
# ``Op de behandeling in de colleges volgt de bespreking in de stuurgroep``.
_UPON = re.compile(
    rf"\bop\s+(?:de|het)\s+{_DONE}\s+(?:[^,;:.]{{0,40}}?\s)?(?:in|van|door|bij)\s+(?P<who>{_ARTICLE}[^,;:.]*?)\s+"
    r"volg(?:t|en)\b(?P<then>[^,;:.]*)",
    re.I,
)
_HELD_THERE = re.compile(
    rf"\W*(?:(?:dan|nog|pas|daarna)\s+)*(?:(?:de|het|een)\s+)?(?:{_DONE}|die|dat)\s+(?:in|van|door|bij)\b", re.I
)
_OTHERWISE = re.compile(r"\b(?:in\s+)?(?:de\s+)?omgekeerde\s+volgorde\b", re.I)


def places(text: str, rules: Rulebook) -> Iterator[Turns]:
    """The turns that the sentence tells by what stands before, behind or after whom."""
    for one, other in (*_by_preposition(text, rules), *_ahead(text, rules), *_following(text, rules)):
        if one and other and not set(one) & set(other):
            yield one, other


def reversed_order(text: str, rules: Rulebook) -> Iterator[Turns]:
    """``A en B behandelen het plan in omgekeerde volgorde``: the second comes first."""
    told = _OTHERWISE.search(text)
    if told is None or _DENIED.search(text):
        return
    bodies = _in_order(text, rules)
    if len(bodies) == 2:
        yield (bodies[1],), (bodies[0],)


def _by_preposition(text: str, rules: Rulebook) -> Iterator[Turns]:
    for match in _BESIDE.finditer(text):
        who, end = _body_at(text, match.end(), rules)
        if not who:
            continue
        low = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
        stop = _ENDS.search(text, end)
        high = stop.start() if stop else len(text)
        rest = f"{text[low : match.start()]} | {text[end:high]}"
        if _DENIED.search(rest) or not _TURN.search(rest):
            continue
        aloud = _OUT_LOUD.match(match[0]) is not None or _ITS_TURN.match(text, end) is not None
        if match["before"] and not aloud:
            continue
        others = tuple(id for id in bodies_in(rest, rules) if id not in who)
        yield (others, who) if match["before"] else (who, others)


def _ahead(text: str, rules: Rulebook) -> Iterator[Turns]:
    match = _AHEAD.search(text)
    if match is None or _DENIED.search(match["mid"]):
        return
    low = max((m.end() for m in _ENDS.finditer(text, 0, match.start())), default=0)
    subject, mid = _in_order(text[low : match.start()], rules), _in_order(match["mid"], rules)
    then = _in_order(match["then"], rules) if match["then"] else ()
    if then:
        yield (mid or subject), then
    elif subject and mid and re.search(r"\w\s*$", match["mid"]):
        yield subject, mid
    elif len(mid) == 2:
        yield mid[:1], mid[1:]


def _following(text: str, rules: Rulebook) -> Iterator[Turns]:
    upon = _UPON.search(text)
    if upon is not None and not _DENIED.search(upon[0]) and _HELD_THERE.match(upon["then"]):
        yield _body_at(text, upon.start("who"), rules)[0], _in_order(upon["then"], rules)
    match = _FOLLOWS.search(text)
    if match is None or _DENIED.search(match[0]):
        return
    who, _ = _body_at(text, match.start("who"), rules)
    subject = match["then"] if _in_order(match["then"], rules) else match["mid"]
    done = re.match(rf"\W*(?:de|het)\s+{_DONE}\b", subject, re.I) is not None
    if done or _body_at(subject, len(subject) - len(subject.lstrip()), rules)[0]:
        yield who, _in_order(subject, rules)


def _body_at(text: str, at: int, rules: Rulebook) -> tuple[tuple[str, ...], int]:
    """The body whose name, with its article, begins there, and where it ends; of several the longest name."""
    article = _ARTICLE_AT.match(text, at)
    start = article.end() if article else at
    best: tuple[int, str] | None = None
    for body in rules.bodies:
        found = says((body.naam, *body.aliassen), text[at : start + 80])
        if found is not None and found.start() <= start - at and (best is None or at + found.end() > best[0]):
            best = at + found.end(), body.id
    return ((best[1],), best[0]) if best is not None else ((), at)


def _in_order(text: str, rules: Rulebook) -> tuple[str, ...]:
    """The bodies in a text, in its own order."""
    found = [
        (match.start(), body.id)
        for body in rules.bodies
        if (match := says((body.naam, *body.aliassen), text)) is not None
    ]
    return tuple(id for _, id in sorted(found))
