"""What the pages tell people to type, and how a test types it.

A page is walked from top to bottom in one folder of its own: a copy of the example workspace. Of each block of code its
commands are run in their order, and a block under ``<!-- uitvoer: planwacht … -->`` holds what that command prints.
``<!-- afsluitcode: N -->`` above a block says that its commands end with N instead of 0.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from places import DOCS, ROOT, Done, command

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COMMANDS = ("planwacht", "uv", "uvx", "pip", "pipx", "python", "python3", "git", "sudo", "systemctl", "journalctl",
            "winget", "schtasks", ".ci/run", "cp", "copy")  # fmt: skip

NOT_RUN = {
    r"(pip install uv && )?uv run pytest\b.*": "these are the tests themselves",
    r"(pip install uv && )uv run planwacht run": ".ci/run types it in an empty environment",
    r"python3 -m venv .*": "makes an environment and fetches packages",
    r"pip install (uv|\"\.\[\w+\]\")": "fetches packages",
    r"planwacht extract .* --cluster .*": "needs a cluster; tests/ start one of their own",
    r"(uv tool|pipx) (install|upgrade|ensurepath|update-shell)\b.*": "installs; .ci/run installs the wheel",
    r"winget install .*": "Windows only, and fetches a program",
    r"uvx .*": "fetches a tool; .ci/run uses the one of the licences",
    r"git clone .*": "fetches the project",
    r"sudo .*|systemctl .*|journalctl .*": "needs systemd",
    r"schtasks .*": "Windows only",
    r"planwacht forget .*": "takes a paper away for good; tests/upkeep does that",
    r"planwacht watch .*": "goes on until it is stopped; tests/upkeep does that",
    r"uv run (ruff|mypy|lint-imports|mkdocs)\b.*|\.ci/run": "steps of .ci/run",
    r"uv run (--group bench )?python (-m benchmarks|tests/docs)\b.*": "measures long, or writes into the project",
}
"""Commands that a test does not type, as patterns of the whole line, with the reason."""

_BLOCK = re.compile(
    r"(?P<notes>(?:^<!--[^\n]*-->\n)*)^```(?P<language>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_OUTPUT = re.compile(r"<!-- uitvoer: planwacht (.+?) -->")
_EXIT = re.compile(r"<!-- afsluitcode: (\d+) -->")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; ``span`` is where its body stands in the text."""

    language: str
    body: str
    span: tuple[int, int]
    output_of: str | None
    exit_status: int

    def lines(self) -> list[str]:
        """The commands in it, without prompt and remark; a line that ends in a backslash goes on in the next."""
        if self.output_of is not None:
            return []
        if self.language == "ini":
            return [line.removeprefix("ExecStart=") for line in self.body.splitlines() if line.startswith("ExecStart=")]
        if self.language not in ("", "sh", "powershell"):
            return []
        whole = self.body.replace("\\\n", " ") if self.language != "powershell" else self.body.replace("\\", "/")
        typed = (re.sub(r"\s+#.*$", "", line).strip() for line in whole.splitlines())
        return [line for line in typed if line.split(" ")[0] in (*COMMANDS, "cd")]


def blocks(text: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = []
    for match in _BLOCK.finditer(text):
        output, status = _OUTPUT.search(match["notes"]), _EXIT.search(match["notes"])
        found.append(
            Block(
                match["language"],
                match["body"],
                match.span("body"),
                output[1] if output else None,
                int(status[1]) if status else 0,
            )
        )
    return found


def reason_not_to_run(line: str) -> str | None:
    """Why a test does not type this command, or None when it does."""
    return next((why for pattern, why in NOT_RUN.items() if re.fullmatch(pattern, line)), None)


def walk(text: str, place: Path) -> Iterator[tuple[Block, str, Done]]:
    """Type the commands of a page in the workspace ``place``; yields each with its block and what came of it."""
    at = place
    for block in blocks(text):
        if block.output_of is not None:
            yield block, f"planwacht {block.output_of}", command(*shlex.split(block.output_of), at=at)
        for line in block.lines():
            if reason_not_to_run(line):
                continue
            words = shlex.split(line)
            if words[0] == "cd":
                at = _folder(words[1], at, place)
            elif words[0] in ("cp", "copy"):
                for name in words[1:-1]:
                    (at / words[-1] / Path(name).name).write_bytes((at / name).read_bytes())
            else:
                yield block, line, command(*_arguments(words, at, place), at=at)


def filled(text: str, place: Path) -> str:
    """The page with each output as the program prints it now."""
    new, done = text, 0
    for block, line, outcome in walk(text, place):
        if block.output_of is None:
            continue
        if outcome.returncode != block.exit_status:
            raise RuntimeError(f"{line}: {outcome.stderr}")
        start, end = (at + done for at in block.span)
        new = new[:start] + outcome.stdout + new[end:]
        done += len(outcome.stdout) - len(block.body)
    return new


def _arguments(words: list[str], at: Path, place: Path) -> list[str]:
    """The arguments after ``planwacht``, however it is called; a workspace of the reader's is the page's own."""
    words = words[2:] if words[:2] == ["uv", "run"] else words
    if Path(words[0]).stem != "planwacht":
        raise AssertionError(f"no test knows how to type {' '.join(words)}; run it, or name it in NOT_RUN")
    arguments = words[1:]
    for number, word in enumerate(arguments[:-1]):
        if word == "--workspace" and not (at / arguments[number + 1]).is_dir():
            arguments[number + 1] = str(place)
    return arguments


def _folder(name: str, at: Path, place: Path) -> Path:
    """Where ``cd`` leads: inside the page's folder, or for a place of the reader's the folder itself."""
    wanted = (at / name).resolve()
    return wanted if wanted.is_dir() and wanted.is_relative_to(place.resolve()) else place
