"""The files around the code agree with each other: lock, version, licence, build."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from importlib import metadata
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from places import ROOT

from pipeline import __version__

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PUBLICCODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
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


def test_the_version_stands_in_one_place() -> None:
    assert "version" in PROJECT["dynamic"]
    assert re.findall(r'^__version__ = "(.+)"$', text("pipeline/__init__.py"), re.M) == [__version__]
    assert PUBLICCODE.get("softwareVersion", __version__) == __version__
    assert ("softwareVersion" in PUBLICCODE) == ("releaseDate" in PUBLICCODE)
    assert __version__ in text("CHANGELOG.md")


def test_the_licence_is_the_one_that_the_project_names() -> None:
    licence = text("LICENSE")
    assert PROJECT["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{number}." in licence for number in range(1, 16))
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
    assert PUBLICCODE["legal"]["license"] == PROJECT["license"]
    assert text(f"LICENSES/{PROJECT['license']}.txt") == licence


def test_every_file_has_the_licence_of_the_project() -> None:
    reuse = tomllib.loads(text("REUSE.toml"))
    others = {each["path"]: each["SPDX-License-Identifier"] for each in reuse["annotations"][1:]}
    assert reuse["annotations"][0]["path"] == "**"
    assert others == {"pipeline/tables/words.xz": "BSD-3-Clause"}
    assert all(text(f"LICENSES/{licence}.txt").strip() for licence in others.values())
    assert reuse["annotations"][0]["SPDX-License-Identifier"] == PROJECT["license"]
    assert "reuse lint" in text(".ci/run")


def test_the_changelog_has_its_shape() -> None:
    kinds = {"Toegevoegd", "Gewijzigd", "Verouderd", "Verwijderd", "Hersteld", "Beveiliging"}
    releases = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d{2}-\d{2}))?$", text("CHANGELOG.md"), re.M)
    assert releases[0] == ("Unreleased", "")
    assert all(day for _, day in releases[1:])
    assert set(re.findall(r"^### (.+)$", text("CHANGELOG.md"), re.M)) <= kinds


def test_publiccode_keeps_to_its_standard() -> None:
    """The mandatory keys, the vocabularies that are used and the lengths of version 0.4."""
    mandatory = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"}
    mandatory |= {"description", "legal", "maintenance", "localisation"}
    optional = {"softwareVersion", "releaseDate", "categories", "inputTypes", "outputTypes", "intendedAudience"}
    assert mandatory <= set(PUBLICCODE) <= mandatory | optional | {"dependsOn"}
    assert PUBLICCODE["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert PUBLICCODE["softwareType"] == "standalone/desktop"
    assert set(PUBLICCODE["platforms"]) <= {"web", "windows", "mac", "linux", "ios", "android"}
    assert PUBLICCODE["maintenance"]["type"] in {"none"} or PUBLICCODE["maintenance"].get("contacts")
    assert isinstance(PUBLICCODE["localisation"]["localisationReady"], bool)
    assert set(PUBLICCODE["description"]) == {"nl", "en"}
    for told in PUBLICCODE["description"].values():
        assert len(told["genericName"]) <= 35
        assert len(told["shortDescription"]) <= 150
        assert "\n" not in told["shortDescription"]
        assert 500 <= len(told["longDescription"]) <= 10_000
        assert told["features"]


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
