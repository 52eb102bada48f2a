"""Sentences of running text -> items: each date with the act, the product and the bodies of its own clause.

A sentence gives an item for each date that stands beside an act, and for each act without a date by which a body is
asked to decide, or not to decide. What has neither act nor product is no planning statement and gives nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from pipeline.items import dutch
from pipeline.items.gates import awaited, gates_in, says
from pipeline.items.keys import base_key
from pipeline.model import (
    DateMention,
    Interval,
    Modality,
    NameKind,
    NameMention,
    Page,
    Paper,
    Place,
    PlanningItem,
    Sentence,
    page_starts,
)
from pipeline.rulebook import Acts, Rulebook

BOUNDARY_COST = 60


@dataclass(frozen=True, slots=True)
class _Dated:
    mention: DateMention
    start: int
    end: int


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
        ((starts[mention.page - 1] + mention.start_char, mention) for mention in dates if mention.page),
        key=lambda pair: pair[0],
    )
    gates = gates_in(sentences, rules)
    items: list[PlanningItem] = []
    for at, sentence in enumerate(sentences):
        if sentence.offsets:
            reader = _Reader(sentence, _dates_in(sentence, placed), pages, starts, name, paper, rules, topic)
            if at in gates:
                items.extend(reader.gates(gates[at]))
            items.extend(item for item in reader.items() if at not in gates or not awaited(item, rules))
    return tuple(items)


def _dates_in(sentence: Sentence, placed: list[tuple[int, DateMention]]) -> list[_Dated]:
    first, last = sentence.offsets[0], sentence.offsets[-1]
    low = bisect_right(placed, first - 1, key=lambda pair: pair[0])
    found = []
    for begin, mention in placed[low:]:
        if begin > last:
            break
        start = bisect_right(sentence.offsets, begin - 1)
        end = bisect_right(sentence.offsets, begin + (mention.end_char - mention.start_char) - 1)
        unresolved = mention.kind in ("year", "vague") and mention.start is None
        if not unresolved and not dutch.FROM_OTHER.search(mention.text):
            found.append(_Dated(mention, start, max(end, start + 1)))
    return found


class _Reader:
    """Reads the items of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        dated: list[_Dated],
        pages: tuple[Page, ...],
        starts: list[int],
        name: str,
        paper: Paper,
        rules: Rulebook,
        topic: str | None,
    ) -> None:
        self.written = paper.anchor.reference if paper.anchor is not None and paper.date_doubt else paper.date
        self.sentence, self.dated, self.pages, self.starts = sentence, dated, pages, starts
        self.name, self.paper, self.rules, self.topic = name, paper, rules, topic
        self.text = sentence.text
        self.low = self.text.casefold()
        self.boundaries = [match.start() for match in dutch.BOUNDARY.finditer(self.text)]

    def items(self) -> list[PlanningItem]:
        """The items of the sentence."""
        acts = self._of("act")
        found: list[PlanningItem] = []
        used: set[NameMention] = set()
        for week, dated in self._with_weeks():
            act = self._nearest_act(acts, dated.start, dated.end)
            if act is None and not self._meets(dated):
                continue
            if act is not None:
                used.add(act)
            found.append(replace(self._item(act, dated), week=week.mention if week else None))
        for act in acts:
            if act not in used and self._asks(act):
                item = self._item(act, self._only_date())
                if item.bodies and item.product:
                    found.append(item)
        return [item for item in found if item.product or item.bodies or item.track]

    def _with_weeks(self) -> list[tuple[_Dated | None, _Dated]]:
        """The dates, each with the week told in one breath with it: ``week 37 (30 augustus)``, ``23 mei, week 21``."""
        found: list[tuple[_Dated | None, _Dated]] = []
        for dated in self.dated:
            before = found[-1][1] if found else None
            if before is not None and dutch.ONE_BREATH.fullmatch(self.text[before.end : dated.start]):
                kinds = (before.mention.kind in dutch.WEEKS, dated.mention.kind in dutch.WEEKS)
                if kinds == (True, True) and "(" in self.text[before.end : dated.start]:
                    found[-1] = (dated, before)
                    continue
                if kinds == (True, False) and dated.mention.kind in ("day", "range"):
                    found[-1] = (before, dated)
                    continue
                if kinds == (False, True) and before.mention.kind in ("day", "range"):
                    found[-1] = (dated, before)
                    continue
            found.append((None, dated))
        return found

    def gates(self, product: str | None) -> list[PlanningItem]:
        """The sentence as the moment of a gate on ``product``, for each date in it."""
        items = [self._item(None, dated) for dated in self.dated if dated.mention.start or dated.mention.end]
        chosen = self._of("product")
        return [
            replace(
                item, gate=True, product=item.product if chosen else product, key=f"{product or 'algemeen'}/poort/-"
            )
            for item in items
        ]

    def _asks(self, act: NameMention) -> bool:
        """Whether the sentence asks a body for this act, or says that it will not be asked for it."""
        rule = self.rules.act(act.id)
        if rule is None:
            return False
        if act.id in ("richting", "kennisnemen", "bespreken") and dutch.PREPARING.search(self.text):
            return False
        if act.id in ("richting", "kennisnemen"):
            return True
        if rule.besluit:
            return self._negated(act) or bool(dutch.ASKED.search(self.text))
        return act.id == "bespreken" and any(says(word, self.text) for word in self.rules.acts.alleen)

    def _only_date(self) -> _Dated | None:
        return self.dated[0] if len(self.dated) == 1 else None

    def _of(self, kind: NameKind) -> list[NameMention]:
        return [name for name in self.sentence.names if name.kind == kind]

    def _distance(self, a: int, b: int, c: int, d: int) -> int:
        """Characters between the spans a:b and c:d, clause boundaries between them counted dear."""
        low, high = (b, c) if b <= c else (d, a)
        between = sum(low <= at < high for at in self.boundaries)
        return max(0, high - low) + BOUNDARY_COST * between

    def _nearest(self, names: list[NameMention], start: int, end: int) -> NameMention | None:
        return min(names, key=lambda name: self._distance(name.start, name.end, start, end), default=None)

    def _meets(self, dated: _Dated) -> bool:
        """Whether a body stands in the clause of the date: a meeting, without a word for what is done there."""
        nearest = self._nearest(self._of("body"), dated.start, dated.end)
        return nearest is not None and (
            self._distance(nearest.start, nearest.end, dated.start, dated.end) < BOUNDARY_COST
        )

    def _nearest_act(self, acts: list[NameMention], start: int, end: int) -> NameMention | None:
        general = {act.id for act in self.rules.acts.handelingen if act.algemeen}
        return self._nearest([act for act in acts if act.id not in general] or acts, start, end)

    def _item(self, act: NameMention | None, dated: _Dated | None) -> PlanningItem:
        at = dated or act
        assert at is not None
        start, end = at.start, at.end
        product = self._product(start, end)
        bodies = self._bodies(start, end)
        municipality = self._municipality(bodies)
        mention = dated.mention if dated else None
        if mention is not None and dated is not None and dutch.NOT_BEFORE.search(self.text[: dated.start]):
            mention = replace(mention, end=None, mod="AFTER")
        resolved = mention is not None and (mention.start is not None or mention.end is not None)
        known = self.rules.product(product)
        tracks = self._of("track")
        return PlanningItem(
            key=base_key(product, act.id if act else None, bodies, municipality),
            origin="paper",
            activity=self.text,
            act=act.id if act else None,
            product=product,
            bodies=bodies,
            period=Interval(mention.start, mention.end) if mention is not None and resolved else None,
            kind=mention.kind if mention else None,
            modality=self._modality(act, mention),
            place=self._place(),
            track=known.spoor if known else (tracks[0].id if tracks else None),
            municipality=municipality,
            day=mention,
            condition=next((word for word in self.rules.acts.voorwaarde if word.casefold() in self.low), None),
            paper_date=self.written,
        )

    def _product(self, start: int, end: int) -> str | None:
        named = self._of("product")
        general = {product.id for product in self.rules.products if product.algemeen}
        nearest = self._nearest([name for name in named if name.id not in general] or named, start, end)
        if nearest is not None:
            return nearest.id
        if dutch.THIS_PAPER.search(self.text):
            return None
        if dutch.ANAPHOR.search(self.text):
            return self.sentence.topic or self.topic
        return None if dutch.OTHER_OBJECT.search(self.text) else self.sentence.topic

    def _bodies(self, start: int, end: int) -> tuple[str, ...]:
        """The bodies of the clause: the nearest to the date or act, with those enumerated beside it."""
        occasions = {body.id for body in self.rules.bodies if body.algemeen}
        named = self._of("body")
        names = [name for name in named if name.id not in occasions] or named
        if names:
            nearest = self._nearest(names, start, end)
            assert nearest is not None
            cost = self._distance(nearest.start, nearest.end, start, end)
            chosen = [
                name.id
                for name in names
                if name is nearest
                or self._distance(name.start, name.end, start, end) <= cost + 5
                or self._enumerated(name, nearest)
            ]
            return tuple(dict.fromkeys(chosen))
        if dutch.ADDRESSEE.search(self.text):
            return self._addressee()
        return ()

    def _enumerated(self, one: NameMention, other: NameMention) -> bool:
        low, high = (one.end, other.start) if one.end <= other.start else (other.end, one.start)
        return bool(re.fullmatch(r"[\s,/]*(?:en|of|\+|&)?[\s,]*(?:de\s+)?", self.text[low:high], re.I))

    def _addressee(self) -> tuple[str, ...]:
        if self.paper.kind == "rib" or re.search(r"\buw (?:gemeente)?raad\b", self.low):
            levels = {"raden"}
        elif re.search(r"\buw college\b", self.low):
            levels = {"colleges"}
        else:
            return ()
        return tuple(body.id for body in self.rules.bodies if body.niveau in levels)[:1]

    def _municipality(self, bodies: tuple[str, ...]) -> str | None:
        levels = {body.niveau for body in self.rules.bodies if body.id in bodies}
        if not levels & {"raden", "colleges"}:
            return None
        named = self._of("municipality")
        if len({name.id for name in named}) == 1 and re.search(r"\b(?:raad|college|gemeenteraad) van\b", self.low):
            return named[0].id
        return self.paper.municipality if self.paper.kind == "rib" and not self._plural() else None

    def _plural(self) -> bool:
        return bool(re.search(r"\b(?:raden|colleges|alle gemeenten|gemeenteraden|zeven gemeenten)\b", self.low))

    def _negated(self, act: NameMention) -> bool:
        """``geen instemming``, ``niet … instemmen`` before the act, or ``instemming wordt niet gevraagd`` behind it."""
        before = dutch.BOUNDED.sub("", self.low[max(0, act.start - dutch.NEGATION_REACH) : act.start])
        before = re.split(r"[,;:.]|\bmaar\b|\bwel\b", before)[-1]
        if dutch.CONDITION.search(self.low[act.end :]):
            return False
        denials = sum(len(re.findall(rf"\b{re.escape(word)}\b", before)) for word in self.rules.acts.ontkend)
        if denials:
            far = self.low[: act.start]
            told = sum(len(re.findall(rf"\b{re.escape(word)}\b", far)) for word in self.rules.acts.ontkend)
            return told % 2 == 1
        if self._denied_apart(act):
            return True
        behind = re.split(r"[;:.]|\bmaar\b", self.low[act.end : act.end + 2 * dutch.NEGATION_REACH])[0]
        return bool(dutch.NOT_ASKED.search(behind))

    def _denied_apart(self, act: NameMention) -> bool:
        """A separable verb denied before its particle: ``stemt … niet in``, ``stellen … niet vast``."""
        rule = self.rules.act(act.id)
        verb = self.low[act.start : act.end]
        gapped = (word.casefold().split("…") for word in (rule.woorden if rule else ()) if "…" in word)
        behind = re.split(r"[;.!?]", self.low[act.end :])[0]
        return any(
            begin.strip() == verb and re.search(rf"\bniet\s+{re.escape(particle.strip())}\b", behind)
            for begin, particle in gapped
        )

    def _modality(self, act: NameMention | None, mention: DateMention | None) -> Modality:
        """Tense and the paper's own date tell a plan from a report; a word tells how firm the plan is."""
        acts = self.rules.acts
        if act is not None and self._negated(act):
            return "ontkend"
        end = mention.end if mention else None
        written = self.written
        participle = act is not None and bool(dutch.PAST_PARTICIPLE.match(self.text[act.start : act.end]))
        past = participle or self._any(acts.gebeurd) or bool(dutch.PERFECT.search(self.text))
        if end is not None and written is not None and (end < written or (end == written and past)):
            return "gebeurd"
        if mention is not None and mention.mod == "BEFORE":
            return "uiterlijk"
        for modality, words in _degrees(acts):
            if self._any(words):
                return modality
        return "gepland"

    def _any(self, words: tuple[str, ...]) -> bool:
        return any(says(word, self.text) for word in words)

    def _place(self) -> Place:
        first = self.sentence.offsets[0]
        at = bisect_right(self.starts, first) - 1
        page = self.pages[at]
        start = first - self.starts[at]
        end = min(self.sentence.offsets[-1] + 1 - self.starts[at], len(page.text))
        return Place(self.name, page.number, page.line(start), page.box(start, end), None, self.text)


def _degrees(acts: Acts) -> tuple[tuple[Modality, tuple[str, ...]], ...]:
    return (
        ("voorgesteld", acts.voorgesteld),
        ("verwacht", acts.verwacht),
        ("streven", acts.streven),
        ("wens", acts.wens),
    )
