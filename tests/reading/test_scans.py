"""Pages that are only a picture: straightened, recognised, composed; what OCR cannot read is said."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scanned_pdf import Look, Scanner, image_pdf, note, page_images, scanned_note
from scoring import row_f1

from pipeline import reading, rulebook, store
from pipeline.arrived import Tree
from pipeline.checks.registry import softened
from pipeline.errors import Refused
from pipeline.extraction import extract
from pipeline.inbox import Arrival
from pipeline.model import Document, Extraction, Finding, Place, Source
from pipeline.reading import ocr, rapid, read, tesseract
from pipeline.reading.imagerules import rules_of
from pipeline.reading.ocr import OcrFailed, Seen
from pipeline.reading.ocrslips import mended
from pipeline.reading.straighten import is_sideways, skew, straightened
from pipeline.rulebook import Limits
from pipeline.tables import find_tables

LIMITS = Limits()
needs_tesseract = pytest.mark.skipif(
    tesseract.found() is None,
    reason="tesseract met Nederlands (tesseract-ocr-nld) staat niet op deze machine",
)
needs_rapidocr = pytest.mark.skipif(
    rapid.found() is None, reason="rapidocr (planwacht[ocr]) staat niet op deze machine"
)


@dataclass
class Fixed:
    """An engine that sees the same words on every page, but for the pages on which it fails."""

    text: str = "Het kernteam vergadert op 3 maart 2026 over de nota"
    confidence: float = 0.95
    fails: set[int] = field(default_factory=set)
    identity: str = "vast 1"
    calls: int = 0

    def words(self, image: Image.Image, dpi: int, seconds: int) -> list[Seen]:
        self.calls += 1
        if self.calls in self.fails:
            raise OcrFailed(f"de tekstherkenning duurde langer dan {seconds} seconden")
        return [
            Seen(word, 100 + 300 * number, 200, 350 + 300 * number, 240, self.confidence, 0)
            for number, word in enumerate(self.text.split())
        ]


def use(monkeypatch: pytest.MonkeyPatch, engine: Fixed | None) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: engine)


def inked(width: int = 620, height: int = 877) -> Image.Image:
    """A page with some black on it, in dark and light turns as text has."""
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    for y in range(100, height - 100, 20):
        for x in range(75, width - 75, 15):
            pen.rectangle((x, y, x + 7, y + 8), fill=0)
    return image


def scan_of(*images: Image.Image) -> bytes:
    return image_pdf(list(images), Scanner(dpi=75))


def f1(document: Document, made: object) -> float:
    found = find_tables(document, rulebook.default().columns)
    expected = [row for _, _, rows in made.tables for row in rows]  # type: ignore[attr-defined]
    return row_f1(expected, [tuple(cell.text for cell in row) for table in found for row in table.rows])


@needs_tesseract
def test_a_planning_scanned_askew_comes_out_cell_for_cell() -> None:
    made = scanned_note(100, Look(header=3, rows=6), Scanner(dpi=200, angle=1.5))
    document = read(made.data, "scan.pdf", LIMITS)
    page = document.pages[0]
    assert f1(document, made) >= 0.9
    assert page.read_by == "ocr"
    assert page.confidence is not None
    assert page.confidence > 0.85
    assert len(page.confidences) == len(page.words)
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()
    assert document.engine.startswith("tesseract")
    lies_where_the_scan_shows_it(page, "Noorderkoggen", made.data)


def lies_where_the_scan_shows_it(page: object, word: str, data: bytes) -> None:
    """The box of a word holds ink and its surroundings on the left do not: boxes are those of the page as displayed."""
    import pypdfium2

    start = page.text.index(word)  # type: ignore[attr-defined]
    box = page.box(start, start + len(word))  # type: ignore[attr-defined]
    with pypdfium2.PdfDocument(data) as document:
        dark = np.asarray(document[0].render(scale=2, grayscale=True).to_pil()) < 128
    x0, top, x1, bottom = (round(2 * side) for side in box)
    ink = np.argwhere(dark[top:bottom, x0:x1])
    assert len(ink) > 100
    assert ink[:, 1].max() - ink[:, 1].min() > 0.9 * (x1 - x0) - 4


@pytest.mark.heavy
@needs_tesseract
@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_page_laid_on_its_side_is_read(quarter: int) -> None:
    made = scanned_note(102, Look(rows=10), Scanner(dpi=200, quarter=quarter, angle=0.6))
    document = read(made.data, "scan.pdf", LIMITS)
    assert f1(document, made) >= 0.8
    box = document.pages[0].words[0].box
    assert box.x1 - box.x0 > box.bottom - box.top


@pytest.mark.heavy
@needs_rapidocr
def test_the_other_engine_reads_dutch() -> None:
    engine = rapid.found()
    assert engine is not None
    data = note(100, Look(rows=1, prose=False)).data
    image = page_images(data, Scanner(dpi=150))[0].crop((0, 80, 1240, 420))
    text = " ".join(word.text for word in engine.words(image, 150, 60))
    assert "Noorderkoggen" in text
    assert "Ter kennisname aanbieden van" in text
    assert re.search(r"Week 8 ?\(22-2 ?t/m", text)


def test_without_an_engine_a_scan_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, None)
    with pytest.raises(Refused) as refused:
        read(scan_of(inked()), "scan.pdf", LIMITS)
    assert "apt install tesseract-ocr tesseract-ocr-nld" in refused.value.reason
    assert "winget install" in refused.value.reason
    assert (refused.value.scanned, refused.value.engine) == (1, "")


def test_a_page_on_which_the_engine_fails_costs_that_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Fixed(fails={2}))
    document = read(scan_of(inked(), inked(), inked()), "scan.pdf", LIMITS)
    assert [page.read_by for page in document.pages] == ["ocr", "none", "ocr"]
    assert [(part.page, part.why) for part in document.unread] == [
        (
            2,
            "bladzijde 2 niet gelezen: de tekstherkenning duurde langer dan 60 seconden; draai opnieuw, of scan het "
            "blad opnieuw.",
        )
    ]
    assert document.engine == ""


def test_pages_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Fixed())
    document = read(scan_of(inked(), inked()), "scan.pdf", Limits(scan_bladzijden=1))
    assert [page.read_by for page in document.pages] == ["ocr", "none"]
    assert "ten hoogste 1 gescande bladzijden" in document.unread[0].why


def test_a_page_on_which_nothing_is_recognised_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Fixed(text="."))
    with pytest.raises(Refused, match="geen leesbare tekst"):
        read(scan_of(inked()), "scan.pdf", LIMITS)


def test_scans_can_be_counted_and_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Fixed()
    use(monkeypatch, engine)
    with pytest.raises(Refused) as refused:
        read(scan_of(inked(), inked()), "scan.pdf", LIMITS, scans=False)
    assert (refused.value.scanned, engine.calls) == (2, 0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_pictures_are_papers(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Fixed())
    stream = io.BytesIO()
    more = {"save_all": True, "append_images": [inked()]} if kind == "TIFF" else {}
    inked().save(stream, kind, **more)
    document = read(stream.getvalue(), "foto", LIMITS)
    assert [page.text for page in document.pages] == [Fixed().text] * (2 if kind == "TIFF" else 1)
    assert document.pages[0].height == pytest.approx(842, abs=1)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"\x89PNG\r\n\x1a\n0000", "beschadigd"), (b"II*\x00" + bytes(40), "beschadigd")],
)
def test_a_broken_picture_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read(data, "foto.png", LIMITS)


def test_a_logo_is_no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Fixed()
    use(monkeypatch, engine)
    stream = io.BytesIO()
    Image.new("RGB", (120, 60), "red").save(stream, "PNG")
    with pytest.raises(Refused, match="te klein"):
        read(stream.getvalue(), "logo.png", LIMITS)
    assert engine.calls == 0


def test_a_date_that_was_badly_seen_keeps_that_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    data = scan_of(inked())
    doubts = []
    for confidence in (0.3, 0.95):
        use(monkeypatch, Fixed(confidence=confidence))
        found = extract(data, Source("scan.pdf", "0" * 64, "application/pdf"), rulebook.default())
        doubts += [(mention.start, mention.doubts) for mention in found.dates]
    assert doubts == [(date(2026, 3, 3), ("ocr",)), (date(2026, 3, 3), ())]


def test_a_finding_on_a_badly_scanned_date_is_less_certain() -> None:
    here, there = (Place("scan.pdf", 1, line, None, None, "…") for line in (1, 2))

    def found(place: Place) -> Finding:
        return Finding("a", "a", "conflict", "hoog", 0.95, "", "", "", (place,))

    assert [one.certainty for one in softened([found(here), found(there)], {here})] == [0.5, 0.95]


@pytest.mark.parametrize(
    ("engine", "kept"), [("vast 1", True), ("vast 0", False), ("", False)], ids=["same", "other", "none"]
)
def test_a_scan_is_read_again_by_another_engine(
    engine: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Fixed())
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_of(inked()))
    stat = path.stat()
    arrival = Arrival("scan.pdf", "ready", path=path, size=stat.st_size)
    (candidate,) = Tree(tmp_path, rulebook.default()).arrived((arrival,))
    tree = Tree(tmp_path, rulebook.default())
    store.save(tmp_path, tree.key(candidate), store.packed(Extraction(candidate.source, scanned=1, engine=engine)))
    (candidate,) = tree.arrived((arrival,))
    assert (candidate.extraction is not None) is kept


def test_a_run_without_scans_does_not_look_for_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked() -> None:
        raise AssertionError("looked for an engine")

    monkeypatch.setattr(ocr, "engine", looked)
    assert reading.read(note(100, Look(rows=3)).data, "a.pdf", LIMITS).scanned == 0


@pytest.mark.parametrize("angle", [-5.0, -1.3, -0.2, 0.0, 0.7, 3.0])
def test_what_lies_askew_is_measured(angle: float) -> None:
    image = page_images(note(100, Look(rows=8)).data, Scanner(dpi=100, angle=angle))[0]
    found = straightened(image, (image.width * 0.72, image.height * 0.72), 0)
    assert found.angle == pytest.approx(-angle, abs=0.1)
    assert abs(skew(found.dark, found.scale)) < 0.15
    assert not is_sideways(found.dark, found.scale)
    assert is_sideways(found.dark.T, found.scale)


def test_ruling_lines_are_found_in_the_picture_and_letters_are_none() -> None:
    image = page_images(note(100, Look(rows=8, prose=False)).data, Scanner(dpi=150, angle=0.8))[0]
    straight = straightened(image, (image.width * 0.48, image.height * 0.48), 0)
    horizontal, vertical, _ = rules_of(straight.dark, straight.scale)
    assert len({round(rule.at / 4) for rule in vertical}) == 6
    assert len(horizontal) == 10
    assert all(rule.end - rule.start > 400 for rule in horizontal)


def test_the_table_of_tesseract_is_read() -> None:
    table = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t20\t100\t30\t96.5\tWeek\n"
        "5\t1\t1\t1\t1\t2\t120\t20\t20\t30\t41\t8\n"
        "5\t1\t1\t1\t2\t1\t10\t60\t20\t30\t-1\t \n"
    )
    assert tesseract._words(table) == [
        Seen("Week", 10, 20, 110, 50, 0.965, 0),
        Seen("8", 120, 20, 140, 50, 0.41, 0),
    ]


def seen(text: str, gaps: dict[int, float] | None = None) -> list[Seen]:
    """Words on one line, 10 pixels a letter and 8 between them, but for the gaps after the words named."""
    words, left = [], 0.0
    for at, word in enumerate(text.split()):
        words.append(Seen(word, left, 0, left + 10 * len(word), 20, 0.9, 0))
        left += 10 * len(word) + (gaps or {}).get(at, 8.0)
    return words


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("in af valbeleid en de nota in de regio wonen", {1: 2.0}, "in afvalbeleid en de nota in de regio wonen"),
        ("af valbeleid en de nota in de hele regio wonen", {}, "af valbeleid en de nota in de hele regio wonen"),
        ("Um 26-2)", {}, "t/m 26-2)"),
        ("Week 8 (22-2 Um 26-2) n.t.b", {}, "Week 8 (22-2 t/m 26-2) n.t.b."),
        ("(1-2 t/m 5-2) (8-2 t/m 12-2) (15-2 tm 19-2)", {}, "(1-2 t/m 5-2) (8-2 t/m 12-2) (15-2 t/m 19-2)"),
        ("(1-2 tm 5-2) (8-2 tm 12-2)", {}, "(1-2 tm 5-2) (8-2 tm 12-2)"),
        ("Week 8 (22-2 Vm", {}, "Week 8 (22-2 t/m"),
        ("De Um ziet het anders", {}, "De Um ziet het anders"),
    ],
)  # fmt: skip
def test_slips_that_ocr_usually_makes_are_mended(text: str, gaps: dict[int, float], expected: str) -> None:
    assert " ".join(word.text for word in mended(seen(text, gaps))) == expected
