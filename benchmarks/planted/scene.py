"""Fill the slots of a pattern from the planning: who, what, and days that fit or do not fit."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.planted.plan import MEMORIAL, Row, closed, feasts, works
from benchmarks.planted.worlds import Body, Product, World

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEK = timedelta(days=7)


class Unfit(Exception):
    """The pattern cannot be filled here: no such day, no such row."""


def month(day: date) -> str:
    return MONTHS[day.month - 1]


@dataclass(frozen=True, slots=True)
class Said:
    """A day that can be written in several ways: ``{same:wd}``."""

    day: date
    rng: random.Random

    def __format__(self, style: str) -> str:
        day, name = self.day, DAYS[self.day.weekday()]
        wrong = DAYS[(day.weekday() + self.rng.choice([1, 2, 3])) % 5] if day.weekday() < 5 else DAYS[0]
        style = style or self.rng.choice(["plain", "plain", "plain", "wd", "wd", "year", "wdyear"])
        plain = f"{day.day} {month(day)}"
        return {
            "plain": plain,
            "wd": f"{name} {plain}",
            "year": f"{plain} {day.year}",
            "wdyear": f"{name} {plain} {day.year}",
            "wrong": f"{wrong} {plain}",
            "wrongyear": f"{wrong} {plain} {day.year}",
        }[style]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def verbs(row: Row) -> dict[str, str]:
    """The act of the row in the shapes that sentences need, its product included."""
    product, body, many = row.product.name, row.body.name, row.body.plural
    one, more, rest, clause, clause_more, perfect, passive, noun, to, infinitive = {
        "opleveren": (
            "levert", "leveren", f"{product} op", f"{product} oplevert", f"{product} opleveren",
            f"{product} opgeleverd", f"door {body} opgeleverd", f"oplevering van {product}",
            f"{product} op te leveren", f"{product} opleveren",
        ),
        "bespreken": (
            "bespreekt", "bespreken", product, f"{product} bespreekt", f"{product} bespreken",
            f"{product} besproken", f"in {body} besproken", f"bespreking van {product}",
            f"{product} te bespreken", f"{product} bespreken",
        ),
        "instemmen": (
            "stemt", "stemmen", f"in met {product}", f"instemt met {product}", f"instemmen met {product}",
            f"ingestemd met {product}", f"ter instemming aan {body} voorgelegd", f"instemming met {product}",
            f"in te stemmen met {product}", f"instemmen met {product}",
        ),
        "vaststellen": (
            "stelt", "stellen", f"{product} vast", f"{product} vaststelt", f"{product} vaststellen",
            f"{product} vastgesteld", f"door {body} vastgesteld", f"vaststelling van {product}",
            f"{product} vast te stellen", f"{product} vaststellen",
        ),
    }[row.act]  # fmt: skip
    return {
        "vf": more if many else one, "vf1": one, "vfn": more, "vrest": rest,
        "vbij": clause_more if many else clause, "vperf": perfect, "vpas": passive,
        "vnoun": noun, "vte": to, "vinf": infinitive,
    }  # fmt: skip


class Scene(Mapping[str, object]):
    """The slots for one sentence; raises ``Unfit`` where a slot has no value here."""

    def __init__(
        self, world: World, rows: tuple[Row, ...], row: Row | None, paper: date, sender: str, rng: random.Random
    ) -> None:
        self.world, self.rows, self.paper, self.sender, self.rng = world, rows, paper, sender, rng
        self._row = row
        self._memo: dict[str, object] = {}

    def __getitem__(self, slot: str) -> object:
        if slot not in self._memo:
            self._memo[slot] = self._value(slot)
        return self._memo[slot]

    def __iter__(self) -> Iterator[str]:
        return iter(self._memo)

    def __len__(self) -> int:
        return len(self._memo)

    @property
    def row(self) -> Row:
        if self._row is None:
            raise Unfit("no row")
        return self._row

    def _value(self, slot: str) -> object:
        if slot[0].isupper():
            return capital(str(self[slot.lower()]))
        for source in (self._words, self._days, self._weeks):
            value = source(slot)
            if value is not None:
                return value
        raise KeyError(slot)

    # --- who and what

    def _words(self, slot: str) -> object | None:
        world, year = self.world, self.paper.year
        plain: dict[str, Callable[[], object]] = {
            "gem": lambda: self.rng.choice([town for town in world.towns if town != self.sender]),
            "steering": lambda: world.steering.name,
            "absent": lambda: self._absent().name,
            "otherprod": lambda: self._other().name,
            "is_other": lambda: "is",
            "prevyear": lambda: year - 1,
            "nextyear": lambda: year + 1,
            "yy": lambda: str(year)[2:],
        }
        if slot in plain:
            return plain[slot]()
        if slot.endswith("2") and slot != "same2":
            return self._about(self._second(), slot[:-1])
        return self._about(self.row, slot) if self._row is not None else None

    def _about(self, row: Row, slot: str) -> object | None:
        words: dict[str, object] = dict(verbs(row))
        many = row.product.plural
        pairs = {"wordt": "worden", "is": "zijn", "ligt": "liggen", "komt": "komen", "staat": "staan", "gaat": "gaan"}
        words |= {one: more if many else one for one, more in pairs.items()}
        words |= {
            "prod": row.product.name,
            "body": row.body.name,
            "bodyprep": f"door {row.body.name}" if row.act in ("opleveren", "instemmen") else f"in {row.body.name}",
            "weekday": DAYS[row.body.weekday] if row.body.weekday is not None else None,
        }
        return words.get(slot)

    def _absent(self) -> Body:
        if "_absent" not in self._memo:
            self._memo["_absent"] = self.rng.choice(self.world.absent)
        body = self._memo["_absent"]
        assert isinstance(body, Body)
        return body

    def _other(self) -> Product:
        return self.rng.choice(self.world.other_products)

    def _second(self) -> Row:
        """The day row of the same product that comes before this one in the route."""
        before = [
            row
            for row in self.rows
            if row.product is self.row.product and row.day and row.act != "dialoogsessie"
            and self.paper < row.day < self.row.first and row.body is not self.row.body
        ]  # fmt: skip
        if not before:
            raise Unfit("no row before")
        return before[-1]

    def _of_product(self, body: Body) -> Row:
        return next(row for row in self.rows if row.product is self.row.product and row.body is body)

    # --- days

    def _days(self, slot: str) -> object | None:
        days: dict[str, Callable[[], date]] = {
            "same": lambda: self.row.day or self.row.start,
            "same2": lambda: self._second().first,
            "start": lambda: self.row.start,
            "end": lambda: self.row.end,
            "other": lambda: self._other_day(-10, 25),
            "other_evening": lambda: self._other_day(-15, 10),
            "earlier": lambda: self._other_day(-25, -2),
            "later": lambda: self._other_day(1, 12),
            "inside": lambda: self._pick(self.row.start, self.row.end),
            "outside": self._outside,
            "monday": lambda: self.row.start,
            "friday": lambda: self.row.end,
            "gate_bad": lambda: self._pick(self.row.start - WEEK, self.row.end - timedelta(days=4)),
            "gate_ok": lambda: self._pick(self.row.end + timedelta(days=1), self.row.end + 3 * WEEK),
            "free": self._free,
            "holiday": self._holiday,
            "anyholiday": self._any_holiday,
            "c_start": lambda: self._of_product(self.world.colleges).start,
            "c_end": lambda: self._of_product(self.world.colleges).end,
        }
        if slot == "holname":
            day = self["anyholiday"]
            assert isinstance(day, Said)
            return capital(feasts(day.day.year)[day.day])
        if slot not in days:
            return None
        return Said(days[slot](), self.rng)

    def _taken(self) -> set[date]:
        return {row.day for row in self.rows if row.day is not None and row.body is self.row.body}

    def _pick(self, first: date, last: date, taken: set[date] | None = None) -> date:
        """A working day between two days on the right side of the paper's date."""
        every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        past = self.row.last < self.paper
        days = [d for d in every if works(d, self.world) and d not in (taken or ()) and (d < self.paper) == past]
        if not days:
            raise Unfit("no such day")
        return self.rng.choice(days)

    def _other_day(self, least: int, most: int) -> date:
        start = self.row.first
        return self._pick(start + timedelta(days=least), start + timedelta(days=most), self._taken())

    def _outside(self) -> date:
        row = self.row
        windows = [r for r in self.rows if r.body is row.body]
        choices = [
            (row.start - 3 * WEEK, row.start - timedelta(days=3)),
            (row.end + timedelta(days=3), row.end + 4 * WEEK),
        ]
        self.rng.shuffle(choices)
        for first, last in choices:
            taken = {r.start + timedelta(days=n) for r in windows for n in range((r.end - r.start).days + 1)}
            try:
                return self._pick(first, last, taken)
            except Unfit:
                continue
        raise Unfit("no day outside")

    def _free(self) -> date:
        weekday = self._absent().weekday
        first, last = self.row.start - 2 * WEEK, self.row.end + 2 * WEEK
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        fit = [d for d in days if d.weekday() == weekday and d > self.paper and works(d, self.world)]
        if not fit:
            raise Unfit("no free day")
        return self.rng.choice(fit)

    def _holiday(self) -> date:
        near = [
            day
            for day, name in feasts(self.paper.year).items()
            if day > self.paper and day.weekday() < 5 and name.lower() not in {m.lower() for m in MEMORIAL}
            and self.row.start - 6 * WEEK < day < self.row.end + 6 * WEEK
        ]  # fmt: skip
        if not near:
            raise Unfit("no holiday near")
        return self.rng.choice(near)

    def _any_holiday(self) -> date:
        every = feasts(self.paper.year).items()
        coming = [day for day, name in every if day > self.paper and day.weekday() < 5 and "vrijdag" not in name]
        if not coming:
            raise Unfit("no holiday coming")
        return coming[0]

    # --- weeks and months

    def _weeks(self, slot: str) -> object | None:
        row, year = self.row, self.paper.year
        first, last = row.start.isocalendar().week, row.end.isocalendar().week
        shift = self._shift()
        weeks: dict[str, Callable[[], object]] = {
            "n_in": lambda: first,
            "n_bad": lambda: self._bad_week(),
            "n_inside": lambda: self._week_of("inside"),
            "wk_in": lambda: f"week {self.rng.randint(first, last)}",
            "wk_bad": lambda: f"week {first + shift}",
            "wk_bad_inside": lambda: f"week {self._bad_week()}",
            "wk_out": lambda: f"week {self._week_out(first, last)}",
            "gate_wk_bad": lambda: f"week {self._gate_week(first, last)}",
            "range_in": lambda: f"week {first} ({self._range()})",
            "range_bad": lambda: f"week {first + shift} ({self._range()})",
            "win": lambda: f"{self._span(0)} ({self._range()})",
            "win_bad": lambda: f"{self._span(shift)} ({self._range()})",
            "winnum": lambda: f"{self._span(0)} ({self._numbers()})",
            "winnum_bad": lambda: f"{self._span(shift)} ({self._numbers()})",
            "month_in": lambda: month(self._clear_month()),
            "month_out": lambda: self._month_out(year),
            "vague_in": self._vague,
        }
        return weeks[slot]() if slot in weeks else None

    def _shift(self) -> int:
        if "_shift" not in self._memo:
            self._memo["_shift"] = self.rng.choice([-2, -1, 1, 2])
        shift = self._memo["_shift"]
        assert isinstance(shift, int)
        return shift

    def _week_of(self, slot: str) -> int:
        said = self[slot]
        assert isinstance(said, Said)
        return said.day.isocalendar().week

    def _bad_week(self) -> int:
        return (self._week_of("inside") if self.row.day is None else self.row.start.isocalendar().week) + self._shift()

    def _week_out(self, first: int, last: int) -> int:
        now = self.paper.isocalendar().week
        weeks = [w for w in range(first - 4, last + 5) if not first <= w <= last and (w > now)]
        taken = {r.start.isocalendar().week for r in self.rows if r.body is self.row.body}
        weeks = [w for w in weeks if w not in taken and self._open_week(w)]
        if not weeks:
            raise Unfit("no week outside")
        return self.rng.choice(weeks)

    def _open_week(self, week: int) -> bool:
        start = date.fromisocalendar(self.paper.year, week, 1)
        return not any(start + timedelta(days=n) in closed(start.year, self.world.school) for n in range(5))

    def _gate_week(self, first: int, last: int) -> int:
        weeks = [w for w in range(first - 1, last) if w > self.paper.isocalendar().week]
        if not weeks:
            raise Unfit("no week before the end of the window")
        return self.rng.choice(weeks)

    def _span(self, shift: int) -> str:
        first, last = self.row.start.isocalendar().week + shift, self.row.end.isocalendar().week + shift
        if first == last:
            return f"week {first}"
        return f"week {first} en {last}" if last == first + 1 else f"week {first} tot en met {last}"

    def _range(self) -> str:
        start, end = self.row.start, self.row.end
        first = f"{start.day}" if start.month == end.month else f"{start.day} {month(start)}"
        return f"{first} tot en met {end.day} {month(end)}"

    def _numbers(self) -> str:
        start, end = self.row.start, self.row.end
        return f"{start.day}-{start.month} t/m {end.day}-{end.month}"

    def _clear_month(self) -> date:
        """A day of a month that overlaps the window."""
        return self._pick(self.row.start, self.row.end)

    def _month_out(self, year: int) -> str:
        months = [m for m in (self.row.start.month - 2, self.row.end.month + 2) if self.paper.month < m <= 12]
        if not months:
            raise Unfit("no month outside")
        return MONTHS[self.rng.choice(months) - 1]

    def _vague(self) -> str:
        day = self._clear_month()
        return f"{'begin' if day.day <= 10 else 'medio' if day.day <= 20 else 'eind'} {month(day)}"
