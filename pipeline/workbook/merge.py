"""Several people's edits of one week brought together: each edit against what its own book said when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.workbook.people import PeopleColumns, Written
from pipeline.workbook.words import STATUSES

_JOIN = "\n"
_CAUTIOUS = ("in behandeling", "nieuw", "geaccepteerd", "onterecht", "opgelost")
"""Of two statuses the one that keeps the finding open wins; the other is shown in the remark."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people wrote something different; both are kept. ``field`` is ``status``, ``owner`` or ``remark``."""

    id: str
    field: str
    values: tuple[tuple[str, str], ...]
    """(book, what it says), the book that won first."""


@dataclass(frozen=True, slots=True)
class Merged:
    """People's columns after merging: by finding id, the clashes, the books used and those that could not be read."""

    people: Mapping[str, Written]
    clashes: tuple[Clash, ...] = ()
    used: tuple[str, ...] = ()
    """sha256 of each book that is in ``people``, for ``write_workbook(merged=…)``."""
    unread: tuple[str, ...] = ()
    """Dutch reasons."""


def merge_people(base: Mapping[str, Written], versions: Sequence[PeopleColumns]) -> Merged:
    """Bring the edits of several books onto ``base`` (what ``rules/decisions.csv`` holds).

    An edit is a field that differs from what the program wrote when it made that book, or, where the book does not
    say, from ``base``. Fields that only one book edited take its value; where books edited one field differently,
    remarks and owners are joined, and of statuses the most cautious stays and the others are named in the remark.
    A book that was merged before (its sha256 stands in the memory of one of the others) is not merged again.
    """
    known = {sha for version in versions for sha in version.merged}
    fresh = [v for v in versions if v.reason is None and v.sha256 not in known]
    edits: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for version in fresh:
        before = dict(version.before)
        for id, written in version.rows:
            old = before.get(id) or base.get(id) or Written()
            for field in ("status", "owner", "remark"):
                value = getattr(written, field)
                if value != getattr(old, field):
                    told = edits.setdefault((id, field), [])
                    if value not in [other for _, other in told]:
                        told.append((version.name, value))
    people = dict(base)
    clashes = []
    for (id, field), told in sorted(edits.items(), key=lambda edit: edit[0][1] == "status"):
        current = people.get(id, Written())
        people[id], clash = _applied(current, id, field, told)
        if clash:
            clashes.append(clash)
    used = dict.fromkeys([*sorted(known), *(version.sha256 for version in fresh)])
    return Merged(people, tuple(clashes), tuple(used), tuple(v.reason for v in versions if v.reason))


def _applied(current: Written, id: str, field: str, told: list[tuple[str, str]]) -> tuple[Written, Clash | None]:
    if len(told) == 1:
        return _with(current, field, told[0][1]), None
    if field == "status":
        told = sorted(told, key=lambda one: _CAUTIOUS.index(one[1]))
        others = ", ".join(f"{value} ({book})" for book, value in told[1:])
        note = f"[status ook opgegeven: {others}]"
        remark = current.remark if note in current.remark else _joined([current.remark, note])
        return _with(replace(current, remark=remark), field, told[0][1]), Clash(id, field, tuple(told))
    separator = _JOIN if field == "remark" else " / "
    return _with(current, field, _joined([value for _, value in told], separator)), Clash(id, field, tuple(told))


def _with(current: Written, field: str, value: str) -> Written:
    if field == "status":
        return replace(current, status=next(status for status in STATUSES if status == value))
    return replace(current, owner=value) if field == "owner" else replace(current, remark=value)


def _joined(values: Iterable[str], separator: str = _JOIN) -> str:
    """Each part (a line, a name) once, in the order of the values; a part that another begins with adds nothing."""
    kept: list[str] = []
    for part in (part for value in values for part in value.split(separator) if part.strip()):
        if not any(_begins(other, part) for other in kept):
            kept = [other for other in kept if not _begins(part, other)] + [part]
    return separator.join(kept)


def _begins(text: str, part: str) -> bool:
    """Whether the text begins with the part, and not in the middle of a word."""
    return text == part or (text.startswith(part) and not text[len(part)].isalnum())
