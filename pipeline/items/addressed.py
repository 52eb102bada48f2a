"""Who is meant by ``u``: the body to which a letter is written, by its kind, the sentence itself or its salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Paper, Sentence
from pipeline.rulebook import Level, Rulebook

LONGEST_SALUTATION = 12  # words
_SALUTATION = re.compile(r"^\W*(?:geachte?|beste)\b", re.I)
_COUNCIL = re.compile(r"\braadsleden\b|\bleden\s+van\s+(?:de|uw)\s+(?:gemeente)?raad\b", re.I)
_COLLEGE = re.compile(r"\bcollegeleden\b|\bleden\s+van\s+(?:het|uw)\s+college\b", re.I)


def greeted(sentences: Sequence[Sentence], rules: Rulebook) -> tuple[str, ...]:
    """The one body that the last salutation names: ``Geacht college,``, ``Geachte leden van de raad,``."""
    found = [one for one in sentences if _SALUTATION.match(one.text) and len(one.text.split()) <= LONGEST_SALUTATION]
    if not found:
        return ()
    last = found[-1]
    if _COUNCIL.search(last.text):
        return _of_level("raden", rules)
    if _COLLEGE.search(last.text):
        return _of_level("colleges", rules)
    named = tuple(dict.fromkeys(name.id for name in last.names if name.kind == "body"))
    return named if len(named) == 1 else ()


def addressee(text: str, paper: Paper, by_salutation: tuple[str, ...], rules: Rulebook) -> tuple[str, ...]:
    """The body meant by ``u`` in a sentence; empty where it is not known. ``text`` is in lower case."""
    if paper.kind == "rib" or re.search(r"\buw (?:gemeente)?raad\b", text):
        return _of_level("raden", rules)
    if re.search(r"\buw college\b", text):
        return _of_level("colleges", rules)
    return by_salutation


def _of_level(level: Level, rules: Rulebook) -> tuple[str, ...]:
    return tuple(body.id for body in rules.bodies if body.niveau == level)[:1]
