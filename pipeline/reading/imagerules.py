"""Ruling lines in a picture of a page: straight runs of dark pixels far longer than any stroke of a letter."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from pipeline.reading.rules import Rule

_LEAST_ACROSS = 32.0
_LEAST_DOWN = 16.0
_FILLED = 0.92
_THICKEST, _THICKEST_PIXELS = 4.0, 5.0
_MOST = 4000


def rules_of(dark: Any, scale: float) -> tuple[list[Rule], list[Rule], Any]:
    """Horizontal and vertical rules in points, and the mask of their pixels.

    ``dark`` is a boolean array of the upright page, ``scale`` its pixels a point.
    """
    across = _bars(dark, _LEAST_ACROSS * scale)
    down = _bars(dark.T, _LEAST_DOWN * scale).T
    horizontal = _rules(across, scale, _LEAST_ACROSS)
    vertical = _rules(down.T, scale, _LEAST_DOWN)
    return horizontal, vertical, across | down


def _bars(dark: Any, length: float) -> Any:
    """The pixels of bars along axis 1 that are filled over ``length``, a step of one pixel up or down allowed.

    Areas thicker than a rule are no bars.
    """
    import numpy as np

    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    long = max(3, round(length))
    if thick.shape[1] <= long:
        return np.zeros_like(dark)
    filled = _window_sums(thick, long) >= _FILLED * long
    starts = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    starts[:, : filled.shape[1]] += filled
    starts[:, long:] -= filled[:, : starts.shape[1] - long]
    covered = np.cumsum(starts, axis=1)[:, :-1] > 0
    return covered & _closed(thick, long // 40)


def _closed(mask: Any, gap: int) -> Any:
    """The mask with gaps along axis 1 of up to ``2 * gap`` pixels filled."""
    import numpy as np

    if gap < 1:
        return mask
    wide = np.pad(mask, ((0, 0), (2 * gap, 2 * gap)))
    grown = _window_sums(wide, 2 * gap + 1) > 0
    return _window_sums(grown, 2 * gap + 1) == 2 * gap + 1


def _window_sums(mask: Any, long: int) -> Any:
    import numpy as np

    sums = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=sums[:, 1:])
    return sums[:, long:] - sums[:, :-long]


class _Bar(Struct, eq=False):
    """A bar in the making, in pixels: its last row, its ends, its pixels and the sum of their rows."""

    row: int
    start: int
    end: int
    pixels: int
    weighted: int

    def take(self, other: _Bar) -> None:
        """Make one bar of two."""
        self.row, self.start, self.end = other.row, min(self.start, other.start), max(self.end, other.end)
        self.pixels, self.weighted = self.pixels + other.pixels, self.weighted + other.weighted


def _rules(bars: Any, scale: float, least: float) -> list[Rule]:
    """Each connected bar as one rule: runs of neighbouring rows that overlap belong together."""
    import numpy as np

    padded = np.zeros((bars.shape[0], bars.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = bars
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    growing: list[_Bar] = []
    done: list[_Bar] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        if growing and growing[-1].row < row:
            done += [bar for bar in growing if bar.row < row - 1]
            growing = [bar for bar in growing if bar.row >= row - 1]
        run = _Bar(row, start, end, end - start, row * (end - start))
        touched = [bar for bar in growing if bar.start < end + 2 and start - 2 < bar.end]
        growing = [bar for bar in growing if bar not in touched]
        for bar in touched:
            bar.take(run)
            run = bar
        growing.append(run)
    return [
        Rule((bar.weighted / bar.pixels + 0.5) / scale, bar.start / scale, bar.end / scale)
        for bar in [*done, *growing][:_MOST]
        if bar.end - bar.start >= least * scale
        and bar.pixels / (bar.end - bar.start) <= max(_THICKEST * scale, _THICKEST_PIXELS)
    ]
