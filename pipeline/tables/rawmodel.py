"""What the cells of a column look like, learned from the cells read so far: for tables without visible columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field

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
_OPENS_WITH_TIME = re.compile(
    rf"(?:{DAY.pattern}|{UNPLANNED.pattern}|(?:19|20)\d\d\b|[qk][1-4]\b|[1-4]e kwartaal)", re.I
)
_JOINING = frozenset(("t/m", "tm", "tot", "en", "of", "met"))
_SHORT = 26
_NO_DATE = 7.0
_MUTUAL = 0.4
_COHESION = 4.0
_EARLY_BREAK = 1.5
_WORD = re.compile(r"[\w&/-]+")


class Cohesion:
    """Words that stand together all over the paper: no cell ends between them."""

    def __init__(self, text: str) -> None:
        self._words: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for line in text.casefold().split("\n"):
            words = line.split()
            self._words.update(words)
            self._pairs.update(pairwise(words))

    def cost(self, one: str, other: str) -> float:
        """0 for words that also go their own ways, up to 2 for words that are always seen together."""
        one, other = one.casefold(), other.casefold()
        together = self._pairs[one, other]
        if together < 2:
            return 0.0
        mutual = together * together / ((self._words[one] + 0.5) * (self._words[other] + 0.5))
        return _COHESION * max(0.0, mutual - _MUTUAL)


class Column(Struct):
    """One column's vocabulary and share of empty cells, over all tables of the paper."""

    role: str | None
    cells: Counter[str] = field(default_factory=Counter)
    openers: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    filled: int = 0
    empty: int = 0

    def learn(self, text: str, times: int = 1) -> None:
        """Add a cell, or with ``times=-1`` take one away again."""
        if not text.strip():
            self.empty += times
            return
        cell, opener, words = _learned(text)
        self.filled += times
        self.cells[cell] += times
        self.openers[opener] += times
        known = self.words
        for word in words:
            known[word] = known.get(word, 0) + times

    def cost_empty(self) -> float:
        """How surprising an empty cell is here."""
        usual = {"activity": 6.0, "week": 5.0, "date": 1.6, "body": 2.0, "remarks": 0.8}.get(self.role or "", 1.6)
        seen = self.filled + self.empty
        return usual if seen < 4 else usual * (1.5 - self.empty / seen)


@lru_cache(maxsize=1024)
def _learned(text: str) -> tuple[str, str, frozenset[str]]:
    """Of a cell with text its words as one, the first one, and all of them without the marks around them."""
    low = text.casefold()
    words = low.split()
    return " ".join(words), words[0], frozenset(_WORD.findall(low))


class Shape(Struct):
    """What one table shows of a column: its width in characters (0: not known yet), and whether it stays empty.

    ``shyness`` is what an empty cell costs more while little is learned yet.
    """

    limit: int
    width: int = 0
    always_empty: bool = False
    shyness: float = 0.0

    def measure(self, lengths: Sequence[int]) -> None:
        """Take the width from the lengths of the column's lines; single outliers do not count."""
        ordered = sorted(lengths)
        if ordered:
            self.width = ordered[-1 - len(ordered) // 20 - (len(ordered) > 4)]

    @property
    def fitting(self) -> int:
        """The longest line that costs nothing."""
        return min(self.limit, self.width + 2) if self.width else self.limit

    def over(self, length: int) -> float:
        """A line that is longer than any column of such a table."""
        return 0.1 * max(0, length - self.limit)

    def wide(self, length: int) -> float:
        """A line that is wider than the column."""
        return 0.25 * max(0, length - self.width - 2) if self.width else 0.0

    def breaks_early(self, length: int, following: int) -> bool:
        """A line that ends although the next word would have fitted."""
        return self.width > 0 and following + 1 < 0.8 * (self.width - length) - 2

    def wrap_cost(self, over: float, breaks: int, wide: float) -> float:
        """The lines of a cell: too long, ended early, too wide."""
        for _ in range(breaks):
            over += _EARLY_BREAK
        return over + wide


def letters(low: str) -> list[str]:
    """The words in a piece of text, without the marks around them."""
    return _WORD.findall(low)


def opens_with_time(low: str) -> bool:
    """A text that begins with a day, a year or a quarter, or with what says that there is none yet."""
    return _OPENS_WITH_TIME.match(low) is not None


def time_costs(role: str, texts: Iterable[str]) -> Iterator[float]:
    """How badly texts fit in a column of weeks, or of days or periods, their brackets apart; below 0 is good.

    Each text is the one before it and more words: behind one that is no word of days none fits any better.
    """
    failed = False
    for low in texts:
        if role == "week":
            yield _pattern_cost(low, WEEK, _WEEK_REST) + (3.0 if low[-1] in "-–" else 0.0)
        elif failed and len(low) > _SHORT:
            yield _NO_DATE
        else:
            cost = _date_cost(low)
            failed = cost == _NO_DATE
            yield cost


def _pattern_cost(low: str, pattern: re.Pattern[str], rest: re.Pattern[str]) -> float:
    if pattern.match(low) is None:
        return 8.0
    return -2.0 if rest.fullmatch(low) is not None else 6.0


def _date_cost(low: str) -> float:
    if len(low) <= _SHORT and UNPLANNED.match(low):
        return -2.0
    if _DAY_REST.fullmatch(low) is None:
        return _NO_DATE
    if low[0] in "(+/&-–" or low.split()[0] in _JOINING or low.split()[-1] in _JOINING:
        return 3.0
    return -2.0 if DAY.search(low) or UNPLANNED.search(low) or re.search(r"\d", low) else 1.0
