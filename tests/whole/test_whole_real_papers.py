"""What issue and users ask of the five real papers; the invented workspaces are their twins."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import SHARED_PAPERS, Ran

from pipeline import planning, rulebook
from pipeline.master import read_sheet

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED_PAPERS.is_dir(), reason="de echte stukken staan niet naast het project (../shared/papers)"
    ),
]
LETTER, RIB = "002_17f3b8f78a42a339.txt", "003_5176da1a79eec009.txt"


def test_the_master_has_every_row_in_its_year(real: Ran) -> None:
    rows = read_sheet((real.workspace.rules / "masterplanning.xlsx").read_bytes()).rows
    assert len(rows) == 48
    assert len({row.key for row in rows}) == 48
    assert sum(row.values.get("Tabel") is None or "Detailplanning" not in str(row.values["Tabel"]) for row in rows) == 7
    for row in rows:
        assert row.values["Van"].year == 2021, row
        assert row.values["Tot"].year == 2021, row


@pytest.mark.parametrize("name", ["000_f81082b049880aad.txt", "planning.pdf"])
def test_the_other_renderings_give_the_same_moments(name: str, real: Ran) -> None:
    rules = rulebook.load(real.workspace.rules)
    one, other = (
        [(i.bodies, i.period) for i in planning.read_file(SHARED_PAPERS / n, rules).items if i.is_row]
        for n in ("001_52793ad52710810a.txt", name)
    )
    assert one == other


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [(LETTER, "12 januari jl.", date(2021, 1, 12)), (RIB, "13 april", date(2021, 4, 13))],
)
def test_dates_in_the_right_year(name: str, text: str, day: date, real: Ran) -> None:
    extraction = planning.read_file(SHARED_PAPERS / name, rulebook.load(real.workspace.rules))
    found = [mention for mention in extraction.dates if mention.text.startswith(text)]
    assert found
    assert all((mention.start, mention.end) == (day, day) for mention in found)
    for mention in extraction.dates:
        page = extraction.pages[(mention.page or 1) - 1]
        assert page.text[mention.start_char : mention.end_char] == mention.text


def messages(ran: Ran, check: str) -> list[str]:
    return [finding["message"] for finding in ran.json["findings"] if finding["check"] == check]


def test_week_nineteen_ends_on_a_saturday(real: Ran) -> None:
    assert any(
        "Week 19 (10-5 tm 15-5)" in message and "za 15 mei 2021" in message for message in messages(real, "week-einde")
    )


def test_the_invitation_goes_out_on_whit_monday(real: Ran) -> None:
    assert [m for m in messages(real, "feestdag") if "ma 24 mei 2021" in m and "Tweede Pinksterdag" in m]
    assert len(messages(real, "feestdag")) == 1


def test_the_memo_carries_the_wrong_year(real: Ran) -> None:
    (message,) = [told for told in messages(real, "datum-stuk") if "15 jan 2020" in told]
    assert "2021" in message


def test_the_letter_has_no_date(real: Ran) -> None:
    assert [told for told in messages(real, "datum-stuk") if LETTER in told and "geen datum" in told]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("vaste-dag", "Hemelvaartsdag"),
        ("fase-overlap", "Instemmen met conceptstukken"),
        ("periode-zonder-einde", "1-1-2021 t/m"),
        ("beeld-onleesbaar", "onderste deel van de afbeelding"),
        ("status", "begin juni"),
        ("voorwaardelijk-besluit", "voorbehoud te maken op de totale kosten"),
        ("dubbel-geboekt", "Transitie Stand-up"),
        ("lege-tabel", "september-december"),
        ("twee-leidend", "actuele routekaart"),
        ("stuk-ontbreekt", "onze brief van 12 januari jl."),
        ("bijlage-ontbreekt", "de hoofdlijnennotitie 'Contouren"),
    ],
)
def test_what_the_papers_say_against_the_planning_is_told_once(check: str, words: str, real: Ran) -> None:
    assert len([told for told in messages(real, check) if words in told]) == 1


@pytest.mark.parametrize("window", ["ma 15 mrt t/m vr 19 mrt 2021", "ma 17 mei t/m vr 21 mei 2021"])
def test_the_secretaries_have_no_date_in_weeks_11_and_20(window: str, real: Ran) -> None:
    found = [
        f
        for f in real.json["findings"]
        if f["check"] == "nog-plannen" and window in f["message"] and "(ONS-D)" in f["message"]
    ]
    assert len(found) == 1
    assert found[0]["severity"] == "hoog"


def test_direction_is_asked_where_consent_is_planned(real: Ran) -> None:
    found = [finding for finding in real.json["findings"] if finding["check"] == "besluitsoort"]
    assert ["richting geven" in f["message"] for f in found] == [True]
    assert [m for m in messages(real, "besluit-of-bespreking") if "alleen van bespreken" in m]
    assert any("geen instemming wordt verwacht maar wel richting" in place["quote"] for place in found[0]["evidence"])


def test_a_day_inside_the_window_is_no_deviation(real: Ran) -> None:
    assert messages(real, "datum-wijkt-af") == []


def test_the_programme_of_another_municipality_is_left_out(real: Ran) -> None:
    assert [n for n in real.json["not_compared"] if n["what"].startswith("004_") and "programma" in n["why"]]
    assert not [f for f in real.json["findings"] for place in f["evidence"] if place["paper"].startswith("004_")]


def test_the_other_track_is_named_and_not_judged(real: Ran) -> None:
    assert {
        n["why"].split(";")[0] for n in real.json["not_compared"] if "spoor" in n["why"] and "Hoort bij" in n["why"]
    } == {"Hoort bij spoor Servicegemeente"}


def test_what_the_author_says_himself_is_no_discovery(real: Ran) -> None:
    declared = [f for f in real.json["findings"] if "mei vakantie" in " ".join(p["quote"] for p in f["evidence"])]
    assert declared
    assert all(f["declared"] for f in declared if f["check"] == "schoolvakantie")
