"""A report's JSON without some papers: their rows, what was found in them, and every sentence that names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

INSTEAD = "een vergeten stuk"
_PEOPLES = ("owner", "remark")
Value = dict[str, Any]


def struck(value: Value, hashes: Collection[str], names: Collection[str], counts: Mapping[str, int]) -> Value:
    """The report without the papers with these hashes and ``names``; ``counts`` are those of the report before it.

    What people wrote stays, with other words for the name.
    """
    kept = [paper for paper in value["papers"] if paper["sha256"] not in hashes and paper["name"] not in names]
    mark = naming(names, [paper["name"] for paper in kept])

    def mended(part: Value, *keys: str) -> Value:
        return {**part, **{key: mark.sub(INSTEAD, part[key]) for key in keys if part[key]}}

    master = (value.get("master") or {}).get("name", "")

    def left_of(findings: list[Value]) -> list[Value]:
        struck_ones = [_without(one, names) for one in findings if not _rests_on(one, names, master)]
        return [mended(one, *_PEOPLES) for one in struck_ones if not named(_ours(one), mark)]

    findings = left_of(value["findings"])
    left = Counter(one["check"] for one in findings)
    return {
        **value,
        "papers": [mended(paper, "reason") for paper in kept],
        "findings": findings,
        "resolved": left_of(value["resolved"]),
        "not_compared": [one for one in value["not_compared"] if not named(one, mark)],
        "items": [one for one in value["items"] if one["place"]["paper"] not in names],
        "checks": [{**run, "findings": left[run["check"]]} for run in value.get("checks", [])],
        "previous": {**value["previous"], "counts": dict(counts) if value["previous"]["week"] else {}},
    }


def _rests_on(finding: Value, names: Collection[str], master: str) -> bool:
    """Whether a finding speaks of the papers first: the first place that is none of the master planning."""
    papers = [place["paper"] for place in finding["evidence"] if place["paper"] != master]
    return bool(papers) and papers[0] in names


def _without(finding: Value, names: Collection[str]) -> Value:
    """The finding without the places in the papers and what they say; it speaks of others first."""
    kept = [index for index, place in enumerate(finding["evidence"]) if place["paper"] not in names]
    new = {old: index for index, old in enumerate(kept)}
    return {
        **finding,
        "evidence": [finding["evidence"][index] for index in kept],
        "periods": [{**one, "evidence": new[one["evidence"]]} for one in finding["periods"] if one["evidence"] in new],
    }


def _ours(finding: Value) -> Value:
    return {key: part for key, part in finding.items() if key not in _PEOPLES}


def naming(names: Collection[str], others: Collection[str] = ()) -> re.Pattern[str]:
    """Finds any of the names as a whole, the longest first, and without the folders before it where that tells it from
    the ``others``."""
    taken = {name.rpartition("/")[2] for name in others}
    told = set(names) | {short for name in names if (short := name.rpartition("/")[2]) not in taken}
    if not told:
        return re.compile(r"(?!)")
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(told, key=len, reverse=True)))


def named(part: Any, mark: re.Pattern[str]) -> bool:
    """Whether a string anywhere in it holds one of the names."""
    if isinstance(part, str):
        return mark.search(part) is not None
    if isinstance(part, dict):
        return any(named(one, mark) for one in part.values())
    return isinstance(part, list) and any(named(one, mark) for one in part)


def touches(value: Value, hashes: Collection[str], names: Collection[str]) -> bool:
    """Whether anything of the papers stands in the report."""
    others = [paper["name"] for paper in value["papers"] if paper["name"] not in names]
    listed = any(one["sha256"] in hashes or one["name"] in names for one in value["papers"])
    return listed or named(value, naming(names, others))


def names_of(value: Value, hashes: Collection[str]) -> set[str]:
    """What the papers with these hashes are called in a report, with all that lies inside them."""
    own = {one["name"] for one in value["papers"] if one["sha256"] in hashes}
    return own | {one["name"] for one in value["papers"] for name in own if one["name"].startswith(f"{name}!")}
