"""The master sheet: from a paper to a workbook and back, merged with people's columns, and its faults in Dutch."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from pipeline import dates
from pipeline.errors import MasterFault
from pipeline.extraction import extract
from pipeline.master import Row, Sheet, linked, match, merge, propose, read_sheet, sheet_bytes, to_master
from pipeline.model import Anchor, DateMention, Interval, Master, PlanningItem, Source
from pipeline.rulebook import load

ROOT = Path(__file__).resolve().parents[2]
NOORD = load(ROOT / "tests" / "workspaces" / "noord" / "rules")
HEAD = "Planning\nDatum: 5 februari 2024\n\nStappen kadernota\n\nWk\tDag\tOmschrijving\tGremium\n"
ROWS = [
    "10\two 6-3\tBespreken kadernota\tDirecteurenoverleg Noordrand",
    "11-12\t\tInstemmen met kadernota\tColleges (x5)",
    "13\t\tBijpraten\tDirecteurenoverleg Noordrand",
    "15\t\tBijpraten\tDirecteurenoverleg Noordrand",
]


def sheet(*rows: str) -> Sheet:
    data = (HEAD + "\n".join(rows) + "\n").encode()
    return propose(extract(data, Source("planning.txt", "0" * 64, "text/plain"), NOORD))


def reader(text: str, window: Interval | None) -> DateMention | None:
    return dates.read_cell(text, Anchor(date(2024, 2, 5)), NOORD, window)


def saved(planned: Sheet, change: Any = lambda book: None) -> Sheet:
    """The sheet written, changed as a person would, and read back."""
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(planned)))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return read_sheet(stream.getvalue())


def column(book: Any, header: str) -> int:
    return next(int(cell.column) for cell in book["Planning"][1] if cell.value == header)


def test_a_round_trip_keeps_every_row() -> None:
    planned = sheet(*ROWS)
    master = to_master(saved(planned), NOORD, reader)
    assert [item.key for item in master.items] == [row.key for row in planned.rows]
    assert [item.period for item in master.items] == [
        Interval(date(2024, 3, 6), date(2024, 3, 6)),
        Interval(date(2024, 3, 11), date(2024, 3, 24)),
        Interval(date(2024, 3, 25), date(2024, 3, 31)),
        Interval(date(2024, 4, 8), date(2024, 4, 14)),
    ]
    assert master.version == date(2024, 2, 5)
    assert master.items[1].place.cell == "Planning!A3"
    assert master.items[1].count == 5


def test_people_may_sort_insert_and_add_columns() -> None:
    def rearrange(book: Any) -> None:
        page = book["Planning"]
        page.insert_cols(3)
        page.cell(1, 3).value = "Mijn notitie"
        page.cell(2, 3).value = "bellen"
        page.insert_rows(2)
        page.move_range("A3:T3", rows=6)

    found = saved(sheet(*ROWS), rearrange)
    assert sorted(row.key for row in found.rows) == sorted(row.key for row in sheet(*ROWS).rows)
    assert [row.extra for row in found.rows if row.extra.get("Mijn notitie")] == [{"Mijn notitie": "bellen"}]


def test_own_dates_go_before_the_texts() -> None:
    def move(book: Any) -> None:
        book["Planning"].cell(2, column(book, "Van")).value = date(2024, 3, 7)
        book["Planning"].cell(2, column(book, "Tot")).value = date(2024, 3, 7)

    assert to_master(saved(sheet(*ROWS), move), NOORD, reader).items[0].period == Interval(
        date(2024, 3, 7), date(2024, 3, 7)
    )


def test_merge_keeps_keys_and_columns_and_marks_what_is_gone() -> None:
    old = sheet(*ROWS)
    old = replace(old, rows=tuple(replace(row, extra={"Notitie": row.key}) for row in old.rows))
    newer = sheet(
        ROWS[1],
        "13\t\tBijpraten\tDirecteurenoverleg Noordrand",
        "14\t\tBijpraten\tDirecteurenoverleg Noordrand",
        "15\t\tBijpraten\tDirecteurenoverleg Noordrand",
    )
    merged = merge(old, newer)
    by_start = {row.values["Van"]: row for row in merged.rows if not row.values.get("Vervallen")}
    assert by_start[date(2024, 3, 25)].extra == {"Notitie": "kadernota/bijpraten/don"}
    assert by_start[date(2024, 4, 8)].extra == {"Notitie": "kadernota/bijpraten/don#2"}
    assert by_start[date(2024, 4, 1)].key == "kadernota/bijpraten/don#3"
    gone = [row for row in merged.rows if row.values.get("Vervallen")]
    assert [row.key for row in gone] == ["kadernota/bespreken/don"]
    assert "planning.txt" in gone[0].values["Vervallen"]
    assert len(to_master(saved(merged), NOORD, reader).items) == 4


@pytest.mark.parametrize(
    ("header", "value", "told"),
    [
        ("Van", "31 maart", "kolom Van: 31 maart is tekst"),
        ("Gremia", "kamer", "kolom Gremia: kamer staat niet in rules/gremia.toml"),
        ("Product", "boek", "kolom Product: boek is niet bekend"),
        ("Sleutel", None, "rij 2: de Sleutel ontbreekt"),
        ("Sleutel", "kadernota/instemmen/colleges", "staat op rij 2 en rij 3"),
    ],
)
def test_a_broken_row_is_named(header: str, value: str | None, told: str) -> None:
    def spoil(book: Any) -> None:
        book["Planning"].cell(2, column(book, header)).value = value

    with pytest.raises(MasterFault, match=told) as caught:
        to_master(saved(sheet(*ROWS), spoil), NOORD, reader)
    assert caught.value.remedy


def test_reversed_bounds_are_named() -> None:
    def swap(book: Any) -> None:
        book["Planning"].cell(2, column(book, "Van")).value = date(2024, 3, 9)
        book["Planning"].cell(2, column(book, "Tot")).value = date(2024, 3, 7)

    with pytest.raises(MasterFault, match="Van ligt na Tot"):
        to_master(saved(sheet(*ROWS), swap), NOORD, reader)


@pytest.mark.parametrize("data", [b"", b"geen excel", b"PK\x03\x04stuk"])
def test_no_workbook_at_all(data: bytes) -> None:
    with pytest.raises(MasterFault, match="kan niet worden geopend"):
        read_sheet(data)


def test_an_empty_sheet() -> None:
    def clear(book: Any) -> None:
        book["Planning"].delete_rows(2, 50)

    with pytest.raises(MasterFault, match="geen enkele rij"):
        saved(sheet(*ROWS), clear)


def test_a_paper_without_planning_is_refused() -> None:
    data = b"Geachte raad,\n\nEr is geen planning."
    with pytest.raises(MasterFault, match="geen planningstabel"):
        propose(extract(data, Source("brief.txt", "0" * 64, "text/plain"), NOORD))


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x";"y")', "+1", "@cmd", "_x0041_", "a\x0bb"])
def test_text_of_a_paper_never_becomes_a_formula(text: str) -> None:
    row = Row({"Sleutel": "a", "Activiteit": text})
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(Sheet((row,), None, "x", None))))
    cell = book["Planning"].cell(2, column(book, "Activiteit"))
    assert cell.data_type == "s"
    assert read_sheet(sheet_bytes(Sheet((row,), None, "x", None))).rows[0].values["Activiteit"] == text.replace(
        "\x0b", ""
    )


def master_of(*rows: str) -> Master:
    return to_master(sheet(*rows), NOORD, reader)


def statement(**values: Any) -> PlanningItem:
    base = master_of(ROWS[1]).items[0]
    return replace(base, origin="paper", is_row=False, **values)


def test_product_act_and_body_are_hard_keys() -> None:
    planned = master_of(*ROWS)
    (same,) = match([statement()], planned, NOORD)
    assert [row.key for row in same.rows] == ["kadernota/instemmen/colleges"]
    assert same.agreed == ("product", "handeling", "gremium", "tijd")
    assert same.standing == "confirmed"
    for other in ({"bodies": ("raden",)}, {"act": "bespreken"}, {"product": "ontwerpregeling"}):
        (none,) = match([statement(**other)], planned, NOORD)
        assert none.rows == ()
    (decides,) = match([statement(act="besluiten")], planned, NOORD)
    assert decides.rows
    (nobody,) = match([statement(bodies=())], planned, NOORD)
    assert nobody.rows == ()


def test_a_session_is_known_by_its_own_name() -> None:
    planned = master_of("12\tdo 21-3\tTechnische vragenronde kadernota\tRaden (x5)", *ROWS)
    (session,) = match([statement(act="technische-ronde", bodies=())], planned, NOORD)
    assert session.agreed == ("product", "handeling", "tijd")
    assert session.standing == "compatible"
    assert session.shared == Interval(date(2024, 3, 21), date(2024, 3, 21))


def test_a_meeting_is_laid_beside_any_row_of_its_body_and_product() -> None:
    (meeting,) = match([statement(act="vergaderen", bodies=("colleges",))], master_of(*ROWS), NOORD)
    assert [row.key for row in meeting.rows] == ["kadernota/instemmen/colleges"]


@pytest.mark.parametrize(
    ("text", "day"), [("12-2-2024", date(2024, 2, 12)), ("2024-02-12", date(2024, 2, 12)), ("", None)]
)
def test_a_version_that_is_text_is_read(text: str, day: date | None) -> None:
    def write(book: Any) -> None:
        book["Over"].cell(1, 2).value = text or None

    assert saved(sheet(*ROWS), write).version == day


@pytest.mark.parametrize("text", ["begin februari", "31-2-2024", "12-2"])
def test_a_version_that_is_no_day_is_named(text: str) -> None:
    def write(book: Any) -> None:
        book["Over"].cell(1, 2).value = text

    with pytest.raises(MasterFault, match="blad Over: Versie") as caught:
        saved(sheet(*ROWS), write)
    assert "31-3-2021" in caught.value.remedy


def test_two_masters_for_the_same_weeks_are_refused(tmp_path: Path) -> None:
    from pipeline import planning

    (tmp_path / "masterplanning.xlsx").write_bytes(sheet_bytes(sheet(*ROWS)))
    assert planning.load(tmp_path, NOORD) is not None
    (tmp_path / "masterplanning.voorstel.xlsx").write_bytes(sheet_bytes(sheet(*ROWS)))
    (tmp_path / "adressen.xlsx").write_bytes(b"PK of iemand anders")
    (tmp_path / "planning volgend jaar.xlsx").write_bytes(
        sheet_bytes(sheet("45\t\tBijpraten\tDirecteurenoverleg Noordrand"))
    )
    assert planning.load(tmp_path, NOORD) is not None
    (tmp_path / "masterplanning (kopie).xlsx").write_bytes(sheet_bytes(sheet(*ROWS[:2])))
    with pytest.raises(MasterFault, match=r"masterplanning \(kopie\).xlsx is ook een masterplanning") as caught:
        planning.load(tmp_path, NOORD)
    assert "master import" in caught.value.remedy
    assert caught.value.exit_status == 4


def test_rows_of_two_tables_are_linked_and_both_stay() -> None:
    data = (
        HEAD
        + "10\two 6-3\tBespreken kadernota\tDirecteurenoverleg Noordrand\n11\t\tInstemmen met kadernota\tde Kring\n"
        + "\nOverleggen in het voorjaar\n\nWk\tDag\tOmschrijving\tGremium\n"
        + "10\two 6-3\tBespreken kadernota\tDirecteurenoverleg Noordrand\n"
        + "12\tdi 19-3\tBijpraten\tAmbtelijke Kerngroep\n"
    ).encode()
    planned = propose(extract(data, Source("planning.txt", "0" * 64, "text/plain"), NOORD))
    rows = linked(to_master(saved(planned), NOORD, reader).items, NOORD)
    assert len(rows) == 4
    assert [row.same_as for row in rows] == [(rows[2].key,), (), (rows[0].key,), ()]
