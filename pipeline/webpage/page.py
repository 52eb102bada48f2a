"""The whole page: what the template is given, and the policy that guards it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline import texts
from pipeline.model import Report
from pipeline.rulebook import Rulebook
from pipeline.webpage.cards import Card, cards
from pipeline.webpage.matrix import matrix
from pipeline.webpage.standing import standing, stones
from pipeline.webpage.timeline import timeline
from pipeline.workbook import words
from pipeline.workbook.summary import MOST_DECISIONS, asks_decision

if TYPE_CHECKING:
    from jinja2 import Environment

_AT_A_TIME = 1000
_PEILDATUM_FROM = {"option": "opgegeven bij het maken", "rules": "ingesteld in rules/", "today": "de dag van het maken"}


class _File(Struct, frozen=True):
    """A file of the inbox and its fate, as the page shows it."""

    name: str
    fate: str
    reason: str
    kind: str
    day: str


def report_page(report: Report, rules: Rulebook, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The report as one self-contained HTML file."""
    return b"".join(page_parts(report, rules, pictures))


def page_parts(report: Report, rules: Rulebook, pictures: Mapping[str, bytes] | None = None) -> Iterator[bytes]:
    """The file piece by piece, UTF-8: a page of thousands of findings never stands in memory as a whole. The same
    arguments give the same bytes.

    ``pictures``: PNG or JPEG by ``<finding id>#<index in its evidence>``, as the workbook takes them. Owners and
    remarks are for the office and stay in the workbook: a page may be published.
    """
    shown = cards(report, rules, pictures or {})
    style, script = _asset("page.css"), _asset("page.js")
    asked = {finding.id for finding in report.findings if asks_decision(finding)}
    decisions = _one_a_group([card for card in shown if card.id in asked])[:MOST_DECISIONS]
    page = (
        _environment()
        .get_template("page.html")
        .generate(
            title=rules.programme.titel or "Planningscontrole",
            organisation=rules.programme.organisatie,
            week=words.week(report.week),
            days=_days_of_week(report),
            peildatum=texts.day(report.peildatum),
            peildatum_from=_PEILDATUM_FROM[report.peildatum_from],
            master=_master(report),
            previous=words.week(report.previous_week) if report.previous_week else None,
            policy=_policy(style, script),
            style=style,
            script=script,
            standing=standing(report),
            stones=stones(report),
            decisions=decisions,
            asked=len(asked),
            more=len(asked) - sum(alike for _, alike in decisions),
            news=[card for card in shown if card.is_new and card.id not in asked] if report.previous_week else [],
            gone=[(words.code(finding.id), finding.message) for finding in report.resolved],
            cards=shown,
            severities=[(name, words.SIGNS[name]) for name in words.SEVERITIES],
            bodies=sorted({name for card in shown for name in card.bodies}, key=str.casefold),
            timeline=timeline(report, rules),
            matrix=matrix(report, rules),
            files=_files(report),
            not_compared=[
                (one.what, one.why, words.where(one.place) if one.place else "") for one in report.not_compared
            ],
            checks=report.checks,
            version=report.program,
            number=texts.number,
        )
    )
    while some := list(islice(page, _AT_A_TIME)):
        yield "".join(some).encode("utf-8", "replace")


def _one_a_group(found: list[Card]) -> list[tuple[Card, int]]:
    """The first card of each group of findings with one cause, and how many there are of it."""
    groups: dict[str, list[Card]] = {}
    for card in found:
        groups.setdefault(card.group, []).append(card)
    return [(group[0], len(group)) for group in groups.values()]


def _days_of_week(report: Report) -> str:
    monday = report.peildatum - timedelta(days=report.peildatum.weekday())
    return texts.period(monday, monday + timedelta(days=6))


def _master(report: Report) -> str:
    if report.master is None:
        return "Er is geen masterplanning: de stukken zijn gelezen, maar niet met een planning vergeleken."
    version = f"bijgewerkt t/m {texts.day(report.master.version)}" if report.master.version else "zonder datum"
    return f"{report.master.name}, {version}, {texts.number(len(report.master.items), 'regel', 'regels')}"


def _files(report: Report) -> list[_File]:
    return [
        _File(
            paper.name,
            words.FILE_STATUS[paper.status],
            paper.reason or "",
            words.PAPER_KIND.get(paper.kind or "", paper.kind or ""),
            texts.day(paper.date) if paper.date else "",
        )
        for paper in report.papers
    ]


def _policy(style: str, script: str) -> str:
    """Only the style and the script of this very file, and pictures inside it."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return resources.files("pipeline.webpage").joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("pipeline.webpage"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
