"""Zip archives of papers: every member a paper of its own, within the limits; the archive itself has no pages."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import Refused
from pipeline.model import Document
from pipeline.reading.enclosed import Enclosed, each_once, safe_name
from pipeline.reading.kinds import ZIP
from pipeline.reading.safezip import FAULTS, MEGABYTE, SafeZip, opened
from pipeline.rulebook import Limits

_DAMAGED = "Het zip-archief is beschadigd of niet volledig; vraag het opnieuw op, of lever de stukken afzonderlijk aan."
_EMPTY = "Het zip-archief is leeg; vraag de afzender om de stukken."
_MEMBER_DAMAGED = "Dit stuk kon niet uit het zip-archief worden gehaald: het is beschadigd. Vraag het opnieuw op."
_MEMBER_LOCKED = "Dit stuk zit met een wachtwoord in het zip-archief; pak het uit en lever het stuk afzonderlijk aan."
_LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


def read_zip(data: bytes, limits: Limits) -> Document:
    """No pages: the papers are in ``zip_members``. Raises ``Refused``."""
    archive = opened(data, limits, _DAMAGED)
    if not any(_is_paper(name) for name in archive.archive.namelist()):
        raise Refused(_EMPTY)
    return Document(ZIP, ())


def zip_members(data: bytes, limits: Limits) -> tuple[Enclosed, ...]:
    """The papers in an archive, in its order. Raises ``Refused`` where the archive as a whole cannot be used."""
    return each_once(_members(opened(data, limits, _DAMAGED), limits))


def _members(archive: SafeZip, limits: Limits) -> Iterator[Enclosed]:
    for number, info in enumerate(archive.archive.infolist(), 1):
        if info.is_dir() or not _is_paper(info.filename):
            continue
        name = safe_name(_decoded(info.filename, info.flag_bits), f"stuk {number}")
        if info.filename in archive.encrypted:
            yield Enclosed(name, b"", _MEMBER_LOCKED)
            continue
        try:
            yield Enclosed(name, archive.read(info.filename, limits.bestand_mb * MEGABYTE))
        except Refused as refusal:
            yield Enclosed(name, b"", refusal.reason)
        except FAULTS:
            yield Enclosed(name, b"", _MEMBER_DAMAGED)


def _decoded(name: str, flags: int) -> str:
    """Names of old archives are in the code page of DOS, which Python reads as CP437; Windows here wrote CP850."""
    if flags & 0x800:
        return name
    try:
        return name.encode("cp437").decode("cp850")
    except UnicodeError:
        return name


def _is_paper(name: str) -> bool:
    low = name.casefold()
    return not low.startswith(_LITTER[0]) and low.rsplit("/", 1)[-1] not in _LITTER and not low.endswith("/")
