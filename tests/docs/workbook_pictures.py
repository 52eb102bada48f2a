"""Make the pictures of docs/werkboek.md from the example workspace: ``python tests/docs/workbook_pictures.py``.

LibreOffice prints the workbook with a bookmark for each sheet; of each sheet the first page is cut to what is on it.
Wijzigingen is drawn of the next week, because in the first there are none.
Needs the program ``soffice``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parents[1] / "docs" / "beelden"
CHANGES = "Wijzigingen"
MARGIN = 50
"""Points above and below, in which a page carries its header and footer."""
WIDTH = 1200
"""Of a picture, in pixels."""
_BOOKMARKS = 'pdf:calc_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def printed(book: Path) -> Path:
    """The workbook as PDF, beside it."""
    profile = (book.parent / "soffice").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", _BOOKMARKS,
         "--outdir", str(book.parent), str(book)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return book.with_suffix(".pdf")


def draw(pdf: Path, into: Path, sheets: Callable[[str], bool]) -> None:
    """A picture of the first page of each of these sheets, called after the sheet: ``nog-te-plannen.png``."""
    import pypdfium2
    from PIL import Image, ImageChops

    document = pypdfium2.PdfDocument(pdf)
    for bookmark in document.get_toc():
        if not sheets(bookmark.get_title()):
            continue
        destination = bookmark.get_dest()
        assert destination is not None
        page = document[destination.get_index()]
        scale = 2 * WIDTH / page.get_width()
        whole = page.render(scale=scale).to_pil().convert("RGB")
        image = whole.crop((0, round(MARGIN * scale), whole.width, whole.height - round(MARGIN * scale)))
        drawn = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
        assert drawn is not None
        left, top, right, bottom = drawn
        cut = image.crop(
            (max(left - 20, 0), max(top - 20, 0), min(right + 20, image.width), min(bottom + 20, image.height))
        )
        height = round(cut.height * WIDTH / cut.width)
        small = cut.resize((WIDTH, height), Image.Resampling.LANCZOS)
        name = bookmark.get_title().lower().replace(" ", "-")
        small.quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            into / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    from places import command, workspace

    with tempfile.TemporaryDirectory() as folder:
        place = workspace(Path(folder))
        assert command("run", at=place).returncode == 0
        PICTURES.mkdir(exist_ok=True)
        for old in PICTURES.glob("*.png"):
            old.unlink()
        draw(printed(place / "reports" / "planwacht-2021-W13.xlsx"), PICTURES, lambda sheet: sheet != CHANGES)
        assert command("run", "--peildatum", "2021-04-06", at=place).returncode == 0
        draw(printed(place / "reports" / "planwacht-2021-W14.xlsx"), PICTURES, lambda sheet: sheet == CHANGES)
