"""How firmly a clause says what it says: planned, proposed, expected, wished for, done, or denied."""

from __future__ import annotations

import re
from datetime import date

from pipeline.items import around, dutch
from pipeline.items.gates import says
from pipeline.items.told import tells_past
from pipeline.model import DateMention, Modality, NameMention
from pipeline.rulebook import Acts, Rulebook


def modality(
    text: str, act: NameMention | None, mention: DateMention | None, written: date | None, rules: Rulebook
) -> Modality:
    """Tense and the paper's own date tell a plan from a report; a word tells how firm the plan is.

    ``text`` is the sentence, ``written`` the day from which its paper speaks.
    """
    acts = rules.acts
    if act is not None and negated(dutch.NOT_THEN.sub(lambda m: " " * len(m[0]), text), act, rules):
        return "wens" if _in_case(text, act) else "ontkend"
    if act is not None and mention is not None and dutch.NOT_THEN.search(text):
        return "wens"  # it is done, and not at that time
    if act is not None and mention is not None and (dutch.THOUGHT.search(text) or dutch.CONTINGENT.match(text)):
        return "wens"
    end = mention.end if mention else None
    participle = act is not None and bool(dutch.PAST_PARTICIPLE.match(text[act.start : act.end]))
    past = participle or _any(acts.gebeurd, text) or bool(dutch.PERFECT.search(text))
    coming = mention is not None and mention.mod == "BEFORE" and mention.kind == "season" and not past
    if end is not None and written is not None and not coming and (end < written or (end == written and past)):
        return "gebeurd"
    if mention is not None and mention.mod == "BEFORE":
        return "uiterlijk"
    told = dutch.VIEWS.sub("", text) if "wensen" in text else text
    return next((degree for degree, words in _degrees(acts) if _any(words, told)), "gepland")


def _any(words: tuple[str, ...], text: str) -> bool:
    return says(words, text)


def _degrees(acts: Acts) -> tuple[tuple[Modality, tuple[str, ...]], ...]:
    return (
        ("voorgesteld", acts.voorgesteld),
        ("verwacht", acts.verwacht),
        ("streven", acts.streven),
        ("wens", acts.wens),
    )


def asks(text: str, act: NameMention, rules: Rulebook) -> bool:
    """Whether the sentence asks a body for this act, or says that it will not be asked for it."""
    rule = rules.act(act.id)
    if rule is None:
        return False
    if act.id in ("richting", "kennisnemen", "bespreken") and dutch.PREPARING.search(text):
        return False
    if act.id in ("richting", "kennisnemen"):
        return True
    if rule.besluit and _in_case(text, act):
        return False
    if rule.besluit and dutch.A_SEPARATE.search(text, 0, act.start):
        return False
    if rule.besluit:
        return negated(text, act, rules) or bool(dutch.ASKED.search(text))
    return act.id == "bespreken" and says(rules.acts.alleen, text)


def _in_case(text: str, act: NameMention) -> bool:
    """Whether the act is told as a case: ``indien een raad …``, ``Zou een raad niet instemmen``."""
    first = around.CASE_FIRST.match(text)
    return (first is not None and act.start < first.end()) or dutch.IN_CASE.search(text, 0, act.start) is not None


def negated(text: str, act: NameMention, rules: Rulebook) -> bool:
    """``geen instemming``, ``niet … instemmen`` before the act, or ``instemming wordt niet gevraagd`` behind it."""
    low = text.casefold()
    before = dutch.BOUNDED.sub("", low[max(0, act.start - dutch.NEGATION_REACH) : act.start])
    low, before = (_without_a_thing(part, low[act.start : act.end]) for part in (low, before))
    before = re.split(r"[,;:.]|\bmaar\b|\bwel\b", before)[-1]
    if dutch.CONDITION.search(low[act.end :]) or (
        dutch.WITHOUT.search(before) and dutch.NOTHING.search(low[act.end :])
    ):
        return False
    if around.PUTTING_OFF.search(before):
        return False
    if around.NOTHING_OF_IT.search(before):
        return True
    if _denials(before, rules):
        return _denials(low[: act.start], rules) % 2 == 1
    if _denied_apart(low, act, rules):
        return True
    if tells_past(text, act):
        return False
    behind = re.split(
        r"[;:.]|\b(?:maar|terwijl|waarna|waarop|zodat|doch)\b", low[act.end : act.end + 2 * dutch.NEGATION_REACH]
    )[0]
    return bool(dutch.NOT_ASKED.search(behind) or (act.start > 0 and dutch.ENDS_WITH_NOT.search(behind)))


def _without_a_thing(low: str, word: str) -> str:
    """The text without ``zonder hoofdelijke stemming``, where what is done is told by a participle: it was done."""
    return dutch.WITHOUT_A_THING.sub(lambda m: " " * len(m[0]), low) if dutch.PAST_PARTICIPLE.match(word) else low


def _denials(low: str, rules: Rulebook) -> int:
    found = (word for word in rules.acts.ontkend if word in low)
    return sum(len(re.findall(rf"\b{re.escape(word)}\b", low)) for word in found)


def _denied_apart(low: str, act: NameMention, rules: Rulebook) -> bool:
    """A separable verb denied before its particle: ``stemt … niet in``, ``stellen … niet vast``."""
    rule = rules.act(act.id)
    verb = low[act.start : act.end]
    gapped = (word.casefold().split("…") for word in (rule.woorden if rule else ()) if "…" in word)
    behind = re.split(r"[;.!?]", low[act.end :])[0]
    return any(
        begin.strip() == verb and re.search(rf"\bniet\s+{re.escape(particle.strip())}\b", behind)
        for begin, particle in gapped
    )
