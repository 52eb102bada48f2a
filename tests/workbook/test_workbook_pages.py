"""The book on paper: LibreOffice prints it, and what is printed is whole, separate and where it should be."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from typing import Any

import pytest
from invented_reports import HOSTILE, findings, many, place, report, rules
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from pipeline.model import FileFate, Report
from pipeline.workbook import write_workbook

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) staat niet op deze machine")


def crowded() -> Report:
    """Many findings with long words, long texts and every hostile text."""
    long = "De gemeenteraadscommissiegriffiersoverlegvoorzitter van Oudveen behandelt het stuk later dan gepland; " * 4
    extra = tuple(
        replace(
            findings()[0],
            id=f"lang/{number}",
            message=f"{text[:700]} {long}",
            remedy=long,
            owner=text[:90],
            remark=f"{long}\nen nog meer" * (1 + 2 * (number == 0)),
            evidence=tuple(
                place("map/" + "lange-bestandsnaam-" * 4 + ".pdf", f"{text[:4000]} {long}") for _ in range(3)
            ),
        )
        for number, text in enumerate(HOSTILE[::2])
    )
    made = many(8)
    return replace(
        made,
        findings=(*made.findings, *extra),
        papers=(*made.papers, *(FileFate(f"{t[:120]}.pdf", None, "refused", f"{t[:900]} {long}") for t in HOSTILE)),
    )


Printed = tuple[bytes, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Each book, and per printed page its size, its words with boxes, and the sheet named in its header."""
    import pdfplumber

    folder = tmp_path_factory.mktemp("druk")
    made = {"usual": write_workbook(report(), rules()), "crowded": write_workbook(crowded(), rules())}
    for name, book in made.items():
        (folder / f"{name}.xlsx").write_bytes(book)
    profile = f"-env:UserInstallation=file://{folder}/profiel"
    files = [str(folder / f"{name}.xlsx") for name in made]
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    found: dict[str, Printed] = {}
    for name, book in made.items():
        pages = []
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            for page in pdf.pages:
                words = page.extract_words(extra_attrs=["size"])
                head = " ".join(w["text"] for w in words if w["top"] < 50 and w["x0"] > page.width / 2)
                pages.append({"size": (round(page.width), round(page.height)), "words": words, "sheet": head})
                page.close()
        found[name] = (book, pages)
    return found


@pytest.fixture(params=["usual", "crowded"])
def printed(request: pytest.FixtureRequest, books: dict[str, Printed]) -> Printed:
    return books[request.param]


def test_each_sheet_is_on_its_paper_and_the_summary_on_one(printed: Printed) -> None:
    _, pages = printed
    sizes = {page["sheet"]: page["size"] for page in pages}
    assert sizes["Samenvatting"] == (595, 842)
    assert sizes["Bevindingen"] == (1191, 842)
    assert sizes["Documenten"] == (842, 595)
    assert Counter(page["sheet"] for page in pages)["Samenvatting"] == 1
    for number, page in enumerate(pages, start=1):
        foot = " ".join(word["text"] for word in page["words"] if word["top"] > page["size"][1] - 50)
        assert foot.startswith("Peildatum wo 29 mrt 2023")
        assert foot.endswith(f"Pagina {number} van {len(pages)}")


def test_no_cell_reads_hashes(printed: Printed) -> None:
    _, pages = printed
    assert [word["text"] for page in pages for word in page["words"] if word["text"].startswith("##")] == []


def test_no_words_lie_over_each_other(printed: Printed) -> None:
    _, pages = printed
    over = []
    for page in pages:
        words = sorted(page["words"], key=lambda word: word["top"])
        for number, one in enumerate(words):
            for other in words[number + 1 :]:
                if other["top"] > one["bottom"] - 1.2:
                    break
                across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
                if across > 1.0 and min(one["bottom"], other["bottom"]) - other["top"] > 1.2:
                    over.append((page["sheet"], one["text"], other["text"]))
    assert over == []


def test_letters_can_be_read(printed: Printed) -> None:
    """What people read stands in at least six points; small marks above the timeline in at least four."""
    _, pages = printed
    for page in pages:
        sizes = sorted(word["size"] for word in page["words"])
        assert sizes[0] >= 4, page["sheet"]
        assert sizes[len(sizes) // 2] >= 6, (page["sheet"], sizes[len(sizes) // 2])


def squeezed(text: str) -> str:
    """Letters and digits only: line breaks, and letters that the font of this machine lacks, do not count."""
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def test_every_printed_cell_is_printed_whole(printed: Printed) -> None:
    """Each cell's words, in order, stand on paper: nothing is cut by the next cell or the end of its row."""
    book, pages = printed
    made = load_workbook(io.BytesIO(book))
    lost = []
    for sheet in made.worksheets:
        if sheet.sheet_state == "hidden":
            continue
        words = Counter(
            squeezed(word["text"]) for page in pages if page["sheet"] == sheet.title for word in page["words"]
        )
        letters = Counter("".join(word * count for word, count in words.items()))
        expected: Counter[str] = Counter()
        last = range_boundaries(str(sheet.print_area).rpartition("!")[2])[2] if sheet.print_area else sheet.max_column
        for row in sheet.iter_rows(max_col=last):
            for cell in row:
                if isinstance(cell.value, str):
                    expected.update(squeezed(cell.value.replace("_x005F_", "_")))
        short = {letter: count - letters[letter] for letter, count in expected.items() if count > letters[letter]}
        if short:
            lost.append((sheet.title, short))
    assert lost == []


def test_headers_come_back_on_every_page(printed: Printed) -> None:
    _, pages = printed
    for page in pages:
        if page["sheet"] == "Bevindingen":
            assert {"Ernst", "Eigenaar", "Opmerking"} <= {word["text"] for word in page["words"]}
