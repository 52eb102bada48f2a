"""The pictures of findings that were drawn before, in ``extracted/``, so that an unchanged paper is drawn once.

They hold what a paper looks like: who forgets a paper drops them too.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline import store
from pipeline.model import Box

NAME = "pictures"
Drawings = dict[str, dict[str, bytes]]
"""By sha256 of the paper, then by ``mark``: a PNG, or nothing where the page cannot be drawn."""


class _Kept(msgspec.Struct):
    program: str
    papers: Drawings


def mark(page: int, box: Box) -> str:
    """What is drawn of a paper."""
    return f"{page}:{','.join(map(repr, box))}"


def load(folder: Path) -> Drawings:
    """What this program drew before; nothing where there is nothing or it is not whole."""
    try:
        kept = msgspec.msgpack.decode((folder / NAME).read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return {}
    return kept.papers if kept.program == store.program() else {}


def save(folder: Path, papers: Drawings) -> None:
    """Keep these and no others. Raises ``WriteFault``."""
    store.write(folder / NAME, msgspec.msgpack.encode(_Kept(store.program(), papers)))


def held(folder: Path) -> frozenset[str] | None:
    """The papers of which there are pictures, whatever program drew them; None where there may be any."""
    try:
        kept = msgspec.msgpack.decode((folder / NAME).read_bytes(), type=_Kept)
    except FileNotFoundError:
        return frozenset()
    except (OSError, msgspec.DecodeError):
        return None
    return frozenset(kept.papers)
