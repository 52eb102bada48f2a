"""The sheets behind the findings: timeline, decisions, changes, evidence, files."""

from __future__ import annotations

import io
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from invented_reports import PEILDATUM, PLAN, findings, place, report, rules
from msgspec.structs import replace
from opened_books import opened, table
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from pipeline.calendars import Calendar
from pipeline.model import Finding, Interval, Master, NotCompared, PlanningItem, QuotedLine
from pipeline.workbook import Previous, cells, looks, write_workbook
from pipeline.workbook.scope import compared_items
from pipeline.workbook.styles import Styles
from pipeline.workbook.timeline import closures, timeline_lines


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(report())


def test_the_timeline_lays_reports_beside_the_plan(book: Workbook) -> None:
    rows = {row["Activiteit"]: row for row in table(book, "Tijdlijn", "Mijlpaal")}
    raden = rows["Instemmen raden (x4) met de startnotitie; richting geven aan het vervolg"]
    assert [raden[week] for week in (14, 15, 16, 17, 18, 19, 20)] == [None, "P", "P", "P", "P", None, "▲"]
    assert rows["Instemming colleges (x4) met de startnotitie"][12] == "PG"
    assert rows["informatieronde voor raadsleden"][21] == "G"
    assert rows["Vaststellen door de raden (x4)"]["Gepland"] == "nog te plannen"
    marks = next([c.value for c in row] for row in book["Tijdlijn"].iter_rows() if row[0].value == "bijzonderheden")
    assert marks.count("▼") == 1
    assert "F" in marks
    assert "V" in marks


def test_of_several_rows_with_one_key_the_nearest_gets_the_report() -> None:
    rows = [item for item in report().items if item.activity == "Bijpraten"]
    near = replace(
        rows[1], origin="paper", period=Interval(date(2023, 6, 21), date(2023, 6, 21)), place=place(PLAN, "x")
    )
    lines = timeline_lines([*rows, near], rules())
    assert [len(line.reported) for line in lines] == [0, 1]


def from_lindelo(act: str, modality: str = "gepland") -> PlanningItem:
    """What a paper of Lindelo says of its own council and the startnotitie."""
    said = next(
        item for item in report().items if item.key == "startnotitie/instemmen/raden" and item.origin == "paper"
    )
    when = Interval(date(2023, 5, 17), date(2023, 5, 17))
    key = f"startnotitie/{act}/raden@lindelo"
    return replace(said, key=key, act=act, municipality="lindelo", period=when, modality=modality)


def test_what_one_municipality_says_stands_beside_the_row_of_all() -> None:
    made = report()
    said = from_lindelo("besluiten")
    rows = table(opened(replace(made, items=(*made.items, said))), "Tijdlijn", "Mijlpaal")
    row = next(row for row in rows if row["Activiteit"].startswith("Instemmen raden (x4) met de startnotitie"))
    assert row["Gemeld"] == "di 16 mei 2023\n(Oudveen)\nwo 17 mei 2023\n(Lindelo)"
    assert said.activity not in [row["Activiteit"] for row in rows]


@pytest.mark.parametrize(
    ("act", "modality", "told"),
    [
        ("richting", "gepland", "○ richting geven wo 17 mei 2023 (Oudveen"),
        ("instemmen", "ontkend", "○ instemmen niet gevraagd wo 17 mei 2023 (Oudveen"),
    ],
)
def test_a_council_that_is_not_asked_to_decide_is_not_unknown(act: str, modality: str, told: str) -> None:
    made = report()
    book = opened(replace(made, items=(*made.items, from_lindelo(act, modality))))
    rows = {row["Gemeente"]: row for row in table(book, "Besluitvorming", "Gemeente")}
    assert rows["Lindelo"]["Startnotitie:\nraad"].startswith(told)


@pytest.mark.parametrize(
    ("monday", "letters"), [(date(2023, 4, 24), "F"), (date(2023, 5, 1), "V"), (date(2023, 3, 27), "")]
)
def test_weeks_in_which_nobody_meets_have_letters(monday: date, letters: str) -> None:
    assert letters in closures(monday, Calendar.of(rules()))


def test_the_source_of_the_master_and_papers_not_compared_are_no_second_opinion() -> None:
    def said(paper: str) -> PlanningItem:
        return replace(report().items[0], origin="paper", place=place(paper, "x"))

    made = replace(
        report(),
        items=(*report().items, said(PLAN), said("kopie.pdf")),
        not_compared=(NotCompared("kopie.pdf", "nagenoeg gelijk", place("kopie.pdf", "", 1, None)),),
        master=Master((), PEILDATUM, "masterplanning.xlsx", "1" * 64),
    )
    assert len(compared_items(made)) == len(report().items)


def test_decisions_per_municipality_have_their_evidence(book: Workbook) -> None:
    rows = {row["Gemeente"]: row for row in table(book, "Besluitvorming", "Gemeente")}
    assert rows["Oudveen"]["Startnotitie:\nraad"].startswith("▲ gepland di 16 mei 2023 (Oudveen/RIB")
    assert rows["Oudveen"]["Startnotitie:\ncollege"].startswith("besloten di 21 mrt 2023")
    assert rows["Lindelo"]["Startnotitie:\nraad"] == "onbekend"
    assert rows["Planning, alle gemeenten"]["Startnotitie:\nraad"] == "ma 10 apr t/m\nza 6 mei 2023"


def test_what_is_to_be_planned_has_its_suggestion(book: Workbook) -> None:
    rows = {row["Activiteit"]: row for row in table(book, "Nog te plannen", "Mijlpaal")}
    assert set(rows) == {"Ambtelijke dialoogsessie over governance", "Vaststellen door de raden (x4)"}
    assert rows["Vaststellen door de raden (x4)"]["Voorstel"] == datetime(2023, 9, 26)


