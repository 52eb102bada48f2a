"""Zip archives from outside: measured before they are opened, and read no further than they were measured.

The sizes that an archive declares may be false: every read stops at the declared size and never passes the limits.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from msgspec import Struct, field

from pipeline.errors import Refused
from pipeline.rulebook import Limits

MEGABYTE = 1_000_000
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    RuntimeError,
)
_SMALL = 10 * MEGABYTE
_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
ENCRYPTED = "Het bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord en lever het opnieuw aan."


class SafeZip(Struct):
    """An archive within the limits. ``sizes`` are the declared sizes in bytes by name, folders left out."""

    archive: zipfile.ZipFile
    sizes: dict[str, int]
    left: int = 0
    encrypted: frozenset[str] = field(default_factory=frozenset)

    def read(self, name: str, most: int) -> bytes:
        """The bytes of one part. Raises ``KeyError`` where there is none, ``Refused`` where they are over ``most``."""
        info = self.archive.getinfo(name)
        allowed = min(most, self.left)
        if info.file_size > allowed:
            raise _too_large(allowed)
        parts, size = [], 0
        with self.archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > allowed:
                    raise _too_large(allowed)
                parts.append(chunk)
        self.left -= size
        return b"".join(parts)


def opened(data: bytes, limits: Limits, damaged: str) -> SafeZip:
    """The archive, measured. Raises ``Refused``: ``damaged``, too many parts, too large, blown up too far."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if not info.is_dir()]
    except FAULTS:
        raise Refused(damaged) from None
    if len(infos) > limits.zip_onderdelen:
        raise Refused(
            f"Het bestand bevat {len(infos)} onderdelen, meer dan de {limits.zip_onderdelen} die worden uitgepakt; "
            "lever de afzonderlijke stukken aan, of verhoog zip_onderdelen in rules/limits.toml."
        )
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    most = limits.zip_mb * MEGABYTE
    if total > most:
        raise Refused(
            f"Uitgepakt is het bestand {total // MEGABYTE} MB, meer dan de {limits.zip_mb} MB die worden uitgepakt; "
            "lever de afzonderlijke stukken aan, of verhoog zip_mb in rules/limits.toml."
        )
    if total > _SMALL and total > limits.zip_verhouding * min(max(1, packed), len(data)):
        raise Refused(
            f"Het bestand wordt bij het uitpakken meer dan {limits.zip_verhouding} keer zo groot; dat is geen gewoon "
            "stuk. Vraag de afzender om de afzonderlijke stukken."
        )
    encrypted = frozenset(info.filename for info in infos if info.flag_bits & _ENCRYPTED_FLAG)
    unknown = frozenset(info.filename for info in infos if info.compress_type not in _METHODS)
    sizes = {info.filename: info.file_size for info in infos if info.filename not in unknown}
    return SafeZip(archive, sizes, most, encrypted)


def _too_large(most: int) -> Refused:
    return Refused(
        f"Een onderdeel van het bestand is uitgepakt meer dan {max(1, most // MEGABYTE)} MB; dat is geen gewoon stuk. "
        "Lever de afzonderlijke stukken aan als PDF."
    )
