"""What is no ordinary file: links, pipes, sockets, names with a sting, half copies."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path

_LETTER = "Gemeente Verzonnen\nDatum: 4 maart 2024\n\nDe raad besluit op 5 april 2024.\n"
NAMES = (
    "a\nb.txt", "tab\t.txt", "\x1b[2Jscherm.txt", "rechts\u202etxt.exe", "nul-breed\u200b.txt", "=1+1.txt",
    "@SUM(1).txt", "-rf.txt", "--help.txt", "%s%n.txt", "$(reboot).txt", "`id`.txt", "a'b\"c.txt", "<script>.txt",
    "&amp;.txt", " .txt", "..txt", "x" * 251 + ".txt", "mail.eml!binnen.txt", "e\u0301\u0301.txt", "ｆｕｌｌ.txt",
    "COM1.txt", "\\\\server\\deel.txt",
)  # fmt: skip
IGNORED = ("~$brief.docx", ".~lock.brief.odt#", "brief.tmp", "Thumbs.db", ".verborgen.txt", "brief.crdownload")


def lay(inbox: Path) -> None:
    """Make them in the inbox, as far as the system can."""
    for number, name in enumerate((*NAMES, *IGNORED)):
        with contextlib.suppress(OSError):
            (inbox / name).write_text(f"{_LETTER}Stuk {number}.\n", "utf-8")
    with contextlib.suppress(OSError):
        Path(os.fsdecode(os.fsencode(inbox) + b"/niet-utf8-\xff\xfe.txt")).write_text(_LETTER, "utf-8")
    links = {
        "link.txt": "/etc/passwd",
        "rond.txt": "rond.txt",
        "los.txt": "bestaat-niet",
        "map-link": "/etc",
        "ouder": "..",
    }
    for name, target in links.items():
        with contextlib.suppress(OSError):
            (inbox / name).symlink_to(target)
    with contextlib.suppress(OSError, AttributeError):
        os.mkfifo(inbox / "pijp.txt")
    with contextlib.suppress(OSError, AttributeError):
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(inbox / "s.txt"))
        listening.close()
    with contextlib.suppress(OSError, AttributeError):
        os.mknod(inbox / "apparaat.txt", 0o020666, os.makedev(1, 5))
    (inbox / "half.pdf").write_bytes(b"%PDF-1.7\n" + b"1 0 obj << >> endobj\n" * 50)
    (inbox / "gereserveerd.pdf").write_bytes(b"%PDF-1.7\n" + bytes(200_000))
    (inbox / "gereserveerd.docx").write_bytes(b"PK\x03\x04" + bytes(200_000))
    (inbox / "gereserveerd.txt").write_bytes(_LETTER.encode() + bytes(200_000))
    deep = inbox.joinpath(*["diep"] * 40)
    deep.mkdir(parents=True)
    (deep / "brief.txt").write_text(_LETTER.replace("5 april", "6 april"), "utf-8")
    closed = inbox / "dicht.txt"
    closed.write_text(_LETTER.replace("5 april", "7 april"), "utf-8")
    closed.chmod(0)
