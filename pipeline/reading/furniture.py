"""Running headers, footers and page numbers: lines at the edges of pages that return on other pages.

They stay in the page's text. Tables are looked for without them, and ``Page.furniture`` says where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.model import Document, Page
from pipeline.reading.glyphs import Token
from pipeline.reading.gutters import segments, usual_space
from pipeline.reading.lines import Line, lines_of

_EDGE_LINES = 3
_EDGE_SHARE = 0.12
_MOST_HEAD_PARTS = 2
_LONGEST = 200
_COVERS = 2
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|bladzijde|blad|blz|pag|p|page)\b\.?:?\s*)?0+(?:\s*(?:van|/|-|–|\||of)\s*0+)?\W*", re.I
)

_NUMBER = re.compile(r"\d+")

_PageLine = tuple[int, int, str]


class EdgeLines:
    """The lines seen at the edges of pages so far, without their digits, with the pages on which they stand."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[int, str]] = {}

    def learn(self, number: int, words: list[Token], height: float) -> list[Line]:
        """The edge lines of page ``number``, remembered."""
        top, bottom = _EDGE_SHARE * height, (1 - _EDGE_SHARE) * height
        upper = lines_of([word for word in words if word.box[3] < top])[:_EDGE_LINES]
        lower = lines_of([word for word in words if word.box[1] > bottom])[-_EDGE_LINES:]
        space = usual_space([*upper, *lower])
        upper = [line for line in upper if len(segments(line, space)) <= _MOST_HEAD_PARTS]
        for line in (*upper, *lower):
            self._seen.setdefault(_shape(_text(line)), {})[number] = _text(line)
        return [*upper, *lower]

    def running(self, number: int, edges: list[Line]) -> list[Line]:
        """Those of the edge lines that stand on another page too."""
        return [
            line
            for line in edges
            if any(
                page != number and _is_same(_text(line), text, number)
                for page, text in self._seen.get(_shape(_text(line)), {}).items()
            )
        ]


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def _is_same(text: str, other: str, number: int) -> bool:
    """The same line of two pages: word for word, or but for the number of the page (covers may not be counted)."""
    if text == other:
        return True
    numbers = {int(found) for found in re.findall(r"(?<![\d-])\d{1,4}(?![\d-])", text)}
    return any(number - _COVERS <= one <= number + _COVERS for one in numbers)


def _shape(text: str) -> str:
    """The words of a line, each number made one 0."""
    return _NUMBER.sub("0", " ".join(text.split())).casefold()


def marked(document: Document) -> Document:
    """The document with the furniture of its pages, the white around it included; one page alone has none."""
    if len(document.pages) < 2:
        return document
    heads: dict[str, list[str]] = {}
    feet: dict[str, list[str]] = {}
    told = [_at_edges(page) for page in document.pages]
    for lines in told:
        for counts, part in ((heads, lines[:_EDGE_LINES]), (feet, lines[-_EDGE_LINES:])):
            for shape, text in {_shape(text): text for _, _, text in part}.items():
                counts.setdefault(shape, []).append(text)
    marks = (_marked(page, lines, heads, feet) for page, lines in zip(document.pages, told, strict=True))
    return replace(document, pages=tuple(marks))


def _marked(page: Page, lines: list[_PageLine], heads: dict[str, list[str]], feet: dict[str, list[str]]) -> Page:
    first = next(
        (at for at, (_, _, text) in enumerate(lines[:_EDGE_LINES]) if not _returns(text, heads, page.number)), 0
    )
    rest = lines[first:]
    last = next(
        (at for at, (_, _, text) in enumerate(rest[: -_EDGE_LINES - 1 : -1]) if not _returns(text, feet, page.number)),
        0,
    )
    spans = []
    if first and rest:
        spans.append((0, rest[0][0]))
    if last and len(rest) > last:
        spans.append((rest[-last - 1][1], len(page.text)))
    return replace(page, furniture=tuple(spans)) if spans else page


def _at_edges(page: Page) -> list[_PageLine]:
    """The first and the last lines of the page: the others cannot return on other pages, and are not kept."""
    lines = list(_lines(page))
    return lines if len(lines) <= 2 * _EDGE_LINES else [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]


def _returns(text: str, seen: dict[str, list[str]], number: int) -> bool:
    if text == "\t":
        return False
    shape = _shape(text)
    others = seen.get(shape, [])
    if len(others) > 1 and (others.count(text) > 1 or _is_same(text, "", number)):
        return True
    return _PAGE_NUMBER.fullmatch(shape) is not None


def _lines(page: Page) -> Iterator[_PageLine]:
    """Start, end and text of the lines that hold text: no rows of tables, no paragraphs."""
    at = 0
    grids = [(min(c.start for c in g.cells), max(c.end for c in g.cells)) for g in page.grids if g.cells]
    for line in page.text.split("\n"):
        end = at + len(line)
        inside = bool(grids) and any(start <= at < stop or at < start < end for start, stop in grids)
        if line.strip():
            yield at, end, "\t" if inside or "\t" in line or len(line) > _LONGEST else line
        at = end + 1
