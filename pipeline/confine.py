"""What a worker process may do: bounded memory, no network, no life after its parent.

Where the platform lacks a means the nearest equivalent stands in; ``means`` names them for ``planwacht doctor``.
"""

from __future__ import annotations

import ctypes
import logging
import os
import platform
import struct
import sys
import threading
import time
import warnings
from pathlib import Path

TOO_MUCH_MEMORY = 77
ORPHANED = 78
_EVERY = 0.05
_MEGABYTE = 1_000_000
_NETWORK_EVENTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's number of the architecture, and of the system call ``socket`` on it."""


def confine(megabytes: int) -> None:
    """Hold this process to ``megabytes`` of memory more than it has now and take the network away; called once.

    What it has now it was given: a fork holds the memory of its parent, shared and not its own. A process that takes
    more ends with the status ``TOO_MUCH_MEMORY``; an allocation far beyond it fails at once where the system can
    refuse it (``MemoryError``).
    """
    hush()
    _refuse_network()
    _limit_allocation(megabytes)
    most = (resident() or 0) + megabytes * _MEGABYTE
    threading.Thread(target=_watch, args=(most, os.getppid()), daemon=True).start()


def hush() -> None:
    """Keep off the console what libraries say of a paper, in English and at times with its words."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def means() -> tuple[tuple[str, bool, str], ...]:
    """The means of this platform, whether each is there, and what stands in where it is not; Dutch, for ``doctor``."""
    return (
        (
            "geheugengrens door het systeem (RLIMIT_AS)",
            _resource() and sys.platform == "linux",
            "Een wachter in elk leesproces meet het geheugen twintig keer per seconde en breekt af.",
        ),
        (
            "netwerk dicht door het systeem (seccomp)",
            _seccomp_known(),
            "Python zelf weigert elke verbinding van een leesproces; sluit het netwerk zo nodig ook in de firewall.",
        ),
        (
            "koppelingen weigeren bij openen (O_NOFOLLOW)",
            hasattr(os, "O_NOFOLLOW"),
            "Koppelingen worden vooraf herkend en overgeslagen.",
        ),
        (
            "map vastleggen op schijf (fsync van een map)",
            hasattr(os, "O_DIRECTORY"),
            "Elk bestand wordt wel vastgelegd; het hernoemen doet het systeem.",
        ),
    )


def resident() -> int | None:
    """Bytes of memory that this process holds; None where that cannot be told."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().rss)
    import resource

    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _watch(most: int, parent: int) -> None:
    """End the process when it holds too much memory or when its parent has gone."""
    while True:
        held = resident()
        if held is not None and held > most:
            os._exit(TOO_MUCH_MEMORY)
        if os.getppid() != parent:
            os._exit(ORPHANED)
        time.sleep(_EVERY)


def _resource() -> bool:
    try:
        import resource  # noqa: F401
    except ImportError:
        return False
    return True


def _limit_allocation(megabytes: int) -> None:
    """On Linux no address space beyond what is mapped now and twice the limit; no core dump anywhere."""
    if not _resource():
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        mapped = int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = mapped + 2 * megabytes * _MEGABYTE
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _refuse_network() -> None:
    """No call of Python reaches the network; on Linux no call of a library either, nor of a program it starts."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in _NETWORK_EVENTS:
            raise PermissionError(13, "geen netwerk")

    sys.addaudithook(refuse)
    if _seccomp_known():
        _filter_sockets(*_ARCHITECTURES[platform.machine()])


def _seccomp_known() -> bool:
    return sys.platform == "linux" and platform.machine() in _ARCHITECTURES and sys.maxsize > 2**32


def _filter_sockets(architecture: int, socket_call: int) -> bool:
    """A seccomp filter: ``socket(AF_INET | AF_INET6 | AF_PACKET)`` answers EACCES; whether the kernel took it."""
    load, equal, give, allow, refuse = 0x20, 0x15, 0x06, 0x7FFF0000, 0x00050000 | 13
    program = (
        (load, 0, 0, 4), (equal, 0, 6, architecture),
        (load, 0, 0, 0), (equal, 0, 4, socket_call),
        (load, 0, 0, 16), (equal, 3, 0, 2), (equal, 2, 0, 10), (equal, 1, 0, 17),
        (give, 0, 0, allow), (give, 0, 0, refuse),
    )  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *line) for line in program))
    header = struct.pack("@HP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, filter_mode = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(set_seccomp, filter_mode, ctypes.create_string_buffer(header), 0, 0) == 0)
