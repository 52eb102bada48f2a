"""Which papers take part, and which statements are laid beside which rows of the master."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pipeline import master, meetingdays
from pipeline.calendars import Calendar
from pipeline.checks import Case
from pipeline.likeness import alike
from pipeline.model import Extraction, Interval, Master, Match, NotCompared, Place, PlanningItem
from pipeline.rulebook import Rulebook
from pipeline.texts import day

YEARS_APART = 2
SAME_ROW = 85


class Compared(Struct, frozen=True):
    """The case for the checks, and everything that was read and is not part of it, with the reason.

    ``papers`` are all that were read, with the meetings that their statements mean.
    """

    case: Case
    not_compared: tuple[NotCompared, ...]
    papers: tuple[Extraction, ...] = ()


def compare(papers: tuple[Extraction, ...], planned: Master | None, rules: Rulebook, peildatum: date) -> Compared:
    """Decide what takes part and match it. ``papers`` are those that were read, each content once."""
    papers = tuple(
        replace(paper, items=tuple(meetingdays.dated(item, rules) for item in paper.items)) for paper in papers
    )
    left_out: list[NotCompared] = []
    taking_part: list[Extraction] = []
    for paper in papers:
        why = _why_not(paper, planned, rules, peildatum)
        if why is None:
            taking_part.append(paper)
        else:
            left_out.append(NotCompared(paper.source.name, why, Place(paper.source.name, 1, None, None, None, "")))
        for unread in paper.unread:
            place = Place(paper.source.name, unread.page, None, None, None, "")
            left_out.append(NotCompared(f"{paper.source.name}: {unread.what}", unread.why, place))
    taking_part, copies = _each_content_once(taking_part, planned, rules)
    for kept, copy, _ in copies:
        why = f"Nagenoeg dezelfde inhoud als {kept.source.name}; alleen dat stuk is getoetst."
        left_out.append(NotCompared(copy.source.name, why, Place(copy.source.name, 1, None, None, None, "")))
    if planned is None:
        left_out.append(
            NotCompared(
                "masterplanning",
                "Er is geen masterplanning: de stukken zijn gelezen en op zichzelf getoetst, maar nergens mee "
                "vergeleken. Maak hem met planwacht master import.",
            )
        )
    statements = [item for paper in taking_part if not _is_origin(paper, planned) for item in paper.items]
    matches = master.match(statements, planned, rules) if planned is not None else ()
    if planned is not None:
        left_out.extend(_other_tracks(matches, planned, rules))
    rows = master.linked(_rows(taking_part, planned), rules)
    case = Case(peildatum, rules, Calendar.of(rules), tuple(taking_part), rows, planned, matches, copies)
    return Compared(case, tuple(left_out), papers)


def _each_content_once(
    papers: list[Extraction], planned: Master | None, rules: Rulebook
) -> tuple[list[Extraction], tuple[tuple[Extraction, Extraction, float], ...]]:
    """The papers without those that repeat another; the origin of the master is always the one that stays."""
    ordered = sorted(papers, key=lambda p: (not _is_origin(p, planned), len(p.source.name), p.source.name))
    dropped: set[int] = set()
    copies = []
    for one, other, likeness in alike(ordered, rules.checks.inhoud_gelijk):
        if one not in dropped and other not in dropped and not _other_version(ordered[one], ordered[other]):
            dropped.add(other)
            copies.append((ordered[one], ordered[other], likeness))
    names = {ordered[at].source.name for at in dropped}
    return [paper for paper in papers if paper.source.name not in names], tuple(copies)


def _other_version(one: Extraction, other: Extraction) -> bool:
    """Whether two plannings of much the same words are two versions: of another day, or with a row at another time."""
    times = {item.key: item.period for item in one.items if item.is_row}
    rows = [item for item in other.items if item.is_row]
    if not times or not rows:
        return False
    days = [paper.paper.date for paper in (one, other) if paper.paper is not None]
    if None not in days and len(set(days)) > 1:
        return True
    return any(item.key in times and _is_moved(times[item.key], item.period) for item in rows)


def _is_moved(before: Interval | None, after: Interval | None) -> bool:
    """Both sides known and apart; the end of a week that one reading lost is no move."""
    return before is not None and after is not None and None not in (*before, *after) and before.start != after.start


def _rows(papers: list[Extraction], planned: Master | None) -> tuple[PlanningItem, ...]:
    """The master's rows first, then those of planning tables in papers.

    A paper's row that tells a master row again, letter for letter or nearly so, goes by its key: one row, told twice.
    """
    rows = list(planned.items) if planned is not None else []
    known: dict[object, list[PlanningItem]] = defaultdict(list)
    for row in rows:
        known[(row.bodies, row.period)].append(row)
    for item in (item for paper in papers for item in paper.items if item.is_row):
        same = known.get((item.bodies, item.period), [])
        told = item.key in {row.key for row in same}
        again = None if told else next((row for row in same if _alike(row, item)), None)
        rows.append(replace(item, key=again.key) if again is not None else item)
    return tuple(rows)


def _alike(row: PlanningItem, item: PlanningItem) -> bool:
    """Whether two rows of one moment say the same, but for a slip of the pen."""
    from rapidfuzz import fuzz

    return item.caption == row.caption and fuzz.ratio(row.activity.casefold(), item.activity.casefold()) >= SAME_ROW


def _is_origin(paper: Extraction, planned: Master | None) -> bool:
    return planned is not None and paper.source.sha256 == planned.source_sha256


def _why_not(paper: Extraction, planned: Master | None, rules: Rulebook, peildatum: date) -> str | None:
    assert paper.paper is not None
    written = paper.paper.date
    if written is not None and written > peildatum and not paper.paper.date_doubt:
        return f"Het stuk is van {day(written)}, na de peildatum; het is gelezen en telt later mee."
    reference = paper.paper.anchor.reference if paper.paper.anchor else written
    if not belongs(paper, rules):
        return "Hoort niet bij dit programma: geen gemeente, spoor of kenwoord uit rules/ komt erin voor."
    if planned is not None and reference is not None:
        years = [item.period.start.year for item in planned.items if item.period and item.period.start]
        if years and not min(years) - YEARS_APART <= reference.year <= max(years) + YEARS_APART:
            return f"Hoort niet bij deze planning: het stuk is van {reference.year}, de planning van {min(years)}."
    return None


def belongs(paper: Extraction, rules: Rulebook) -> bool:
    """Whether a paper names a municipality, track or key word of the programme; all belong where rules name none."""
    words = [word.casefold() for word in rules.programme.kenwoorden]
    if not words and not rules.municipalities:
        return True
    if paper.municipalities:
        return True
    text = "\n".join(page.text for page in paper.pages).casefold()
    return any(word in text for word in words) or any(item.track is not None for item in paper.items)


def _other_tracks(matches: tuple[Match, ...], planned: Master, rules: Rulebook) -> list[NotCompared]:
    """Statements about a track that the master does not cover: named, once a paper and product, never judged."""
    tracks = {item.track for item in planned.items if item.track}
    seen: set[tuple[str, str]] = set()
    left_out = []
    for match in matches:
        item = match.item
        if item.track is None or item.track in tracks or match.rows:
            continue
        product = rules.product(item.product)
        about = product.naam if product else item.track
        if (item.place.paper, about) in seen:
            continue
        seen.add((item.place.paper, about))
        name = next((track.naam for track in rules.tracks if track.id == item.track), item.track)
        left_out.append(
            NotCompared(
                f"{about} in {item.place.paper}",
                f"Hoort bij spoor {name}; de masterplanning kent dat niet.",
                item.place,
            )
        )
    return left_out
