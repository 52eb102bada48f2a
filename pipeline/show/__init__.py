"""One page as a picture with what was read drawn on it: words, tables, dates and names, with a legend beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from pipeline import reading
from pipeline.errors import Refused, WrongUse
from pipeline.extraction import extract_document
from pipeline.model import Document, Extraction, Source
from pipeline.rulebook import Rulebook
from pipeline.show.canvas import drawn
from pipeline.show.marks import Layers, layers_of
from pipeline.show.paper import paper_of

__all__ = ["Shown", "destination", "show"]


class Shown(Struct, frozen=True):
    """The picture as PNG, what is on it, and how many pages the paper has."""

    png: bytes
    layers: Layers
    pages: int
    left_out: str | None


def show(data: bytes, source: Source, rules: Rulebook, number: int, reference: date | None = None) -> Shown:
    """Page ``number`` of a paper. Raises ``Refused`` where it cannot be read, ``WrongUse`` without such a page."""
    document = reading.read(data, source.name, rules.limits)
    if not document.pages:
        raise Refused("Dit is een archief en geen stuk. Pak het uit en kies er een stuk uit.")
    numbers = [page.number for page in document.pages]
    if number not in numbers:
        choice = "1" if len(numbers) == 1 else f"1 t/m {max(numbers)}"
        raise WrongUse(f"{source.name} heeft geen bladzijde {number}.", f"Kies --page {choice}.")
    page = document.pages[numbers.index(number)]
    extraction: Extraction = extract_document(document, (), source, rules, reference)
    paper = paper_of(data, document.media_type, page)
    layers = layers_of(page, paper, extraction, rules)
    title = f"{source.name}, bladzijde {number} van {len(numbers)}"
    return Shown(drawn(paper, layers, title, _read_by(document, number)), layers, len(numbers), paper.left_out)


def _read_by(document: Document, number: int) -> str:
    page = next(page for page in document.pages if page.number == number)
    why = next((part.why for part in document.unread if part.page == number), None)
    if why is not None:
        return why[0].upper() + why[1:]
    if page.read_by == "ocr":
        sure = f", gemiddeld {page.confidence:.0%} zeker".replace("%", " %") if page.confidence is not None else ""
        return f"Gelezen met tekstherkenning ({document.engine or 'onbekend'}){sure}."
    return "Gelezen uit de tekst van het bestand."


def destination(file: Path, number: int, output: Path | None, inbox: Path) -> Path:
    """Where the picture goes: ``output``, else ``NAAM-blz1.png`` in the current folder. Raises ``WrongUse``.

    Nothing is written in ``inbox``: there the picture would be taken for a paper.
    """
    chosen = output if output is not None else Path(f"{file.stem}-blz{number}.png")
    if chosen.is_dir():
        chosen = chosen / f"{file.stem}-blz{number}.png"
    if chosen.suffix.lower() != ".png":
        raise WrongUse(f"{chosen.name} is geen naam voor een PNG.", "Laat de naam achter -o eindigen op .png.")
    where, kept = chosen.resolve(), inbox.resolve()
    if where == file.resolve():
        raise WrongUse("De tekening zou het stuk zelf overschrijven.", "Kies een andere naam met -o.")
    if kept in where.parents:
        raise WrongUse("In inbox/ schrijft Planwacht niets.", "Kies met -o een plek buiten inbox/.")
    return chosen
