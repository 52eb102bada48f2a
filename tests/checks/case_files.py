"""Case files of checks: ``cases/<id>.toml`` -> ``pipeline.checks.Case``.

A case has ``planning`` rows (Week, Datum, Wat, Wie, Opmerkingen), which become the master, or with ``master = false``
the table of a paper; ``papers`` as short texts; ``meetings`` of bodies; ``peildatum``, and ``written``, the day from
which the planning speaks. ``findings`` are the findings of the check, all of them. An innocent case has none, and
``but``: pairs of texts which, put in each other's place, make the check speak (then ``but_left_out`` take no part). So
an innocent case cannot pass because nothing was read.
"""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from pipeline import dates, items, master, names, rulebook
from pipeline.checks import Case
from pipeline.compare import compare
from pipeline.extraction import extract
from pipeline.master.sheet import Row, Sheet
from pipeline.model import Anchor, Cell, DateMention, Extraction, Interval, Paper, PlanningItem, Source, Table
from pipeline.rulebook import Rulebook
from pipeline.ruletypes import Meeting

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).resolve().parents[2]
RULES = {"noord": ROOT / "tests" / "workspaces" / "noord" / "rules", "drechtsteden": ROOT / "rules"}
COLUMNS = ("Week", "Datum", "Wat", "Wie", "Opmerkingen")
ROLES = ("week", "date", "activity", "body", "remarks")
KEYS = {"name", "why", "rules", "meetings", "peildatum", "written", "planning", "caption", "master", "empty", "papers"}
OUTCOMES = {"findings", "but", "left_out", "but_left_out"}


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case with the id of its check, those of one region together. Raises ``ValueError`` for an unknown key."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]:
            unknown = set(case) - KEYS - OUTCOMES
            if unknown:
                raise ValueError(f"{path.name}, {case.get('name')}: unknown keys {unknown}")
            found.append((path.stem, case))
    return sorted(found, key=lambda each: each[1].get("rules", "noord"))


def changed(value: Any, pairs: list[list[str]]) -> Any:
    """The value with every text replaced, in lists and tables too."""
    if isinstance(value, str):
        for old, new in pairs:
            value = value.replace(old, new)
        return value
    if isinstance(value, list):
        return [changed(each, pairs) for each in value]
    if isinstance(value, dict):
        return {key: changed(each, pairs) for key, each in value.items()}
    return value


@lru_cache(maxsize=4)
def rules_of(name: str) -> Rulebook:
    return rulebook.load(RULES[name])


def with_meetings(rules: Rulebook, meetings: list[list[str]]) -> Rulebook:
    """The rules with these meetings: body, municipality (or nothing), day, last day to hand in (or nothing)."""
    read = tuple(
        Meeting(body, town or None, date.fromisoformat(held), date.fromisoformat(until) if until else None, "raden.csv")
        for body, town, held, until in meetings
    )
    return msgspec.structs.replace(rules, meetings=read) if read else rules


def build(case: dict[str, Any]) -> Case:
    """The case as the checks see it. Papers that do not take part must be named in ``left_out``."""
    rules = with_meetings(rules_of(case.get("rules", "noord")), case.get("meetings", []))
    peildatum = date.fromisoformat(case.get("peildatum", "2024-01-15"))
    written = date.fromisoformat(case.get("written", peildatum.isoformat()))
    papers = [read(paper["name"], paper["text"], rules) for paper in case.get("papers", [])]
    planned = None
    if case.get("planning"):
        note = planning_note(case["planning"], case.get("caption"), written, rules)
        if case.get("master", True):
            anchor, sheet = Anchor(written), as_read(master.propose(note), tuple(case.get("empty", ())))
            planned = master.to_master(sheet, rules, lambda text, window: dates.read_cell(text, anchor, rules, window))
        else:
            papers.append(note)
    compared = compare(tuple(papers), planned, rules, peildatum)
    absent = {paper.source.name for paper in papers} - {paper.source.name for paper in compared.case.papers}
    assert absent == set(case.get("left_out", ())), f"take no part: {compared.not_compared}"
    return compared.case


def as_read(sheet: Sheet, empty: tuple[str, ...]) -> Sheet:
    """The sheet as it comes back from Excel: numbered rows, days as moments."""
    midnight = time()
    rows = tuple(
        Row({k: datetime.combine(v, midnight) if isinstance(v, date) else v for k, v in row.values.items()}, {}, number)
        for number, row in enumerate(sheet.rows, start=2)
    )
    return replace(sheet, rows=rows, empty_tables=empty)


def read(name: str, text: str, rules: Rulebook) -> Extraction:
    """A short paper, read from its bytes."""
    data = text.encode()
    found = extract(data, Source(name, hashlib.sha256(data).hexdigest(), "text/plain"), rules)
    assert found.reason is None, found.reason
    return found


def planning_note(rows: list[list[str]], caption: str | None, written: date, rules: Rulebook) -> Extraction:
    """A planning table as a paper, its cells read as those of any table."""
    cells = tuple(
        tuple(Cell(text, 1, line, 0, 0) for text in [*row, *[""] * (len(COLUMNS) - len(row))])
        for line, row in enumerate(rows, start=2)
    )
    table = Table(1, 1, caption, "planning", COLUMNS, ROLES, cells)
    paper = Paper("planning", written, anchor=Anchor(written, written))

    def read_cell(text: str, window: Interval | None) -> DateMention | None:
        return dates.read_cell(text, Anchor(written), rules, window)

    recognise = names.recogniser(rules).find
    found = items.numbered(items.from_tables((table,), (), "planning.txt", paper, rules, recognise, (), read_cell))
    assert len(found) == len(rows)
    return Extraction(
        Source("planning.txt", "0" * 64, "text/plain"),
        paper=paper,
        items=found,
        municipalities=(rules.municipalities[0].id,),
    )


def told(item: PlanningItem) -> str:
    """An item in one line, for a test that fails: what was read."""
    return f"{item.key} {item.period} {item.modality}"
