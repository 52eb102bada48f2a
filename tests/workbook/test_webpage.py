"""The web page: one file, nothing from outside, nothing of a paper as markup, and the whole story of the report."""

from __future__ import annotations

import re

import invented_reports
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from pipeline.model import FileFate, NotCompared, Report
from pipeline.rulebook import Rulebook
from pipeline.webpage import report_page

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<svg onload=alert(3)>{{7*7}}"


def _page(report: Report, rules: Rulebook) -> str:
    return report_page(report, rules).decode("utf-8")


def test_the_same_report_gives_the_same_bytes() -> None:
    report, rules = invented_reports.report(), invented_reports.rules()
    assert report_page(report, rules) == report_page(report, rules)


def test_every_finding_stands_on_the_page_with_both_quotes() -> None:
    report, rules = invented_reports.report(), invented_reports.rules()
    tree = LexborHTMLParser(_page(report, rules))
    text = " ".join(tree.body.text().split()) if tree.body else ""
    assert len(tree.css("article.card")) == len(report.findings)
    for finding in report.findings:
        assert " ".join(finding.message.split()) in text
        for place in finding.evidence:
            for line in place.quote.splitlines():
                assert " ".join(line.split()) in text


def test_every_link_has_its_target_and_every_id_stands_once() -> None:
    tree = LexborHTMLParser(_page(invented_reports.report(), invented_reports.rules()))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [(node.attributes["href"] or "").removeprefix("#") for node in tree.css("a[href]")]
    assert targets
    assert set(targets) <= set(ids)


def test_nothing_is_asked_from_outside() -> None:
    page = _page(invented_reports.report(), invented_reports.rules())
    without_data = re.sub(r"data:image/[^\"]+", "", page)
    policy = LexborHTMLParser(page).css_first("meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"(?:src|href)=\"(?!#|\")[^\"]", without_data)
    assert "url(" not in without_data
    assert "@import" not in without_data


def test_text_of_papers_is_never_markup() -> None:
    report, rules = invented_reports.report(), invented_reports.rules()
    first = report.findings[0]
    place = replace(first.evidence[0], quote=HOSTILE, paper=HOSTILE)
    bad = replace(
        report,
        findings=(
            replace(first, message=HOSTILE, remedy=HOSTILE, title=HOSTILE, evidence=(place,), periods=()),
            *report.findings[1:],
        ),
        papers=(FileFate(HOSTILE, None, "refused", HOSTILE),),
        not_compared=(NotCompared(HOSTILE, HOSTILE, place),),
        items=tuple(replace(item, activity=HOSTILE, who=HOSTILE) for item in report.items),
    )
    clean, tree = LexborHTMLParser(_page(report, rules)), LexborHTMLParser(_page(bad, rules))
    for tag in ("script", "style"):
        assert len(tree.css(tag)) == len(clean.css(tag)) == 1
    assert not [node.tag for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert [node.attributes["src"] for node in tree.css("img")] == [node.attributes["src"] for node in clean.css("img")]
    assert "49" not in (tree.css_first("article .message").text() or "")
    assert HOSTILE in tree.css_first("article .message").text()


def test_people_stay_in_the_workbook() -> None:
    report, rules = invented_reports.report(), invented_reports.rules()
    told = replace(report.findings[0], owner="Eigenaar Voorbeeldsma", remark="geheime opmerking")
    page = _page(replace(report, findings=(told, *report.findings[1:])), rules)
    assert "Voorbeeldsma" not in page
    assert "geheime opmerking" not in page


def test_an_empty_report_says_so() -> None:
    report = replace(invented_reports.report(), findings=(), items=(), papers=(), not_compared=(), master=None)
    page = _page(report, invented_reports.rules())
    for sentence in ("Er zijn geen bevindingen.", "Er liggen geen stukken in inbox/.", "Er is geen masterplanning"):
        assert sentence in page


def test_in_the_first_report_all_is_new_and_nothing_is_told_twice() -> None:
    report = invented_reports.report()
    first = _page(replace(report, previous_week=None, previous_counts=(), resolved=()), invented_reports.rules())
    assert "Dit is het eerste rapport: alle bevindingen zijn nieuw." in first
    assert "Verder nieuw (" not in first
    assert "Verder nieuw (" in _page(report, invented_reports.rules())
