"""What a paper says of itself: its kind, its header fields and its municipality, by the rules in ``papers.toml``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model import Document, NameMention, Paper, PaperKind, Table
from pipeline.rulebook import PaperRules, Rulebook

HEAD_LINES = 60
TITLE_LINES = 15
FIELD_LINES = 25
_DECORATION = re.compile(r"^[\s#*_>|]+|[\s#*_|]+$")
_VALUE = re.compile(r"[ \t]*[:|\t][ \t]*")
# Labels that are common words: they count only with a colon or tab after them.
_COMMON = {"van", "aan", "status", "titel", "bijlage", "bijlagen", "verzonden"}
_KINDS = {"brief", "rib", "planning", "procesbrief", "memo", "agenda", "notulen", "programma", "email", "onbekend"}
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
_DATED_LINE = re.compile(rf"^[^\d\n]{{0,40}}\d{{1,2}}(?:[ -]{_MONTH}\w*\.?[ -]|[-/]\d{{1,2}}[-/])\d{{2,4}}\b", re.I)

Recognise = Callable[[str], tuple[NameMention, ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """A header field: its name in ``papers.toml``, its value, and where the value stands."""

    name: str
    value: str
    page: int
    start: int
    end: int


def identify(
    document: Document, name: str, tables: tuple[Table, ...], rules: Rulebook, recognise: Recognise
) -> tuple[Paper, tuple[int, int, int] | None]:
    """The paper without its date, and where its own date field stands as (page, start, end).

    ``recognise`` finds names in a text. Dates are another room's work: the conductor carries the span there.
    """
    fields = header_fields(document, rules.papers)
    values = {field.name: field.value for field in reversed(fields)}
    dated = next((field for field in fields if field.name == "datum" and any(c.isdigit() for c in field.value)), None)
    kind = _kind(document, name, tables, rules.papers)
    paper = Paper(
        kind=kind,
        date=None,
        subject=values.get("onderwerp") or _title(document),
        sender=values.get("afzender"),
        recipients=tuple(field.value for field in fields if field.name == "ontvanger"),
        municipality=_municipality(document, name, recognise),
        reference=values.get("kenmerk"),
        attachments=tuple(field.value for field in fields if field.name == "bijlage"),
    )
    span = (dated.page, dated.start, dated.end) if dated else _letter_date(document)
    return paper, span


def header_fields(document: Document, rules: PaperRules) -> tuple[Field, ...]:
    """Labels with a value on the same line or, for a label that stands alone, on the next; first pages' head only."""
    labels = sorted(
        ((label.casefold(), field) for field, names in rules.velden.items() for label in names),
        key=lambda pair: -len(pair[0]),
    )
    found: list[Field] = []
    for page in document.pages[:2]:
        lines = _head(page.text)
        for at, (begin, line) in enumerate(lines):
            hit = _label(line, labels)
            if hit is None:
                continue
            field, skip = hit
            value = line[skip:].rstrip()
            if not value and at + 1 < len(lines) and _label(lines[at + 1][1], labels) is None:
                begin, value = lines[at + 1]
                skip = len(value) - len(value.lstrip())
                value = value.strip()
            if value:
                found.append(Field(field, value, page.number, begin + skip, begin + skip + len(value)))
    return tuple(found)


def header_spans(document: Document, rules: PaperRules) -> tuple[tuple[int, int], ...]:
    """Where the values of the header fields of the first page stand: they are no running text."""
    fields = [field for field in header_fields(document, rules) if field.page == 1]
    top = _head(document.pages[0].text)[:FIELD_LINES] if document.pages else []
    last = top[-1][0] + len(top[-1][1]) if top else 0
    return tuple((field.start, field.end) for field in fields if field.start <= last)


def _head(text: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, line))
        if len(lines) >= HEAD_LINES:
            break
        at += len(line) + 1
    return lines


def _label(line: str, labels: list[tuple[str, str]]) -> tuple[str, int] | None:
    lead = len(line) - len(line.lstrip(" \t*#_"))
    low = line.casefold()
    for label, field in labels:
        if not low.startswith(label, lead):
            continue
        after = lead + len(label)
        separator = _VALUE.match(line, after)
        if separator:
            return field, separator.end()
        rest = line[after:]
        if label not in _COMMON and (not rest.strip() or (rest[:1] == " " and _looks_like_header(line))):
            return field, after + len(rest) - len(rest.lstrip())
    return None