def test_changes_tell_what_moved() -> None:
    items = report().items
    before = Previous(
        path=__import__("pathlib").Path("x.json"),
        week="2023-W12",
        findings=tuple(replace(f, message="Zo stond het er.") for f in findings()),
        items=(
            replace(items[0], period=Interval(date(2023, 1, 2), date(2023, 1, 6))),
            *items[2:13],
            replace(items[0], key="weg/uit", activity="Vervallen overleg"),
        ),
    )
    rows = table(opened(report(), previous=before), "Wijzigingen", "Wat")
    told = [(row["Wat"], row["Was"], row["Is nu"]) for row in rows]
    assert ("planning verschoven", "ma 2 jan t/m vr 6 jan 2023", "ma 6 feb t/m za 11 feb 2023") in told
    assert ("nieuw in planning", None, "ma 20 feb t/m za 25 feb 2023") in told
    assert any(what == "weg uit planning" for what, _, _ in told)
    assert any(what == "gewijzigde bevinding" and "Zo stond het er." in str(was) for what, was, _ in told)
    assert any(what == "bevinding verdwenen" for what, _, _ in told)
    assert ("bestand verdwenen", None, None) in told


def test_every_file_and_every_check_is_accounted_for(book: Workbook) -> None:
    assert {row["Bestand"] for row in table(book, "Documenten", "Bestand")} == {p.name for p in report().papers}
    rows = table(book, "Verantwoording", "Onderdeel")
    assert {row["Naam"] for row in rows if row["Onderdeel"] == "Controle"} == {c.title for c in report().checks}
    assert [row["Toelichting"] for row in rows if row["Uitkomst"] == "niet gedaan"] == [
        "rules/kalender.toml noemt geen reces."
    ]
    assert sum(row["Onderdeel"] == "Niet vergeleken" for row in rows) == 2


def test_pictures_stand_beside_their_quotes_with_words_for_who_cannot_see() -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (900, 300), "white").save(out, "PNG")
    first: Finding = findings()[0]
    data = write_workbook(report(), rules(), pictures={f"{first.id}#0": out.getvalue(), first.id: out.getvalue()})
    made = load_workbook(io.BytesIO(data))["Bewijs"]
    corners = [(i.anchor._from.col, i.anchor._from.row) for i in made._images]  # type: ignore[attr-defined]
    assert [column for column, _ in corners] == [2, 3]
    row = corners[0][1]
    assert corners[1][1] == row
    assert str(made.cell(row, 3).value).startswith("masterplanning.xlsx, Planning!C6:")
    assert str(made.cell(row, 4).value).startswith("Oudveen/RIB")
    assert all(i.anchor.ext.cx / 12_700 <= made.column_dimensions["C"].width * 5.25 for i in made._images)  # type: ignore[attr-defined]
    with ZipFile(io.BytesIO(data)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Uitsnede van masterplanning.xlsx, Planning!C6' in drawing
    assert 'descr="Uitsnede van Oudveen/RIB' in drawing


def test_a_text_paper_shows_its_lines_with_numbers_and_marks_those_that_are_quoted() -> None:
    lines = (
        QuotedLine(9, "Geachte raad,", False),
        QuotedLine(10, "=Op 24 mei  is er", True),
        QuotedLine(11, "een ronde.", True),
    )
    first = findings()[0]
    made = opened(report(), lines={f"{first.id}#1": lines})["Bewijs"]
    texts_ = [str(cell.value) for row in made.iter_rows() for cell in row if cell.value]
    assert "\u20079 \u2007 Geachte raad,\n10 ▸ =Op 24 mei is er\n11 ▸ een ronde." in texts_


def test_links_lead_to_the_evidence_and_back(book: Workbook) -> None:
    for here, there in (("Bevindingen", "Bewijs"), ("Bewijs", "Bevindingen")):
        for row in book[here].iter_rows(max_col=1):
            link = row[0].hyperlink
            if link is not None:
                title, _, cell = link.location.partition("!")
                assert title == f"'{there}'"
                assert book[there][cell].value == row[0].value
                assert link.target is None


def test_pictures_stop_before_the_book_is_too_large_to_mail() -> None:
    import os

    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("RGB", (1200, 700), os.urandom(1200 * 700 * 3)).save(out, "PNG")
    pictures = {finding.id: out.getvalue() for finding in findings() if finding.periods}
    data = write_workbook(report(), rules(), pictures=pictures)
    assert len(data) < 10_000_000
    texts_ = [str(c.value) for row in load_workbook(io.BytesIO(data))["Bewijs"].iter_rows() for c in row]
    assert any(text.startswith("uitsnede niet opgenomen") for text in texts_)


def test_a_session_of_which_nobody_is_named_stands_beside_its_only_row() -> None:
    rows = report().items
    planned = next(item for item in rows if item.act == "informatieronde")
    planned = replace(planned, origin="master")
    said = replace(planned, origin="paper", bodies=(), key="x")
    year = replace(said, product=None, kind="year")
    lines = timeline_lines([planned, said, year], rules())
    assert [(line.item, line.reported) for line in lines] == [(planned, (said,))]


def test_rows_that_are_packed_away_are_those_that_were_put(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = write_workbook(report(), rules())
    monkeypatch.setattr(cells, "_PENDING", 2)
    assert write_workbook(report(), rules()) == whole
    canvas = cells.Canvas(Workbook().create_sheet(), Styles(Workbook()), [10.0])
    for number in range(8):
        canvas.line([number], [looks.CELL])
    with pytest.raises(ValueError, match="row 2 is finished"):
        canvas.put(1, "te laat", looks.CELL, 2)
