"""Rules in stages: each stage reads the tokens from left to right, and the longest rule that fits becomes one token.

Linear in the number of tokens: a rule is bounded in length, and no token is visited twice in a stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from pipeline.calendars import Calendar
from pipeline.dates.classes import char
from pipeline.dates.lexer import Token
from pipeline.dates.notation import parse


class Context:
    """What a reader may know: the text, the day from which it speaks, the calendar and the word after the island.

    ``asked`` tells whether a reader wanted that day or the calendar: what it read then holds for no other.
    """

    __slots__ = ("_calendar", "_reference", "asked", "text", "word_follows")

    def __init__(self, text: str, reference: date, calendar: Calendar, word_follows: bool = False) -> None:
        self.text = text
        self.word_follows = word_follows
        self.asked = False
        self._reference, self._calendar = reference, calendar

    @property
    def reference(self) -> date:
        """The day from which the text speaks."""
        self.asked = True
        return self._reference

    @property
    def calendar(self) -> Calendar:
        """The days of the rules."""
        self.asked = True
        return self._calendar


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


class Rule(Struct, frozen=True):
    """What it makes, the classes it takes (see ``dutch.py``), and the function that reads it (None: no match)."""

    makes: str
    takes: str
    reader: Reader


Fit = tuple[int, str, Reader, "re.Match[str]"]
Plan = dict[int, list[Fit]]
_SHORT = 40
_PLANS = 8192


class Stage:
    """Rules that are tried together. What fits where depends on the classes alone, so it is worked out once for each
    sequence of classes: texts differ in their words and hardly in the order of their kinds."""

    __slots__ = ("_plans", "_rules")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[str, list[tuple[re.Pattern[str], str, Reader]]] = {}
        self._plans: dict[str, Plan] = {}
        for rule in rules:
            takes = parse(rule.takes)
            entry = (re.compile(takes.regex()), char(rule.makes), rule.reader)
            for first in takes.firsts():
                self._rules.setdefault(first, []).append(entry)

    def plan(self, classes: str) -> Plan:
        """By position, what fits there: end, class that it makes, reader and match; the longest first."""
        known = self._plans.get(classes)
        if known is None:
            known = self._fits(classes)
            if len(classes) <= _SHORT:
                if len(self._plans) >= _PLANS:
                    self._plans.clear()
                self._plans[classes] = known
        return known

    def _fits(self, classes: str) -> Plan:
        plan: Plan = {}
        for at, first in enumerate(classes):
            found: list[Fit] = []
            for compiled, makes, reader in self._rules.get(first, ()):
                match = compiled.match(classes, at)
                if match is not None:
                    found.append((match.end(), makes, reader, match))
            if found:
                found.sort(key=_longest)
                plan[at] = found
        return plan


def _longest(fit: Fit) -> int:
    return -fit[0]


def rewrite(tokens: list[Token], stage: Stage, context: Context) -> list[Token]:
    """One stage over one island."""
    plan = stage.plan("".join([token[0] for token in tokens]))
    if not plan:
        return tokens
    out: list[Token] = []
    kept = 0
    for at, found in plan.items():
        if at < kept:
            continue
        for end, makes, reader, match in found:
            parts = Parts(match, tokens, context)
            try:
                value = reader(parts)
            except OverflowError:  # beyond the calendar of years 1 to 9999
                continue
            if value is not None:
                out.extend(tokens[kept:at])
                out.append(Token(makes, parts.start, parts.end, value))
                kept = end
                break
    if not kept:
        return tokens
    out.extend(tokens[kept:])
    return out
