"""A report as an e-mail that is ready to send: the summary in the text, the workbook attached. It sends nothing."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from msgspec import Struct

from pipeline import store, texts, workbook
from pipeline.errors import WrongUse
from pipeline.model import Finding
from pipeline.rulebook import Rulebook
from pipeline.workbook import words
from pipeline.workbook.effect import before_when, who
from pipeline.workbook.summary import asks_decision

MOST_DECISIONS = 10
_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class Letter(Struct, frozen=True):
    """Where the mail was written, its subject, and to whom it is addressed."""

    path: Path
    subject: str
    recipients: tuple[str, ...]


def write_letter(reports: Path, rules: Rulebook, recipients: tuple[str, ...], week: str | None = None) -> Letter:
    """Write ``planwacht-<week>.eml`` beside the report of that week, the newest where none is given.

    Mail programs open it as a draft (``X-Unsent``). Raises ``WrongUse`` where there is no such report or an address is
    none, ``WriteFault``.
    """
    source = _report(reports, week)
    previous = workbook.read_previous(source)
    if previous.reason is not None:
        raise WrongUse(previous.reason, "Maak het rapport opnieuw met planwacht run.")
    book = source.with_suffix(".xlsx")
    if not book.is_file():
        raise WrongUse(f"Bij {source.name} hoort geen werkboek in reports/.", "Maak het opnieuw met planwacht run.")
    message = EmailMessage(policy=SMTP)
    title = " ".join((rules.programme.titel or "Planningscontrole").split())
    subject = title if title.casefold().endswith("planningscontrole") else f"{title}: planningscontrole"
    subject = f"{subject} {words.week(previous.week or '')}"
    message["Subject"] = subject
    if recipients:
        message["To"] = _addresses(recipients)
    message["X-Unsent"] = "1"
    message["Content-Language"] = "nl"
    message.set_content(_text(previous, rules))
    message.add_attachment(book.read_bytes(), maintype=_XLSX[0], subtype=_XLSX[1], filename=book.name)
    message.set_boundary(f"planwacht-{previous.week}")
    path = source.with_suffix(".eml")
    store.write(path, message.as_bytes())
    return Letter(path, subject, recipients)


def _report(reports: Path, week: str | None) -> Path:
    if week is not None:
        found = reports / f"planwacht-{week}.json"
        if not re.fullmatch(r"\d{4}-W\d{2}", week) or not found.is_file():
            raise WrongUse(
                f"Er is geen rapport van {words.week(week)}.",
                "Kies een week waarvan reports/ een rapport heeft, zoals 2021-W13.",
            )
        return found
    newest = max(reports.glob("planwacht-????-W??.json"), default=None)
    if newest is None:
        raise WrongUse("Er is nog geen rapport om te versturen.", "Maak er eerst een met planwacht run.")
    return newest


def _addresses(recipients: tuple[str, ...]) -> str:
    for one in recipients:
        name, at, domain = one.partition("@")
        if not (name and at and domain) or any(not char.isprintable() or char in ' ,;<>"' for char in one):
            raise WrongUse(
                f"{one!r} is geen e-mailadres.", "Geef adressen als naam@gemeente.nl, elk met een eigen --aan."
            )
    return ", ".join(recipients)


def _text(report: workbook.Previous, rules: Rulebook) -> str:
    """The letter itself: the state, at most ten decisions, what is new, what could not be used."""
    open_ones = sorted(filter(words.is_open, report.findings), key=words.gravest_first)
    asking = [finding for finding in open_ones if asks_decision(finding)]
    asked = _one_a_group(asking)[:MOST_DECISIONS]
    left = len(asking) - sum(alike for _, alike in asked)
    new = [finding for finding in open_ones if finding.state == "nieuw" and not asks_decision(finding)]
    counts = Counter(finding.severity for finding in open_ones)
    told = ", ".join(f"{counts[name]} {name}" for name in words.SEVERITIES if counts[name]) or "geen"
    speaks_of = f" op peildatum {texts.day(report.peildatum)}" if report.peildatum else ""
    lines = [
        "Beste lezer,",
        "",
        f"In de bijlage staat de planningscontrole van {words.week(report.week or '')}{speaks_of}.",
        f"Open bevindingen: {len(open_ones)} ({told}).",
        "",
        f"Te beslissen ({len(asking)}):" if asking else "Geen bevinding vraagt nu een besluit.",
        *_numbered(asked, rules, report.peildatum),
    ]
    if left:
        lines.append(f"En nog {left}: zie het blad Bevindingen.")
    if new:
        lines += ["", f"Verder nieuw: {texts.number(len(new), 'bevinding', 'bevindingen')}; zie het blad Bevindingen."]
    unusable = [paper for paper in report.papers if paper.status in ("refused", "pending")]
    if unusable:
        lines += ["", "Niet te gebruiken stukken:"]
        lines += [
            f"- {_line(paper.name)}: {_line(paper.reason or words.FILE_STATUS[paper.status])}" for paper in unusable
        ]
    sender = " ".join(rules.programme.organisatie.split())
    return "\n".join([*lines, "", "Met vriendelijke groet,", *([sender] if sender else []), ""])


def _numbered(findings: list[tuple[Finding, int]], rules: Rulebook, peildatum: date | None) -> list[str]:
    lines = []
    for number, (finding, alike) in enumerate(findings, start=1):
        more = f" (en {alike - 1} verwante)" if alike > 1 else ""
        when = f" Wanneer: {_line(before_when(finding, peildatum))}." if peildatum else ""
        told = f"{number}. [{finding.severity}] {_line(finding.message)}{more} Wie: {_line(who(finding, rules))}."
        lines.append(f"{told}{when} ({words.code(finding.id)})")
    return lines


def _one_a_group(findings: list[Finding]) -> list[tuple[Finding, int]]:
    """The first of each group of findings with one cause, and how many there are of it."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.group or finding.id, []).append(finding)
    return [(group[0], len(group)) for group in groups.values()]


def _line(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if char.isprintable())
