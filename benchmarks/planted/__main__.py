"""Print the table, every miss and every alarm: ``python -m benchmarks.planted --seeds 30``."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.planted import plan, workspaces
from benchmarks.planted.score import Tally, Verdict, score


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.planted", description=__doc__)
    arguments.add_argument("--seeds", type=int, default=30, help="how many workspaces")
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    arguments.add_argument("--jobs", type=int, default=2, help="papers read at a time")
    arguments.add_argument("--keep", type=Path, help="leave the workspaces here")
    options = arguments.parse_args()
    began = time.monotonic()
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(options.first, options.first + options.seeds):
            folder = (options.keep or Path(scratch)) / f"seed-{seed:03}"
            tally.add(score(seed, workspaces.make(seed, folder), options.jobs))
    show(tally)
    print(f"\n{options.seeds} workspaces in {time.monotonic() - began:.0f} s")


def show(tally: Tally) -> None:
    """The table, then every miss and every alarm with its sentence, row and paper."""
    for verdict in sorted((v for v in tally.conflicts if not v.found), key=_order):
        _tell("MISS", verdict)
    for verdict in sorted((v for v in tally.innocents if v.alarms), key=_order):
        _tell("ALARM", verdict)
    for seed, paper, check, quote in tally.filler:
        print(f"FILLER seed {seed} {paper} {check}: {' '.join(quote.split())}")
    for line in (*tally.lost, *tally.unread):
        print(f"NOTE {line}")
    print(f"\n{'kind':10} {'found':>6} {'planted':>8} {'recall':>7} {'reported by another check':>26}")
    for kind, (found, planted) in tally.recall().items():
        other = sum(bool(v.alarms) for v in tally.conflicts if not v.found and v.planted.pattern.family == kind)
        print(f"{kind:10} {found:6} {planted:8} {found / planted if planted else 1:7.2f} {other:26}")
    alarmed = sum(bool(v.alarms) for v in tally.innocents)
    print(f"alarms on innocents: {alarmed} of {len(tally.innocents)} = {tally.alarms_per_hundred():.1f} per hundred")
    print(f"alarms on other prose: {len(tally.filler)}")


def _order(verdict: Verdict) -> tuple[str, int, int]:
    pattern = verdict.planted.pattern
    return (pattern.family, pattern.line, verdict.seed)


def _tell(word: str, verdict: Verdict) -> None:
    one = verdict.planted
    row = one.planned
    planned = (
        f"{plan.week_label(row)} {row.day or ''} {row.act} {row.product.planning} {row.body.planning}" if row else "-"
    )
    print(f"{word} {one.pattern.family} line {one.pattern.line} seed {verdict.seed} {one.paper}: {one.text}")
    print(f"     planned: {planned}")
    for reading in verdict.read_as:
        print(f"     read as: {reading}")
    for check, cls, message in verdict.findings:
        print(f"     {check} ({cls}): {message}")


if __name__ == "__main__":
    main()
