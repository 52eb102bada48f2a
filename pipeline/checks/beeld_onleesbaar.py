"""A picture, or colours in a table, of which the contents could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import says, sentences
from pipeline.checks.wording import clipped, listed
from pipeline.model import Extraction, Finding, Place

_REFERS = re.compile(
    r"\b(?:zie|in|op|uit|volgens|onderstaande?|bovenstaande?|bijgevoegde|hieronder|onderste|bovenste|deze)\b", re.I
)


@check(
    "beeld-onleesbaar",
    title="Beeld niet gelezen",
    explanation="Het stuk legt een deel van de planning uit in een afbeelding of in gekleurde vakjes, en daarvan is "
    "alleen de tekst gelezen. Wat het beeld laat zien, is niet vergeleken.",
    remedy="Bekijk het beeld zelf, of vraag de afzender om de data als tekst of tabel.",
    cls="informatie",
    words=lambda rules: rules.checks.woorden.beelden,
)
def picture_not_read(self: Check, case: Case) -> Iterator[Finding]:
    """Once a paper: its sentences that refer to a picture, and its charts by months without any content."""
    words = case.rules.checks.woorden.beelden
    for paper in case.papers:
        pictures = [said.place for said in sentences(paper, words) if _refers(said.text, case)]
        if pictures:
            quoted = f"“{clipped(pictures[0].quote.rstrip('.'), 90)}”"
            yield self.finding(
                case,
                (paper.source.name, "afbeelding"),
                f"{paper.source.name} verwijst naar een afbeelding ({quoted}); wat die laat zien, is niet gelezen.",
                pictures,
                certainty=0.9,
            )
        charts = list(_bare_charts(paper))
        if charts:
            names = listed([f"“{clipped(name, 40)}”" for name in charts[0][1]])
            yield self.finding(
                case,
                (paper.source.name, "balken"),
                f"Het overzicht per maand in {paper.source.name} ({names}) is niet te lezen: de vakjes zijn leeg, en "
                "de kleuren die de maanden aanwijzen zijn niet meegekomen.",
                [place for place, _ in charts],
                certainty=0.8,
            )


def _refers(text: str, case: Case) -> bool:
    found = says(case.rules.checks.woorden.beelden, text)
    return found is not None and bool(_REFERS.search(text[max(0, found.start() - 40) : found.start()]))


def _bare_charts(paper: Extraction) -> Iterator[tuple[Place, list[str]]]:
    """Charts by months with names of rows, no text in any month and no fill."""
    for table in paper.tables:
        names = [row[0].text for row in table.rows if row and row[0].text]
        filled = any(cell.text for row in table.rows for cell in row[1:])
        if table.kind != "gantt" or table.fills or filled or not names:
            continue
        first = next(row[0] for row in table.rows if row and row[0].text)
        quote = " | ".join(column for column in table.columns if column)
        yield Place(paper.source.name, table.page, first.line, first.box, None, quote), names
