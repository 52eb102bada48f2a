"""Samenvatting: what a chair reads on one page."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from invented_reports import PEILDATUM, findings, many, report, rules
from msgspec.structs import replace
from opened_books import opened, summary, table
from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock
from openpyxl.workbook.workbook import Workbook

from pipeline.calendars import Calendar
from pipeline.model import Period, Report
from pipeline.workbook import words, write_workbook
from pipeline.workbook.effect import on_final_date
from pipeline.workbook.standing import light


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(report())


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


def test_bars_and_colours_are_never_the_only_sign(book: Workbook) -> None:
    for row in table(book, "Bevindingen", "Nr"):
        sign, word = row["Ernst"].split()
        assert words.SIGNS[word] == sign


def test_the_bar_of_a_week_has_a_part_for_each_severity_and_its_numbers_beside_it() -> None:
    data = write_workbook(report(), rules())
    cells = [c for row in load_workbook(io.BytesIO(data), rich_text=True)["Samenvatting"] for c in row]
    bars = [c.value for c in cells if "█" in str(c.value)]
    parts = [[part for part in bar if isinstance(part, TextBlock) and "█" in part.text] for bar in bars]
    assert max(len({part.font.color.rgb for part in bar}) for bar in parts) >= 3
    assert all("▲" in str(bar) for bar in bars)
