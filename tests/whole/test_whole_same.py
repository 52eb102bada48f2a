"""The same papers give the same report, byte for byte: whatever the order, jobs, locale or time zone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from conftest import ROOT, copied, with_master

SHUFFLED = """
import os, random, sys
dice, listdir, scandir = random.Random(int(sys.argv.pop(1))), os.listdir, os.scandir

class Shuffled:
    def __init__(self, *where):
        with scandir(*where) as found:
            self.found = list(found)
        dice.shuffle(self.found)
    def __enter__(self):
        return self
    def __exit__(self, *fault):
        return None
    def __iter__(self):
        return self
    def __next__(self):
        if not self.found:
            raise StopIteration
        return self.found.pop()
    def close(self):
        self.found = []

os.scandir = Shuffled
os.listdir = lambda *where: dice.sample(found := listdir(*where), len(found))
from pipeline.cli import main
main()
"""
ELSEWHERE = (
    ("1", "1", "C", "UTC"),
    ("2", "2", "tr_TR.UTF-8", "Pacific/Kiritimati"),
    ("3", "2", "nl_NL.UTF-8", "America/Los_Angeles"),
)
"""Seed of the order, jobs, locale and time zone; a locale that the system lacks is taken for C."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a master planning, letters, a copy, a mail with an attachment and a broken file."""
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path_factory.mktemp("gelijk"))
    with_master(workspace, "spoorboekje-zorgregeling.pdf")
    for scan in workspace.inbox.glob("gescande*"):
        scan.unlink()
    letter = next(workspace.inbox.glob("*.txt")).read_bytes()
    (workspace.inbox / "Änderung İ ß.txt").write_bytes(letter.replace(b"\n", b"\n\n", 3))
    (workspace.inbox / "kopie").mkdir()
    (workspace.inbox / "kopie" / "zelfde.txt").write_bytes(letter)
    (workspace.inbox / "kapot.pdf").write_bytes(b"%PDF-1.7\nkapot\n%%EOF")
    mail = EmailMessage(policy=default)
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Planning"
    mail["Date"] = "Mon, 04 Mar 2024 23:30:00 +0100"
    mail.set_content("De raad besluit zaterdag over de zorgregeling.\n")
    mail.add_attachment(letter + b"\nOp 20 april.\n", maintype="text", subtype="plain", filename="bijlage.txt")
    mail.set_boundary("grens")
    (workspace.inbox / "bericht.eml").write_bytes(mail.as_bytes())
    return workspace.root


def made(office: Path, into: Path, seed: str, jobs: str, locale: str, zone: str) -> dict[str, bytes]:
    """The files of a run in a copy of the workspace made in an order of its own."""
    names = sorted(path.relative_to(office) for path in office.rglob("*") if path.is_file())
    for name in names if seed == "1" else reversed(names):
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(office / name, into / name)
        os.utime(into / name, (1_700_000_000 + int(seed), 1_700_000_000 + int(seed)))
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environment |= {"LC_ALL": locale, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    arguments = ("run", "--workspace", str(into), "--jobs", jobs, "--settle", "0", "--peildatum", "2024-03-27")
    done = subprocess.run(
        [sys.executable, "-c", SHUFFLED, seed, *arguments], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return {path.name: path.read_bytes() for path in (into / "reports").iterdir()}


def test_the_same_papers_give_the_same_bytes_everywhere(office: Path, tmp_path: Path) -> None:
    first, *others = (made(office, tmp_path / one[0], *one) for one in ELSEWHERE)
    assert len(first) == 4
    assert b"bericht.eml!bijlage.txt" in first["planwacht-2024-W13.json"]
    for other in others:
        assert {name for name in first if first[name] != other.get(name)} == set()
