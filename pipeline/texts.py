"""The Dutch that a person reads and that belongs to no single check, sheet or command."""

from __future__ import annotations

from datetime import date

_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day(value: date) -> str:
    """``2021-03-11`` -> ``do 11 mrt 2021``."""
    return f"{_DAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(start: date | None, end: date | None) -> str:
    """An inclusive interval as people say it: one day, ``… t/m …``, ``vanaf``, ``uiterlijk``, or ``geen datum``."""
    if start is None and end is None:
        return "geen datum"
    if end is None:
        assert start is not None
        return f"vanaf {day(start)}"
    if start is None:
        return f"uiterlijk {day(end)}"
    if start == end:
        return day(start)
    if start.year == end.year:
        return f"{day(start)[:-5]} t/m {day(end)}"
    return f"{day(start)} t/m {day(end)}"


def iso_week(value: date) -> str:
    """``2021-03-30`` -> ``2021-W13``."""
    year, week, _ = value.isocalendar()
    return f"{year}-W{week:02d}"


def number(count: int, one: str, many: str) -> str:
    """``1 bevinding``, ``3 bevindingen``."""
    return f"{count} {one if count == 1 else many}"


def bundled(kind: str, first: int, last: int, date: date | None) -> str:
    """One paper of a bundle: ``brief van ma 4 mei 2026 (blz. 1-2)``."""
    pages = str(first) if first == last else f"{first}-{last}"
    return f"{kind if kind != 'onbekend' else 'stuk'}{f' van {day(date)}' if date else ''} (blz. {pages})"


# Doubts about a date, by id: what the person who reads the paper should know.
DATE_DOUBTS: dict[str, str] = {
    "year_inferred": "Het jaar stond er niet bij en is afgeleid.",
    "weekday_differs": "De genoemde weekdag hoort niet bij deze datum.",
    "week_differs": "Het weeknummer en de dagen horen niet bij elkaar.",
    "reversed": "Het einde ligt vóór het begin.",
    "impossible_day": "Deze dag bestaat niet.",
    "vague": "De tijd is niet aan dagen te binden.",
    "ocr": "De datum is onduidelijk gescand en kan verkeerd zijn gelezen.",
    "several": "Er staan meer data in de cel.",
}

# The same in a few words, where there is little room.
DATE_DOUBTS_SHORT: dict[str, str] = {
    "year_inferred": "jaar afgeleid",
    "vague": "vaag",
    "several": "meer dan één",
    "ocr": "slecht leesbare scan",
    "impossible_day": "bestaat niet",
    "weekday_differs": "weekdag past niet bij de datum",
    "week_differs": "week en datum passen niet",
    "reversed": "einde voor begin",
    "unresolved": "niet te bepalen",
}
