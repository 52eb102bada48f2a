"""One scan over a text: words of time get a class, all other words are one and the same.

The result is a string with one character a token, beside the spans and values. Every rule of the grammar is a regular
expression over that string, which makes a rule a line of class names and the whole search linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.dates.compound import compound
from pipeline.dates.dutch import PUNCTUATION, SETS, Mended, lexicon

CLASSES: dict[str, str] = {}


def char(name: str) -> str:
    """The private character that stands for a class of tokens."""
    return CLASSES.setdefault(name, chr(0x4E00 + len(CLASSES)))


OTHER, PARA, TAB = char("OTHER"), char("PARA"), char("TAB")
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    [\dOoIl]{{1,2}}([-./])[\dOoIl]{{1,2}}\1(?:[\dOoIl]{{4}}|\d\d)(?![-./]?\w) # 25-01-2021, O1-03-2021
  | {_LETTER}{{3,}}(?:['’]s(?!\w) | -[ ]?\n[ ]*[^\W\d_A-Z]+ | \d\w*)?        # a word; broken at a line end; week12
  | \d+(?:[-./:–~]\d+)+ | \d{{1,2}}[ ]?(?:<sup>\s*(?:e|de|ste)\s*</sup>|\^(?:e|de|ste)\b|(?:e|de|ste|ᵉ)(?![^\W_]))
  | \d+\w*                                                                 # 25-1, 108.000, 2e, 12, 3D
  | (?:{_LETTER}{{1,2}}\.){{2,3}} | [tT]\s?/\s?[mM](?!\w) | {_LETTER}+(?:-[ ]?\n[ ]*[^\W\d_A-Z]+|\d\w*)?
  | \n[ \t\r\xa0]*\n\s* | [\f\t]                                          # a blank line, a page, a cell
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
        entry = (char(name), value)
        known[word] = known.setdefault(word.capitalize(), entry)
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
    del known["een".upper()]
    known["EEN"] = (char("EEN"), 1)
    return known


Item = tuple[int, int, object]


def scan(text: str, begin: int, stop: int) -> tuple[str, list[Item]]:
    """Class characters and (start, end, value) of the tokens of ``text[begin:stop]``.

    Of a run of words that say nothing of time only one ``OTHER`` is kept.
    """
    known, seen = _lexicon(), _SEEN
    if len(seen) > 50_000:
        seen.clear()
    classes: list[str] = []
    items: list[Item] = []
    last = ""
    for match in _TOKEN.finditer(text, begin, stop):
        word = match.group()
        entry = known.get(word) or seen.get(word)
        if entry is None:
            entry = _unusual(word)
            if len(word) < 30:
                seen[word] = entry
        cls, value = entry
        if cls is OTHER:
            if last is OTHER:
                continue
        last = cls
        classes.append(cls)
        items.append((*match.span(), value))
    return "".join(classes), items


_SEEN: dict[str, tuple[str, object]] = {}
_NOTHING = (OTHER, None)
_ORDINAL = re.compile(r"([0-9]{1,2})[ ]?(?:<sup>\s*|\^)?(?:e|de|ste|ᵉ)(?:\s*</sup>)?\Z")


def _short(word: str) -> tuple[str, object]:
    first = word[0]
    if first == "\n":
        return PARA, None
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
    year, month, day = found[1]  # type: ignore[misc]
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
        return (PARA, None) if word[0] == "\n" else _NOTHING
    return _short(word)


def islands(classes: str, core: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Runs of tokens without any other word, blank line or tab, that hold a token of the ``core``."""
    for match in _ISLAND.finditer(classes):
        if core.search(classes, match.start(), match.end()):
            yield match.start(), match.end()


_ISLAND = re.compile(f"[^{OTHER}{PARA}{TAB}]+")


def pattern(rule: str) -> str:
    """A rule in class names as a regular expression over class characters; ``name=CLASS`` is a group."""

    def one(match: re.Match[str]) -> str:
        name = match[2]
        chars = "".join(char(part) for part in SETS.get(name, (name,)))
        body = f"[{chars}]"
        return f"(?P<{match[1]}>{body})" if match[1] else body

    spaced = rule.replace("(", "(?:").replace("(?:?", "(?")
    return re.sub(r"(?:(\w+)=)?\b([A-Z][A-Z_0-9]*)\b", one, spaced).replace(" ", "")
