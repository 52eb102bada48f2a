"""Reading the clause of a date or an act: which act, product and bodies are its own, by distance and borders."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec.structs import replace

from pipeline.items import around, dutch, dutch_subjects, objects
from pipeline.items.addressed import addressee
from pipeline.items.called import called_in
from pipeline.items.discourse import Back, telegram_of_other
from pipeline.items.matters import own_matter
from pipeline.items.parts import apart, of_no_body
from pipeline.items.semicolons import names_within, part_around
from pipeline.model import NameKind, NameMention, Paper, Sentence
from pipeline.rulebook import Rulebook

BOUNDARY_COST = 60


class Clauses:
    """One sentence with its names, asked for what stands nearest to a span of it. Spans are offsets in its text."""

    def __init__(
        self,
        sentence: Sentence,
        paper: Paper,
        rules: Rulebook,
        topic: str | None,
        dates: tuple[tuple[int, int], ...] = (),
        recent: str | None = None,
        about: str | None = None,
        back: Back | None = None,
        greeted: tuple[str, ...] = (),
    ) -> None:
        """``topic`` is the product of the paper, ``recent`` the one that was named last before this sentence.

        ``about`` is the one that the sentence goes on about, where it names none and speaks of nothing else; ``back``
        is at whom it points; ``greeted`` is the body of the salutation.
        """
        self.sentence, self.paper, self.rules, self.topic = sentence, paper, rules, topic
        self.recent, self.about, self.back, self.greeted = recent, about, back, greeted
        self.text = sentence.text
        self.low = self.text.casefold()
        self._dates = dates

    @cached_property
    def _corrected(self) -> list[tuple[int, int]]:
        return [match.span() for match in around.CORRECTED.finditer(self.text)]

    @cached_property
    def _embedded(self) -> list[tuple[int, int, bool]]:
        """The clauses put in among another, and whether each has a verb of its own."""
        embedded = around.EMBEDDED.finditer(self.text)
        found = [(match.start(), match.end(), match["own"] is not None) for match in embedded]
        return found + [(*span, False) for span in self._corrected]

    @cached_property
    def _boundaries(self) -> list[int]:
        """Where a clause begins."""
        whole = [span for start, end in self._dates for span in self._apposed(start, end)]
        whole += self._opening(self._dates)
        whole += [match.span() for match in dutch.DOES_SO.finditer(self.text)]
        ends = {name.end for name in self.sentence.names if name.kind == "body"}
        whole += [match.span() for match in around.WHO.finditer(self.text) if match.start() in ends]
        whole += self._corrected
        return [
            match.start()
            for match in dutch.BOUNDARY.finditer(self.text)
            if not any(low <= match.start() < high for low, high in whole)
        ]

    def _apposed(self, start: int, end: int) -> list[tuple[int, int]]:
        """The date itself, and the brackets around it: an apposition is no clause of its own."""
        if self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")":
            return [(start - 1, end + 1)]
        foreseen = dutch.FORESEEN.search(self.text[:start])
        if foreseen is not None:
            return [(foreseen.start(), end)]
        led = dutch.EXPLAINED.search(self.text[:start])
        if led is not None and around.EXPLAINED_END.match(self.text, end):
            return [(led.start(), end + 1)]
        return [(start, end)]

    def _opening(self, dates: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        """The dates with which an item of an enumeration opens (``week 48, 19 november:``), up to what they head."""
        reached = 0
        for start, end in dates:
            between = self.text[reached:start]
            if not (dutch.OPENING.fullmatch(between) or (reached and re.fullmatch(r"\s*[(,]?\s*", between))):
                break
            reached = end
        if not reached:
            return []
        mark = dutch.AFTER_OPENING.match(self.text, reached + (self.text[reached : reached + 1] == ")"))
        return [(0, mark.end())] if mark else []

    def of(self, kind: NameKind) -> list[NameMention]:
        """The names of one kind, in the order of the sentence."""
        return [name for name in self.sentence.names if name.kind == kind]

    def distance(self, a: int, b: int, c: int, d: int) -> int:
        """Characters between the spans a:b and c:d, clause boundaries between them counted dear."""
        low, high = (b, c) if b <= c else (d, a)
        between = sum(low <= at < high for at in self._boundaries)
        far = max(0, high - low)
        for start, end, own in self._embedded:
            within = (start <= a and b <= end, start <= c and d <= end)
            if low <= start and end <= high + 1:
                between -= sum(start <= at < min(end, high) for at in self._boundaries)
                far -= end - start
            elif own and within[0] != within[1]:
                between += 3
        return max(0, far) + BOUNDARY_COST * max(0, between)

    def nearest(self, names: list[NameMention], start: int, end: int) -> NameMention | None:
        """The name nearest to the span; None where there is none."""
        return min(names, key=lambda name: self.distance(name.start, name.end, start, end), default=None)

    def act(self, acts: list[NameMention], start: int, end: int) -> NameMention | None:
        """The act nearest to the span; a general one (vergaderen) only where there is no other.

        Of ``bijpraten tijdens een informatieavond`` it is the session.
        """
        chosen = [act for act in acts if act.id not in self.rules.general_acts] or acts
        nearest = self.nearest(chosen, start, end)
        if nearest is not None and ";" in self.text[min(nearest.end, end) : max(nearest.start, start)]:
            own = self.nearest(acts, start, end)
            nearest = own if own and ";" not in self.text[min(own.end, end) : max(own.start, start)] else nearest
        rule = self.rules.act(nearest.id) if nearest is not None else None
        if rule is None or rule.zwaarte or rule.overdracht:
            return nearest
        named = self.nearest([act for act in chosen if act.id in self.rules.sessions], start, end)
        near = named is not None and self.distance(named.start, named.end, start, end) < BOUNDARY_COST
        return named if near else nearest

    def of_an_errand(self, acts: list[NameMention], start: int, end: int) -> bool:
        """Whether the clause of the span tells when papers are sent or a term ends, and the acts stand beyond it."""
        if dutch.ERRAND.search(self.text) is None or dutch.OF_BODY.search(self.text[:start]):
            return False
        low = max((m.end() for m in dutch.CLAUSE_ENDS.finditer(self.text, 0, start)), default=0)
        low = max((to for _, to in self._dates if low <= to <= start), default=low)
        ends = dutch.CLAUSE_ENDS.search(self.text, end)
        high = ends.start() if ends else len(self.text)
        if dutch.ERRAND.search(self.text, low, high) is None:
            return False
        return not any(low <= act.start < high for act in acts)

    def denies_meeting(self, start: int, end: int) -> bool:
        """Whether the body nearest to the span is said not to meet: ``geen projectteam``."""
        nearest = self.nearest(self.of("body"), start, end)
        return nearest is not None and bool(dutch.NO_MEETING.search(self.text, 0, nearest.start))

    def unknown_body(self, start: int, end: int) -> str:
        """The name of a body that the rules do not know, nearest before the span or else behind it; empty if none."""
        told = [*self.told_of_others(start, end), *((name.start, name.end) for name in self.of("body"))]
        found = called_in(self.text, start, end, self.rules.gremiumwoorden)
        found = [match for match in found if not any(low <= match.start() < high for low, high in told)]
        return min(found, key=lambda m: self.distance(m.start(), m.end(), start, end))[1] if found else ""

    def meets(self, start: int, end: int) -> bool:
        """Whether a body stands in the clause of the span: a meeting, without a word for what is done there."""
        nearest = self.nearest(self.of("body"), start, end)
        return nearest is not None and self.distance(nearest.start, nearest.end, start, end) < BOUNDARY_COST

    def product(self, start: int, end: int) -> str | None:
        """The product of the clause: named, pointed at (deze notitie), or that of the heading above the sentence."""
        who = self.nearest(self.of("body"), start, end)
        if who is not None and around.ELSEWHERE.match(self.text, who.end):
            return None
        named = self.of("product")
        meant = objects.own(named, self.text, [*self.of("act"), *self.of("body")])
        if named and not meant:
            return None
        own = [name for name in meant if name.id not in self.rules.general_products]
        nearest = self.nearest(own or meant, start, end)
        if nearest is not None:
            if apart(self.sentence, nearest, start, end):
                return None
            return None if dutch.OF_ITS_OWN.search(self.text, 0, nearest.start) else nearest.id
        if dutch.THIS_PAPER.search(self.text) or dutch_subjects.MEETS_AGAIN.search(self.text):
            return None
        if self.about is not None:
            return self.about
        if self._of_own_matter(start, end):
            return None
        if self.recent is not None and dutch.ABOUT_IT.search(self.text):
            return self.recent
        if dutch.ANAPHOR.search(self.text):
            return self.sentence.topic or self.topic
        return None if dutch.OTHER_OBJECT.search(self.text) or telegram_of_other(self.sentence) else self.sentence.topic

    def _of_own_matter(self, start: int, end: int) -> bool:
        """Whether the part of the span has a matter of its own, told before anything that points back."""
        first, last = part_around(self.text, start, end)
        own = own_matter(self.text[first:last], names_within(self.sentence.names, first, last), self.rules)
        back = dutch.ANAPHOR.search(self.text, first, last)
        return own is not None and (back is None or own + first < back.end())

    def bodies(self, start: int, end: int) -> tuple[str, ...]:
        """The bodies of the clause: the nearest to the span, with those enumerated beside it."""
        between = [match.span() for match in dutch.IN_BETWEEN.finditer(self.text)]
        aside_told = self.told_of_others(start, end)
        named = [
            name
            for name in self.of("body")
            if (not dutch.LEADS_UP_TO.search(self.text, 0, name.start) or self._directly_before(name, start))
            and not any(low <= name.start < high for low, high in (*between, *aside_told))
            and not around.COUNTED_FROM.search(self.text, 0, name.start)
        ]
        rests = [
            match.span() for match in around.ON_WHAT.finditer(self.text) if not match.start() <= start < match.end()
        ]
        named = [name for name in named if not any(low <= name.start < high for low, high in rests)] or named
        named = [name for name in named if not self._only_gets_it(name, start, end)] or named
        aside = dutch.ASIDE_CLAUSE.match(self.text)
        if aside is not None and start >= aside.end():
            named = [name for name in named if name.start >= aside.end()]
        for later in (dutch.LATER_CLAUSE.search(self.text), around.SO_THAT.search(self.text, end)):
            if later is not None and end <= later.start():
                named = [name for name in named if name.start < later.start()]
        outside = [name for name in self.of("body") if not any(low <= name.start < hi for low, hi in aside_told)]
        if (not named and outside) or of_no_body(self.sentence, self._dates, start, end, self.rules.general_acts):
            return ()
        names = self._with_stand_ins([name for name in named if name.id not in self.rules.occasions] or named)
        nearest = self.nearest(names, start, end)
        if nearest is None and self.back is not None:
            return self.back.bodies
        if nearest is None:
            told = any(
                self.distance(match.start(), match.end(), start, end) < 2 * BOUNDARY_COST
                and not dutch.HANDED.search(self.text, 0, match.start())
                for match in dutch.ADDRESSEE.finditer(self.text)
            )
            if not told or self.unknown_body(start, end):
                return ()
            return addressee(self.low, self.paper, self.greeted, self.rules)
        cost = self.distance(nearest.start, nearest.end, start, end)
        chosen = [
            name.id
            for name in names
            if name is nearest
            or self.distance(name.start, name.end, start, end) <= cost + 5
            or self._enumerated(name, nearest)
        ]
        return tuple(dict.fromkeys(chosen))

    def told_of_others(self, start: int, end: int) -> list[tuple[int, int]]:
        """Relative clauses put between commas, seen from outside: ``Het plan, dat de raad vaststelde, treft u aan``."""
        relative = around.RELATIVE.finditer(self.text)
        return [match.span() for match in relative if end <= match.start() or match.end() <= start]

    def _only_gets_it(self, body: NameMention, start: int, end: int) -> bool:
        """Whether the papers only go on to the body once another has treated them, at the time of the span."""
        if around.ON_TO.search(self.text, 0, body.start) is None:
            return False
        return start <= body.start or self.distance(body.start, body.end, start, end) < BOUNDARY_COST

    def _directly_before(self, name: NameMention, start: int) -> bool:
        """Whether the span follows the name at once: ``als voorbereiding op de behandeling in de raad in juni``."""
        return name.end <= start and around.DIRECTLY.fullmatch(self.text[name.end : start]) is not None

    def _with_stand_ins(self, names: list[NameMention]) -> list[NameMention]:
        """The bodies, and the last of them again at a word that stands for it: ``…: die bespreekt het plan dan``."""
        found = list(names)
        for match in dutch.STANDS_FOR.finditer(self.text) if len(names) > 1 else ():
            before = [
                name
                for name in names
                if name.end <= match.start() and not dutch.BESIDE_OTHERS.search(self.text, 0, name.start)
            ]
            if before:
                found.append(replace(before[-1], start=match.start("who"), end=match.end("who")))
        return found

    def _enumerated(self, one: NameMention, other: NameMention) -> bool:
        low, high = (one.end, other.start) if one.end <= other.start else (other.end, one.start)
        return bool(re.fullmatch(r"[\s,/]*(?:en|of|\+|&)?[\s,]*(?:de\s+)?", self.text[low:high], re.I))

    def municipality(self, bodies: tuple[str, ...]) -> str | None:
        """Of which municipality the council or college is; None where of none in particular."""
        if self.back is not None and bodies == self.back.bodies:
            return self.back.municipality
        levels = self.rules.levels(bodies)
        if not levels & {"raden", "colleges"}:
            return None
        named = self.of("municipality")
        if len({name.id for name in named}) == 1 and re.search(r"\b(?:raad|college|gemeenteraad) van\b", self.low):
            return named[0].id
        plural = re.search(r"\b(?:raden|colleges|alle gemeenten|gemeenteraden|zeven gemeenten)\b", self.low)
        own = self.paper.kind == "rib" or dutch.OUR_BODY.search(self.low)
        return self.paper.municipality if own and not plural else None
