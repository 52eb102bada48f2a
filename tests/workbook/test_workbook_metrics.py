"""Widths that were measured, lines as Excel breaks them, and shortening that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.workbook import metrics

FONTS = [
    path
    for folder in ("/usr/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
    for name in ("LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")
    for path in sorted(Path(folder).rglob(name))
]
LETTERS = [chr(n) for n in (*range(0x20, 0x7F), *range(0xA0, 0x180)) if chr(n) not in "\u00adŉ" and n != 0x149]


@pytest.mark.skipif(not FONTS, reason="Arial of Liberation Sans staat niet op deze machine")
@pytest.mark.parametrize("bold", [False, True])
def test_the_widths_are_those_of_the_font(bold: bool) -> None:
    from PIL import ImageFont

    path = FONTS[0]
    if bold:
        path = next((p for p in path.parent.iterdir() if p.name in ("LiberationSans-Bold.ttf", "arialbd.ttf")), path)
    font = ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC)
    sentence = "Instemmen met de conceptregeling, ma 10 apr t/m vr 21 apr 2023 (x7): € 1.000 – één ‘ja’ ▲ ●"
    assert metrics.text_width(sentence, 1000, bold) == pytest.approx(font.getlength(sentence), rel=0.02)
    wrong = {c: (metrics.text_width(c, 1000, bold), font.getlength(c)) for c in LETTERS if c.isascii()}
    assert {c: pair for c, pair in wrong.items() if abs(pair[0] - pair[1]) > 1} == {}
    # Letters with accents are as wide as their base letter but for a few; none may be taken much too narrow.
    assert [c for c in LETTERS if metrics.text_width(c, 1000, bold) < font.getlength(c) - 260] == []


@pytest.mark.parametrize(
    ("text", "points", "lines"),
    [
        ("", 50, ("",)),
        ("kort", 50, ("kort",)),
        ("een\ntwee", 50, ("een", "twee")),
        ("Instemmen raden met de notitie", 60, ("Instemmen", "raden met de", "notitie")),
        ("gemeentesecretarissenoverleg", 60, ("gemeentesecr", "etarissenoverl", "eg")),
        ("a  b", 200, ("a  b",)),
    ],
)
def test_text_is_broken_at_spaces_and_only_then_inside_words(text: str, points: float, lines: tuple[str, ...]) -> None:
    assert metrics.wrap(text, points, 9) == lines


TEXT = st.text(st.sampled_from("abW im.é▲ \n"), max_size=120)


@given(TEXT, st.floats(20, 400), st.booleans())
@settings(deadline=None)
def test_every_line_fits_and_nothing_is_lost(text: str, points: float, bold: bool) -> None:
    lines = metrics.wrap(text, points, 9, bold)
    assert all(metrics.text_width(line.strip(" "), 9, bold) <= points for line in lines if len(line.strip(" ")) > 1)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(TEXT, st.floats(60, 300), st.integers(1, 6))
@settings(deadline=None)
def test_what_is_shortened_fits_and_says_so(text: str, points: float, most: int) -> None:
    shown = metrics.shortened(text, points, most, 9)
    assert len(metrics.wrap(shown, points, 9)) <= most
    assert shown == text or shown.endswith(" […]")
    kept = shown.removesuffix(" […]")
    assert shown == text or text.startswith(kept.rstrip())


def test_a_text_that_fits_is_never_shortened() -> None:
    text = "De raad van Oudveen stemt op di 16 mei 2023 in met de startnotitie."
    for points in range(40, 400, 7):
        lines = len(metrics.wrap(text, points, 9))
        assert metrics.shortened(text, points, lines, 9) == text


def test_rows_are_as_high_as_their_lines_and_no_higher_than_excel_allows() -> None:
    assert metrics.height(1, 9) == pytest.approx(15.75, abs=0.5)
    assert metrics.height(3, 9) - metrics.height(2, 9) == pytest.approx(9 * 1.28, abs=0.3)
    assert metrics.height(1_000, 9) == metrics.MAX_ROW_HEIGHT


def test_a_column_is_wide_enough_for_its_longest_word() -> None:
    width = metrics.width_for(["Kring van gemeentesecretarissen", "Stuurgroep"], 10)
    assert metrics.wrap("gemeentesecretarissen", metrics.usable(width), 9) == ("gemeentesecretarissen",)
    assert metrics.width_for(["x" * 200], 10) == 24
    assert metrics.width_for([], 10) == 10
