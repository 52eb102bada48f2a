"""The day from which a paper speaks: first its own date, then the year of its yearless dates."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.calendars import Calendar
from pipeline.dates.days import days_of
from pipeline.dates.find import readings
from pipeline.dates.reading import Reading
from pipeline.dates.resolve import resolve
from pipeline.dates.tense import tense
from pipeline.dates.years import Setting
from pipeline.model import Anchor, Document
from pipeline.rulebook import Rulebook
from pipeline.texts import day as dutch_day

_DAY = timedelta(days=1)
_FILE_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)|(\d{1,2})[-_.](\d{1,2})[-_.]((?:19|20)\d\d))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class _Own:
    """A date that the paper puts on itself, and where it stands, in Dutch."""

    day: date
    where: str


def settle_anchor(
    document: Document,
    name: str,
    rules: Rulebook,
    default: date,
    header: tuple[int, int, int] | None = None,
    mail_date: date | None = None,
) -> Anchor:
    """The paper's own date with the doubt about it, and the day that settles relative and yearless dates.

    ``header`` is (page number, start, end) of the paper's own date field where one was found. ``default`` counts only
    where the paper says nothing. ``written`` is None where the paper has no date of its own.
    """
    calendar = Calendar.of(rules)
    text = "\f".join(page.text for page in document.pages)
    found = list(readings(text, default, calendar))
    written = _header(document, header, found) or _labelled(text, found, rules)
    updated = _updated(text, found, rules)
    own = (
        updated
        or written
        or _footer(document, found)
        or _file_name(name)
        or (_Own(mail_date, "de datum van de mail") if mail_date else None)
    )
    years, weeks = _week_years(found, own.day if own else default)
    if own is None:
        return _from_contents(text, found, default, calendar, years, weeks)
    return _weighed(own, written, updated, years, weeks)


def _weighed(own: _Own, written: _Own | None, updated: _Own | None, years: Counter[int], weeks: int) -> Anchor:
    """The own date beside what the weeks say."""
    paper = (written or own).day
    reference, doubt = own.day, None
    evidence = f"De datum {dutch_day(own.day)} staat in {own.where}."
    best = years.most_common(1)[0] if years else None
    if best is not None and best[1] * 2 > weeks and best[1] > years.get(paper.year, 0):
        year, fits = best
        counts = f"{fits} van de {weeks} weekreeksen in het stuk beginnen in {year} op de maandag van hun week"
        none = [str(y) for y in (year - 1, year + 1) if not years.get(y)]
        rest = f"; in {' en '.join(none)} geen enkele" if none else ""
        if paper.year != year:
            doubt = (f"Het stuk draagt de datum {dutch_day(paper)}, maar speelt in {year}: {counts}{rest}. "
                     f"Controleer het jaartal in de datum van het stuk.")  # fmt: skip
        if own.day.year != year and abs(own.day.year - year) >= 1 and not _near(own.day, year):
            reference = _moved(own.day, year)
        evidence = f"{evidence} {counts[0].upper()}{counts[1:]}{rest}."
    if doubt is None and updated is not None and written is not None and abs((updated.day - written.day).days) > 200:
        doubt = (f"Het stuk draagt de datum {dutch_day(written.day)} en is volgens zichzelf bijgewerkt tot en met "
                 f"{dutch_day(updated.day)}.")  # fmt: skip
    return Anchor(reference, paper, doubt, evidence)


def _near(day: date, year: int) -> bool:
    """A paper of the autumn may plan the next year."""
    return day.year == year - 1 and day.month >= 7


def _moved(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _header(document: Document, header: tuple[int, int, int] | None, found: list[Reading]) -> _Own | None:
    if header is None:
        return None
    offset = 0
    for page in document.pages:
        if page.number == header[0]:
            start, end = offset + header[1], offset + header[2]
            for reading in found:
                day = _full(reading)
                if day is not None and reading.start < end and reading.end > start:
                    return _Own(day, "het veld Datum")
        offset += len(page.text) + 1
    return None


def _full(reading: Reading) -> date | None:
    if reading.form != "day" or reading.year is None or reading.bound:
        return None
    try:
        return date(reading.year, reading.month or 0, reading.day or 0)
    except ValueError:
        return None


def _labelled(text: str, found: list[Reading], rules: Rulebook) -> _Own | None:
    labels = "|".join(
        re.escape(label) for label in sorted(rules.papers.velden.get("datum", ("datum",)), key=len, reverse=True)
    )
    cue = re.compile(rf"(?im)^[ \t>*|#]*(?:{labels})\b[ \t*:|]*\Z")
    for reading in found:
        day = _full(reading)
        if reading.start > 8000:
            break
        if day is not None and cue.search(text[max(0, reading.start - 60) : reading.start]):
            return _Own(day, "het veld Datum")
    return None


def _updated(text: str, found: list[Reading], rules: Rulebook) -> _Own | None:
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in rules.papers.bijgewerkt)
    if not words:
        return None
    cue = re.compile(rf"(?i)(?:{words})[\s:]*\Z")
    days = []
    for reading in found:
        day = _full(reading.but(bound=""))
        if day is not None and cue.search(
            text[max(0, reading.start - 40) : reading.start]
            + text[reading.start : reading.end].split(str(reading.day))[0]
        ):
            days.append(day)
    return _Own(max(days), "de regel waarin staat tot wanneer het is bijgewerkt") if days else None


def _footer(document: Document, found: list[Reading]) -> _Own | None:
    if len(document.pages) < 2:
        return None
    offset, seen = 0, Counter[date]()
    for page in document.pages:
        low, high = offset + 150, offset + len(page.text) - 150
        seen.update({day for r in found if offset <= r.start < offset + len(page.text) and (r.start < low or r.start > high)
                     and (day := _full(r)) is not None})  # fmt: skip
        offset += len(page.text) + 1
    common = seen.most_common(1)
    if common and common[0][1] > len(document.pages) // 2 and common[0][1] > 1:
        return _Own(common[0][0], "de kop- of voetregel van elke bladzijde")
    return None


def _file_name(name: str) -> _Own | None:
    for match in _FILE_DATE.finditer(name):
        parts = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        try:
            return _Own(date(*map(int, parts)), "de bestandsnaam")
        except ValueError:
            continue
    return None


def _week_years(found: list[Reading], near: date) -> tuple[Counter[int], int]:
    """Per year how many weeks with dates begin on the Monday of their week in it, and how many such weeks there are."""
    years: Counter[int] = Counter()
    weeks = 0
    for reading in found:
        if reading.form != "week" or not reading.parts or not all(part.year is None for part in reading.parts):
            continue
        weeks += 1
        left = reading.parts[0]
        for year in range(near.year - 5, near.year + 6):
            try:
                when = date(year, left.month or 0, left.day or 0)
            except ValueError:
                continue
            if when.weekday() == 0 and when.isocalendar()[1] == reading.number:
                years[year] += 1
    return years, weeks


def _from_contents(
    text: str, found: list[Reading], default: date, calendar: Calendar, years: Counter[int], weeks: int
) -> Anchor:
    """The day of an undated paper: after the last thing that it says has happened, before the first that it expects."""
    told = [day for r in found if (day := _full(r)) is not None and tense(text, r) < 0]
    ahead = [day for r in found if (day := _full(r)) is not None and tense(text, r) > 0]
    if years and weeks:
        year = years.most_common(1)[0][0]
        first = min(
            (
                span[0]
                for r in found
                if r.form == "week" and r.parts and (span := days_of(r.parts[0], year, calendar, default)) and span[0]
            ),
            default=date(year, 1, 1),
        )
        return Anchor(first, None, None, f"De weken en dagen in het stuk passen bij elkaar in {year}.")
    if not told and not ahead:
        written = Counter(r.year for r in found if r.year is not None and 2000 <= r.year <= 2099)
        if written and default.year not in written:
            year = written.most_common(1)[0][0]
            return Anchor(date(year, 1, 1), None, None, f"Het stuk heeft geen datum; het noemt vooral {year}.")
        return Anchor(default, None, None, None)
    low = max(told) if told else min(ahead) - 180 * _DAY
    for reading in found:
        if reading.shift == -1 and reading.yearless:
            settled = resolve(reading.but(shift=1), Setting(low, calendar))
            if settled and settled.end and low < settled.end <= low + 200 * _DAY:
                low = settled.end
    high = min((day for day in ahead if day > low), default=low + 365 * _DAY)
    for reading in found:
        if reading.shift == 1 and reading.yearless:
            settled = resolve(reading, Setting(low, calendar))
            if settled and settled.start and low < settled.start < high:
                high = settled.start
    reference = low + min((high - low) // 2, 30 * _DAY)
    return Anchor(reference, None, None,
                  f"Het stuk heeft geen eigen datum; naar de inhoud is het geschreven tussen {dutch_day(low)} en {dutch_day(high)}.")  # fmt: skip
