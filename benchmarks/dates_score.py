"""Score the date reader: ``python -m benchmarks.dates_score [--errors FILE] [--frozen] [--speed]``.

Reads the cases and the scorer beside the project (``../shared/dates``) or, with ``--frozen``, the invented cases of
``tests/dates/frozen``; writes predictions to a temporary folder and prints what the scorer says.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.dates import find_dates, find_in_document, settle_anchor
from pipeline.model import DateMention, Document, Page
from pipeline.rulebook import default

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FROZEN = ROOT / "tests" / "dates" / "frozen"
TODAY = date(2026, 11, 22)


def prediction(mention: DateMention, offset: int = 0) -> dict[str, Any]:
    """One mention in the scorer's shape, ``offset`` characters further."""
    return {
        "begin": mention.start_char + offset,
        "stop": mention.end_char + offset,
        "start": mention.start.isoformat() if mention.start else None,
        "end": mention.end.isoformat() if mention.end else None,
        "kind": mention.kind,
        "value": mention.timex,
    }


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The predictions for every case of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reference = date.fromisoformat(case["reference_datetime"][:10])
        yield {"id": case["id"], "pred": [prediction(found) for found in find_dates(case["text"], reference)]}


def papers(folder: Path) -> Iterator[dict[str, Any]]:
    """The predictions for every paper, with the anchor that the paper itself gives."""
    rules = default()
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        document = Document("text/plain", tuple(Page(n, page) for n, page in enumerate(text.split("\f"), 1)))
        starts = [0]
        for page in document.pages:
            starts.append(starts[-1] + len(page.text) + 1)
        anchor = settle_anchor(document, path.name, rules, TODAY)
        found = find_in_document(document, anchor, rules)
        yield {"file": path.name, "pred": [prediction(one, starts[(one.page or 1) - 1]) for one in found]}


def speed(folder: Path) -> float:
    """Characters a CPU second on the papers, repeated up to a million characters: the best of three passes."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    text = (text + "\n\n") * (1_000_000 // len(text) + 1)
    find_dates(text[:50_000], date(2021, 1, 25))
    spent = []
    for _ in range(3):
        began = time.process_time()
        find_dates(text, date(2021, 1, 25))
        spent.append(time.process_time() - began)
    return len(text) / min(spent)


def main() -> None:
    """Write predictions, run the scorer, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", help="write every miss and every false find to this file")
    parser.add_argument("--frozen", action="store_true", help="score the invented cases of tests/dates/frozen")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    scorer = SHARED / "dates" / "score.py"
    if not scorer.exists():
        sys.exit(f"The scorer is not there: {scorer}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments = [sys.executable, str(scorer), "--name", "planwacht", "--json"]
        if options.frozen:
            bench = folder / "frozen.jsonl"
            bench.write_text("".join(path.read_text(encoding="utf-8") for path in sorted(FROZEN.glob("*.jsonl"))))
            arguments += ["--bench", str(bench)]
        else:
            bench = SHARED / "dates" / "open.jsonl"
            _write(folder / "papers.jsonl", papers(SHARED / "papers"))
            arguments += ["--pred-papers", str(folder / "papers.jsonl")]
        _write(folder / "bench.jsonl", cases(bench))
        arguments += ["--pred-bench", str(folder / "bench.jsonl")]
        if options.errors:
            arguments += ["--errors", options.errors]
        result = json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)
    for part in ("bench", "papers"):
        if part in result:
            _show(part, result[part])
    if options.speed:
        print(f"speed  {speed(SHARED / 'papers') / 1e6:.2f} million characters a CPU second")


def _show(part: str, result: dict[str, Any]) -> None:
    value, span = result["value"], result["span"]
    print(f"{part:6s} gold {result['gold']} pred {result['pred']}  span F1 {span['F1']:.3f}  "
          f"value R {value['R']:.3f} P {value['P']:.3f} F1 {value['F1']:.3f}", end="")  # fmt: skip
    if "value_excl_vague_F1" in result:
        print(f"  without vague {result['value_excl_vague_F1']:.3f}", end="")
    print()
    for name, scores in result.get("per_file", {}).items():
        print(f"       {name}  value F1 {scores['value_F1']:.3f}")
    print("       " + "  ".join(f"{kind} {n['n']}:{n['value']:.2f}" for kind, n in result["per_kind"].items()))


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
