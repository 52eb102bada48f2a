"""The day from which a paper speaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.dates import find_in_document, settle_anchor
from pipeline.model import Document, Page
from pipeline.rulebook import default

TODAY = date(2027, 6, 1)
RULES = default()


def paper(*pages: str) -> Document:
    return Document("text/plain", tuple(Page(number, text) for number, text in enumerate(pages, 1)))


def week_line(monday: date) -> str:
    friday = monday + timedelta(days=4)
    return (
        f"Week {monday.isocalendar().week} ({monday.day}-{monday.month} tm {friday.day}-{friday.month})"
        f"\t{monday.day + 1}-{monday.month}\tOverleg\tRegiegroep"
    )


def planning(heading: str, year: int) -> Document:
    mondays = [date.fromisocalendar(year, week, 1) for week in range(6, 20)]
    usable = [monday for monday in mondays if monday.day < 25]
    return paper(f"Planningsnotitie\n\n{heading}\n\nWeek\tDatum\tWat\tWie\n" + "\n".join(map(week_line, usable)))


@pytest.mark.parametrize("year", [2014, 2018, 2025, 2029])
def test_the_weeks_contradict_the_date_of_the_paper(year: int) -> None:
    document = planning(f"DATUM: 15 JANUARI {year - 1}", year)
    anchor = settle_anchor(document, "planning.pdf", RULES, TODAY)
    assert anchor.written == date(year - 1, 1, 15)
    assert anchor.reference == date(year, 1, 15)
    assert anchor.doubt is not None
    assert f"speelt in {year}" in anchor.doubt
    found = find_in_document(document, anchor, RULES)
    days = [one for one in found if one.kind != "day" or "year_inferred" in one.doubts]
    assert {one.start.year for one in days if one.start} == {year}


def test_a_planning_made_in_the_autumn_before_is_no_contradiction() -> None:
    anchor = settle_anchor(planning("Datum: 20 november 2024", 2025), "planning.pdf", RULES, TODAY)
    assert anchor.written == date(2024, 11, 20)
    assert anchor.reference == date(2024, 11, 20)
    assert anchor.doubt is None


@pytest.mark.parametrize(("year", "updated"), [(2025, "15-12-2025"), (2025, "03-09-2024"), (2018, "02-07-2018")])
def test_a_planning_keeps_its_year_whenever_it_was_updated(year: int, updated: str) -> None:
    document = planning(f"Detailplanning (bijgewerkt t/m {updated})", year)
    anchor = settle_anchor(document, "planning.pdf", RULES, TODAY)
    weeks = [one for one in find_in_document(document, anchor, RULES) if one.kind == "week"]
    assert {one.start.year for one in weeks if one.start} == {year}
    assert all("week_differs" not in one.doubts for one in weeks)


def test_a_slip_in_one_week_stays_in_the_year_of_the_others() -> None:
    lines = [week_line(date.fromisocalendar(2021, week, 1)) for week in (6, 7, 8, 10, 11)]
    lines.insert(3, "Week 9 (2-3 tm 6-3)\t3-3\tOverleg\tRegiegroep")
    document = paper("Datum: 4 januari 2021\n\nWeek\tDatum\tWat\tWie\n" + "\n".join(lines))
    anchor = settle_anchor(document, "planning.pdf", RULES, TODAY)
    found = {one.text: one for one in find_in_document(document, anchor, RULES)}
    assert found["Week 9 (2-3 tm 6-3)"].start == date(2021, 3, 2)


def test_updated_until_goes_before_the_heading() -> None:
    document = planning("Datum: 4 januari 2025\n\nDetailplanning (bijgewerkt t/m 03-02-2025)", 2025)
    anchor = settle_anchor(document, "planning.pdf", RULES, TODAY)
    assert (anchor.reference, anchor.written, anchor.doubt) == (date(2025, 2, 3), date(2025, 1, 4), None)
    assert anchor.evidence is not None
    assert "bijgewerkt" in anchor.evidence


def test_the_header_found_by_others_counts_first() -> None:
    text = "Aan de raad\n9 mei 2024\nBetreft de brief van 2 april 2023"
    start = text.index("9 mei")
    anchor = settle_anchor(paper(text), "brief.pdf", RULES, TODAY, header=(1, start, start + 10))
    assert anchor.written == date(2024, 5, 9)


@pytest.mark.parametrize(
    "label", ["Datum : 30 maart 2021", "DATUM\t30-03-2021", "Verzenddatum: 30 mrt. 2021", "Datum\n30 maart 2021"]
)
def test_a_labelled_date(label: str) -> None:
    anchor = settle_anchor(
        paper(f"Informatiebrief\n\n{label}\n\nOp 26 januari jl. is besloten."), "x.txt", RULES, TODAY
    )
    assert (anchor.reference, anchor.written, anchor.doubt) == (date(2021, 3, 30), date(2021, 3, 30), None)


@pytest.mark.parametrize(
    "line", ["Gemeente Woudhoek, 4 februari 2019", "4 februari 2019", "Waterdam, maandag 4 februari 2019"]
)
def test_a_dateline(line: str) -> None:
    anchor = settle_anchor(
        paper(f"PLAN VAN AANPAK\n{line}\n\nOp 13 december 2018 gaf de raad opdracht."), "x", RULES, TODAY
    )
    assert anchor.written == date(2019, 2, 4)


def test_one_week_in_an_undated_paper_follows_the_years_that_it_names() -> None:
    text = (
        "Startnotitie in maart 2019.\n\nWeek\tWat\nweek 27 (1-7 tm 5-7)\tOverleg\n\nVaststelling op 12 december 2019."
    )
    document = paper(text)
    anchor = settle_anchor(document, "x.txt", RULES, TODAY)
    assert date(2019, 7, 1) in [one.start for one in find_in_document(document, anchor, RULES)]


def test_a_running_footer() -> None:
    pages = [f"{'Tekst van de nota over de regio. ' * 20}\nVersie 12 juni 2018 – bladzijde {n}" for n in (1, 2, 3)]
    anchor = settle_anchor(paper(*pages), "nota.pdf", RULES, TODAY)
    assert anchor.written == date(2018, 6, 12)


@pytest.mark.parametrize("name", ["20240516 notulen.pdf", "notulen 16-05-2024.pdf", "2024-05-16_notulen.docx"])
def test_the_file_name(name: str) -> None:
    anchor = settle_anchor(paper("Verslag van het overleg"), name, RULES, TODAY)
    assert anchor.written == date(2024, 5, 16)


def test_the_mail_comes_after_the_file_name() -> None:
    anchor = settle_anchor(paper("Hierbij de stukken."), "stukken.pdf", RULES, TODAY, mail_date=date(2024, 2, 1))
    assert anchor.written == date(2024, 2, 1)


def test_a_letter_without_a_date_lies_between_what_it_tells_and_expects() -> None:
    text = (
        "Geachte colleges,\n\nOp 3 november 2016 namen wij samen het besluit. Met onze brief van 17 januari jl. hebben "
        "wij u geïnformeerd. Rond 15 mei a.s. nemen de raden een besluit. Per 1 januari 2018 zal de regeling starten."
    )
    document = paper(text)
    anchor = settle_anchor(document, "brief.txt", RULES, TODAY)
    assert anchor.written is None
    assert date(2017, 1, 17) <= anchor.reference <= date(2017, 5, 15)
    starts = [one.start for one in find_in_document(document, anchor, RULES)]
    assert starts == [date(2016, 11, 3), date(2017, 1, 17), date(2017, 5, 15), date(2018, 1, 1)]


def test_a_paper_that_says_nothing_takes_the_default() -> None:
    anchor = settle_anchor(paper("Wij danken u voor uw komst."), "bedankt.txt", RULES, TODAY)
    assert (anchor.reference, anchor.written, anchor.doubt) == (TODAY, None, None)


def test_the_day_of_figures_is_not_that_of_the_paper() -> None:
    text = (
        "Datum: 15 maart 2027\n\nDe cijfers in de bijlage hebben als peildatum 1 april 2026. Het plan volgt op 18 mei."
    )
    anchor = settle_anchor(paper(text), "brief.pdf", RULES, TODAY)
    assert (anchor.reference, anchor.doubt) == (date(2027, 3, 15), None)
    labelled = settle_anchor(
        paper(text.replace("De cijfers in de bijlage hebben als p", "P")), "brief.pdf", RULES, TODAY
    )
    assert labelled.reference == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Het jaarverslag, dat op 11 juni in de stuurgroep is besproken, wordt apart verzonden.", 2026),
        ("Het jaarverslag, dat op 11 juni in de stuurgroep wordt besproken, is apart verzonden.", 2027),
    ],
)
def test_the_part_of_a_sentence_around_a_day_tells_its_tense(text: str, year: int) -> None:
    document = paper(f"Datum: 19 oktober 2026\n\n{text}")
    found = find_in_document(document, settle_anchor(document, "brief.pdf", RULES, TODAY), RULES)
    assert [one.start for one in found if one.text == "11 juni"] == [date(year, 6, 11)]


def test_a_noun_that_looks_like_a_past_tense_is_none() -> None:
    text = "op basis van het uitgangspunt van stabiliteit van afname, de teksten voor de zomer opstellen."
    document = paper(f"Datum: 16 maart 2021\n\n{text}")
    found = find_in_document(document, settle_anchor(document, "brief.pdf", RULES, TODAY), RULES)
    assert [one.end for one in found if "zomer" in one.text] == [date(2021, 5, 31)]
