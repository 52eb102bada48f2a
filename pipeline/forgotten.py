"""``rules/forgotten.csv``: the hashes of papers that are to be forgotten, and nothing else of them.

What lies in the inbox with such a hash is ignored by name. ``forget`` writes it; a person may delete lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import RulesFault

NAME = "forgotten.csv"
REASON = "Dit stuk is op verzoek vergeten en wordt niet gelezen. Haal het uit inbox/."
_HEAD = "sha256"
_SHA = re.compile(r"[0-9a-f]{64}")


def load(folder: Path) -> frozenset[str]:
    """The hashes; none where there is no file. Raises ``RulesFault`` for a broken one: forgotten is forgotten."""
    path = folder / NAME
    if not path.is_file():
        return frozenset()
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise RulesFault(f"rules/{NAME} kan niet worden gelezen.", "Controleer uw rechten op het bestand.") from error
    found = set()
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=";"), start=1):
        value = row[0].strip().casefold() if row else ""
        if value in ("", _HEAD):
            continue
        if not _SHA.fullmatch(value):
            raise RulesFault(
                f"rules/{NAME}, regel {number}: dit is geen sha256.",
                "Herstel of verwijder de regel; 64 tekens 0-9 a-f.",
            )
        found.add(value)
    return frozenset(found)


def dump(hashes: Iterable[str]) -> bytes:
    """The file's bytes, sorted."""
    return "".join(f"{line}\r\n" for line in (_HEAD, *sorted(hashes))).encode("ascii")
