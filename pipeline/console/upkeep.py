"""What ``schedule`` and ``forget`` print."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator, Sequence

from pipeline.console.terminal import dump, safe
from pipeline.forget import Traces
from pipeline.schedule import Plan, Platform
from pipeline.texts import number


def installing(made: Sequence[str], platform: Platform, plan: Plan) -> Iterator[str]:
    """The commands, in Dutch sentences."""
    yield f"Gemaakt voor {plan.weekday} om {plan.at:%H:%M}: {' en '.join(made)}."
    if platform == "windows":
        yield "Zet de taak aan, in PowerShell of op de opdrachtregel:"
        yield f"  {subprocess.list2cmdline(['schtasks', '/Create', '/TN', 'Planwacht', '/XML', *made])}"
        yield "  schtasks /Run /TN Planwacht"
        yield "De taak draait als u bent aangemeld, en haalt een gemiste keer in."
        return
    yield "Zet hem aan:"
    yield f"  mkdir -p ~/.config/systemd/user && cp {shlex.join(made)} ~/.config/systemd/user/"
    yield "  systemctl --user daemon-reload && systemctl --user enable --now planwacht.timer"
    yield "Laat hem ook draaien als niemand is aangemeld:"
    yield '  sudo loginctl enable-linger "$USER"'


def to_forget(found: Traces) -> Iterator[str]:
    """What will be forgotten, before it is asked."""
    if not found.anything:
        yield "Van dit stuk zijn geen sporen meer."
        return
    yield f"Dit wordt vergeten: {safe(', '.join(sorted(found.names))) or found.sha256[:12]}"
    if found.kept:
        yield f"  uit extracted/: {number(len(found.kept), 'bestand', 'bestanden')}"
    for path in found.reports:
        yield f"  opnieuw geschreven zonder dit stuk: {path.stem}, in alle vormen"
    for path in found.copies:
        yield f"  verwijderd, want er staat in wat vergeten wordt: {safe(path.name)}"
    for name in found.in_inbox:
        yield f"  blijft in inbox/ liggen en wordt voortaan overgeslagen: {safe(name)}"


def forgotten_lines(found: Traces, decisions: int) -> Iterator[str]:
    """What was done, and what people must do themselves."""
    if found.anything:
        told = f" {number(decisions, 'beslissing', 'beslissingen')} in decisions.csv verviel." if decisions else ""
        weeks = number(len(found.reports), "rapport", "rapporten")
        yield f"Vergeten. {weeks} opnieuw geschreven.{told} Alleen de sha256 staat nog in rules/forgotten.csv."
    for path in found.unread:
        yield f"Let op: {safe(path.name)} kan niet worden gelezen en is niet herschreven; verwijder die week zelf."
    if found.is_master:
        yield "Let op: de masterplanning is van dit stuk gemaakt en is niet veranderd."
    if found.in_inbox:
        yield "Haal het stuk zelf uit inbox/; Planwacht verwijdert daar niets."
    if found.anything:
        yield "Denk ook aan rapporten die al zijn verstuurd, en aan reservekopieën."


def forgotten_json(found: Traces, decisions: int) -> str:
    """What was done, as JSON."""
    return dump(
        {
            "schema": 1,
            "sha256": sorted(found.hashes),
            "names": sorted(found.names),
            "in_inbox": list(found.in_inbox),
            "rewritten": [path.stem for path in found.reports],
            "removed": [path.name for path in found.copies],
            "not_read": [path.name for path in found.unread],
            "decisions": decisions,
        }
    )
