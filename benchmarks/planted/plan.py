"""An invented but sensible planning of one year: rows in the order of the decision route, weeks right for the year."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from benchmarks.planted.worlds import Act, Body, Product, World

MEMORIAL = ("Goede Vrijdag", "Bevrijdingsdag")


@dataclass(frozen=True, slots=True)
class Row:
    """One planning row; ``day`` is None where the row is a window of whole weeks, Monday to Friday."""

    act: Act
    product: Product
    body: Body
    start: date
    end: date
    day: date | None
    milestone: int

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.act, self.product.planning, self.body.planning)

    @property
    def first(self) -> date:
        return self.day or self.start

    @property
    def last(self) -> date:
        return self.day or self.end


@cache
def feasts(year: int) -> dict[date, str]:
    """The public holidays of the year by day, Dutch names, memorial days included."""
    return dict(holidays.country_holidays("NL", years=year, language="nl").items())


@cache
def closed(year: int, school: str) -> frozenset[date]:
    """Days on which no sensible planning puts a meeting: public and school holidays, Good Friday, 5 May."""
    school_days = holidays.country_holidays("NL", years=year, subdiv=school, categories=("school",))
    days = {*feasts(year), *school_days.keys(), date(year, 5, 5)}
    easter = next(day for day, name in feasts(year).items() if name == "Eerste paasdag" or name == "Eerste Paasdag")
    return frozenset({*days, easter - timedelta(days=2)})


def monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def works(day: date, world: World) -> bool:
    return day.weekday() < 5 and day not in closed(day.year, world.school)


def make(world: World, year: int, rng: random.Random) -> tuple[Row, ...]:
    """The rows of the year's milestones."""
    starts = [rng.randint(6, 8), rng.randint(19, 20), rng.randint(35, 36)]
    rows: list[Row] = []
    for number, (product, start) in enumerate(zip(world.products, starts, strict=True)):
        rows += _milestone(world, year, number, product, start, rng)
    return tuple(rows)


def _milestone(world: World, year: int, number: int, product: Product, week: int, rng: random.Random) -> list[Row]:
    def on(act: Act, body: Body, week: int) -> tuple[Row, int]:
        day = monday(year, week) + timedelta(days=body.weekday or 0)
        while not works(day, world):
            day += timedelta(days=7)
        week = day.isocalendar().week
        first = monday(year, week)
        return Row(act, product, body, first, first + timedelta(days=4), day, number), week

    def over(act: Act, body: Body, first: int, last: int) -> Row:
        end = monday(year, last) + timedelta(days=4)
        return Row(act, product, body, monday(year, first), end, None, number)

    rows = []
    order: list[tuple[Act, Body]] = [("opleveren", world.steering), ("bespreken", world.officials)]
    if world.officials_first:
        order.reverse()
    if rng.random() < 0.6:
        order.insert(0, ("dialoogsessie", world.aldermen))
    for act, body in [*order, ("instemmen", world.secretaries)]:
        row, week = on(act, body, week)
        rows.append(row)
        week += 1
    length = rng.randint(1, 2)
    rows.append(over("instemmen", world.colleges, week, week + length - 1))
    week += length
    length = rng.randint(2, 4) if number != 1 else 2
    council_act: Act = world.council_act if rng.random() < 0.7 else "instemmen"
    rows.append(over(council_act, world.councils, week, week + length - 1))
    return rows


def wording(row: Row, world: World) -> tuple[str, str, str]:
    """How the planning words the row: activity, who, remarks."""
    product, count = row.product.planning, len(world.towns)
    what = {
        "opleveren": f"Opleveren {product}",
        "bespreken": f"Bespreken {product}",
        "dialoogsessie": f"Bestuurlijke dialoogsessie {product}",
        "instemmen": f"Instemmen met {product}",
        "vaststellen": f"Vaststellen {product}",
    }[row.act]
    if row.body is world.secretaries:
        what = f"Instemmen {row.body.planning} met {product} en doorsturen naar colleges"
    if row.body is world.colleges:
        what = f"Instemmen colleges met {product}"
    if row.body is world.councils:
        what = f"Instemmen raden met {product}" if row.act == "instemmen" else f"Vaststellen {product} door de raden"
    remarks = {"opleveren": "Laatste input", "bespreken": "Schriftelijke reactie kan ook"}.get(row.act, "")
    return what, row.body.planning + (f" (x{count})" if row.body.plural and count else ""), remarks


def week_label(row: Row) -> str:
    """``Week 14-17 (5-4 tm 30-4)`` as planning notes write it."""
    first, last = row.start.isocalendar().week, row.end.isocalendar().week
    weeks = (
        f"Week {first}" if first == last else f"Week {first} + {last}" if last == first + 1 else f"Week {first}-{last}"
    )
    return f"{weeks} ({row.start.day}-{row.start.month} tm {row.end.day}-{row.end.month})"
