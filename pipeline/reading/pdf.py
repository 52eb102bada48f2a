"""PDF: pypdfium2 reads, pdfplumber counts the pages and reads again where pdfium fails, OCR reads what is only image.

Whatever the bytes are, nothing but ``Refused`` leaves here: a page that fails is an ``Unread``, never a silent gap.
"""

from __future__ import annotations

import ctypes
import re
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import Refused
from pipeline.model import Document, Page, Unread
from pipeline.reading.compose import compose
from pipeline.reading.furniture import EdgeLines
from pipeline.reading.glyphs import Letters, Token, placer, tokens
from pipeline.reading.kinds import PDF
from pipeline.reading.layout import tables_on
from pipeline.reading.lines import Line
from pipeline.reading.pagepicture import DRAWN_DPI, page_picture
from pipeline.reading.rules import Drawing, drawing
from pipeline.reading.scans import Scans
from pipeline.reading.second import SecondReader, shows_all
from pipeline.rulebook import Limits

_ENCRYPTED = "Het PDF-bestand is met een wachtwoord beveiligd; sla het op zonder beveiliging en lever het opnieuw aan."
_DAMAGED = "Het PDF-bestand is beschadigd of niet volledig; vraag het stuk opnieuw op bij de afzender."
_EMPTY = "Het PDF-bestand bevat geen tekst; controleer of dit het goede bestand is en lever het opnieuw aan."
_ILLEGIBLE = "de letters hebben geen leesbare tekens (lettertype zonder tekentabel)"
_BROKEN = "de bladzijde is beschadigd; vraag het stuk opnieuw op bij de afzender."
_BAD = re.compile("[\ufffd\ue000-\uf8ff]")
_SPACE = re.compile(r"\s")
_FAULTS = (RuntimeError, ValueError, OSError, OverflowError, MemoryError, ctypes.ArgumentError)
_PASSWORD_CODES = (4, 5)
_BAD_SHARE = 0.2
_FULL_IMAGE = 0.5
_FEW_WORDS = 40
_MANY_SHAPES = 150
_MOST_AHEAD = 100_000


Gutters = tuple[tuple[float, float], ...]


class _Read(Struct, frozen=True):
    """A page, why it was not or not wholly read, and the gutters of its last table if no rules part its columns.

    ``image_dpi`` is set where OCR may read more of it: the dots an inch of its largest image. ``empty``: pdfium sees
    nothing on it, which may be because its contents are damaged.
    """

    page: Page
    why: str | None = None
    image_dpi: float | None = None
    gutters: Gutters = ()
    empty: bool = False


def read_pdf(data: bytes, limits: Limits, scans: Scans) -> Document:
    """The pages of a PDF. Raises ``Refused`` where it is encrypted, damaged, too large or without any text."""
    document = _opened(data)
    second = SecondReader(data)
    pages: _Pages | None = None
    try:
        count = len(document)
        expected = count if shows_all(data, count) else max(count, second.page_count())
        if expected == 0:
            raise Refused(_DAMAGED)
        if expected > limits.bladzijden:
            raise Refused(
                f"Het PDF-bestand telt {expected} bladzijden, meer dan de {limits.bladzijden} die worden gelezen; "
                "lever de afzonderlijke stukken aan, of verhoog bladzijden in rules/limits.toml."
            )
        reads: list[_Read] = []
        pages = _Pages(document)
        for index in range(expected):
            before = reads[-1].gutters if reads else ()
            read = _read_page(pages if index < count else None, second, index, limits, before)
            reads.append(read if read.image_dpi is None else _by_ocr(document, read, scans, before))
        unread = [*_unread_pages(reads), *_unread_parts(document, data)]
    finally:
        if pages is not None:
            pages.close()
        second.close()
        document.close()
    if not any(read.page.text.strip() for read in reads):
        raise scans.refusal() if scans.pages else Refused(_EMPTY if not unread else _DAMAGED)
    return Document(PDF, tuple(read.page for read in reads), tuple(unread), len(scans.pages), scans.engine)


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(_ENCRYPTED if getattr(error, "err_code", None) in _PASSWORD_CODES else _DAMAGED) from None
    except _FAULTS:
        raise Refused(_DAMAGED) from None


def _unread_pages(reads: list[_Read]) -> list[Unread]:
    return [
        Unread(f"bladzijde {read.page.number}", read.why, read.page.number) for read in reads if read.why is not None
    ]


def _unread_parts(document: Any, data: bytes) -> list[Unread]:
    """What a PDF holds beside its pages, and a missing end."""
    found = []
    if b"%%EOF" not in data[-4096:]:
        why = "het bestand mist zijn einde; mogelijk ontbreken bladzijden. Vraag het stuk opnieuw op bij de afzender."
        found.append(Unread("het einde van het bestand", why))
    try:
        names = [document.get_attachment(index).get_name() for index in range(min(document.count_attachments(), 50))]
    except _FAULTS:
        names = []
    for name in names:
        why = f"het ingesloten bestand “{name[:120]}” niet gelezen; lever het afzonderlijk aan."
        found.append(Unread("ingesloten bestand", why))
    return found


