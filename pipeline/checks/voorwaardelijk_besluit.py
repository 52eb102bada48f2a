"""A decision that a paper tells of was taken, or will be, under a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import products_in, says, sentences
from pipeline.checks.wording import product_name, who
from pipeline.model import Finding, Period, PlanningItem

_NO = re.compile(r"\b(?:geen|niet|zonder)\b", re.I)
# Whose decision it is: the body of the municipality that writes.
_OWN = re.compile(r"\b(?:ons|onze|het|de)\s+(college|gemeenteraad|raad)\b(?!\s+van)", re.I)
_UNSURE = re.compile(r"\b(?:zou|zouden|kan|kunnen|indien|als|wanneer|zodra|mocht|gevraagd|vragen|verzoeken)\b|\?", re.I)
_SAID = {
    "gebeurd": "is volgens {paper} genomen onder voorwaarde",
    "gepland": "wordt volgens {paper} genomen onder voorwaarde",
}


@check(
    "voorwaardelijk-besluit",
    title="Besluit onder voorwaarde",
    explanation="Een gremium besluit met een voorbehoud of met aanscherpingen; dan besluiten niet alle gemeenten "
    "hetzelfde.",
    remedy="Vraag de tekst van het besluit op en leg de voorwaarde aan de stuurgroep voor.",
    cls="risico",
    words=lambda rules: (*rules.acts.voorwaarde, *rules.checks.woorden.voorbehoud),
)
def conditional(self: Check, case: Case) -> Iterator[Finding]:
    """A decision of a body on a product ``met inachtneming van`` or ``onder voorbehoud``, or a reservation made."""
    for paper in case.papers:
        for item in paper.items:
            act = case.rules.act(item.act)
            if item.is_row or item.condition is None or act is None or not act.besluit or item.product is None:
                continue
            if not item.bodies or item.modality not in _SAID or item.period is None:
                continue
            told = _SAID[item.modality].format(paper=paper.source.name)
            yield self.finding(
                case,
                (paper.source.name, item.key),
                f"Het besluit over “{product_name(item.product, case.rules)}” ({who(item, case.rules)}) {told}: "
                f"“{_condition(item)}”.",
                (item.place,),
                periods=(Period(*item.period, "paper", 0),),
                certainty=0.8,
                item=item,
            )

    yield from _undated(self, case)
    yield from _reservations(self, case)


def _undated(self: Check, case: Case) -> Iterator[Finding]:
    """``Onze raad stemt in met de nota, mits …``: a council or college decides under a condition, at no day."""
    words = case.rules.acts.voorwaarde
    decides = case.rules.deciding_words
    for paper in case.papers:
        home = paper.paper.municipality if paper.paper is not None else None
        town = next((each.naam for each in case.rules.municipalities if each.id == home), None)
        for said in sentences(paper, words):
            under = says(words, said.text)
            if under is None or said.timed:
                continue
            before = said.text[: under.start()]
            body = _OWN.search(before)
            products = products_in(before, case.rules)
            if body is None or town is None or not products or says(decides, before[body.end() :]) is None:
                continue
            if _NO.search(before) or _UNSURE.search(said.text):
                continue
            condition = " ".join(re.split(r"[;.]", said.text[under.start() :])[0].split()[:14])
            yield self.finding(
                case,
                (paper.source.name, products[0], "voorwaarde"),
                f"{town} ({body[1].casefold()}) besluit volgens {paper.source.name} over "
                f"“{product_name(products[0], case.rules)}” onder voorwaarde: “{condition}”.",
                (said.place,),
                certainty=0.7,
            )


def _reservations(self: Check, case: Case) -> Iterator[Finding]:
    """Sentences in which a municipality says that it makes a reservation (voorbehoud) on a product."""
    for paper in case.papers:
        home = next((m.naam for m in case.rules.municipalities if paper.paper and m.id == paper.paper.municipality), "")
        for said in sentences(paper, case.rules.checks.woorden.voorbehoud):
            made = says(case.rules.checks.woorden.voorbehoud, said.text)
            if made is None or _NO.search(said.text[max(0, made.start() - 12) : made.end()]):
                continue
            products = products_in(said.text, case.rules)
            if not products:
                continue
            yield self.finding(
                case,
                (paper.source.name, products[0], "voorbehoud"),
                f"{home or 'De schrijver'} maakt volgens {paper.source.name} een voorbehoud bij "
                f"“{product_name(products[0], case.rules)}”: “{_from(said.text, made.start())}”.",
                (said.place,),
                certainty=0.85,
                remedy="Vraag wat het voorbehoud inhoudt en leg het aan de stuurgroep voor.",
            )


def _from(text: str, at: int) -> str:
    """The sentence from the reservation on, at most twenty words."""
    return " ".join(text[at:].rstrip(".").split()[:20])


def _condition(item: PlanningItem) -> str:
    """The condition in the words of the paper: from the word for it to the end of its clause, at most ten words."""
    flat = " ".join(item.activity.split())
    at = flat.casefold().find((item.condition or "").casefold())
    clause = re.split(r"[,;.]", flat[max(at, 0) :])[0]
    return " ".join(clause.split()[:10])
