"""Names of persons in text, masked by rule: who is addressed, who has a title or initials, who holds an office.

What is named in ``rules/`` (municipalities, bodies, products) is no person; ``ambtsdragers`` and ``personen`` are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from pipeline.rulebook import Rulebook

T = TypeVar("T")
INSTEAD = "[naam]"
_PREFIX = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Tt]e|'t|[Ii]n\s+'t|[Oo]p|[Bb]en|[Ee]l|[Aa]l|[Uu]it|[Aa]an|"
    r"[Oo]nder|[Bb]ij|[Ll]e|[Ll]a|[Dd]u|[Vv]on)\s+)"
)
_SURNAME = r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:[A-Z][a-zß-ÿ]+)?(?:\s?-\s?(?:(?:van|de|den|der)\s+){0,2}[A-ZÀ-Þ][a-zß-ÿ'’]+)?"
_INITIALS = r"(?:(?:[A-ZÀ-Þ]|Th|Ch|IJ|Ph|Fr|St|Chr)\.\s?){1,5}"
_TITLE = r"(?:(?:drs|mr|ir|dr|prof|ing|ds|bc)\.?\s*){1,3}"
_GIVEN = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-Z][a-z]+)?"
_WHOLE = rf"(?:{_INITIALS}\s*(?:\({_GIVEN}\)\s*)?|{_GIVEN}\s+)?{_PREFIX}{{0,3}}{_SURNAME}"
_ADDRESSED = re.compile(
    rf"\b(?:[Dd]e\s+heer|[Dd]e\s+heren|[Dd]hr\.?|[Mm]evr\.?|[Mm]evrouw|[Mm]w\.?|[Mm]eneer|[Mm]ijnheer)\s+"
    rf"(?:{_TITLE})?(?P<name>{_WHOLE}|{_INITIALS})"
)
_TITLED = re.compile(rf"\b(?:drs|mr|ir|dr|prof|ing|ds)\.\s*(?:{_TITLE})?(?P<name>{_WHOLE})")
_INITIALED = re.compile(rf"(?<![\w.])(?P<name>{_INITIALS}(?:\({_GIVEN}\)\s*)?{_PREFIX}{{0,3}}{_SURNAME})")
_OFFICE = re.compile(
    r"\b(?:[Ww]ethouder|[Bb]urgemeester|[Rr]aadslid|[Gg]emeentesecretaris|[Gg]riffier|[Ss]teller|[Oo]psteller|"
    r"[Cc]ontactpersoon|[Bb]ehandelaar|[Bb]ehandeld\s+door|[Pp]ortefeuillehouder|[Ss]ecretaris|[Vv]oorzitter)"
    rf"(?::\s*|\s+)(?P<name>{_WHOLE})"
)
_ADDRESS = re.compile(r"(?P<name>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_WORDS = """
de het een in op dit deze die dat na bij voor met er wij u als om tijdens daarna vanaf per zie aan tot ook is was van en
of namens over maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
augustus september oktober november december
"""
_COMMON = frozenset(_WORDS.split())
"""Words that begin a sentence or follow an initial that is no initial; other words stand in ``rules/report.toml``."""
_PREFIXES = {"van", "de", "in", "op", "aan", "bij"}
_NUMBERED = re.compile(r"(?:bijlage|blad|deel|optie|variant|scenario|fase|spoor|punt|lid|sub|artikel|tabel)\s+$", re.I)
_TEXTS = frozenset(
    {"title", "message", "remedy", "quote", "activity", "what", "why", "remarks", "who", "caption", "condition", "text"}
    | {"evidence"}
)


def masker(rules: Rulebook) -> Callable[[str], str]:
    """The function that masks names in a text."""
    known = _known(rules)
    listed = _alternatives([*rules.report.personen, *(one for m in rules.municipalities for one in m.ambtsdragers)])

    @lru_cache(maxsize=20_000)
    def mask(text: str) -> str:
        spans = sorted(_persons(text, known, listed))
        if not spans:
            return text
        surnames = {last for start, end in spans if (last := _surname(text[start:end]))}
        again = _alternatives({one for one in surnames if one.casefold() not in known}, exact=True)
        spans += [match.span() for match in again.finditer(text)]
        return _struck(text, sorted(spans))

    return mask


def hider(rules: Rulebook) -> Callable[[T], T]:
    """The function that masks names in a value of the model where ``rules/report.toml`` asks for it; else nothing."""
    if not rules.report.namen_verbergen:
        return lambda value: value
    mask = masker(rules)
    return lambda value: masked(value, mask)


def masked(value: T, mask: Callable[[str], str]) -> T:
    """A value of the model with every text of papers in it masked; ids, keys and what people wrote stay."""
    whole: Any = value
    if isinstance(whole, dict):
        return {key: masked(one, mask) for key, one in whole.items()}  # type: ignore[return-value]
    if isinstance(whole, tuple | list) and not hasattr(whole, "_fields"):
        return type(whole)(masked(one, mask) for one in whole)  # type: ignore[return-value]
    if isinstance(whole, tuple):
        return whole._replace(**_changed(whole, whole._fields, mask))  # type: ignore[attr-defined,no-any-return]
    if not isinstance(whole, msgspec.Struct):
        return value
    changed = _changed(whole, whole.__struct_fields__, mask)
    return msgspec.structs.replace(whole, **changed) if changed else value  # type: ignore[return-value]


def _changed(value: object, names: Iterable[str], mask: Callable[[str], str]) -> dict[str, Any]:
    changed = {}
    for name in names:
        old = getattr(value, name)
        new = mask(old) if isinstance(old, str) and name in _TEXTS else masked(old, mask)
        if new is not old:
            changed[name] = new
    return changed


def _persons(text: str, known: frozenset[str], listed: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in listed.finditer(text):
        yield match.span()
    for match in _ADDRESS.finditer(text):
        yield match.span("name")
    for pattern in (_ADDRESSED, _TITLED, _INITIALED, _OFFICE):
        for match in pattern.finditer(text):
            name = match["name"].strip()
            if _is_person(name, known, addressed=pattern in (_ADDRESSED, _TITLED)) and not (
                pattern is _INITIALED and _NUMBERED.search(text[: match.start("name")])
            ):
                yield match.start("name"), match.start("name") + len(name)


def _is_person(name: str, known: frozenset[str], addressed: bool) -> bool:
    """Whether the words may be a person: none that rules know, and no common word where a surname should stand."""
    low = " ".join(name.casefold().split())
    if low in known:
        return False
    words = [word.casefold() for word in re.findall(r"[A-ZÀ-Þ][\w'’-]+", name)]
    first, last = (words[0], words[-1]) if words else ("", "")
    return addressed or not (last in _COMMON or first in known or last in known or _heads(name, known))


def _heads(name: str, known: frozenset[str]) -> bool:
    """Whether the first word with a capital is a common word, as at the start of a sentence or heading."""
    found = re.search(r"[A-ZÀ-Þ][a-zß-ÿ]+", name)
    return found is not None and found[0].casefold() in (known | _COMMON) - _PREFIXES


def _surname(name: str) -> str:
    found = re.findall(r"[A-ZÀ-Þ][a-zß-ÿ'’]{3,}", name)
    return found[-1] if found and found[-1].casefold() not in _COMMON else ""


def _known(rules: Rulebook) -> frozenset[str]:
    """Every name that the rules give to something that is no person, whole and by word."""
    named: list[str] = []
    for town in rules.municipalities:
        named += [town.naam, *town.aliassen]
    for body in rules.bodies:
        named += [body.naam, *body.aliassen]
    for track in rules.tracks:
        named += [track.naam, *track.aliassen]
    for product in rules.products:
        named += [product.naam, *product.aliassen]
    words = {word.casefold() for name in named for word in re.findall(r"[A-ZÀ-Þ][\w'’-]{2,}", name)}
    words |= {word.casefold() for word in rules.report.geen_personen}
    return frozenset(words | {" ".join(name.casefold().split()) for name in named})


def _alternatives(names: Iterable[str], exact: bool = False) -> re.Pattern[str]:
    told = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
    if not told:
        return re.compile(r"(?!)")
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in told), 0 if exact else re.I)


def _struck(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        if end <= at:
            continue
        if start >= at:
            parts += [text[at:start], INSTEAD]
        at = end
    return "".join([*parts, text[at:]])
