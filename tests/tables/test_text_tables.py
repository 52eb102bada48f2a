"""Tables in text: by tabs, and in the raw text of a PDF where a cell stands on several lines."""

from __future__ import annotations

from math import inf

import pytest
from invented_papers import HEADER, MORE_ROWS, RAW, ROWS, TABS
from raw_text import RAW_LOOKS, raw_planning
from scoring import row_f1

from pipeline.model import Table
from pipeline.reading import read
from pipeline.rulebook import Limits, default
from pipeline.tables import find_tables, rawrow


def tables(text: str) -> tuple[Table, ...]:
    return find_tables(read(text.encode(), "stuk.txt", Limits()), default().columns)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


@pytest.mark.parametrize("text", [TABS, RAW], ids=["tabs", "raw"])
def test_both_renderings_give_the_same_tables(text: str) -> None:
    first, second = tables(text)[:2]
    assert texts(first) == list(ROWS)
    assert texts(second) == list(MORE_ROWS)
    assert first.columns == second.columns == HEADER
    assert first.roles == ("week", "date", "activity", "body", "remarks")
    assert first.kind == second.kind == "planning"
    assert (first.caption, second.caption) == ("Planning regioplan", "Planning evaluatie")


@pytest.mark.parametrize("name", RAW_LOOKS)
def test_rows_of_raw_text(name: str) -> None:
    scores = []
    for seed in (21, 22, 23):
        text, header, rows = raw_planning(seed, RAW_LOOKS[name])
        found = tables(text)
        assert [table.columns for table in found] == [header]
        scores.append(row_f1(rows, texts(found[0])))
    assert sum(scores) / len(scores) >= 0.95


def test_cells_know_their_place() -> None:
    document = read(RAW.encode(), "stuk.txt", Limits())
    text = document.pages[0].text
    for table in find_tables(document, default().columns):
        for row in table.rows:
            for cell in row:
                raw = text[cell.start : cell.end]
                assert "".join(raw.split()) == "".join(cell.text.split())
                assert cell.line == text.count("\n", 0, cell.start) + 1


def test_an_empty_table_stays() -> None:
    last = tables(RAW)[-1]
    assert last.caption == "Planning nazorg"
    assert texts(last) == [("",) * 5] * 2


def test_continued_with_repeated_header() -> None:
    head = "Week\tWat\tWie\n"
    found = tables(f"Planning\n{head}Week 1\tStart\tTeam A\n\n{head}Week 2\tEinde\tTeam B\n")
    assert [texts(table) for table in found] == [[("Week 1", "Start", "Team A"), ("Week 2", "Einde", "Team B")]]


def test_text_between_parts_two_tables() -> None:
    head = "Week\tWat\tWie\n"
    found = tables(f"{head}Week 1\tStart\tTeam A\n\nDaarna begint de tweede fase.\n\n{head}Week 2\tEinde\tTeam B\n")
    assert [len(table.rows) for table in found] == [1, 1]


@pytest.mark.parametrize(
    ("header", "row", "kind"),
    [
        ("Kwartaal\tActiviteiten\tVerantwoordelijke\tDeelresultaat", "Q1 2026\tStart\tTeam\tPlan", "planning"),
        ("Tijd\tActie", "19.30 uur\tOpening", "planning"),
        ("Datum overleg\tOmschrijving actie\tPlandatum gereed", "3 maart\tNotitie maken\t1 april", "planning"),
        ("Afkorting\tWie", "PHO\tWethouders", "bodies"),
        ("Gremium\tWie", "Kernteam\tProjectleider en secretaris", "bodies"),
        ("Wat\tWie", "Kernteam\tProjectleider en secretaris", "bodies"),
        ("\tjan\tfeb\tmrt\tapr", "Regioplan\t\t\t\t", "gantt"),
        ("Fase\tQ1 2026\tQ2 2026\tQ3 2026", "Ontwerp\t\t\t", "gantt"),
        ("Post\tBedrag\tDekking", "Inhuur\t10.000\tReserve", "other"),
    ],
)
def test_kind_by_meaning(header: str, row: str, kind: str) -> None:
    assert [table.kind for table in tables(f"{header}\n{row}\n{row}\n")] == [kind]


def test_prose_gives_no_table() -> None:
    assert tables("Wat doet het overleg?\nWeek na week vergadert het kernteam.\n\nDatum en wie er komt volgt.") == ()


STROKES = "\n".join(" | ".join(cell.replace("\n", " ") for cell in row) for row in (HEADER, *ROWS))


@pytest.mark.parametrize(
    "text",
    [
        f"Planning regioplan\n\n{STROKES}\n",
        "Planning regioplan\n\n" + "\n".join(f"| {line} |" for line in STROKES.split("\n")) + "\n",
        "Planning regioplan\n\n" + STROKES.replace("\n", "\n--- | --- | --- | --- | ---\n", 1) + "\n",
    ],
    ids=["bare", "framed", "markdown"],
)
def test_strokes_part_cells_as_tabs_do(text: str) -> None:
    (table,) = tables(text)
    assert table.columns == HEADER
    assert texts(table) == list(ROWS)
    assert table.kind == "planning"


def test_a_stroke_in_prose_is_no_table() -> None:
    assert tables("Zie a|b en c | d in de bijlage.\nDaarna volgt de rest | van het stuk.\n") == ()


@pytest.mark.parametrize("later", ["week 9 Iets Raad", "week 9 Overleg Stuurgroep\nweek 10 Besluit Raad"])
def test_a_row_that_no_reading_covers_is_left_empty_and_the_others_are_read(later: str) -> None:
    long = "\n\n".join(f"Regel {number} van de toelichting" for number in range(12))
    (table,) = tables(f"Week Wat Wie\nweek 8\n{long}\n\n{later}\n")
    rows = texts(table)
    assert rows[0] == ("", "", "")
    assert [row[0] for row in rows[1:]] == [" ".join(line.split()[:2]) for line in later.split("\n")]


@pytest.mark.parametrize("name", RAW_LOOKS)
def test_what_a_bound_leaves_out_could_not_have_been_the_cheapest(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = raw_planning(24, RAW_LOOKS[name])[0]
    found = tables(text)
    monkeypatch.setattr(rawrow, "_SLACKS", (inf,))
    monkeypatch.setattr(rawrow, "_ABOVE", inf)
    assert found == tables(text)


@pytest.mark.parametrize(
    "field",
    ["Onderwerp: Voortgang", "Onderwerp: Status", "Onderwerp: Wie"],
)
def test_a_field_of_a_letter_heads_no_table(field: str) -> None:
    letter = f"Datum: 6 oktober 2026\n{field}\n\nGeacht college,\n\nGeacht college, op 26 november\n2026 tekenen zij.\n"
    assert tables(letter) == ()
