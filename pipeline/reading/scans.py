"""The scanned pages of one paper: which there are, and what OCR makes of them within the limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.errors import Refused
from pipeline.model import Page
from pipeline.reading import ocr
from pipeline.reading.scan import Scanned, read_scan
from pipeline.rulebook import Limits

if TYPE_CHECKING:
    from PIL import Image

_NO_TEXT = (
    "Op deze scan is geen leesbare tekst gevonden. Scan het stuk opnieuw, recht en donker genoeg, met 200 dpi of meer; "
    "of vraag het als tekst-PDF."
)
_NO_ENGINE = "er staat alleen beeld op en op deze computer is geen tekstherkenning; zie README, Scans lezen."
_BLANK = "het is een leeg blad, of te licht gescand."
_NOTHING = "er is geen leesbare tekst op gevonden; scan het blad opnieuw, recht en met 200 dpi of meer."
_LATER = "de tekstherkenning volgt nog."
_FEWEST_LETTERS = 4


class Scans(Struct):
    """Reads the pages of one paper that have no text layer.

    ``allowed`` is False where such pages are only counted, to be read in a call that has time for it.
    """

    limits: Limits
    allowed: bool = True
    pages: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def engine(self) -> str:
        """The engine on which the reading rests; empty where there is none or it failed, so that it is tried again."""
        return ocr.identity() if self.pages and self.allowed and not self.failures else ""

    def read(
        self,
        number: int,
        size: tuple[float, float],
        draw: Callable[[], Image.Image],
        before: Sequence[tuple[float, float]] = (),
    ) -> Scanned | str:
        """The page that ``draw`` shows as displayed, ``size`` in points; or why it cannot be read, in Dutch."""
        self.pages.append(number)
        if not self.allowed:
            return _LATER
        engine = ocr.engine()
        if engine is None:
            return _NO_ENGINE
        most = self.limits.scan_bladzijden
        if len(self.pages) > most:
            return (
                f"van een stuk worden ten hoogste {most} gescande bladzijden gelezen; splits het stuk, of verhoog "
                "scan_bladzijden in rules/limits.toml."
            )
        try:
            found = read_scan(draw(), number, size, engine, self.limits.scan_seconden, before)
        except ocr.OcrFailed as fault:
            self.failures.append(fault.reason)
            return f"{fault.reason}; draai opnieuw, of scan het blad opnieuw."
        if found.blank:
            return _BLANK
        if sum(char.isalnum() for char in found.page.text) < _FEWEST_LETTERS:
            return _NOTHING
        return found

    def refusal(self) -> Refused:
        """Why a paper of which no page could be read is refused."""
        if self.failures:
            reason = f"Deze scan is niet gelezen: {self.failures[0]}. Draai opnieuw, of vraag het stuk als tekst-PDF."
        else:
            reason = _NO_TEXT if not self.allowed or ocr.engine() is not None else ocr.NOT_INSTALLED
        return Refused(reason, scanned=len(self.pages), engine=self.engine)


def unread_page(number: int, size: tuple[float, float] | None = None) -> Page:
    """A page of which nothing was read."""
    page = Page(number, "", read_by="none")
    return page if size is None else replace(page, width=size[0], height=size[1])
