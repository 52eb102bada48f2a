"""What ``doctor`` looks at: the installation, the workspace, the machine; each with a word, a sentence and a remedy."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from pipeline import attempts, confine, decisions, forgotten, lock, planning, reading, rulebook
from pipeline.errors import PlanwachtError
from pipeline.rulebook import Rulebook
from pipeline.texts import number
from pipeline.volumes import lies_on
from pipeline.workers import Workers
from pipeline.workspace import Workspace

Word = Literal["goed", "let op", "fout"]
_GIGABYTE = 1_000_000_000
_LITTLE, _TOO_LITTLE = 2 * _GIGABYTE, 200_000_000
_SKEW = 5.0
"""Seconds that the clock of the disk may differ; files settle in two, and mtimes of a share are whole seconds."""
_ZONE = "Europe/Amsterdam"


class Check(Struct, frozen=True):
    """One thing that was looked at. ``remedy`` is empty where it is good; ``status`` the exit status of a fault."""

    id: str
    word: Word
    title: str
    says: str
    remedy: str = ""
    status: int = 5


def examine(workspace: Workspace, clock: Callable[[], float]) -> tuple[Check, ...]:
    """Everything, in the order in which it is shown. Leaves nothing behind. ``clock`` gives seconds since the epoch."""
    rules, check = _rules(workspace)
    return (
        _python(),
        _reads(rules),
        check,
        _master(workspace, rules),
        *_folders(workspace),
        _disk(workspace),
        _place(workspace),
        _lock(workspace),
        _clock(workspace, clock),
        _zone(clock()),
        _letters(),
        _ocr(),
        *_means(),
    )


def exit_status(checks: tuple[Check, ...]) -> int:
    """That of the first fault; 0 where there is none."""
    return next((check.status for check in checks if check.word == "fout"), 0)


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("python", "goed", "Python", f"versie {version}")


def _reads(rules: Rulebook) -> Check:
    """Whether papers that are known to be good are read, in a worker as any paper."""
    try:
        with Workers(1, rules.limits.seconden, rules.limits.geheugen_mb) as workers:
            attempts.prove(workers, rules)
    except PlanwachtError as fault:
        return Check("installatie", "fout", "Installatie", fault.message, fault.remedy)
    return Check("installatie", "goed", "Installatie", "de proefstukken worden gelezen")


def _rules(workspace: Workspace) -> tuple[Rulebook, Check]:
    try:
        rules = rulebook.load(workspace.rules)
        decisions.load(workspace.rules)
        forgotten.load(workspace.rules)
    except PlanwachtError as fault:
        default = rulebook.load(workspace.root / "rules-bestaat-niet")
        return default, Check("regels", "fout", "Regels", fault.message, fault.remedy, fault.exit_status)
    return rules, Check("regels", "goed", "Regels", "rules/ is geldig")


def _master(workspace: Workspace, rules: Rulebook) -> Check:
    try:
        master = planning.load(workspace.rules, rules)
    except PlanwachtError as fault:
        return Check("masterplanning", "fout", "Masterplanning", fault.message, fault.remedy, fault.exit_status)
    if master is None:
        remedy = "Maak haar met planwacht master import PLANNING; zonder wordt niets vergeleken."
        return Check("masterplanning", "let op", "Masterplanning", "is er nog niet", remedy)
    return Check("masterplanning", "goed", "Masterplanning", number(len(master.items), "regel", "regels"))


def _folders(workspace: Workspace) -> Iterator[Check]:
    try:
        count = sum(1 for _ in workspace.inbox.iterdir())
        yield Check("inbox", "goed", "inbox/", f"leesbaar, {count} op het bovenste niveau")
    except OSError:
        remedy = "Maak een werkmap met planwacht init MAP, of controleer uw rechten en de verbinding met de schijf."
        yield Check("inbox", "fout", "inbox/", "is er niet of kan niet worden geopend", remedy, 2)
    for folder in (workspace.extracted, workspace.rules, workspace.reports):
        name = f"{folder.name}/"
        if _writable(folder):
            says = "schrijfbaar" if folder.is_dir() else "is er nog niet; kan worden gemaakt"
            yield Check(folder.name, "goed", name, says)
        else:
            remedy = "Geef de gebruiker die Planwacht draait schrijfrechten op deze map."
            yield Check(folder.name, "fout", name, "hier kan niet worden geschreven", remedy)


def _writable(folder: Path) -> bool:
    """Whether a file can be made here; of a folder that is not there yet, whether it can be made."""
    while not folder.exists() and folder.parent != folder:
        folder = folder.parent
    return _touched(folder) is not None


def _touched(folder: Path) -> float | None:
    """What the disk takes for now, in seconds since the epoch, by a file that is written; None where that fails."""
    probe = folder / f".proef.{secrets.token_hex(4)}.tmp"
    try:
        probe.write_bytes(b"planwacht doctor")
        return probe.stat().st_mtime
    except OSError:
        return None
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def _disk(workspace: Workspace) -> Check:
    try:
        free = shutil.disk_usage(workspace.root).free
    except OSError:
        return Check("schijf", "let op", "Schijfruimte", "niet te bepalen", "Controleer de schijf zelf.")
    says = f"{free / _GIGABYTE:.1f} GB vrij".replace(".", ",")
    if free >= _LITTLE:
        return Check("schijf", "goed", "Schijfruimte", says)
    word: Word = "fout" if free < _TOO_LITTLE else "let op"
    return Check("schijf", word, "Schijfruimte", says, "Maak ruimte; extracted/ mag altijd worden leeggemaakt.")


def _place(workspace: Workspace) -> Check:
    """On what kind of disk the workspace lies."""
    found = lies_on(workspace.root.absolute())
    if found is None:
        return Check("plaats", "goed", "Plaats van de werkmap", "een eigen schijf")
    remedy = (
        "Dat mag. Laat één computer draaien; een slot op een gedeelde map ziet een andere computer soms niet."
        if found.shared
        else "Dat mag. Kies Altijd behouden op dit apparaat, en laat één computer draaien."
    )
    return Check("plaats", "let op", "Plaats van de werkmap", found.told, remedy)


def _lock(workspace: Workspace) -> Check:
    try:
        busy = lock.held(workspace.extracted)
    except OSError:
        return Check("slot", "let op", "Slot", "niet te bepalen", "Controleer uw rechten op extracted/.")
    if not busy:
        return Check("slot", "goed", "Slot", "er draait geen run")
    who = lock.holder(workspace.extracted)
    told = f" ({who.told()})" if who is not None else ""
    return Check("slot", "let op", "Slot", f"er draait een run{told}", "Wacht tot die klaar is.")


def _clock(workspace: Workspace, clock: Callable[[], float]) -> Check:
    """The clock of the machine beside that of the disk, which is another's on a share."""
    title, now = "Klok", clock()
    told = datetime.fromtimestamp(now).isoformat(sep=" ", timespec="minutes")
    if datetime.fromtimestamp(now).year < 2025:
        return Check("klok", "fout", title, f"het is volgens de computer {told}", "Zet de klok van de computer gelijk.")
    seen = _touched(workspace.extracted if workspace.extracted.is_dir() else workspace.root)
    if seen is not None and abs(seen - now) > _SKEW:
        says = f"de schijf loopt {abs(seen - now):.0f} seconden uit de pas met de computer"
        return Check("klok", "let op", title, says, "Zet de klokken van computer en server gelijk (NTP).")
    return Check("klok", "goed", title, told)


