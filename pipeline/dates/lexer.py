"""One scan over a text: words of time get a class, all other words are one and the same.

The result is a string with one character a token, beside the spans and values. Every rule of the grammar is a regular
expression over that string, which makes a rule a line of class names and the whole search linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.dates.classes import char
from pipeline.dates.compound import compound
from pipeline.dates.dutch import PUNCTUATION, Mended, lexicon
from pipeline.openings import opening

OTHER, PARA, TAB = char("OTHER"), char("PARA"), char("TAB")
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    [\dOoIl]{{1,2}}([-./])[\dOoIl]{{1,2}}\1(?:[\dOoIl]{{4}}|\d\d)(?![-./]?\w) # 25-01-2021, O1-03-2021
  | {_LETTER}{{3,}}(?:['’]s(?!\w) | -[ ]?\n[ ]*[^\W\d_A-Z]+ | \d\w*)?        # a word; broken at a line end; week12
  | \d+(?:[-./:–~]\d+){{1,8}} | \d{{1,2}}de(?![^\W_])
  | \d{{1,2}}[ ]?(?:<sup>\s*(?:e|de|ste)\s*</sup>|\^(?:e|de|ste)\b|(?:e|ste|ᵉ)(?![^\W_]))
  | \d+\w*                                                                 # 25-1, 108.000, 2e, 12, 3D
  | (?:{_LETTER}{{1,2}}\.){{2,3}} | [tT]\s?/\s?[mM](?!\w) | {_LETTER}+(?:-[ ]?\n[ ]*[^\W\d_A-Z]+|\d\w*)?
  | \n[ \t\r\xa0]*\n\s* | [\f\t] | [ \xa0]{{8,}}                            # a blank line, a page, a cell or column
  | ['’][st](?!\w) | _+\w* | [^\s\w]
    """,
    re.VERBOSE,
)
_SMALL_WORD_NUMBER = re.compile(r"(?i)(w|wk|week|q|kw|h)(\d{1,2})\Z")


class Token(NamedTuple):
    """A token, or what a rule made of several: class character, span in the text, value."""

    cls: str
    start: int
    end: int
    value: object


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, object]]:
    known: dict[str, tuple[str, object]] = {}
    for word, (name, value) in lexicon().items():
        entry = (char(name), value) if name != "OTHER" else _NOTHING
        known[word] = known[word.capitalize()] = known[word.upper()] = entry
    for mark, name in PUNCTUATION.items():
        known[mark] = (char(name), None)
    for number in range(1, 100):
        name = "N12" if number <= 12 else "N31" if number <= 31 else "N53" if number <= 53 else "N99"
        known[str(number)] = known[f"{number:02d}"] = (char(name), number)
    for year in range(1000, 2100):
        known[str(year)] = (char("YEAR") if year >= 1900 else char("OLDYEAR"), year)
    known["00"] = (char("N99"), 0)
    known["\t"] = (TAB, None)
    known["\f"] = (PARA, None)
    return known


Item = tuple[int, int, object]
_NOTHING = (OTHER, None)
_ROOM = 50_000


def scan(text: str, begin: int, stop: int) -> tuple[str, list[Item]]:
    """Class characters and (start, end, value) of the tokens of ``text[begin:stop]``.

    Of a run of words that say nothing of time only one ``OTHER`` is kept.
    """
    known = _seen()
    if len(known) > _ROOM:
        _seen.cache_clear()
        known = _seen()
    classes: list[str] = []
    items: list[Item] = []
    add, keep = classes.append, items.append
    quiet = False
    for match in _TOKEN.finditer(text, begin, stop):
        word = match.group()
        entry = known.get(word)
        if entry is None:
            entry = _unusual(word)
            if len(word) < 30:
                known[word] = entry
        if entry is _NOTHING:
            if quiet:
                continue
            quiet = True
        else:
            quiet = False
        add(entry[0])
        start, end = match.span()
        keep((start, end, entry[1]))
    return "".join(classes), items


@lru_cache(maxsize=1)
def _seen() -> dict[str, tuple[str, object]]:
    """The lexicon and the words met so far, by their spelling in the text."""
    return dict(_lexicon())


_ORDINAL = re.compile(r"([0-9]{1,2})[ ]?(?:<sup>\s*|\^)?(?:e|de|ste|ᵉ)(?:\s*</sup>)?\Z")


def _short(word: str) -> tuple[str, object]:
    first = word[0]
    if first == "\n":
        return PARA, None
    if first.isspace():
        return TAB, None
    if first.isdigit():
        found = _number(word)
        return found if found is not _NOTHING else _scanned(word)
    known = _lexicon()
    lower = word.lower().replace("\u2019", "'")
    if lower in known:
        return known[lower]
    if "\n" in word:
        return known.get(re.sub(r"-\s*", "", lower), _NOTHING)
    if lower.replace(" ", "").replace("\n", "") == "t/m":
        return known["t/m"]
    small = _SMALL_WORD_NUMBER.match(word)
    if small:
        kind = small[1].lower()
        number = int(small[2])
        if kind == "q" and 1 <= number <= 4:
            return char("QNUM"), number
        if kind in ("w", "wk", "week") and 1 <= number <= 53:
            return char("WNUM"), number
        if kind == "h" and number in (1, 2):
            return char("HNUM"), number
    return _scanned(word)


_SPOILED = re.compile(r"(?=.*[0-9])(?=.*[OolI])[0-9OolI]{2}(?:([-./])[0-9OolI]{1,2}\1[0-9OolI]{4})?\Z")
_MEND = str.maketrans("OolI", "0011")


