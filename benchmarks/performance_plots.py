"""Draw what ``pipeline_speed`` found for docs/performance.md: python -m benchmarks.performance_plots FIGURES FOLDER.

SVG without dates or random ids: the same figures give the same files.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

OURS, OTHERS, TARGET = "#154273", "#8c8c8c", "#b35900"


def save(figure: Any, folder: Path, name: str) -> None:
    figure.tight_layout()
    figure.savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


def peers(found: dict[str, Any], folder: Path) -> None:
    """CPU for a paper, ours and others', on a logarithmic scale."""
    papers = found["papers"]
    bars = {name: seconds / papers * 1000 for name, seconds in found.items() if isinstance(seconds, float)}
    order = sorted(bars, key=lambda name: bars[name])
    figure, axes = plt.subplots(figsize=(7, 2.6))
    drawn = axes.barh(
        order, [bars[name] for name in order], color=[OURS if "planwacht" in n else OTHERS for n in order]
    )
    axes.bar_label(drawn, fmt="%.0f ms", padding=3)
    axes.set_xscale("log")
    axes.set_xlim(right=max(bars.values()) * 3)
    axes.set_xlabel("CPU milliseconds for a paper, start included (logarithmic)")
    save(figure, folder, "peers")


def grow(found: dict[str, Any], folder: Path) -> None:
    """CPU and memory of a run of known papers as they grow."""
    counts = sorted(int(count) for count in found if count.isdigit())
    figure, (left, right) = plt.subplots(1, 2, figsize=(7, 2.8))
    left.loglog(counts, [found[str(n)]["cpu"] for n in counts], "o-", color=OURS, label="known papers")
    new = [n for n in counts if "cold cpu" in found[str(n)]]
    if new:
        left.loglog(new, [found[str(n)]["cold cpu"] for n in new], "s--", color=OTHERS, label="new papers")
    left.set_ylabel("CPU seconds")
    left.legend(frameon=False)
    right.loglog(counts, [found[str(n)]["mb"] for n in counts], "o-", color=OURS)
    right.set_ylabel("MB, at most")
    for axes in (left, right):
        axes.set_xlabel("papers")
        axes.grid(alpha=0.3)
    save(figure, folder, "grow")


def rows(found: dict[str, Any], folder: Path) -> None:
    """CPU of a run as the master grows."""
    counts = sorted(int(count) for count in found if count.isdigit())
    figure, axes = plt.subplots(figsize=(4.5, 2.6))
    axes.plot(counts, [found[str(n)]["cpu"] for n in counts], "o-", color=OURS)
    axes.set_ylim(bottom=0)
    axes.set_xlabel("rows of the master planning")
    axes.set_ylabel("CPU seconds of a run")
    axes.grid(alpha=0.3)
    save(figure, folder, "rows")


def spread(found: dict[str, dict[str, Any]], folder: Path) -> None:
    """How much sooner two finish than one, beside what is asked."""
    names = {"jobs": ("two processes", 1.7), "cluster": ("two cluster workers", 1.5)}
    figure, axes = plt.subplots(figsize=(4.5, 2.2))
    for at, (key, (name, asked)) in enumerate(names.items()):
        gain = found[key]["one"] / found[key]["two"]
        axes.barh(at, gain, color=OURS)
        axes.plot([asked, asked], [at - 0.45, at + 0.45], color=TARGET)
        axes.text(gain - 0.03, at, f"{gain:.2f}", va="center", ha="right", color="white")
        axes.text(0.05, at, name, va="center", color="white")
    axes.axvline(2, color=OTHERS, linestyle=":")
    axes.set_yticks([])
    axes.set_xlim(0, 2.3)
    axes.set_xlabel("times sooner than one (bar: asked; dots: two cores' limit)")
    save(figure, folder, "spread")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    plt.rcParams.update({"svg.hashsalt": "planwacht", "font.size": 9, "axes.spines.top": False})
    found = json.loads(asked.figures.read_text("utf-8"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, draw in (("peers", peers), ("grow", grow), ("rows", rows)):
        if name in found:
            draw(found[name], asked.folder)
    if "jobs" in found and "cluster" in found:
        spread(found, asked.folder)


if __name__ == "__main__":
    main()
