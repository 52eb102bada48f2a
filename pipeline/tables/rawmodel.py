"""What the cells of a column look like, learned from the cells read so far: for tables without visible columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.tables.roles import DAY, UNPLANNED, WEEK

_WEEK_REST = re.compile(
    r"(?:w(?:ee)?k(?:en|nr|nummer)?|t/?m|tot|en|met|van|[-–/+&()\[\].,:;\d\s]"
    r"|jan\w*|feb\w*|mrt|maart|apr\w*|mei|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*)+",
    re.I,
)
_DAY_REST = re.compile(
    r"(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|of|en|t/?m|tot|uur|vanaf"
    r"|uiterlijk|begin|half|medio|eind|in|voor|week|wk|datum|nog|te|nader|plannen|bepalen|onbekend|volgt|ntb|nnb|pm|extra"
    r"|jan\w*|feb\w*|mrt|maart|apr\w*|mei|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|kwartaal|[1-4]e|[qk][1-4]"
    r"|voorjaar|najaar|zomer|[-–/+&()\[\].,:;\d\s])+",
    re.I,
)
_WORD = re.compile(r"[\w&/-]+")


@dataclass(slots=True)
class Column:
    """One column's vocabulary, width in characters and share of empty cells."""

    role: str | None
    cells: Counter[str] = field(default_factory=Counter)
    openers: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    width: int = 0
    limit: int = 90
    always_empty: bool = False
    filled: int = 0
    empty: int = 0

    def learn(self, text: str, lines: Sequence[str]) -> None:
        """Add a cell."""
        words = text.casefold().split()
        if not words:
            self.empty += 1
            return
        self.filled += 1
        self.cells[" ".join(words)] += 1
        self.openers[words[0]] += 1
        self.words.update(set(_WORD.findall(text.casefold())))
        self.width = max(self.width, *(len(line.strip()) for line in lines))

    def cost_empty(self) -> float:
        """How surprising an empty cell is here."""
        usual = {"activity": 6.0, "week": 5.0, "date": 1.6, "body": 2.0, "remarks": 0.8}.get(self.role or "", 1.6)
        if self.always_empty:
            return usual + 3.0
        seen = self.filled + self.empty
        return usual if seen < 4 else usual * (1.5 - self.empty / seen)

    def cost(self, text: str, others: Sequence[Column]) -> float:
        """How badly ``text`` fits in this column; 0 is neutral, below 0 is good."""
        low = " ".join(text.casefold().split())
        if self.role == "week":
            return _pattern_cost(low, WEEK, _WEEK_REST)
        if self.role in ("date", "period"):
            return _date_cost(low) + _bracket_cost(low)
        total = 0.0
        if _DAY_REST.fullmatch(low) is not None and any(character.isdigit() for character in low):
            total += 3.0
        first = text.lstrip()[0]
        if first.islower() or first in "),;&/":
            total += 3.0
        return total + self._familiar(low, others) + _bracket_cost(low)

    def _familiar(self, low: str, others: Sequence[Column]) -> float:
        total = 0.0
        if self.cells[low] > 0:
            total -= 2.0 + min(self.cells[low], 4) * 0.3
        words = low.split()
        if self.openers[words[0]] > 0:
            total -= 0.8
        elif any(other.openers[words[0]] > 0 for other in others if other is not self):
            total += 0.8
        for word in set(_WORD.findall(low)):
            here = self.words[word] / (1 + self.filled)
            there = max((other.words[word] / (1 + other.filled) for other in others if other is not self), default=0.0)
            if here or there:
                total += max(-0.7, min(0.7, 4 * (there - here)))
        return total

    def wrap_cost(self, lines: Sequence[str]) -> float:
        """Lines that end although the next word would have fitted, or that are wider than the column."""
        total = sum(0.1 * max(0, len(line.strip()) - self.limit) for line in lines)
        if self.width == 0:
            return total
        for line, following in zip(lines, lines[1:], strict=False):
            room = self.width - len(line.strip())
            words = following.split()
            if words and len(words[0]) + 1 < 0.8 * room - 2:
                total += 0.5
        return total + sum(0.25 * max(0, len(line.strip()) - self.width - 2) for line in lines)


def _pattern_cost(low: str, pattern: re.Pattern[str], rest: re.Pattern[str]) -> float:
    if pattern.match(low) is None:
        return 8.0
    return -2.0 if rest.fullmatch(low) is not None else 6.0


def _bracket_cost(low: str) -> float:
    """A cell neither closes a bracket that it did not open nor leaves one open."""
    return 1.5 * abs(low.count("(") - low.count(")"))


def _date_cost(low: str) -> float:
    if _DAY_REST.fullmatch(low) is None:
        return 7.0
    if low[0] in "(+/&-–":
        return 3.0
    return -2.0 if DAY.search(low) or UNPLANNED.search(low) or re.search(r"\d", low) else 1.0
