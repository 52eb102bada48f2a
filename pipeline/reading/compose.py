"""The text of a PDF page with its words and grids: offsets hold because the text is made here and nowhere else."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model import Box, Grid, GridCell, Page, ReadBy, Word
from pipeline.reading.glyphs import Token
from pipeline.reading.lattice import Frame, Slot, holds
from pipeline.reading.lines import Line, lines_of
from pipeline.reading.order import in_columns
from pipeline.reading.rules import Fill

_PARAGRAPH_PITCH = 1.35
_OFFSETS = tuple(range(8192))


class Text(Struct):
    """The page's text in the making; ``seen``: by OCR, which says of each word how sure it is."""

    seen: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def write_line(self, line: Line) -> None:
        new = tuple.__new__  # through the class itself a word costs twice as much
        start = self.length
        for token in line.words:
            end = start + len(token.text)
            if end < len(_OFFSETS):  # one object for each number: long papers have millions of offsets
                start, end = _OFFSETS[start], _OFFSETS[end]
            self.words.append(new(Word, (start, end, token.box)))
            start = end + 1
        self.write(" ".join([token.text for token in line.words]))
        if self.seen:
            self.confidences += [token.confidence for token in line.words]


def compose(
    number: int,
    size: tuple[float, float],
    tokens: list[Token],
    lines: list[Line],
    frames: list[Frame],
    fills: list[Fill],
    read_by: ReadBy = "text",
) -> Page:
    """The page: text outside tables by lines, table cells each contiguous, in reading order.

    ``lines`` are the tokens as lines; they serve where there are no frames.
    """
    inside, outside = _assign(tokens, frames)
    text, grids = Text(read_by == "ocr"), []
    previous: Line | Frame | None = None
    ordered = reading_order(lines_of(outside) if frames else lines, frames)
    pitch = _usual_pitch(ordered)
    for block in ordered:
        if previous is not None:
            apart = isinstance(block, Frame) or isinstance(previous, Frame)
            text.write("\n\n" if apart or _pitch(previous, block) > _PARAGRAPH_PITCH * pitch else "\n")
        if isinstance(block, Frame):
            grids.append(_write_frame(text, block, inside, fills))
        else:
            text.write_line(block)
        previous = block
    page = Page(number, "".join(text.parts), size[0], size[1], read_by, tuple(text.words), tuple(grids))
    if not text.confidences:
        return page
    mean = sum(text.confidences) / len(text.confidences)
    return replace(page, confidences=tuple(text.confidences), confidence=round(mean, 3))


def _pitch(above: Line | Frame, below: Line | Frame) -> float:
    """The distance between two lines, or infinity where the second one begins a new column."""
    distance = below.box.bottom - above.box.bottom
    return distance if distance > 0 else float("inf")


def _usual_pitch(blocks: list[Line | Frame]) -> float:
    distances = sorted(
        _pitch(above, below) for above, below in pairwise(blocks) if isinstance(above, Line) and isinstance(below, Line)
    )
    return distances[len(distances) // 3] if distances else 1.0


def reading_order(lines: list[Line], frames: list[Frame]) -> list[Line | Frame]:
    """Top to bottom; running text in columns one column after the other, not across a table."""
    ordered: list[Line | Frame] = []
    rest = lines
    for frame in sorted(frames, key=lambda frame: (frame.box.top, frame.box.x0)):
        middle = (frame.box.top + frame.box.bottom) / 2
        above = [line for line in rest if line.box.top + line.box.bottom < 2 * middle]
        ordered += [line for block in in_columns(above) for line in block]
        ordered.append(frame)
        rest = rest[len(above) :]
    return [*ordered, *(line for block in in_columns(rest) for line in block)]


def _assign(tokens: list[Token], frames: list[Frame]) -> tuple[dict[int, dict[int, list[Token]]], list[Token]]:
    """Words by frame and slot (by ``id``), and the words outside all frames. A word over a rule is cut there."""
    inside: dict[int, dict[int, list[Token]]] = {id(frame): {} for frame in frames}
    if not frames:
        return inside, tokens
    areas = [(frame, frame.box, frame.places(), inside[id(frame)]) for frame in frames]
    outside: list[Token] = []
    for token in tokens:
        around = next((one for one in areas if holds(one[1], token.box)), None)
        if around is None:
            outside.append(token)
            continue
        frame, _, places, own = around
        for piece in _cut(token, frame, places):
            slot = _slot_of(piece.box, frame, places)
            if slot is None:
                outside.append(piece)
            else:
                own.setdefault(id(slot), []).append(piece)
    return inside, outside


def _slot_of(box: Box, frame: Frame, places: dict[tuple[int, int], Slot]) -> Slot | None:
    ys, xs = frame.ys, frame.xs  # what lies on the last edge is in the last cell
    row = bisect_right(ys, (box[1] + box[3]) / 2, 0, len(ys) - 1) - 1
    column = bisect_right(xs, (box[0] + box[2]) / 2, 0, len(xs) - 1) - 1
    return places.get((row, column))


def _cut(token: Token, frame: Frame, places: dict[tuple[int, int], Slot]) -> list[Token]:
    """The word cut where its letters lie in different cells."""
    beyond = bisect_right(frame.xs, token.box[0] + 1)
    if beyond == len(frame.xs) or frame.xs[beyond] >= token.box[2] - 1:
        return [token]
    slots = [_slot_of(box, frame, places) for _, box in token.letters()]
    starts = [index for index, slot in enumerate(slots) if index == 0 or slot is not slots[index - 1]]
    if len(starts) < 2:
        return [token]
    return [token.part(start, end) for start, end in pairwise([*starts, len(slots)])]


def _write_frame(text: Text, frame: Frame, inside: dict[int, dict[int, list[Token]]], fills: list[Fill]) -> Grid:
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    by_place = {(slot.row, slot.column): slot for slot in frame.slots}
    cells = []
    for row in range(rows):
        if row:
            text.write("\n")
        for column in range(columns):
            if column:
                text.write("\t")
            slot = by_place.get((row, column))
            if slot is None:
                continue
            start = text.length
            for index, line in enumerate(lines_of(inside[id(frame)].get(id(slot), []))):
                if index:
                    text.write("\n")
                text.write_line(line)
            cells.append(
                GridCell(
                    row, column, start, text.length, slot.box, slot.row_span, slot.column_span, _fill(slot.box, fills)
                )
            )
    return Grid(rows, columns, tuple(cells), frame.box)


def _fill(box: Box, fills: list[Fill]) -> str | None:
    """The colour of the last strip drawn that covers half the cell's width and lies in it, as a bar or as a whole."""
    for fill in reversed(fills):
        width = min(fill.box.x1, box.x1) - max(fill.box.x0, box.x0)
        height = min(fill.box.bottom, box.bottom) - max(fill.box.top, box.top)
        if width >= 0.5 * (box.x1 - box.x0) and height >= 0.5 * min(
            box.bottom - box.top, fill.box.bottom - fill.box.top
        ):
            return fill.colour
    return None
