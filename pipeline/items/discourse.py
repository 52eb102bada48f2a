"""What a sentence without a product is about: the one told of before it, unless it speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from pipeline.items import dutch, dutch_matters, dutch_subjects
from pipeline.items.agenda import joined
from pipeline.items.matters import named_by, own_matter, told_apart, without
from pipeline.model import NameMention, PlanningItem, Sentence
from pipeline.openings import opening
from pipeline.rulebook import Rulebook

HEADING_WORDS = 8
_POINTED = opening(
    r"\b(?:het|de|dit|dat|deze|die|haar|onze|ons|dezelfde|hetzelfde)\s+(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})", re.I
)


class Back(Struct, frozen=True):
    """At whom a sentence points back, and the statement about them in the sentence before, if there was one."""

    bodies: tuple[str, ...]
    municipality: str | None
    item: PlanningItem | None


class Told:
    """The products told of so far in a paper, the last one last."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self._general = rules.general_products
        self._seen: list[str] = []
        self._about: str | None = None
        self._invited: str | None = None
        self._last: tuple[Sentence | None, str | None] = None, None

    def product(self, sentence: Sentence) -> str | None:
        """The product that a sentence goes on about without naming one; None where it does not, or names one itself."""
        if any(name.kind == "product" and name.id not in self._general for name in sentence.names):
            return None
        pointed = self._pointed(sentence)
        if pointed is not None:
            return pointed
        if self._about is None or other_thing(sentence, self._rules) or not _takes_part(sentence):
            return None
        return self._about

    def last(self) -> str | None:
        """The product named last on its own."""
        return self._about

    def invited(self) -> str | None:
        """The body to whose meeting the paper invites, where it invites to one."""
        return self._invited

    def read(self, sentence: Sentence) -> None:
        """Take note of a sentence: what it names, and whether it turns to something else."""
        if any(name.kind == "act" and name.id == "uitnodigen" for name in sentence.names):
            bodies = {name.id for name in sentence.names if name.kind == "body"}
            self._invited = bodies.pop() if len(bodies) == 1 else None
        named = list(
            dict.fromkeys(n.id for n in sentence.names if n.kind == "product" and n.id not in self._general)
        ) or [id for id in (self._pointed(sentence),) if id is not None]
        self._last = None, None
        for id in named:
            if id in self._seen:
                self._seen.remove(id)
            self._seen.append(id)
        if named:
            self._about = named[0] if len(named) == 1 else None
        elif self._about is not None and turns_away(sentence):
            self._about = None

    def _pointed(self, sentence: Sentence) -> str | None:
        """The product of which the sentence repeats the head: ``het plan`` after ``bedrijfsplan``."""
        if self._last[0] is not sentence:
            self._last = sentence, self._repeated(sentence) if self._seen else None
        return self._last[1]

    def _repeated(self, sentence: Sentence) -> str | None:
        taken = [(name.start, name.end) for name in sentence.names if name.kind in ("body", "municipality", "product")]
        for match in _POINTED.finditer(sentence.text):
            repeats = named_by(match["noun"].casefold(), self._rules)
            if repeats.isdisjoint(self._seen):
                continue
            if dutch.OF_ITS_OWN.search(sentence.text, 0, match.start("noun")):
                continue
            if any(start <= match.start("noun") < end for start, end in taken):
                continue
            if told_apart(sentence.text, *match.span("noun"), self._rules):
                continue
            return next(id for id in reversed(self._seen) if id in repeats)
        return None


def pointing_back(sentences: tuple[Sentence, ...], dated: Sequence[bool]) -> tuple[Sentence, ...]:
    """A sentence that begins with ``Die`` or ``Dat`` and names nothing itself, told with the sentence before it.

    So is one about ``die dag``, behind a sentence with a day and nobody: ``Houd 8 mei vrij. Dan stemt de raad in``.
    ``dated`` says of each sentence whether a date stands in it.
    """
    found = list(sentences)
    for at in range(1, len(found)):
        before, this = sentences[at - 1], sentences[at]
        named = {name.kind for name in this.names}
        if dated[at - 1] and not dated[at] and before.offsets and all(name.kind == "act" for name in before.names):
            if "body" in named and dutch_subjects.ON_THAT_DAY.match(this.text):
                day = before.text.rstrip(".?!").ljust(len(before.text))
                found[at] = replace(joined(replace(before, text=day, names=()), this), topic=this.topic)
            continue
        if not dutch_subjects.POINTS_BACK.match(this.text) or named & {"product", "body"} or not before.names:
            continue
        if dated[at - 1] or not dated[at] or not before.offsets:
            continue
        acts = any(name.kind == "act" for name in before.names)
        told = replace(before, text=before.text.rstrip(".").ljust(len(before.text)))
        own = tuple(name for name in this.names if name.kind != "act" or not acts)
        found[at] = replace(joined(told, replace(this, names=own)), topic=before.topic)
    return tuple(found)


def with_new_days(sentences: tuple[Sentence, ...], dated: Sequence[bool]) -> tuple[Sentence, ...]:
    """A sentence that only gives the new day of what the one before it moves, with the names of that one.

    ``De bespreking van het plan in de stuurgroep is verplaatst. Het wordt 11 juli.``
    """
    found = list(sentences)
    for at in range(1, len(found)):
        before, this = found[at - 1], sentences[at]
        named = {name.kind for name in this.names} & {"product", "body"}
        if not dated[at] or named or not dutch_subjects.NEW_DAY.search(this.text):
            continue
        if {"product", "body"} <= {n.kind for n in before.names} and dutch_subjects.MOVED.search(before.text):
            names = tuple(replace(name, start=0, end=0) for name in before.names)
            found[at] = replace(this, names=names, topic=before.topic)
    return tuple(found)


