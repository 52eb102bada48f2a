"""Worker processes: one pool a run, each paper with limits on time and memory and without network.

Three kinds of failure are kept apart: the paper (too slow, too large), the worker (``Died``: worth another try) and
the machine (``MachineFault``: no paper is to blame).
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable
from itertools import count
from typing import Any, Self

from pipeline.confine import TOO_MUCH_MEMORY, confine
from pipeline.errors import MachineFault, machine_fault

_CALLS = count(1)
_COLLECTED = 50
"""After so many calls a worker looks for cyclic garbage."""


class TooSlow(Exception):
    """A paper took more than its time."""


class TooLarge(Exception):
    """A paper took more than its memory."""


class Died(Exception):
    """A worker ended; ``killed`` where somebody else ended it, as a system does that runs out of memory."""

    def __init__(self, killed: bool) -> None:
        super().__init__(killed)
        self.killed = killed


class Workers:
    """The pool, started when there is something to do. ``seconds`` and ``megabytes`` are those of one paper.

    ``start``: how processes are started, where it must not be the usual way of the platform.
    """

    def __init__(self, jobs: int, seconds: float, megabytes: int, start: str | None = None) -> None:
        self.jobs = max(1, jobs)
        self._seconds = seconds
        self._megabytes = megabytes
        self._start = start
        self._pool: Any = None
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        if self._pool is not None:
            if not fault or fault[0] is None:
                self._pool.close()
            else:
                self._pool.stop()
            self._pool.join()

    def stop(self) -> None:
        """End the workers at once; whoever waits for one of them is told of a fault of the machine."""
        self._stopped = True
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()

    def submit(self, function: Callable[..., Any], *arguments: Any, more_seconds: float = 0) -> Any:
        """The future of a call in a worker, for ``outcome``. Raises ``MachineFault`` where no worker can be had.

        ``more_seconds``: beyond the usual time, as a paper of many scanned pages needs.
        """
        if self._stopped:
            raise MachineFault("het lezen is afgebroken")
        try:
            if self._pool is None:
                from pebble import ProcessPool

                self._pool = ProcessPool(
                    max_workers=self.jobs,
                    context=multiprocessing.get_context(self._start),
                    initializer=_begin,
                    initargs=[self._megabytes],
                )
            asked = (function, *arguments)
            return self._pool.schedule(_do, args=asked, timeout=self._seconds + more_seconds)
        except (RuntimeError, OSError) as error:
            raise machine_fault(error) or MachineFault("er kan geen proces worden gestart") from error


def _begin(megabytes: int) -> None:
    """In a worker: what it may do, and no search for cyclic garbage in the midst of a paper."""
    confine(megabytes)
    collect_rarely()


def collect_rarely() -> None:
    """Look for cyclic garbage between papers only, and not among what stands already.

    A paper makes many values and hardly a cycle: looking for those while it is read takes a sixth of the time.
    """
    gc.freeze()
    gc.disable()


def _do(function: Callable[..., Any], *arguments: Any) -> Any:
    """In a worker: one call."""
    try:
        return function(*arguments)
    finally:
        if next(_CALLS) % _COLLECTED == 0:
            gc.collect()


def outcome(future: Any) -> Any:
    """What a call in a worker gave. Raises ``TooSlow``, ``TooLarge``, ``Died`` or ``MachineFault``."""
    from concurrent.futures import BrokenExecutor, CancelledError
    from concurrent.futures import TimeoutError as TookTooLong

    from pebble import ProcessExpired

    try:
        return future.result()
    except MachineFault:
        raise
    except (TookTooLong, TimeoutError) as error:
        raise TooSlow from error
    except MemoryError as error:
        raise TooLarge from error
    except ProcessExpired as error:
        if error.exitcode == TOO_MUCH_MEMORY:
            raise TooLarge from error
        raise Died(killed=error.exitcode == -getattr(signal, "SIGKILL", 9)) from error
    except (BrokenExecutor, CancelledError, OSError, EOFError) as error:
        raise machine_fault(error) or MachineFault("een proces dat stukken leest, viel weg") from error
