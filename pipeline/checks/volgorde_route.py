"""A later step of the decision route stands before an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.sentences import Said, about, may_say, preceding, sentences
from pipeline.checks.told_order import TELLING, may_tell, turns, words_for_bodies
from pipeline.checks.told_phases import phases_said
from pipeline.checks.wording import clipped, subject, within
from pipeline.model import Extraction, Finding, Interval, Period, PlanningItem
from pipeline.texts import period


@check(
    "volgorde-route",
    title="Volgorde van de besluitroute klopt niet",
    explanation="Een gremium is aan de beurt voordat het gremium ervóór in de route klaar kan zijn, of een stuk noemt "
    "een andere volgorde dan de masterplanning.",
    remedy="Verschuif een van beide momenten, of leg vast waarom de route hier wordt verlaten.",
    cls="conflict",
    words=lambda rules: TELLING,
)
def order_of_route(self: Check, case: Case) -> Iterator[Finding]:
    """Two rows of one product and planning: the later step of ``rules/routes.toml`` ends before the earlier begins.

    And a paper that says of two bodies that they have their turn the other way round than in the master planning.
    """
    yield from _in_plannings(self, case)
    yield from _in_papers(self, case)


def _in_papers(self: Check, case: Case) -> Iterator[Finding]:
    if case.master is None:
        return
    bodies = words_for_bodies(case.rules)
    for paper in case.papers:
        if paper.paper is None or paper.source.sha256 == case.master.source_sha256:
            continue
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for said, before in _telling(paper, bodies):
            for first, then in turns(said.text, before, case.rules):
                product = about(said, case.rules)
                phases = phases_said(said.text, case)
                turned = _turned(case, product, phases, first, then) if product is not None else None
                pair = (product or "", tuple(sorted((*first, *then))))
                if turned is None or pair in seen:
                    continue
                seen.add(pair)
                yield _other_order(self, case, said, *turned)


def _telling(paper: Extraction, bodies: tuple[str, ...]) -> Iterator[tuple[Said, str]]:
    """The sentences that may tell an order of these bodies, each with the words of the one before it on its page."""
    for said in sentences(paper, TELLING):
        if may_say(bodies, said.text) and may_tell(said.text):
            last = preceding(said)
            yield said, last.text if last is not None and last.page is said.page else ""


def _turned(
    case: Case, product: str, phases: list[str], first: tuple[str, ...], then: tuple[str, ...]
) -> tuple[PlanningItem, PlanningItem] | None:
    """The master rows of both sides, where all of what should come then is over before any of the first begins.

    Where the sentence tells of one phase, the rows of another are of another round.
    """
    assert case.master is not None
    rows = [row for row in case.master.items if row.concerns(product) and row.period is not None]
    if len(phases) == 1:
        rows = [row for row in rows if row.phase in (None, *phases)]
    ones = [row for row in rows if set(row.bodies) & set(first)]
    others = [row for row in rows if set(row.bodies) & set(then)]
    starts = [row.period.start for row in ones if row.period is not None]
    ends = [row.period.end for row in others if row.period is not None]
    if not starts or not ends or None in starts or None in ends:
        return None
    if max(end for end in ends if end) >= min(start for start in starts if start):
        return None
    return ones[0], others[-1]


def _other_order(self: Check, case: Case, said: Said, first: PlanningItem, then: PlanningItem) -> Finding:
    assert first.period is not None
    assert then.period is not None
    paper = said.paper.source.name
    return self.finding(
        case,
        (paper, first.key, then.key),
        f"Volgens {paper} komt {subject(first, case.rules, period(*first.period))} vóór "
        f"{subject(then, case.rules, period(*then.period))}, maar in de masterplanning is het andersom: "
        f"“{clipped(said.text.rstrip('.'), 120)}”.",
        (then.place, first.place, said.place),
        periods=(Period(*then.period, "master", 0), Period(*first.period, "master", 1)),
        certainty=0.75,
        remedy="Vraag de afzender welke volgorde geldt; pas het stuk of de masterplanning aan.",
        item=then,
    )


def _in_plannings(self: Check, case: Case) -> Iterator[Finding]:
    for rows in _routes(case).values():
        steps = [(row, row.period, step) for row in rows if row.period and (step := _step(case, row)) is not None]
        for earlier, due, first in steps:
            for later, over, second in steps:
                if first >= second or not due.start or not over.end or over.end >= due.start:
                    continue
                if _done_before(steps, over, first):
                    continue
                yield self.finding(
                    case,
                    (earlier.key, later.key),
                    f"{subject(later, case.rules, period(*over))} staat{within(later)} vóór "
                    f"{subject(earlier, case.rules, period(*due))}, dat in de route eerder komt.",
                    (later.place, earlier.place),
                    periods=(
                        Period(*over, "master" if later.origin == "master" else "paper", 0),
                        Period(*due, "master" if earlier.origin == "master" else "paper", 1),
                    ),
                    certainty=0.9,
                    item=later,
                )


def _routes(case: Case) -> dict[tuple[str, str], list[PlanningItem]]:
    grouped: dict[tuple[str, str], list[PlanningItem]] = defaultdict(list)
    for row in case.rows:
        product = row.product or row.milestone
        if product is not None:
            grouped[(row.place.paper, product)].append(row)
    return grouped


def _step(case: Case, row: PlanningItem) -> int | None:
    levels = case.rules.levels(row.bodies)
    for number, step in enumerate(case.rules.route.stappen):
        if step.niveau in levels and row.act in step.handelingen:
            return number
    return None


def _done_before(steps: list[tuple[PlanningItem, Interval, int]], later: Interval, step: int) -> bool:
    """Whether the earlier step also has a moment in time: a second reading is no breach of the route."""
    return any(
        one == step and taken.start is not None and taken.start <= (later.end or taken.start)
        for _, taken, one in steps
    )  # fmt: skip
