"""Reading one paper: a pure function of its bytes, its name, the mail it came with, the rules and the program.

The order of rooms 2 to 6 and nothing else. No clock, no network, no environment.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline import dates, items, likeness, names, papers, reading, tables
from pipeline.errors import Refused
from pipeline.model import (
    NO_YEAR,
    Anchor,
    DateMention,
    Document,
    Enclosure,
    Extraction,
    Interval,
    Paper,
    Part,
    Place,
    PlanningItem,
    Reference,
    Sentence,
    Source,
    Table,
    page_starts,
)
from pipeline.rulebook import Rulebook


def extract(
    data: bytes,
    source: Source,
    rules: Rulebook,
    reference: date | None = None,
    mail_date: date | None = None,
    scans: bool = True,
) -> Extraction:
    """Everything read from one file's bytes. A file that cannot be used comes back with its Dutch ``reason``.

    ``reference`` replaces the day from which the paper's dates are understood, where a person knows better.
    ``mail_date`` is the day of the mail that the paper came with. With ``scans`` False, pages without a text layer are
    counted and not read.
    """
    try:
        document = reading.read(data, source.name, rules.limits, scans)
        enclosed = tuple(_enclosure(one, source) for one in reading.enclosed(data, rules.limits))
    except Refused as refusal:
        return Extraction(source, reason=refusal.reason, scanned=refusal.scanned, engine=refusal.engine)
    return extract_document(document, enclosed, source, rules, reference, mail_date)


def extract_document(
    document: Document,
    enclosed: tuple[Enclosure, ...],
    source: Source,
    rules: Rulebook,
    reference: date | None = None,
    mail_date: date | None = None,
) -> Extraction:
    """Everything read from a document and the papers that it holds; the rest as in ``extract``."""
    if not document.pages:
        return Extraction(source, paper=Paper("onbekend", None), unread=document.unread, enclosed=enclosed)
    bundled = papers.parts_of(document, rules.papers) if document.media_type == reading.PDF else (document,)
    name = source.name if len(bundled) == 1 else ""
    reads = [_read_part(part, source, name, rules, reference, mail_date, enclosed) for part in bundled]
    return Extraction(
        source=source,
        paper=reads[0].paper,
        pages=tuple(replace(page, words=(), grids=(), confidences=()) for page in document.pages),
        dates=tuple(mention for read in reads for mention in read.dates),
        tables=tuple(table for read in reads for table in read.tables),
        items=items.numbered(tuple(item for read in reads for item in read.items)),
        references=tuple(one for read in reads for one in read.references),
        topic=reads[0].topic,
        municipalities=tuple(sorted(frozenset[str]().union(*(read.municipalities for read in reads)))),
        unread=document.unread,
        enclosed=enclosed,
        parts=tuple(
            Part(read.paper, part.pages[0].number, part.pages[-1].number)
            for read, part in zip(reads, bundled, strict=True)
        )
        if len(bundled) > 1
        else (),
        sketch=likeness.sketch(document.pages),
        scanned=document.scanned,
        engine=document.engine,
    )


class _Reading(Struct, frozen=True):
    """What one paper says, read against its own date."""

    paper: Paper
    dates: tuple[DateMention, ...]
    tables: tuple[Table, ...]
    items: tuple[PlanningItem, ...]
    references: tuple[Reference, ...]
    topic: str | None
    municipalities: frozenset[str]


def _read_part(
    document: Document,
    source: Source,
    name: str,
    rules: Rulebook,
    reference: date | None,
    mail_date: date | None,
    enclosed: tuple[Enclosure, ...],
) -> _Reading:
    """One paper: the whole file, or one of those that it bundles; ``name`` where it says something of the paper."""
    recognise = names.recogniser(rules).find
    found_tables = tables.find_tables(document, rules.columns)
    fields = papers.header_fields(document, rules.papers)
    not_running = (*_table_spans(document, found_tables), *papers.header_spans(document, fields))
    sentences = names.recogniser(rules).sentences(_joined(document), not_running, _furniture(document))
    paper, header = papers.identify(document, name, fields, found_tables, rules, recognise, sentences)
    default = reference or rules.programme.einddatum or NO_YEAR
    anchor = dates.settle_anchor(document, name, rules, default, header, mail_date)
    if reference is not None:
        anchor = replace(anchor, reference=reference)
    paper = replace(paper, date=anchor.written, date_doubt=anchor.doubt, anchor=anchor)
    if document.media_type in reading.MAILS:
        attached = tuple(one.source.name.removeprefix(f"{source.name}!") for one in enclosed)
        paper = replace(paper, kind="email", attachments=attached)
    mentions = dates.find_in_document(document, anchor, rules)
    topic = _topic(paper, sentences, rules)
    found_items = _items(document, source, rules, paper, anchor, found_tables, mentions, sentences, topic)
    named = {name.id for sentence in sentences for name in sentence.names if name.kind == "municipality"}
    return _Reading(
        paper,
        mentions,
        found_tables,
        found_items,
        _references(document, source, rules, sentences),
        topic,
        frozenset(named | {paper.municipality} if paper.municipality else named),
    )


def _enclosure(one: reading.Enclosed, parent: Source) -> Enclosure:
    sha256 = hashlib.sha256(one.data).hexdigest()
    source = Source(f"{parent.name}!{one.name}", sha256, reading.media_type(one.data), parent.name)
    return Enclosure(source, len(one.data), one.reason)


def _items(
    document: Document,
    source: Source,
    rules: Rulebook,
    paper: Paper,
    anchor: Anchor,
    found_tables: tuple[Table, ...],
    mentions: tuple[DateMention, ...],
    sentences: tuple[Sentence, ...],
    topic: str | None,
) -> tuple[PlanningItem, ...]:
    recognise = names.recogniser(rules).find

    def read_cell(text: str, window: Interval | None) -> DateMention | None:
        return dates.read_cell(text, anchor, rules, window)

    rows = items.from_tables(found_tables, document.pages, source.name, paper, rules, recognise, mentions, read_cell)
    prose = items.from_sentences(sentences, mentions, document.pages, source.name, paper, rules, topic)
    return (*rows, *prose)


def _topic(paper: Paper, sentences: tuple[Sentence, ...], rules: Rulebook) -> str | None:
    """The product that the paper is about: the one in its subject, else the one named most often, if one stands out."""
    for name in names.recogniser(rules).find(paper.subject or ""):
        if name.kind == "product" and name.id not in rules.general_products:
            return name.id
    counts = Counter(
        name.id
        for sentence in sentences
        for name in sentence.names
        if name.kind == "product" and name.id not in rules.general_products
    )
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 2 * best[1][1]):
        return None
    return best[0][0]


def _joined(document: Document) -> str:
    return "\f".join(page.text for page in document.pages)


def _furniture(document: Document) -> tuple[tuple[int, int], ...]:
    """Where headers and footers stand in the joined text: sentences go on over them."""
    starts = page_starts(document.pages)
    return tuple(
        (starts[page.number] + start, starts[page.number] + end)
        for page in document.pages
        for start, end in page.furniture
    )


def _table_spans(document: Document, found: tuple[Table, ...]) -> tuple[tuple[int, int], ...]:
    """Where tables stand in the joined text: what is read as rows is not read again as sentences."""
    starts = page_starts(document.pages)
    spans: list[tuple[int, int]] = []
    for table in found:
        if table.kind == "other" and not any(table.columns) and not any(page.words for page in document.pages):
            continue  # lines with tabs and no header: an agenda is read line by line
        for row in table.rows:
            spans.extend((starts[cell.page] + cell.start, starts[cell.page] + cell.end) for cell in row if cell.text)
    for page in document.pages:
        for grid in page.grids:
            used = [cell for cell in grid.cells if cell.end > cell.start]
            spans.extend((starts[page.number] + cell.start, starts[page.number] + cell.end) for cell in used)
    return tuple(spans)


def _references(
    document: Document, source: Source, rules: Rulebook, sentences: tuple[Sentence, ...]
) -> tuple[Reference, ...]:
    """Sentences that refer to an enclosure of the paper."""
    words = tuple(word.casefold() for word in rules.papers.bijlagewoorden)
    starts = page_starts(document.pages)
    found: list[Reference] = []
    for sentence in sentences:
        low = sentence.text.casefold()
        if not sentence.offsets or not any(map(low.__contains__, words)) or len(low.split()) < 4:
            continue
        page = max((p for p in document.pages if starts[p.number] <= sentence.offsets[0]), key=lambda p: p.number)
        start = sentence.offsets[0] - starts[page.number]
        end = start + len(sentence.text)
        place = Place(source.name, page.number, page.line(start), page.box(start, end), None, sentence.text)
        product = next((name.id for name in sentence.names if name.kind == "product"), None)
        found.append(Reference(place, product))
    return tuple(found)
