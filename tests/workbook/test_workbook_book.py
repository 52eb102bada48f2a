"""The book as openpyxl reads it: sheets, table, columns, dates, print set-up, and the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date, datetime
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from invented_reports import findings, many, report, rules
from msgspec.structs import replace
from opened_books import MENTION, SHEETS, finding_rows, opened, table
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from pipeline import rulebook
from pipeline.calendars import Calendar
from pipeline.model import Interval, Period
from pipeline.ruletypes import ColumnName, SheetName
from pipeline.workbook import Written, read_people, words, write_workbook
from pipeline.workbook.findings import COLUMNS


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(report())


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


def test_default_rules_without_bodies_or_products_do() -> None:
    data = write_workbook(report(), rulebook.default())
    assert load_workbook(io.BytesIO(data)).sheetnames == SHEETS


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


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours ``RRGGBB``."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_has_contrast_with_its_ground(book: Workbook) -> None:
    pairs = {
        (cell.font.color.rgb[2:], cell.fill.fgColor.rgb[2:] if cell.fill.fill_type == "solid" else "FFFFFF")
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.font.color is not None
    }
    assert len(pairs) > 10
    assert [pair for pair in pairs if _contrast(*pair) < 4.5] == []
