"""Several people's edits brought together: each edit against what its own book said when it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.workbook.people import PeopleColumns, Written
from pipeline.workbook.words import STATUSES

Field = Literal["status", "owner", "remark"]
_FIELDS: tuple[Field, ...] = ("owner", "remark", "status")
"""The status last: what two people disagree about is noted in the remark."""
_SEPARATOR = {"owner": " / ", "remark": "\n"}
_CAUTIOUS = ("in behandeling", "nieuw", "geaccepteerd", "onterecht", "opgelost")
"""Of two statuses the one that keeps the finding open wins; the other is shown in the remark."""


class Clash(Struct, frozen=True):
    """Two people wrote something different; both are kept."""

    id: str
    field: Field
    values: tuple[tuple[str, str], ...]
    """(book, what it says), the book that won first; an empty name is what was kept from before."""


class Merged(Struct, frozen=True):
    """People's columns after merging: by finding id, the clashes, the books used and those that could not be read."""

    people: Mapping[str, Written]
    clashes: tuple[Clash, ...] = ()
    used: tuple[str, ...] = ()
    """sha256 of each book whose edits are in ``people``, for ``write_workbook(merged=…)``."""
    unread: tuple[str, ...] = ()
    """Dutch reasons."""
    loose: tuple[tuple[str, str], ...] = ()
    """(book, text) that belongs to no finding and is in no book that was merged before."""
    lost: tuple[tuple[str, str], ...] = ()
    """(book, finding id) of rows that people removed, likewise."""


class _Edit(Struct, frozen=True):
    book: str
    old: str
    new: str


def merge_people(base: Mapping[str, Written] | None, versions: Sequence[PeopleColumns]) -> Merged:
    """Bring the edits of several books onto ``base``, which is what ``rules/decisions.csv`` holds (None: it is gone,
    and what the newest book said counts).

    An edit is a field that differs from what the program wrote when it made that book, or, where the book does not
    say, from ``base``. An edit of what ``base`` still says replaces it; where ``base`` or another book changed the same
    field meanwhile, remarks and owners are joined, and of statuses the most cautious stays and the others are named in
    the remark. A book whose edits were merged before (its sha256 stands in the memory of one of the others) is not
    merged again, and neither is an edit that a book made later already began with.
    """
    readable = sorted((v for v in versions if v.reason is None), key=lambda v: (v.week or "", len(v.merged)))
    known = {sha for version in readable for sha in version.merged}
    fresh = [version for version in readable if version.sha256 not in known]
    if base is None:
        latest = {id: written for version in readable for id, written in version.before}
        base = {id: written for id, written in latest.items() if written != Written()}
    edits: dict[tuple[str, Field], list[_Edit]] = {}
    used: list[str] = []
    for version in fresh:
        made = list(_edits(version, base, [other for other in readable if _later(other, version)]))
        if made or version.loose or version.lost:
            used.append(version.sha256)
        for id, field, edit in made:
            edits.setdefault((id, field), []).append(edit)
    people = dict(base)
    clashes = []
    for (id, field), told in sorted(edits.items(), key=lambda edit: (_FIELDS.index(edit[0][1]), edit[0][0])):
        people[id], clash = _applied(people.get(id, Written()), id, field, told)
        if clash:
            clashes.append(clash)
    return Merged(
        people,
        tuple(clashes),
        tuple(dict.fromkeys([*sorted(known), *used])),
        tuple(v.reason for v in versions if v.reason),
        tuple(dict.fromkeys((version.name, text) for version in fresh for text in version.loose)),
        tuple((version.name, id) for version in fresh for id in version.lost),
    )


def _later(other: PeopleColumns, version: PeopleColumns) -> bool:
    """Whether the program made the other book after this one: of a later week, or with more merged into it."""
    if other.week != version.week:
        return (other.week or "") > (version.week or "")
    return set(other.merged) > set(version.merged)


def _edits(
    version: PeopleColumns, base: Mapping[str, Written], later: Sequence[PeopleColumns]
) -> Iterable[tuple[str, Field, _Edit]]:
    before = dict(version.before)
    taken = [dict(other.before) for other in later]
    for id, written in version.rows:
        old = before.get(id) or base.get(id) or Written()
        for field in _FIELDS:
            was, now = getattr(old, field), getattr(written, field)
            held = [getattr(book[id], field) for book in taken if id in book]
            if now != was and not any(_holds(field, one, now) for one in held):
                yield id, field, _Edit(version.name, was, now)


def _holds(field: Field, whole: str, part: str) -> bool:
    """Whether a field already says what the edit says; an empty edit is never held by something else."""
    if field == "status" or not part.strip():
        return whole == part
    return _joined(field, [whole, part]) == _joined(field, [whole])


def _applied(current: Written, id: str, field: Field, told: Sequence[_Edit]) -> tuple[Written, Clash | None]:
    """The field after all edits: those of what it still says replace it, the others are laid beside it."""
    said = getattr(current, field)
    direct = list(dict.fromkeys((edit.book, edit.new) for edit in told if edit.old == said))
    aside = [(edit.book, edit.new) for edit in told if edit.old != said and edit.new]
    aside = [(book, new) for book, new in dict.fromkeys(aside) if not _holds(field, said, new)]
    values = _distinct(direct or [("", said)], aside)
    if field == "status":
        return _status(current, id, values)
    written = _with(current, field, _joined(field, [value for _, value in values]) if len(values) > 1 else values[0][1])
    told_apart = tuple(value for value in values if value[1].strip() or value[0])
    return written, Clash(id, field, told_apart) if len(told_apart) > 1 else None


def _distinct(direct: Sequence[tuple[str, str]], aside: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each value once, with the first book that says it."""
    found: dict[str, str] = {}
    for book, value in (*direct, *aside):
        found.setdefault(value, book)
    return [(book, value) for value, book in found.items()]


def _status(current: Written, id: str, values: list[tuple[str, str]]) -> tuple[Written, Clash | None]:
    if len(values) == 1:
        return _with(current, "status", values[0][1]), None
    values = sorted(values, key=lambda one: _CAUTIOUS.index(one[1]))
    others = ", ".join(f"{value} ({book or 'eerder'})" for book, value in values[1:])
    remark = _joined("remark", [current.remark, f"[status ook opgegeven: {others}]"])
    return _with(replace(current, remark=remark), "status", values[0][1]), Clash(id, "status", tuple(values))


def _with(current: Written, field: Field, value: str) -> Written:
    if field == "status":
        return replace(current, status=next(status for status in STATUSES if status == value))
    return replace(current, owner=value) if field == "owner" else replace(current, remark=value)


def _joined(field: str, values: Iterable[str]) -> str:
    """Each part (a line, a name) once, in the order of the values; a part that another begins with adds nothing."""
    separator = _SEPARATOR[field]
    kept: list[str] = []
    for part in (part for value in values for part in value.split(separator) if part.strip()):
        if not any(_begins(other, part) for other in kept):
            kept = [other for other in kept if not _begins(part, other)] + [part]
    return separator.join(kept)


def _begins(text: str, part: str) -> bool:
    """Whether the text begins with the part, and not in the middle of a word."""
    return text == part or (text.startswith(part) and not text[len(part)].isalnum())
