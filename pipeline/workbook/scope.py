"""Which of the report's items say something beside the planning."""

from __future__ import annotations

from pipeline.model import PlanningItem, Report


def compared_items(report: Report) -> tuple[PlanningItem, ...]:
    """The master's rows, and those of papers that were laid beside it.

    Left out are the paper from which the master itself was imported, which would agree with itself in everything,
    and papers that the report names as not compared as a whole, with no line in them (a copy, another programme).
    """
    silent = {one.what for one in report.not_compared if one.place is None or one.place.line is None}
    source = report.master.source_sha256 if report.master else None
    if source is not None:
        silent |= {paper.name for paper in report.papers if paper.sha256 == source}
    return tuple(item for item in report.items if item.origin == "master" or item.place.paper not in silent)
