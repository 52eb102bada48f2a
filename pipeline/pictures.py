"""Pictures of the places that findings quote, for the gravest findings; drawn in worker processes, never in our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline import inbox
from pipeline.errors import MachineFault
from pipeline.gather import Gathered
from pipeline.model import Box, Finding
from pipeline.reading.picture import pictures
from pipeline.workers import Died, TooLarge, TooSlow, Workers, outcome

MOST = 100
SECONDS = 60


def of_findings(
    findings: Iterable[Finding], gathered: Iterable[Gathered], jobs: int, megabytes: int
) -> Mapping[str, bytes]:
    """PNG by ``<finding id>#<index of the evidence>`` for the first hundred findings, in their order.

    What cannot be drawn is left out: the quote stands in the workbook all the same.
    """
    wanted: dict[str, list[tuple[str, int, Box]]] = defaultdict(list)
    for finding in list(findings)[:MOST]:
        for index, place in enumerate(finding.evidence):
            if place.bbox is not None and place.page is not None:
                wanted[place.paper].append((f"{finding.id}#{index}", place.page, place.bbox))
    papers = [one for one in gathered if one.arrival.name in wanted and one.arrival.path is not None]
    if not papers:
        return {}
    found: dict[str, bytes] = {}
    with Workers(min(jobs, len(papers)), SECONDS, megabytes) as workers:
        futures = []
        for one in papers:
            places = [(page, box) for _, page, box in wanted[one.arrival.name]]
            try:
                futures.append((one, workers.submit(pictures, inbox.read(one.arrival), places)))
            except (OSError, MachineFault):
                continue
        for one, future in futures:
            try:
                drawn = outcome(future)
            except (TooSlow, TooLarge, Died, MachineFault, ValueError):
                continue
            names = [name for name, _, _ in wanted[one.arrival.name]]
            found.update({name: png for name, png in zip(names, drawn, strict=True) if png is not None})
    return found
