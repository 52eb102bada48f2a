"""The tasks of an archive on a Dask cluster. Dask is imported here and nowhere else.

A worker of the cluster keeps worker processes of its own, so that a hostile paper meets the same limits on time and
memory as anywhere, and costs only itself. A worker of the cluster that dies costs nothing: its part is done by another.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from typing import Any, Self

from msgspec import Struct

from pipeline import attempts
from pipeline.archive.task import Made, Task, do, made_by
from pipeline.errors import InstallationFault, MachineFault, MachineRefuses, WrongUse
from pipeline.rulebook import Rulebook
from pipeline.workers import Workers

_PATIENCE = 30
"""Seconds to wait for the scheduler, and for the first worker."""
_DAEMON = "start een worker met DASK_DISTRIBUTED__WORKER__DAEMON=False in zijn omgeving"
_OTHER = "installeer overal dezelfde versie van Planwacht en pyarrow"


class Unfit(Struct, frozen=True):
    """Why a worker of the cluster cannot do tasks, and the remedy; in Dutch."""

    message: str
    remedy: str


class Cluster:
    """The workers behind a scheduler. ``address`` as Dask writes it, such as ``tcp://server:8786``."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Any = None

    def __enter__(self) -> Self:
        try:
            import distributed
        except ImportError as error:
            raise WrongUse(
                "Voor --cluster ontbreekt een onderdeel.",
                'Typ in de map van het project: uv tool install ".[cluster]", en draai opnieuw.',
            ) from error
        try:
            client: Any = distributed.Client  # its types are not told
            self._client = client(self._address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            self.__exit__()
            raise WrongUse(
                f"Het cluster op {self._address} antwoordt niet, of heeft geen workers.",
                "Start eerst een scheduler en workers (zie README) en controleer het adres.",
            ) from error
        return self

    def __exit__(self, *fault: object) -> None:
        if self._client is not None:
            self._client.close()

    def done(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Made | MachineFault]]:
        """Each task with what came of it. Raises ``WrongUse`` where the workers are not fit for it."""
        import distributed

        held: dict[str, Task] = {}
        running: Any = distributed.as_completed(loop=self._client.loop)  # type: ignore[no-untyped-call]

        def fill() -> None:
            while len(held) < 2 * max(1, sum(self._client.nthreads().values())):
                task = next(tasks, None)
                if task is None:
                    return
                future = self._client.submit(on_worker, task, pure=False)
                held[future.key] = task
                running.add(future)

        fill()
        for future in running:
            yield held.pop(future.key), _made(future)
            fill()


def _made(future: Any) -> Made | MachineFault:
    """What a worker gave."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        found = future.result()
    except KilledWorker:
        return MachineFault("een worker van het cluster viel telkens weg")
    except ImportError as error:
        raise WrongUse(
            f"De workers van het cluster missen een onderdeel ({error.name}).",
            'Installeer op elke worker dezelfde Planwacht, in de map van het project: pip install ".[cluster]".',
        ) from error
    except (CommClosedError, CancelledError, OSError, TimeoutError) as error:
        raise MachineRefuses(
            "De verbinding met het cluster viel weg.",
            "Start het cluster en draai dezelfde opdracht opnieuw; wat klaar is, wordt niet opnieuw gelezen.",
        ) from error
    if isinstance(found, Unfit):
        raise WrongUse(found.message, found.remedy)
    assert isinstance(found, Made | MachineFault)
    return found


# --- on a worker of the cluster ---------------------------------------------------------------------------------------

_POOLS: dict[tuple[float, int, str], Workers] = {}
_ALONE = threading.Lock()


def on_worker(task: Task) -> Made | MachineFault | Unfit:
    """Do a task, in a worker of the cluster. Faults are given, not raised: each means another thing to the client."""
    if made_by() != (task.program, task.library):
        return Unfit("Een worker van het cluster draait een andere versie dan deze computer.", f"{_OTHER}.")
    if multiprocessing.current_process().daemon:
        return Unfit("Een worker van het cluster mag geen processen starten om stukken in te lezen.", f"{_DAEMON}.")
    try:
        return do(task, _pool(task.rules))
    except InstallationFault as fault:
        return Unfit(fault.message, fault.remedy)
    except MachineFault as fault:
        return fault


def _pool(rules: Rulebook) -> Workers:
    """The worker processes of this worker of the cluster: one for each of its threads, kept warm between tasks."""
    from distributed import get_worker

    limits = rules.limits
    key = (limits.seconden, limits.geheugen_mb, rules.sha256)
    with _ALONE:
        if key not in _POOLS:
            for other in _POOLS.values():
                other.__exit__()
            _POOLS.clear()
            # spawned, not forked: a worker of the cluster has threads
            workers = Workers(get_worker().state.nthreads, limits.seconden, limits.geheugen_mb, start="spawn")
            attempts.prove(workers, rules)
            _POOLS[key] = workers
        return _POOLS[key]
