"""Which municipality speaks in a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from pipeline.model import Document, NameMention, Sentence
from pipeline.openings import opening
from pipeline.rulebook import Municipality

Recognise = Callable[[str], tuple[NameMention, ...]]

_HEAD, _TAIL = 600, 1500
_SPEAKER = re.compile(r"(?:burgemeester en wethouders|gemeente|college)\W+(?:van\W+)?")
_SPEAKER_BEFORE = re.compile(rf"{_SPEAKER.pattern}$")


_FIRST_PERSON = re.compile(r"\b(?:wij|we|ons|onze)\b", re.I)
_NAMED = opening(r"(?:\b[Gg]emeente|[Ww]ethouders van(?: de gemeente)?)[ \n]+([A-Z][a-z]{6,})")
_LEAST_LETTERS, _MOST_SLIPS = 8, 2


def municipality_of(
    document: Document,
    name: str,
    recognise: Recognise,
    municipalities: tuple[Municipality, ...],
    addressed: str = "",
    sentences: Iterable[Sentence] = (),
) -> str | None:
    """The municipality that speaks: letterhead, signature, officials and first person count; a tie or silence is None.

    ``recognise`` finds names in a text, spelling slips included. ``addressed``: to whom a paper goes that a college
    writes to its own council. ``sentences``: those of its running text, with their names.
    """
    text = "\n".join(page.text for page in document.pages)
    score: Counter[str] = Counter()
    for mention in recognise(re.sub(r"[\W_]+", " ", name)):
        if mention.kind == "municipality":
            score[mention.id] += 4
    for mention in recognise(text[:_HEAD]):
        begin = text.rfind("\n", 0, mention.start) + 1
        end = text.find("\n", mention.end)
        line = text[begin : end if end >= 0 else len(text)]
        if mention.kind == "municipality" and len(line.split()) <= 4:
            score[mention.id] += 3
    for mention in recognise(addressed):
        if mention.kind == "municipality":
            score[mention.id] += 3
    tail = text[-_TAIL:]
    for part, weight in ((text[:_HEAD], 3), (tail, 5)):
        for found in _NAMED.finditer(part):
            if (meant := _misspelt(found.group(1), municipalities)) is not None:
                score[meant] += weight
    for mention in recognise(tail) if _SPEAKER.search(tail.casefold()) else ():
        before = tail[max(0, mention.start - 90) : mention.start].casefold()
        if mention.kind == "municipality" and _SPEAKER_BEFORE.search(before):
            score[mention.id] += 5
    signed = f"{text[:_TAIL]}\n{tail}".casefold()
    for one in municipalities:
        if any(re.search(rf"\b{re.escape(official.casefold())}\b", signed) for official in one.ambtsdragers):
            score[one.id] += 4
    for sentence in sentences:
        named = [mention.id for mention in sentence.names if mention.kind == "municipality"]
        if named and _FIRST_PERSON.search(sentence.text):
            score.update(named)
    best = score.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _misspelt(word: str, municipalities: tuple[Municipality, ...]) -> str | None:
    """The municipality that must be meant by a word behind ``gemeente``: it begins alike and has two slips at most."""
    from rapidfuzz.distance import OSA

    written = word.casefold()
    near = {
        one.id
        for one in municipalities
        for name in (one.naam, *one.aliassen)
        if len(name) >= _LEAST_LETTERS
        and name[:2].casefold() == written[:2]
        and 0 < OSA.distance(written, name.casefold(), score_cutoff=_MOST_SLIPS) <= _MOST_SLIPS
    }
    return near.pop() if len(near) == 1 else None
