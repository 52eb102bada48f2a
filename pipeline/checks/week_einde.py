"""A week range that begins or ends on a day on which nobody works, while the others run from Monday to Friday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pipeline.checks.registry import Case, Check, check
from pipeline.checks.week_datum import labelled
from pipeline.checks.wording import subject
from pipeline.model import Finding, Period
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
    """A row whose labelled week range starts or ends on Saturday or Sunday, inside the right ISO week."""
    for row in case.rows:
        weeks, mention = labelled(row.week), row.week
        if weeks is None or mention is None or mention.start is None or mention.end is None:
            continue
        assert weeks.start is not None
        if mention.start == weeks.start and mention.end == weeks.end:
            continue  # the label alone: no dates were written
        for bound, verb, better in (
            (mention.end, "eindigt", mention.end - timedelta(days=mention.end.weekday() - 4)),
            (mention.start, "begint", mention.start + timedelta(days=7 - mention.start.weekday())),
        ):
            if bound.weekday() < 5 or not weeks.start <= bound <= (weeks.end or bound):
                continue
            yield self.finding(
                case,
                (row.key,),
                f"“{' '.join(mention.text.split())}” bij {subject(row, case.rules)} {verb} op {day(bound)}; "
                f"bedoeld is vermoedelijk {day(better)}.",
                (row.place,),
                periods=(
                    Period(mention.start, mention.end, "master" if row.origin == "master" else "paper", 0),
                    Period(better, better, "calendar", 0),
                ),
                certainty=0.9,
                item=row,
            )
            break
