"""The files around the code agree with each other: lock, version, licence, build."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from places import ROOT

from pipeline import __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins() -> dict[str, set[str]]:
    """The versions locked, by canonical name; more than one where they depend on the platform."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_the_lock_holds_every_requirement_in_a_version_that_will_do(line: str) -> None:
    wanted = Requirement(line)
    versions = pins()[canonicalize_name(wanted.name)]
    assert all(wanted.specifier.contains(version) for version in versions)


def test_every_locked_version_has_a_hash() -> None:
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9._-]+==)", LOCK)[1:]
    assert len(blocks) >= len(PROJECT["dependencies"])
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_is_for_every_platform_and_names_no_address() -> None:
    assert "sys_platform == 'win32'" in LOCK
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", LOCK)


def test_no_locked_package_is_under_the_gpl() -> None:
    binding = re.compile(r"(?<!L)\bA?GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
    looked_at, bound = 0, []
    for name in pins():
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # for another platform
            continue
        looked_at += 1
        classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
        told = " ".join([about.get("License-Expression") or (about.get("License") or "")[:80], *classifiers])
        if binding.search(told) and "MIT" not in told:
            bound.append(f"{name}: {told}")
    assert bound == []
    assert looked_at > len(PROJECT["dependencies"])


def test_the_version_is_the_same_everywhere() -> None:
    assert f'softwareVersion: "{__version__}"' in text("publiccode.yml")
    assert __version__ in text("CHANGELOG.md")


def test_the_licence_is_the_one_that_the_project_names() -> None:
    licence = text("LICENSE")
    assert PROJECT["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{number}." in licence for number in range(1, 16))
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
    assert "license: EUPL-1.2" in text("publiccode.yml")


def test_the_descriptions_fit_the_standard_of_publiccode() -> None:
    short = re.findall(r"shortDescription: (.+)", text("publiccode.yml"))
    assert len(short) == 2
    assert all(len(line) <= 150 for line in short)


@pytest.mark.skipif(os.name != "posix", reason="de bouw draait alleen op Debian")
def test_the_build_can_be_run_and_is_sound_bash() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in text(".ci/run")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_no_file_names_a_place_of_the_machine_that_made_it() -> None:
    suffixes = {".md", ".py", ".toml", ".json", ".po", ".yml", ".lock", ""}
    paths = [path for folder in ("docs", "pipeline", "rules", "tests", ".ci") for path in (ROOT / folder).rglob("*")]
    paths += [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    place = re.compile(r"(?<![\w.<])/(?:work|tmp|root)/\w")
    named = [
        str(path.relative_to(ROOT))
        for path in paths
        if path.is_file()
        and path.suffix in suffixes
        and "__pycache__" not in path.parts
        and place.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []
