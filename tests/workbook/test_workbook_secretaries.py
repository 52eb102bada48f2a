"""A secretary and a chair work in books and copies for weeks, as people do; nothing that they wrote is ever lost."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from invented_reports import findings, rules
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.comments import Comment

from pipeline import decisions, remarks
from pipeline.model import Finding, Report
from pipeline.texts import iso_week
from pipeline.workbook import read_previous, report_json, write_workbook

IDS = [finding.id for finding in findings()[:4]]
COPIES = (
    "planwacht-{} (kopie van Jan).xlsx",
    "planwacht-{}-LAPTOP1.xlsx",
    "planwacht-{} (1).xlsx",
    "Kopie van planwacht-{}.xlsx",
    "opmerkingen voorzitter.xlsx",
)
STATUSES = ("Geaccepteerd", " in  behandeling ", "OPGELOST", "onterecht", "nieuw", "wacht op griffie")


class Desk:
    """A workspace's ``rules/`` and ``reports/`` with the runs of the program and the edits of people."""

    def __init__(self, folder: Path) -> None:
        self.rules, self.reports = folder / "rules", folder / "reports"
        self.rules.mkdir()
        self.reports.mkdir()
        self.day = date(2023, 3, 29)
        self.present = list(findings()[:4])

    @property
    def week(self) -> str:
        return iso_week(self.day)

    @property
    def book(self) -> Path:
        return self.reports / f"planwacht-{self.week}.xlsx"

    def run(self) -> remarks.Remarks:
        """What ``planwacht run`` does with people's columns."""
        jsons = sorted(self.reports.glob("*.json"))
        own = self.book.with_suffix(".json")
        earlier = [path for path in jsons if path.stem < own.stem]
        people = remarks.read(
            self.rules,
            self.reports,
            self.week,
            read_previous(earlier[-1]) if earlier else None,
            read_previous(own) if own.exists() else None,
        )
        told = tuple(people.beside(finding, self.day) for finding in self.present)
        people.tell_kept(told)
        report = Report(self.day, self.week, "0.1.0", "0" * 64, (), told, (), (), ())
        if people.decisions:
            (self.rules / decisions.NAME).write_bytes(decisions.dump(people.decisions.values()))
        own.write_bytes(report_json(report))
        self.book.write_bytes(write_workbook(report, rules(), merged=people.merged, notices=people.notices))
        return people

    def books(self) -> list[Path]:
        return sorted(self.reports.glob("*.xlsx"))

    def kept(self) -> dict[str, decisions.Decision]:
        return decisions.load(self.rules)


def edit(path: Path, change: Callable[[Any], None]) -> None:
    made = load_workbook(io.BytesIO(path.read_bytes()))
    change(made["Bevindingen"])
    made.save(path)
    later = path.stat().st_mtime + 3600
    os.utime(path, (later, later))


def columns(sheet: Any) -> tuple[int, dict[str, int]]:
    for row in sheet.iter_rows():
        names = {str(cell.value): cell.column for cell in row if cell.value}
        if "Kenmerk" in names:
            return row[0].row, names
    raise AssertionError


def place(sheet: Any, id: str, name: str) -> Any:
    """The cell of a finding, or None where its row or column was deleted."""
    head, names = columns(sheet)
    for row in range(head + 1, sheet.max_row + 1):
        if sheet.cell(row, names["Kenmerk"]).value == id and name in names:
            return sheet.cell(row, names[name])
    return None


