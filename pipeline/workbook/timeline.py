"""Tijdlijn: per activity the ISO weeks that are planned and that papers report, with the days on which nobody meets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from pipeline import texts
from pipeline.calendars import Calendar
from pipeline.model import Interval, PlanningItem, Report
from pipeline.rulebook import Rulebook
from pipeline.workbook import looks, metrics, words
from pipeline.workbook.cells import Canvas, Value
from pipeline.workbook.planning import is_unplanned
from pipeline.workbook.printing import lay_out
from pipeline.workbook.scope import compared_items
from pipeline.workbook.sheets import Sheets
from pipeline.workbook.styles import Look

NAME = "Tijdlijn"
_LEFT: tuple[tuple[str, float], ...] = (
    ("Mijlpaal", 16),
    ("Activiteit", 36),
    ("Gremium", 15),
    ("Gepland", 16),
    ("Gemeld", 14.5),
)
_BODY, _PRODUCT = 2, 0
_WEEK_WIDTH = 3.9
_MOST_WEEKS = 56
_MOST_REPORTED = 12
"""Lines of what papers report of one activity."""
_WEEK = timedelta(days=7)
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_GRID = Look(size=8, wrap=False, across="center", down="center", border=("hair", "hair", None, "thin"))
_LABEL = replace(looks.CELL, down="center")
_SHUT = replace(_GRID, fill="9AA5B1", pattern="lightUp")
_PLANNED = replace(_GRID, bold=True, color="FFFFFF", fill="17406D")
_UNSURE = replace(_GRID, bold=True, color="5C3F00", fill="FFE08A")
_AGREED = replace(_GRID, bold=True, color="17406D", fill="BFD7EE")
_DEVIATES = replace(_GRID, bold=True, color="FFFFFF", fill="A3261A")
_ONLY = replace(_GRID, bold=True, color=looks.INK, fill="E3E6EA")
_SMALL = Look(size=7, color=looks.GREY, wrap=False, across="center", down="center")
_MONTH = Look(size=9, bold=True, color=looks.BLUE, wrap=False)
_MARK = Look(size=8, bold=True, color=looks.INK, wrap=False, across="center", down="center")
_NOW_BORDER = ("medium", "medium")


class Line(Struct, frozen=True):
    """A row of the timeline. ``planned`` is None where the row stands in papers only."""

    item: PlanningItem
    planned: Interval | None
    reported: tuple[PlanningItem, ...]
    in_master: bool


def add_timeline(sheets: Sheets, report: Report, rules: Rulebook) -> None:
    """Fill the sheet: a row an activity, a column a week."""
    lines = timeline_lines(compared_items(report), rules)
    weeks = _weeks(lines, report.peildatum)
    left = [width for _, width in _LEFT]
    left[_BODY] = metrics.width_for((body.naam for body in rules.bodies), left[_BODY])
    left[_PRODUCT] = metrics.width_for((product.naam for product in rules.products), left[_PRODUCT])
    canvas = sheets.canvas(NAME, [*left, *([_WEEK_WIDTH] * len(weeks))], "17406D")
    canvas.put(1, "Tijdlijn per week: gepland tegenover gemeld", looks.TITLE)
    canvas.row += 1
    for note in (
        "P = gepland (masterplanning) · P? = week gepland, dag nog te bepalen · PG = gepland, en gemeld in een stuk · "
        "▲ = gemeld buiten de geplande weken · G = gemeld, niet gepland · ◄ ► = ligt voor of na deze weken",
        f"F = feestdag · V = schoolvakantie (regio {rules.programme.schoolregio}) · R = reces; gearceerd · "
        f"dik omlijnd met ▼ = deze week (peildatum {texts.day(report.peildatum)})",
    ):
        canvas.prose(note, looks.NOTE)
    head = _header(canvas, weeks, report, Calendar.of(rules))
    shut = {column for column, monday in enumerate(weeks) if closures(monday, Calendar.of(rules))}
    now = next((column for column, monday in enumerate(weeks) if monday <= report.peildatum < monday + _WEEK), None)
    for line in lines:
        _row(canvas, line, weeks, shut, now, rules)
    if not lines:
        canvas.put(1, "Er is geen activiteit met een datum gevonden.", looks.EMPTY)
    letter = canvas.letters[-1]
    lay_out(
        canvas.sheet,
        report,
        rules,
        paper="A3",
        repeat=(head - 3, head),
        repeat_columns="A:B",
        area=f"A1:{letter}{max(canvas.row - 1, head + 1)}",
        freeze=f"C{head + 1}",
    )


def timeline_lines(items: Sequence[PlanningItem], rules: Rulebook) -> list[Line]:
    """The master's rows in its own order, each with what papers say of it; then what stands in papers only.

    What one municipality says of its council belongs to the row of all councils, and acts by which a body decides are
    one. Where the master has several such rows, a report belongs to the row that is nearest in time. A session of which
    nobody is named belongs to the only row of that session; a bare year is no moment.
    """
    master = [item for item in items if item.origin == "master"]
    rows: dict[object, list[int]] = {}
    for number, item in enumerate(master):
        for key in dict.fromkeys((item.key, _moment(item, rules))):
            rows.setdefault(key, []).append(number)
    sessions: dict[object, list[int]] = {}
    for number, item in enumerate(master):
        sessions.setdefault(_session(item), []).append(number)
    reported: dict[int, list[PlanningItem]] = {}
    alone: dict[str, list[PlanningItem]] = {}
    for item in items:
        if item.origin == "master" or item.modality == "ontkend":
            continue
        near = rows.get(item.key) or ([] if item.gate else rows.get(_moment(item, rules), []))
        if not near and not item.bodies and _is_session(item, rules) and len(sessions.get(_session(item), ())) == 1:
            near = sessions[_session(item)]
        if near:
            nearest = min(near, key=lambda number: (_distance(master[number].period, item.period), number))
            reported.setdefault(nearest, []).append(item)
        elif item.period is not None and any(item.period) and (item.act or item.product) and item.kind != "year":
            alone.setdefault(item.key, []).append(item)
    lines = [Line(item, item.period, tuple(reported.get(n, ())), True) for n, item in enumerate(master)]
    lines.extend(Line(found[0], None, tuple(found), False) for found in sorted(alone.values(), key=_first))
    return lines


def _moment(item: PlanningItem, rules: Rulebook) -> tuple[object, ...]:
    """Product, act and bodies of the item, whatever its municipality; a decision is a decision however it is called."""
    act = rules.act(item.act)
    return item.product, "besluit" if act is not None and act.besluit else item.act, item.bodies


def _session(item: PlanningItem) -> tuple[object, ...]:
    return item.product, item.act


def _is_session(item: PlanningItem, rules: Rulebook) -> bool:
    act = rules.act(item.act)
    return item.product is not None and act is not None and act.bijeenkomst


def _first(items: Sequence[PlanningItem]) -> date:
    return min((ends[0] for item in items if (ends := _closed(item.period))), default=date.max)


def _distance(one: Interval | None, other: Interval | None) -> int:
    first, second = _closed(one), _closed(other)
    if first is None or second is None:
        return 10_000
    return max((second[0] - first[1]).days, (first[0] - second[1]).days, 0)


def _closed(period: Interval | None) -> tuple[date, date] | None:
    """Both ends; an open end shows in the week of the end that is known."""
    if period is None or (period.start is None and period.end is None):
        return None
    start, end = period.start or period.end, period.end or period.start
    assert start is not None
    assert end is not None
    return start, end


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(lines: Sequence[Line], peildatum: date) -> list[date]:
    """The Mondays that are shown: the planned ones and this week; at most a year, what is nearest to this week."""
    planned = [ends for line in lines if (ends := _closed(line.planned))]
    spans = planned or [ends for line in lines for item in line.reported if (ends := _closed(item.period))]
    near, far = peildatum - _MOST_WEEKS * _WEEK, peildatum + _MOST_WEEKS * _WEEK
    first = _monday(max(near, min([start for start, _ in spans] + [peildatum]))) - _WEEK
    last = _monday(min(far, max([end for _, end in spans] + [peildatum]))) + _WEEK
    count = (last - first).days // 7 + 1
    if count > _MOST_WEEKS:
        first = max(first, min(_monday(peildatum) - _MOST_WEEKS // 4 * _WEEK, last - (_MOST_WEEKS - 1) * _WEEK))
        count = _MOST_WEEKS
    return [first + number * _WEEK for number in range(count)]


def closures(monday: date, calendar: Calendar) -> str:
    """Letters of what closes the week from this Monday: F holiday, V school holiday, R recess."""
    days = [monday + timedelta(days=number) for number in range(5)]
    letters = "F" if any(calendar.closed(day) for day in days) else ""
    letters += "V" if any(calendar.school_holiday(day) for day in days) else ""
    return letters + ("R" if any(calendar.recess(day) for day in days) else "")


def _header(canvas: Canvas, weeks: Sequence[date], report: Report, calendar: Calendar) -> int:
    """Months, Mondays, closures and week numbers; returns the row of the header."""
    months, mondays, marks, head = canvas.row, canvas.row + 1, canvas.row + 2, canvas.row + 3
    shown: tuple[int, int] | None = None
    for column, monday in enumerate(weeks, start=len(_LEFT) + 1):
        thursday = monday + timedelta(days=3)
        if (thursday.year, thursday.month) != shown:
            year = f" {thursday.year}" if shown is None or shown[0] != thursday.year else ""
            canvas.put(column, f"{_MONTHS[thursday.month - 1]}{year}", _MONTH, months)
            shown = (thursday.year, thursday.month)
        canvas.put(column, f"{monday.day}-{monday.month}", _SMALL, mondays)
        this_week = monday <= report.peildatum < monday + _WEEK
        mark = ("▼" if this_week else "") + closures(monday, calendar)
        if mark:
            canvas.put(column, mark, _MARK, marks)
        canvas.put(column, monday.isocalendar().week, looks.HEAD_SMALL, head)
    canvas.put(1, "maandag van de week", looks.NOTE, mondays)
    canvas.put(1, "bijzonderheden", looks.NOTE, marks)
    for column, (name, _) in enumerate(_LEFT, start=1):
        canvas.put(column, name, looks.HEAD_LOW, head)
    canvas.row = head + 1
    return head


def _row(canvas: Canvas, line: Line, weeks: Sequence[date], shut: set[int], now: int | None, rules: Rulebook) -> None:
    item = line.item
    planned = _in_weeks([line.planned], weeks)
    reported = _in_weeks([one.period for one in line.reported], weeks)
    unsure = line.in_master and is_unplanned(item)
    left: tuple[Value, ...] = (
        canvas.fits(words.milestone(item, rules), 1, 4),
        canvas.fits(item.activity, 2, 4),
        canvas.fits(words.names(item.bodies, rules) or item.who, 3, 4),
        _planned_text(line),
        canvas.fits(_reported_text(line, rules), 5, _MOST_REPORTED),
    )
    for column, value in enumerate(left, start=1):
        canvas.put(column, value, _LABEL)
    for number in range(len(weeks)):
        mark, look = _mark(number, planned, reported, len(weeks), number in shut)
        if mark == "P" and unsure:
            mark, look = "P?", _UNSURE
        if number == now:
            look = _now(look)
        canvas.put(len(_LEFT) + 1 + number, mark, look)
    canvas.row += 1


def _planned_text(line: Line) -> str:
    if not line.in_master:
        return "niet gepland"
    if line.planned is None or not any(line.planned):
        return "nog te plannen"
    return words.span([line.planned]) + ("\ndag nog te plannen" if is_unplanned(line.item) else "")


def _reported_text(line: Line, rules: Rulebook) -> str:
    """The times that papers give, each with the municipalities that give it where they are named."""
    places = {place.id: place.naam for place in rules.municipalities}
    told: dict[str, list[str]] = {}
    for one in sorted(line.reported, key=lambda item: _closed(item.period) or (date.max, date.max)):
        named = told.setdefault(words.span([one.period or Interval(None, None)]), [])
        if one.municipality in places:
            named.append(places[one.municipality])
    return "\n".join(f"{when}\n({', '.join(dict.fromkeys(named))})" if named else when for when, named in told.items())


def _mark(column: int, planned: set[int], reported: set[int], weeks: int, shut: bool) -> tuple[str | None, Look]:
    if column in planned:
        return ("PG", _AGREED) if column in reported else ("P", _PLANNED)
    if column in reported:
        return ("▲", _DEVIATES) if planned else ("G", _ONLY)
    beyond = planned | reported
    if column == 0 and -1 in beyond:
        return "◄", _GRID
    if column == weeks - 1 and weeks in beyond:
        return "►", _GRID
    return None, _SHUT if shut else _GRID


_NOW_LOOKS: dict[Look, Look] = {}


def _now(look: Look) -> Look:
    if look not in _NOW_LOOKS:
        _NOW_LOOKS[look] = replace(look, border=(*_NOW_BORDER, *look.border[2:]), sides_color=looks.INK)
    return _NOW_LOOKS[look]


def _in_weeks(periods: Iterable[Interval | None], weeks: Sequence[date]) -> set[int]:
    """Columns that the periods touch; -1 and ``len(weeks)`` where they reach before or after."""
    found: set[int] = set()
    for period in periods:
        ends = _closed(period)
        if ends is not None:
            first, last = (min(len(weeks), max(-1, (end - weeks[0]).days // 7)) for end in ends)
            found.update(range(first, last + 1))
    return found
