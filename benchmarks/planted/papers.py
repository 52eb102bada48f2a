"""Write one invented paper: head, prose, planted sentences, hard line breaks; as text or as PDF."""

from __future__ import annotations

import random
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.planted import filler
from benchmarks.planted.patterns import Pattern
from benchmarks.planted.plan import Row
from benchmarks.planted.scene import capital, month
from benchmarks.planted.worlds import World


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence in a paper and what must become of it; ``planned`` is the row it tells of."""

    paper: str
    text: str
    pattern: Pattern
    planned: Row | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be written: kind, day, sending town and its sentences in order."""

    name: str
    kind: str
    day: date
    town: str
    planted: tuple[Planted, ...]


def spelled(day: date) -> str:
    return f"{day.day} {month(day)} {day.year}"


def blocks(paper: Paper, world: World, rng: random.Random) -> list[str]:
    """The running text: paragraphs, headings (begin with ``#``) and items (begin with ``- ``)."""
    out = [rng.choice(filler.OPENINGS[paper.kind])]
    prose = rng.sample(filler.FILLER, k=len(filler.FILLER))
    headings = rng.sample(filler.HEADINGS, k=len(filler.HEADINGS))
    bullets = [p.text for p in paper.planted if p.pattern.bullet]
    running = [p.text for p in paper.planted if not p.pattern.bullet]
    for number, text in enumerate(running):
        if number % 2 == 0 and headings:
            out.append("#" + headings.pop())
        sentences = [text]
        if prose and rng.random() < 0.85:
            sentences.insert(0, prose.pop())
        if prose and rng.random() < 0.6:
            sentences.append(prose.pop())
        if len(prose) > 2 and rng.random() < 0.3:
            sentences.insert(0, prose.pop())
        out.append(" ".join(sentences))
    if bullets:
        out.append("Voor uw agenda zetten wij een en ander op een rij:")
        out += bullets
    return [*out, filler.CLOSINGS[paper.kind]]


def head(paper: Paper, world: World) -> tuple[str, list[tuple[str, str]], str]:
    """Title, header fields, salutation."""
    subject = f"voortgang {world.title}"
    day = spelled(paper.day)
    match paper.kind:
        case "rib":
            fields = [("Onderwerp", capital(subject)), ("Datum", day), ("Steller", "beleidsadviseur sociaal domein")]
            return "Raadsinformatiebrief", fields, "Geachte leden van de gemeenteraad,"
        case "brief":
            fields = [("Aan", f"de colleges in de regio {world.region}"), ("Datum", day), ("Betreft", subject)]
            return f"Gemeente {paper.town}", fields, "Geacht college,"
        case "procesbrief":
            fields = [("Aan", f"de gemeenten in {world.region}"), ("Van", world.sender), ("Datum", day)]
            return f"Procesbrief {world.title}", fields, "Beste collega's,"
        case _:
            fields = [("Aan", "projectteam"), ("Van", world.sender), ("Datum", day), ("Betreft", subject)]
            return "Memo", fields, ""


def closing(paper: Paper, world: World) -> str:
    by = {
        "rib": f"Burgemeester en wethouders van {paper.town}",
        "brief": f"Burgemeester en wethouders van {paper.town}",
    }
    return "Met vriendelijke groet,\n" + by.get(paper.kind, world.sender)


def as_text(paper: Paper, world: World, rng: random.Random) -> bytes:
    """Hard line breaks at 70 to 95 characters; sometimes a page ends within a planted sentence."""
    width = rng.randint(70, 95)
    title, fields, hail = head(paper, world)
    parts = [title, "\n".join(f"{label}: {value}" for label, value in fields)] + ([hail] if hail else [])
    for block in blocks(paper, world, rng):
        if block.startswith("#"):
            parts.append(block[1:])
        elif block.startswith("- ") and parts[-1].startswith("- "):
            parts[-1] += "\n" + textwrap.fill(block, width, subsequent_indent="  ", break_long_words=False)
        else:
            indent = "  " if block.startswith("- ") else ""
            parts.append(_wrap(block, width, indent))
    text = "\n\n".join([*parts, closing(paper, world)]) + "\n"
    long = [i for i in range(len(parts)) if len(parts[i]) > 2 * width and not parts[i].startswith("- ")]
    if long and rng.random() < 0.3:
        broken = parts[rng.choice(long)]
        cut = broken.index("\n", len(broken) // 2 - width // 2)
        text = text.replace(broken, broken[:cut] + "\n\f" + broken[cut + 1 :])
    return text.encode("utf-8")


def _wrap(text: str, width: int, indent: str) -> str:
    return textwrap.fill(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def as_pdf(paper: Paper, world: World, rng: random.Random) -> bytes:
    """The same paper set as PDF."""
    typeset = _typeset()
    title, fields, hail = head(paper, world)
    story: list[object] = [typeset.Fields(fields)] + ([hail] if hail else [])
    items: list[str] = []
    for block in blocks(paper, world, rng):
        if block.startswith("- "):
            items.append(block[2:])
            continue
        if items:
            story.append(typeset.Bullets(tuple(items)))
            items = []
        story.append(typeset.Heading(block[1:]) if block.startswith("#") else block)
    story.append(closing(paper, world))
    footer = f"{title} – {world.title}"
    return bytes(typeset.to_pdf(typeset.PdfPaper(paper.name, title, footer, story)))


def _typeset() -> Any:
    """The typesetter of the example papers, which lives beside them."""
    folder = str(Path(__file__).resolve().parents[2] / "tests" / "papers")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module("typeset")


def planning_text(rows: Sequence[tuple[str, ...]], world: World, day: date) -> bytes:
    """The planning note as text, cells apart by tabs."""
    lines = [f"Detailplanning {world.title} {day.year}", "", "Aan: projectteam", f"Van: {world.sender}"]
    lines += [f"Datum: {spelled(day)}", "", "Hieronder staat de planning van de mijlpalen van dit jaar.", ""]
    for caption, *table in _tables(rows):
        lines += [f"Detailplanning {caption[0]}", "\t".join(COLUMNS), *("\t".join(row) for row in table), ""]
    return "\n".join(lines).encode("utf-8")


COLUMNS = ("Week", "Datum", "Wat / activiteit", "Wie", "Opmerkingen")


def planning_pdf(rows: Sequence[tuple[str, ...]], world: World, day: date) -> bytes:
    """The planning note as PDF with bordered tables."""
    typeset = _typeset()
    story: list[object] = [
        typeset.Fields([("Aan", "projectteam"), ("Van", world.sender), ("Datum", spelled(day))]),
        "Hieronder staat de planning van de mijlpalen van dit jaar.",
    ]
    for caption, *table in _tables(rows):
        story.append(typeset.Heading(f"Detailplanning {caption[0]}"))
        story.append(typeset.Ruled(COLUMNS, table, (85, 45, 165, 95, 85)))
    title = f"Detailplanning {world.title} {day.year}"
    return bytes(typeset.to_pdf(typeset.PdfPaper("planning.pdf", title, title, story)))


def _tables(rows: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """The rows by their first field, the caption, which leads each list."""
    tables: dict[str, list[tuple[str, ...]]] = {}
    for caption, *cells in rows:
        tables.setdefault(caption, [(caption,)]).append(tuple(cells))
    return list(tables.values())
