"""The part of a sentence between semicolons in which something stands."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.model import NameMention


def part_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the part begins and ends that holds ``start:end``; the whole text where no semicolon stands beside it."""
    stop = text.find(";", end)
    return text.rfind(";", 0, start) + 1, stop if stop >= 0 else len(text)


def names_within(names: Iterable[NameMention], first: int, last: int) -> list[NameMention]:
    """The names that stand in ``first:last``, with their place counted from ``first``."""
    return [
        replace(name, start=name.start - first, end=name.end - first)
        for name in names
        if first <= name.start and name.end <= last
    ]