class _Opened:
    """A page with its words, open until ``close``."""

    def __init__(self, document: Any, index: int) -> None:
        self.page = document[index]
        try:
            self.width, self.height = self.page.get_size()
            self.place = placer(self.page.get_bbox(), self.page.get_rotation())
            self.text_page = self.page.get_textpage()
            self.count: int = self.text_page.count_chars()
        except BaseException:
            self.page.close()
            raise

    @cached_property
    def words(self) -> list[Token]:
        return tokens(Letters(self.text_page, self.place), self.width, self.height)

    def close(self) -> None:
        self.text_page.close()
        self.page.close()


class _Pages:
    """The pages of a document, each opened once; the second before the first, whose edge lines are told by its own."""

    def __init__(self, document: Any) -> None:
        self.edges = EdgeLines()
        self._document = document
        self._ahead: _Opened | None = None
        if len(document) > 1:
            try:
                self._ahead = second = _Opened(document, 1)
                if second.count < _MOST_AHEAD:
                    self.edges.learn(2, second.words, second.height)
            except _FAULTS:
                self.edges = EdgeLines()

    def opened(self, index: int) -> _Opened:
        if index == 1 and self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            return ahead
        return _Opened(self._document, index)

    def close(self) -> None:
        if self._ahead is not None:
            self._ahead.close()


def _read_page(pages: _Pages | None, second: SecondReader, index: int, limits: Limits, before: Gutters) -> _Read:
    """One page; a fault of pdfium leads to the second reader, and a fault of that to a page that says so."""
    number = index + 1
    try:
        found = _by_pdfium(pages, index, limits, before) if pages is not None else None
    except _FAULTS:
        found = None
    if found is not None and found.empty and not second.is_blank(index):
        found = None
    if found is None or found.page.read_by == "none":
        again = second.page(index, limits)
        if again is not None and again.text.strip() and (found is None or _bad_share(again.text) < _BAD_SHARE):
            return _Read(again)
    if found is None:
        return _Read(Page(number, "", read_by="none"), f"bladzijde {number} niet gelezen: {_BROKEN}")
    return found


def _by_pdfium(pages: _Pages, index: int, limits: Limits, before: Gutters) -> _Read:
    number = index + 1
    opened = pages.opened(index)
    try:
        width, height = opened.width, opened.height
        if opened.count > limits.tekens_per_bladzijde:
            return _none(number, width, height, "er staat te veel tekst op.")
        words = opened.words
        drawn = drawing(opened.page, opened.place)
        if not words:
            return _without_words(number, width, height, drawn, opened.count)
        if _bad_share("".join([word.text for word in words])) >= _BAD_SHARE:
            return _none(number, width, height, f"{_ILLEGIBLE}.", DRAWN_DPI)
        running = pages.edges.running(number, pages.edges.learn(number, words, height))
        apart = {id(word) for line in running for word in line.words}
        body = [word for word in words if id(word) not in apart] if apart else words
        frames, lines = tables_on(body, drawn, before)
        lines = sorted([*running, *lines], key=_height) if running else lines
        found = compose(number, (width, height), words, lines, frames, drawn.fills)
        gutters = frames[-1].gutters if frames else ()
        return _half_read(_Read(found, gutters=gutters), words, drawn, width * height)
    finally:
        opened.close()


def _by_ocr(document: Any, read: _Read, scans: Scans, before: Gutters) -> _Read:
    """The page as OCR reads it, where it reads more than stood in its text layer."""
    number, width, height = read.page.number, read.page.width or 0.0, read.page.height or 0.0

    def drawn() -> Any:
        page = document[number - 1]
        try:
            return page_picture(page, read.image_dpi or DRAWN_DPI)
        finally:
            page.close()

    try:
        found = scans.read(number, (width, height), drawn, before)
    except _FAULTS:
        found = _BROKEN
    if isinstance(found, str):
        return read if read.page.text else replace(read, why=f"bladzijde {number} niet gelezen: {found}")
    if len(found.page.text) <= len(read.page.text):
        return read
    return _Read(found.page, gutters=found.gutters)


def _height(line: Line) -> float:
    return line.box.top + line.box.bottom


def _none(number: int, width: float, height: float, why: str, image_dpi: float | None = None) -> _Read:
    return _Read(Page(number, "", width, height, "none"), f"bladzijde {number} niet gelezen: {why}", image_dpi)


def _without_words(number: int, width: float, height: float, drawn: Drawing, blanks: int) -> _Read:
    if drawn.images:
        return _none(number, width, height, "alleen beeld, zonder tekst.", drawn.image_dpi or DRAWN_DPI)
    if drawn.shapes > _MANY_SHAPES:
        return _none(number, width, height, "alleen tekening, zonder tekst.", DRAWN_DPI)
    return _Read(Page(number, "", width, height), empty=not blanks)


def _half_read(read: _Read, words: list[Token], drawn: Drawing, area: float) -> _Read:
    """The page, with why it is not wholly read where it is not."""
    number = read.page.number
    if drawn.overfull:
        return replace(read, why=f"tabellen op bladzijde {number} niet herkend: er staan te veel lijnen op.")
    if drawn.largest_image > _FULL_IMAGE * area and len(words) < _FEW_WORDS:
        why = f"bladzijde {number} is grotendeels beeld; alleen de losse woorden erop zijn gelezen."
        return replace(read, why=why, image_dpi=drawn.image_dpi or DRAWN_DPI)
    return read


def _bad_share(text: str) -> float:
    """The share of characters that stand for nothing."""
    return len(_BAD.findall(text)) / max(1, len(text) - len(_SPACE.findall(text)))
