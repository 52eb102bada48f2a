"""A run killed, or refused by the disk, at calls that change something, spread evenly over the run.

Every call is tried by ``python -m benchmarks.kills``.
"""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT))

from benchmarks import kills

RULES = ROOT / "tests" / "workspaces" / "noord" / "rules"


@pytest.mark.skipif(kills.missing() is not None, reason=f"{kills.missing()}; installeer strace")
@pytest.mark.parametrize(("faults", "sample"), [(("kill",), 16), (("ENOSPC", "EIO"), 10)], ids=["kill", "disk"])
def test_nothing_is_lost_doubled_or_half(faults: tuple[str, ...], sample: int) -> None:
    kills.load(RULES)
    tried, failures = kills.harness(RULES, faults, sample)
    assert tried == sample
    assert failures == []
