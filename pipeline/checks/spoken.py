"""Where the sentences of a paper stand, and in which of them the words are for which checks look: found once for all.

What is kept of a paper is small, a few numbers for each sentence: ten thousand papers say half a million.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.model import Extraction, Page

_PARAGRAPH = re.compile(r"\n[ \t\f]*\n|\f")
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:dd|d\.d|jl|a\.s|nr|dhr|mw|incl|bijv|m\.n|o\.a|ca|mr|drs|ir|prof|art|ma|di|wo|do|vr)|\b[A-Z])\.$", re.I
)
# A word broken over lines; ``tekst- en`` is none.
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-zà-ÿ])(?!(?:en|of|dan|naar)\b)")
_HYPHEN = re.compile(r"-[ \t]*\n")
_UNFINISHED = re.compile(r"\b(?:van|de|het|een|en|of|in|op|met|voor|door|aan|te|bij|over|naar)\s*$", re.I)
_WORDS = re.compile(r"\w+")
_COMMON = {
    "de", "het", "een", "van", "in", "op", "te", "en", "of", "aan", "met", "door", "bij", "dat", "die", "is", "niet",
    "voor", "zonder", "eerder", "gaat", "gaan", "gemeenten",
}  # fmt: skip
MOST_HEADING_WORDS = 4

Span = tuple[Page, int, int]
Needed = tuple[tuple[str, ...], ...]
"""For each of some words its parts between white space and gaps, the longest first: all of them stand where it does."""


class Spoken:
    """The sentences of a paper by their number, and the numbers of those in which a word stands.

    A sentence that goes on at the top of the next page is one, and counts on the page where it begins.
    """

    __slots__ = ("_first", "_further", "_held", "_in", "_starts", "_stops", "_words", "paper")

    def __init__(self, paper: Extraction, numbered: dict[str, int]) -> None:
        self.paper = paper
        self._first, self._starts, self._stops = array("I"), array("I"), array("I")
        self._further: dict[int, tuple[int, int]] = {}
        for page in paper.pages:
            self._add(page)
        self._first.append(len(self._starts))
        found = sorted({(numbered[word], at) for word, at in self._standing(numbered)})
        self._words, self._in = array("I", [word for word, _ in found]), array("I", [at for _, at in found])
        self._held = sum(1 << word for word in set(self._words))

    def __len__(self) -> int:
        return len(self._starts)

    def spans(self, number: int) -> tuple[Span, Span | None]:
        """Where a sentence stands, and where it goes on."""
        at = bisect_right(self._first, number) - 1
        further = self._further.get(number)
        here = (self.paper.pages[at], self._starts[number], self._stops[number])
        return here, (self.paper.pages[at + 1], *further) if further else None

    def flat(self, number: int) -> str:
        """The words of a sentence on one line."""
        (page, start, stop), further = self.spans(number)
        flat = mended(page.text[start:stop])
        return mended(f"{flat}\n{mended(further[0].text[further[1] : further[2]])}") if further else flat

    def holding(self, words: Mapping[int, Needed], mask: int) -> Iterator[tuple[int, Needed]]:
        """The numbers of the sentences in which one of these words stands, rising, with what else must stand there.

        ``mask`` has the bits of the words.
        """
        if not self._held & mask:
            return iter(())
        return _together((at, words[word]) for word, at in zip(self._words, self._in, strict=True) if word in words)

    def sought(self, words: Mapping[str, Needed]) -> Iterator[tuple[int, Needed]]:
        """The same of words that were not asked for when the paper was gone through."""
        return _together((at, words[word]) for word, at in set(self._standing(words)))

    def _add(self, page: Page) -> None:
        """The sentences of the next page."""
        spans = list(_spans(page))
        last = len(self._starts) - 1
        if spans and self._first and self._first[-1] <= last and self._goes_on(last, page, spans[0]):
            self._further[last] = spans.pop(0)
        self._first.append(last + 1)
        for start, stop in spans:
            self._starts.append(start)
            self._stops.append(stop)

    def _goes_on(self, last: int, page: Page, head: tuple[int, int]) -> bool:
        before = self.paper.pages[len(self._first) - 1]
        foot = before.text[self._starts[last] : self._stops[last]]
        return goes_on(mended(foot), mended(page.text[head[0] : head[1]]))

    def _standing(self, words: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The words, in lower case, that stand in the paper, each with the numbers of its sentences."""
        wanted = frozenset(words)
        for at, page in enumerate(self.paper.pages):
            low = page.text.lower()
            whole = set(self._broken(at, page.text)) if len(low) == len(page.text) else set(self._of_page(at))
            for number in whole:
                yield from ((word, number) for word in wanted.intersection(_WORDS.findall(self.flat(number).lower())))
            if len(low) != len(page.text):
                continue
            for word in wanted.intersection(words_of(low)):
                numbers = {self._at(at, place) for place in _places(word, low)}
                yield from ((word, number) for number in numbers if number is not None and number not in whole)

    def _broken(self, at: int, text: str) -> Iterator[int]:
        """The sentences of a page in which a word may be broken over lines, or that are one with those beside it."""
        first, end = self._first[at], self._first[at + 1]
        yield from (number for number in (first - 1, end - 1) if number in self._further)
        for hyphen in _HYPHEN.finditer(text):
            number = self._at(at, hyphen.start())
            if number is not None:
                yield number

    def _of_page(self, at: int) -> Iterator[int]:
        yield from range(max(0, self._first[at] - 1), self._first[at + 1])

    def _at(self, at: int, place: int) -> int | None:
        """The sentence at a place of a page; None between sentences."""
        first = self._first[at]
        number = bisect_right(self._starts, place, first, self._first[at + 1]) - 1
        return number if number >= first and place < self._stops[number] else None


