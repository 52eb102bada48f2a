"""A row of a table without visible columns: which of its words belong to which cell.

Text extractors write the cells of a row one after another. A cell of one line is followed by a blank and the next cell
on the same line; after a cell of several lines the next one begins after an empty line; an empty cell leaves a blank at
the start of the line. These are leanings, not laws: each has a cost, and the cheapest reading of the row wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.tables.rawmodel import Cohesion, Column, Shape

Gap = Literal["space", "wide", "line", "blank"]
_BEGINS: dict[Gap, float] = {"blank": 0.0, "wide": 0.6, "space": 1.0, "line": 4.0}
_INSIDE: dict[Gap, float] = {"blank": 3.5, "wide": 0.4, "space": 0.0, "line": 0.0}
_AFTER_LINES = 5.0
_LOW_START = 0.3
_CAPITAL = 0.2
_LEAD = 1.5
_LEFT_OVER = 2.5
_NEVER_FILLED = 3.0
_HOPELESS = 9.0
_MAX_TOKENS = 220
_MAX_BLANKS = 2
_MAX_LINES = 20


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its span and what parts it from the word before.

    ``lead``: its line begins with a blank; ``trail``: the blanks with which its line ends, where it is the last word of
    it; ``void``: the blank of an empty cell follows.
    """

    text: str
    start: int
    end: int
    gap: Gap
    lead: bool = False
    trail: int = 0
    void: bool = False


State = tuple[int, bool]
Cells = tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A reading of a row: per column the first and last token (None: empty), the tokens used, and the cost."""

    cells: tuple[tuple[int, int] | None, ...]
    used: int
    cost: float


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]`` with the gaps between them."""
    tokens: list[Token] = []
    at = start
    gap: Gap = "blank"
    void = False
    before = ""
    for line in text[start:end].split("\n"):
        if not line.strip():
            gap = "blank" if tokens else gap
            void = void or (line != "" and before == "")
            before = line
            at += len(line) + 1
            continue
        before = line
        lead = void or (line[0] == " " and gap == "blank")
        void = False
        position = 0
        for word in line.split():
            found = line.index(word, position)
            if position:
                gap = "wide" if found - position > 1 else "space"
            trail = len(line) - found - len(word)
            trail = trail if not line[-trail:].strip() and trail else 0
            tokens.append(Token(word, at + found, at + found + len(word), gap, lead and not position, trail))
            position = found + len(word)
        gap = "line"
        at += len(line) + 1
    if void and tokens:
        tokens[-1] = replace(tokens[-1], void=True)
    return tokens[:_MAX_TOKENS]


def split_row(
    tokens: Sequence[Token],
    columns: Sequence[Column],
    shapes: Sequence[Shape],
    text: str,
    cohesion: Cohesion,
    open_end: bool,
    before_header: bool,
) -> Split:
    """The cheapest reading of a row.

    ``open_end``: what follows the table may stand at the end of the tokens; ``before_header``: a heading may.
    """
    count = len(tokens)
    best: list[dict[State, tuple[float, Cells]]] = [{} for _ in range(len(columns) + 1)]
    best[0][0, False] = (0.0, ())
    ends = [_ends(tokens, index) for index in range(count)]
    empty = [
        column.cost_empty() + (_NEVER_FILLED if shape.always_empty else shape.shyness)
        for column, shape in zip(columns, shapes, strict=True)
    ]
    fits: dict[tuple[int, int, int], float] = {}
    for number in range(len(columns)):
        for (index, _), (cost, cells) in best[number].items():
            _offer(best[number + 1], index, cost + empty[number] + _trail_cost(tokens, index), (*cells, None))
            if index == count:
                continue
            begin = cost + _begin_cost(tokens, index, cells, cohesion)
            for last in ends[index]:
                key = (number, index, last)
                if key not in fits:
                    fits[key] = _cell_cost(tokens, index, last, number, columns, shapes, text)
                _offer(best[number + 1], last + 1, begin + fits[key], (*cells, (index, last)))
    finals = [
        Split(cells, used, cost + (0.0 if used == count else _left_over(tokens[used:], before_header)))
        for (used, _), (cost, cells) in best[-1].items()
        if used == count or (open_end and used and _may_follow(tokens[used]))
    ]
    return min(finals, key=lambda split: split.cost, default=Split((None,) * len(columns), 0, 99.0))


