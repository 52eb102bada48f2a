"""Times as sets of days: how what a paper says of the time stands to what the master planning says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipeline.model import Interval, PlanningItem, Standing
from pipeline.rulebook import Rulebook

APPROX_DAYS = 10
VAGUE_DAYS = 3


def stands(item: PlanningItem, rows: Sequence[PlanningItem]) -> tuple[Standing, Interval | None]:
    """How the item's time stands to its rows, and the days that both name, where they share any.

    ``confirmed``: inside the window of a row; ``compatible``: shares days with one (a month, a vague time, a partial
    overlap); ``disjoint``: shares no day with any; ``undated``: one of both has no time, or the item plans nothing.
    """
    windows = [row.period for row in rows if row.period is not None and row.period != Interval(None, None)]
    if item.period is None or not windows or item.modality in ("ontkend", "wens"):
        return "undated", None
    inside = next((window for window in windows if window.contains(item.period)), None)
    if inside is not None:
        return "confirmed", item.period
    said = widened(item)
    shared = next((both for window in windows if (both := window.shared(said)) is not None), None)
    return ("compatible", shared) if shared is not None else ("disjoint", None)


def widened(item: PlanningItem) -> Interval:
    """What the item may mean: ``rond`` ten days to either side; begin, half and eind of a month three."""
    assert item.period is not None
    slack = 0
    if item.day is not None and item.day.mod == "APPROX":
        slack = APPROX_DAYS
    elif item.kind == "vague" or (item.day is not None and item.day.mod in ("START", "MID", "END")):
        slack = VAGUE_DAYS
    start, end = item.period
    return Interval(start - timedelta(days=slack) if start else None, end + timedelta(days=slack) if end else None)


def elsewhere(item: PlanningItem, tracks: set[str], rules: Rulebook) -> bool:
    """Whether the item speaks of a track that the master planning does not cover (the watch list)."""
    known = rules.product(item.product)
    track = known.spoor if known is not None else item.track
    return track is not None and bool(tracks) and track not in tracks
