"""Patterns that are only tried where a letter stands with which they can begin.

A choice of words is tried word by word at every place of a text; most places have a letter with which none begins.
Which letters those are is read from the pattern itself, so that one that gets another word never misses it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

MOST_LETTERS = 40
_INLINE_FLAGS = re.compile(r"\(\?[a-z]+\)")
_parser = import_module("re._parser")
_LOOKS_AROUND = ("AT", "ASSERT", "ASSERT_NOT")


def opening(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, the same matches sooner."""
    if flags & re.VERBOSE or _INLINE_FLAGS.match(source):
        return re.compile(source, flags)
    letters = _first(_parser.parse(source, flags))
    if not letters or len(letters) > MOST_LETTERS:
        return re.compile(source, flags)
    return re.compile(f"(?=[{re.escape(''.join(sorted(letters)))}]){_grouped(source)}", flags)


def _grouped(source: str) -> str:
    return f"(?:{source})" if "|" in source else source


def _first(tokens: Any) -> frozenset[str] | None:
    """The signs with which parts that stand one behind the other can begin; None where it may be any, or none."""
    for kind, value in tokens:
        if str(kind) not in _LOOKS_AROUND:
            return _of_part(str(kind), value)
    return None


def _of_part(name: str, value: Any) -> frozenset[str] | None:
    if name == "LITERAL":
        return frozenset({chr(value)})
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(sign) for _, sign in value)
    if name == "SUBPATTERN" and not value[1] and not value[2]:
        return _first(value[-1])
    if name == "ATOMIC_GROUP":
        return _first(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _first(value[2])
    if name == "BRANCH":
        each = [_first(branch) for branch in value[1]]
        known = [one for one in each if one is not None]
        return frozenset().union(*known) if len(known) == len(each) else None
    return None
