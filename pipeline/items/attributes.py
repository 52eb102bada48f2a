"""What is said of a product before its name: ``het door de raden vastgestelde plan``, ``het vast te stellen plan``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from pipeline.model import NameMention
from pipeline.ruletypes import Act

_REACH = 140
# Between the article and the participle: by whom, when, whether already; and between the participle and the name.
_OPENS = (
    r"(?:door|op|in|nog|al|reeds|inmiddels|onlangs|recent|eerder|eind|begin|medio|half|v[oó][oó]r|na|tussen|definitief|nu|"
    r"daar)\b"
)
_NAME = (
    r"(?:(?!vorige\b|oude\b|eerdere\b|huidige\b|eerste\b)[a-zë]+e\s+){0,2}"
    r"(?:(?:versie|tekst|variant)\s+van\s+(?:het|de)\s+(?:\w+e\s+)?)?"
)
_PARTICIPLE = re.compile(r"(?:\w*ge\w+(?:d|t)|be\w+(?:d|t))")
_STRONG = re.compile(r"besproken|\w*(?:genomen|gesproken)")
_NOT_SO = re.compile(
    r"\b(?:zal|zullen|zou|zouden|moet|moeten|kan|kunnen|wordt|worden|zodra|indien|wanneer|als(?!\s+(?:bijlage|\w*stuk|link))|nadat|voordat|tot(?:dat)?|"
    r"straks|dan|komt|komen|volgt|volgen|start|starten|gaat|gaan\b(?!\s+hierbij)|mits|tenzij|geen|niet|of|vorig|vorige|destijds|"
    r"ooit|toen|verwacht\w*|bedoeling|na)\b",
    re.I,
)
_GOES_WITH = re.compile(r"\b(?:bij|met)\s+(?:deze|dit)\s+\w+\s+gaa[nt]\b|\bgaa[nt]\s+(?:hierbij|bijgaand)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Attribute(Struct, frozen=True):
    """The span from the article up to the name, the act in it, the product, and whether the act is told as done."""

    start: int
    end: int
    act: NameMention
    product: str
    done: bool

    def holds(self, start: int, end: int) -> bool:
        """Whether a span of the sentence lies in it."""
        return self.start <= start and end <= self.end


def attributes(text: str, products: Sequence[NameMention], acts: tuple[Act, ...]) -> list[Attribute]:
    """The attributes of the products of a sentence that tell of an act."""
    found = []
    for product in products:
        first = max(0, product.start - _REACH)
        match = _pattern(acts).search(text[first : product.start])
        if match is None:
            continue
        done = match["done"] is not None
        said = (match["done"] or match["ahead"]).casefold()
        words = _participles(acts) if done else _infinitives(acts)
        begin, end = (first + at for at in match.span("done" if done else "ahead"))
        act = NameMention("act", words[" ".join(said.split())], begin, end)
        found.append(Attribute(first + match.start(), product.start, act, product.id, done))
    return found


def told_as_done(text: str, attribute: Attribute, year: int | None) -> bool:
    """Whether the sentence says that it was done by now, and not that it will have been by another time.

    ``year`` is that of the paper: what was done in another year is another round.
    """
    if not attribute.done or (year is not None and any(int(said) < year for said in _YEAR.findall(text))):
        return False
    around = _GOES_WITH.sub(" ", text[: attribute.start] + " | " + text[attribute.end :])
    return _NOT_SO.search(around) is None


@lru_cache(maxsize=4)
def _participles(acts: tuple[Act, ...]) -> dict[str, str]:
    """``vastgestelde`` and the like, each with its act."""
    words = ((word, act.id) for act in acts for word in act.woorden if not act.algemeen)
    return {
        word if word.endswith("en") else f"{word}e": id
        for word, id in words
        if _PARTICIPLE.fullmatch(word) or _STRONG.fullmatch(word)
    }


@lru_cache(maxsize=4)
def _infinitives(acts: tuple[Act, ...]) -> dict[str, str]:
    """``vast te stellen`` and the like, each with its act."""
    words = ((word, act.id) for act in acts for word in act.woorden if not act.algemeen)
    return {word: id for word, id in words if re.fullmatch(r"(?:\w+ )?te \w+en", word)}


@lru_cache(maxsize=4)
def _pattern(acts: tuple[Act, ...]) -> re.Pattern[str]:
    """The article, what stands between, the word of the act, and adjectives up to the name."""
    done, ahead = (
        "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
        for words in (_participles(acts), _infinitives(acts))
    )
    return re.compile(
        rf"\b(?:het|de|een)\s+(?:{_OPENS}[^,;:]{{0,70}}?\s)?"
        rf"(?:(?P<done>{done})|(?P<ahead>{ahead}))\s+{_NAME}$",
        re.I,
    )
