"""Invented papers as long and as full as those that councils get: letters of two to five pages of text, information
letters of two, plannings of three to seven pages of tables, and texts of 4 to 20 kB, some with tables that lost their
columns. All carry the mark VOORBEELD.

``benchmarks.archive`` with the form ``full`` writes workspaces of them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.planted import papers
from benchmarks.planted.papers import Paper
from benchmarks.planted.worlds import DRECHTSTEDEN

FORMS = (*["letter"] * 6, *["rib"] * 3, *["tables"] * 4, *["text"] * 8, *["tabs"] * 2, *["flat"] * 2)
WORDS = (400, 480)


def paper(written: Paper, cells: Sequence[tuple[str, ...]], number: int, rng: random.Random) -> tuple[str, bytes]:
    """The name and the bytes of one paper. ``cells``: a year's rows of a planning."""
    form = FORMS[number * 7 % len(FORMS)]
    match form:
        case "letter" | "rib":
            pages = rng.randint(2, 5) if form == "letter" else 2
            return f"{written.name}.pdf", _letter(written, pages, rng)
        case "tables":
            rows = [row for _ in range(rng.randint(3, 7)) for row in rng.sample(cells, len(cells))]
            return f"planning-{number:06d}.pdf", papers.planning_pdf(rows, DRECHTSTEDEN, written.day)
        case "tabs":
            rows = [row for _ in range(rng.randint(2, 4)) for row in rng.sample(cells, len(cells))]
            note = papers.planning_text(rows, DRECHTSTEDEN, written.day).decode("utf-8")
            return f"planning-{number:06d}.txt", _text([note, *_prose(rng, rng.randint(3_000, 9_000))])
        case "flat":
            return f"planning-{number:06d}.txt", _text(_flat(rng, number))
        case _:
            return f"{written.name}.txt", _long(written, rng)


def _letter(written: Paper, pages: int, rng: random.Random) -> bytes:
    """Pages of 400 to 480 words of running text, headings and some lists."""
    from benchmarks.archive import prose

    typeset = papers._typeset()
    title, fields, hail = papers.head(written, DRECHTSTEDEN)
    blocks = papers.blocks(written, DRECHTSTEDEN, rng)
    wanted = pages * rng.randint(*WORDS)
    story: list[object] = [typeset.Fields(fields), hail or "Beste lezer,"]
    room = wanted - sum(len(block.split()) for block in blocks)
    while room > 0:
        block = prose(rng, rng.randint(2, 4))
        blocks.insert(rng.randint(1, len(blocks) - 1), block)
        room -= len(block.split())
    for block in blocks:
        story.append(typeset.Heading(block[1:]) if block.startswith("#") else block)
    story.append(papers.closing(written, DRECHTSTEDEN))
    return bytes(typeset.to_pdf(typeset.PdfPaper(written.name, title, f"{title} – {DRECHTSTEDEN.title}", story)))


def _long(written: Paper, rng: random.Random) -> bytes:
    """A letter as text, 4 to 20 kB."""
    from benchmarks.archive import MARK

    text = papers.as_text(written, DRECHTSTEDEN, rng).decode("utf-8")
    first, last = text.rsplit("\n\n", 1)
    return _text([MARK, first, *_prose(rng, rng.randint(4_000, 20_000) - len(text)), last])


def _flat(rng: random.Random, number: int) -> list[str]:
    """Four or five tables of ten rows whose columns were lost, with prose between them."""
    sys.path.append(str(Path(__file__).parents[1] / "tests" / "tables"))
    from raw_text import RawLook, raw_planning

    sys.path.pop()
    parts = []
    for table in range(rng.randint(4, 5)):
        parts.append(raw_planning(number * 10 + table, RawLook(rows=10))[0])
        parts += _prose(rng, 1_500)
    return parts


def _prose(rng: random.Random, length: int) -> list[str]:
    """Paragraphs of about so many characters together, in lines as extractors leave them."""
    import textwrap

    from benchmarks.archive import prose

    parts: list[str] = []
    while length > 0:
        parts.append(textwrap.fill(prose(rng, rng.randint(3, 6)), 95))
        length -= len(parts[-1])
    return parts


def _text(parts: Sequence[str]) -> bytes:
    from benchmarks.archive import MARK

    text = "\n\n".join(parts)
    return (text if text.startswith(MARK) else f"{MARK}\n\n{text}").encode()
