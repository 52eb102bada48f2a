"""A decision told in a clause behind its noun: ``de instemming die het overleg gaf``."""

from __future__ import annotations

import re

from pipeline.model import NameMention

# ``de instemming die het overleg eerder deze maand gaf``: what was given, told in a clause behind it.
CLAUSE = re.compile(
    r"\s*,?\s*(?:die|dat|welke)\b[^;:.]*?\b(?:ga(?:f|ven)|verleenden?|uitspra(?:k|ken)|uitten?|uitbrach(?:t|ten)|"
    r"nam(?:en)?|kreeg|kregen|ontving(?:en)?|(?:heeft|hebben)\s+(?:gegeven|verleend|uitgesproken|genomen|uitgebracht|gekregen|ontvangen)|"
    r"(?:gegeven|verleend|uitgesproken|genomen|uitgebracht|gekregen|ontvangen)\s+(?:heeft|hebben))(?=\s*(?:[,.;]|$)|\s+(?:\w+t|\w+en|is)\b)",
    re.I,
)
_TO = re.compile(
    r"\b(?:aan|op|met|over|tot|voor)\s+(?:de|het|een|deze|dit)\s+(?P<what>(?:(?:\w+e|concept|ontwerp)\s+)?[a-zë][\w-]+)",
    re.I,
)
_THE_PAPER = re.compile(r"\b(?:stuk|stukken|tekst|teksten|concept|versie|voorstel|plan|nota|notitie)\b", re.I)


def to_other(text: str, act: NameMention, known: list[NameMention]) -> bool:
    """Whether that clause names something else to which it was given: ``de instemming die de raad aan de nota gaf``."""
    clause = CLAUSE.match(text, act.end)
    if clause is None:
        return False
    others = [match for match in _TO.finditer(clause[0]) if not _THE_PAPER.search(match["what"])]
    spans = [(clause.start() + each.start("what"), clause.start() + each.end("what")) for each in others]
    return any(not any(name.start < high and low < name.end for name in known) for low, high in spans)
