"""The day from which a paper speaks: first its own date, then the year of its yearless dates."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from msgspec import Struct

from pipeline.calendars import Calendar
from pipeline.dates.contents import from_contents, week_years
from pipeline.dates.find import readings
from pipeline.dates.reading import Reading
from pipeline.dates.sieve import counts
from pipeline.dates.tense import tense
from pipeline.model import Anchor, Document
from pipeline.rulebook import Rulebook
from pipeline.texts import day as dutch_day

_FILE_DATE = re.compile(
    r"(?<!\d)(?:((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)|(\d{1,2})[-_.](\d{1,2})[-_.]((?:19|20)\d\d))(?!\d)"
)
_TOP = 1200  # characters from the beginning within which a dateline stands
_PLACE = re.compile(r"[ \t#*>]*(?:[A-Z][\w' -]{2,40},[ \t]*)?")
# Before ``peildatum``: that of figures, and not of the paper (``hebben als peildatum 1 april``).
_OF_FIGURES = re.compile(r"\b(?:als|met|heeft|hebben)\s+(?:de\s+|een\s+)?\Z", re.I)
_EDGE = 150  # characters from the top or the bottom of a page in which a header or footer stands
_FAR = timedelta(days=200)
_RECENT = timedelta(days=183)  # a letter tells of what happened in the half year before it


class _Own(Struct, frozen=True):
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
    found = [one for one in readings(text, default, calendar) if counts(text, one, False, rules)]
    written = _header(document, header, found) or _labelled(text, found, rules) or _dateline(text, found)
    updated = _updated(text, found, rules)
    own = updated or written or _running(document, found) or _file_name(name)
    if own is None and mail_date is not None:
        own = _Own(mail_date, "de mail waarmee het kwam")
    years, weeks = week_years(found, own.day if own else default)
    if own is None:
        return from_contents(text, found, default, calendar, years, weeks)
    anchor = _weighed(own, written, updated, years, weeks)
    if anchor.doubt is None and updated is None:
        return _told_before_it_happened(anchor, own, text, found)
    return anchor


def _weighed(own: _Own, written: _Own | None, updated: _Own | None, years: Counter[int], weeks: int) -> Anchor:
    """The own date beside what the weeks say."""
    paper = (written or own).day
    reference, doubt = own.day, None
    evidence = f"De datum {dutch_day(own.day)} staat in {own.where}."
    best = years.most_common(1)[0] if years else None
    if best is not None and best[1] * 2 > weeks and _outweighs(best, years.get(paper.year, 0), paper.year):
        year, fits = best
        none = [str(other) for other in (year - 1, year + 1) if not years.get(other)]
        told = (
            f"{fits} van de {weeks} weken met dagen erbij beginnen in {year} op de maandag van hun week"
            f"{'; in ' + ' en '.join(none) + ' geen enkele' if none else ''}"
        )
        if not _plans_ahead(paper, year):
            doubt = (
                f"Het stuk draagt de datum {dutch_day(paper)}, maar speelt in {year}: {told}. "
                f"Controleer het jaartal in de datum van het stuk."
            )
        if not _plans_ahead(own.day, year):
            reference = _moved(own.day, year)
        evidence = f"{evidence} Van de weken geldt: {told}."
    if doubt is None and updated is not None and written is not None and abs(updated.day - written.day) > _FAR:
        doubt = (
            f"Het stuk draagt de datum {dutch_day(written.day)} en is volgens zichzelf bijgewerkt tot en met "
            f"{dutch_day(updated.day)}."
        )
    return Anchor(reference, paper, doubt, evidence)


def _outweighs(best: tuple[int, int], own: int, year: int) -> bool:
    """Whether the weeks say more than the year on the paper: three that fit, or two of the next year; one is a slip."""
    return best[1] > own and (best[1] >= 3 or (best[1] == 2 and abs(best[0] - year) == 1))


def _told_before_it_happened(anchor: Anchor, own: _Own, text: str, found: list[Reading]) -> Anchor:
    """A paper that tells of a full date after its own as past: its year is a slip where another year mends it."""
    told = [day for r in found if (day := _full(r)) is not None and day > own.day and tense(text, r) < 0]
    if not told:
        return anchor
    last = max(told)
    year = last.year if _moved(own.day, last.year) >= last else last.year + 1
    moved = _moved(own.day, year)
    if not timedelta(0) <= moved - last <= _RECENT:
        return anchor
    doubt = (
        f"Het stuk draagt de datum {dutch_day(own.day)}, maar vertelt over {dutch_day(last)} als iets dat is gebeurd. "
        f"Controleer het jaartal; vermoedelijk is {dutch_day(moved)} bedoeld."
    )
    return Anchor(moved, own.day, doubt, anchor.evidence)


def _plans_ahead(day: date, year: int) -> bool:
    """A paper is of the year that it plans, or of the second half of the year before."""
    return day.year == year or (day.year == year - 1 and day.month >= 7)


def _moved(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _full(reading: Reading) -> date | None:
    if reading.form != "day" or reading.year is None:
        return None
    try:
        return date(reading.year, reading.month or 0, reading.day or 0)
    except ValueError:
        return None


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


def _labelled(text: str, found: list[Reading], rules: Rulebook) -> _Own | None:
    """A full date behind a label such as ``Datum:`` near the top."""
    labels = sorted(rules.papers.velden.get("datum", ("datum",)), key=len, reverse=True)
    cue = re.compile(rf"(?im)^[ \t>*|#]*(?:{'|'.join(map(re.escape, labels))})[ \t*:|]*(?:\n[ \t]*)?\Z")
    for reading in found:
        if reading.start > 8000:
            break
        day = _full(reading)
        if day is not None and cue.search(text[max(0, reading.start - 60) : reading.start]):
            return _Own(day, "het veld Datum")
    return None


def _dateline(text: str, found: list[Reading]) -> _Own | None:
    """A full date near the top at the end of a line of its own or behind a place: ``Waterdam, 4 februari 2019``."""
    for reading in found:
        if reading.start > _TOP:
            break
        day = _full(reading)
        line = text[text.rfind("\n", 0, reading.start) + 1 : reading.start]
        rest = text[reading.end : reading.end + 20].split("\n")[0]
        if day is not None and not rest.strip(" .\r") and _PLACE.fullmatch(line):
            return _Own(day, "de regel met plaats en datum")
    return None


def _updated(text: str, found: list[Reading], rules: Rulebook) -> _Own | None:
    """The latest date behind ``bijgewerkt t/m`` and its like."""
    low = text.casefold()
    phrases = [each for each in rules.papers.bijgewerkt if all(word.casefold() in low for word in each.split())]
    if not phrases:
        return None
    words = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    said = re.finditer(rf"(?i)(?<!\w)(?:{words})[\s:(]*", text)
    ends = [
        match.end() for match in said if _OF_FIGURES.search(text[max(0, match.start() - 20) : match.start()]) is None
    ]
    days = [
        day
        for end in ends
        for reading in found
        if reading.start <= end < reading.end and (day := _full(reading)) is not None
    ]
    return _Own(max(days), "de regel die zegt tot wanneer het is bijgewerkt") if days else None


def _running(document: Document, found: list[Reading]) -> _Own | None:
    """A date that stands at the top or the bottom of most pages."""
    if len(document.pages) < 2:
        return None
    offset, seen = 0, Counter[date]()
    for page in document.pages:
        end = offset + len(page.text)
        here = {
            day
            for reading in found
            if offset <= reading.start < end
            and (reading.start - offset < _EDGE or end - reading.end < _EDGE)
            and (day := _full(reading)) is not None
        }
        seen.update(here)
        offset = end + 1
    common = seen.most_common(1)
    if common and common[0][1] > max(1, len(document.pages) // 2):
        return _Own(common[0][0], "de kop- of voetregel van de bladzijden")
    return None


def _file_name(name: str) -> _Own | None:
    for match in _FILE_DATE.finditer(name):
        parts = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        try:
            return _Own(date(*map(int, parts)), "de bestandsnaam")
        except ValueError:
            continue
    return None
