"""A paper whose own date cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.model import DateMention, Extraction, Finding, Period, Place

_LABEL = re.compile(r"(?:^|\n)[ \t]*(?:datum|dagtekening|verzenddatum|verzonden|datum brief)[ \t]*[:|\t]?\s*$", re.I)
DATED = ("brief", "rib", "memo", "procesbrief")


@check(
    "datum-stuk",
    title="Datum van het stuk kan niet kloppen",
    explanation="De datum boven het stuk past niet bij wat erin staat, of ontbreekt; in dossiers en bij bezwaar telt "
    "die datum.",
    remedy="Vraag de afzender naar de juiste datum en laat het stuk zo nodig opnieuw vaststellen.",
    cls="inconsistentie",
)
def own_date(self: Check, case: Case) -> Iterator[Finding]:
    """A paper whose written date and contents contradict each other, and a letter or memo without a date."""
    for paper in case.papers:
        if paper.paper is not None and paper.paper.date is None and paper.paper.kind in DATED:
            impossible = impossible_date(paper)
            told = (
                f"draagt als datum “{' '.join(impossible.text.split())}”, en die dag bestaat niet"
                if impossible is not None
                else "draagt geen datum; van wanneer het is, is alleen uit de inhoud af te leiden"
            )
            yield self.finding(
                case,
                (paper.source.name, "geen-datum"),
                f"{paper.source.name} {told}.",
                (_at(paper, impossible) if impossible is not None else _top(paper),),
                certainty=0.9,
                step=-1 if impossible is None else 0,
                remedy="Vraag de afzender wanneer het stuk is verzonden.",
            )
        if paper.paper is None or paper.paper.date is None or not paper.paper.date_doubt:
            continue
        written = paper.paper.date
        yield self.finding(
            case,
            (paper.source.name,),
            _named(paper.paper.date_doubt, paper.source.name),
            (_place(paper),),
            periods=(Period(written, written, "paper", 0),),
            certainty=0.9,
        )


def _named(doubt: str, name: str) -> str:
    """The doubt, without the advice behind it, about this paper by its name."""
    return doubt.partition(". ")[0].rstrip(".").replace("Het stuk", f"Het stuk {name}", 1) + "."


def _place(paper: Extraction) -> Place:
    """Where the date stands: its mention, else the top of the paper."""
    assert paper.paper is not None
    assert paper.paper.date is not None
    for mention in paper.dates:
        if mention.start == mention.end == paper.paper.date and mention.page is not None:
            return _at(paper, mention)
    return Place(paper.source.name, 1, None, None, None, paper.paper.date.isoformat())


def _at(paper: Extraction, mention: DateMention) -> Place:
    """The line of the mention."""
    assert mention.page is not None
    page = paper.pages[mention.page - 1]
    quote = " ".join(page.text.split("\n")[page.line(mention.start_char) - 1].split())
    return Place(paper.source.name, mention.page, mention.line, mention.bbox, None, quote)


def impossible_date(paper: Extraction) -> DateMention | None:
    """The day behind the label of the paper's own date, where no such day exists."""
    for mention in paper.dates:
        if mention.page is None or "impossible_day" not in mention.doubts:
            continue
        page = paper.pages[mention.page - 1]
        if page is paper.pages[0] and _LABEL.search(page.text[: mention.start_char]):
            return mention
    return None


def _top(paper: Extraction) -> Place:
    """The first line of the paper."""
    for page in paper.pages:
        for number, line in enumerate(page.text.split("\n"), start=1):
            if line.strip():
                return Place(paper.source.name, page.number, number, None, None, " ".join(line.split()))
    return Place(paper.source.name, 1, None, None, None, "")