def _looks_like_header(line: str) -> bool:
    """A label without colon opens a short line that is no sentence: ``CC NETWERK``, ``Betreft Route en …``."""
    return len(line) < 90 and line.rstrip()[-1:] not in ".;," and not line.lstrip()[:1].islower()


def _lines(document: Document, most: int) -> list[str]:
    lines = [_DECORATION.sub("", line) for page in document.pages[:1] for line in page.text.split("\n")]
    return [line for line in lines if line][:most]


def _title(document: Document) -> str | None:
    """The first line that is a heading, where there is no subject field."""
    for line in _lines(document, TITLE_LINES):
        if 8 <= len(line) <= 120 and line[-1] not in ".,;:" and any(c.islower() for c in line):
            return line
    return None


def _kind(document: Document, name: str, tables: tuple[Table, ...], rules: PaperRules) -> PaperKind:
    top = _lines(document, TITLE_LINES)
    for rule in rules.soorten:
        if any(_is_title(line, title) for title in rule.titels for line in top):
            return _as_kind(rule.soort)
    text = "\n".join(page.text for page in document.pages[:10]).casefold()
    letter = next((rule for rule in rules.soorten if rule.soort == "brief"), None)
    is_letter = letter is not None and any(
        re.search(rf"^[^\w\n]{{0,20}}{re.escape(w)}\b", text, re.M) for w in letter.kenmerken
    )
    rows = sum(len(table.rows) for table in tables if table.kind == "planning")
    if rows >= 3 and not is_letter:
        return "planning"
    stem = re.sub(r"[\W_]+", " ", name.rsplit("/", 1)[-1].casefold())
    for rule in rules.soorten:
        if any(re.search(rf"\b{re.escape(title)}\b", stem) for title in rule.titels):
            return _as_kind(rule.soort)
    if is_letter:
        return "brief"
    for rule in rules.soorten:
        if any(re.search(rf"\b{re.escape(word)}\b", text) for word in rule.kenmerken):
            return _as_kind(rule.soort)
    return "onbekend"


def _as_kind(value: str) -> PaperKind:
    return value if value in _KINDS else "onbekend"  # type: ignore[return-value]


def _is_title(line: str, title: str) -> bool:
    """A title is the line itself or its first words, in a line that is no sentence."""
    low = line.casefold().strip(" .:-–")
    if low == title:
        return True
    return (
        low.startswith(title)
        and not low[len(title)].isalnum()
        and len(line.split()) <= 12
        and line[-1:] not in ".,;"
        and line[:1].isupper()
    )


def _letter_date(document: Document) -> tuple[int, int, int] | None:
    """A line of the letterhead that holds a full date and little else: ``Assen, 12 maart 2024``."""
    for page in document.pages[:1]:
        for begin, line in _head(page.text)[:20]:
            if len(line) < 60 and _DATED_LINE.match(line):
                return page.number, begin, begin + len(line)
    return None


def _municipality(document: Document, name: str, recognise: Recognise) -> str | None:
    """The municipality that speaks: letterhead, signature and first person count; a tie or silence is None."""
    text = "\n".join(page.text for page in document.pages)
    score: Counter[str] = Counter()
    for mention in recognise(re.sub(r"[\W_]+", " ", name)):
        if mention.kind == "municipality":
            score[mention.id] += 4
    for mention in recognise(text[:600]):
        begin = text.rfind("\n", 0, mention.start) + 1
        end = text.find("\n", mention.end)
        line = text[begin : end if end >= 0 else len(text)]
        if mention.kind == "municipality" and len(line.split()) <= 4:
            score[mention.id] += 3
    tail = text[-1500:]
    for mention in recognise(tail):
        before = tail[max(0, mention.start - 90) : mention.start].casefold()
        if mention.kind == "municipality" and re.search(
            r"(burgemeester en wethouders|gemeente|college)\W+(van\W+)?$", before
        ):
            score[mention.id] += 5
    for sentence in re.split(r"(?<=[.!?])\s+|\n\s*\n", text):
        if re.search(r"\b(wij|we|ons|onze)\b", sentence.casefold()):
            for mention in recognise(sentence):
                if mention.kind == "municipality":
                    score[mention.id] += 1
    best = score.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
