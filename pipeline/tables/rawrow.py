"""A row of a table without visible columns: which of its words belong to which cell.

Text extractors write the cells of a row one after another. A cell of one line is followed by a blank and the next cell
on the same line; after a cell of several lines the next one begins after an empty line; an empty cell leaves a blank at
the start of the line. These are leanings, not laws: each has a cost, and the cheapest reading of the row wins.

The search goes column by column and keeps the cheapest way to every word. What cannot end below a bound, even if all
that is left fitted as well as anything can, is not followed; where nothing ends below it, the bound is raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf

from msgspec import Struct

from pipeline.tables.rawfit import Fits
from pipeline.tables.rawmodel import Column, Shape
from pipeline.tables.rawspans import BEST_BEGIN, Cells, Spans, State
from pipeline.tables.rawtokens import Token

_LEFT_OVER = 2.5
_NEVER_FILLED = 3.0
_SLACKS = (6.0, 12.0, 24.0, 48.0, inf)
_ROUNDING = 1e-6
_ABOVE = 1e-3

Way = tuple[float, Cells, State]
"""What it costs to come to a state, the cells on the way, and the state before it."""


class Split(Struct, frozen=True):
    """A reading of a row: per column the first and last token (None: empty), and the cost."""

    cells: Cells
    cost: float


def split_row(
    spans: Spans,
    columns: Sequence[Column],
    shapes: Sequence[Shape],
    *,
    open_end: bool,
    before_header: bool,
    last: Cells = (),
) -> Split:
    """The cheapest reading of a row.

    ``open_end``: what follows the table may stand at the end of the tokens; ``before_header``: a heading may.
    ``last``: the reading of before, where there is one: the cheapest costs no more than that does now.
    """
    search = _Search(spans, columns, shapes, _after(spans.tokens, open_end, before_header))
    floor = search.floor
    first = search.cost(last) + _ABOVE if last else floor + _SLACKS[0]
    for bound in (first, *(floor + slack for slack in _SLACKS[1:])):
        found = search.below(bound)
        if found is not None and found.cost < bound - _ROUNDING:
            return found
    return Split((None,) * len(columns), 99.0)


class _Search:
    """The readings of one row under what its columns know now.

    ``floors``: per column, less than which all that is left cannot cost from a word on: what its cells cost at least,
    and what the words from there on do.
    """

    def __init__(
        self, spans: Spans, columns: Sequence[Column], shapes: Sequence[Shape], after: dict[int, float]
    ) -> None:
        self.spans = spans
        self.fits = Fits(spans, columns, shapes)
        self.after = after
        self.empty = [
            column.cost_empty() + (_NEVER_FILLED if shape.always_empty else shape.shyness)
            for column, shape in zip(columns, shapes, strict=True)
        ]
        self.floors = self._bound()
        cells, words = self.floors[0]
        self.floor = cells + words[0]

    def cost(self, cells: Cells) -> float:
        """What a reading of this row costs; without end where it leaves words over that no row may leave."""
        cost, index, after_empty = 0.0, 0, False
        for number, cell in enumerate(cells):
            if cell is None:
                cost += self.empty[number] + self.spans.trails[index]
            else:
                fits = self.fits.costs(number, index)
                cost += self.spans.begins[index][after_empty] + next(fit for last, fit, _ in fits if last == cell[1])
                index = cell[1] + 1
            after_empty = cell is None
        return cost + self.after.get(index, inf)

    def below(self, bound: float) -> Split | None:
        """The cheapest reading, for certain where it costs less than the bound."""
        spans = self.spans
        level: dict[State, Way] = {(0, False): (0.0, (), (0, False))}
        for number, empty in enumerate(self.empty):
            cells_left, words_left = self.floors[number + 1]
            least = self.floors[number][1]
            following: dict[State, Way] = {}
            for state, (cost, cells, _) in level.items():
                index, after_empty = state
                rest = cost + empty + spans.trails[index]
                if rest + (cells_left + words_left[index]) < bound:
                    self._offer(number, following, (index, True), (rest, (*cells, None), state))
                if index == spans.count:
                    continue
                begin = cost + spans.begins[index][after_empty]
                room = bound - begin - self.fits.least(number, index) - (cells_left + least[index])
                if room <= 0:
                    continue
                for last, fit, gaps in self.fits.costs(number, index):
                    if gaps >= room:
                        break
                    cost = begin + fit
                    if cost + (cells_left + words_left[last + 1]) < bound:
                        self._offer(number, following, (last + 1, False), (cost, (*cells, (index, last)), state))
            level = following
        ends: dict[State, Way] = {}
        for state, (cost, cells, _) in level.items():
            self._offer(len(self.empty), ends, (0, False), (cost + self.after[state[0]], cells, state))
        return next((Split(cells, cost) for cost, cells, _ in ends.values()), None)

    def _offer(self, number: int, table: dict[State, Way], state: State, way: Way) -> None:
        """Keep the cheaper way to a state; of two that cost the same, the one that is come upon first."""
        kept = table.get(state)
        if kept is not None and way[0] == kept[0]:
            order = self.spans.order(len(self.empty))[number]
            if order.index(way[2]) > order.index(kept[2]):
                return
        elif kept is not None and way[0] > kept[0]:
            return
        table[state] = way

    def _bound(self) -> list[tuple[float, list[float]]]:
        """Every word of what is left stands where it fits best, every column holds its best cell."""
        count = self.spans.count
        trail = min(self.spans.trails)
        words = [0.0] * count
        cells = 0.0
        floors = [(0.0, [self.after.get(index, inf) for index in range(count + 1)])]
        for number in reversed(range(len(self.empty))):
            for index, best in self.fits.best_words(number).items():
                if best < words[index]:
                    words[index] = best
            cells += min(self.empty[number] + trail, BEST_BEGIN + self.fits.best_cell(number))
            floors.append((cells, list(accumulate(reversed(words), initial=0.0))[::-1]))
        return floors[::-1]


def _after(tokens: Sequence[Token], open_end: bool, before_header: bool) -> dict[int, float]:
    """After how many words the row may end, and what the rest then costs."""
    ends = {len(tokens): 0.0}
    if open_end:
        for used in range(1, len(tokens)):
            if _may_follow(tokens[used]):
                ends[used] = _left_over(tokens[used:], before_header)
    return ends


def _may_follow(token: Token) -> bool:
    """What follows the table begins after an empty line, or on a line of its own as a sentence does."""
    return token.gap == "blank" or (token.gap == "line" and token.text[0].isupper())


def _left_over(tokens: Sequence[Token], before_header: bool) -> float:
    """What follows the last row: a heading above the next header costs little, other text more."""
    one_line = all(token.gap in ("space", "wide") for token in tokens[1:])
    heading = one_line and len(tokens) <= 12 and tokens[0].text[0].isupper()
    return 0.5 if before_header and heading else _LEFT_OVER
