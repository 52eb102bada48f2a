"""The values that everything is made of: kinds, boxes and intervals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

ReadBy = Literal["text", "ocr", "none"]
DateKind = Literal[
    "day",
    "week",
    "weeks",
    "range",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "vague",
    "alternatives",
    "unplanned",
    "recurring",
]
Modifier = Literal["APPROX", "START", "MID", "END", "BEFORE", "AFTER"]
TableKind = Literal["planning", "bodies", "gantt", "other"]
PaperKind = Literal[
    "brief", "rib", "planning", "procesbrief", "memo", "agenda", "notulen", "programma", "email", "onbekend"
]
Modality = Literal["gepland", "voorgesteld", "verwacht", "uiterlijk", "streven", "wens", "gebeurd", "ontkend"]
FileStatus = Literal["read", "duplicate", "refused", "ignored", "pending", "gone"]
FindingClass = Literal["conflict", "inconsistentie", "gat", "risico", "informatie"]
Day = date
Severity = Literal["kritiek", "hoog", "midden", "laag", "info"]
State = Literal["nieuw", "ongewijzigd", "gewijzigd"]
Status = Literal["nieuw", "in behandeling", "geaccepteerd", "onterecht", "opgelost"]
SlackStatus = Literal["on_time", "tight", "late", "unknown"]
Standing = Literal["confirmed", "compatible", "disjoint", "undated", "unmatched", "elsewhere"]
NameKind = Literal["body", "product", "act", "municipality", "track"]


# Below this confidence a word that OCR saw is doubtful: most of its misread digits lie below, few of the others do.
OCR_SURE = 0.75
# What a yearless date is read against where neither the paper nor the rules give a year: far off, so that it shows.
NO_YEAR = date(1900, 1, 1)


class Box(NamedTuple):
    """A bounding box in points, origin top left of the page as displayed (CropBox and Rotate applied)."""

    x0: float
    top: float
    x1: float
    bottom: float


def hull(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all of them; None where there are none."""
    found = list(boxes)
    if not found:
        return None
    x0s, tops, x1s, bottoms = zip(*found, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


class Interval(NamedTuple):
    """Inclusive days; one ``None`` is open (it reaches for ever), two are unresolved."""

    start: date | None
    end: date | None

    def shared(self, other: Interval) -> Interval | None:
        """The days of both; None where they share none."""
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        start, end = max(starts, default=None), min(ends, default=None)
        return None if start is not None and end is not None and end < start else Interval(start, end)

    def contains(self, other: Interval) -> bool:
        """Whether ``other`` lies wholly inside; a window without both its bounds contains nothing."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end


# --- room 1, arrive -------------------------------------------------------------------------------------------------
