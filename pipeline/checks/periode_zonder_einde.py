"""A period that begins and of which the end was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import clipped
from pipeline.model import Finding, Period, Place

_FROM = re.compile(r"\b(?:van|vanaf|periode|tussen)\s+(?:\w+dag\s+)?$", re.I)
_STARTS = re.compile(r"(?:van|vanaf)\b", re.I)
_NO_END = re.compile(r"[ \t]*(?:t/m|tm|tot en met|tot|t/m\.|–|—)[ \t]*(?=\(|[.;)]|\n|$)", re.I)
_GOES_ON = re.compile(r"\s*[\w\d]")


@check(
    "periode-zonder-einde",
    title="Periode zonder einde",
    explanation="Er staat wanneer de periode begint en daarna “t/m” of “tot”, maar de einddatum ontbreekt; niet "
    "duidelijk is tot wanneer de planning loopt.",
    remedy="Laat de opsteller de einddatum invullen.",
    cls="gat",
)
def no_end(self: Check, case: Case) -> Iterator[Finding]:
    """``van 1-1-2021 t/m (bijgewerkt …)``: a date, a word for the end, and no date behind it."""
    for paper in case.papers:
        seen: Counter[str] = Counter()
        for mention in paper.dates:
            if mention.page is None or mention.start is None:
                continue
            page = paper.pages[mention.page - 1]
            open_end = _NO_END.match(page.text, mention.end_char)
            before = page.text[max(0, mention.start_char - 30) : mention.start_char]
            if open_end is None or not (_FROM.search(before) or _STARTS.match(mention.text)):
                continue
            behind = page.text[open_end.end() :]
            if behind.startswith("\n") and _GOES_ON.match(behind[1:]) and not behind[1:].startswith("\n"):
                continue
            line_start = page.text.rfind("\n", 0, mention.start_char) + 1
            line_end = page.text.find("\n", open_end.end())
            quote = " ".join(page.text[line_start : line_end if line_end >= 0 else len(page.text)].split())
            seen[paper.source.name] += 1
            yield self.finding(
                case,
                (paper.source.name, f"periode-{seen[paper.source.name]}"),
                f"In {paper.source.name} ontbreekt de einddatum van een periode: “{clipped(quote, 90)}”.",
                (Place(paper.source.name, mention.page, mention.line, mention.bbox, None, quote),),
                periods=(Period(mention.start, None, "paper", 0),),
                certainty=0.95,
            )
