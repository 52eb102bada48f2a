"""Several papers in one file, known by their own headings."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from pipeline.model import Document, Page
from pipeline.papers.fields import header_fields
from pipeline.papers.kinds import letter_date, titled_kind, top_lines
from pipeline.rulebook import PaperRules

_OPENING = 25
_LEAST_FIELDS = 2


def parts_of(document: Document, rules: PaperRules) -> tuple[Document, ...]:
    """The papers in the document, each with its own pages; the document itself where it is one paper.

    A page begins a paper where its top has the title of a kind together with two fields of a head of its own, or the
    date, the fields and the salutation of a letter. A title alone is a chapter or an enclosure.
    """
    starts = [at for at, page in enumerate(document.pages) if at and _begins(document, page, rules)]
    if not starts:
        return (document,)
    edges = [0, *starts, len(document.pages)]
    return tuple(replace(document, pages=document.pages[start:end], unread=()) for start, end in pairwise(edges))


def _begins(document: Document, page: Page, rules: PaperRules) -> bool:
    header = next((end for start, end in page.furniture if start == 0), 0)
    body = Document(document.media_type, (Page(page.number, page.text[header:]),))
    top = top_lines(body)
    if not top:
        return False
    titled = titled_kind(top[:4], rules) is not None
    letter = next((rule for rule in rules.soorten if rule.soort == "brief"), None)
    opening = "\n".join(body.pages[0].text.split("\n")[:_OPENING])
    greets = letter is not None and any(
        re.search(rf"^\W{{0,4}}{re.escape(word)}\b", opening, re.I | re.M) for word in letter.kenmerken
    )
    if not titled and not greets:
        return False
    fields = {field.name for field in header_fields(body, rules) if field.start < len(opening)}
    if titled and len(fields) >= _LEAST_FIELDS:
        return True
    return greets and (letter_date(body) is not None or "datum" in fields) and bool(fields)
