"""The operator's errors: one family, each with its exit status and its Dutch remedy.

Errors about papers are values (``Finding``, ``Unread``, a refusal's reason), never exceptions that leave a room.
"""

from __future__ import annotations

import errno

_MACHINE: dict[int, str] = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EIO: "de schijf geeft een fout",
    errno.EROFS: "de schijf is alleen-lezen",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ESTALE: "de gedeelde map is niet bereikbaar",
    errno.ENOMEM: "het geheugen is vol",
    errno.EAGAIN: "er kan geen proces bij",
}


class PlanwachtError(Exception):
    """Something the operator must mend. ``message`` says what is wrong, ``remedy`` what to do; both Dutch."""

    exit_status = 2

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class WrongUse(PlanwachtError):
    """A command or argument that cannot be carried out."""

    exit_status = 2


class RulesFault(PlanwachtError):
    """A fault in ``rules/``: names the file, the key and the remedy."""

    exit_status = 3


class MasterFault(PlanwachtError):
    """A master planning exists and cannot be used."""

    exit_status = 4


class WriteFault(PlanwachtError):
    """Something could not be written: disk full, no rights, held by another program."""

    exit_status = 5


class InstallationFault(PlanwachtError):
    """Not even a paper that is known to be good can be read: the installation is broken, no paper is to blame."""

    exit_status = 5

    def __init__(self, message: str) -> None:
        super().__init__(
            message,
            "Er is geen stuk geweigerd. Draai planwacht doctor, installeer Planwacht zo nodig opnieuw, en draai weer.",
        )


class MachineRefuses(PlanwachtError):
    """The report was made, and papers are still in the queue by a fault of the machine."""

    exit_status = 5


class Refused(Exception):
    """A file that cannot be used, with the Dutch sentence that says why and what to do.

    Raised inside ``reading/`` and caught at its border, where it becomes ``Extraction.reason``. ``scanned`` and
    ``engine`` as in ``Document``.
    """

    def __init__(self, reason: str, scanned: int = 0, engine: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.scanned = scanned
        self.engine = engine


class MachineFault(Exception):
    """The machine or the installation failed, not the paper. ``cause``: what, in Dutch, without paths."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


def machine_fault(error: BaseException) -> MachineFault | None:
    """The fault of the machine that an exception stands for; None where something else is to blame."""
    if isinstance(error, ImportError):
        return MachineFault("de installatie is niet compleet")
    if isinstance(error, OSError) and error.errno in _MACHINE:
        return MachineFault(_MACHINE[error.errno])
    return None
