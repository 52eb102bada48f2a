"""The package as people get it: built, looked into, installed in an empty environment, and run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline import __version__

ROOT = Path(__file__).resolve().parents[2]
PARTS = {
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "pipeline").rglob("*")
    if path.is_file() and path.suffix != ".pyc"
}
pytestmark = pytest.mark.heavy


def uv(*arguments: str) -> None:
    """Run uv with what it has in store, else with the network; without either there is nothing to test."""
    program = shutil.which("uv")
    if program is None:
        pytest.skip("het programma uv ontbreekt")
    for more in (["--offline"], []):
        done = subprocess.run(
            [program, *arguments, *more, "--quiet"], capture_output=True, encoding="utf-8", check=False, cwd=ROOT
        )
        if done.returncode == 0:
            return
    if "connect" in done.stderr or "dns" in done.stderr:
        pytest.skip("geen netwerk, en de onderdelen staan niet op deze computer")
    raise AssertionError(done.stderr)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution."""
    into = tmp_path_factory.mktemp("dist")
    uv("build", "--out-dir", str(into), str(ROOT))
    return next(into.glob("*.whl")), next(into.glob("*.tar.gz"))


def test_both_are_of_the_one_version(built: tuple[Path, Path]) -> None:
    wheel, source = built
    assert wheel.name == f"planwacht-{__version__}-py3-none-any.whl"
    assert source.name == f"planwacht-{__version__}.tar.gz"


def test_the_wheel_carries_the_program_with_its_rules_templates_and_texts_and_nothing_else(
    built: tuple[Path, Path],
) -> None:
    names = set(ZipFile(built[0]).namelist())
    about = {name for name in names if ".dist-info/" in name}
    assert names - about == PARTS
    assert {"pipeline/defaults/gremia.toml", "pipeline/webpage/templates/page.html"} <= names
    assert any(name.endswith("messages.mo") for name in names)
    assert {Path(name).name for name in about} >= {"METADATA", "entry_points.txt", "LICENSE"}


def test_the_source_holds_what_is_needed_to_build_test_and_read_it(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert names >= PARTS
    assert names >= {"pyproject.toml", "README.md", "requirements.lock", "REUSE.toml", "docs/index.md", "mkdocs.yml"}
    assert "tests/docs/test_pages.py" in names
    made = ("extracted/", "reports/", ".venv/", "site/")
    assert [name for name in names if name.startswith(made) and not name.endswith("/README.md")] == []


def test_it_works_in_an_empty_environment(built: tuple[Path, Path], tmp_path: Path) -> None:
    place = tmp_path / "omgeving"
    uv("venv", "--python", sys.executable, str(place))
    uv("pip", "install", "--python", str(place), str(built[0]))
    program = next(place.rglob("planwacht.exe" if os.name == "nt" else "bin/planwacht"))
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def planwacht(*arguments: str) -> str:
        done = subprocess.run(
            [program, *arguments], cwd=tmp_path, env=kept, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert planwacht("--version").strip() == f"planwacht {__version__}"
    planwacht("init", "werkmap")
    shutil.copy(ROOT / "inbox" / "procesbrief-2.txt", tmp_path / "werkmap" / "inbox")
    assert "1 gelezen" in planwacht("run", "--workspace", "werkmap", "--peildatum", "2021-03-30", "--settle", "0")
    made = {path.suffix for path in (tmp_path / "werkmap" / "reports").glob("planwacht-2021-W13.*")}
    assert made == {".xlsx", ".json", ".html", ".ics"}
