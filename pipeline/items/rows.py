"""Rows of planning tables -> items. Every row with any text becomes one item: none lost, none merged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import islice, takewhile
from operator import attrgetter

from msgspec.structs import replace

from pipeline.items.keys import base_key
from pipeline.items.phases import count_in, phase_in
from pipeline.model import (
    Cell,
    DateKind,
    DateMention,
    Interval,
    NameKind,
    NameMention,
    Page,
    Paper,
    Place,
    PlanningItem,
    Table,
    hull,
)
from pipeline.rulebook import Rulebook

Recognise = Callable[[str], tuple[NameMention, ...]]
ReadCell = Callable[[str, Interval | None], DateMention | None]
_TIME_ROLES = ("week", "period", "date")
_FEW = 4  # words of a cell that says no more than what is asked
_NO_WINDOW = ("day", "alternatives", "unplanned")
_OR_ONE = re.compile(r"\s*(?:/|\bof\b|\ben\b)\s*([^\W\d_][\w-]*)(?!\w)", re.I)
_ENUMERATED = re.compile(r"[\s,/&+]*(?:en|of)?[\s,]*(?:de\s+|het\s+)?", re.I)
_BARE_WEEK = re.compile(r"(?:wk\.?|w)?\s*\d{1,2}(?:\s*(?:[-/+&]|en|t/m|tm)\s*\d{1,2})?", re.I)


OnPage = dict[int | None, list[DateMention]]
"""The dates of each page, in the order in which they stand."""
_start: Callable[[DateMention], int] = attrgetter("start_char")


def from_tables(
    tables: tuple[Table, ...],
    pages: tuple[Page, ...],
    name: str,
    paper: Paper,
    rules: Rulebook,
    recognise: Recognise,
    dates: tuple[DateMention, ...],
    read_cell: ReadCell,
) -> tuple[PlanningItem, ...]:
    """Items of all planning tables in the order of the paper, keys not yet numbered.

    ``dates`` are the mentions found on the pages; ``read_cell`` reads the whole text of a time cell in which none was
    found, with the window of its row's week.
    """
    by_page = {page.number: page for page in pages}
    on_page: OnPage = {}
    for mention in sorted(dates, key=_start):
        on_page.setdefault(mention.page, []).append(mention)
    items: list[PlanningItem] = []
    for table in tables:
        if table.kind != "planning":
            continue
        above: dict[int, Cell] = {}
        for row in table.rows:
            cells = {}
            for at, cell in enumerate(row):
                if cell.merged and at in above:
                    cell = replace(above[at], merged=True)
                elif cell.text:
                    above[at] = cell
                cells[at] = cell
            item = _item(table, row, cells, by_page, name, paper, rules, recognise, on_page, read_cell)
            if item is not None:
                items.append(item)
    return tuple(items)


def _item(
    table: Table,
    row: tuple[Cell, ...],
    cells: dict[int, Cell],
    pages: dict[int, Page],
    name: str,
    paper: Paper,
    rules: Rulebook,
    recognise: Recognise,
    dates: OnPage,
    read_cell: ReadCell,
) -> PlanningItem | None:
    by_role: dict[str, Cell] = {}
    for at, role in enumerate(table.roles):
        if role is not None and at in cells and role not in by_role:
            by_role[role] = cells[at]
    if not any(cell.text for cell in row):
        return None
    week = _mention(by_role.get("week"), dates, pages, _week_reader(read_cell), None)
    week = week or _mention(by_role.get("period"), dates, pages, read_cell, None)
    window = Interval(week.start, week.end) if week and week.start and week.end else None
    day = _mention(by_role.get("date"), dates, pages, read_cell, window)
    if day is None and week is not None and week.kind in _NO_WINDOW:
        week, day = None, week
    activity = _text(by_role, "activity") or " ".join(
        cell.text for at, cell in cells.items() if cell.text and table.roles[at] not in _TIME_ROLES
    )
    who, remarks = _text(by_role, "body"), _text(by_role, "remarks")
    named = recognise(activity)
    bodies = _bodies_of(who, recognise) or _first_bodies(activity, named)
    act = next(iter(_ids(named, "act")), None) or _purpose(table, cells, recognise)
    product = _product(named, table.caption, remarks, recognise)
    municipality = next(iter(_ids(recognise(who), "municipality")), None)
    kind, period = _period(week, day)
    known = rules.product(product)
    return PlanningItem(
        key=base_key(product, act, bodies, None),
        origin="paper",
        activity=activity,
        act=act,
        product=product,
        bodies=bodies,
        period=period,
        kind=kind,
        is_row=True,
        modality="uiterlijk" if day is not None and day.mod == "BEFORE" else "gepland",
        place=_place(row, cells, pages, name),
        track=known.spoor if known else None,
        milestone=next(iter(_ids(recognise(table.caption or ""), "product")), product),
        caption=table.caption,
        count=count_in(f"{activity} {who}"),
        phase=_phase(activity, named, table.caption, product, recognise, rules),
        municipality=municipality,
        week=week,
        day=day,
        remarks=remarks,
        who=who,
        beside=tuple(id for id in _ids(named, "body") if id not in bodies),
        paper_date=paper.anchor.reference if paper.anchor is not None and paper.date_doubt else paper.date,
    )


def _purpose(table: Table, cells: dict[int, Cell], recognise: Recognise) -> str | None:
    """The act that a column without a role of its own tells in a few words: ``ter informatie``."""
    rest = (cell.text for at, cell in cells.items() if table.roles[at] in (None, "result") and cell.text)
    said = (id for text in rest if len(text.split()) <= _FEW for id in _ids(recognise(text), "act"))
    return next(said, None)


def _text(by_role: dict[str, Cell], role: str) -> str:
    cell = by_role.get(role)
    return cell.text if cell is not None else ""


def _mention(
    cell: Cell | None,
    dates: OnPage,
    pages: dict[int, Page],
    read_cell: ReadCell,
    window: Interval | None,
) -> DateMention | None:
    """What the pages' mentions say in this cell when one of them covers it; else the cell read as a whole."""
    if cell is None or not cell.text:
        return None
    here = dates.get(cell.page, [])
    behind = islice(here, bisect_left(here, cell.start, key=_start), None)
    inside = [each for each in takewhile(lambda one: one.start_char <= cell.end, behind) if each.end_char <= cell.end]
    if len(inside) == 1 and not _BARE_WEEK.fullmatch(cell.text) and (window is None or _within_year(inside[0], window)):
        return inside[0]
    whole = read_cell(cell.text, window)
    if whole is None:
        return inside[0] if inside else None
    whole = replace(whole, page=cell.page, line=cell.line, bbox=cell.box)
    page = pages.get(cell.page)
    if page is None:
        return whole
    doubts = page.doubts(whole.doubts, cell.start, cell.end)
    return replace(whole, bbox=page.displayed(cell.box), doubts=doubts)


def _week_reader(read_cell: ReadCell) -> ReadCell:
    """Reads a week column, in which ``24-25`` alone is two weeks and no day."""

    def read(text: str, window: Interval | None) -> DateMention | None:
        return read_cell(f"week {text}" if _BARE_WEEK.fullmatch(text) else text, window)

    return read


def _within_year(mention: DateMention, window: Interval) -> bool:
    """Whether a day of the row lies so near its week that both were read in the same year."""
    if mention.start is None or window.start is None:
        return True
    return abs((mention.start - window.start).days) < 180


def _period(week: DateMention | None, day: DateMention | None) -> tuple[DateKind | None, Interval | None]:
    """The reading that counts: the day, or its alternatives, where one stands; else the week. Its kind beside it."""
    if day is not None and (day.start is not None or day.end is not None):
        return day.kind, Interval(day.start, day.end)
    window = Interval(week.start, week.end) if week and (week.start or week.end) else None
    if day is not None:
        return day.kind, window
    return (week.kind if week else None), window


def _bodies_of(who: str, recognise: Recognise) -> tuple[str, ...]:
    """The bodies of a Wie cell; where none is known, with each blank in turn taken for a break inside a word."""
    found = _ids(recognise(who), "body")
    if found:
        return tuple(dict.fromkeys((*found, *_sharing_a_word(who, recognise))))
    blanks = [at for at, char in enumerate(who) if char == " "][:12]
    return next((ids for at in blanks if (ids := _ids(recognise(who[:at] + who[at + 1 :]), "body"))), ())


def _sharing_a_word(who: str, recognise: Recognise) -> tuple[str, ...]:
    """Of ``PFO sociaal / integraal`` the second, which shares the first word of the one before it."""
    found: list[str] = []
    for other in _OR_ONE.finditer(who):
        before = [name for name in recognise(who) if name.kind == "body" and name.end == other.start()]
        head = who[before[-1].start : before[-1].end].rpartition(" ")[0] if before else ""
        if head and not any(name.start >= other.start(1) for name in recognise(who) if name.kind == "body"):
            found += _ids(recognise(f"{head} {other[1]}"), "body")
    return tuple(found)


def _first_bodies(activity: str, named: tuple[NameMention, ...]) -> tuple[str, ...]:
    """The first body that the activity names, with those enumerated beside it: who acts, not to whom it goes."""
    bodies = [name for name in named if name.kind == "body"]
    chosen = bodies[:1]
    for name in bodies[1:]:
        if not _ENUMERATED.fullmatch(activity[chosen[-1].end : name.start]):
            break
        chosen.append(name)
    return _ids(tuple(chosen), "body")


def _ids(names: tuple[NameMention, ...], kind: NameKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.id for name in names if name.kind == kind))


def _product(named: tuple[NameMention, ...], caption: str | None, remarks: str, recognise: Recognise) -> str | None:
    for names in (named, recognise(caption or ""), recognise(remarks)):
        products = _ids(names, "product")
        if products:
            return products[0]
    return None


def _phase(
    activity: str,
    named: tuple[NameMention, ...],
    caption: str | None,
    product: str | None,
    recognise: Recognise,
    rules: Rulebook,
) -> str | None:
    """The phase that the activity tells of its product, else that of the caption."""
    found = phase_in(activity, [name for name in named if name.kind == "product"], product, rules)
    if found is not None or not caption:
        return found
    return phase_in(caption, [name for name in recognise(caption) if name.kind == "product"], product, rules)


def _place(row: tuple[Cell, ...], cells: dict[int, Cell], pages: dict[int, Page], name: str) -> Place:
    """The row as a whole: its first page and line, the union of its boxes there, its cells as the quote."""
    own = [cell for cell in row if cell.text]
    first = own[0]
    box = hull(cell.box for cell in own if cell.box is not None and cell.page == first.page)
    if first.page in pages:
        box = pages[first.page].displayed(box)
    line = pages[first.page].line(first.start) if first.page in pages else first.line
    return Place(name, first.page, line, box, None, " | ".join(cell.text for cell in cells.values() if cell.text))
