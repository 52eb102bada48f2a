"""How well the spans of a row fit in each of its columns, by what the columns know now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.tables.rawmodel import Column, Shape
from pipeline.tables.rawspans import Growing, Spans
from pipeline.tables.roles import is_time

_HOPELESS = 9.0
_BEST_TIME = -2.0
_OPENER = 0.8
_WORD = 0.7


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
        self._best = {number: min(known.values(), default=0.0) for number, known in self._known.items()}
        self._costs: dict[tuple[int, int], Growing[tuple[int, float, float]]] = {}

    def costs(self, number: int, first: int) -> Growing[tuple[int, float, float]]:
        """The last word of every cell that begins at ``first``, what it costs in a column, and its gaps and lines."""
        if (number, first) not in self._costs:
            self._costs[number, first] = Growing(self._cells(number, first))
        return self._costs[number, first]

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

    def _cells(self, number: int, first: int) -> Iterator[tuple[int, float, float]]:
        spans, column = self._spans, self._columns[number]
        bases = spans.bases(first, self._shapes[number], number == len(self._columns) - 1)
        if number not in self._opened:
            times = spans.times(str(column.role), first)
            for (span, base, least), time in zip(bases, times, strict=False):
                yield span.last, base if base > _HOPELESS else base + time, least
            return
        scores, known, opener = self._scores[number], self._known[number], self._opener(number, first)
        opened = self._opened[number][first]
        told: list[float] = []
        familiar = opener
        for span, base, least in bases:
            for word in span.fresh:
                if word in scores:
                    told.append(scores[word])
                    familiar += told[-1]
            if base <= _HOPELESS:
                met = opened and (first, span.last) in known
                fit = sum(told, known[first, span.last] + opener) if met else familiar
                base += span.opening + fit + span.bracket
            yield span.last, base, least

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

    def _knowing(self, number: int) -> dict[tuple[int, int], float]:
        """The spans that stand in this column elsewhere, and what that brings."""
        spans, cells = self._spans, self._columns[number].cells
        known = {}
        for first, opened in enumerate(self._opened[number]):
            if opened:
                for last in spans.ends[first]:
                    times = cells.get(spans.key(first, last), 0)
                    if times > 0:
                        known[first, last] = -2.0 - min(times, 4) * 0.3
        return known
