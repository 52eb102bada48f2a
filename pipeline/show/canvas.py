"""Drawing: four kinds of marks, told apart by colour, by line and by label, and a legend beside the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.show.marks import Layers, Mark, Outline
from pipeline.show.paper import Paper
from pipeline.show.typeset import font

if TYPE_CHECKING:
    from PIL import Image

Colour = tuple[int, int, int]
_WORDS: Colour = (70, 130, 180)
_TABLES: Colour = (0, 120, 80)
_DATES: Colour = (200, 60, 0)
_NAMES: Colour = (120, 40, 140)
_INK: Colour = (30, 30, 30)
_PANEL = 640
_PAD = 28
_SIZE = 16.0
_LEADING = 23
_TINT = 46
_GAP = 7


class _Style(Struct, frozen=True):
    """How a kind of mark is drawn, and what the legend says of it."""

    colour: Colour
    line: str
    title: str


_STYLES = {
    "words": _Style(_WORDS, "dotted", "woorden, gestippeld"),
    "tables": _Style(_TABLES, "dashed", "tabellen (T), rand dik, cellen gestreept"),
    "dates": _Style(_DATES, "box", "datums (D), kader, licht gevuld"),
    "names": _Style(_NAMES, "under", "namen (N), dubbel onderstreept, nummers achter de regel"),
}


def drawn(paper: Paper, layers: Layers, title: str, read_by: str) -> bytes:
    """The page with its marks, and the legend on the right of it, as PNG."""
    from PIL import Image

    page = _tinted(paper, layers.dates)
    pen = _Pen(page, paper.scale)
    for mark in layers.words:
        pen.dotted(mark.outlines[0], _WORDS)
    for mark in layers.tables:
        for outline in mark.outlines[1:]:
            pen.dashed(outline, _TABLES)
        for outline in mark.outlines[:1]:
            pen.solid(outline, _TABLES, 4)
            pen.label(outline, mark.label, _TABLES)
    for mark in layers.names:
        for outline in mark.outlines:
            pen.underlined(outline, _NAMES)
    for outlines, text in _by_line(layers.names):
        pen.note(outlines, text, layers.words, _NAMES)
    for mark in layers.dates:
        for outline in mark.outlines:
            pen.solid(outline, _DATES, 3)
        for outline in mark.outlines[:1]:
            pen.label(outline, mark.label, _DATES)
    lines = _legend(layers, title, read_by, paper.left_out, page.height)
    whole = Image.new("RGB", (page.width + _PANEL, max(page.height, 620)), "white")
    whole.paste(page, (0, 0))
    _write_legend(whole, page.width, lines)
    stream = io.BytesIO()
    whole.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _tinted(paper: Paper, dates: tuple[Mark, ...]) -> Image.Image:
    """The page with a light fill behind each date."""
    from PIL import Image, ImageDraw

    over = Image.new("RGBA", paper.image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(over)
    for mark in dates:
        for outline in mark.outlines:
            pen.polygon([(x * paper.scale, y * paper.scale) for x, y in outline], fill=(*_DATES, _TINT))
    return Image.alpha_composite(paper.image.convert("RGBA"), over).convert("RGB")


def _by_line(marks: tuple[Mark, ...]) -> list[tuple[list[Outline], str]]:
    """The marks that begin on one line from left to right: where they stand, and their labels in one text."""
    first = sorted(((mark.outlines[0], mark.label) for mark in marks if mark.outlines), key=lambda one: _middle(one[0]))
    lines: list[list[tuple[Outline, str]]] = []
    for outline, label in first:
        if lines and _middle(outline) < lines[-1][0][0][2][1]:
            lines[-1].append((outline, label))
        else:
            lines.append([(outline, label)])
    ordered = [sorted(line, key=lambda one: one[0][0][0]) for line in lines]
    return [([outline for outline, _ in line], " ".join(label for _, label in line)) for line in ordered]


def _middle(outline: Outline) -> float:
    return (outline[0][1] + outline[2][1]) / 2


class _Pen:
    """Draws outlines given in points."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        from PIL import ImageDraw

        self._pen: Any = ImageDraw.Draw(image)
        self._scale = scale
        self._size = image.size
        self._font = font(12)

    def solid(self, outline: Outline, colour: Colour, width: int) -> None:
        points = self._points(outline)
        self._pen.line([*points, points[0], points[1]], fill=colour, width=width, joint="curve")

    def dotted(self, outline: Outline, colour: Colour) -> None:
        self._broken(outline, colour, 1, 2, 3)

    def dashed(self, outline: Outline, colour: Colour) -> None:
        self._broken(outline, colour, 2, 9, 6)

    def underlined(self, outline: Outline, colour: Colour) -> None:
        _, _, right, left = self._points(outline)
        for below in (1, 5):
            self._pen.line([(left[0], left[1] + below), (right[0], right[1] + below)], fill=colour, width=2)

    def label(self, outline: Outline, text: str, colour: Colour) -> None:
        """The label on a small plate at the upper left corner."""
        x, y = self._points(outline)[0]
        wide, tall = self._pen.textlength(text, font=self._font) + 6, 15
        left = min(max(x - 6, 0), self._size[0] - wide)
        top = min(max(y - tall + 2, 0), self._size[1] - tall)
        self._pen.rectangle((left, top, left + wide, top + tall), fill=colour)
        self._pen.text((left + 3, top), text, fill="white", font=self._font)

    def note(self, outlines: list[Outline], text: str, words: tuple[Mark, ...], colour: Colour) -> None:
        """The labels of a line in small print behind its last word, before its first, or else below the first name."""
        wide = self._pen.textlength(text, font=self._font)
        top, bottom = outlines[0][0][1], outlines[0][2][1]
        line = [one for mark in words if top < _middle(one := mark.outlines[0]) < bottom] or outlines
        left = min(one[0][0] for one in line) * self._scale - _GAP - wide
        right = max(one[1][0] for one in line) * self._scale + _GAP
        if right + wide < self._size[0]:
            place = (right, _middle(outlines[0]) * self._scale - _GAP)
        elif left > 0:
            place = (left, _middle(outlines[0]) * self._scale - _GAP)
        else:
            x, y = self._points(outlines[0])[2]
            place = (max(0.0, min(x, self._size[0]) - wide), y + 4)
        self._pen.text(place, text, fill=colour, font=self._font, stroke_width=2, stroke_fill="white")

    def _points(self, outline: Outline) -> list[tuple[float, float]]:
        return [(x * self._scale, y * self._scale) for x, y in outline]

    def _broken(self, outline: Outline, colour: Colour, width: int, on: float, off: float) -> None:
        points = self._points(outline)
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            length = max(1.0, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
            at = 0.0
            while at < length:
                until = min(at + on, length)
                start, end = at / length, until / length
                self._pen.line(
                    [(ax + (bx - ax) * start, ay + (by - ay) * start), (ax + (bx - ax) * end, ay + (by - ay) * end)],
                    fill=colour,
                    width=width,
                )
                at = until + off


_LegendLine = tuple[str, Colour, str, bool]


def _legend(layers: Layers, title: str, read_by: str, left_out: str | None, height: int) -> list[_LegendLine]:
    """The lines of the legend: text, colour, the style of the sample before it, and whether it is a heading."""
    lines: list[_LegendLine] = [*_wrapped(title, _INK, "", True), *_wrapped(read_by, _INK, "", False)]
    if left_out is not None:
        lines += _wrapped(left_out, _INK, "", False)
    lines.append(("", _INK, "", False))
    groups = (("words", layers.words), ("tables", layers.tables), ("dates", layers.dates), ("names", layers.names))
    for kind, marks in groups:
        style = _STYLES[kind]
        lines.append((f"{style.title[0].upper()}{style.title[1:]}: {len(marks)}", style.colour, style.line, True))
    lines.append(("", _INK, "", False))
    room = (max(height, 620) - 2 * _PAD) // _LEADING - len(lines)
    notes = [
        (mark, style)
        for (_, marks), style in zip(groups[1:], list(_STYLES.values())[1:], strict=True)
        for mark in marks
    ]
    listed: list[_LegendLine] = []
    for count, (mark, style) in enumerate(notes):
        more = _wrapped(f"{mark.label}  {mark.note}", style.colour, "", False)
        rest = len(notes) - count
        if len(listed) + len(more) > room - (1 if rest > 1 else 0):
            listed.append((f"… en nog {rest}; planwacht extract toont alles.", _INK, "", False))
            break
        listed += more
    return lines + listed


def _wrapped(text: str, colour: Colour, sample: str, heading: bool) -> list[_LegendLine]:
    letter = font(_SIZE)
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and letter.getlength(longer) > _PANEL - 2 * _PAD:
            lines.append(line)
            line = f"      {word}"
        else:
            line = longer
    return [(part, colour, sample if index == 0 else "", heading) for index, part in enumerate([*lines, line])]


def _write_legend(image: Image.Image, left: int, lines: list[_LegendLine]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    pen.line([(left, 0), (left, image.height)], fill=(160, 160, 160), width=2)
    strokes = _Pen(image, 1.0)
    letter = font(_SIZE)
    y = _PAD
    for text, colour, sample, heading in lines:
        x = left + _PAD
        if sample:
            box = ((x, y + 3), (x + 44, y + 3), (x + 44, y + 20), (x, y + 20))
            _sample(strokes, pen, sample, box, colour)
            x += 60
        pen.text((x, y), text, fill=colour, font=letter, stroke_width=0.4 if heading else 0)
        y += _LEADING


def _sample(strokes: _Pen, pen: Any, sample: str, box: Outline, colour: Colour) -> None:
    if sample == "dotted":
        strokes.dotted(box, colour)
    elif sample == "dashed":
        strokes.solid(box, colour, 4)
        (x0, y0), _, (x1, y1), _ = box
        middle = (x0 + x1) / 2
        strokes.dashed(((middle, y0), (middle, y1), (middle, y1), (middle, y0)), colour)
    elif sample == "box":
        pen.polygon(box, fill=tuple(255 - (255 - part) * _TINT // 255 for part in colour))
        strokes.solid(box, colour, 3)
    else:
        strokes.underlined(box, colour)
