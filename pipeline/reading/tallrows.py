"""Rows of a ruled table that hold several rows of text, because only its columns are ruled."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.model import Box
from pipeline.reading.glyphs import Token
from pipeline.reading.lattice import Frame, Slot
from pipeline.reading.lines import Line, lines_of
from pipeline.reading.rowcuts import opener_count, row_cuts

_LEAST_OPENERS = 3


def split_tall_rows(frame: Frame, words: list[Token]) -> Frame:
    """The frame with such rows cut apart: rows in whose first column at least three lines open alike."""
    cuts: list[float] = []
    standing = _by_row(frame, words)
    single: dict[int, list[Slot]] = {}
    for slot in frame.slots:
        if slot.row_span == 1:
            single.setdefault(slot.row, []).append(slot)
    spanned = {row for slot in frame.slots for row in range(slot.row + 1, slot.row + slot.row_span)}
    for row in range(len(frame.ys) - 1):
        slots = single.get(row, [])
        if len(slots) < 2 or row in spanned:
            continue
        if len({word.box[1::2] for word in standing[row]}) < _LEAST_OPENERS:  # words of one height are one line
            continue
        top, bottom = frame.ys[row], frame.ys[row + 1]
        lines = lines_of(standing[row])
        cells = [_cells(line.words, slots) for line in lines]
        if opener_count(cells) >= _LEAST_OPENERS:
            cuts += [cut for cut in row_cuts(lines, cells, [], _extents(lines, slots)) if top < cut < bottom]
    return _cut(frame, cuts) if cuts else frame


def _by_row(frame: Frame, words: list[Token]) -> list[list[Token]]:
    """The words whose middle stands in each row of the frame, in their order."""
    rows: list[list[Token]] = [[] for _ in frame.ys]
    left, right = frame.xs[0], frame.xs[-1]
    for token in words:
        x0, top, x1, bottom = token.box
        middle = (top + bottom) / 2
        row = bisect_left(frame.ys, middle) - 1
        if 0 <= row < len(frame.ys) - 1 and middle < frame.ys[row + 1] and left < x1 and x0 < right:
            rows[row].append(token)
    return rows


def _cells(words: list[Token], slots: list[Slot]) -> list[str]:
    texts = [""] * len(slots)
    for token in words:
        middle = (token.box.x0 + token.box.x1) / 2
        for number, slot in enumerate(slots):
            if slot.box.x0 <= middle <= slot.box.x1:
                texts[number] = f"{texts[number]} {token.text}".strip()
    return texts


def _extents(lines: list[Line], slots: list[Slot]) -> list[list[tuple[float, float] | None]]:
    """Top and bottom of the words per line and slot."""
    found: list[list[tuple[float, float] | None]] = []
    for line in lines:
        row: list[tuple[float, float] | None] = [None] * len(slots)
        for token in line.words:
            middle = (token.box.x0 + token.box.x1) / 2
            for number, slot in enumerate(slots):
                if slot.box.x0 <= middle <= slot.box.x1:
                    top, bottom = row[number] or (token.box.top, token.box.bottom)
                    row[number] = min(top, token.box.top), max(bottom, token.box.bottom)
        found.append(row)
    return found


def _cut(frame: Frame, cuts: list[float]) -> Frame:
    ys = sorted({*frame.ys, *cuts})
    slots = []
    for slot in frame.slots:
        top, bottom = frame.ys[slot.row], frame.ys[slot.row + slot.row_span]
        first, last = bisect_left(ys, top), bisect_left(ys, bottom)
        if slot.row_span > 1:
            slots.append(Slot(first, slot.column, last - first, slot.column_span, slot.box))
            continue
        for row in range(first, last):
            box = Box(slot.box.x0, ys[row], slot.box.x1, ys[row + 1])
            slots.append(Slot(row, slot.column, 1, slot.column_span, box))
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return Frame(frame.xs, ys, slots)
