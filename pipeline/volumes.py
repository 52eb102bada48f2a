"""On what a folder lies: a share of the network, a folder that a cloud keeps in step, or a disk of its own."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath
from typing import NamedTuple

_SHARES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afpfs|webdav|davfs|9p|ceph|glusterfs|fuse\.(?:sshfs|rclone|davfs2?)"
)
_CLOUDS = ("OneDrive", "SharePoint", "Dropbox", "Google Drive", "iCloud", "Nextcloud", "ownCloud")
_REMOTE = 4
"""What Windows calls a drive of the network."""


class Volume(NamedTuple):
    """What a folder lies on, in Dutch; ``shared`` where other machines see the same disk."""

    told: str
    shared: bool


def lies_on(folder: Path) -> Volume | None:
    """What the absolute ``folder`` lies on; None for a disk of its own."""
    cloud = in_cloud(folder)
    if cloud is not None:
        return Volume(f"een map die {cloud} bijhoudt", shared=False)
    if sys.platform == "win32":
        return Volume("een netwerkschijf", shared=True) if _remote_drive(folder) else None
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return None
    kind = kind_of(folder.resolve(), mounts)
    return Volume(f"een gedeelde map ({kind})", shared=True) if _SHARES.fullmatch(kind) else None


def in_cloud(folder: PurePath) -> str | None:
    """The service that keeps the folder in step, by the names on its path."""
    for part in folder.parts:
        for name in _CLOUDS:
            if part.casefold().replace(" ", "").startswith(name.casefold().replace(" ", "")):
                return name
    return None


def kind_of(folder: PurePath, mounts: str) -> str:
    """The kind of file system of the folder, by the lines of ``/proc/mounts``; the deepest, of equal ones the last."""
    found, depth = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePath(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        if folder.is_relative_to(place) and len(place.parts) >= depth:
            found, depth = fields[2], len(place.parts)
    return found


def _remote_drive(folder: PurePath) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    return bool(kernel.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE)
