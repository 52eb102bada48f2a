"""The second reader of PDF: pdfplumber counts pages where a file may hide some, reads those on which pdfium fails."""

from __future__ import annotations

import io
import re
from typing import Any

from pipeline.model import Box, Page
from pipeline.reading.compose import compose
from pipeline.reading.glyphs import Token
from pipeline.reading.lines import lines_of
from pipeline.rulebook import Limits

_OPERATOR = re.compile(rb"(?:^|\s)(?:q|Q|BT|ET|cm|re|n|g|rg|gs|w|BDC|EMC|BMC|f|S|W)(?=\s|$)")
_SHOWS_TEXT = re.compile(rb"[\])>]\s*(?:T[jJ]|['\"])(?![A-Za-z])")


_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_HIDDEN = re.compile(rb"/ObjStm|/Type\s+\d+\s+\d+\s+R")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPED = re.compile(rb"/((?:[A-Za-z]|#[0-9A-Fa-f]{2})*#[0-9A-Fa-f]{2}(?:[A-Za-z]|#[0-9A-Fa-f]{2})*)")
_TELLING = {b"Type", b"Page", b"ObjStm"}


def shows_all(data: bytes, count: int) -> bool:
    """As many pages stand written out in the file as were counted, and nothing in it could hide another."""
    if len(_PAGE.findall(data)) != count or _HIDDEN.search(data) is not None:
        return False
    return not any(_plain(name) in _TELLING for name in _ESCAPED.findall(data))


def _plain(name: bytes) -> bytes:
    """A name of a PDF without escapes; packed contents hold many that only look like one."""
    return _ESCAPE.sub(lambda sign: bytes([int(sign[1], 16)]), name)


class SecondReader:
    """Opens late and never raises: where it cannot tell, it says 0 pages and no page.

    pdfminer raises anything on broken files, so everything is caught here.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._failed = False

    def page_count(self) -> int:
        """The number of pages it sees, 0 where it cannot open the file."""
        document = self._opened()
        try:
            return len(document.pages) if document is not None else 0
        except Exception:
            return 0

    def page(self, index: int, limits: Limits) -> Page | None:
        """The page, words and all, or None."""
        document = self._opened()
        if document is None:
            return None
        try:
            page = document.pages[index]
            try:
                if len(page.chars) > min(limits.tekens_per_bladzijde, 200_000):
                    return None
                left, top = page.bbox[0], page.bbox[1]
                words = [
                    Token(
                        word["text"],
                        Box(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top),
                    )
                    for word in page.extract_words(keep_blank_chars=False)
                    if word["text"].strip()
                ]
                return compose(index + 1, (float(page.width), float(page.height)), words, lines_of(words), [], [])
            finally:
                page.close()
        except Exception:
            return None

    def is_blank(self, index: int) -> bool:
        """Whether the page has nothing to read: no contents, or contents that are whole and show no text."""
        document = self._opened()
        if document is None:
            return False
        try:
            page = document.pages[index].page_obj
            if not page.contents:
                return not {"Font", "XObject"} & set(page.resources or ())
            return all(_is_silent(part) for part in page.contents)
        except Exception:
            return False

    def close(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            try:
                self._document.close()
            except Exception:
                self._failed = True
            self._document = None

    def _opened(self) -> Any:
        if self._document is None and not self._failed:
            import pdfplumber

            try:
                self._document = pdfplumber.open(io.BytesIO(self._data))
            except Exception:
                self._failed = True
        return self._document


def _is_silent(part: Any) -> bool:
    """A stream of a page's contents that can be decoded and shows no text."""
    from pdfminer.pdftypes import resolve1

    stream = resolve1(part)
    if "Length" not in stream:
        return False
    packed = len(stream.rawdata or b"")
    shown = stream.get_data()
    if not shown.strip():
        return bool(shown) or not packed
    return _OPERATOR.search(shown) is not None and _SHOWS_TEXT.search(shown) is None