class Secretaries(RuleBasedStateMachine):
    """``wrote`` holds, for each word that somebody wrote, the finding it is about ("" for none)."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder)
        self.wrote: dict[str, str] = {}
        self.count = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def word(self, id: str) -> str:
        self.count += 1
        word = f"zin{self.count:03d}"
        self.wrote[word] = id
        return word

    def pick(self, data: st.DataObject) -> Path:
        return data.draw(st.sampled_from(self.desk.books()), "book")

    @initialize()
    def first_week(self) -> None:
        self.desk.run()

    @rule(data=st.data(), id=st.sampled_from(IDS), how=st.sampled_from(["add", "own row", "note", "own column"]))
    def write(self, data: st.DataObject, id: str, how: str) -> None:
        def change(sheet: Any) -> None:
            head, names = columns(sheet)
            cell = place(sheet, id, "Opmerking")
            if how == "add" and cell is not None:
                cell.value = "\n".join(filter(None, [cell.value, self.word(id)]))
            elif how == "note" and (nr := place(sheet, id, "Nr")) is not None:
                earlier = nr.comment.text + "\n" if nr.comment else ""
                nr.comment = Comment(earlier + self.word(id), "voorzitter")
            elif how == "own column" and (nr := place(sheet, id, "Nr")) is not None:
                new = max(names.values()) + 1
                sheet.cell(head, new).value = f"Telefoon {new}"
                sheet.cell(nr.row, new).value = self.word(id)
            elif how == "own row":
                sheet.cell(sheet.max_row + 1, names.get("Opmerking", 12)).value = self.word("")

        edit(self.pick(data), change)

    @rule(data=st.data(), id=st.sampled_from(IDS), told=st.sampled_from(STATUSES))
    def decide(self, data: st.DataObject, id: str, told: str) -> None:
        def change(sheet: Any) -> None:
            cell = place(sheet, id, "Status")
            if cell is not None:
                cell.value = told

        edit(self.pick(data), change)

    @rule(data=st.data(), name=st.sampled_from(COPIES))
    def copy(self, data: st.DataObject, name: str) -> None:
        """A copy of this week's book; one that is there already stays as it is."""
        target = self.desk.reports / name.format(self.desk.week)
        if not target.exists():
            shutil.copy(self.desk.book, target)

    @rule(data=st.data())
    def sort(self, data: st.DataObject) -> None:
        def change(sheet: Any) -> None:
            head, _ = columns(sheet)
            values = [[c.value for c in row] for row in sheet.iter_rows(min_row=head + 1)]
            notes = [[c.comment for c in row] for row in sheet.iter_rows(min_row=head + 1)]
            for offset, (row, told) in enumerate(zip(reversed(values), reversed(notes), strict=True), start=1):
                for column, (value, note) in enumerate(zip(row, told, strict=True), start=1):
                    cell = sheet.cell(head + offset, column)
                    cell.value = value
                    cell.comment = Comment(note.text, "x") if note else None

        edit(self.pick(data), change)

    @rule(data=st.data(), what=st.sampled_from(["Citaat", "Gepland", "Stuk"]))
    def delete_column(self, data: st.DataObject, what: str) -> None:
        def change(sheet: Any) -> None:
            _, names = columns(sheet)
            if what in names and not any(cell.comment for row in sheet.iter_rows() for cell in row):
                sheet.delete_cols(names[what])

        edit(self.pick(data), change)

    @rule(data=st.data())
    def rename_remark(self, data: st.DataObject) -> None:
        def change(sheet: Any) -> None:
            head, names = columns(sheet)
            if "Opmerking" in names and "Eigenaar" in names:
                sheet.cell(head, names["Opmerking"]).value = "Reactie griffie"

        edit(self.pick(data), change)

    @rule(data=st.data(), id=st.sampled_from(IDS))
    def clear(self, data: st.DataObject, id: str) -> None:
        """Somebody wipes what they see in Opmerking: those words need not come back."""

        def change(sheet: Any) -> None:
            cell = place(sheet, id, "Opmerking")
            if cell is not None and cell.value:
                for word in [word for word in self.wrote if word in str(cell.value)]:
                    del self.wrote[word]
                cell.value = None

        edit(self.pick(data), change)

    @rule(id=st.sampled_from(IDS))
    def finding_goes_or_comes(self, id: str) -> None:
        there = {finding.id for finding in self.desk.present}
        if id in there:
            self.desk.present = [finding for finding in self.desk.present if finding.id != id]
        else:
            self.desk.present.append(next(finding for finding in findings() if finding.id == id))

    @rule(id=st.sampled_from(IDS), number=st.integers(1, 3))
    def finding_says_something_else(self, id: str, number: int) -> None:
        def said(finding: Finding) -> Finding:
            return replace(finding, message=f"{finding.title} {number}") if finding.id == id else finding

        self.desk.present = [said(finding) for finding in self.desk.present]

    @precondition(lambda self: self.desk.day < date(2023, 5, 1))
    @rule()
    def next_week(self) -> None:
        """The report of this week is made a last time, then a new week begins."""
        self.run()
        self.desk.day += timedelta(days=7)
        self.run()

    @rule()
    def run(self) -> None:
        self.desk.run()
        kept = self.desk.kept()
        for word, id in self.wrote.items():
            held = [one.id for one in kept.values() if word in one.remark]
            assert held, f"{word} is lost"
            assert not id or id in held, f"{word} of {id} stands at {held}"
        before = self.desk.book.read_bytes()
        self.desk.run()
        self.desk.run()
        assert self.desk.kept() == kept
        after = self.desk.book.read_bytes()
        self.desk.run()
        assert self.desk.book.read_bytes() == after, "the same input gives another book"
        assert before


SETTINGS = settings(
    deadline=None, max_examples=6, stateful_step_count=12, suppress_health_check=list(HealthCheck), derandomize=True
)
TestSecretaries = Secretaries.TestCase
TestSecretaries.settings = SETTINGS
