"""Some three hundred hostile and broken papers through ``planwacht run``.

uv run python -m benchmarks.hostile            # all of them, at full size; a quarter of an hour
uv run python -m benchmarks.hostile --small    # at a size that a test can bear
uv run python -m benchmarks.hostile --every 9  # so many of them
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.hostile.harness import trial


def main() -> None:
    """The command: what was wrong, and the numbers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder in which it is left behind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        result = trial(options.keep or Path(scratch), full=not options.small, every=options.every)
    for line in result.wrong:
        print(line)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(result.counts.items()))
    print(f"{result.files} files: {counts}; good papers read: {result.good_read} of {result.good}")
    print(f"{result.seconds:.0f} s, largest process {result.most_bytes / 1e6:.0f} MB, exit {result.status}")
    print(f"{len(result.wrong)} with something wrong")
    sys.exit(1 if result.wrong else 0)


if __name__ == "__main__":
    main()
