"""The operator's errors: one family, each with its exit status and its Dutch remedy.

Errors about papers are values (``Finding``, ``Unread``, a refusal's reason), never exceptions that leave a room.
"""

from __future__ import annotations


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


class Refused(Exception):
    """A file that cannot be used, with the Dutch sentence that says why and what to do.

    Raised inside ``reading/`` and caught at its border, where it becomes ``Extraction.reason``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
