"""A date that contradicts itself: wrong weekday, no such day, range the wrong way round, or read with doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.datum_stuk import DATED, impossible_date
from pipeline.checks.moments import loose_mentions, statements
from pipeline.checks.registry import Case, Check, check
from pipeline.checks.wording import small, subject, within
from pipeline.model import Extraction, Finding, Period
from pipeline.texts import DATE_DOUBTS, day

HARD = ("weekday_differs", "impossible_day", "reversed", "ocr")


@check(
    "twijfel-datum",
    title="Datum spreekt zichzelf tegen",
    explanation="De datum klopt op zichzelf niet, dus ook niet wat ervan afhangt.",
    remedy="Vraag de afzender welke datum is bedoeld.",
    cls="inconsistentie",
)
def doubtful(self: Check, case: Case) -> Iterator[Finding]:
    """A statement with a date that carries a doubt which only the author can settle."""
    for item in statements(case):
        for mention in (item.week, item.day):
            doubts = [doubt for doubt in HARD if mention is not None and doubt in mention.doubts]
            if mention is None or not doubts:
                continue
            said = " ".join(mention.text.split())
            actual = f" ({day(mention.start)})" if mention.start is not None and mention.start == mention.end else ""
            yield self.finding(
                case,
                (item.key,),
                f"Bij {subject(item, case.rules)} staat{within(item)} “{said}”{actual}: "
                f"{small(DATE_DOUBTS[doubts[0]])}",
                (item.place,),
                periods=(
                    (Period(mention.start, mention.end, "master" if item.origin == "master" else "paper", 0),)
                    if mention.start
                    else ()
                ),
                certainty=0.6 if doubts == ["ocr"] else 0.95,
                item=item,
            )
            break
    seen: Counter[str] = Counter()
    own = {paper.source.name: impossible_date(paper) for paper in case.papers if _undated(paper)}
    for paper, mention, place in loose_mentions(case):
        if own.get(paper) == mention:
            continue
        doubts = [doubt for doubt in HARD if doubt in mention.doubts and doubt != "ocr"]
        if doubts:
            seen[paper] += 1
            said = " ".join(mention.text.split())
            yield self.finding(
                case,
                (paper, f"tekst-{seen[paper]}"),
                f"In {paper} staat “{said}”: {small(DATE_DOUBTS[doubts[0]])}",
                (place,),
                certainty=0.9,
            )


def _undated(paper: Extraction) -> bool:
    """Whether ``datum-stuk`` tells of the paper's own date."""
    return paper.paper is not None and paper.paper.date is None and paper.paper.kind in DATED
