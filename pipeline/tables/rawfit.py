"""How well the spans of a row fit in each of its columns, by what the columns know now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from pipeline.tables.rawmodel import Column, Shape
from pipeline.tables.rawspans import Bases, Spans
from pipeline.tables.roles import is_time

_HOPELESS = 9.0
_BEST_TIME = -2.0
_OPENER = 0.8
_WORD = 0.7
_NOTHING: Mapping[int, float] = {}

Cell = tuple[int, float, float]
"""The last word of a possible cell, what it costs, and what its gaps and lines do: that only grows with the cell."""


class Fits:
    """The costs of the possible cells of one row, each as far as it is asked."""

    def __init__(self, spans: Spans, columns: Sequence[Column], shapes: Sequence[Shape]) -> None:
        self._spans = spans
        self._columns = columns
        self._shapes = shapes
        self._plain = [number for number, column in enumerate(columns) if not is_time(column.role)]
        self._scores: list[dict[str, float]] = [{} for _ in columns]
        self._score()
        self._opened = {number: self._opening(number) for number in self._plain}
        self._known = {number: self._knowing(number) for number in self._plain}
        self._best = {
            number: min((brought for there in known.values() for brought in there.values()), default=0.0)
            for number, known in self._known.items()
        }
        self._made: dict[tuple[int, int], _Wordy | _Timely] = {}

    def costs(self, number: int, first: int, room: float) -> list[Cell]:
        """The cells that begin at ``first`` with what they cost in a column: those at least whose gaps cost less."""
        return self._cells(number, first).upto(room)

    def cost(self, number: int, first: int, last: int) -> float:
        """What one cell costs in a column."""
        return self._cells(number, first).upto(-inf, last)[self._spans.ends[first].index(last)][1]

    def best_words(self, number: int) -> dict[int, float]:
        """What the words of a token bring at best in a column, where they do; a word brings something once a cell."""
        lasting = self._spans.lasting(len(self._columns))
        found: dict[int, float] = {}
        for word, score in self._scores[number].items():
            if score < 0:
                for index in lasting.get(word, ()):
                    found[index] = found.get(index, 0.0) + score
        return found

    def best_cell(self, number: int) -> float:
        """What a filled cell costs at best in a column, its words apart."""
        if number not in self._opened:
            return _BEST_TIME
        return self._best[number] - (_OPENER if any(self._opened[number]) else 0.0)

    def least(self, number: int, first: int) -> float:
        """Less than which no cell that begins at ``first`` costs in a column, its words apart."""
        if number not in self._opened:
            return _BEST_TIME
        if self._opened[number][first]:
            return self._best[number] - _OPENER
        return self._spans.opening[first]

    def _cells(self, number: int, first: int) -> _Wordy | _Timely:
        found = self._made.get((number, first))
        if found is None:
            bases = self._spans.bases(first, self._shapes[number], number == len(self._columns) - 1)
            if number in self._opened:
                known = self._known[number].get(first, _NOTHING)
                found = _Wordy(bases, self._scores[number], self._opener(number, first), known)
            else:
                found = _Timely(bases, self._spans, str(self._columns[number].role), first)
            self._made[number, first] = found
        return found

    def _score(self) -> None:
        """Per column and word how much better (below 0) or worse it stands there than in the other columns."""
        kept = [(column.words, 1 + column.filled) for column in self._columns]
        known = set().union(*(words.keys() & self._spans.vocabulary for words, _ in kept))
        for word in known:
            rates = [words.get(word, 0) / cells for words, cells in kept]
            best = max(rates)
            if not best:
                continue
            first = rates.index(best)
            second = max((*rates[:first], *rates[first + 1 :]), default=0.0)
            for number in self._plain:
                there = second if number == first else best
                self._scores[number][word] = max(-_WORD, min(_WORD, 4 * (there - rates[number])))

    def _opening(self, number: int) -> list[bool]:
        """Per token whether a cell of this column opens with it elsewhere."""
        openers = self._columns[number].openers
        return [openers.get(low, 0) > 0 for low in self._spans.lows]

    def _opener(self, number: int, first: int) -> float:
        """What it brings or costs that cells of this column, or only of others, open with a word."""
        if self._opened[number][first]:
            return -_OPENER
        own, low = self._columns[number], self._spans.lows[first]
        return _OPENER if any(column.openers.get(low, 0) > 0 for column in self._columns if column is not own) else 0.0

    def _knowing(self, number: int) -> dict[int, dict[int, float]]:
        """The spans that stand in this column elsewhere, by their first and last word, and what that brings."""
        spans, cells = self._spans, self._columns[number].cells
        known: dict[int, dict[int, float]] = {}
        for first, opened in enumerate(self._opened[number]):
            if opened:
                for last in spans.ends[first]:
                    times = cells.get(spans.key(first, last), 0)
                    if times > 0:
                        known.setdefault(first, {})[last] = -2.0 - min(times, 4) * 0.3
        return known


class _Wordy:
    """The possible cells in a column of words that begin at one word of a row."""

    def __init__(self, bases: Bases, scores: dict[str, float], opener: float, known: Mapping[int, float]) -> None:
        self._bases, self._scores, self._opener, self._known = bases, scores, opener, known
        self._made: list[Cell] = []
        self._told: list[float] = []
        self._familiar = opener

    def upto(self, room: float, last: int = -1) -> list[Cell]:
        """Those whose gaps cost less than ``room`` and those that end no later than ``last``, and others."""
        made = self._made
        if made and made[-1][2] >= room and made[-1][0] >= last:
            return made
        scores, known, told, familiar = self._scores, self._known, self._told, self._familiar
        bases = self._bases.upto(room, last)
        for at in range(len(made), len(bases)):
            span, base, least = bases[at]
            for word in span.fresh:
                if word in scores:
                    told.append(scores[word])
                    familiar += told[-1]
            end = span.last
            if base <= _HOPELESS:
                fit = sum(told, known[end] + self._opener) if end in known else familiar
                base += span.opening + fit + span.bracket
            made.append((end, base, least))
            if least >= room and end >= last:
                break
        self._familiar = familiar
        return made


class _Timely:
    """The possible cells in a column of weeks, days or periods that begin at one word of a row."""

    def __init__(self, bases: Bases, spans: Spans, role: str, first: int) -> None:
        self._bases, self._spans, self._role, self._first = bases, spans, role, first
        self._made: list[Cell] = []

    def upto(self, room: float, last: int = -1) -> list[Cell]:
        """Those whose gaps cost less than ``room`` and those that end no later than ``last``, and others."""
        made = self._made
        if made and made[-1][2] >= room and made[-1][0] >= last:
            return made
        bases = self._bases.upto(room, last)
        for at in range(len(made), len(bases)):
            span, base, least = bases[at]
            if base <= _HOPELESS:
                base += self._spans.times(self._role, self._first, at + 1)[at]
            made.append((span.last, base, least))
            if least >= room and span.last >= last:
                break
        return made
