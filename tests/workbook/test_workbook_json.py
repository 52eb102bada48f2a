"""The report's JSON: the contract's keys in the contract's order, a schema that holds, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from invented_reports import many, report
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from pipeline.errors import Refused
from pipeline.workbook import jsonreport, load_findings, load_papers, read_previous, report_json

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
CONTRACT = {
    "report": [
        "schema",
        "peildatum",
        "week",
        "program",
        "rules",
        "papers",
        "findings",
        "resolved",
        "not_compared",
        "items",
    ],
    "papers": ["name", "sha256", "status", "reason", "kind", "date", "pages", "first_seen"],
    "findings": [
        "id",
        "group",
        "check",
        "class",
        "severity",
        "certainty",
        "declared",
        "title",
        "message",
        "remedy",
        "suggestion",
        "periods",
        "evidence",
        "state",
        "first_seen",
        "status",
        "owner",
        "remark",
    ],
    "items": ["key", "origin", "activity", "act", "product", "bodies", "period", "kind", "modality", "place"],
    "not_compared": ["what", "why", "place"],
    "evidence": ["paper", "page", "line", "bbox", "cell", "quote"],
    "periods": ["start", "end", "says", "evidence"],
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_report_keeps_to_its_schema() -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    for made in (
        report(),
        many(30),
        replace(report(), master=None, findings=(), previous_week=None, previous_counts=()),
    ):
        errors = [
            f"{list(error.absolute_path)}: {error.message}"
            for error in validator.iter_errors(json.loads(report_json(made)))
        ]
        assert errors == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["peildatum"], "29-3-2023"),
        (["findings", 0, "class"], "fout"),
        (["findings", 0, "certainty"], 2),
        (["papers", 0, "status"], "weg"),
        (["items", 0, "period"], "mei"),
        (["findings", 0, "evidence", 0, "page"], 0),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: list[str | int], value: object) -> None:
    made = json.loads(report_json(report()))
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not Draft202012Validator(SCHEMA, format_checker=FormatChecker()).is_valid(made)


def test_the_schema_describes_every_key_that_is_written() -> None:
    defs = SCHEMA["$defs"]
    made = json.loads(report_json(report()))
    assert set(made) == set(SCHEMA["properties"])
    for name, definition in (
        ("papers", "paper"),
        ("findings", "finding"),
        ("items", "item"),
        ("not_compared", "not_compared"),
    ):
        assert set(made[name][0]) == set(defs[definition]["properties"])
        assert all("description" in value or "$ref" in value for value in defs[definition]["properties"].values())


def test_keys_stand_in_the_order_of_the_contract() -> None:
    made = json.loads(report_json(report()))
    assert list(made)[: len(CONTRACT["report"])] == CONTRACT["report"]
    for name in ("papers", "findings", "items", "not_compared"):
        for value in made[name]:
            assert list(value)[: len(CONTRACT[name])] == CONTRACT[name]
    for finding in made["findings"]:
        assert all(list(place) == CONTRACT["evidence"] for place in finding["evidence"])
        assert all(list(period) == CONTRACT["periods"] for period in finding["periods"])
    assert made["findings"][0]["class"] == "conflict"
    assert made["findings"][0]["suggestion"] == "2023-05-02"


def test_bytes_are_stable_utf8_and_end_in_a_line_break() -> None:
    made = report_json(report())
    assert made == report_json(report())
    assert made.endswith(b"}\n")
    assert "Plan de kring vóór de colleges.".encode() in made
    assert b"\\u" not in made


def test_findings_and_papers_come_back_as_they_were() -> None:
    made = report()
    data = report_json(made)
    assert load_findings(data) == made.findings
    assert load_papers(data) == made.papers


def test_keys_that_the_contract_does_not_name_may_be_absent() -> None:
    made = json.loads(report_json(report()))
    for finding in made["findings"]:
        del finding["bodies"], finding["product"]
    for item in made["items"]:
        del item["municipality"], item["remarks"]
    assert [finding.id for finding in load_findings(json.dumps(made).encode())] == [f.id for f in report().findings]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"schema": 2}',
        b'{"schema": 1}',
        b"[" * 100_000,
        b'{"schema": 1, "findings": [{}], "papers": [{}]}',
    ],
)
def test_damage_is_told_in_dutch(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="geen volledig rapport"):
        load_findings(data)
    with pytest.raises(Refused, match="geen volledig rapport"):
        load_papers(data)
    path = tmp_path / "planwacht-2023-W12.json"
    path.write_bytes(data)
    previous = read_previous(path)
    assert previous.reason is not None
    assert "planwacht-2023-W12.json" in previous.reason
    assert previous.findings == ()


def test_a_previous_report_gives_counts_week_and_items(tmp_path: Path) -> None:
    path = tmp_path / "planwacht-2023-W13.json"
    path.write_bytes(report_json(report()))
    previous = read_previous(path)
    assert (previous.reason, previous.week, previous.peildatum) == (None, "2023-W13", report().peildatum)
    assert dict(previous.counts) == {"kritiek": 1, "hoog": 2, "midden": 1, "laag": 0, "info": 1}
    assert [item.key for item in previous.items] == [item.key for item in report().items]
    assert [item.period for item in previous.items] == [item.period for item in report().items]
    assert read_previous(tmp_path / "absent.json").reason


def test_lists_are_the_same_however_few_values_stand_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = report_json(report())
    assert msgspec.json.format(msgspec.json.encode(json.loads(whole)), indent=1) + b"\n" == whole
    for few in (1, 2):
        monkeypatch.setattr(jsonreport, "_AT_A_TIME", few)
        assert report_json(report()) == whole
