"""Make one invented workspace from a seed: rules, planning note, papers, and what is planted in them."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.planted import papers, patterns, plan
from benchmarks.planted.papers import Paper, Planted
from benchmarks.planted.patterns import Pattern
from benchmarks.planted.plan import Row
from benchmarks.planted.scene import Scene, Unfit
from benchmarks.planted.worlds import WORLDS, World

ROOT = Path(__file__).resolve().parents[2]
YEARS = (2022, 2023, 2024, 2025, 2026, 2027)
CONFLICTS = 0.5
# How often a kind is tried: some kinds find a fitting row less often, and dates have the most patterns.
WEIGHTS = {
    "date": 3.0, "decision": 1.5, "gate": 1.5, "weekday": 0.7, "holiday": 3.0, "week": 0.7, "absent": 1.5,
    "tense": 1.5, "route": 1.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A workspace on disk, the planning note to import, the day of the report and the planted sentences."""

    folder: Path
    note: Path
    peildatum: date
    rows: tuple[Row, ...]
    papers: tuple[Paper, ...]

    @property
    def planted(self) -> tuple[Planted, ...]:
        return tuple(one for paper in self.papers for one in paper.planted)


def make(seed: int, folder: Path) -> Made:
    """Write the workspace of ``seed`` into ``folder``, which must not hold one yet."""
    rng = random.Random(seed)
    world, year = WORLDS[seed % len(WORLDS)], YEARS[seed // len(WORLDS) % len(YEARS)]
    rows = plan.make(world, year, rng)
    rules(world, year, folder)
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    note = _note(world, year, rows, inbox, rng)
    made = _papers(world, year, rows, rng)
    for paper in made:
        write = papers.as_pdf if paper.name.endswith(".pdf") else papers.as_text
        (inbox / paper.name).write_bytes(write(paper, world, rng))
    return Made(folder, note, max(paper.day for paper in made) + timedelta(days=2), rows, made)


def rules(world: World, year: int, folder: Path) -> None:
    target = folder / "rules"
    target.mkdir(parents=True)
    for path in sorted((ROOT / world.rules).glob("*.toml")):
        shutil.copy(path, target / path.name)
    programme = target / "planwacht.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(re.sub(r"(?m)^einddatum = .*$", f"einddatum = {year + 1}-01-01", text), encoding="utf-8")


def _note(world: World, year: int, rows: tuple[Row, ...], inbox: Path, rng: random.Random) -> Path:
    cells = [(row.product.planning, plan.week_label(row), _short(row.day), *plan.wording(row, world)) for row in rows]
    day = date(year, 1, rng.randint(9, 20))
    as_pdf = rng.random() < 0.5
    note = inbox / ("detailplanning.pdf" if as_pdf else "detailplanning.txt")
    note.write_bytes((papers.planning_pdf if as_pdf else papers.planning_text)(cells, world, day))
    return note


def _short(day: date | None) -> str:
    return f"{day.day}-{day.month}" if day else ""


def _papers(world: World, year: int, rows: tuple[Row, ...], rng: random.Random) -> tuple[Paper, ...]:
    told: set[tuple[str, tuple[str, str, str]]] = set()
    made = []
    for number in range(rng.randint(4, 8)):
        kind = rng.choices(patterns.PAPERS, (4, 3, 2, 2))[0]
        day = date(year, 1, 24) + timedelta(days=rng.randint(0, 250))
        while not plan.works(day, world):
            day += timedelta(days=1)
        town = rng.choice(world.towns)
        name = f"{kind}-{number + 1}.{'pdf' if rng.random() < 0.35 else 'txt'}"
        planted = sentences(world, rows, Paper(name, kind, day, town, ()), told, rng)
        made.append(Paper(name, kind, day, town, planted))
    return tuple(made)


def sentences(
    world: World, rows: tuple[Row, ...], paper: Paper, told: set[tuple[str, tuple[str, str, str]]], rng: random.Random
) -> tuple[Planted, ...]:
    """Three to eight sentences; a row is told of once in a paper, and once per kind of conflict in a workspace."""
    found: list[Planted] = []
    used: set[tuple[str, str, str]] = set()
    wanted = rng.randint(3, 8)
    for _ in range(200):
        if len(found) == wanted:
            break
        conflict = rng.random() < CONFLICTS
        pattern = _pattern(conflict, paper.kind, rng)
        row = _row(pattern, rows, world, paper, rng)
        if row is None and pattern.rows != ("free",):
            continue
        if row and (row.key in used or (conflict and (pattern.family, row.key) in told)):
            continue
        if any(one.pattern is pattern for one in found):
            continue
        try:
            text = pattern.text.format_map(Scene(world, rows, row, paper.day, paper.town, rng))
        except Unfit:
            continue
        found.append(Planted(paper.name, text, pattern, row))
        if row:
            used.add(row.key)
            if conflict:
                told.add((pattern.family, row.key))
    return tuple(found)


def _pattern(conflict: bool, kind: str, rng: random.Random) -> Pattern:
    """Each kind of conflict alike often; an innocent pattern at random."""
    fit = [p for p in patterns.load() if p.conflict == conflict and kind in p.papers]
    if conflict:
        families = sorted({p.family for p in fit})
        family = rng.choices(families, [WEIGHTS[name] for name in families])[0]
        fit = [p for p in fit if p.family == family]
    return rng.choice(fit)


def _row(pattern: Pattern, rows: tuple[Row, ...], world: World, paper: Paper, rng: random.Random) -> Row | None:
    fit = [row for row in rows if _kind(row, world) in pattern.rows and _timely(row, pattern, paper.day)]
    return rng.choice(fit) if fit else None


def _kind(row: Row, world: World) -> str:
    if row.body in (world.colleges, world.councils):
        return "colleges" if row.body is world.colleges else "raden"
    return row.act


def _timely(row: Row, pattern: Pattern, day: date) -> bool:
    """Plans are told of before, within five months; reports after, within three."""
    if pattern.tense == "past":
        return row.last < day < row.last + timedelta(days=90)
    return pattern.tense == "any" or day < row.first < day + timedelta(days=150)
