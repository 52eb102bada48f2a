"""The sentences of a paper as they stand on its pages, and the names of the rules in them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from pipeline.model import DateMention, Extraction, Page, Place
from pipeline.rulebook import Rulebook

_PARAGRAPH = re.compile(r"\n[ \t\f]*\n|\f")
_STOP = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:dd|d\.d|jl|a\.s|nr|dhr|mw|incl|bijv|m\.n|o\.a|ca|mr|drs|ir|prof|art|ma|di|wo|do|vr)|\b[A-Z])\.$", re.I
)
_SCANNED = str.maketrans("QO01I58", "OOOIISB")
# A word broken over lines; ``tekst- en`` is none.
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-zà-ÿ])(?!(?:en|of|dan|naar)\b)")
_HYPHEN = re.compile(r"-[ \t]*\n")
_UNFINISHED = re.compile(r"\b(?:van|de|het|een|en|of|in|op|met|voor|door|aan|te|bij|over|naar)\s*$", re.I)
LONGEST = 900
MOST_HEADING_WORDS = 4


Span = tuple[Page, int, int]
Needed = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its words on one line, from ``start`` to ``stop`` in the text of its page.

    ``further`` is the rest of it, where it goes on at the top of the next page. Where it stands and which dates are in
    it are looked up when they are asked for: of most sentences they never are.
    """

    text: str
    start: int
    stop: int
    page: Page
    paper: Extraction
    further: Span | None = None

    @property
    def place(self) -> Place:
        """Where it stands, or begins."""
        page = self.page
        box = page.box(self.start, self.stop)
        return Place(self.paper.source.name, page.number, page.line(self.start), box, None, self.text)

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in it, with their place in the text of their page."""
        spans = [(self.page, self.start, self.stop), *([self.further] if self.further else [])]
        within = {page.number: (start, stop) for page, start, stop in spans}
        return tuple(
            one
            for one in self.paper.dates
            if one.page in within and within[one.page][0] <= one.start_char < within[one.page][1]
        )

    @property
    def timed(self) -> bool:
        """Whether one of its dates is a time that is known."""
        return any(one.start or one.end for one in self.dates)


def sentences(paper: Extraction, words: tuple[str, ...] = ()) -> Iterator[Said]:
    """The sentences of a paper in order; what is longer than a sentence can be (tables, lists) is left out.

    ``words``: only sentences in which one of these words of the rules may stand; pages without any need no splitting.
    """
    needed = _needed(words)
    on = [_on(page.text.lower(), needed) if needed else needed for page in paper.pages]
    may = [not needed or bool(here) for here in on]
    tail: Told | None = None
    for at, page in enumerate(paper.pages):
        if not may[at] and not any(may[max(0, at - 1) : at + 2]):
            tail = None
            continue
        told = _told(page)
        if tail is not None and told and goes_on(tail.flat, told[0].flat):
            yield from _said(paper, tail, told.pop(0), needed)
        elif tail is not None:
            yield from _said(paper, tail, None, needed)
        tail = told.pop() if told else None
        for each in told if may[at] else ():
            yield from _said(paper, each, None, on[at])
        if at + 1 == len(paper.pages) or not any(may[at : at + 3]):
            if tail is not None:
                yield from _said(paper, tail, None, needed)
            tail = None


class Told(NamedTuple):
    """A sentence or the part of one that stands on one page, and its words on one line."""

    page: Page
    start: int
    stop: int
    flat: str


def _said(paper: Extraction, told: Told, further: Told | None, needed: Needed) -> Iterator[Said]:
    page, start, stop, flat = told
    if further is not None:
        flat = mended(f"{flat}\n{further.flat}")
    if not flat or len(flat) > LONGEST or (needed and not _may_say(flat.lower(), needed)):
        return
    raw = page.text[start:stop]
    if "\t" in raw and "\t" in raw.strip():
        return
    yield Said(flat, start, stop, page, paper, (further.page, further.start, further.stop) if further else None)


def _told(page: Page) -> list[Told]:
    """What is said on a page."""
    flats, ends = _split_once(page)
    return [Told(page, *at) for at in zip(ends[::2], ends[1::2], flats.split("\n"), strict=True)] if ends else []


@lru_cache(maxsize=50_000)
def _split_once(page: Page) -> tuple[str, array[int]]:
    """The sentences of a page, each on its own line, and where each begins and ends: split once for all checks.

    Kept as small as that, for ten thousand papers say half a million sentences; ``forget`` lets go of it.
    """
    spans = list(_spans(page))
    flats = (mended(page.text[start:stop]) for start, stop in spans)
    return "\n".join(flats), array("I", chain.from_iterable(spans))


def forget() -> None:
    """Hold no sentences any more."""
    _split_once.cache_clear()


def _spans(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences of one page, without its running header and footer."""
    text = page.text
    for start, stop in page.furniture:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:stop]) + text[stop:]
    at = 0
    for paragraph in [*_PARAGRAPH.finditer(text), None]:
        end = paragraph.start() if paragraph else len(text)
        if heading := _heading(text[at:end]):
            yield at, at + heading
        for start, stop in _split(text, at + heading, end):
            words = text[start:stop].strip()
            if words:
                begin = start + len(text[start:stop]) - len(text[start:stop].lstrip())
                yield begin, begin + len(words)
        at = paragraph.end() if paragraph else end


