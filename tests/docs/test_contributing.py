"""The commands and files that CONTRIBUTING.md and the other pages name exist."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from places import ROOT

PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("CONTRIBUTING.md", "README.md", "SECURITY.md")}
INVENTED = {"pipeline/checks/my_check.py", "tests/checks/cases/my-check.toml"}


def test_every_file_named_exists() -> None:
    text = PAGES["CONTRIBUTING.md"]
    named = set(re.findall(r"(?<![\w/])(?:pipeline|tests|docs|benchmarks|rules)/[\w./-]*\w/?", text)) - INVENTED
    assert len(named) > 8
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (benchmarks\.\w+)", PAGES["CONTRIBUTING.md"]))))
def test_every_benchmark_named_takes_the_options_told(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    for line in re.findall(rf"python -m {re.escape(module)}([^#`\n]*)", PAGES["CONTRIBUTING.md"]):
        for option in re.findall(r"--[\w-]+", line):
            assert option in done.stdout
