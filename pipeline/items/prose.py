"""Sentences of running text -> items: each date with the act, the product and the bodies of its own clause.

A sentence gives an item for each date that stands beside an act, and for each act without a date by which a body is
asked to decide, or not to decide. What has neither act nor product is no planning statement and gives nothing.
"""

from __future__ import annotations

from pipeline.items import dutch_matters
from pipeline.items.addressed import greeted
from pipeline.items.agenda import with_its_head
from pipeline.items.clauses import Clauses
from pipeline.items.dated import Dates
from pipeline.items.discourse import Told, antecedent, pointing_back, with_new_days
from pipeline.items.gates import Gate, awaited, gates_in, may_wait
from pipeline.items.matters import own_matter
from pipeline.items.reader import Reader
from pipeline.model import DateMention, Page, Paper, PlanningItem, Sentence, page_starts
from pipeline.rulebook import Rulebook


def from_sentences(
    sentences: tuple[Sentence, ...],
    dates: tuple[DateMention, ...],
    pages: tuple[Page, ...],
    name: str,
    paper: Paper,
    rules: Rulebook,
    topic: str | None,
) -> tuple[PlanningItem, ...]:
    """Items in reading order, keys not yet numbered. ``topic`` is the product that the paper is about, if one."""
    starts = list(page_starts(pages).values())
    placed = sorted(
        ((starts[mention.page - pages[0].number] + mention.start_char, mention) for mention in dates if mention.page),
        key=lambda pair: pair[0],
    )

    dated = Dates(placed)
    if paper.kind == "agenda":
        sentences = with_its_head(sentences, dated.has(sentences))
    sentences = pointing_back(sentences, dated.has(sentences))
    sentences = with_new_days(sentences, dated.has(sentences))
    gates = gates_in(sentences, dated.has(sentences), rules)
    items: list[PlanningItem] = []
    told, to = Told(rules), greeted(sentences, rules)
    before: list[PlanningItem] = []
    for at, sentence in enumerate(sentences):
        if not sentence.offsets:
            continue
        found = dated.of(sentence)
        said: list[PlanningItem] = []
        if found or at in gates or any(name.kind in ("act", "product") for name in sentence.names):
            spans = tuple((one.start, one.end) for one in found)
            back = antecedent(sentence, sentences[at - 1] if at else None, before, told.invited())
            clauses = Clauses(sentence, paper, rules, topic, spans, told.last(), told.product(sentence), back, to)
            behind = sentences[at + 1].text if at + 1 < len(sentences) else ""
            reader = Reader(clauses, found, pages, starts, name, behind)
            if at in gates and not _of_another(sentence, gates[at], rules):
                items.extend(reader.gates(gates[at], told.last()))
            said = [item for item in reader.items() if at not in gates or not awaited(item, rules)]
            items.extend(said)
        before = said
        told.read(sentence)
    return tuple(items)


def _of_another(sentence: Sentence, gate: Gate, rules: Rulebook) -> bool:
    """Whether the sentence has the day of a matter of its own, on which what waits for the gate does not hang."""
    if any(name.kind == "product" for name in sentence.names) or dutch_matters.WAITS_TOO.search(gate.condition):
        return False
    own = own_matter(sentence.text, sentence.names, rules)
    if own is None:
        return False
    word = sentence.text[own:].split()[0].strip(",.;:").casefold()
    return word not in gate.condition.casefold() and (not may_wait(word) or _product_waits(gate, rules))


def _product_waits(gate: Gate, rules: Rulebook) -> bool:
    """Whether it is the signing or start of a product by name that waits, and of nothing else."""
    of = dutch_matters.SIGNING_OF.search(gate.condition)
    if of is None:
        return False
    what = of["what"].casefold()
    return any(what == word.casefold() for one in rules.products for word in (one.naam, *one.aliassen))