def _zone(now: float) -> Check:
    """Whether "today" is the Dutch today."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    here = datetime.fromtimestamp(now).astimezone().utcoffset()
    try:
        there = datetime.fromtimestamp(now, ZoneInfo(_ZONE)).utcoffset()
    except (ZoneInfoNotFoundError, OSError):
        return Check("tijdzone", "let op", "Tijdzone", "niet te bepalen", "Controleer of de computer op tijd staat.")
    if here == there:
        return Check("tijdzone", "goed", "Tijdzone", "de Nederlandse tijd")
    remedy = f"Zet de tijdzone op {_ZONE}, anders begint vandaag op een ander uur; of geef --peildatum op."
    return Check("tijdzone", "let op", "Tijdzone", "niet de Nederlandse tijd", remedy)


def _letters() -> Check:
    """Whether names of files and the console know every letter."""
    files, console = sys.getfilesystemencoding(), getattr(sys.stdout, "encoding", None) or "onbekend"
    says = f"bestandsnamen in {files}, scherm in {console}"
    known = {name.lower().replace("-", "").replace("_", "") for name in (files, console)}
    if known == {"utf8"}:
        return Check("letters", "goed", "Letters", says)
    remedy = "Het rapport is goed. Voor het scherm: zet LANG op nl_NL.UTF-8, of op Windows PYTHONUTF8 op 1."
    return Check("letters", "let op", "Letters", says, remedy)


def _ocr() -> Check:
    found = reading.ocr_identity()
    if found:
        return Check("scans", "goed", "Scans", found)
    remedy = "Wilt u scans lezen, zie docs/scans.md; zonder worden zij geweigerd met de reden."
    return Check("scans", "let op", "Scans", "geen tekstherkenning gevonden", remedy)


def _means() -> Iterator[Check]:
    """What the platform has to hold hostile papers, and what stands in where it lacks something."""
    for at, (name, there, instead) in enumerate(confine.means(), start=1):
        if there:
            yield Check(f"middel-{at}", "goed", "Afscherming", name)
        else:
            yield Check(f"middel-{at}", "let op", "Afscherming", f"niet hier: {name}", instead)
