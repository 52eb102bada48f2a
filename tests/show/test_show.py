"""``planwacht show``: one page as a picture, with what was read drawn on it in four colours and four lines."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from pipeline.cli import cli
from pipeline.errors import PlanwachtError, WrongUse
from pipeline.model import Page, Source
from pipeline.rulebook import load
from pipeline.show import destination, show
from pipeline.show.paper import paper_of

ROOT = Path(__file__).resolve().parents[2]
COLOURS = {"words": (70, 130, 180), "tables": (0, 120, 80), "dates": (200, 60, 0), "names": (120, 40, 140)}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("inbox", "rules"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, ["show", *arguments], standalone_mode=False)
    if result.exception is not None and not isinstance(result.exception, PlanwachtError | SystemExit):
        raise result.exception
    return result


def count(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return int((np.asarray(image) == colour).all(axis=2).sum())


def drawn(name: str, number: int) -> tuple[Image.Image, object]:
    data = (ROOT / "inbox" / name).read_bytes()
    kind = "application/pdf" if name.endswith("pdf") else "text/plain"
    shown = show(data, Source(name, "0" * 64, kind), load(ROOT / "rules"), number)
    return Image.open(io.BytesIO(shown.png)), shown


def test_four_kinds_in_four_colours_on_the_page_and_in_the_legend() -> None:
    image, shown = drawn("detailplanning-gr-sociaal.pdf", 1)
    page_width = round(595.3 * 2)
    page = image.crop((0, 0, page_width, image.height))
    legend = image.crop((page_width + 4, 0, image.width, image.height))
    for colour in COLOURS.values():
        assert count(page, colour) > 200
        assert count(legend, colour) > 60
    layers = shown.layers  # type: ignore[attr-defined]
    assert len(layers.tables) == 2
    notes = [mark.note for mark in layers.dates]
    assert "Week 6 / 7 (8-2 tm 19-2) = ma 8 feb t/m vr 19 feb 2021 (jaar afgeleid)" in notes
    assert "ONS-D = gremium ons-d" in [mark.note for mark in layers.names]


def test_a_date_is_framed_where_it_stands() -> None:
    image, shown = drawn("detailplanning-gr-sociaal.pdf", 1)
    mark = next(mark for mark in shown.layers.dates if mark.note.startswith("12 februari 2021"))  # type: ignore[attr-defined]
    (corner, _, other, _) = mark.outlines[0]
    x, y = round(2 * corner[0]), round(2 * (corner[1] + other[1]) / 2)
    assert count(image.crop((x - 3, y, x + 4, y + 1)), COLOURS["dates"]) >= 2


def test_a_text_is_set_in_type_with_marks_on_its_words() -> None:
    _, shown = drawn("rib-hardinxveld-giessendam.txt", 1)
    layers = shown.layers  # type: ignore[attr-defined]
    assert len(layers.words) > 200
    assert all(mark.outlines for mark in (*layers.dates, *layers.names))


def test_the_picture_lies_in_the_current_folder(workspace: Path) -> None:
    result = ran("inbox/rib-sliedrecht.pdf")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "Getekend: rib-sliedrecht-blz1.png"
    assert (workspace / "rib-sliedrecht-blz1.png").read_bytes().startswith(b"\x89PNG")
    assert {path.name for path in (workspace / "inbox").iterdir()} == {path.name for path in (ROOT / "inbox").iterdir()}


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("inbox/tekening.png", "In inbox/ schrijft Planwacht niets."),
        ("inbox/../inbox/map/tekening.png", "In inbox/ schrijft Planwacht niets."),
        ("tekening.pdf", "geen naam voor een PNG"),
    ],
)
def test_where_no_picture_may_come(output: str, says: str, workspace: Path) -> None:
    with pytest.raises(WrongUse, match=says):
        destination(Path("inbox/rib-sliedrecht.pdf"), 1, Path(output), workspace / "inbox")


def test_from_inside_the_inbox_another_place_is_asked(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "inbox")
    with pytest.raises(WrongUse, match="In inbox/"):
        destination(Path("rib-sliedrecht.pdf"), 1, None, workspace / "inbox")


def test_a_picture_does_not_write_over_the_paper(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="zelf overschrijven"):
        destination(tmp_path / "scan.png", 1, tmp_path / "scan.png", tmp_path / "inbox")


def test_what_cannot_be_drawn_is_said(workspace: Path) -> None:
    result = ran("inbox/rib-sliedrecht.pdf", "--page", "7")
    assert isinstance(result.exception, WrongUse)
    assert (result.exception.message, result.exception.remedy) == (
        "rib-sliedrecht.pdf heeft geen bladzijde 7.",
        "Kies --page 1.",
    )
    result = ran("inbox/dienstverleningsovereenkomst-vertrouwelijk.pdf")
    assert result.exit_code == 6
    assert "wachtwoord" in result.stderr
    assert list(workspace.glob("*.png")) == []


def test_the_cells_of_a_table_without_a_page_stand_in_columns() -> None:
    rows = ("Week\tWat\tWie", "Week 8 (22-2 tm 26-2)\tBespreken van de nota\tRegiegroep", "\tVaststellen\tRaden")
    text = "\n".join(("Planning", "", *rows, "Einde"))
    paper = paper_of(text.encode(), "text/plain", Page(1, text))
    left = {text[word.start : word.end]: word.box.x0 for word in paper.words}
    assert left["Wat"] == left["Bespreken"] == left["Vaststellen"]
    assert left["Wie"] == left["Regiegroep"] == left["Raden"]
    assert sorted(text[word.start : word.end] for word in paper.words) == sorted(text.split())


def test_a_table_of_a_text_is_drawn_around_its_rows() -> None:
    rows = ("Week\tWat\tWie", "Week 8 (22-2 tm 26-2)\tBespreken nota\tRaden", "Week 9 (1-3 tm 5-3)\tBesluit\tRaden")
    text = "\n".join(("Planning", "", *rows))
    shown = show(text.encode(), Source("a.txt", "0" * 64, "text/plain"), load(ROOT / "rules"), 1)
    (table,) = shown.layers.tables
    assert table.note == "2 rijen, 3 kolommen"
    assert len(table.outlines) == 1 + 6
