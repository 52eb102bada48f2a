"""Mending the text of a cell: line breaks, broken words, hyphens, ordinals and the remains of mark-up.

Policy for a hyphen at the end of a line (or before a blank, in text that lost its lines): it is dropped where the word
joined stands elsewhere in the paper, kept where the word with the hyphen does; else dropped where the next part begins
in lower case and the part before is no name (``G&JZ``, ``MT``, ``2021``); ``voor- en nadelen`` stays as it is.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterable

from pipeline.tables.lexicon import is_word

_TAG = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|span|p|div|ul|ol|li|br|font|small|a|s|mark)(?:\s[^<>]*)?/?>", re.I)
_SUPER = re.compile(r"(?<=\d)\s*(?:<sup>\s*(e|de|ste)\s*</sup>|\^\s?(e|de|ste))(?!\w)|(?<=\d)\s+\^?(e)(?=\s)", re.I)
_STARS = re.compile(r"(?<!\w)(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", re.S)
_HYPHEN = re.compile(r"([^\W_][\w&.]*)-\s+([^\W\d_]\w*)(?=(\s+\S+)?)")
_ORDINAL = re.compile(r"(?<=\d)[ \n]e(?=\s)")
_NUMBERS = re.compile(r"(\d)-\s+(?=\d)")
_PAIR = re.compile(r"\b([^\W\d_]{3,})(\s+)([^\W\d_]{1,20})\b")
_BREAK = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,40})[ ]{0,8}\n[ ]{0,8}([^\W\d_]{1,40})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_END = re.compile(r"(?:[vzjqxbcaiou]|[bcdfgkptv][lr]|[rlnm]{3}|[^aeiouy]{5})$")
_NO_START = re.compile(
    r"(?:(?![bcdfghjklmnpqrstvwxz]?[aeiouyëïöéü])(?!bl|br|ch|dr|dw|fl|fr|gl|gr|kl|kn|kr|kw|pl|pr|ps|sc|sf|sh|sj|sk|sl|sm"
    r"|sn|sp|st|tj|tr|ts|tw|vl|vr|wr|zw)[a-z])"
)
_SUSPENDED = {"en", "of", "tot", "als", "en/of"}
SHORT_WORDS = frozenset(
    re.findall(
        r"\w+",
        "aan als bij dan dat de der die dit door een en er had heeft het hij hoe hun ik in is kan maar meer met na "
        "naar niet nog nu of om onder ook op over per te tegen tijdens tot uit van via voor was wat we werd wie "
        "wij wordt zal ze zich zijn zo zonder",
    )
)
_ABBREVIATIONS = frozenset(
    re.findall(r"\w+", "bv cf ca dhr dr drs ds evt ing ir jl km mbt mr mw nl nr nrs nt obv pfh tbv tgv vs wk")
)
_MINIMUM = 6
_SHORTEST = 3
_LONG = 9
_ABBREVIATED = 4
_WHOLE = 4
_ENDING = 3


class Mender:
    """Mends cells with the words of the whole paper at hand."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.hyphened: set[str] = set()
        self.breaks: Counter[tuple[str, str]] = Counter()
        self._mended: dict[str, str] = {}
        for text in texts:
            self.breaks.update((one.casefold(), other.casefold()) for one, other in _BREAK.findall(text))
            words = _WORD.findall(text)
            self.hyphened.update(word.casefold() for word in words if "-" in word)
            self.words.update("-".join(words).casefold().split("-") if words else ())

    def mend(self, raw: str, full: Collection[int] = ()) -> str:
        """The text of a cell as it was meant: one line, words whole, without mark-up.

        ``full``: the places of the line breaks in ``raw`` at which the line had no room for one letter more.
        """
        if full:
            return self._whole(self._over_lines(raw, full), raw)
        text = self._mended.get(raw)
        if text is None:
            text = self._mended[raw] = self._whole(raw, raw)
        return text

    def _whole(self, text: str, raw: str) -> str:
        if "<" in text or "^" in text or "&" in text or "*" in text or "__" in text:
            text = _SUPER.sub(lambda found: next(filter(None, found.groups())), text)
            text = html.unescape(_TAG.sub(" ", text))
            text = _STARS.sub(r"\2", text)
        text = _ORDINAL.sub("e", text)
        if "-" in text:
            text = _NUMBERS.sub(r"\1-", text)
            text = _HYPHEN.sub(self._unhyphen, text)
        text = self._rejoin(text)
        text = " ".join(text.split())
        return re.sub(r"\s+([,;.:!?])(?=\s|$)", r"\1", text) if "<" in raw else text

    def join(self, above: str, below: str) -> str:
        """Two parts of a cell that a page break cut, mended as if it were a line break."""
        first, second = above.rsplit(" ", 1)[-1], below.split(" ", 1)[0]
        if self.breaks[first.casefold(), second.casefold()] and self._is_forced(first, second):
            return above + below
        return self.mend(f"{above}\n{below}")

    def _over_lines(self, raw: str, full: Collection[int]) -> str:
        """Words that were wider than their column, broken where the line was full, made whole."""
        lines, at = [""], 0
        for line in raw.split("\n"):
            first, second = lines[-1].strip().rsplit(" ", 1)[-1], line.strip().split(" ")[0]
            torn_number = first[-1:].isdigit() and second[:1].isdigit()
            if at - 1 in full and (torn_number or self._is_forced(first, second)):
                lines[-1] = lines[-1].rstrip() + line.lstrip()
            else:
                lines.append(line)
            at += len(line) + 1
        return "\n".join(lines)

    def _is_forced(self, first: str, second: str) -> bool:
        """Two halves of one word: neither stands elsewhere, nor looks whole."""
        if not (first.isalpha() and second[:1].islower() and second.strip(".,;:()/-").isalpha()):
            return False
        one, other = first.casefold(), second.strip(".,;:()").casefold()
        known = _stands_alone(one) and _stands_alone(other)
        if not known and is_word(one + other) and not (other in SHORT_WORDS and _stands_alone(one)):
            return True
        if other in SHORT_WORDS or other in _ABBREVIATIONS or one in SHORT_WORDS:
            return False
        if one + other in self.words:
            return True
        if known:
            return False
        together = self.breaks[one, other] + self.breaks[one, other] // 3
        if self.words[one] > together or (len(other) > 1 and self.words[other] > together):
            return False
        is_torn = _is_no_end(one) or _is_no_start(other)
        if len(first) < _LONG:
            return is_torn and len(first) >= _SHORTEST
        is_stem = any(len(word) > len(one) and word.startswith(one) for word in self.words)
        is_ending = len(other) <= _ENDING or any(len(word) > len(other) and word.endswith(other) for word in self.words)
        return not is_stem and (is_ending or is_torn)

    def _unhyphen(self, found: re.Match[str]) -> str:
        before, after, following = found.group(1), found.group(2), (found.group(3) or "").strip()
        joined, kept = (before + after).casefold(), f"{before}-{after}".casefold()
        if joined in self.words:
            return before + after
        if kept in self.hyphened:
            return f"{before}-{after}"
        if after.casefold() in _SUSPENDED and following.casefold() not in _SUSPENDED:
            return f"{before}- {after}"
        if after[0].islower() and not _is_name(before):
            short = len(before) <= _ABBREVIATED and not is_word(before.casefold())
            return f"{before}-{after}" if short and is_word(after) and not is_word(joined) else before + after
        return f"{before}-{after}"

    def _rejoin(self, text: str) -> str:
        """Words broken without a hyphen: the whole occurs elsewhere in the paper and its first part does not."""
        start = 0
        while (found := _PAIR.search(text, start)) is not None:
            first, gap, second = found.groups()
            start = found.start(3)
            if second[0].islower() and self._is_broken(first, second, "\n" in gap):
                text = text[: found.start()] + first + second + text[found.end() :]
                start = found.start()
        return text

    def _is_broken(self, first: str, second: str, line_end: bool) -> bool:
        joined = (first + second).casefold()
        if len(joined) < _MINIMUM:
            return False
        if self._is_torn_word(first.casefold(), second.casefold()):
            return True
        known = joined in self.words or any(
            word.startswith(joined) and len(word) - len(joined) <= 3 for word in (*self._inflected(joined),) if word
        )
        alone = self.words[second.casefold()] > 2 or second.casefold() in SHORT_WORDS
        return known and not alone and self.words[first.casefold()] <= (2 if line_end else 1)

    def _is_torn_word(self, one: str, other: str) -> bool:
        """Two halves of a Dutch word that are not both words themselves, and no abbreviation or name of this paper."""
        if (
            len(one + other) < _LONG
            or other in SHORT_WORDS
            or other in _ABBREVIATIONS
            or (is_word(one) and is_word(other))
        ):
            return False
        return self.words[one] <= 2 and self.words[other] <= 2 and is_word(one + other)

    def _inflected(self, word: str) -> Iterable[str]:
        return (form for form in (word + "sen", word + "en", word + "s", word + "n") if form in self.words)


def _stands_alone(word: str) -> bool:
    """A word that a line may end or begin with; the shortest of the list are rare, or the tails of others."""
    return word in SHORT_WORDS or (len(word) >= _WHOLE and is_word(word))


def _is_no_end(word: str) -> bool:
    """Dutch words end in no ``v``, ``z``, ``j`` but ``ij``, no single ``o`` or ``a`` as a rule, and in no ``dr``."""
    return _NO_END.search(word) is not None and not word.endswith(("ij", "foto", "auto", "euro", "info", "agenda"))


def _is_no_start(word: str) -> bool:
    """Dutch words begin with a vowel, one consonant, or a pair that opens a syllable."""
    return _NO_START.match(word) is not None


def _is_name(part: str) -> bool:
    """``G&JZ``, ``MT``, ``2021``: a hyphen after these belongs to the word."""
    return not part.isalpha() or (len(part) > 1 and part.isupper())
