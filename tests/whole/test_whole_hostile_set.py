"""One in thirteen of the hostile papers of ``python -m benchmarks.hostile``, small, and everything odd in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from conftest import ROOT

sys.path.insert(0, str(ROOT))

from benchmarks.hostile.harness import every_case, trial


def test_none_is_lost_hangs_or_tells_of_the_inside_and_the_good_are_read(tmp_path: Path) -> None:
    result = trial(tmp_path, full=False, every=13, seconds=20)
    assert result.wrong == ()
    assert result.good_read == result.good
    assert result.files > 80
    assert set(result.counts) >= {"read", "refused", "ignored"}


def test_the_set_holds_some_three_hundred_and_no_name_twice() -> None:
    names = [name for name, _ in every_case(full=False)]
    assert len(names) == len(set(names)) > 300
