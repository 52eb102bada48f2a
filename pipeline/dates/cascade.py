"""Rules in stages: each stage reads the tokens from left to right, and the longest rule that fits becomes one token.

Linear in the number of tokens: a rule is bounded in length, and no token is visited twice in a stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.calendars import Calendar
from pipeline.dates.lexer import Token, char, pattern


@dataclass(slots=True)
class Context:
    """What a reader may know: the text, the day from which it speaks, the calendar and the word after the island."""

    text: str
    reference: date
    calendar: Calendar
    word_follows: bool = False


class Parts:
    """The tokens that a rule matched, by the names of the rule."""

    __slots__ = ("_match", "_tokens", "context", "end", "start")

    def __init__(self, match: re.Match[str], tokens: Sequence[Token], context: Context) -> None:
        self._match = match
        self._tokens = tokens
        self.context = context
        self.start = tokens[match.start()].start
        self.end = tokens[match.end() - 1].end

    def token(self, name: str) -> Token | None:
        """The token of a name, or None where that part of the rule was absent."""
        at = self._match.start(name) if name in self._match.re.groupindex else -1
        return self._tokens[at] if at >= 0 else None

    def value(self, name: str) -> Any:
        """The value of the token of a name, or None."""
        token = self.token(name)
        return token.value if token is not None else None

    def before(self) -> Token | None:
        """The token before the match, within the island."""
        at = self._match.start()
        return self._tokens[at - 1] if at else None

    def earlier(self, count: int) -> Sequence[Token]:
        """At most ``count`` tokens before the match, within the island."""
        at = self._match.start()
        return self._tokens[max(0, at - count) : at]

    def after(self) -> Token | None:
        """The token after the match, within the island."""
        at = self._match.end()
        return self._tokens[at] if at < len(self._tokens) else None

    def followed_by_word(self) -> bool:
        """Whether an ordinary word comes next, so that a number may count things instead of days."""
        following = self.after()
        return self.context.word_follows if following is None else False

    def all(self) -> Sequence[Token]:
        """Every token of the match."""
        return self._tokens[self._match.start() : self._match.end()]


Reader = Callable[[Parts], Any]
Entry = tuple[frozenset[str], Callable[[str, int], re.Match[str] | None], str, Reader]
Stage = dict[str, list[Entry]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What it makes, the classes it takes (see ``dutch.py``), and the function that reads it (None: no match)."""

    makes: str
    takes: str
    reader: Reader


def stage(rules: Sequence[Rule]) -> Stage:
    """Rules by the class of the token with which they can begin."""
    compiled = [(re.compile(pattern(rule.takes)), char(rule.makes), rule.reader) for rule in rules]
    table: Stage = {}
    for rule, entry in zip(rules, compiled, strict=True):
        for first in _first(rule.takes):
            table.setdefault(first, []).append(entry)
    return table


def _first(takes: str) -> set[str]:
    from re import _parser  # type: ignore[attr-defined]

    return _firsts(_parser.parse(pattern(takes)))[0]


def _firsts(tree: Any) -> tuple[set[str], bool]:
    """The characters with which a parsed pattern can begin, and whether it can be empty."""
    found: set[str] = set()
    for op, argument in tree:
        name = str(op)
        if name == "LITERAL":
            return found | {chr(argument)}, False
        if name == "IN":
            return found | {chr(value) for kind, value in argument if str(kind) == "LITERAL"}, False
        if name == "SUBPATTERN":
            inner, empty = _firsts(argument[-1])
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            inner, empty = _firsts(argument[2])
            empty = empty or argument[0] == 0
        elif name == "BRANCH":
            sides = [_firsts(branch) for branch in argument[1]]
            inner, empty = set().union(*(side[0] for side in sides)), any(side[1] for side in sides)
        else:
            inner, empty = set(), True
        found |= inner
        if not empty:
            return found, False
    return found, True


def rewrite(tokens: list[Token], table: Stage, context: Context) -> list[Token]:
    """One stage over one island."""
    classes = "".join([token[0] for token in tokens])
    if table.keys().isdisjoint(classes):
        return tokens
    out: list[Token] = []
    at, count = 0, len(tokens)
    changed = False
    while at < count:
        rules = table.get(classes[at])
        made = None
        if rules is not None:
            found = []
            for compiled, makes, reader in rules:
                match = compiled.match(classes, at)
                if match is not None and match.end() > at:
                    found.append((match.end(), makes, reader, match))
            if len(found) > 1:
                found.sort(key=_longest)
            for end, makes, reader, match in found:
                parts = Parts(match, tokens, context)
                value = reader(parts)
                if value is not None:
                    made = Token(makes, parts.start, parts.end, value)
                    at = end
                    changed = True
                    break
        if made is None:
            out.append(tokens[at])
            at += 1
        else:
            out.append(made)
    return out if changed else tokens


def _longest(found: tuple[int, str, Reader, re.Match[str]]) -> int:
    return -found[0]
