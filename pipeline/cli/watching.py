"""The watch as a process: its signals, its log, and each run in a process of its own."""

from __future__ import annotations

import logging
import logging.handlers
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from types import FrameType

from pipeline import store
from pipeline.watch import Ended, Watch
from pipeline.workspace import Workspace

_LOG_BYTES, _LOGS = 500_000, 4
_PATIENCE = 20
"""Seconds that a run has to stop when it is asked to."""
_MOST_TOLD = 20_000


def keep_watch(
    workspace: Workspace, program: tuple[str, ...], options: tuple[str, ...], every: float, log: Path
) -> None:
    """Watch until SIGTERM or SIGINT comes. Raises ``WriteFault`` where the log has no place."""
    stop = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        stop.set()

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), asked)
    store.make_folder(log.parent)
    logger = _logger(log)
    logger.info("De wacht begint: elke %s seconden.", f"{every:g}")

    def start(today: date) -> Ended:
        common = ("--workspace", str(workspace.root), "--peildatum", today.isoformat(), "--json")
        return _run((*program, "run", *common, *options), stop)

    watch = Watch(workspace, start, logger.info)
    while not stop.is_set():
        watch.look(time.monotonic(), date.today())
        stop.wait(every)
    logger.info("De wacht is gestopt.")


def _run(command: tuple[str, ...], stop: threading.Event) -> Ended:
    """One run to its end, or to that of the watch: then it is asked to stop, and nothing is lost by it."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
        )
    except OSError:
        return Ended(5, told="Fout: er kan geen proces worden gestart.")
    asked = False
    while True:
        try:
            output, told = process.communicate(timeout=_PATIENCE if asked else 0.2)
        except subprocess.TimeoutExpired:
            if asked:
                process.kill()
            elif stop.is_set():
                asked = True
                process.send_signal(signal.SIGINT) if os.name != "nt" else process.terminate()
        else:
            return Ended(process.returncode, output, told[-_MOST_TOLD:].decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def _logger(log: Path) -> logging.Logger:
    """Lines to standard error and to a file that is renamed when it is full; a full disk costs lines, not the watch."""
    logger = logging.Logger("planwacht.watch", logging.INFO)
    shape = logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S")
    file = logging.handlers.RotatingFileHandler(
        log, maxBytes=_LOG_BYTES, backupCount=_LOGS, encoding="utf-8", errors="replace", delay=True
    )
    for handler in (file, logging.StreamHandler(sys.stderr)):
        handler.setFormatter(shape)
        handler.handleError = lambda record: None  # type: ignore[method-assign]
        logger.addHandler(handler)
    return logger
