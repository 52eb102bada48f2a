"""The parts of a sentence beside a semicolon: whether one has a matter or nobody of its own."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.items import around
from pipeline.items.discourse import of_other_matter
from pipeline.items.semicolons import names_within, part_around
from pipeline.model import NameMention, Sentence


def apart(sentence: Sentence, product: NameMention, start: int, end: int) -> bool:
    """Whether the product stands beyond a semicolon, and what stands on this side has a matter of its own."""
    text = sentence.text
    if product.end <= start or ";" not in text[end : product.start]:
        return False
    first, last = part_around(text, start, end)
    return of_other_matter(text[first:last], names_within(sentence.names, first, last))


def of_no_body(
    sentence: Sentence, dates: Sequence[tuple[int, int]], start: int, end: int, general_acts: Set[str]
) -> bool:
    """Whether the span stands beside ``;`` or behind ``zodat``, in a part with act and day and nobody in it."""
    text = sentence.text
    first = max((mark.end() for mark in around.PART_BEGINS.finditer(text, 0, start)), default=0)
    stop = text.find(";", end)
    last = stop if stop >= 0 else len(text)
    if not any(first <= begin < last for begin, _ in dates):
        return False
    inside = [name for name in sentence.names if first <= name.start < last]
    acts = [name for name in inside if name.kind == "act" and name.id not in general_acts]
    if not acts or any(name.kind == "body" for name in inside):
        return False
    if first == 0:  # ``De corporaties nemen in maart kennis van de visie; …``: others do it
        return stop >= 0 and around.OTHERS.fullmatch(text[: acts[0].start]) is not None
    return not around.OF_THEM.search(text[first:last])
