"""A week range that begins or ends on a day on which nobody works, while the others run from Monday to Friday."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.week_datum import labelled
from pipeline.checks.wording import subject, within
from pipeline.model import DateMention, Finding, Period, PlanningItem
from pipeline.texts import day


@check(
    "week-einde",
    title="Week eindigt of begint in het weekend",
    explanation="De planning rekent weken van maandag tot en met vrijdag; deze week loopt een dag door of begint in "
    "het weekend. Meestal een verschrijving, soms een verschoven termijn.",
    remedy="Verbeter de einddatum in de planning, of bevestig dat het weekend erbij hoort.",
    cls="inconsistentie",
)
def week_ends_in_weekend(self: Check, case: Case) -> Iterator[Finding]:
    """A row whose labelled week range starts or ends on Saturday or Sunday, where most of its planning's do not."""
    ranges = [row for row in case.rows if _has_dates(row.week)]
    usual = _usual_ends(ranges)
    for row in ranges:
        weeks, mention = labelled(row.week), row.week
        if weeks is None or mention is None or mention.start is None or mention.end is None:
            continue
        end, start = mention.end, mention.start
        if end.weekday() >= 5 and end.weekday() != usual[row.place.paper] and end <= (weeks.end or end):
            bound, verb, better = end, "eindigt", end + timedelta(days=_last(usual[row.place.paper]) - end.weekday())
        elif start.weekday() >= 5 and start >= (weeks.start or start):
            bound, verb, better = start, "begint", start + timedelta(days=7 - start.weekday())
        else:
            continue
        yield self.finding(
            case,
            (row.key,),
            f"“{' '.join(mention.text.split())}” bij {subject(row, case.rules)}{within(row)} {verb} op {day(bound)}; "
            f"bedoeld is vermoedelijk {day(better)}.",
            (row.place,),
            periods=(
                Period(start, end, "master" if row.origin == "master" else "paper", 0),
                Period(better, better, "calendar", 0),
            ),
            certainty=0.9,
            item=row,
        )


def _has_dates(mention: DateMention | None) -> bool:
    """Whether dates stand beside the label: more numbers than the weeks that it names."""
    if mention is None or labelled(mention) is None:
        return False
    return len(re.findall(r"\d+", mention.text)) > 2


def _last(usual: int | None) -> int:
    """The weekday on which a week of this planning should end: its habit where that is a weekend, else Friday."""
    return usual if usual is not None and usual >= 5 else 4


def _usual_ends(rows: list[PlanningItem]) -> dict[str, int | None]:
    """The weekday (Monday 0) on which most week ranges of a planning end, by its name."""
    ends: dict[str, Counter[int]] = {row.place.paper: Counter() for row in rows}
    for row in rows:
        if row.week and row.week.end:
            ends[row.place.paper][row.week.end.weekday()] += 1
    return {paper: days.most_common(1)[0][0] if days else None for paper, days in ends.items()}
