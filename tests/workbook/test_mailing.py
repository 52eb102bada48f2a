"""The mail that is ready to send: read back by the standard library, addressed, whole, and free of header injection."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import invented_reports
import pytest
from msgspec.structs import replace

from pipeline.errors import WrongUse
from pipeline.mailing import write_letter
from pipeline.model import Report
from pipeline.workbook import report_json, write_workbook


def _reports(folder: Path, report: Report) -> Path:
    rules = invented_reports.rules()
    (folder / f"planwacht-{report.week}.json").write_bytes(report_json(report))
    (folder / f"planwacht-{report.week}.xlsx").write_bytes(write_workbook(report, rules))
    return folder


def _read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_mail_carries_the_summary_and_the_workbook(tmp_path: Path) -> None:
    report = invented_reports.report()
    letter = write_letter(_reports(tmp_path, report), invented_reports.rules(), ("griffie@voorbeeld.example",))
    message = _read(letter.path)
    assert message["To"] == "griffie@voorbeeld.example"
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert " ".join(report.findings[0].message.split()) in text.replace("\n", " ")
    attached = list(message.iter_attachments())
    assert [one.get_filename() for one in attached] == [f"planwacht-{report.week}.xlsx"]
    assert attached[0].get_payload(decode=True) == (tmp_path / f"planwacht-{report.week}.xlsx").read_bytes()


def test_the_newest_report_is_taken_and_another_week_can_be_asked_for(tmp_path: Path) -> None:
    report = invented_reports.report()
    _reports(tmp_path, report)
    _reports(tmp_path, replace(report, week="2031-W09"))
    assert write_letter(tmp_path, invented_reports.rules(), ()).path.name == "planwacht-2031-W09.eml"
    again = write_letter(tmp_path, invented_reports.rules(), (), report.week)
    assert again.path.name == f"planwacht-{report.week}.eml"
    first = again.path.read_bytes()
    assert write_letter(tmp_path, invented_reports.rules(), (), report.week).path.read_bytes() == first


@pytest.mark.parametrize("address", ["griffie", "a@b\r\nBcc: c@d.example", "a@b, c@d", "", "@voorbeeld.example"])
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    _reports(tmp_path, invented_reports.report())
    with pytest.raises(WrongUse, match="geen e-mailadres"):
        write_letter(tmp_path, invented_reports.rules(), (address,))
    assert not list(tmp_path.glob("*.eml"))


def test_text_of_a_paper_stays_in_its_line(tmp_path: Path) -> None:
    report = invented_reports.report()
    bad = replace(report.findings[0], message="Eerste\r\n\r\n--planwacht\u202e\r\nBcc: iemand@voorbeeld.example")
    letter = write_letter(_reports(tmp_path, replace(report, findings=(bad,))), invented_reports.rules(), ())
    message = _read(letter.path)
    assert message["Bcc"] is None
    assert len(list(message.iter_attachments())) == 1


def test_without_a_report_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nog geen rapport"):
        write_letter(tmp_path, invented_reports.rules(), ())
    with pytest.raises(WrongUse, match="geen rapport van week 9"):
        write_letter(tmp_path, invented_reports.rules(), (), "2031-W09")


def test_the_mail_tells_by_whom_and_before_when(tmp_path: Path) -> None:
    report = invented_reports.report()
    message = _read(write_letter(_reports(tmp_path, report), invented_reports.rules(), ()).path)
    body = message.get_body(("plain",))
    assert body is not None
    assert "Wie: Gemeenteraden. Wanneer: vóór ma 10 apr 2023" in body.get_content().replace("\n", " ")
