"""A decision lasts until the finding says something else; and what stands beside no finding is kept and told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_reports import findings
from msgspec.structs import replace

from pipeline import decisions
from pipeline.decisions import Decision
from pipeline.model import Status
from pipeline.remarks import Remarks

DAY = date(2023, 3, 29)
FINDING = findings()[0]


def beside(now: Decision, stored: Decision | None = None, seen: str | None = None) -> Remarks:
    return Remarks(
        {FINDING.id: now},
        {FINDING.id: stored} if stored else {},
        {FINDING.id: seen} if seen is not None else {},
    )


def closed(said: str = "", status: Status = "geaccepteerd") -> Decision:
    return Decision(FINDING.id, status, "", "bestuurlijk akkoord", said, date(2023, 3, 22) if said else None)


@pytest.mark.parametrize("status", ["geaccepteerd", "onterecht", "opgelost"])
def test_a_fresh_decision_keeps_what_the_finding_says(status: Status) -> None:
    people = beside(closed(status=status))
    assert people.beside(FINDING, DAY).status == status
    assert people.decisions[FINDING.id].said == FINDING.message
    assert people.decisions[FINDING.id].since == DAY


def test_it_stays_quiet_while_it_says_the_same() -> None:
    before = closed(FINDING.message)
    people = beside(before, before)
    assert people.beside(FINDING, DAY).status == "geaccepteerd"
    assert people.decisions[FINDING.id] == before
    assert people.notices == []


def test_it_opens_when_it_says_something_else_and_tells_what_it_said() -> None:
    people = beside(closed("Zo stond het er."), closed("Zo stond het er."))
    assert people.beside(FINDING, DAY).status == "nieuw"
    assert people.notices[0].what == "staat weer open"
    assert "Zo stond het er." in people.notices[0].text
    again = Remarks(dict(people.decisions), dict(people.decisions), {})
    again.beside(FINDING, DAY)
    assert again.notices == people.notices


def test_who_accepts_it_again_is_believed() -> None:
    reopened = replace(closed("Zo stond het er."), status="nieuw")
    people = beside(replace(reopened, status="geaccepteerd"), reopened, seen=FINDING.message)
    assert people.beside(FINDING, DAY).status == "geaccepteerd"
    assert people.decisions[FINDING.id].said == FINDING.message


def test_who_accepted_what_last_week_said_did_not_accept_this_weeks() -> None:
    people = beside(closed(), seen="Vorige week stond er iets anders.")
    assert people.beside(FINDING, DAY).status == "nieuw"


def test_accepting_without_a_reason_is_told() -> None:
    people = beside(Decision(FINDING.id, "geaccepteerd"))
    people.beside(FINDING, DAY)
    assert [notice.what for notice in people.notices] == ["reden ontbreekt"]


def test_what_stands_beside_no_finding_is_told() -> None:
    people = Remarks(
        {
            "weg": Decision("weg", "in behandeling", "Planner", "griffie belt"),
            "los:1": Decision("los:1", remark="zaal"),
            "leeg": Decision("leeg"),
        },
        {},
        {},
    )
    people.tell_kept([FINDING])
    assert [(notice.what, notice.text) for notice in people.notices] == [
        ("los geschreven", "zaal"),
        ("bevinding weg, tekst bewaard", "weg: in behandeling; eigenaar Planner; griffie belt"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "id;status;eigenaar;opmerking;zegt;sinds\r\na;Geaccepteerd;José;ok;;30-3-2021\r\n".encode("cp1252"),
        "sep=;\r\nid;status;eigenaar;opmerking;zegt;sinds\r\na;geaccepteerd;José;ok;;2021-03-30\r\n".encode(
            "utf-8-sig"
        ),
        "id,status,eigenaar,opmerking,zegt,sinds\na, geaccepteerd ,José,ok,,30/3/2021\n".encode(),
        "ID\tStatus\tEigenaar\tOpmerking\tZegt\tSinds\na\tgeaccepteerd\tJosé\tok\t\t2021-03-30\n\n".encode(),
    ],
)
def test_decisions_are_read_as_excel_saves_them(data: bytes, tmp_path: Path) -> None:
    (tmp_path / decisions.NAME).write_bytes(data)
    assert decisions.load(tmp_path) == {"a": Decision("a", "geaccepteerd", "José", "ok", "", date(2021, 3, 30))}


def test_own_columns_double_lines_and_lines_without_id_are_kept(tmp_path: Path) -> None:
    text = "id;status;eigenaar;opmerking;telefoon\na;nieuw;Jo;een;14 010\na;opgelost;An;twee;\n;;;los\n"
    (tmp_path / decisions.NAME).write_text(text, "utf-8")
    read = decisions.load(tmp_path)
    assert read["a"] == Decision("a", "opgelost", "Jo / An", "een\n[telefoon: 14 010]\ntwee")
    assert [one.remark for id, one in read.items() if id.startswith("los:")] == ["los"]


def test_half_a_letter_in_a_finding_stops_nothing(tmp_path: Path) -> None:
    odd = replace(FINDING, message="half \ud83d teken")
    people = beside(closed())
    people.beside(odd, DAY)
    (tmp_path / decisions.NAME).write_bytes(decisions.dump(people.decisions.values()))
    read = decisions.load(tmp_path)
    again = Remarks(dict(read), read, {})
    assert again.beside(odd, DAY).status == "geaccepteerd"
