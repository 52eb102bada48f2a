"""Papers inside papers: what a mail or an archive holds, each with its own name. A name is text, never a path."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_MOST_NAME = 200


class Enclosed(Struct, frozen=True):
    """A paper inside a paper; ``reason`` says in Dutch why it was not taken out, ``data`` is empty then."""

    name: str
    data: bytes
    reason: str | None = None


def safe_name(name: str | None, default: str) -> str:
    """A name as one line of text that can be shown, without marks that turn the direction of writing."""
    shown = " ".join(_CONTROL.sub(" ", name or "").replace("\\", "/").split())
    return shown[-_MOST_NAME:] or default


def each_once(found: Iterable[Enclosed]) -> tuple[Enclosed, ...]:
    """The papers with every name different: ``brief.pdf``, ``brief.pdf (2)``."""
    seen: dict[str, int] = {}
    named = []
    for one in found:
        seen[one.name] = seen.get(one.name, 0) + 1
        named.append(one if seen[one.name] == 1 else replace(one, name=f"{one.name} ({seen[one.name]})"))
    return tuple(named)
