"""The characters that stand for classes of tokens, so that a sequence of tokens is a string."""

from __future__ import annotations

_CHARACTERS: dict[str, str] = {}


def char(name: str) -> str:
    """The private character of a class, such as MONTH or N12."""
    return _CHARACTERS.setdefault(name, chr(0x4E00 + len(_CHARACTERS)))
