"""Products that are named without being what the sentence is about: ``het rapport achter het plan``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.items.guarded import Guarded
from pipeline.model import NameMention

_REACH = 160
# Papers that are written about a product, or lie beside it.
_PAPER = (
    r"(?:[a-z]\w*[-]?)?(?:rapport|rapporten|rapportage|onderzoek|onderzoeken|verslag|verslagen|toelichting|raming|evaluatie|analyse|bijlage|"
    r"bijlagen|samenvatting|factsheet|benchmark|peiling|inventarisatie|nulmeting|handreiking|nieuwsbrief|persbericht|reactienota|"
    r"inspraaknota|antwoordnota|contra-expertise|doorrekening|oplegger|leeswijzer|verkenning|impactanalyse)"
)
_LINK = r"(?:van|bij|onder|achter|op|over|rond|rondom|naar|inzake|omtrent|voor|uit|aan|naast)"
_NOUN = r"(?:(?:de|het|een|deze|dit|die|dat)\s+)?(?:[a-zë]+e\s+)?"
# The paper, one noun of its own between at most (``het verslag van de inspraak over``), and the way to the product.
_OF_PAPER = Guarded(rf"\b{_PAPER}\s+(?:{_LINK}\s+{_NOUN}[\w-]+\s+)?{_LINK}\s+{_NOUN}$", re.I)
# ``het rapport waarop het plan steunt,``
_UNDER_PAPER = Guarded(rf"\b{_PAPER}\s+waar(?:op|onder|bij|in|mee|van|over|uit|aan|naar|voor)\s+{_NOUN}$", re.I)
_BESIDE = re.compile(rf"\s+(?:bij|onder|achter)\s+{_NOUN}", re.I)


def own(products: Sequence[NameMention], text: str, known: Sequence[NameMention] = ()) -> list[NameMention]:
    """The products without those that only tell of which paper or product another paper is.

    ``known`` are the other names of the sentence: what they stand for is no paper of another sort.
    """
    return [
        name
        for name in products
        if not _of_paper(name, text, known) and not any(_beside(a, name, text) for a in products)
    ]


def _of_paper(name: NameMention, text: str, known: Sequence[NameMention]) -> bool:
    first = max(0, name.start - _REACH)
    before = text[first : name.start]
    paper = _OF_PAPER.search(before) or _UNDER_PAPER.search(before)
    if paper is None:
        return False
    start = first + paper.start()
    return not any(each.start <= start < each.end for each in known)


def _beside(one: NameMention, other: NameMention, text: str) -> bool:
    """``het communicatieplan bij de woonvisie``: the second only says of which one the first is."""
    return one.end < other.start and _BESIDE.fullmatch(text[one.end : other.start]) is not None
