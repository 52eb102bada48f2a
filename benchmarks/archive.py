"""Make a workspace with an archive of invented papers, as large as wanted; the same count gives the same bytes.

Run: python -m benchmarks.archive FOLDER COUNT. Of every hundred papers 40 are text, 36 letters as PDF of one to six
pages, 8 Word documents, 8 mails with an attachment and 8 plannings in ruled tables. All carry the mark VOORBEELD.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from benchmarks import fullsize
from benchmarks.planted import papers, plan, workspaces
from benchmarks.planted.papers import Paper
from benchmarks.planted.plan import Row
from benchmarks.planted.scene import capital
from benchmarks.planted.worlds import DRECHTSTEDEN

YEAR = 2025
A_FOLDER = 500
KINDS = ("rib", "brief", "procesbrief", "memo")
FORMS = (*["txt"] * 40, *["pdf"] * 36, *["docx"] * 8, *["eml"] * 8, *["planning"] * 8)
MARK = "VOORBEELD – verzonnen stuk, personen bestaan niet"

_WHO = (
    "de werkgroep", "het projectteam", "de afdeling", "de directie", "de begeleidingsgroep", "het secretariaat",
    "de cliëntenraad", "de organisatie", "het bestuur", "de accountant", "de vakgroep", "het wijkteam",
)  # fmt: skip
_DOES = (
    "werkt aan", "bespreekt", "onderzoekt", "ondersteunt", "volgt", "verbetert", "beschrijft", "bewaakt", "kent",
    "begroot", "beheert", "vernieuwt", "toetst", "regelt",
)  # fmt: skip
_WHAT = (
    "de dienstverlening", "het klanttraject", "de huisvesting", "de inkoop", "het vervoer", "de schuldhulp",
    "de jeugdzorg", "het beheer", "de formatie", "de informatievoorziening", "de ondersteuning", "de opvang",
    "het contract", "de registratie", "de verantwoording", "het personeelsbeleid",
)  # fmt: skip
_HOW = (
    "in overleg met de partners", "binnen het budget", "voor alle inwoners", "zonder extra kosten", "op kleine schaal",
    "met oog voor maatwerk", "samen met de gemeenten", "vanuit een gedeeld belang", "zoals eerder toegezegd",
    "naar tevredenheid van de gebruikers", "ondanks de krapte", "met behulp van ervaringen elders",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Archive:
    """A workspace on disk, how many papers lie in its inbox, and the day of the report."""

    folder: Path
    count: int
    peildatum: date


def make(folder: Path, count: int, *, seed: int = 1, processes: int = 1, rows: int = 1, forms: str = "") -> Archive:
    """Write the workspace into ``folder``, which must not exist yet, with a master of ``rows`` times the usual rows.

    ``forms`` narrows the papers to one form (``txt``, ``pdf``, ``docx``, ``eml``, ``planning``), or makes them as long
    as real ones (``full``: PDF and text, of ``benchmarks.fullsize``).
    """
    workspaces.rules(DRECHTSTEDEN, YEAR, folder)
    planned = _planned(seed, rows)
    (folder / "inbox").mkdir()
    note = folder / "planning.txt"
    note.write_bytes(papers.planning_text(_cells(planned), DRECHTSTEDEN, date(YEAR, 1, 10)))
    _import(note, folder)
    numbers = [range(at, min(at + A_FOLDER, count)) for at in range(0, count, A_FOLDER)]
    write = partial(_write_folder, folder / "inbox", seed, forms)
    if processes > 1 and len(numbers) > 1:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(write, numbers))
    else:
        for each in numbers:
            write(each)
    return Archive(folder, count, date(YEAR, 12, 31))


def _planned(seed: int, times: int) -> tuple[Row, ...]:
    """The rows of a year's planning, again and again where a larger master is wanted."""
    return tuple(row for again in range(times) for row in plan.make(DRECHTSTEDEN, YEAR, random.Random(seed + again)))


