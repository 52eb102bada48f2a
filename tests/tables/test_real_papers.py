"""The real papers beside the project: every row, none lost or merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Table
from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables

PAPERS = Path(__file__).parents[3] / "shared" / "papers"
TAB, RAW, PDF = "000_f81082b049880aad.txt", "001_52793ad52710810a.txt", "planning.pdf"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="de echte stukken staan niet naast het project (../shared/papers)"),
]


def tables(name: str) -> tuple[Table, ...]:
    return find_tables(read((PAPERS / name).read_bytes(), name, Limits()), default().columns)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def plannings(name: str) -> list[Table]:
    return [table for table in tables(name) if table.kind == "planning"]


@pytest.mark.parametrize("name", [TAB, RAW, PDF])
def test_forty_one_and_seven_rows(name: str) -> None:
    found = plannings(name)
    assert [len([row for row in texts(table) if any(row)]) for table in found] == [7, 17, 24, 0]
    assert [table.caption for table in found[1:]] == [
        "Detailplanning hoofdlijnennotitie",
        "Detailplanning conceptteksten GR",
        "Detailplanning definitieve teksten GR",
    ]
    assert all(row[0].startswith("Week ") for table in found for row in texts(table) if any(row))


def papers_own_words(text: str) -> str:
    """The words in which the two papers themselves differ, made equal."""
    for one, other in (
        ("Informereren", "Informeren"),
        ("dialogsessie", "dialoogsessie"),
        ("hoofdlijnennotie en", "hoofdlijnennotitie en"),
        ("10 8-3", "10 (8-3"),
        ("5 25-1", "5 (25-1"),
        ("Afstemmings-overleg", "Afstemmingsoverleg"),
    ):
        text = text.replace(one, other)
    return text


@pytest.mark.parametrize("name", [RAW, PDF])
def test_raw_form_and_pdf_give_the_rows_of_the_tab_form(name: str) -> None:
    expected = [tuple(map(papers_own_words, row)) for table in plannings(TAB) for row in texts(table)]
    found = [tuple(map(papers_own_words, row)) for table in plannings(name) for row in texts(table) if any(row)]
    assert len(found) == 48
    assert found == expected


@pytest.mark.parametrize("name", [TAB, RAW, PDF])
def test_bodies_and_gantt(name: str) -> None:
    found = tables(name)
    bodies = [table for table in found if table.kind == "bodies"]
    assert [len(table.rows) for table in bodies] == [10]
    assert texts(bodies[0])[2] == ("ONS D", "Gemeentesecretarissen Drechtstedengemeenten")
    gantt = [table for table in found if table.kind == "gantt"]
    assert [len(table.rows) for table in gantt] == [3]
    assert gantt[0].columns[1:3] == ("Feb", "Mrt")


def test_shaded_months_of_the_pdf() -> None:
    gantt = next(table for table in tables(PDF) if table.kind == "gantt")
    shaded = {(row, gantt.columns[column]) for row, column, _ in gantt.fills}
    assert {month for row, month in shaded if row == 0} >= {"Feb", "Mrt"}


def test_empty_table_stays() -> None:
    last = plannings(PDF)[-1]
    assert texts(last) == [("",) * 5] * 5


def test_time_path_tables_of_the_programme() -> None:
    found = tables("004_c4d3bbe716538858.txt")
    assert [(table.kind, len(table.rows)) for table in found] == [("planning", 4), ("planning", 5), ("planning", 13)]
    assert [table.roles[-1] for table in found] == ["period"] * 3
    assert texts(found[0])[2][3].startswith("3e kwartaal 2013")
