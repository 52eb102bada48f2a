"""Run the program on a made workspace through its command line and score both sides."""

from __future__ import annotations

import contextlib
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.planted.papers import Planted
from benchmarks.planted.workspaces import Made

CHECKS = {
    "date": {"datum-wijkt-af"},
    "decision": {"besluitsoort"},
    "gate": {"poort"},
    "weekday": {"twijfel-datum", "dag-buiten-week", "week-datum"},
    "holiday": {"feestdag"},
    "week": {"week-datum", "week-einde", "dag-buiten-week", "twijfel-datum"},
    "absent": {"ontbreekt-in-masterplanning"},
    "tense": {"werkwoordstijd", "zelfde-dag"},
    "route": {"stap-ontbreekt", "volgorde-route"},
}
ALARMS = {"conflict", "inconsistentie", "risico", "gat"}
SHORTEST = 12
SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a planted sentence: findings that quote it, as (check, class, message), and how it was read."""

    seed: int
    planted: Planted
    findings: tuple[tuple[str, str, str], ...]
    read_as: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether a conflict was found by a check of its family."""
        checks = CHECKS[self.planted.pattern.family]
        return any(check in checks for check, _, _ in self.findings)

    @property
    def alarms(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(finding for finding in self.findings if finding[1] in ALARMS)


@dataclass(slots=True)
class Tally:
    """The sum over workspaces. ``filler`` are alarms that quote a paper and no planted sentence."""

    verdicts: list[Verdict] = field(default_factory=list)
    filler: list[tuple[int, str, str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.verdicts += other.verdicts
        self.filler += other.filler
        self.lost += other.lost
        self.unread += other.unread

    @property
    def conflicts(self) -> list[Verdict]:
        return [v for v in self.verdicts if v.planted.pattern.conflict]

    @property
    def innocents(self) -> list[Verdict]:
        return [v for v in self.verdicts if not v.planted.pattern.conflict]

    def recall(self) -> dict[str, tuple[int, int]]:
        """Per kind: found, planted."""
        planted = Counter(v.planted.pattern.family for v in self.conflicts)
        found = Counter(v.planted.pattern.family for v in self.conflicts if v.found)
        return {kind: (found[kind], planted[kind]) for kind in CHECKS}

    def alarms_per_hundred(self) -> float:
        """Innocent sentences with an alarm, per hundred innocent sentences."""
        innocents = self.innocents
        return 100 * sum(bool(v.alarms) for v in innocents) / len(innocents) if innocents else 0.0


def bare(text: str) -> str:
    """The text without white space and without capitals."""
    return "".join(text.split()).casefold()


def quotes(quote: str, sentence: str) -> bool:
    """Whether the quote is of the sentence: a part of it, all of it, or most of either."""
    b = bare(sentence)
    for part in quote.split("…"):
        a = bare(part)
        if len(a) < SHORTEST:
            continue
        if a in b or b in a:
            return True
        match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
        if match.size >= SHARE * min(len(a), len(b)):
            return True
    return False


def command(*arguments: str) -> None:
    """One planwacht command in this process; what it prints is dropped. Raises what the command raises."""
    from pipeline.cli import cli

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        cli.main([*arguments], prog_name="planwacht", standalone_mode=False)


def score(seed: int, made: Made, jobs: int) -> Tally:
    """Import the planning, run, and lay the report beside what was planted."""
    place = ("--workspace", str(made.folder))
    command("master", "import", str(made.note), "--accept", *place)
    command("run", "--peildatum", made.peildatum.isoformat(), "--settle", "0", "--jobs", str(jobs), *place)
    report = json.loads(next(Path(made.folder, "reports").glob("planwacht-*.json")).read_text(encoding="utf-8"))
    return judge(seed, made, report)


def judge(seed: int, made: Made, report: dict[str, Any]) -> Tally:
    """The tally of one report."""
    quoted = [
        (place["paper"], place["quote"] or "", (f["check"], f["class"], f["message"]))
        for f in report["findings"]
        for place in f["evidence"]
    ]
    tally = Tally()
    hit: set[int] = set()
    for one in made.planted:
        mine = []
        for index, (paper, quote, finding) in enumerate(quoted):
            if paper == one.paper and quotes(quote, one.text):
                hit.add(index)
                mine.append(finding)
        read_as = tuple(_reading(item) for item in report["items"] if _tells(item, one))
        tally.verdicts.append(Verdict(seed, one, tuple(dict.fromkeys(mine)), read_as))
    names = {paper.name for paper in made.papers}
    for index, (paper, quote, (check, cls, _)) in enumerate(quoted):
        if index not in hit and paper in names and cls in ALARMS:
            tally.filler.append((seed, paper, check, quote))
    rows = sum(item["origin"] == "master" for item in report["items"])
    if rows != len(made.rows):
        tally.lost.append(f"seed {seed}: {rows} rows of {len(made.rows)} in the master planning ({made.note.name})")
    tally.unread += [
        f"seed {seed}: {p['name']} {p['status']} {p['reason']}" for p in report["papers"] if p["status"] != "read"
    ]
    return tally


def _tells(item: dict[str, Any], one: Planted) -> bool:
    return item["place"]["paper"] == one.paper and quotes(item["place"]["quote"] or "", one.text)


def _reading(item: dict[str, Any]) -> str:
    """What the program made of a sentence: act, product, bodies, period, modality."""
    period = item["period"]
    when = f"{period['start']}..{period['end']}" if period else "no period"
    return f"{item['act']} {item['product']} {'+'.join(item['bodies']) or 'no body'} {when} {item['modality']}"