def _cells(planned: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [
        (row.product.planning, plan.week_label(row), _short(row), *plan.wording(row, DRECHTSTEDEN)) for row in planned
    ]


def _short(row: Row) -> str:
    return f"{row.day.day}-{row.day.month}" if row.day else ""


def _import(note: Path, folder: Path) -> None:
    from pipeline import planning, rulebook

    planning.import_master(note, folder / "rules", rulebook.load(folder / "rules"), accept=False)


def _write_folder(inbox: Path, seed: int, forms: str, numbers: range) -> None:
    planned = _planned(seed, 1)
    folder = inbox / f"{numbers.start // A_FOLDER:04d}"
    folder.mkdir()
    for number in numbers:
        name, data = paper(number, planned, seed, forms)
        (folder / name).write_bytes(data)


def paper(number: int, planned: tuple[Row, ...], seed: int = 1, form: str = "") -> tuple[str, bytes]:
    """The name and the bytes of one paper of the archive."""
    rng = random.Random(f"{seed}/{number}")
    form = form or FORMS[number * 37 % len(FORMS)]
    kind = rng.choice(KINDS)
    day = date(YEAR, 1, 24) + timedelta(days=rng.randint(0, 300))
    while not plan.works(day, DRECHTSTEDEN):
        day += timedelta(days=1)
    town = rng.choice(DRECHTSTEDEN.towns)
    written = Paper(f"{kind}-{number:06d}", kind, day, town, ())
    told = workspaces.sentences(DRECHTSTEDEN, planned, written, set(), rng)
    written = Paper(written.name, kind, day, town, told)
    match form:
        case "full":
            return fullsize.paper(written, _cells(planned), number, rng)
        case "pdf":
            return f"{written.name}.pdf", _pdf(written, rng)
        case "docx":
            return f"{written.name}.docx", _docx(written, rng)
        case "eml":
            return f"{written.name}.eml", _mail(written, rng)
        case "planning":
            rows = plan.make(DRECHTSTEDEN, YEAR, rng)
            return f"planning-{number:06d}.pdf", papers.planning_pdf(_cells(rows), DRECHTSTEDEN, day)
        case _:
            return f"{written.name}.txt", _text(written, rng)


def prose(rng: random.Random, sentences: int) -> str:
    """Running text without dates or products; no two papers have the same."""
    told = []
    for _ in range(sentences):
        who, does, what, how = (rng.choice(words) for words in (_WHO, _DOES, _WHAT, _HOW))
        told.append(
            f"{capital(who)} {does} {what} {how}, {rng.randint(2, 98)} procent daarvan voor {rng.choice(_WHAT)}."
        )
    return " ".join(told)


def _text(written: Paper, rng: random.Random) -> bytes:
    text = papers.as_text(written, DRECHTSTEDEN, rng).decode("utf-8")
    return f"{MARK}\n\n{text}\n{prose(rng, rng.randint(4, 16))}\n".encode()


def _parts(written: Paper, rng: random.Random) -> Iterator[str]:
    """The paragraphs of a letter, told at length; a heading begins with ``#``."""
    for block in papers.blocks(written, DRECHTSTEDEN, rng):
        yield block
        if not block.startswith(("#", "- ")):
            yield from (prose(rng, rng.randint(3, 7)) for _ in range(rng.randint(0, 4)))


def _pdf(written: Paper, rng: random.Random) -> bytes:
    typeset = papers._typeset()
    title, fields, hail = papers.head(written, DRECHTSTEDEN)
    story: list[object] = [typeset.Fields(fields), hail or "Beste lezer,"]
    for block in _parts(written, rng):
        story.append(typeset.Heading(block[1:]) if block.startswith("#") else block)
    story.append(papers.closing(written, DRECHTSTEDEN))
    return bytes(typeset.to_pdf(typeset.PdfPaper(written.name, title, f"{title} – {DRECHTSTEDEN.title}", story)))


def _docx(written: Paper, rng: random.Random) -> bytes:
    from xml.sax.saxutils import escape

    space = "http://schemas.openxmlformats.org"
    title, fields, hail = papers.head(written, DRECHTSTEDEN)
    lines = [MARK, title, *(f"{label}: {value}" for label, value in fields), hail]
    lines += [block.removeprefix("#") for block in _parts(written, rng)] + [papers.closing(written, DRECHTSTEDEN)]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines if line)
    kind = f"{space}/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships">'
        f'<Relationship Id="r0" Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>",
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, ZIP_DEFLATED)
    return out.getvalue()


def _mail(written: Paper, rng: random.Random) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Noor Voorbeeld <n.voorbeeld@example.org>", "Projectteam <team@example.org>"
    mail["Date"] = f"{written.day:%a, %d %b %Y} 09:00:00 +0100"
    mail["Subject"] = f"VOORBEELD: {written.kind} {written.town}"
    mail["Message-ID"] = f"<{written.name}@example.org>"
    mail.set_content(f"Beste allen,\n\nBijgaand ons bericht. {prose(rng, 3)}\n\nNoor Voorbeeld\n")
    mail.add_attachment(
        _text(written, rng), maintype="application", subtype="octet-stream", filename=f"{written.kind}.txt"
    )
    mail.set_boundary(f"=={written.name}==")
    return mail.as_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--rows", type=int, default=1, help="so many times the usual rows of the master")
    parser.add_argument("--form", default="", choices=("", "full", *sorted(set(FORMS))))
    asked = parser.parse_args()
    made = make(
        asked.folder, asked.count, seed=asked.seed, processes=asked.processes, rows=asked.rows, forms=asked.form
    )
    sys.stdout.write(f"{made.count} papers in {made.folder}\n")


if __name__ == "__main__":
    main()
