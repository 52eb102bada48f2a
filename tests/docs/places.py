"""Where the documents are, and how a test runs the command."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SCHEMAS = DOCS / "schema"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed, decoded, and its exit status."""

    returncode: int
    stdout: str
    stderr: str


def command(*arguments: str, at: Path = ROOT) -> Done:
    """Run ``planwacht`` with these arguments in the folder ``at``, inside this process."""
    from pipeline.cli import main

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    status: object = 0
    with (
        contextlib.chdir(at),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["planwacht", *arguments]),
        mock.patch.dict(os.environ, {"COLUMNS": "80"}),
    ):
        try:
            main()
        except SystemExit as exit:
            status = exit.code or 0
    assert isinstance(status, int)
    return Done(status, _shown(out), _shown(err))


def process(*arguments: str, at: Path = ROOT) -> Done:
    """Run ``planwacht`` with these arguments in the folder ``at`` as a person does, in a process of its own."""
    start = "from pipeline.cli import main; main()"
    foreign = ("LANG", "LC_", "PYTHON")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=at,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"},
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def workspace(into: Path, of: Path = ROOT) -> Path:
    """A copy of the workspace ``of`` as a fresh checkout has it: only what people put there."""
    for folder in ("inbox", "rules"):
        shutil.copytree(of / folder, into / folder)
    (into / "rules" / "decisions.csv").unlink(missing_ok=True)
    return into


def schema(name: str) -> dict[str, Any]:
    """A schema of ``docs/schema/`` by the first word of its file name."""
    value = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def _shown(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