def _scanned(word: str) -> tuple[str, object]:
    """A day or a date in which a scanner took a digit for a letter: l5, 3O, O1-03-2021."""
    if not _SPOILED.match(word):
        return _NOTHING
    mended = word.translate(_MEND)
    if len(mended) == 2:
        return (char("OCRDAY"), Mended(mended)) if 1 <= int(mended) <= 31 else _NOTHING
    if len(mended) < 3:
        return _NOTHING
    found = compound(mended)
    if found is None or found[0] != "DMY":
        return _NOTHING
    assert isinstance(found[1], tuple)
    year, month, day = found[1]
    return char("DMY"), (year, month, Mended(day))


def _number(word: str) -> tuple[str, object]:
    ordinal = _ORDINAL.match(word)
    if ordinal:
        number = int(ordinal[1])
        name = "O12" if number <= 12 else "O31" if number <= 31 else "O99"
        return (char(name), number) if number else _NOTHING
    if word[-1] in "xX" and word[:-1].isdigit() and len(word) < 4:
        return char("TIMESX"), int(word[:-1])
    name_value = compound(word)
    return (char(name_value[0]), name_value[1]) if name_value else _NOTHING


def _unusual(word: str) -> tuple[str, object]:
    if len(word) > 40:
        return (PARA, None) if word[0] == "\n" else (TAB, None) if word[0].isspace() else _NOTHING
    return _short(word)


CORE_NAMES = (
    "MONTH", "WEEKDAY", "WEEK", "WEEKS", "WEEKNO", "WNUM", "DMY", "DM", "DMDM", "DMYDMY", "MY", "YEARS", "YEAR",
    "YEARWORD", "CENTURYWORD", "QUARTER", "QNUM", "HNUM", "HALFTH", "SEASON", "HOLIDAY", "HOLHEAD", "VACNAME",
    "DEICTIC", "UNIT", "YEARUNIT", "JAREN", "ADVERB", "CENTURY", "SHORTDAY", "O12", "O31", "KW", "QLETTER", "OCRDAY",
)  # fmt: skip
_MARGIN = 32


def windows(lower: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text in lower case, in order and apart, in which a word or number of time stands.

    Their ends lie between words, ``_MARGIN`` characters or more from the nearest such word.
    """
    first = last = -1
    found = [match.span() for match in _gate().finditer(lower, begin, stop)]
    found += [match.span() for match in _NUMBERS.finditer(lower, begin, stop)]
    found.sort()
    for start, end in found:
        if start - _MARGIN > last:
            if last >= 0:
                yield _edges(lower, first, last, begin, stop)
            first = start - _MARGIN
        last = max(last, end + _MARGIN)
    if last >= 0:
        yield _edges(lower, first, last, begin, stop)


def _edges(text: str, first: int, last: int, begin: int, stop: int) -> tuple[int, int]:
    first = max(begin, first)
    while first > begin and not text[first - 1].isspace():
        first -= 1
    last = min(stop, last)
    while last < stop and not text[last].isspace():
        last += 1
    return first, last


# The beginning of a month or weekday that was broken at the end of a line: ``26 septem-``.
_BROKEN = (
    r"(?:ja|fe|au|ok|no|de|se|ma|di|wo|do|vr|za|"
    r"(?:jan|feb|aug|sep|okt|nov|dec|maan|dins|woens|donder|vrij|zater|zon)[a-z]{0,6})-[ ]?\n"
)


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    cores = {char(name) for name in CORE_NAMES}
    words = {word for word, (cls, _) in _lexicon().items() if cls in cores and word.isalpha() and word == word.lower()}
    years = {word for word in words if word.endswith(("tig", "tien", "elf", "twaalf")) or "honderd" in word}
    heads = {word[: word.index("honderd")] for word in years if "honderd" in word}
    spelled = rf"{_trie(heads, '')}(?:honderd|en?\w*tig|\w*tig)\w*"
    plain = _trie(words - years - {word for word in words if _YEARLIKE.match(word)})
    return opening(rf"\b(?:{plain}|{spelled}|tweeduizend|{_BROKEN})")


# Digits that may be a date: joined to others, a year, an ordinal, after a letter (w10, q3), or spoiled by a scanner.
_NUMBERS = re.compile(
    r"[0-9](?:[-./–~][\doil]|(?<=1)9\d\d|(?<=2)0\d\d|[ ]?(?:<sup>|\^|(?:e|de|ste|ᵉ)(?![^\W_]))"
    r"|[oil](?!\w{3})|(?<=[oilwkqh][0-9]))"
)
_YEARLIKE = re.compile(r"\w+(?:duizend\w+|honderd)")


def _trie(words: set[str], end: str = r"\b") -> str:
    """An alternation in which words share their beginnings, so that a search fails on the first letters."""
    branches: dict[str, set[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], set()).add(word[1:])
    if not branches:
        return end
    sides = [re.escape(letter) + _trie(tails, end) for letter, tails in sorted(branches.items())]
    if "" in words:
        sides.append(end)
    return sides[0] if len(sides) == 1 else f"(?:{'|'.join(sides)})"


def islands(classes: str, core: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Runs of tokens without any other word, blank line or tab, that hold a token of the ``core``."""
    for match in _ISLAND.finditer(classes):
        if core.search(classes, match.start(), match.end()):
            yield match.start(), match.end()


_ISLAND = re.compile(f"[^{OTHER}{PARA}{TAB}]+")
