"""What a paper says of itself: its kind, its header fields and its municipality, by the rules in ``papers.toml``."""

from __future__ import annotations

from pipeline.model import Document, Paper, Sentence, Table
from pipeline.papers.fields import Field, header_fields, header_spans
from pipeline.papers.kinds import kind_of, letter_date, title_of
from pipeline.papers.municipality import Recognise, municipality_of
from pipeline.papers.parts import parts_of
from pipeline.rulebook import PaperRules, Rulebook

__all__ = ["Field", "Recognise", "header_fields", "header_spans", "identify", "parts_of"]


def identify(
    document: Document,
    name: str,
    fields: tuple[Field, ...],
    tables: tuple[Table, ...],
    rules: Rulebook,
    recognise: Recognise,
    sentences: tuple[Sentence, ...],
) -> tuple[Paper, tuple[int, int, int] | None]:
    """The paper without its date, and where its own date field stands as (page, start, end).

    ``fields`` are its ``header_fields``, ``tables`` what was found in it, ``sentences`` its running text with names.
    ``recognise`` finds names in a text. Dates are another room's work: the conductor carries the span there.
    """
    values = {field.name: field.value for field in reversed(fields)}
    dated = next((field for field in fields if field.name == "datum" and any(c.isdigit() for c in field.value)), None)
    kind = kind_of(document, name, tables, rules.papers)
    recipients = tuple(field.value for field in fields if field.name == "ontvanger")
    addressed = "\n".join(recipients) if kind == "rib" else ""
    paper = Paper(
        kind=kind,
        date=None,
        subject=values.get("onderwerp") or title_of(document),
        sender=_sender(fields, document, rules.papers),
        recipients=recipients,
        municipality=municipality_of(document, name, recognise, rules.municipalities, addressed, sentences),
        reference=values.get("kenmerk"),
        attachments=tuple(field.value for field in fields if field.name == "bijlage"),
    )
    span = (dated.page, dated.start, dated.end) if dated else letter_date(document)
    return paper, span


def _sender(fields: tuple[Field, ...], document: Document, rules: PaperRules) -> str | None:
    """Who sends it: the field whose label stands first in the rules, as ``Van`` before ``Portefeuillehouder``."""
    texts = {page.number: page.text for page in document.pages}

    def rank(field: Field) -> int:
        before = texts[field.page][: field.start].rstrip().rsplit("\n", 1)[-1].casefold()
        labels = enumerate(rules.velden.get("afzender", ()))
        return next((at for at, label in labels if label.casefold() in before), len(rules.velden))

    senders = sorted((field for field in fields if field.name == "afzender"), key=rank)
    return senders[0].value if senders else None