class Held:
    """The papers that were gone through, each once, for the words of all checks."""

    def __init__(self) -> None:
        self._numbered: dict[str, int] = {}
        self._papers: dict[int, Spoken] = {}
        self._asked: dict[tuple[str, ...], _Asked] = {}

    def expect(self, words: Iterable[str]) -> None:
        """For which words of the rules papers are gone through from here on."""
        keys = {key for word in words if (key := key_of(word)) is not None}
        self._numbered = {key: number for number, key in enumerate(sorted(keys))}
        self._asked.clear()
        self.forget()

    def forget(self) -> None:
        """Hold no paper any more."""
        self._papers.clear()

    def of(self, paper: Extraction) -> Spoken:
        """The sentences of a paper."""
        found = self._papers.get(id(paper))
        if found is None:
            found = self._papers[id(paper)] = Spoken(paper, self._numbered)
        return found

    def saying(self, paper: Extraction, words: tuple[str, ...]) -> Iterator[tuple[int, Needed]]:
        """The sentences of a paper in which one of these words of the rules may stand, all of them where there is none.

        Of each its number, and the parts of words of which all of one must stand in it. Words that were not expected
        are sought as well, at the cost of going through the paper for them alone.
        """
        asked = self._asked.get(words)
        if asked is None:
            asked = self._asked[words] = self._ask(words)
        if asked.everywhere:
            return ((number, ()) for number in range(len(self.of(paper))))
        if len(asked.numbered) < len(asked.parts):
            return self.of(paper).sought(asked.parts)
        return self.of(paper).holding(asked.numbered, asked.mask)

    def _ask(self, words: tuple[str, ...]) -> _Asked:
        parts: dict[str, Needed] = {}
        for word in words:
            key = key_of(word)
            if key is None:
                return _Asked(True, {}, {}, 0)
            needed = tuple(sorted(filter(None, re.split(r"[\s…]+", word.lower())), key=len, reverse=True))
            parts[key] = (*parts.get(key, ()), needed)
        numbered = {self._numbered[key]: needed for key, needed in parts.items() if key in self._numbered}
        return _Asked(not words, parts, numbered, sum(1 << number for number in numbered))


class _Asked(NamedTuple):
    """Words for which a check looks, by their key and by its number where that was expected, and the bits of those.

    ``everywhere``: there are none, or one that has no letters and may stand in any sentence.
    """

    everywhere: bool
    parts: dict[str, Needed]
    numbered: dict[int, Needed]
    mask: int


def _together(found: Iterable[tuple[int, Needed]]) -> Iterator[tuple[int, Needed]]:
    """What may stand in each sentence, in the order of the sentences."""
    by_number: dict[int, Needed] = {}
    for number, needed in found:
        by_number[number] = by_number.get(number, ()) + needed
    return iter(sorted(by_number.items()))


@lru_cache(maxsize=4096)
def key_of(word: str) -> str | None:
    """The part by which a word of the rules is found: the longest that is not all too common; None without letters."""
    return max(_WORDS.findall(word.lower()), key=lambda part: (part not in _COMMON, len(part)), default=None)


def words_of(text: str) -> set[str]:
    """The different words of a text, among other pieces; what stands between white space is mostly one as it is."""
    found = set(text.split())
    odd = [piece for piece in found if not piece.isalnum()]
    return found.union(_WORDS.findall(" ".join(odd)))


def _places(word: str, low: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = low.find(word)
    while at >= 0:
        stop = at + len(word)
        if not _is_letter(low[at - 1 : at]) and not _is_letter(low[stop : stop + 1]):
            yield at
        at = low.find(word, stop)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


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
            if words := text[start:stop].lstrip():
                begin = stop - len(words)
                yield begin, begin + len(words.rstrip())
        at = paragraph.end() if paragraph else end


def _heading(paragraph: str) -> int:
    """How long the heading is that stands directly above a paragraph: few words, no stop, a capital below it."""
    first, newline, rest = paragraph.partition("\n")
    if not newline:
        return 0
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


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        close = stop.start() + 1
        if _ABBREVIATED.search(text[max(at, close - 8) : close]):
            continue
        yield at, close
        at = stop.end()
    yield at, end
