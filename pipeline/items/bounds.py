"""A date that the words around it make a bound: ``niet eerder dan``, ``vóór de zomer``, ``voor 27 maart gepland``."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from pipeline.items import dutch_times
from pipeline.model import DateMention


def bounded(mention: DateMention, text: str, start: int, end: int) -> DateMention:
    """The mention at ``start:end`` of the text, or the time before or after it where the words make it a bound."""
    before, after = text[:start], text[end:]
    if dutch_times.NOT_BEFORE.search(before):
        return replace(mention, end=None, mod="AFTER")
    if mention.mod == "BEFORE" and mention.start is None and mention.end is not None and dutch_times.NOT.search(before):
        return replace(mention, start=mention.end + timedelta(days=1), end=None, mod="AFTER")
    if mention.mod == "BEFORE" and mention.start is None and mention.end is not None and mention.kind == "day":
        bare = mention.text.casefold().startswith("voor ")
        if (
            bare
            and not dutch_times.READY_BY.match(after)
            and (dutch_times.SET_DOWN_BEFORE.search(before) or dutch_times.SET_DOWN_AFTER.match(after))
        ):
            day = mention.end + timedelta(days=1)
            return replace(mention, start=day, end=day, mod=None)
    if mention.mod is not None or any(char.isdigit() for char in mention.text):
        return mention
    if mention.start is not None and dutch_times.BEFORE_NAMED.search(before):
        return replace(mention, start=None, end=mention.start - timedelta(days=1), mod="BEFORE")
    if mention.end is not None and dutch_times.AFTER_NAMED.search(before):
        return replace(mention, start=mention.end + timedelta(days=1), end=None, mod="AFTER")
    return mention
