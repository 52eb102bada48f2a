"""What one sentence tells: an item for each of its dates, and for each act that is asked, denied or told as done."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from msgspec.structs import replace

from pipeline.items import around, dutch
from pipeline.items.acts import acts_in, outside_what_it_rests_on
from pipeline.items.attributes import Attribute, attributes, told_as_done
from pipeline.items.bounds import bounded
from pipeline.items.clauses import BOUNDARY_COST, Clauses
from pipeline.items.dated import Dated
from pipeline.items.gates import Gate
from pipeline.items.keys import base_key
from pipeline.items.modality import asks, modality
from pipeline.items.phases import BY_THEN, count_in, phase_in, phases_in, set_by, state_in
from pipeline.items.put_right import not_so
from pipeline.items.told import of_another, tells_past, told_done
from pipeline.model import Interval, NameMention, Page, Place, PlanningItem


class Reader:
    """Reads the items of one sentence."""

    def __init__(
        self, clauses: Clauses, dated: list[Dated], pages: tuple[Page, ...], starts: list[int], name: str, behind: str
    ) -> None:
        paper = clauses.paper
        self.written = paper.anchor.reference if paper.anchor is not None and paper.date_doubt else paper.date
        self.clauses, self.dated, self.pages, self.starts, self.name = clauses, dated, pages, starts, name
        self.rules, self.text, self.behind = clauses.rules, clauses.text, behind

    def items(self) -> list[PlanningItem]:
        """The items of the sentence."""
        acts = acts_in(self.clauses)
        found: list[PlanningItem] = []
        used: set[NameMention] = set()
        said = attributes(self.text, self.clauses.of("product"), self.rules.acts.handelingen)
        acts = self._without_attributes(acts, said)
        for week, dated in self._with_weeks():
            within = next((one for one in said if one.holds(dated.start, dated.end)), None)
            if within is not None:
                found.append(self._of_attribute(within, dated))
                continue
            if self.clauses.of_an_errand(self.clauses.of("act"), dated.start, dated.end):
                continue
            act = self.clauses.act(self._acts_beside(dated, acts), dated.start, dated.end)
            does_so = dutch.DOES_SO.search(self.text)
            if act is not None and does_so is not None and self._nearer(does_so.span(), act, dated):
                act = None
            if act is None and week is None and not does_so and not self.clauses.meets(dated.start, dated.end):
                continue
            if act is not None:
                used.add(act)
            item = replace(self._item(act, dated), week=week.mention if week else None)
            if self._only_thought(dated):
                item = replace(item, modality="wens")
            elif act and self._told_ahead(item, act, dated):
                item = replace(item, modality="gebeurd")
            elif act and item.modality == "ontkend" and dutch.NOT_NOW_BUT.search(self.text[act.end : dated.start]):
                item = replace(item, modality="gepland")
            found.append(item)
        for act in acts:
            if act in used:
                continue
            if self._told(act):
                item = replace(self._item(act, None), modality="gebeurd")
                found.extend([item] if item.product and not item.who else [])
            elif not tells_past(self.text, act) and (asks(self.text, act, self.rules) or self._then(act)):
                item = self._at_that_time(self._item(act, self._only_date(act)), act)
                found.extend([item] if item.bodies and item.product else [])
        year = self.written.year if self.written is not None else None
        if not self.dated and not any(item.product for item in found):
            done = [one for one in said if told_as_done(self.text, one, year)]
            found.extend(replace(self._of_attribute(one, None), modality="gebeurd") for one in done)
        found.extend([] if any(item.product for item in found) else self._state())
        return [item for item in found if item.product or item.bodies or item.track or item.week]

    def _nearer(self, span: tuple[int, int], act: NameMention, dated: Dated) -> bool:
        """Whether the date stands in one clause with ``doen dat``, and the act in another."""
        apart = self.clauses.distance(act.start, act.end, dated.start, dated.end) >= BOUNDARY_COST
        return apart and self.clauses.distance(*span, dated.start, dated.end) < BOUNDARY_COST

    def _without_attributes(self, acts: list[NameMention], said: list[Attribute]) -> list[NameMention]:
        """The acts without those that are only told of a product before its name, and at a day told there too."""
        dated = [one for one in said if any(one.holds(each.start, each.end) for each in self.dated)]
        return [act for act in acts if not any(one.holds(act.start, act.end) for one in dated)]

    def _of_attribute(self, attribute: Attribute, dated: Dated | None) -> PlanningItem:
        """What is told of a product before its name: its bodies are those that stand there, or none."""
        item = self._item(attribute.act, dated)
        within = [name.id for name in self.clauses.of("body") if attribute.holds(name.start, name.end)]
        bodies = tuple(dict.fromkeys(within))
        key = base_key(attribute.product, attribute.act.id, bodies, None)
        return replace(item, product=attribute.product, bodies=bodies, municipality=None, who="", beside=(), key=key)

    def _only_thought(self, dated: Dated) -> bool:
        """Whether the day is only thought, asked or wished, or the next sentence says that it is not so."""
        thought = dutch.MEANT.search(self.text, 0, dated.start) is not None
        if (thought and dutch.WOULD.search(self.text) is not None) or dutch.TAKEN_BACK.match(self.behind):
            return True
        return not_so(self.text, dated.start, dated.end, self.behind)

    def _state(self) -> list[PlanningItem]:
        """How far a product is said to be, where nothing else is told of it: ``Het plan is nu definitief``."""
        named = self.clauses.of("product")
        ahead = self.written is not None and any(
            (d.mention.end or d.mention.start or date.max) > self.written for d in self.dated
        )
        if not named or ahead:
            return []
        state = state_in(self.text) or ("definitief" if set_by(self.text, named[0]) else None)
        if state is None or of_another(self.text, named[0]):
            return []
        item = replace(self._item(None, None, named[0]), modality="gebeurd", bodies=(), phase=state)
        return [replace(item, key=base_key(item.product, None, (), None))]

    def _then(self, act: NameMention) -> bool:
        """Whether the act is done at the time told in the sentence before: ``Zij stellen het plan daar vast``."""
        back, rule = self.clauses.back, self.rules.act(act.id)
        if back is None or back.item is None or self.dated or rule is None or rule.algemeen:
            return False
        return back.item.period is not None and (rule.besluit or bool(dutch.THERE.search(self.text)))

    def _at_that_time(self, item: PlanningItem, act: NameMention) -> PlanningItem:
        before = self.clauses.back.item if self.clauses.back is not None else None
        if before is None or self.dated or item.period is not None:
            return item
        degree = modality(self.text, act, before.day, self.written, self.rules)
        return replace(item, period=before.period, kind=before.kind, day=before.day, modality=degree)

    def _told(self, act: NameMention) -> bool:
        """Whether the sentence tells the act as done: ``heeft inmiddels ingestemd``."""
        rule = self.rules.act(act.id)
        if rule is None or rule.algemeen:
            return False
        known = [*self.clauses.of("body"), *self.clauses.of("act")]
        return told_done(self.text, act, self.clauses.of("product"), known, self.behind)

    def _told_ahead(self, item: PlanningItem, act: NameMention, dated: Dated) -> bool:
        """Whether the act is told as done on a day that comes after that of the paper."""
        end = item.period.end if item.period is not None else None
        if end is None or self.written is None or end <= self.written or item.modality != "gepland":
            return False
        near = self.clauses.distance(act.start, act.end, dated.start, dated.end) < 2 * BOUNDARY_COST
        near = near and not self._beyond(act, dated)
        apart = dutch.STILL_COMES.search(self.text, act.end, dated.end) is not None
        return near and not apart and self._told(act)

    def _beyond(self, act: NameMention, dated: Dated) -> bool:
        """Whether the act stands in a relative clause and the date outside it."""
        return any(low <= act.start < high for low, high in self.clauses.told_of_others(dated.start, dated.end))

    def _only_date(self, act: NameMention) -> Dated | None:
        """The one date of the sentence, unless the act has a clause and a body of its own elsewhere in it."""
        if len(self.dated) != 1:
            return None
        only = self.dated[0]
        apart = self.clauses.distance(act.start, act.end, only.start, only.end) >= BOUNDARY_COST
        other = self.clauses.bodies(act.start, act.end) != self.clauses.bodies(only.start, only.end)
        return None if apart and other else only

    def _acts_beside(self, dated: Dated, acts: list[NameMention]) -> list[NameMention]:
        """The acts that may be that of the date: of one in ``Nadat … hebben ingestemd,`` only those in that clause."""
        acts = outside_what_it_rests_on(self.text, acts, dated.start, dated.end)
        acts = [act for act in acts if not self._beyond(act, dated)] or acts
        aside, later = dutch.ASIDE_CLAUSE.match(self.text), dutch.LATER_CLAUSE.search(self.text)
        if later is not None and dated.end <= later.start():
            acts = [act for act in acts if act.start < later.start()]
        if aside is None:
            return acts
        if dated.end > aside.end():
            return [act for act in acts if act.start >= aside.end()]
        return [act for act in self.clauses.of("act") if act.end <= aside.end()]

    def _with_weeks(self) -> list[tuple[Dated | None, Dated]]:
        """The dates, each with the week told in one breath with it: ``week 37 (30 augustus)``, ``23 mei, week 21``."""
        found: list[tuple[Dated | None, Dated]] = []
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

    def gates(self, gate: Gate, recent: str | None) -> list[PlanningItem]:
        """The sentence as the moment of a gate, for each date in it; its act is the one it waits for.

        ``recent`` is the product told of before it.
        """
        product = gate.product or recent
        items = [self._item(None, dated) for dated in self.dated if dated.mention.start or dated.mention.end]
        chosen = self.clauses.of("product")
        acts = [act.id for act in self.clauses.of("act")]
        waits = next((id for id in acts if (rule := self.rules.act(id)) is not None and rule.besluit), None)
        waits = waits or next((id for id in acts if id == "richting"), None)
        named = [(item.product if chosen else product) or product for item in items]
        return [
            replace(
                item,
                gate=True,
                act=waits,
                product=about,
                key=f"{product or 'algemeen'}/poort/-",
                remarks="" if gate.condition == self.text else gate.condition,
            )
            for item, about in zip(items, named, strict=True)
        ]

    def _item(self, act: NameMention | None, dated: Dated | None, other: NameMention | None = None) -> PlanningItem:
        at = dated or act or other
        assert at is not None
        product = self.clauses.product(at.start, at.end)
        bodies = self.clauses.bodies(at.start, at.end)
        municipality = self.clauses.municipality(bodies)
        denied = self._not_held(act, at.start, at.end)
        mention = bounded(dated.mention, self.text, dated.start, dated.end) if dated else None
        resolved = mention is not None and (mention.start is not None or mention.end is not None)
        known = self.rules.product(product)
        tracks = self.clauses.of("track")
        return PlanningItem(
            key=base_key(product, act.id if act else None, bodies, municipality),
            origin="paper",
            activity=self.text,
            act=act.id if act else None,
            product=product,
            bodies=bodies,
            period=Interval(mention.start, mention.end) if mention is not None and resolved else None,
            kind=mention.kind if mention else None,
            modality="ontkend" if denied else modality(self.text, act, mention, self.written, self.rules),
            who="" if bodies else self.clauses.unknown_body(at.start, at.end),
            place=self._place(),
            track=known.spoor if known else (tracks[0].id if tracks else None),
            municipality=municipality,
            count=count_in(self.text),
            phase=self._phase(product, at.start, at.end),
            day=mention,
            beside=tuple(dict.fromkeys(n.id for n in self.clauses.of("body") if n.id not in bodies)),
            condition=next((word for word in self.rules.acts.voorwaarde if word.casefold() in self.clauses.low), None),
            paper_date=self.written,
        )

    def _not_held(self, act: NameMention | None, start: int, end: int) -> bool:
        """Whether it is said that nobody meets: in the part of the act, or where there is none in the sentence."""
        if act is None:
            return self.clauses.denies_meeting(start, end) or bool(dutch.NOT_MEETING.search(self.text))
        ends = re.search(r"[,;:]", self.text[act.end :])
        part = self.text[act.start : act.end + ends.start() if ends else None]
        if act.id not in self.rules.general_acts:
            return False
        return dutch.NOT_MEETING.match(part) is not None or around.NOBODY_MEETS.match(part) is not None

    def _phase(self, product: str | None, start: int, end: int) -> str | None:
        """The phase told of the product; where the sentence tells of several, the one nearest to the date or act.

        ``In juni het concept van de nota, in oktober de definitieve``: each date has its own.
        """
        state = state_in(self.text)
        if state is not None:
            return state
        told = phases_in(self.text, self.rules)
        if len({phase for phase, _, _ in told}) > 1:
            then = BY_THEN.match(self.text, end)
            own = [phase for phase, first, last in told if then and then.start() <= first and last <= then.end()]
            if own:
                return own[0]
            return min(told, key=lambda each: self.clauses.distance(each[1], each[2], start, end))[0]
        return phase_in(self.text, self.clauses.of("product"), product, self.rules)

    def _place(self) -> Place:
        first = self.clauses.sentence.offsets[0]
        at = bisect_right(self.starts, first) - 1
        page = self.pages[at]
        start = first - self.starts[at]
        end = min(self.clauses.sentence.offsets[-1] + 1 - self.starts[at], len(page.text))
        return Place(self.name, page.number, page.line(start), page.box(start, end), None, self.text)
