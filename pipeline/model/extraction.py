"""All that is read from one paper."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pipeline.model.document import Page, Source, Table, Unread
from pipeline.model.mentions import Anchor, DateMention, PlanningItem, Reference
from pipeline.model.values import PaperKind


class Paper(Struct, frozen=True, gc=False):
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


class Part(Struct, frozen=True, gc=False):
    """One of several papers in one file: what it says of itself, and its first and last page."""

    paper: Paper
    page: int
    end_page: int


class Enclosure(Struct, frozen=True, gc=False):
    """A paper inside a mail or an archive: its source, named ``mail.eml!naam.pdf``, and its size in bytes.

    ``reason`` says in Dutch why it could not be taken out.
    """

    source: Source
    size: int
    reason: str | None = None


class Extraction(Struct, frozen=True, gc=False):
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