def lines_of(tokens: Sequence[Token], first: int, last: int, text: str) -> list[str]:
    """The lines of a cell."""
    starts = [first] + [index for index in range(first + 1, last + 1) if tokens[index].gap in ("line", "blank")]
    stops = [index - 1 for index in starts[1:]] + [last]
    return [text[tokens[start].start : tokens[stop].end] for start, stop in zip(starts, stops, strict=True)]


def _offer(table: dict[State, tuple[float, Cells]], index: int, cost: float, cells: Cells) -> None:
    state = (index, cells[-1] is None)
    if state not in table or cost < table[state][0]:
        table[state] = (cost, cells)


def _may_follow(token: Token) -> bool:
    """What follows the table begins after an empty line, or on a line of its own as a sentence does."""
    return token.gap == "blank" or (token.gap == "line" and token.text[0].isupper())


def _left_over(tokens: Sequence[Token], before_header: bool) -> float:
    """What follows the last row: a heading above the next header costs little, other text more."""
    one_line = all(token.gap in ("space", "wide") for token in tokens[1:])
    heading = one_line and len(tokens) <= 12 and tokens[0].text[0].isupper()
    return 0.5 if before_header and heading else _LEFT_OVER


def _trail_cost(tokens: Sequence[Token], index: int) -> float:
    """An empty cell leaves a second blank at the end of the line before it, where lines end with a blank at all."""
    if (index < len(tokens) and tokens[index].lead) or (index and tokens[index - 1].void):
        return -1.0
    if not index or tokens[index - 1].trail == 0:
        return 0.0
    if index < len(tokens) and tokens[index].gap in ("space", "wide"):
        return 0.0
    return -0.4 if tokens[index - 1].trail > 1 else 0.8


def _ends(tokens: Sequence[Token], index: int) -> list[int]:
    """Where a cell that begins at ``index`` may end: at any word of its first line, or at the end of a later line."""
    ends: list[int] = []
    lines = blanks = 0
    for last in range(index, len(tokens)):
        if last > index:
            lines += tokens[last].gap in ("line", "blank")
            blanks += tokens[last].gap == "blank"
        if blanks > _MAX_BLANKS or lines > _MAX_LINES:
            break
        if not lines or last + 1 == len(tokens) or tokens[last + 1].gap in ("line", "blank"):
            ends.append(last)
    return ends


def _begin_cost(tokens: Sequence[Token], index: int, cells: Cells, cohesion: Cohesion) -> float:
    token = tokens[index]
    cost = _BEGINS[token.gap] if index else 0.0
    if index and token.gap == "space":
        cost += 0.0 if token.text[0].isupper() else _LOW_START
        cost += cohesion.cost(tokens[index - 1].text, token.text) + (2.5 if token.text[0] == "(" else 0.0)
    if token.gap == "wide" and cells and cells[-1] is None:
        cost -= 0.8
    if token.lead and cells:
        cost += 0.0 if cells[-1] is None else _LEAD
    return cost


def _cell_cost(
    tokens: Sequence[Token],
    first: int,
    last: int,
    number: int,
    columns: Sequence[Column],
    shapes: Sequence[Shape],
    text: str,
) -> float:
    cost = 0.0
    for index in range(first + 1, last + 1):
        gap = tokens[index].gap
        if gap == "blank" and (tokens[index - 1].text.endswith((",", "-")) or tokens[index].text[0].islower()):
            cost += 1.2
        else:
            cost += _INSIDE[gap]
        if gap == "space" and tokens[index].text.istitle() and tokens[index - 1].text[-1] not in ".:(":
            cost += _CAPITAL
    lines = lines_of(tokens, first, last, text)
    if tokens[last].void and number == len(columns) - 1:
        cost += _LEAD
    if len(lines) > 1 and last + 1 < len(tokens) and tokens[last + 1].gap in ("space", "wide"):
        cost += _AFTER_LINES
    cost += shapes[number].wrap_cost(lines)
    return cost if cost > _HOPELESS else cost + columns[number].cost(" ".join(lines), columns)