def _heading(paragraph: str) -> int:
    """How long the heading is that stands directly above a paragraph: few words, no stop, a capital below it."""
    first, _, rest = paragraph.partition("\n")
    alone = 0 < len(first.split()) <= MOST_HEADING_WORDS and first.lstrip()[:1].isupper()
    below = rest.lstrip()[:1].isupper()
    if not alone or not below or first.rstrip()[-1] in ".,;:!?-" or _UNFINISHED.search(first):
        return 0
    return len(first)


def mended(raw: str) -> str:
    """The text on one line, words that were broken over two lines in one piece."""
    return " ".join(_BROKEN.sub("", raw).split())


def goes_on(text: str, following: str) -> bool:
    """Whether what stands at the foot of a page goes on at the top of the next: no stop, and no beginning there."""
    if text[-1:] in ".!?:;" or len(text.split()) < 2:
        return False
    return following[:1].islower() or (following[:1].isdigit() and text.rpartition(" ")[2].islower())


@lru_cache(maxsize=64)
def _needed(words: tuple[str, ...]) -> Needed:
    """The parts of each word between white space and gaps, the longest first: ``says`` needs all of one word."""
    parts = (sorted(filter(None, re.split(r"[\s…]+", word.lower())), key=len, reverse=True) for word in words)
    return tuple(dict.fromkeys(tuple(each) for each in parts))


def _may_say(low: str, needed: Needed) -> bool:
    for parts in needed:  # noqa: SIM110 - a generator costs more than what it asks
        if parts[0] in low and (len(parts) == 1 or all(part in low for part in parts)):
            return True
    return False


def _on(low: str, needed: Needed) -> Needed:
    """Those of the words that stand on a page; where a word may be broken over two of its lines, all or none."""
    found = tuple([parts for parts in needed if parts[0] in low and all(part in low for part in parts[1:])])
    return needed if found and _HYPHEN.search(low) else found


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ABBREVIATED.search(text[max(at, stop.start() - 8) : stop.start()]):
            continue
        yield at, stop.start()
        at = stop.end()
    yield at, end


def says(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first of the words of the rules in the text; ``…`` is a gap of at most eighty characters."""
    return _pattern(words).search(text) if words else None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    gapped = (r"\b.{1,80}?\b".join(re.escape(part.strip()) for part in word.split("…")) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(gapped, key=len, reverse=True))})(?!\w)", re.I)


def products_in(text: str, rules: Rulebook) -> tuple[str, ...]:
    """The products named in the text, in its order; also abbreviations of which scanning confused letters (DVQ)."""
    found = [
        (match.start(), product.id)
        for product in rules.products
        if not product.algemeen
        and (match := says((product.naam, *product.aliassen), text) or _scanned(product.aliassen, text))
    ]
    return tuple(dict.fromkeys(id for _, id in sorted(found)))


def about(said: Said, rules: Rulebook) -> str | None:
    """The product of a sentence: named in it, else the one named last before it on its page, else the paper's own."""
    here = products_in(said.text, rules)
    if here:
        return here[0]
    before = " ".join(said.page.text[: said.start].split())
    last = max(
        (
            (match.start(), product.id)
            for product in rules.products
            if not product.algemeen
            for match in _pattern((product.naam, *product.aliassen)).finditer(before)
        ),
        default=None,
    )
    return last[1] if last is not None else said.paper.topic


def _scanned(aliases: tuple[str, ...], text: str) -> re.Match[str] | None:
    shapes = {alias.translate(_SCANNED) for alias in aliases if alias.isupper() and alias.isalpha() and len(alias) > 2}
    for match in re.finditer(r"\b[A-Z0-9]{3,}\b", text) if shapes else ():
        if match.group().translate(_SCANNED) in shapes:
            return match
    return None


def bodies_in(text: str, rules: Rulebook) -> tuple[str, ...]:
    """The bodies named in the text, in the order of the rules."""
    return tuple(body.id for body in rules.bodies if says((body.naam, *body.aliassen), text))
