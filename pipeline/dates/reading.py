"""What a piece of text says of time before the year is known: the underspecified half of a mention."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

Form = Literal[
    "day", "month", "year", "years", "week", "weekday", "monthday", "nthday", "nthweek", "quarter", "half", "season",
    "holiday", "vacation", "fixed", "range", "alternatives", "list", "offset", "term",
    "recurring", "unplanned", "vague",
]  # fmt: skip


class Reading(Struct):
    """One expression as written. Which fields count depends on ``form``; ``None`` was not written.

    ``number`` is a week, quarter or half, or counts weekdays and weeks (-1 the last); ``shift`` points: -1 back
    (jl.), +1 ahead (a.s.), 0 this. ``parts`` are the sides of a range or the members of a list. ``fixed`` holds days
    that need no year. ``cue`` tells whether a bare ``d-m`` may count.
    """

    form: Form
    start: int = 0
    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    number_to: int | None = None
    weekday: int | None = None
    name: str = ""
    shift: int | None = None
    part: str | None = None
    parts: tuple[Reading, ...] = ()
    fixed: tuple[date | None, date | None] | None = None
    kind: str = ""
    timex: str = ""
    bound: str = ""
    about: bool = False
    rrule: str | None = None
    bare: bool = False
    cue: bool = True
    doubts: tuple[str, ...] = ()

    def at(self, start: int, end: int) -> Reading:
        """This reading, now with this span."""
        self.start, self.end = start, end
        return self

    def but(self, **changes: Any) -> Reading:
        """A copy with other values for some fields."""
        return replace(self, **changes)

    @property
    def yearless(self) -> bool:
        """Whether a year must still be chosen."""
        if self.fixed is not None or self.year is not None:
            return False
        return all(part.yearless for part in self.parts) if self.parts else True
