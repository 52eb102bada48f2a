"""Ruled tables: from ruling lines to grids of cells, merged cells included."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from msgspec import Struct, field

from pipeline.model import Box
from pipeline.reading.rules import Rule

SNAP = 3.0
_JOIN = 4.0
_REACH = 4.0
_COVER = 0.6
_OPEN_SIDE = 7.0
MAX_CELLS = 20_000


class Slot(Struct):
    """A cell of a grid in the making: its place, its spans and its area on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


class Frame(Struct):
    """A grid in the making: the edges of its rows and columns, and its cells in reading order.

    ``gutters`` are the white strips between its columns, where no rule parts them.
    """

    xs: list[float]
    ys: list[float]
    slots: list[Slot] = field(default_factory=list)
    gutters: tuple[tuple[float, float], ...] = ()

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def places(self) -> dict[tuple[int, int], Slot]:
        """The slot at every row and column, merged ones at each of theirs."""
        return {
            (row, column): slot
            for slot in self.slots
            for row in range(slot.row, slot.row + slot.row_span)
            for column in range(slot.column, slot.column + slot.column_span)
        }


def holds(area: Box, box: Box) -> bool:
    """Whether the middle of a box lies in an area."""
    x0, top, x1, bottom = area
    return x0 <= (box[0] + box[2]) / 2 <= x1 and top <= (box[1] + box[3]) / 2 <= bottom


def frames(horizontal: list[Rule], vertical: list[Rule]) -> list[Frame]:
    """The ruled grids of a page, top to bottom: at least two cells, enclosed by rules on all sides."""
    across, down = joined(horizontal), joined(vertical)
    found = []
    for part_across, part_down in _components(across, down):
        frame = frame_of(*_with_open_sides(part_across, part_down))
        if frame is not None and len(frame.slots) > 1:
            found.append(frame)
    return sorted(found, key=lambda frame: (frame.ys[0], frame.xs[0]))


def joined(rules: list[Rule], snap: float = SNAP) -> list[Rule]:
    """Rules on the same line made one: doubled lines, pieces of a dashed line, one piece per cell."""
    merged: list[Rule] = []
    for group in _clusters(sorted(rules), snap):
        at = sum(rule.at for rule in group) / len(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + _JOIN:
                end = max(end, rule.end)
                continue
            if start is not None:
                merged.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(at, start, end))
    return merged


def _clusters(rules: list[Rule], snap: float) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= snap:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch each other belong to one table."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    order = sorted(range(len(across)), key=lambda index: across[index].at)
    heights = [across[index].at for index in order]
    for number, line in enumerate(down):
        position = bisect_left(heights, line.start - _REACH)
        while position < len(order) and heights[position] <= line.end + _REACH:
            other = across[order[position]]
            if other.start - _REACH <= line.at <= other.end + _REACH:
                parent[root(order[position])] = root(len(across) + number)
            position += 1
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, line in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(line)
    for number, line in enumerate(down):
        groups.setdefault(root(len(across) + number), ([], []))[1].append(line)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1] and sum(map(len, group)) >= 4]


def _with_open_sides(across: list[Rule], down: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Sides without a rule added, where most rules run on beyond the outermost crossing one."""
    sides: list[list[Rule]] = []
    for rules, crossing in ((across, down), (down, across)):
        places = [rule.at for rule in crossing]
        starts, ends = sorted(rule.start for rule in rules), sorted(rule.end for rule in rules)
        low, high = starts[len(starts) // 2], ends[len(ends) // 2]
        span = (min(rule.start for rule in crossing), max(rule.end for rule in crossing))
        added = [Rule(low, *span)] if min(places) - low > _OPEN_SIDE else []
        added += [Rule(high, *span)] if high - max(places) > _OPEN_SIDE else []
        sides.append(added)
    return [*across, *sides[1]], [*down, *sides[0]]


def frame_of(across: list[Rule], down: list[Rule]) -> Frame | None:
    """The grid that these rules draw; cells without a rule between them are merged. None where they enclose nothing."""
    ys, xs = sorted({line.at for line in across}), sorted({line.at for line in down})
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_CELLS:
        return None
    lines_at_y = {y: [line for line in across if line.at == y] for y in ys}
    lines_at_x = {x: [line for line in down if line.at == x] for x in xs}
    outside = rows * columns
    parent = list(range(outside + 1))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row in range(rows + 1):
        for column in range(columns):
            if not _covered(lines_at_y[ys[row]], xs[column], xs[column + 1]):
                above = (row - 1) * columns + column if row else outside
                below = row * columns + column if row < rows else outside
                parent[root(below)] = root(above)
    for column in range(columns + 1):
        for row in range(rows):
            if not _covered(lines_at_x[xs[column]], ys[row], ys[row + 1]):
                left = row * columns + column - 1 if column else outside
                right = row * columns + column if column < columns else outside
                parent[root(right)] = root(left)
    members: dict[int, list[int]] = {}
    for index in range(outside):
        members.setdefault(root(index), []).append(index)
    open_cells = members.pop(root(outside), [])
    frame = Frame(xs, ys)
    closed = Counter(index // columns for cells in members.values() for index in cells)
    for index in open_cells:
        if 2 * closed[index // columns] >= columns:
            frame.slots.extend(_slots([index], columns, xs, ys))
    for cells in members.values():
        frame.slots.extend(_slots(cells, columns, xs, ys))
    frame.slots.sort(key=lambda slot: (slot.row, slot.column))
    return _compact(frame)


def _covered(lines: list[Rule], start: float, end: float) -> bool:
    length = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return length >= _COVER * (end - start)


def _slots(cells: list[int], columns: int, xs: list[float], ys: list[float]) -> list[Slot]:
    """The cell that elementary cells form together; row by row where they form no rectangle."""
    rows = sorted({index // columns for index in cells})
    cols = sorted({index % columns for index in cells})
    if len(cells) == (rows[-1] - rows[0] + 1) * (cols[-1] - cols[0] + 1):
        return [_slot(rows[0], cols[0], rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1, xs, ys)]
    return [_slot(index // columns, index % columns, 1, 1, xs, ys) for index in cells]


def _slot(row: int, column: int, row_span: int, column_span: int, xs: list[float], ys: list[float]) -> Slot:
    return Slot(
        row, column, row_span, column_span, Box(xs[column], ys[row], xs[column + column_span], ys[row + row_span])
    )


def _compact(frame: Frame) -> Frame | None:
    """Drop rows and columns in which no cell begins: edges that serve no cell."""
    if not frame.slots:
        return None
    rows = sorted({slot.row for slot in frame.slots})
    columns = sorted({slot.column for slot in frame.slots})
    last_row = max(slot.row + slot.row_span for slot in frame.slots)
    last_column = max(slot.column + slot.column_span for slot in frame.slots)
    row_number = {row: number for number, row in enumerate([*rows, last_row])}
    column_number = {column: number for number, column in enumerate([*columns, last_column])}
    slots = []
    for slot in frame.slots:
        end_row = bisect_left(rows, slot.row + slot.row_span)
        end_column = bisect_left(columns, slot.column + slot.column_span)
        slots.append(
            Slot(
                row_number[slot.row],
                column_number[slot.column],
                end_row - row_number[slot.row],
                end_column - column_number[slot.column],
                slot.box,
            )
        )
    return Frame(
        [frame.xs[column] for column in (*columns, last_column)], [frame.ys[row] for row in (*rows, last_row)], slots
    )
