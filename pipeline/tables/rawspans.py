"""What is known of the spans of a row's words before any column has its say: learned once, used in every reading.

A cell grows by a word at a time, so that a span costs what its last word adds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from pipeline.tables.rawmodel import Cohesion, Shape, letters, opens_with_time, time_costs
from pipeline.tables.rawtokens import Gap, Token

_BEGINS: dict[Gap, float] = {"blank": 0.0, "wide": 0.6, "space": 1.0, "line": 4.0}
_INSIDE: dict[Gap, float] = {"blank": 3.5, "wide": 0.4, "space": 0.0, "line": 0.0}
BEST_BEGIN = -0.2
_AFTER_LINES = 5.0
_LOW_START = 0.3
_CAPITAL = 0.2
_LEAD = 1.5
_MAX_BLANKS = 2
_MAX_LINES = 20
_TIME_WORDS = 8

T = TypeVar("T")
State = tuple[int, bool]
Cells = tuple[tuple[int, int] | None, ...]


class Span(NamedTuple):
    """A possible cell that ends at ``last``: the words that the one before has not, and what it costs anywhere."""

    last: int
    fresh: tuple[str, ...]
    inside: float
    opening: float
    bracket: float


class Growing(Generic[T]):
    """A sequence that is made as far as somebody goes through it, once."""

    def __init__(self, source: Iterator[T]) -> None:
        self._source = source
        self._made: list[T] = []

    def __iter__(self) -> Iterator[T]:
        yield from self._made
        at = len(self._made)
        while True:
            if at == len(self._made):
                following = next(self._source, None)
                if following is None:
                    return
                self._made.append(following)
            yield self._made[at]
            at += 1


class Spans:
    """The words of a row, where cells may begin and end in it, and what that costs whatever the column."""

    def __init__(self, tokens: Sequence[Token], cohesion: Cohesion) -> None:
        self.tokens = tokens
        self.count = len(tokens)
        self.lows = [token.text.casefold() for token in tokens]
        self.letters = [letters(low) for low in self.lows]
        self.opens_line = [token.gap in ("line", "blank") for token in tokens]
        self.opening = [3.0 if token.text[0].islower() or token.text[0] in "),;&/" else 0.0 for token in tokens]
        self.begins = [self._begin(index, cohesion) for index in range(self.count)]
        self.trails = [self._trail(index) for index in range(self.count + 1)]
        self.ends = self._ends()
        self._joints = [self._joint(index) if index else (0.0, 0.0) for index in range(self.count)]
        self._depths = [low.count("(") - low.count(")") for low in self.lows]
        self._sums = [3.0 if low[-1] in "+/&(" else 0.0 for low in self.lows]
        self.vocabulary = frozenset(word for words in self.letters for word in words)
        self._lasting: dict[str, list[int]] | None = None
        self._keys: dict[tuple[int, int], str] = {}
        self._order: list[list[State]] = []
        self._words: dict[int, Growing[Span]] = {}
        self._bases: dict[tuple[int, int, int, bool], Growing[tuple[Span, float, float]]] = {}
        self._times: dict[tuple[str, int], Growing[float]] = {}

    def key(self, first: int, last: int) -> str:
        """The words of a span as a column knows its cells."""
        key = self._keys.get((first, last))
        if key is None:
            key = self._keys[first, last] = " ".join(self.lows[first : last + 1])
        return key

    def order(self, columns: int) -> list[list[State]]:
        """Per column what may come before it, as it is come upon: the words used, whether the last cell is empty."""
        if self._order:
            return self._order
        reached: list[dict[State, None]] = [dict.fromkeys((last + 1, False) for last in ends) for ends in self.ends] + [
            {}
        ]
        levels: list[list[State]] = [[(0, False)]]
        for _ in range(columns):
            level: dict[State, None] = {}
            for index, _ in levels[-1]:
                level[index, True] = None
                level.update(reached[index])
            levels.append(list(level))
        self._order = levels
        return levels

    def lasting(self, columns: int) -> dict[str, list[int]]:
        """The tokens of each word, last one first, without those behind which it stands so often that no cell gains."""
        if self._lasting is None:
            self._lasting = {}
            seen: dict[str, int] = {}
            for index in reversed(range(self.count)):
                words = self.letters[index]
                for word in words:
                    if seen.get(word, 0) < columns:
                        self._lasting.setdefault(word, []).append(index)
                for word in words:
                    seen[word] = seen.get(word, 0) + 1
        return self._lasting

    def words(self, first: int) -> Growing[Span]:
        """The spans that begin at ``first``, from the shortest on."""
        if first not in self._words:
            self._words[first] = Growing(self._grow(first))
        return self._words[first]

    def times(self, role: str, first: int) -> Growing[float]:
        """How badly each span that begins at ``first`` fits in a column of times."""
        if (role, first) not in self._times:
            self._times[role, first] = Growing(self._time(role, first))
        return self._times[role, first]

    def bases(self, first: int, shape: Shape, is_last: bool) -> Growing[tuple[Span, float, float]]:
        """Each span, what its gaps, and its lines beside the width of the column, cost, and longer spans at least."""
        sort = (first, shape.limit, shape.width, is_last)
        if sort not in self._bases:  # of a shape as it is now: it may change before all of them are asked for
            self._bases[sort] = Growing(self._base(first, Shape(shape.limit, shape.width), is_last))
        return self._bases[sort]

    def _begin(self, index: int, cohesion: Cohesion) -> tuple[float, float]:
        """What it costs to begin a cell here: after a filled cell, and after an empty one."""
        token = self.tokens[index]
        if not index:
            return 0.0, 0.0
        cost = _BEGINS[token.gap]
        if token.gap == "space":
            cost += 0.0 if token.text[0].isupper() else _LOW_START
            cost += cohesion.cost(self.tokens[index - 1].text, token.text) + (2.5 if token.text[0] == "(" else 0.0)
        return cost + (_LEAD if token.lead else 0.0), cost - (0.8 if token.gap == "wide" else 0.0)

    def _trail(self, index: int) -> float:
        """An empty cell leaves a second blank at the end of the line before it, where lines end with a blank at all."""
        tokens = self.tokens
        if (index < len(tokens) and tokens[index].lead) or (index and tokens[index - 1].void):
            return -1.0
        if not index or tokens[index - 1].trail == 0:
            return 0.0
        if index < len(tokens) and tokens[index].gap in ("space", "wide"):
            return 0.0
        return -0.4 if tokens[index - 1].trail > 1 else 0.8

    def _ends(self) -> list[list[int]]:
        """Where a cell that begins at a word may end: at any word of its first line, or at the end of a later line."""
        starts = [index for index in range(self.count) if not index or self.opens_line[index]]
        stops = [start - 1 for start in starts[1:]] + [self.count - 1]
        ends = []
        for line, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            blanks, last = 0, line
            for other in range(line + 1, min(line + _MAX_LINES + 1, len(starts))):
                blanks += self.tokens[starts[other]].gap == "blank"
                if blanks > _MAX_BLANKS:
                    break
                last = other
            ends += [[*range(index, stop + 1), *stops[line + 1 : last + 1]] for index in range(start, stop + 1)]
        return ends

    def _joint(self, index: int) -> tuple[float, float]:
        """What it costs that a word does not begin a cell: by its gap, and by its capital."""
        token, before = self.tokens[index], self.tokens[index - 1]
        broken = token.gap == "blank" and (before.text.endswith((",", "-")) or token.text[0].islower())
        capital = token.gap == "space" and token.text.istitle() and before.text[-1] not in ".:("
        return 1.2 if broken else _INSIDE[token.gap], _CAPITAL if capital else 0.0

    def _grow(self, first: int) -> Iterator[Span]:
        seen: set[str] = set()
        at, inside, depth = first, 0.0, 0
        time_at = self._time_at(first)
        letters, joints, depths = self.letters, self._joints, self._depths
        for last in self.ends[first]:
            fresh: list[str] = []
            for index in range(at, last + 1):
                if index > first:
                    gap, capital = joints[index]
                    inside = inside + gap + capital
                depth += depths[index]
                for word in letters[index]:
                    if word not in seen:
                        seen.add(word)
                        fresh.append(word)
            at = last + 1
            bracket = 1.5 * abs(depth) + self._sums[last]
            opening = self.opening[first] + (3.0 if last >= time_at else 0.0)
            yield Span(last, tuple(fresh), inside, opening, bracket)

    def _time_at(self, first: int) -> int:
        """The first end with which a span opens with a time; longer spans then do so too."""
        ends = [last for last in self.ends[first] if last < first + _TIME_WORDS]
        if not opens_with_time(self.key(first, ends[-1])):
            return self.count
        return next(last for last in ends if opens_with_time(self.key(first, last)))

    def _time(self, role: str, first: int) -> Iterator[float]:
        costs = time_costs(role, (self.key(first, last) for last in self.ends[first]))
        for span, cost in zip(self.words(first), costs, strict=False):
            yield cost + span.bracket

    def _base(self, first: int, shape: Shape, is_last: bool) -> Iterator[tuple[Span, float, float]]:
        tokens, fitting = self.tokens, shape.fitting
        line, at, breaks, over, wide = first, first, 0, 0.0, 0.0
        for span in self.words(first):
            last = span.last
            for index in range(at + 1, last + 1) if last > at + 1 or self.opens_line[last] else ():
                if self.opens_line[index]:
                    length = tokens[index - 1].end - tokens[line].start
                    over, wide = over + shape.over(length), wide + shape.wide(length)
                    breaks += shape.breaks_early(length, len(tokens[index].text))
                    line = index
            at = last
            base = span.inside + (_LEAD if is_last and tokens[at].void else 0.0)
            if line > first and at + 1 < self.count and not self.opens_line[at + 1]:
                base += _AFTER_LINES
            length = tokens[at].end - tokens[line].start
            wraps = 0.0
            if breaks or over or wide or length > fitting:
                wraps = shape.wrap_cost(over + shape.over(length), breaks, wide + shape.wide(length))
            yield span, base + wraps, span.inside + wraps
