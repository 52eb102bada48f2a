"""The acts that a sentence tells: not those on other papers, of the meeting itself, or put aside."""

from __future__ import annotations

import re

from pipeline.items import around, dutch
from pipeline.items.clauses import Clauses
from pipeline.model import NameMention


def acts_in(clauses: Clauses) -> list[NameMention]:
    """The acts of the sentence; of ``niet alleen richting geven maar vaststellen`` what stands behind ``maar``."""
    text, products = clauses.text, clauses.of("product")
    every = [act for act in clauses.of("act") if act.id != "uitnodigen" or not dutch.FOLLOWS.match(text, act.end)]
    every = [act for act in every if not any(p.start <= act.start and act.end <= p.end for p in products)] or every
    every = [act for act in every if not dutch.OF_THE_MEETING.match(text, act.end)]
    every = [act for act in every if not _on_other_paper(text, act, products) and not _fixes(text, act, products)]
    every = [act for act in every if not _decides_to(text, act) and not dutch.AS_AGREED.search(text, 0, act.start)]
    every = [act for act in every if not _on_views(text, act, every)]
    every = [act for act in every if not around.MARKER.match(text, act.start)] or every
    acts = [act for act in every if not dutch.ASIDE.search(text, 0, act.start)]
    acts = acts or [act for act in every if not re.search(r"\b(?:naast|behalve)\b", text[: act.start], re.I)]
    acts = _handed_over(clauses, acts)
    more = dutch.NOT_ONLY.search(text)
    if more is None:
        return acts
    behind = [act for act in acts if act.start >= more.end()]
    return [act for act in acts if act.end <= more.start()] + behind if behind else acts


def _handed_over(clauses: Clauses, acts: list[NameMention]) -> list[NameMention]:
    """The acts without what others are asked for with the papers that somebody hands them.

    ``De colleges leggen het plan ter vaststelling voor aan de raden``: that day the colleges do not adopt it. Of a
    request that is handed over it is what is asked.
    """
    text, rules = clauses.text, clauses.rules
    hands = [act for act in acts if (rule := rules.act(act.id)) is not None and rule.overdracht]
    request = around.REQUEST_TO.search(text) if hands else None
    if request is not None and any(act not in hands and act.start >= request.start("asked") for act in acts):
        return [act for act in acts if act not in hands or act.start > request.start("asked")]
    if not hands or around.HANDS_OVER.search(text) is None:
        return acts
    getting = [name for name in clauses.of("body") if around.TO.search(text, 0, name.start)]
    giving = [name for name in clauses.of("body") if name not in getting]
    if not getting or not giving or giving[0].start > getting[0].start:
        return acts
    return [act for act in acts if not around.FOR.search(text, 0, act.start)]


def outside_what_it_rests_on(text: str, acts: list[NameMention], start: int, end: int) -> list[NameMention]:
    """The acts that may be those of a date: those put in between commas only of a date that stands there itself."""
    for match in around.ON_WHAT.finditer(text):
        inside = [act for act in acts if match.start() <= act.start < match.end()]
        if match.start() <= start and end <= match.end():
            return inside or acts
        acts = [act for act in acts if act not in inside] or acts
    return acts


def _decides_to(text: str, act: NameMention) -> bool:
    """Whether it opens what was agreed on, which stands behind it: ``Besloten wordt het plan te agenderen``."""
    return not text[: act.start].strip(" -•*") and dutch.DECIDED_TO.match(text, act.start) is not None


def _fixes(text: str, act: NameMention, products: list[NameMention]) -> bool:
    """Whether a day or an agreement is laid down, and no product: ``wij leggen 4 april vast``."""
    lays = around.LAYS_DOWN.match(text, act.start)
    return lays is not None and not any(lays.start("what") <= name.start < lays.end() for name in products)


def _on_views(text: str, act: NameMention, acts: list[NameMention]) -> bool:
    """Whether views are what is decided on, and not the product itself: ``de zienswijze vast te stellen``."""
    views = [other for other in acts if other is not act and around.VIEWS.fullmatch(text, other.start, other.end)]
    if not views:
        return False
    before = around.VIEWS_BEFORE.search(text, 0, act.start)
    behind = around.VIEWS_BEHIND.match(text, act.end)
    within = around.VIEWS_WITHIN.match(text, act.start)
    spans = [before.span("what")] if before else []
    spans += [found.span("what") for found in (behind, within) if found]
    return any(low <= view.start < high for low, high in spans for view in views)


def _on_other_paper(text: str, act: NameMention, products: list[NameMention]) -> bool:
    """Whether the act is done on a paper that is no product of the programme: ``zienswijze op de begroting``."""
    that = around.OTHER_THAT.search(text, 0, act.start) if around.APPEARS.match(text, act.start) else None
    other = that is not None and dutch.NEUTRAL.fullmatch(that["noun"]) is None
    if that is not None and other and not any(name.start <= that.start("noun") < name.end for name in products):
        return True
    if around.ON_PAGE.match(text, act.end):
        return True
    on = around.ON_OTHER_PAPER.match(text, act.end)
    if on is None or any(act.end <= name.start < on.end() for name in products):
        return False
    # ``de definitieve begroting`` beside ``de transitiebegroting`` is that one.
    called = on[0].casefold().split()[-1]
    return not any(text[name.start : name.end].casefold().endswith(called) for name in products)
