"""A paper that another one refers to by its date, and that was not received."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, sentences
from pipeline.model import DateMention, Finding, Period
from pipeline.texts import day


@check(
    "stuk-ontbreekt",
    title="Genoemd stuk niet ontvangen",
    explanation="Een stuk verwijst naar een ander stuk van een bepaalde dag dat niet in de map ligt. Dat is geen fout "
    "van de schrijver; wat erin staat, is alleen niet vergeleken.",
    remedy="Vraag de afzender om het stuk als het voor de planning van belang is, en zet het in inbox/.",
    cls="informatie",
    words=lambda rules: rules.checks.woorden.stukken,
)
def paper_not_received(self: Check, case: Case) -> Iterator[Finding]:
    """``onze brief van 12 januari jl.`` where no paper of that day was received."""
    received = {paper.paper.date for paper in case.papers if paper.paper is not None}
    for paper in case.papers:
        written = paper.paper.date if paper.paper is not None else None
        for said in sentences(paper, case.rules.checks.woorden.stukken):
            for mention in said.dates:
                named = _named(said, mention, case)
                if named is None or mention.start in received or (written is not None and mention.start == written):
                    continue
                kind, words = named
                assert mention.start is not None
                if mention.start > case.peildatum:
                    continue
                yield self.finding(
                    case,
                    (paper.source.name, kind),
                    f"{paper.source.name} verwijst naar “{words}” ({day(mention.start)}); een stuk van die dag is niet "
                    "ontvangen.",
                    (said.place,),
                    periods=(Period(mention.start, mention.start, "paper", 0),),
                    certainty=0.8,
                )


def _named(said: Said, mention: DateMention, case: Case) -> tuple[str, str] | None:
    """The kind of paper before the date (``brief``) and the words in which it is named; None where there is none."""
    if mention.kind != "day" or mention.start is None or mention.start != mention.end:
        return None
    text = " ".join(mention.text.split())
    at = said.text.find(text)
    found = _pattern(case.rules.checks.woorden.stukken).search(said.text[:at]) if at > 0 else None
    if found is None:
        return None
    return found["kind"].casefold(), f"{found.group().strip()} {text}"


@lru_cache(maxsize=16)
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(kind) for kind in sorted(kinds, key=len, reverse=True))
    return re.compile(
        rf"\b(?:onze|ons|uw|mijn|de|het|een|hun|zijn|haar)\s+(?:\w+\s+)?(?P<kind>{words})\s+"
        r"(?:van|d\.d\.|dd\.?|gedateerd|gedagtekend)\s+$",
        re.I,
    )
