"""The sentences of a paper as they stand on its pages, and the names of the rules in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from pipeline.checks.spoken import Held, Needed, Span, key_of
from pipeline.model import DateMention, Extraction, Page, Place
from pipeline.rulebook import Rulebook

_SCANNED = str.maketrans("QO01I58", "OOOIISB")
_CODE = re.compile(r"\b[A-Z0-9]{3,}\b")
LONGEST = 900
_HELD = Held()


class Said(Struct, frozen=True):
    """A sentence: its words on one line, from ``start`` to ``stop`` in the text of its page.

    ``further`` is the rest of it, where it goes on at the top of the next page; ``number`` counts the sentences of the
    paper. Where it stands and which dates are in it are looked up when they are asked for: of most they never are.
    """

    text: str
    start: int
    stop: int
    page: Page
    paper: Extraction
    further: Span | None = None
    number: int = 0

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

    ``words``: only sentences in which one of these words of the rules may stand, whole and not within a longer word.
    A check that names them as its ``words`` gets them without the others being looked at.
    """
    for number, needed in _HELD.saying(paper, words):
        said = _said(paper, number, needed)
        if said is not None:
            yield said


def preceding(said: Said) -> Said | None:
    """The sentence before it in its paper."""
    befores = (_said(said.paper, number, ()) for number in reversed(range(said.number)))
    return next((before for before in befores if before is not None), None)


def expect(words: Iterable[str]) -> None:
    """For which words checks will ask: papers are gone through for all of them at once."""
    _HELD.expect(words)


def forget() -> None:
    """Hold no sentences any more."""
    _HELD.forget()


def _said(paper: Extraction, number: int, needed: Needed) -> Said | None:
    """A sentence by its number; None where it is none, or says none of what is needed."""
    spoken = _HELD.of(paper)
    flat = spoken.flat(number)
    if not flat or len(flat) > LONGEST or (needed and not _may_say(flat.lower(), needed)):
        return None
    (page, start, stop), further = spoken.spans(number)
    raw = page.text[start:stop]
    if "\t" in raw and "\t" in raw.strip():
        return None
    return Said(flat, start, stop, page, paper, further, number)


def _may_say(low: str, needed: Needed) -> bool:
    for parts in needed:  # noqa: SIM110 - a generator costs more than what it asks
        if parts[0] in low and (len(parts) == 1 or all(part in low for part in parts)):
            return True
    return False


def says(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first of the words of the rules in the text; ``…`` is a gap of at most eighty characters."""
    return _pattern(words).search(text) if words and may_say(words, text) else None


def may_say(words: tuple[str, ...], text: str) -> bool:
    """Whether one of the words may stand in the text: a part of it does."""
    return _stands(words, text.lower())


def _stands(words: tuple[str, ...], low: str) -> bool:
    for key in _keys(words):  # noqa: SIM110 - a generator costs more than what it asks
        if key in low:
            return True
    return False


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    gapped = (r"\b.{1,80}?\b".join(re.escape(part.strip()) for part in word.split("…")) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(gapped, key=len, reverse=True))})(?!\w)", re.I)


@lru_cache(maxsize=1024)
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """A part of each word without which it does not stand in a text: looking for those costs far less."""
    return tuple(dict.fromkeys(key_of(word) or "" for word in words))


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
    shapes = _shapes(aliases)
    for match in _CODE.finditer(text) if shapes else ():
        if match.group().translate(_SCANNED) in shapes:
            return match
    return None


@lru_cache(maxsize=1024)
def _shapes(aliases: tuple[str, ...]) -> frozenset[str]:
    """Abbreviations as they look to who confuses letters."""
    long = (alias for alias in aliases if alias.isupper() and alias.isalpha() and len(alias) > 2)
    return frozenset(alias.translate(_SCANNED) for alias in long)


def bodies_in(text: str, rules: Rulebook) -> tuple[str, ...]:
    """The bodies named in the text, in the order of the rules."""
    low = text.lower()
    return tuple(id for id, names in rules.body_names if _stands(names, low) and _pattern(names).search(text))
