"""What is recognised in a text: dates, names and sentences, and the planning items that they make."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.model.values import Box, DateKind, Interval, Modality, Modifier, NameKind


class DateMention(Struct, frozen=True, gc=False):
    """A temporal expression (TIMEX3) with its span, its reading and its doubts.

    ``text`` equals the page's text from ``start_char`` to ``end_char``. ``options`` only for alternatives; start and
    end are then their hull. ``evidence`` says in Dutch what the year rests on, where it was not written.
    """

    text: str
    start_char: int
    end_char: int
    kind: DateKind
    start: date | None
    end: date | None
    timex: str
    options: tuple[Interval, ...] = ()
    rrule: str | None = None
    mod: Modifier | None = None
    doubts: tuple[str, ...] = ()
    evidence: str | None = None
    page: int | None = None
    line: int | None = None
    bbox: Box | None = None


class Anchor(Struct, frozen=True, gc=False):
    """The day from which a paper's dates are understood, and the paper's own date with the doubt about it.

    ``reference`` resolves relative dates and years (never null: the caller's default where the paper says nothing);
    ``written`` is the date the paper puts on itself; ``doubt`` and ``evidence`` are Dutch sentences.
    """

    reference: date
    written: date | None = None
    doubt: str | None = None
    evidence: str | None = None


# --- room 5, names --------------------------------------------------------------------------------------------------


class NameMention(Struct, frozen=True, gc=False):
    """A body, product, act, municipality or track of ``rules/`` found in a text, by its id there."""

    kind: NameKind
    id: str
    start: int
    end: int


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of the running text, lines joined and broken words mended, with the names in it.

    ``offsets[i]`` is the place of ``text[i]`` in all pages joined by form feeds; names count in ``text``. ``topic`` is
    the product of the heading above it, where there is one.
    """

    text: str
    offsets: tuple[int, ...]
    names: tuple[NameMention, ...] = ()
    topic: str | None = None


# --- room 6, items --------------------------------------------------------------------------------------------------


class Place(Struct, frozen=True, gc=False):
    """Where something stands: the provenance of every item and finding."""

    paper: str
    page: int | None
    line: int | None
    bbox: Box | None
    cell: str | None
    quote: str


class QuotedLine(NamedTuple):
    """A line of a text paper by its number, and whether the words that are quoted stand on it."""

    number: int
    text: str
    quoted: bool


class PlanningItem(Struct, frozen=True, gc=False):
    """Who does what on which product when, with its place.

    ``key`` is stable: made of product, act and body, never of dates or wording. ``bodies`` are ids of ``rules/``.
    ``week`` and ``day`` are what stood in the week and the date column (or ``day`` alone in prose); ``period`` is the
    reading that counts: the day where one stands, else the week window; ``None`` where it could not be resolved.
    ``is_row`` tells a row of a table from a sentence. ``gate`` marks a go/no-go moment, which must not come before the
    decisions that it waits for. ``paper_date`` is the day from which the paper speaks. ``milestone`` is the product
    that the table or heading is about, of which ``product`` may be a part. ``phase`` is how far the product is
    (``contouren``, ``concept``, ``definitief``), ``count`` of how many bodies it is said (colleges x7). ``meeting`` is
    in Dutch the days that the body's calendar gives where only a month was said. ``same_as`` are the keys of rows
    of other tables that tell the same activity. ``beside`` are the bodies named beside ``bodies``: of an offer the
    other side.
    """

    key: str
    origin: Literal["master", "paper"]
    activity: str
    act: str | None
    product: str | None
    bodies: tuple[str, ...]
    period: Interval | None
    kind: DateKind | None
    modality: Modality
    place: Place
    track: str | None = None
    milestone: str | None = None
    caption: str | None = None
    count: int | None = None
    phase: str | None = None
    municipality: str | None = None
    week: DateMention | None = None
    day: DateMention | None = None
    remarks: str = ""
    who: str = ""
    condition: str | None = None
    gate: bool = False
    is_row: bool = False
    paper_date: date | None = None
    meeting: str | None = None
    beside: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    def concerns(self, product: str | None) -> bool:
        """Whether it is on this product, or on a part of it."""
        return product in (self.product, self.milestone)


class Reference(Struct, frozen=True, gc=False):
    """A sentence in which a paper refers to an enclosure; ``product`` is what it is, where ``rules/`` know it."""

    place: Place
    product: str | None
