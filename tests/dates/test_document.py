"""Mentions with their place in a paper, and the reading of cells."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.dates import find_in_document, read_cell
from pipeline.model import Anchor, Box, Document, Interval, Page, Word
from pipeline.rulebook import default

RULES = default()
ANCHOR = Anchor(date(2024, 2, 1))


def text_file(*pages: str) -> Document:
    return Document("text/plain", tuple(Page(number, text) for number, text in enumerate(pages, 1)))


def test_lines_of_a_text_file_run_on_over_pages() -> None:
    found = find_in_document(text_file("een\nop 3 mei 2024\n", "twee\n\nop 4 mei 2024"), ANCHOR, RULES)
    assert [(one.page, one.line, one.start_char, one.bbox) for one in found] == [(1, 2, 7, None), (2, 5, 9, None)]


def test_lines_of_a_pdf_begin_anew_on_each_page() -> None:
    pages = (Page(1, "een\nop 3 mei 2024\n"), Page(2, "twee\n\nop 4 mei 2024"))
    found = find_in_document(Document("application/pdf", pages), ANCHOR, RULES)
    assert [(one.page, one.line) for one in found] == [(1, 2), (2, 3)]


@pytest.mark.parametrize(
    ("above", "below", "start", "end"),
    [
        ("op 12", "maart 2024", date(2024, 3, 12), date(2024, 3, 12)),
        ("op 12 maart", "2024", date(2024, 3, 12), date(2024, 3, 12)),
        ("op dinsdag", "12 maart", date(2024, 3, 12), date(2024, 3, 12)),
        ("in week", "12", date(2024, 3, 18), date(2024, 3, 24)),
        ("tussen 12 en", "15 maart", date(2024, 3, 12), date(2024, 3, 15)),
        ("van 12 tot en", "met 15 maart", date(2024, 3, 12), date(2024, 3, 15)),
    ],
)
@pytest.mark.parametrize("foot", ["", "\nBureau Noordrand, Havenweg 12, 9999 AA Zandwerd\n1 van 2"])
def test_a_date_goes_on_over_the_break_of_a_page(above: str, below: str, start: date, end: date, foot: str) -> None:
    said, head = f"De raad besluit {above}", "Memo zorgregeling\n" if foot else ""
    first = Page(1, said + foot, furniture=((len(said), len(said + foot)),) if foot else ())
    then = Page(2, f"{head}{below} over het plan.", furniture=((0, len(head)),) if foot else ())
    (found,) = find_in_document(Document("application/pdf", (first, then)), ANCHOR, RULES)
    assert (found.page, found.start, found.end) == (1, start, end)
    assert said.endswith(found.text)


def test_the_box_is_the_union_over_the_words() -> None:
    text = "Week 8 (19-2\ntm 23-2)\tWat"
    words = tuple(
        Word(start, start + len(word), Box(10.0 * n, 5.0 + n, 10.0 * n + 8, 12.0 + n))
        for n, (start, word) in enumerate([(0, "Week"), (5, "8"), (7, "(19-2"), (13, "tm"), (16, "23-2)"), (22, "Wat")])
    )
    (found,) = find_in_document(Document("application/pdf", (Page(1, text, words=words),)), ANCHOR, RULES)
    assert found.text == "Week 8 (19-2\ntm 23-2)"
    assert found.bbox == Box(0.0, 5.0, 48.0, 16.0)
    assert (found.start, found.end) == (date(2024, 2, 19), date(2024, 2, 23))


def test_a_repeated_footer_is_one_fact() -> None:
    body = "\n".join(f"Regel {n} van de nota over het sociaal domein." for n in range(12))
    pages = [f"{body}\nOp {n} maart 2024 vergaderen wij.\n{body}\nVersie 12 januari 2024, blz. {n}" for n in (1, 2, 3)]
    found = find_in_document(text_file(*pages), ANCHOR, RULES)
    assert [one.start for one in found] == [date(2024, 3, 1), date(2024, 1, 12), date(2024, 3, 2), date(2024, 3, 3)]


def test_the_same_date_in_the_text_of_two_pages_counts_twice() -> None:
    body = "\n".join(f"Regel {n} van de nota." for n in range(12))
    found = find_in_document(
        text_file(*[f"{body}\nOp 4 juni 2024 is er {what}.\n{body}" for what in ("een", "twee")]), ANCHOR, RULES
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("25-2 of\n1-3", "alternatives", "2024-02-25", "2024-03-01"),
        ("5-3", "day", "2024-03-05", "2024-03-05"),
        ("Week 22 27-5 tm 31-5", "week", "2024-05-27", "2024-05-31"),
        ("Week 4 / 5  \n22-1 tm 2-2)", "weeks", "2024-01-22", "2024-02-02"),
        ("12 maart 2024", "day", "2024-03-12", "2024-03-12"),
        ("3 en 10 april", "range", "2024-04-03", "2024-04-10"),
        ("March 5, 2024", "day", "2024-03-05", "2024-03-05"),
        ("Q2", "quarter", "2024-04-01", "2024-06-30"),
    ],
)
def test_a_cell_is_read_as_a_whole(text: str, kind: str, start: str, end: str) -> None:
    found = read_cell(text, ANCHOR, RULES)
    assert found is not None
    assert (found.kind, str(found.start), str(found.end)) == (kind, start, end)
    assert text[found.start_char : found.end_char] == found.text


@pytest.mark.parametrize("text", ["Nog plannen (extra)", "volgt", "n.t.b.", "datum nog plannen", "PM"])
def test_an_unplanned_cell(text: str) -> None:
    found = read_cell(text, ANCHOR, RULES)
    assert found is not None
    assert (found.kind, found.start) == ("unplanned", None)


@pytest.mark.parametrize("text", ["", " ", "Overleg", "x", "60%", "zaal 2"])
def test_a_cell_without_a_date(text: str) -> None:
    assert read_cell(text, ANCHOR, RULES) is None


@pytest.mark.parametrize("year", [2015, 2019, 2027])
def test_the_week_of_the_row_settles_the_year_of_the_cell(year: int) -> None:
    window = Interval(date(year, 3, 1), date(year, 3, 7))
    found = read_cell("5-3", ANCHOR, RULES, window)
    assert found is not None
    assert found.start == date(year, 3, 5)


@pytest.mark.parametrize(
    ("first", "second", "text", "start"),
    [
        ("De raad besloot op 27 oktober\n", "2021 zonder stemming.", "27 oktober", "2021-10-27"),
        ("De raad besloot op 27", "oktober 2021 zonder stemming.", "27", "2021-10-27"),
    ],
)
def test_a_date_over_the_break_of_a_page(first: str, second: str, text: str, start: str) -> None:
    document = Document("text/plain", (Page(1, first), Page(2, second)))
    found = find_in_document(document, ANCHOR, RULES)
    assert [(one.text, one.page, str(one.start)) for one in found] == [(text, 1, start)]
    assert first[found[0].start_char : found[0].end_char] == text


def test_the_number_of_a_page_is_no_day_of_the_month_below_it() -> None:
    document = Document("text/plain", (Page(1, "Tekst\nBladzijde 2"), Page(2, "Maart 2021 was droog.")))
    assert [one.kind for one in find_in_document(document, ANCHOR, RULES)] == ["month"]
