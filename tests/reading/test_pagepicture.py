"""The picture of a scanned page is the one that the scanner made, pixel for pixel; any other page is drawn."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from scanned_pdf import Look, Scanner, image_pdf, note, page_images, scanned_note
from scoring import row_f1

from pipeline import rulebook
from pipeline.reading import read, tesseract
from pipeline.reading.pagepicture import page_picture
from pipeline.rulebook import Limits
from pipeline.tables import find_tables

FAX = Scanner(dpi=150, bilevel=True)


def pixels(data: bytes, dpi: float = 150, quarters: int = 0) -> np.ndarray:
    with pypdfium2.PdfDocument(data) as document:
        document[0].set_rotation(90 * quarters)
        return np.asarray(page_picture(document[0], dpi).convert("L"))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_scan_keeps_its_own_pixels_also_when_displayed_turned(quarters: int) -> None:
    images = page_images(note(3, Look(rows=4)).data, FAX)
    made = np.asarray(images[0].convert("L"))
    assert np.array_equal(pixels(image_pdf(images, FAX), quarters=quarters), np.rot90(made, -quarters))


def placed(*, stamp: bool = False, mirrored: bool = False, masked: bool = False, share: float = 1.0) -> bytes:
    """A scan on an A4 page by another program than the scanner's."""
    image = page_images(note(3, Look(rows=4)).data, FAX)[0].convert("L")
    if masked:
        seen_through = Image.new("L", image.size, 255)
        seen_through.paste(0, (0, image.height // 2, *image.size))
        image.paste(60, (0, image.height // 2, *image.size))
        image = Image.merge("RGBA", (image, image, image, seen_through))
    stream = io.BytesIO()
    canvas = Canvas(stream, (595.28, 841.89), invariant=True)
    if mirrored:
        canvas.transform(-1, 0, 0, 1, 595.28, 0)
    canvas.drawImage(ImageReader(image), 0, 0, 595.28 * share, 841.89 * share, mask="auto" if masked else None)
    if stamp:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(300, 400, 120, 60, fill=1)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("more", [{"stamp": True}, {"mirrored": True}, {"masked": True}, {"share": 0.6}])
def test_a_page_that_shows_more_or_other_than_its_image_is_drawn_as_displayed(more: dict[str, bool]) -> None:
    data = placed(**more)  # type: ignore[arg-type]
    with pypdfium2.PdfDocument(data) as document:
        drawn = np.asarray(document[0].render(scale=300 / 72).to_pil().convert("L"))
    assert np.array_equal(pixels(data), drawn)


@pytest.mark.parametrize(
    ("side", "dpi", "pixels_wide"), [(600, 150, 2500), (600, 360, 3000), (600, 900, 3334), (3000, 300, 6325)]
)
def test_what_is_drawn_is_fine_enough_and_never_huge(side: float, dpi: float, pixels_wide: int) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, (side, side), invariant=True)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    assert pixels(stream.getvalue(), dpi).shape == pytest.approx((pixels_wide, pixels_wide), abs=1)


def test_a_page_whose_image_does_not_come_out_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("no bitmap")

    data = placed()
    assert pixels(data).shape == (1755, 1241)
    monkeypatch.setattr(pypdfium2.PdfImage, "get_bitmap", broken)
    assert pixels(data).shape == (3508, 2481)


@pytest.mark.skipif(tesseract.found() is None, reason="tesseract met Nederlands staat niet op deze machine")
def test_a_planning_scanned_at_150_dpi_comes_out_row_for_row() -> None:
    made = scanned_note(104, Look(header=4, rows=6, font="Times-Roman"), Scanner(dpi=150, angle=1.1))
    document = read(made.data, "scan.pdf", Limits(scan_seconden=600))
    found = [
        tuple(cell.text for cell in row)
        for table in find_tables(document, rulebook.default().columns)
        for row in table.rows
    ]
    assert row_f1([row for _, _, rows in made.tables for row in rows], found) >= 0.8
