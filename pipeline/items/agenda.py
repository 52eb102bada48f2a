"""Agendas: the body and the day stand once at the head, and each point below them is a statement about that meeting."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.model import NameKind, Sentence

_LONGEST_HEAD = 120
_POINT = re.compile(r"^\W*(?:(?:agenda)?punt\s*)?\d{0,2}[a-z]?\W*", re.I)


def with_its_head(sentences: tuple[Sentence, ...], dated: list[bool]) -> tuple[Sentence, ...]:
    """The sentences of an agenda, each point told in one sentence with the meeting and the sort of point above it.

    ``dated`` says of each sentence whether a date stands in it. A head names a body and a day, in one line or two, and
    no product; ``Ter besluitvorming`` above some points is an act with nothing else.
    """
    found: list[Sentence] = []
    head: Sentence | None = None
    sort: Sentence | None = None
    before: tuple[Sentence, bool] | None = None
    for sentence, has_date in zip(sentences, dated, strict=True):
        kinds = _kinds(sentence)
        short = len(sentence.text) <= _LONGEST_HEAD
        told = sentence
        if short and has_date and "product" not in kinds and "act" not in kinds:
            if "body" in kinds:
                head, sort = sentence, None
            elif before is not None and _kinds(before[0]) == {"body"}:
                head, sort = joined(before[0], sentence), None
        elif head is not None and "product" not in kinds and "act" in kinds and not has_date and _is_label(sentence):
            sort = sentence
        elif head is not None and "product" in kinds and "body" not in kinds and not has_date:
            above = head if sort is None or "act" in kinds else joined(head, sort)
            told = joined(above, sentence)
        found.append(told)
        before = (sentence, has_date)
    return tuple(found)


def joined(before: Sentence, this: Sentence) -> Sentence:
    """Two sentences as one, so that what is named in the first counts for the second; offsets are kept."""
    if not before.offsets or not this.offsets:
        return this
    shift = len(before.text) + 1
    moved = tuple(replace(name, start=name.start + shift, end=name.end + shift) for name in this.names)
    offsets = (*before.offsets, before.offsets[-1], *this.offsets)
    return replace(this, text=f"{before.text} {this.text}", offsets=offsets, names=(*before.names, *moved))


def _kinds(sentence: Sentence) -> set[NameKind]:
    """The kinds of names in it; an act inside the name of a body (``Bestuurlijk Overleg Ruimte``) is none."""
    bodies = [name for name in sentence.names if name.kind == "body"]
    inside = {
        n for n in sentence.names if n.kind == "act" and any(b.start <= n.start and n.end <= b.end for b in bodies)
    }
    return {name.kind for name in sentence.names if name not in inside}


def _is_label(sentence: Sentence) -> bool:
    """Whether the line is no more than its act: ``Ter besluitvorming``, ``B. Ter bespreking:``."""
    return len(_POINT.sub("", sentence.text).split()) <= 3