def antecedent(
    sentence: Sentence, before: Sentence | None, items: Sequence[PlanningItem], invited: str | None = None
) -> Back | None:
    """Who is meant in a sentence that names no body: ``Zij stellen het plan daar vast``; ``Die laatste bespreekt het``.

    ``items`` are the statements of the sentence before it; ``invited`` is the body to whose meeting the paper invites.
    """
    if before is None or any(name.kind == "body" for name in sentence.names):
        return None
    if invited is not None and dutch_subjects.THE_MEETING.search(sentence.text):
        return Back((invited,), None, None)
    told = [item for item in items if item.bodies]
    if told and dutch_subjects.LAST_OF_THEM.search(sentence.text):
        return Back(told[-1].bodies, told[-1].municipality, told[-1])
    if not dutch_subjects.same_ones(sentence.text):
        return None
    if told:
        one = len({item.bodies for item in told}) == 1
        return Back(told[-1].bodies, told[-1].municipality, told[-1]) if one else None
    named = {name.id for name in before.names if name.kind == "body"}
    return Back(tuple(named), None, None) if len(named) == 1 else None


def _takes_part(sentence: Sentence) -> bool:
    """Whether a body is named, or the reader is spoken to: somebody does something with what was told of."""
    if any(name.kind == "body" for name in sentence.names) or dutch_subjects.same_ones(sentence.text):
        return True
    return any(one.search(sentence.text) for one in (dutch.ADDRESSEE, dutch_subjects.LAST_OF_THEM))


def other_thing(sentence: Sentence, rules: Rulebook) -> bool:
    """Whether the sentence has something else of its own to decide or speak about."""
    if own_matter(sentence.text, sentence.names, rules) is not None:
        return True
    text = without(sentence.text, sentence.names)
    if _names_other_paper(text) or telegram_of_other(sentence):
        return True
    bodies = [name.end for name in sentence.names if name.kind == "body"]
    objects = dutch_subjects.OWN_OBJECT.finditer(text, min(bodies, default=len(text)))
    found = (*dutch_subjects.SUBJECT_MATTER.finditer(text), *objects, *dutch_subjects.OPENING_SUBJECT.finditer(text))
    return any(_is_matter(match["noun"]) for match in found)


@lru_cache(maxsize=4096)
def _is_matter(noun: str) -> bool:
    """Whether a noun says what is decided on, and not when, by whom or by which paper of the case."""
    return not dutch.NEUTRAL.fullmatch(noun) and not dutch_matters.OF_THE_CASE.fullmatch(noun)


def telegram_of_other(sentence: Sentence) -> bool:
    """Whether an entry without a verb has a subject of its own: ``22 mei, stuurgroep: vaststellen huisstijl``."""
    bodies = any(name.kind == "body" for name in sentence.names)
    if not bodies or any(name.kind == "product" for name in sentence.names):
        return False
    if dutch_subjects.TELLS.search(sentence.text):
        return False
    left = re.findall(r"(?<![\w·])[^\W\d_][\w-]{3,}", without(sentence.text, sentence.names))
    if any(word.casefold() in dutch_subjects.OTHER_MATTERS for word in left):
        return True
    return any(not dutch_subjects.NO_SUBJECT.fullmatch(word) and not dutch.NEUTRAL.fullmatch(word) for word in left)


def of_other_matter(part: str, names: Sequence[NameMention] = ()) -> bool:
    """Whether a part of a sentence without a product names what it is about: ``een besluit over de vacature``.

    With the ``names`` in it known, an object does so too: ``stelde de begroting vast``.
    """
    found = [*dutch_subjects.SUBJECT_MATTER.finditer(part)]
    acts = [name.start for name in names if name.kind == "act"]
    found += dutch_subjects.OWN_OBJECT.finditer(without(part, names), min(acts)) if acts else ()
    own = any(_is_matter(match["noun"]) for match in found)
    return own or bool(dutch_subjects.OTHER_PAPER.search(part) or dutch_subjects.RECORD.search(part))


def turns_away(sentence: Sentence) -> bool:
    """Whether a sentence without a product begins something new: a heading, an agenda point, ``Iets anders``."""
    text = sentence.text.strip()
    alone = text[-1:].isalnum() and len(text.split()) <= HEADING_WORDS
    heading = (alone or dutch_matters.RUN_IN.fullmatch(text)) and not dutch_subjects.COMMON_HEADING.search(text)
    if heading or dutch_subjects.OPENS_OTHER.match(text) or any(one.search(text) for one in dutch_subjects.TURN):
        return True
    return _may_name_other(text) and _names_other_paper(without(text, sentence.names))


def _names_other_paper(text: str) -> bool:
    """Whether a paper or a matter of somebody else's is named; its words are looked for before its construction."""
    return _may_name_other(text) and dutch_subjects.OTHER_PAPER.search(text) is not None


def _may_name_other(text: str) -> bool:
    return any(map(text.casefold().__contains__, dutch_subjects.OTHER_MATTERS))
