"""The book as openpyxl reads it: sheets, table, columns, dates, print set-up, and the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from invented_reports import PEILDATUM, PLAN, findings, many, place, report, rules
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from pipeline import rulebook
from pipeline.calendars import Calendar
from pipeline.model import DateMention, Finding, Interval, Master, NotCompared, Period, PlanningItem, QuotedLine, Report
from pipeline.ruletypes import ColumnName, SheetName
from pipeline.workbook import Previous, Written, read_people, words, write_workbook
from pipeline.workbook.effect import on_final_date
from pipeline.workbook.findings import COLUMNS
from pipeline.workbook.scope import compared_items
from pipeline.workbook.standing import light
from pipeline.workbook.timeline import closures, timeline_lines

SHEETS = [
    "Samenvatting",
    "Bevindingen",
    "Bewijs",
    "Tijdlijn",
    "Besluitvorming",
    "Nog te plannen",
    "Wijzigingen",
    "Masterplanning",
    "Documenten",
    "Verantwoording",
    "Geheugen",
]
MENTION = DateMention(
    "16 mei", 0, 6, "day", date(2023, 5, 16), date(2023, 5, 16), "2023-05-16", doubts=("year_inferred",), page=1, line=4
)


def opened(made: Report, **more: Any) -> Workbook:
    return load_workbook(io.BytesIO(write_workbook(made, rules(), **more)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(report())


def table(book: Workbook, title: str, first: str) -> list[dict[str, Any]]:
    """The rows of a sheet by header; the header is the row whose first cell is ``first``."""
    rows = [[cell.value for cell in row] for row in book[title].iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def finding_rows(book: Workbook) -> dict[str, dict[str, Any]]:
    return {row["Kenmerk"]: row for row in table(book, "Bevindingen", "Nr")}


def test_importing_the_room_is_cheap() -> None:
    code = "import sys, pipeline.workbook; print(sorted({'openpyxl', 'PIL', 'holidays'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_sheets_stand_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book["Geheugen"].sheet_state == "hidden"
    assert opened(report(), dates=[("brief.txt", MENTION)]).sheetnames == [*SHEETS[:9], "Datums", *SHEETS[9:]]


def test_every_sheet_has_its_title_in_a1_and_prints_on_its_paper(book: Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        assert isinstance(sheet["A1"].value, str)
        assert sheet["A1"].font.bold
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.fitToHeight == (1 if sheet.title == "Samenvatting" else 0)
        assert int(sheet.page_setup.paperSize) in (8, 9)
        assert sheet.page_margins.top == sheet.page_margins.bottom == 0.75
        assert sheet.page_margins.left == sheet.page_margins.right == (0.5 if sheet.title == "Samenvatting" else 0.75)
        assert sheet.oddFooter.right.text == "Pagina &P van &N"
        assert sheet.oddFooter.left.text == "Peildatum wo 29 mrt 2023"
        assert sheet.oddFooter.center.text == "Programmabureau Vechtrand && Partners"
        if sheet.title != "Samenvatting":
            assert sheet.print_title_rows
            assert sheet.freeze_panes


def test_the_book_says_what_it_is(book: Workbook) -> None:
    properties = book.properties
    assert properties.title == "Planningscontrole regio Vechtrand, week 2023-W13"
    assert properties.subject == "Planningscontrole per wo 29 mrt 2023"
    assert properties.language == "nl-NL"
    assert properties.created == properties.modified == datetime(2023, 3, 29)


def test_the_same_report_gives_the_same_bytes() -> None:
    made = [write_workbook(many(40), rules(), dates=[("brief.txt", MENTION)]) for _ in range(2)]
    assert made[0] == made[1]
    with ZipFile(io.BytesIO(made[0])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_findings_are_a_table_that_people_work_in(book: Workbook) -> None:
    sheet = book["Bevindingen"]
    found = sheet.tables["Bevindingen"]
    names = [column.name for column in found.tableColumns]
    head = [cell.value for cell in sheet[found.ref][0]]
    assert names == head
    assert found.autoFilter is not None
    assert sheet.freeze_panes == f"C{sheet[found.ref][0][0].row + 1}"
    assert len(sheet[found.ref]) == 1 + len(report().findings)
    choices = {str(v.sqref).rstrip("0123456789")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    status = sheet[found.ref][0][names.index("Status")].column_letter
    owner = sheet[found.ref][0][names.index("Eigenaar")].column_letter
    assert choices[status] == '"nieuw,in behandeling,geaccepteerd,onterecht,opgelost"'
    source, _, cells = choices[owner].partition("!")
    assert [row[0].value for row in book[source.strip("'")][cells.replace("$", "")]][:2] == [
        "Planner",
        "Secretaris stuurgroep",
    ]


def test_the_columns_that_people_write_in_are_on_screen_at_1600_pixels(book: Workbook) -> None:
    sheet = book["Bevindingen"]
    used = 45
    for cell in sheet[sheet.tables["Bevindingen"].ref][0]:
        used += round(sheet.column_dimensions[cell.column_letter].width * 7)
        if cell.value == "Opmerking":
            break
    assert used <= 1600
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet[sheet.tables["Bevindingen"].ref][0]}
    assert fills["Status"] == fills["Eigenaar"] == fills["Opmerking"] != fills["Advies"]


def test_a_row_says_what_a_reader_needs(book: Workbook) -> None:
    row = finding_rows(book)["datum-wijkt-af/startnotitie/instemmen/raden"]
    assert row["Nr"] == words.code("datum-wijkt-af/startnotitie/instemmen/raden")
    assert row["Ernst"] == "▲▲ kritiek"
    assert row["Soort"] == "conflict"
    assert row["Gepland"] == "ma 10 apr t/m\nza 6 mei 2023"
    assert row["Gemeld"] == "di 16 mei 2023"
    assert row["Verschil (werkdagen)"] == 7
    assert row["Gremium"] == "Gemeenteraden"
    assert row["Mijlpaal"] == "Startnotitie"
    assert row["Voorstel"] == datetime(2023, 5, 2)
    assert row["Sinds"] == datetime(2023, 3, 29)
    assert row["Zekerheid"] == "97 %"
    assert row["Citaat"].splitlines()[0].startswith("planning: “Week 15 t/m 18")
    assert row["Citaat"].splitlines()[1].startswith("Oudveen/RIB 23-014 Startnotitie Waterloket.pdf: “Op 16 mei")
    assert row["Blz/regel"] == "Planning!C6\nblz. 1, regel 4"
    assert finding_rows(book)["nog-plannen/begroting/vaststellen/raden"]["Zekerheid"] == "100 %, zegt het stuk zelf"


def test_findings_that_are_done_come_last(book: Workbook) -> None:
    rows = table(book, "Bevindingen", "Nr")
    assert [row["Ernst"] for row in rows] == ["▲▲ kritiek", "▲ hoog", "▲ hoog", "◆ midden", "○ info", "● laag"]
    assert rows[-1]["Status"] == "geaccepteerd"


def test_dates_are_dates_in_dutch(book: Workbook) -> None:
    cells = [c for row in book["Bevindingen"].iter_rows() for c in row if isinstance(c.value, datetime)]
    assert cells
    assert {cell.number_format for cell in cells} == {"[$-413]ddd d mmm yyyy"}


def test_days_before_excel_began_stay_text() -> None:
    old = replace(findings()[0], first_seen=date(1899, 5, 1), suggestion=date(1900, 2, 28))
    row = finding_rows(opened(replace(report(), findings=(old,))))[old.id]
    assert (row["Sinds"], row["Voorstel"]) == ("ma 1 mei 1899", "wo 28 feb 1900")


def side(start: date | None, end: date | None, says: Any) -> Period:
    return Period(start, end, says, 0)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([side(date(2023, 4, 10), date(2023, 5, 6), "master"), side(date(2023, 5, 16), None, "paper")], 7),
        ([side(date(2023, 4, 10), date(2023, 5, 6), "master"), side(date(2023, 5, 6), date(2023, 6, 1), "paper")], 0),
        (
            [side(date(2023, 5, 15), date(2023, 5, 16), "master"), side(date(2023, 5, 10), date(2023, 5, 11), "paper")],
            -2,
        ),
        (
            [side(date(2023, 5, 17), date(2023, 5, 17), "master"), side(date(2023, 5, 19), date(2023, 5, 19), "paper")],
            1,
        ),
        ([side(None, date(2023, 5, 1), "master"), side(date(2023, 5, 3), date(2023, 5, 3), "paper")], 2),
        ([side(date(2023, 5, 1), None, "master"), side(date(2023, 5, 3), date(2023, 5, 3), "paper")], 0),
        ([side(None, None, "master"), side(date(2023, 5, 3), date(2023, 5, 3), "paper")], None),
        ([side(date(2023, 5, 3), date(2023, 5, 3), "paper")], None),
        ([side(date(2013, 5, 6), date(2013, 5, 6), "master"), side(date(2023, 5, 8), date(2023, 5, 8), "paper")], 2611),
    ],
)
def test_the_difference_is_in_working_days(periods: list[Period], expected: int | None) -> None:
    finding = replace(findings()[0], periods=tuple(periods))
    found = words.difference(finding, Calendar.of(rules()))
    assert found == expected if expected is None or abs(expected) < 1_000 else abs((found or 0) - expected) < 10


def test_short_numbers_are_stable_and_distinct() -> None:
    assert words.code("a/b") == words.code("a/b")
    assert words.code("a/b")[:2] == "B-"
    assert len({words.code(str(number)) for number in range(5_000)}) > 4_980


def summary(made: Report, **more: Any) -> list[list[str]]:
    return [
        [str(cell.value) for cell in row if cell.value is not None]
        for row in opened(made, **more)["Samenvatting"].iter_rows()
    ]


def test_the_summary_names_what_asks_a_decision() -> None:
    rows = summary(report())
    texts_ = [text for row in rows for text in row]
    assert "Vraagt een besluit (3)" in texts_
    assert (
        "Week 13 (ma 27 mrt t/m zo 2 apr 2023) · peildatum wo 29 mrt 2023 (ingesteld in rules/planwacht.toml)" in texts_
    )
    assert "Masterplanning: masterplanning.xlsx, bijgewerkt t/m ma 30 jan 2023, 13 regels" in texts_
    assert (
        "5 open bevindingen (vorige week: 5): ▲▲ 1 kritiek (0) · ▲ 2 hoog (3) · ◆ 1 midden (1) · ● 0 laag (1) · "
        "○ 1 info (0)"
    ) in texts_
    assert (
        "3 nieuw; 1 van vorige week is weg; 1 afgedaan; 2 niet vergeleken; 2 van 8 bestanden niet te gebruiken."
    ) in " ".join(texts_)
    decision = next(row for row in rows if row and row[0].startswith("▲▲ kritiek\n"))
    about, asked = decision[1].split("\n→ ")
    assert about == findings()[0].message
    assert asked == findings()[0].remedy
    assert decision[2:] == [
        "Gemeenteraden",
        "vóór\nma 10 apr 2023\nvoorstel: di 2 mei 2023",
        "schuift alles mee, dan ruimte 103 → 96 werkdagen",
    ]
    assert any("scan.pdf (geweigerd)" in text for text in texts_)
    assert any("geen jaar krijgt" in text for text in texts_)


@pytest.mark.parametrize(
    ("days", "missing", "cls", "reported", "told"),
    [
        (103, (), "conflict", date(2023, 5, 16), "schuift alles mee, dan ruimte 103 → 96 werkdagen"),
        (5, (), "conflict", date(2023, 5, 16), "in gevaar: schuift alles mee, dan 2 werkdagen ná de einddatum"),
        (-1, (), "conflict", date(2023, 5, 16), "de route eindigt al 1 werkdag ná de einddatum"),
        (103, (), "conflict", date(2023, 4, 12), "geen verschuiving; ruimte 103 werkdagen"),
        (103, (), "gat", None, "pas bekend met een datum; ruimte nu 103 werkdagen"),
        (None, ("raden",), "conflict", date(2023, 5, 16), "niet te bepalen: nog geen datum voor raden"),
    ],
)
def test_a_decision_tells_what_it_does_to_the_final_date(
    days: int | None, missing: tuple[str, ...], cls: Any, reported: date | None, told: str
) -> None:
    first = report().slack[0]
    made = replace(report(), slack=(replace(first, working_days=days, missing=missing),))
    periods = (Period(date(2023, 4, 10), date(2023, 5, 6), "master", 0), Period(reported, reported, "paper", 1))
    finding = replace(findings()[0], cls=cls, periods=periods)
    assert on_final_date(finding, made, Calendar.of(rules())) == told


@pytest.mark.parametrize(
    ("status", "severity", "word"),
    [
        ("on_time", "laag", "groen"),
        ("on_time", "hoog", "oranje"),
        ("tight", "laag", "oranje"),
        ("late", "laag", "rood"),
        ("on_time", "kritiek", "rood"),
        ("unknown", "laag", "onbekend"),
        ("unknown", "hoog", "oranje"),
    ],
)
def test_the_light_of_a_milestone_has_a_word(status: Any, severity: Any, word: str) -> None:
    assert light(replace(report().slack[0], status=status), [replace(findings()[0], severity=severity)]) == word


def test_the_trend_shows_the_weeks_before_and_the_bodies() -> None:
    rows = summary(report())
    weeks = [row for row in rows if row and row[0].endswith("(2023)")]
    assert [row[0] for row in weeks] == ["10 (2023)", "11 (2023)", "12 (2023)", "13 (2023)"]
    assert weeks[-1][1].endswith("5   ▲▲1 ▲2 ◆1 ○1")
    assert ["Gemeenteraden", "2", "▲▲1 ▲1"] in [row[2:5] for row in weeks]


def test_the_summary_shows_at_most_ten_decisions_and_says_that_there_are_more() -> None:
    rows = summary(many(60))
    texts_ = [text for row in rows for text in row]
    assert "Vraagt een besluit (30)" in texts_
    shown = [row for row in rows if row and row[0].startswith("▲") and "→" in row[1]]
    assert 7 <= len(shown) <= 10
    assert f"En nog {30 - len(shown)}: zie Bevindingen, filter op Ernst." in texts_


def test_a_report_about_nothing_says_so() -> None:
    empty = Report(PEILDATUM, "2023-W13", "0.1.0", "0" * 64, (), (), (), (), ())
    made = opened(empty)
    texts_ = [text for row in summary(empty) for text in row]
    assert "Geen bevinding vraagt deze week een besluit." in texts_
    assert any("er is geen masterplanning" in text for text in texts_)
    assert made["Bevindingen"].tables["Bevindingen"].ref
    assert table(made, "Bevindingen", "Nr")[0]["Wat is er aan de hand"] == "Geen bevindingen."


def test_default_rules_without_bodies_or_products_do() -> None:
    data = write_workbook(report(), rulebook.default())
    assert load_workbook(io.BytesIO(data)).sheetnames == SHEETS


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
    ("week", "before", "told"),
    [
        ("2021-W13", "2021-W12", "vorige week"),
        ("2021-W01", "2020-W53", "vorige week"),
        ("2021-W13", "2021-W07", "in week 7"),
        ("2021-W02", "2020-W52", "in week 52 van 2020"),
    ],
)
def test_only_the_week_before_is_called_last_week(week: str, before: str, told: str) -> None:
    assert words.earlier(week, before) == told


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


def test_bars_and_colours_are_never_the_only_sign(book: Workbook) -> None:
    for row in table(book, "Bevindingen", "Nr"):
        sign, word = row["Ernst"].split()
        assert words.SIGNS[word] == sign


def test_the_summary_shows_each_milestone_with_its_next_step_and_its_room() -> None:
    rows = [row for row in summary(report()) if row and row[0][2:].split("\n")[0] in ("rood", "oranje", "groen")]
    assert [row[0].split("\n")[0] for row in rows] == ["▲ rood", "◆ oranje", "◆ oranje"]
    grave = next(finding for finding in findings() if finding.severity == "kritiek")
    assert rows[0][0] == f"▲ rood\n{words.code(grave.id)}"
    assert rows[0][1:] == [
        "Startnotitie: Instemming colleges (x4) met de startnotitie",
        "Colleges",
        "ma 20 mrt t/m\nza 1 apr 2023",
        "103 werkdagen\n1 open",
    ]
    assert rows[2][-1] == "route nog zonder datums\n1 open"


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


def test_days_at_the_ends_of_time_and_a_long_title_do_no_harm() -> None:
    import msgspec

    book_rules = rules()
    title = "Planningscontrole van de transitie van het regionale waterloket naar een gemeenschappelijke regeling " * 2
    programme = msgspec.structs.replace(book_rules.programme, titel=title)
    first = report().items[0]
    made = replace(
        report(),
        items=tuple(
            replace(first, key=f"k{n}", period=period)
            for n, period in enumerate(
                (
                    Interval(date.min, date.min),
                    Interval(date.max, date.max),
                    Interval(date.min, date.max),
                    Interval(None, date.max),
                )
            )
        ),
        findings=(replace(findings()[0], periods=(side(date.min, date.min, "master"), side(date.max, None, "paper"))),),
    )
    book = load_workbook(io.BytesIO(write_workbook(made, msgspec.structs.replace(book_rules, programme=programme))))
    rows = [[cell.value for cell in row] for row in book["Tijdlijn"].iter_rows()]
    head = next(number for number, row in enumerate(rows) if row[0] == "Mijlpaal")
    assert len([name for name in rows[head] if isinstance(name, int)]) == 56
    assert [row[5] for row in rows[head + 1 : head + 5]] == ["◄", None, "P", None]
    assert [row[-1] for row in rows[head + 1 : head + 5]] == [None, "►", "P", "►"]
    assert str(book["Samenvatting"]["A1"].value).startswith("Planningscontrole van de transitie")
    assert "gemeenschappelijke regeling" in str(book["Samenvatting"]["A2"].value)


def ruled(**report_rules: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(rules(), report=msgspec.structs.replace(rules().report, **report_rules))


def test_rules_choose_sheets_colours_and_the_columns_on_paper() -> None:
    chosen = ruled(
        bladen=("Tijdlijn", "Wijzigingen"),
        kleur="#5A1F6B",
        kleur_invullen="#C8F0C8",
        afdrukken=("Nr", "Ernst", "Wat is er aan de hand", "Citaat", "Status"),
    )
    book = load_workbook(io.BytesIO(write_workbook(report(), chosen)))
    assert book.sheetnames == ["Samenvatting", "Bevindingen", "Tijdlijn", "Wijzigingen", "Geheugen"]
    sheet = book["Bevindingen"]
    head = sheet[sheet.tables["Bevindingen"].ref][0]
    names = [cell.value for cell in head]
    assert names[:5] == ["Nr", "Ernst", "Wat is er aan de hand", "Status", "Citaat"]
    assert names[5:7] == ["Eigenaar", "Opmerking"]
    assert sorted(names) == sorted(name for name, _ in COLUMNS)
    assert str(sheet.print_area).endswith(f"$E${sheet.max_row}")
    assert head[0].fill.fgColor.rgb == "005A1F6B"
    assert head[3].fill.fgColor.rgb == "00C8F0C8"
    read = read_people(write_workbook(report(), chosen))
    assert read.by_id == {f.id: Written(f.status, f.owner, f.remark) for f in report().findings}


def test_the_names_in_the_rules_are_those_of_the_book() -> None:
    assert set(get_args(ColumnName)) == {name for name, _ in COLUMNS}
    made = opened(report(), dates=[("brief.txt", MENTION)])
    assert list(get_args(SheetName)) == made.sheetnames[:-1]
