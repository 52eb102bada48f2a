"""PDF: text whose offsets hold, boxes as displayed, and no page lost in silence."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading import ocr, read
from pipeline.reading.second import shows_all
from pipeline.rulebook import Limits

LIMITS = Limits()
WIDTH, HEIGHT = A4


def pdf(*pages: Callable[[Canvas], None], encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4, invariant=True, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def words(*lines: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(70, 770 - 14 * number, line)

    return draw


def image(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, WIDTH, HEIGHT)


def blank(canvas: Canvas) -> None:
    canvas.setPageSize(A4)


def check_offsets(document: Document) -> None:
    for page in document.pages:
        for word in page.words:
            text = page.text[word.start : word.end]
            assert text
            assert not any(letter.isspace() for letter in text)
        for grid in page.grids:
            for cell in grid.cells:
                assert 0 <= cell.start <= cell.end <= len(page.text)
                assert "\t" not in page.text[cell.start : cell.end]


def test_text_words_and_boxes() -> None:
    document = read(pdf(words("Bespreken nota wonen", "op 3 maart 2026")), "a.pdf", LIMITS)
    page = document.pages[0]
    assert page.text == "Bespreken nota wonen\nop 3 maart 2026"
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert [page.text[word.start : word.end] for word in page.words][:2] == ["Bespreken", "nota"]
    box = page.words[0].box
    assert box.x0 == pytest.approx(70, abs=2)
    assert box.bottom == pytest.approx(HEIGHT - 770, abs=4)
    check_offsets(document)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_follow_rotation_and_crop(rotation: int) -> None:
    """A word drawn at a known place lies in its box, in a page turned and cropped."""
    import pypdfium2

    source = pypdfium2.PdfDocument(pdf(words("Kernteam")))
    source[0].set_cropbox(50, 500, 450, 800)
    source[0].set_rotation(rotation)
    buffer = io.BytesIO()
    source.save(buffer)
    page = read(buffer.getvalue(), "a.pdf", LIMITS).pages[0]
    expected = {0: (20, 30), 90: (270, 20), 180: (380, 270), 270: (30, 380)}[rotation]
    assert (page.width, page.height) == pytest.approx((400, 300) if rotation % 180 == 0 else (300, 400))
    box = page.words[0].box
    nearest = (min(max(expected[0], box.x0), box.x1), min(max(expected[1], box.top), box.bottom))
    assert nearest == pytest.approx(expected, abs=4)


def test_text_outside_the_crop_box_is_not_displayed() -> None:
    import pypdfium2

    source = pypdfium2.PdfDocument(pdf(words("Kernteam")))
    source[0].set_cropbox(0, 0, 300, 500)
    buffer = io.BytesIO()
    source.save(buffer)
    with pytest.raises(Refused):
        read(buffer.getvalue(), "a.pdf", LIMITS)


def test_image_page_is_named() -> None:
    document = read(pdf(words("Eerste bladzijde"), image, words("Derde")), "a.pdf", LIMITS)
    assert [page.read_by for page in document.pages] == ["text", "none", "text"]
    assert [(part.page, part.why) for part in document.unread] == [
        (2, "bladzijde 2 niet gelezen: het is een leeg blad, of te licht gescand.")
    ]


def test_blank_page_is_no_loss() -> None:
    document = read(pdf(words("Eerste"), blank), "a.pdf", LIMITS)
    assert len(document.pages) == 2
    assert document.unread == ()


def broken_page(whole: bytes, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """The PDF with the contents of one page changed, as long as they were."""
    start = [
        found.end()
        for found in re.finditer(rb"stream\r?\n", whole)
        if whole[found.start() - 3 : found.start()] != b"end"
    ]
    begin = start[number - 1]
    end = whole.index(b"endstream", begin)
    return whole[:begin] + change(whole[begin:end]) + whole[end:]


def test_a_page_of_which_the_filter_is_unknown_is_named() -> None:
    document = read(pdf(words("Eerste"), words("Tweede")).replace(b"/Filter [", b"/Fi\xe6ter [", 1), "a.pdf", LIMITS)
    assert [page.text for page in document.pages] == ["", "Tweede"]
    assert [part.page for part in document.unread] == [1]


@pytest.mark.parametrize(
    "change",
    [lambda part: bytes(len(part)), lambda part: part[::-1], lambda part: b"\x14" * 40 + part[40:]],
    ids=["zeros", "reversed", "begin lost"],
)
def test_a_page_whose_contents_are_damaged_is_named(change: Callable[[bytes], bytes]) -> None:
    data = broken_page(pdf(words("Eerste"), words("Tweede"), blank), 2, change)
    document = read(data, "a.pdf", LIMITS)
    assert document.pages[0].text == "Eerste"
    assert len(document.pages) == 3
    assert [(part.page, part.why) for part in document.unread] == [
        (2, "bladzijde 2 niet gelezen: de bladzijde is beschadigd; vraag het stuk opnieuw op bij de afzender.")
    ]


def test_stamp_on_a_scan_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)

    def stamped(canvas: Canvas) -> None:
        image(canvas)
        words("Ingekomen 3 maart 2026")(canvas)

    document = read(pdf(words("Eerste"), stamped), "a.pdf", LIMITS)
    assert [part.page for part in document.unread] == [2]
    assert "beeld" in document.unread[0].why


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (pdf(image, image), "geen leesbare tekst"),
        (pdf(blank), "geen tekst"),
        (pdf(words("geheim"), encrypt=StandardEncryption("wachtwoord")), "wachtwoord"),
        (b"%PDF-1.4\n%%EOF", "beschadigd"),
    ],
    ids=["image only", "blank", "encrypted", "damaged"],
)
def test_refusals(data: bytes, part: str) -> None:
    with pytest.raises(Refused, match=part):
        read(data, "a.pdf", LIMITS)


def test_too_many_pages() -> None:
    with pytest.raises(Refused, match="3 bladzijden"):
        read(pdf(*[words("x")] * 3), "a.pdf", Limits(bladzijden=2))


def test_a_missing_end_is_said() -> None:
    whole = pdf(words("Een"), words("Twee"))
    document = read(whole[: whole.rindex(b"startxref")], "a.pdf", LIMITS)
    assert any("einde" in part.why for part in document.unread)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"links regel {number} over het plan" for number in range(12)]
    right = [f"rechts regel {number} over geld" for number in range(12)]

    def draw(canvas: Canvas) -> None:
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(60, 700 - 14 * number, one)
            canvas.drawString(330, 700 - 14 * number, other)

    text = read(pdf(draw), "a.pdf", LIMITS).pages[0].text
    assert text.index(left[-1]) < text.index(right[0])


SAMPLE = pdf(words("Week 3 (12-1 t/m 16-1)", "Bespreken", "Kernteam"), words("Tweede bladzijde", "met tekst"))


@settings(deadline=None, max_examples=120)
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_mutated_bytes_are_read_or_refused(seed: int, changes: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    try:
        document = read(bytes(data), "x.pdf", LIMITS)
    except Refused:
        return
    check_offsets(document)
    named = {part.page for part in document.unread}
    assert all(page.read_by == "text" or page.number in named for page in document.pages)


@pytest.mark.parametrize(
    ("data", "all_shown"),
    [
        (b"<< /Type /Pages /Count 2 >> << /Type /Page >> << /Type/Page/Parent 1 0 R >>", True),
        (b"<< /Type /Page >>", False),
        (b"<< /Type /Page >> << /Type /Page >> << /Type /Page >>", False),
        (b"<< /Type /Page >> << /Type /Page >> << /Type /P#61ge >>", False),
        (b"<< /Type /Page >> << /Type /Page >> << /#54#79#70#65 9 0 R >>", False),
        (b"<< /Type /Page >> << /Type /Page >> stream /oGN#eA!/#FC endstream", True),
        (b"<< /Type /Page >> << /Type /Page >> << /Type 7 0 R >>", False),
        (b"<< /Type /Page >> << /Type /Page >> << /Type /ObjStm >>", False),
    ],
)
def test_pages_are_counted_again_where_a_file_of_two_may_hide_one(data: bytes, all_shown: bool) -> None:
    assert shows_all(data, 2) is all_shown
