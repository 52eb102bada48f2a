"""Which days are working days: public holidays, school holidays by region, recess, closed days. Facts, no judgement.

Source of holidays and school holidays: the ``holidays`` library (categories ``public`` and ``school``).
"""

from __future__ import annotations

import importlib
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct

from pipeline.rulebook import CalendarRules, Rulebook


class Calendar(Struct, frozen=True):
    """The calendar of a workspace: its rules and its school region (``noord``, ``midden`` or ``zuid``)."""

    rules: CalendarRules
    region: str

    @classmethod
    def of(cls, rules: Rulebook) -> Calendar:
        """The calendar that a rulebook describes."""
        return cls(rules.calendar, rules.programme.schoolregio)

    def holiday(self, day: date) -> str | None:
        """The Dutch name of the public or memorial day on ``day``, whether or not people are free on it."""
        return _public(day.year).get(day)

    def closed(self, day: date) -> str | None:
        """Why nobody meets on ``day``: a public holiday that counts here or a closed day; None on other days."""
        for extra in self.rules.gesloten:
            if extra.datum == day:
                return extra.naam
        name = self.holiday(day)
        if name is None or name in self.rules.feestdagen_niet_vrij:
            return None
        if name in self.rules.gedenkdagen and not (name in self.rules.vrij_in_lustrum and day.year % 5 == 0):
            return None
        return name

    def memorial(self, day: date) -> str | None:
        """The name of a day such as Goede Vrijdag that is no day off by rule and yet worth a word."""
        name = self.holiday(day)
        return name if name in self.rules.gedenkdagen else None

    def school_holiday(self, day: date) -> str | None:
        """The school holiday in this region on ``day``, by its Dutch name in lower case."""
        return _school(day.year, self.region).get(day)

    def school_holiday_span(self, name: str, year: int) -> tuple[date, date] | None:
        """First and last day, weekends included, of a school holiday (``zomervakantie``) that begins in ``year``."""
        days = sorted(
            day
            for y in (year - 1, year, year + 1)
            for day, found in _school(y, self.region).items()
            if found == name.casefold()
        )
        run: list[date] = []
        for day in days:
            if run and (day - run[-1]).days > 3:
                if run[0].year == year:
                    break
                run = []
            run.append(day)
        if not run or run[0].year != year:
            return None
        return run[0], run[-1]

    def recess(self, day: date, municipality: str | None = None) -> str | None:
        """The recess on ``day`` of the councils, or of one municipality's council."""
        for recess in self.rules.reces:
            own = not recess.gemeenten or municipality is None or municipality in recess.gemeenten
            if own and recess.van <= day <= recess.tot:
                return recess.naam
        return None

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and not closed."""
        return day.weekday() < 5 and self.closed(day) is None

    def working_days(self, start: date, end: date) -> int:
        """Working days from ``start`` to ``end``: 0 for the same day, negative where ``end`` comes first."""
        if end < start:
            return -self.working_days(end, start)
        free = {each.datum for each in self.rules.gesloten}
        free.update(day for year in range(start.year, end.year + 1) for day in _public(year))
        closed = sum(start < day <= end and day.weekday() < 5 and self.closed(day) is not None for day in free)
        return _weekdays(end) - _weekdays(start) - closed


def _weekdays(day: date) -> int:
    """The days from Monday to Friday since the calendar began, the day itself too."""
    weeks, days = divmod(day.toordinal(), 7)
    return 5 * weeks + min(days, 5)


@lru_cache(maxsize=1)
def _library() -> Any:
    """The class of Dutch holidays. Its package imports those of two hundred countries: while ours is imported an empty
    package with the same path stands in for it; whoever wants the others afterwards gets the real one."""
    import holidays

    name = "holidays.countries"
    if name in sys.modules:
        return importlib.import_module(f"{name}.netherlands").Netherlands
    package = ModuleType(name)
    package.__path__ = [str(Path(holidays.__file__).with_name("countries"))]
    sys.modules[name] = package
    try:
        return importlib.import_module(f"{name}.netherlands").Netherlands
    finally:
        del sys.modules[name]
        vars(holidays).pop("countries", None)


@lru_cache(maxsize=64)
def _public(year: int) -> dict[date, str]:
    from_library: dict[date, str] = dict(_library()(years=year, language="nl", categories=("public", "optional")))
    return {day: _DAY_NAMES.get(name, name) for day, name in from_library.items()}


@lru_cache(maxsize=64)
def _school(year: int, region: str) -> dict[date, str]:
    found = _library()(years=year, language="nl", categories=("school",), subdiv=region.capitalize())
    return {day: name.casefold() for day, name in found.items()}


# The library writes the second word of these days in lower case; Dutch spelling has capitals.
_DAY_NAMES = {
    f"{first} {second}": f"{first} {second.capitalize()}"
    for first, second in (
        ("Goede", "vrijdag"),
        ("Eerste", "paasdag"),
        ("Tweede", "paasdag"),
        ("Eerste", "pinksterdag"),
        ("Tweede", "pinksterdag"),
        ("Eerste", "kerstdag"),
        ("Tweede", "kerstdag"),
    )
}
