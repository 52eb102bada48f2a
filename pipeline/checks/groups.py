"""Findings of several checks on one cause are one group: the same row, or the same sentence about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.model import Finding
from pipeline.rulebook import Rulebook

# When something takes place: one sentence or row with a wrong day is one matter, however many checks speak of it.
_WHEN = {
    "alternatieven",
    "dag-buiten-week",
    "datum-wijkt-af",
    "dubbel-geboekt",
    "feestdag",
    "gedenkdag",
    "korte-week",
    "nog-plannen",
    "ontbreekt-in-masterplanning",
    "reces",
    "schoolvakantie",
    "status",
    "twijfel-datum",
    "vaste-dag",
    "week-datum",
    "week-einde",
    "weekend",
    "werkwoordstijd",
}
# What a council is asked for.
_WHAT = {"besluit-of-bespreking", "besluitsoort", "poort", "stap-ontbreekt"}
# Findings about one row alone: their id is the check and the key of that row.
_ROW = _WHEN | {"deelnemers-open", "leeg-veld", "zelf-gemeld"}


def grouped_across(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their order; those that share a cause carry the id of the first of them as ``group``."""
    result = list(findings)
    parent = list(range(len(result)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    by_cause: dict[object, list[int]] = defaultdict(list)
    for at, finding in enumerate(result):
        for cause in _causes(finding):
            by_cause[cause].append(at)
    for places in by_cause.values():
        for other in places[1:]:
            parent[max(root(places[0]), root(other))] = min(root(places[0]), root(other))
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(result)):
        members[root(at)].append(at)
    for places in members.values():
        if len(places) > 1:
            group = min(result[at].id for at in places)
            for at in places:
                result[at] = replace(result[at], group=group)
    return result


def _causes(finding: Finding) -> Iterator[object]:
    """What the finding is about: its group within its check, its one row, the sentences of papers that it quotes."""
    if finding.group is not None:
        yield "group", finding.group
    if finding.check in _ROW:
        yield "row", finding.id.partition(":")[2].removesuffix("+wie")
    if finding.check == "volgorde-route":
        yield "later", finding.evidence[0]  # the step that comes too early, before however many
    family = "when" if finding.check in _WHEN else "what" if finding.check in _WHAT else None
    # A gate quotes its own sentence too; what it shares with others is the council that is not asked.
    for place in finding.evidence[:1] if finding.check == "poort" else finding.evidence:
        if family is not None and place.cell is None and place.page is not None:
            yield family, place.paper, place.page, place.line, place.quote


def told_apart(findings: Iterable[Finding], rules: Rulebook) -> list[Finding]:
    """Findings about steps of two milestones that read the same, each with its milestone."""
    found = list(findings)
    products: dict[str, set[str | None]] = {}
    for one in found:
        products.setdefault(one.message, set()).add(one.product)
    return [
        replace(one, message=f"{one.message.removesuffix('.')} (mijlpaal {product.naam}).")
        if len(products[one.message]) > 1 and (product := rules.product(one.product)) is not None
        else one
        for one in found
    ]
