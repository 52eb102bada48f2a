"""Ruling lines and filled areas of a PDF page, from pdfium's own path objects, in displayed coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct

from pipeline.model import Box
from pipeline.reading.glyphs import Place

MAX_OBJECTS = 20_000
MAX_SEGMENTS = 60_000
_DEEPEST = 4
_THIN = 3.5
_STRAIGHT = 0.7


class Rule(NamedTuple):
    """A straight line: at ``at`` on one axis, from ``start`` to ``end`` on the other."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled rectangle with its colour as ``#RRGGBB``."""

    box: Box
    colour: str


class Drawing(Struct):
    """What is drawn on a page beside text: rules, fills, images, shapes and their points.

    ``largest_image`` in square points, ``image_dpi`` its dots an inch (0 where it cannot be told).
    ``overfull``: more than can be a table; nothing more was collected.
    """

    horizontal: list[Rule]
    vertical: list[Rule]
    fills: list[Fill]
    images: int = 0
    largest_image: float = 0.0
    image_dpi: float = 0.0
    shapes: int = 0
    points: int = 0
    overfull: bool = False


def drawing(page: Any, place: Place) -> Drawing:
    """The rules, fills and images of a page, forms included."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfObject

    found = Drawing([], [], [])
    for seen, kind, shape, form in _objects(page, pdfium):
        if seen >= MAX_OBJECTS or found.points > MAX_SEGMENTS:
            found.overfull = True
            break
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.images += 1
            _image(PdfObject(shape, page=page, container=form), place, found)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.shapes += 1
            _path(shape, form, place, found, pdfium)
    return found


def _objects(page: Any, pdfium: Any) -> Iterator[tuple[int, int, Any, Any]]:
    """Number, type, handle and surrounding form of each object, pieces of text apart unless there are too many.

    By handle: an object of Python for each is most of what they cost.
    """
    from pypdfium2 import PdfiumError, PdfObject

    handle, get, type_of = page.raw, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    count, number = pdfium.FPDFPage_CountObjects(handle), -1
    if count < 0:
        raise PdfiumError("the objects of the page cannot be counted")
    for index in range(count):
        shape = get(handle, index)
        kind = type_of(shape)
        number += 1
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and number < MAX_OBJECTS:
            continue
        if kind == pdfium.FPDF_PAGEOBJ_UNKNOWN:
            raise PdfiumError("an object of the page has no type")
        yield number, kind, shape, None
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            form = PdfObject(shape, page=page)
            for inner in page.get_objects(max_depth=_DEEPEST, form=form, level=1):
                number += 1
                yield number, inner.type, inner.raw, inner.container


def _image(shape: Any, place: Place, found: Drawing) -> None:
    """Note the image if it is the largest. Images in a form: measured in the form's own space."""
    box = place(*shape.get_bounds())
    area = max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)
    if area <= found.largest_image:
        return
    found.largest_image = area
    width, height = shape.get_px_size()
    found.image_dpi = 72 * (width * height / area) ** 0.5


def _path(shape: Any, form: Any, place: Place, found: Drawing, pdfium: Any) -> None:
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(shape, fill_mode, stroke):
        return
    if not fill_mode.value and not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(shape)
    found.points += max(count, 0)
    for points in _outlines(shape, form, pdfium, place, min(count, MAX_SEGMENTS)):
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if fill_mode.value and (box.bottom - box.top <= _THIN or box.x1 - box.x0 <= _THIN):
            _thin(box, found)
            continue
        if fill_mode.value and _is_rectangle(points, box):
            colour = _colour(shape, pdfium)
            if colour is not None:
                found.fills.append(Fill(box, colour))
            elif found.fills and _is_border(found.fills[-1].box, box):
                _frame(found.fills.pop().box, box, found)
        if stroke.value:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > _STRAIGHT:
                    found.horizontal.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
                elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > _STRAIGHT:
                    found.vertical.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def _is_border(outer: Box, inner: Box) -> bool:
    """What a white rectangle leaves of the filled one below it is a line on all four sides."""
    sides = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    return all(0 <= side <= _THIN for side in sides) and sum(sides) > 0


def _frame(outer: Box, inner: Box, found: Drawing) -> None:
    """The sides that are left of a filled rectangle, as lines."""
    for at, next_to in ((outer.top, inner.top), (outer.bottom, inner.bottom)):
        if abs(at - next_to) > 0.05:
            found.horizontal.append(Rule((at + next_to) / 2, outer.x0, outer.x1))
    for at, next_to in ((outer.x0, inner.x0), (outer.x1, inner.x1)):
        if abs(at - next_to) > 0.05:
            found.vertical.append(Rule((at + next_to) / 2, outer.top, outer.bottom))


def _thin(box: Box, found: Drawing) -> None:
    """A filled rectangle so thin that it is a line."""
    if box.bottom - box.top <= box.x1 - box.x0:
        found.horizontal.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
    else:
        found.vertical.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))


def _outlines(shape: Any, form: Any, pdfium: Any, place: Place, count: int) -> list[list[tuple[float, float]]]:
    """The sub-paths of a path object as points in displayed coordinates; curves by their end points."""
    from pypdfium2 import PdfiumError, PdfMatrix

    drawn = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, drawn):
        raise PdfiumError("a path has no matrix")
    matrix = PdfMatrix.from_raw(drawn)
    while form is not None:
        matrix = matrix.multiply(form.get_matrix())
        form = form.container
    a, b, c, d, e, f = matrix.get()
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        px, py = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        point = place(px, py, px, py)[:2]
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return [outline for outline in outlines if len(outline) > 1]


def _is_rectangle(points: list[tuple[float, float]], box: Box) -> bool:
    return len(points) >= 4 and all(
        min(abs(x - box.x0), abs(x - box.x1)) < 1 and min(abs(y - box.top), abs(y - box.bottom)) < 1 for x, y in points
    )


def _colour(shape: Any, pdfium: Any) -> str | None:
    """The fill colour, or None where it is white or transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha) or alpha.value < 16:
        return None
    if min(red.value, green.value, blue.value) >= 250:
        return None
    return f"#{red.value:02X}{green.value:02X}{blue.value:02X}"
