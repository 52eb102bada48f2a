"""Patterns that are only tried where a letter stands with which they can begin.

A choice of words is tried word by word at every place of a text; most places have a letter with which none begins.
Which letters those are is read from the pattern itself, so that one that gets another word never misses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
    letters = _first(parsed(source, flags))
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
    if name == "SUBPATTERN" and (value[1] or value[2]):
        return None  # with flags of its own, by which other letters may be the same
    return of_each(name, value, _first)


def parsed(source: str, flags: int = 0) -> Any:
    """The parts of a pattern that stand one behind the other, each its kind and what belongs to it."""
    return _parser.parse(source, flags)


def of_each(name: str, value: Any, read: Callable[[Any], frozenset[str] | None]) -> frozenset[str] | None:
    """What is read of a group, of each side of a choice, or of a part that stands there once or more, taken together.

    None where nothing is known of one of them, and of parts of other kinds.
    """
    if name == "SUBPATTERN":
        return read(value[-1])
    if name == "ATOMIC_GROUP":
        return read(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return read(value[2])
    if name == "BRANCH":
        each = [read(branch) for branch in value[1]]
        known = [one for one in each if one is not None]
        return frozenset().union(*known) if len(known) == len(each) else None
    return None
