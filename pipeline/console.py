"""What commands print: a summary that fits one screen, a bar on a terminal, and the JSON of the smaller commands."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from pipeline import checks
from pipeline.errors import WrongUse
from pipeline.master import Change, ChangeKind, Sheet
from pipeline.model import Extraction, FileFate, FileStatus, Finding, PlanningItem, Report, Severity
from pipeline.rulebook import Rulebook
from pipeline.run import Outcome
from pipeline.texts import day, number, period
from pipeline.workbook import finding_value, item_value

SIGNS: dict[Severity, str] = {"kritiek": "▲▲", "hoog": "▲", "midden": "◆", "laag": "●", "info": "○"}
SHOWN = 10
_STATUS: dict[FileStatus, str] = {
    "read": "gelezen", "duplicate": "dubbel", "refused": "geweigerd",
    "ignored": "overgeslagen", "pending": "in afwachting", "gone": "verdwenen",
}  # fmt: skip


class Bar:
    """A progress bar on standard error, only where that is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = False

    def __enter__(self) -> Bar:
        return self

    def step(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` papers were read, ``name`` last."""
        if not self._stream.isatty() or total == 0:
            return
        filled = 24 * done // total
        label = _safe(name)
        label = label if len(label) <= 40 else "…" + label[-39:]
        self._stream.write(f"\r\x1b[2KLezen [{'█' * filled}{'·' * (24 - filled)}] {done}/{total} {label}")
        self._stream.flush()
        self._shown = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


def _safe(text: str) -> str:
    """Text of papers as it may stand on a terminal: no control or direction characters."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))


def summary(outcome: Outcome) -> str:
    """The report in at most one screen."""
    report = outcome.report
    counts = Counter(fate.status for fate in report.papers)
    files = ", ".join(f"{counts[status]} {word}" for status, word in _STATUS.items() if counts[status])
    lines = [
        f"Planwacht {report.week}, peildatum {day(report.peildatum)}"
        + (" (uit rules/planwacht.toml)" if report.peildatum_from == "rules" else ""),
        f"Stukken: {files or 'geen'}.",
    ]
    lines += [
        f"  {_safe(fate.name)}: {_safe(fate.reason or '')}" for fate in report.papers if fate.status == "refused"
    ][:5]
    if report.master is None:
        lines.append("Masterplanning: geen. Maak hem met planwacht master import PLANNING.")
    else:
        version = f", versie {day(report.master.version)}" if report.master.version else ""
        lines.append(f"Masterplanning: {number(len(report.master.items), 'regel', 'regels')}{version}.")
    lines.append(findings_summary(report.findings))
    if report.not_compared:
        lines.append(f"Niet vergeleken: {len(report.not_compared)} (zie het blad Verantwoording).")
    lines += [_safe(remark) for remark in outcome.remarks[:5]]
    lines.append(f"Rapport: {outcome.xlsx.parent.name}/{outcome.xlsx.name} en .json")
    return "\n".join(lines)


def findings_summary(findings: Iterable[Finding]) -> str:
    """Counts by severity and the gravest ten, a line each."""
    open_ones = [f for f in findings if f.status not in ("geaccepteerd", "onterecht", "opgelost")]
    if not open_ones:
        return "Bevindingen: geen."
    counts = Counter(finding.severity for finding in open_ones)
    told = ", ".join(f"{SIGNS[name]} {counts[name]} {name}" for name in SIGNS if counts[name])
    lines = [f"Bevindingen: {len(open_ones)} ({told})."]
    for finding in open_ones[:SHOWN]:
        message = _safe(finding.message)
        message = message if len(message) <= 150 else message[:149].rsplit(" ", 1)[0] + " …"
        lines.append(f"  {SIGNS[finding.severity]:<2} {message}")
    if len(open_ones) > SHOWN:
        lines.append(f"  … en nog {len(open_ones) - SHOWN} in het rapport.")
    return "\n".join(lines)


def findings_json(findings: Iterable[Finding], peildatum: date) -> str:
    """The findings of ``master check`` as JSON."""
    value = {"schema": 1, "peildatum": peildatum.isoformat(), "findings": [finding_value(f) for f in findings]}
    return _json(value)


def strict_status(report: Report) -> int:
    """The exit status of ``--strict``: 4 no master, 6 a paper unread, 1 a conflict or kritiek stands, else 0."""
    if report.master is None:
        return 4
    if any(fate.status == "refused" for fate in report.papers):
        return 6
    standing = [f for f in report.findings if f.status not in ("geaccepteerd", "onterecht", "opgelost")]
    return 1 if any(f.cls == "conflict" or f.severity == "kritiek" for f in standing) else 0


def extraction_summary(extraction: Extraction) -> str:
    """What was read from one file, for people."""
    if extraction.reason is not None:
        return f"{_safe(extraction.source.name)}: geweigerd. {extraction.reason}"
    paper = extraction.paper
    assert paper is not None
    lines = [
        f"{_safe(extraction.source.name)}: {paper.kind}, {number(len(extraction.pages), 'bladzijde', 'bladzijden')}",
        f"Datum van het stuk: {day(paper.date) if paper.date else 'niet gevonden'}"
        + (f" — let op: {paper.date_doubt}" if paper.date_doubt else ""),
    ]
    if paper.anchor is not None and paper.anchor.evidence:
        lines.append(f"Jaar: {paper.anchor.evidence}")
    lines += [f"Niet gelezen: {one.what}: {one.why}" for one in extraction.unread]
    lines.append(f"Datums ({len(extraction.dates)}):")
    for mention in extraction.dates:
        doubts = f"  [{', '.join(mention.doubts)}]" if mention.doubts else ""
        lines.append(
            f"  blz. {mention.page} regel {mention.line}: {_safe(mention.text)} → "
            f"{period(mention.start, mention.end)}{doubts}"
        )
    lines.append(f"Tabellen: {len(extraction.tables)}; planningsregels en uitspraken: {len(extraction.items)}")
    for table in extraction.tables:
        title = _safe(table.caption or "zonder titel")
        lines.append(f"  blz. {table.page}: {title} ({table.kind}, {len(table.rows)} rijen)")
    return "\n".join(lines)


def import_summary(written: Path, sheet: Sheet, extraction: Extraction) -> str:
    """What ``master import`` made."""
    rows = [row for row in sheet.rows if not row.values.get("Vervallen")]
    lines = [f"{number(len(rows), 'regel', 'regels')} gelezen uit {_safe(extraction.source.name)}."]
    if extraction.paper is not None and extraction.paper.date_doubt:
        lines.append(f"Let op: {extraction.paper.date_doubt}")
    if "voorstel" in written.name:
        lines.append(f"Er is al een masterplanning; het voorstel staat ernaast in rules/{written.name}.")
        lines.append("Neem het over met dezelfde opdracht en --accept; uw eigen kolommen blijven staan.")
    else:
        lines.append(f"Geschreven: rules/{written.name}. Controleer het blad Planning en draai daarna planwacht run.")
    return "\n".join(lines)


def import_json(written: Path, sheet: Sheet) -> str:
    """What ``master import`` made, as JSON."""
    return _json(
        {
            "schema": 1,
            "written": f"rules/{written.name}",
            "proposal": "voorstel" in written.name,
            "version": sheet.version.isoformat() if sheet.version else None,
            "source": sheet.source,
            "rows": [
                {"key": row.key, "dropped": bool(row.values.get("Vervallen")), "activity": row.values.get("Activiteit")}
                for row in sheet.rows
            ],
        }
    )


_CHANGE_SIGNS: dict[ChangeKind, str] = {
    "verplaatst": "→",
    "toegevoegd": "+",
    "vervallen": "−",
    "hernoemd": "≈",
    "gewijzigd": "·",
}


def diff_summary(changes: tuple[Change, ...], rules: Rulebook) -> str:
    """The changes between two plannings, a line each, gravest kind first."""
    if not changes:
        return "Geen verschil: beide planningen zeggen hetzelfde."
    counts = Counter(change.kind for change in changes)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _CHANGE_SIGNS if counts[kind])
    lines = [f"{number(len(changes), 'verschil', 'verschillen')}: {told}."]
    for change in sorted(changes, key=lambda change: list(_CHANGE_SIGNS).index(change.kind)):
        row = change.new or change.old
        assert row is not None
        names = ", ".join(body.naam for id in row.bodies if (body := rules.body(id)) is not None)
        who = f" ({names})" if names else ""
        lines.append(f"  {_CHANGE_SIGNS[change.kind]} {_safe(row.activity)}{who}: {_move(change)}")
    return "\n".join(lines)


def _move(change: Change) -> str:
    old = period(*change.old.period) if change.old and change.old.period else "geen datum"
    new = period(*change.new.period) if change.new and change.new.period else "geen datum"
    if change.kind == "toegevoegd":
        return f"nieuw, {new}"
    if change.kind == "vervallen":
        return f"vervallen, was {old}"
    was = f"; heette “{_safe(change.old.activity)}”" if change.kind == "hernoemd" and change.old else ""
    if change.days is None:
        return ("tekst gewijzigd, " if old == new else f"{old} → ") + new + was
    days = number(abs(change.days), "werkdag", "werkdagen")
    return f"{old} → {new} ({days} {'later' if change.days > 0 else 'eerder'}){was}"


def diff_json(changes: tuple[Change, ...]) -> str:
    """The changes between two plannings as JSON."""
    return _json(
        {
            "schema": 1,
            "changes": [{"kind": c.kind, "days": c.days, "old": _row(c.old), "new": _row(c.new)} for c in changes],
        }
    )


def _row(item: PlanningItem | None) -> dict[str, Any] | None:
    return item_value(item) if item is not None else None


def checks_summary(id: str | None, rules: Rulebook) -> str:
    """All checks a line each, or one explained. Raises ``WrongUse`` for an unknown id."""
    if id is None:
        return "\n".join(
            f"{SIGNS[rules.checks.ernst[check.id]]:<2} {check.id:<28} {check.title}" for check in checks.all_checks()
        )
    check = _check(id)
    return (
        f"{check.title} ({check.id})\nSoort: {check.cls}; ernst: {rules.checks.ernst[check.id]}\n\n"
        f"{check.explanation}\n\nWat te doen: {check.remedy}"
    )


def checks_json(id: str | None, rules: Rulebook) -> str:
    """All checks, or one, as JSON."""
    wanted = checks.all_checks() if id is None else (_check(id),)
    return _json(
        {
            "schema": 1,
            "checks": [
                {
                    "id": check.id,
                    "title": check.title,
                    "class": check.cls,
                    "severity": rules.checks.ernst[check.id],
                    "needs_master": check.needs_master,
                    "explanation": check.explanation,
                    "remedy": check.remedy,
                    "off": check.id in rules.checks.uit,
                }
                for check in wanted
            ],
        }
    )


def _check(id: str) -> checks.Check:
    for check in checks.all_checks():
        if check.id == id:
            return check
    raise WrongUse(f"De controle {id} bestaat niet.", "Toon alle controles met: planwacht checks.")


def status_lines(fates: Iterable[FileFate]) -> Iterator[str]:
    """One JSON object a line."""
    for fate in fates:
        value = {
            "name": fate.name,
            "sha256": fate.sha256,
            "status": fate.status,
            "reason": fate.reason,
            "since": fate.first_seen.isoformat() if fate.first_seen else None,
        }
        yield json.dumps(value, ensure_ascii=True)


def status_table(fates: Iterable[FileFate]) -> Iterator[str]:
    """One line a file, for people."""
    empty = True
    for fate in fates:
        empty = False
        yield f"{_STATUS[fate.status]:<14} {_safe(fate.name)}" + (f": {_safe(fate.reason)}" if fate.reason else "")
    if empty:
        yield "De map inbox/ is leeg."


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
