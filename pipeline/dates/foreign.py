"""Complete dates in a cell that the grammar does not know, such as English ones, read by dateparser.

Guarded: short texts with a year in four digits only, and only where dateparser finds day, month and year; it is never
run on prose, where it takes ``60%`` for a date and can hang.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_WORTH = re.compile(r"(?=.*[^\W\d_]{3})(?=.*\b(?:19|20)\d\d\b)[\w ,.'’/-]{8,40}")


def read_complete(text: str) -> date | None:
    """The day that a short text names in full, or None."""
    short = text.strip()
    if not _WORTH.fullmatch(short):
        return None
    import dateparser

    found = dateparser.parse(
        short,
        languages=["nl", "en"],
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )
    return found.date() if found is not None else None
