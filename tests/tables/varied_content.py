"""Invented plannings under many headers: the cells as they are meant, and where long words may be broken.

A ``·`` in a word is a place at which a typesetter may hyphenate it; the truth holds the word without it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Row = tuple[str, ...]

_VERBS = (
    "Opstellen", "Aanbieden", "Be·oor·delen", "Uit·werken", "Af·ronden", "Door·rekenen", "Toe·lichten", "Ver·werken",
    "Vrij·geven voor in·spraak", "Plaatsen op de agenda", "Ver·kennen", "Publi·ceren",
)  # fmt: skip
_THINGS = (
    "woon·zorg·visie", "het be·leids·kader jeugd·hulp", "de na·jaars·nota", "het ver·keers·circulatie·plan",
    "de concept·begroting 2029", "de af·spraken met de corporaties", "het model voor kosten·ver·deling",
    "de samen·werkings·over·een·komst", "het partici·patie·traject", "de in·richtings·eisen", "een gemeen·schappelijke raads·avond",  # noqa: E501
    "bestek en raming", "de ver·ordening op de rekenkamer",
)  # fmt: skip
_WHO = (
    "Griffie", "Projectleider", "B&W", "Commissie Ruimte", "Raad", "Team Financiën", "Wethouder Wonen", "Juridische zaken",  # noqa: E501
    "Bestuurs·adviseurs", "Stuur·groep", "Pfh. Sociaal", "OR", "Externe accountant", "Regionaal overleg Amstelland",
)  # fmt: skip
_NOTES = (
    "", "", "", "stukken 10 dagen vooraf", "onder voorbehoud van akkoord", "loopt uit, zie memo", "geen bij·zonder·heden",  # noqa: E501
    "Afhankelijk van de meicirculaire", "1e lezing", "Combineren met werkbezoek", "in afstemming met de accountant",
    "vertrouwelijk", "€ 25.000 gereserveerd",
)  # fmt: skip
_STATES = ("gereed", "loopt", "nog niet gestart", "vertraagd", "open", "Afgerond", "")
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True)
class Content:
    """A table to draw: header (``|`` in a head is a forced line break), rows with break marks, and the truth."""

    caption: str
    header: Row
    rows: list[Row]

    @property
    def columns(self) -> Row:
        return tuple(plain(head).replace("|", " ") for head in self.header)

    @property
    def truth(self) -> list[Row]:
        return [tuple(plain(cell) for cell in row) for row in self.rows]


def plain(text: str) -> str:
    """The words as meant."""
    return text.replace("·", "")


class _Clock:
    """Times that go on from row to row."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.day = date(chance.choice((2022, 2023, 2025, 2028)), chance.randrange(1, 5), chance.randrange(1, 28))

    def next(self) -> date:
        self.day += timedelta(days=self.chance.choice((0, 2, 5, 7, 9, 14)))
        return self.day


def _what(c: random.Random) -> str:
    text = f"{c.choice(_VERBS)} {c.choice(_THINGS)}"
    if c.random() < 0.35:
        text += f" en {c.choice(_VERBS).lower()} {c.choice(_THINGS)}"
    if c.random() < 0.15:
        text += f" ({c.choice(_THINGS)})"
    return text


def _who(c: random.Random) -> str:
    return c.choice(_WHO) if c.random() < 0.8 else f"{c.choice(_WHO)}, {c.choice(_WHO)}"


def _short(d: date) -> str:
    return f"{d.day}-{d.month}-{d.year}"


def _long(d: date) -> str:
    return f"{d.day} {_MONTHS[d.month - 1]} {d.year}"


def _week(d: date) -> str:
    return f"Week {d.isocalendar().week}"


def _quarter(d: date) -> str:
    return f"Q{(d.month + 2) // 3} {d.year}"


Maker = Callable[[random.Random, date, int], Row]

VOCABULARIES: dict[str, tuple[Row, Maker]] = {
    "tijd-actie": (("Tijd", "Actie"), lambda c, d, n: (_long(d), _what(c))),
    "kwartaal": (
        ("Kwartaal", "Activiteiten", "Verantwoordelijke", "Deelresultaat"),
        lambda c, d, n: (_quarter(d), _what(c), _who(c), c.choice(_NOTES)),
    ),
    "overleg": (
        ("Datum overleg", "Omschrijving actie", "Plandatum gereed", "Datum gerealiseerd"),
        lambda c, d, n: (_short(d), _what(c), _short(d + timedelta(days=21)), c.choice((_short(d), "", ""))),
    ),
    "actiepunt": (("Actiepunt", "wie", "status"), lambda c, d, n: (_what(c), _who(c), c.choice(_STATES))),
    "periode": (
        ("Periode", "Mijlpaal", "Eigenaar", "Stand"),
        lambda c, d, n: (
            f"{_MONTHS[d.month - 1].capitalize()} {d.year}" if c.random() < 0.7 else f"Eind {_MONTHS[d.month - 1]}",
            _what(c), _who(c), c.choice(_STATES),
        ),
    ),
    "genummerd": (
        ("Nr.", "Processtap", "Behandeling|in|college", "Uiterlijke|datum", "Toelichting"),
        lambda c, d, n: (f"{n + 1}.", _what(c), c.choice(("ja", "nee", "")), _short(d), c.choice(_NOTES)),
    ),
    "week": (
        ("Week", "Datum", "Onderwerp", "Gremium", "Opmerkingen"),
        lambda c, d, n: (_week(d), f"{d.day}-{d.month}", _what(c), _who(c), c.choice(_NOTES)),
    ),
    "fase": (
        ("Fase", "Start", "Gereed", "Product", "Betrokkenen", "Kosten"),
        lambda c, d, n: (
            c.choice(("Initiatief", "Definitie", "Ontwerp", "Uitvoering")), _short(d), _short(d + timedelta(days=30)),
            _what(c), _who(c), c.choice(("", "€ 4.500", "p.m.", "€ 120.000")),
        ),
    ),
    "leeg": (
        ("Wanneer", "Wat moet er gebeuren?", "Door", "Paraaf"),
        lambda c, d, n: (c.choice((_short(d), "n.t.b.", _long(d))), _what(c), _who(c), ""),
    ),
    "vergadering": (
        ("Vergadering van", "Agendapunt", "Portefeuille", "Aanlevering stukken"),
        lambda c, d, n: (f"{c.choice(('di', 'do', 'wo'))} {d.day} {_MONTHS[d.month - 1][:3]}", _what(c), _who(c), f"{d.day}/{d.month}"),  # noqa: E501
    ),
}  # fmt: skip


def content(
    seed: int, vocabulary: str, count: int, *, merged: bool = False, bullets: bool = False, number: int = 0
) -> Content:
    """``count`` rows. ``merged``: the first cell stands only where it changes; ``bullets``: some cells are lists."""
    chance = random.Random(f"{seed} {vocabulary} {number}")
    header, make = VOCABULARIES[vocabulary]
    clock = _Clock(chance)
    rows: list[Row] = []
    previous = ""
    for at in range(count):
        row = list(make(chance, clock.next(), at))
        if merged:
            row[0], previous = ("" if row[0] == previous else row[0]), row[0]
        if bullets and chance.random() < 0.4:
            longest = max(range(len(row)), key=lambda place: len(row[place]))
            row[longest] = " ".join(f"• {_what(chance)}" for _ in range(chance.randrange(2, 4)))
        rows.append(tuple(row))
    captions = ("Planning op hoofdlijnen", "Actielijst", "Tabel 2: fasering en besluitvorming", "Bestuurlijk traject")
    return Content(captions[(seed + number) % len(captions)], header, rows)
