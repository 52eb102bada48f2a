"""What flows between the rooms: frozen, slotted dataclasses and tuples. Imports nothing of ours.

Units, everywhere: pages and lines count from 1; offsets are Unicode code points in the page's text, end exclusive;
boxes are points with the origin at the top left of the page as displayed; intervals are inclusive at both ends and
a null bound is open. ``None`` means "cannot tell", which is not the same as empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies in the inbox. ``name`` is its path under ``inbox/`` with ``/``."""

    name: str
    sha256: str
    media_type: str
    mail: str | None = None


# --- room 2, read ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space: ``page.text[start:end]``, with its box."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid as drawn. Its raw text, line breaks and all, is ``page.text[start:end]``; empty: start == end.

    ``row`` and ``column`` count from 0. A cell merged over several rows or columns stands once, with its spans.
    """

    row: int
    column: int
    start: int
    end: int
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands on one page, before any meaning is given to it."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``text`` is never cleaned: offsets hold. ``words`` is empty where there are no boxes (text files).

    ``confidences`` are those of the words where OCR saw them, in the order of ``words``, from 0 to 1; else empty.
    ``confidence`` is their mean, None where OCR did not read the page.
    A page that was scanned askew or turned has the boxes of its words and grids on the page laid straight;
    ``askew`` (a, b, c, d, e, f) brings them to the page as displayed: x' = ax + by + c, y' = dx + ey + f.
    ``furniture``: where the running header and footer stand in ``text``, as (start, end), the white beside them too.
    """

    number: int
    text: str
    width: float | None = None
    height: float | None = None
    read_by: ReadBy = "text"
    words: tuple[Word, ...] = ()
    grids: tuple[Grid, ...] = ()
    confidences: tuple[float, ...] = ()
    confidence: float | None = None
    askew: tuple[float, float, float, float, float, float] | None = None
    furniture: tuple[tuple[int, int], ...] = ()

    def line(self, offset: int) -> int:
        """The line of the page's text on which the character at ``offset`` stands, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def box(self, start: int, end: int) -> Box | None:
        """The union, as displayed, of the boxes of the words that ``start:end`` touches; None where there are none."""
        return self.displayed(hull(word.box for word in self.words if word.start < end and start < word.end))

    def displayed(self, box: Box | None) -> Box | None:
        """A box of this page's words or grids as it lies on the page as displayed."""
        if box is None or self.askew is None:
            return box
        a, b, c, d, e, f = self.askew
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = [a * x + b * y + c for x, y in corners], [d * x + e * y + f for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def doubts(self, doubts: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
        """The doubts about a date at ``start:end``, with ``ocr`` where OCR was not sure of a word that it touches."""
        unsure = any(
            sure < OCR_SURE and word.start < end and start < word.end
            for word, sure in zip(self.words, self.confidences, strict=False)
        )
        return (*doubts, "ocr") if unsure and "ocr" not in doubts else doubts


def page_starts(pages: Iterable[Page]) -> dict[int, int]:
    """Where each page begins in the text of all pages joined by form feeds, by page number, in their order."""
    starts: dict[int, int] = {}
    at = 0
    for page in pages:
        starts[page.number] = at
        at += len(page.text) + 1
    return starts


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a paper that could not be read, with the Dutch reason. ``page`` is None where it is not one page."""

    what: str
    why: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What the reading room makes of one file's bytes.

    ``scanned`` counts the pages without a text layer, ``engine`` names what read them (empty: nothing did, or it
    failed).
    """

    media_type: str
    pages: tuple[Page, ...]
    unread: tuple[Unread, ...] = ()
    scanned: int = 0
    engine: str = ""


# --- room 3, normalise ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its text mended (line breaks and broken words joined) and its place on the page.

    ``text == ''`` is an empty cell; ``merged`` says that the text stands in the first cell of a merged one, above.
    ``start``/``end`` span the raw text on the page; the raw text may hold line breaks.
    """

    text: str
    page: int
    line: int
    start: int
    end: int
    box: Box | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A normalised table; one table however many pages it runs over.

    ``roles`` gives per column its meaning (``week``, ``date``, ``activity``, ``body``, ``remarks``, ``status``,
    ``result``, ``period``) or ``None``; ``rows`` excludes the header. ``fills`` are (row, column, "#RRGGBB") from 0.
    """

    page: int
    end_page: int
    caption: str | None
    kind: TableKind
    columns: tuple[str, ...]
    roles: tuple[str | None, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fills: tuple[tuple[int, int, str], ...] = ()


# --- room 4, dates --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
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


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which a paper's dates are understood, and the paper's own date with the doubt about it.

    ``reference`` resolves relative dates and years (never null: the caller's default where the paper says nothing);
    ``written`` is the date the paper puts on itself; ``doubt`` and ``evidence`` are Dutch sentences.
    """

    reference: date
    written: date | None = None
    doubt: str | None = None
    evidence: str | None = None


# --- room 5, names --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NameMention:
    """A body, product, act, municipality or track of ``rules/`` found in a text, by its id there."""

    kind: NameKind
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the running text, lines joined and broken words mended, with the names in it.

    ``offsets[i]`` is the place of ``text[i]`` in all pages joined by form feeds; names count in ``text``. ``topic`` is
    the product of the heading above it, where there is one.
    """

    text: str
    offsets: tuple[int, ...]
    names: tuple[NameMention, ...] = ()
    topic: str | None = None


# --- room 6, items --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class PlanningItem:
    """Who does what on which product when, with its place.

    ``key`` is stable: made of product, act and body, never of dates or wording. ``bodies`` are ids of ``rules/``.
    ``week`` and ``day`` are what stood in the week and the date column (or ``day`` alone in prose); ``period`` is the
    reading that counts: the day where one stands, else the week window; ``None`` where it could not be resolved.
    ``is_row`` tells a row of a table from a sentence. ``gate`` marks a go/no-go moment, which must not come before the
    decisions that it waits for. ``paper_date`` is the day from which the paper speaks. ``milestone`` is the product
    that the table or heading is about, of which ``product`` may be a part. ``phase`` is how far the product is
    (``contouren``, ``concept``, ``definitief``), ``count`` of how many bodies it is said (colleges x7).
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence in which a paper refers to an enclosure; ``product`` is what it is, where ``rules/`` know it."""

    place: Place
    product: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says of itself."""

    kind: PaperKind
    date: date | None
    date_doubt: str | None = None
    subject: str | None = None
    sender: str | None = None
    recipients: tuple[str, ...] = ()
    municipality: str | None = None
    reference: str | None = None
    attachments: tuple[str, ...] = ()
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of several papers in one file: what it says of itself, and its first and last page."""

    paper: Paper
    page: int
    end_page: int


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper inside a mail or an archive: its source, named ``mail.eml!naam.pdf``, and its size in bytes.

    ``reason`` says in Dutch why it could not be taken out.
    """

    source: Source
    size: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one file: a pure function of its bytes, its name, the rules and the program.

    ``reason`` is set, and the rest empty, where the file was refused. ``topic`` is the product that the paper is about,
    ``municipalities`` those that it names, ``enclosed`` the papers that it holds. ``parts`` are the papers that a PDF
    bundles, none where it is one paper; ``paper`` is then the first of them. An archive has no pages. The pages
    keep their text; their words and grids have done their work. ``sketch`` is what ``likeness`` compares. ``scanned``
    and ``engine`` as in ``Document``: what another engine than that of this machine read is read again.
    """

    source: Source
    reason: str | None = None
    paper: Paper | None = None
    pages: tuple[Page, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tables: tuple[Table, ...] = ()
    items: tuple[PlanningItem, ...] = ()
    references: tuple[Reference, ...] = ()
    topic: str | None = None
    municipalities: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()
    parts: tuple[Part, ...] = ()
    sketch: bytes = b""
    scanned: int = 0
    engine: str = ""


# --- rooms 7 to 9, compare, judge, report ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Master:
    """The master planning as people maintain it: the items in the order of the sheet, its version and origin."""

    items: tuple[PlanningItem, ...]
    version: date | None
    name: str
    source_sha256: str | None = None
    empty_tables: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An item of a paper beside the master rows that it may be, with the fields that agreed (Dutch names).

    ``standing`` says how the two times stand to each other; ``shared`` are the days that both name. ``unmatched`` is in
    scope and has no row, ``elsewhere`` belongs to a track of which the master planning knows nothing.
    """

    item: PlanningItem
    rows: tuple[PlanningItem, ...]
    agreed: tuple[str, ...]
    standing: Standing = "undated"
    shared: Interval | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """What one side says of the time. ``evidence`` is the index of the place in the finding's evidence."""

    start: date | None
    end: date | None
    says: Literal["master", "paper", "calendar"]
    evidence: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement about the papers, with both sides quoted. ``id`` is its check and the keys concerned."""

    id: str
    check: str
    cls: FindingClass
    severity: Severity
    certainty: float
    title: str
    message: str
    remedy: str
    evidence: tuple[Place, ...]
    periods: tuple[Period, ...] = ()
    group: str | None = None
    declared: bool = False
    suggestion: date | None = None
    bodies: tuple[str, ...] = ()
    product: str | None = None
    state: State = "nieuw"
    first_seen: date | None = None
    status: Status = "nieuw"
    owner: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Something that was read and could not be laid beside anything, with the Dutch reason."""

    what: str
    why: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FileFate:
    """The one answer that every file dropped in the inbox gets."""

    name: str
    sha256: str | None
    status: FileStatus
    reason: str | None = None
    kind: PaperKind | None = None
    date: date | None = None
    pages: int | None = None
    first_seen: Day | None = None


@dataclass(frozen=True, slots=True)
class CheckRun:
    """That a check ran, or why it did not."""

    check: str
    title: str
    findings: int
    not_run: str | None = None


@dataclass(frozen=True, slots=True)
class RouteSlack:
    """The room of one milestone: working days from the end of its last required route step to the final date.

    ``last_step`` is the key of that row; ``working_days`` is negative where the step ends after the final date, None
    where either date is unknown. ``missing`` names the required levels without a dated step. ``status``
    is ``late`` below zero, ``tight`` below ``krap_werkdagen`` of ``rules/checks.toml``, ``unknown`` where it cannot be
    told, also because a required step has no date.
    """

    product: str
    name: str
    last_step: str | None
    last_step_end: date | None
    final_date: date | None
    working_days: int | None
    status: SlackStatus
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekCounts:
    """Open findings by severity in the report of one ISO week (``2021-W13``)."""

    week: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the report's JSON and the workbook are made of. ``trend`` are earlier weeks, the oldest first."""

    peildatum: date
    week: str
    program: str
    rules_sha256: str
    papers: tuple[FileFate, ...]
    findings: tuple[Finding, ...]
    resolved: tuple[Finding, ...]
    not_compared: tuple[NotCompared, ...]
    items: tuple[PlanningItem, ...]
    checks: tuple[CheckRun, ...] = ()
    master: Master | None = None
    peildatum_from: Literal["option", "rules", "today"] = "today"
    previous_week: str | None = None
    previous_counts: tuple[tuple[str, int], ...] = ()
    slack: tuple[RouteSlack, ...] = ()
    matches: tuple[Match, ...] = ()
    trend: tuple[WeekCounts, ...] = ()
