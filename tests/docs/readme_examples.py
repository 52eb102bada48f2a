"""Fill the examples of README.md with what the program prints: ``python tests/docs/readme_examples.py``.

An example is a block under ``<!-- uitvoer: planwacht … -->``. They run one after another in one copy of the workspace.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parents[1] / "README.md"
_EXAMPLE = re.compile(r"(<!-- uitvoer: planwacht (?P<arguments>.+?) -->\n```\n)(?P<shown>.*?)(?=```)", re.S)


def examples(text: str) -> list[tuple[str, str]]:
    """The arguments of each example and what the text says that it prints."""
    return [(found["arguments"], found["shown"]) for found in _EXAMPLE.finditer(text)]


def filled(text: str, at: Path) -> str:
    """The text with each example as the program prints it now, in an untouched copy of the workspace at ``at``."""
    from places import command

    def printed(found: re.Match[str]) -> str:
        done = command(*found["arguments"].split(), at=at)
        if done.returncode:
            raise RuntimeError(f"planwacht {found['arguments']}: {done.stderr}")
        return found[1] + done.stdout

    return _EXAMPLE.sub(printed, text)


if __name__ == "__main__":
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    from places import workspace

    with tempfile.TemporaryDirectory() as folder:
        README.write_text(filled(README.read_text(encoding="utf-8"), workspace(Path(folder))), encoding="utf-8")
