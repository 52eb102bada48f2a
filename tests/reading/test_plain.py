"""Text files in every encoding become the same pages."""

from __future__ import annotations

import codecs

import pytest

from pipeline.model import Page
from pipeline.reading import read
from pipeline.rulebook import Limits

TEXT = "Planning Noorderkoggen\r\nWeek 3 – coördinatie, € 5\r\rtweede\x0cBladzijde twee\r\n"
PAGES = ("Planning Noorderkoggen\nWeek 3 – coördinatie, € 5\n\ntweede", "Bladzijde twee\n")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 bom", "cp1252", "utf-16 le bom", "utf-16 be bom", "utf-16 le", "utf-16 be"],
)
def test_encodings(data: bytes) -> None:
    document = read(data, "stuk.txt", Limits())
    assert document.pages == tuple(Page(number, text) for number, text in enumerate(PAGES, 1))
    assert document.unread == ()
