"""Invented action lists, year calendars and decision tables, under headers and words that ``varied_content`` lacks.

A table is rows of cells with their truth; ``Section`` is a row that is one cell wide, as a heading of a phase or a note
at the foot. Everything is invented.
"""

# ruff: noqa: E501
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Row = tuple[str, ...]

_DO = (
    "Startnotitie bespreken", "Informeren van omwonenden over", "Marktconsultatie houden voor", "Raadsvoorstel schrijven over",
    "Verwerken van zienswijzen op", "Inventariseren van knelpunten bij", "Evaluatie uitvoeren van", "Opdracht verlenen voor",
    "Tussenrapportage maken over", "Keuzes voorleggen over", "Nulmeting doen van", "Toetsen van",
)  # fmt: skip
_ON = (
    "het laadpalenbeleid", "de subsidieregeling sport", "inkoop hulp bij het huishouden", "de transitievisie warmte",
    "het integraal huisvestingsplan onderwijs", "de herinrichting van de Dorpsstraat", "het mantelzorgbeleid",
    "een gezamenlijke klachtenregeling", "de woningbouwprogrammering tot 2035", "het afvalbrengstation",
    "bomenbeheer en groenonderhoud", "toezicht en handhaving", "de Regionale Energiestrategie 2.0", "ICT-aanbesteding",
)  # fmt: skip
_BY = (
    "mw. Lindekroon", "Afd. Beheer", "Controller", "dhr. Petersloot", "Cliëntenraad Wmo", "Projectgroep", "Directie",
    "Bureau Kaag", "Concernstaf / HRM", "Dagelijks bestuur", "Agendacommissie", "Fractievoorzitters", "Wmo-raad",
    "Auditcommissie", "Dorpsraad Oosterhei", "Burgemeester", "Rekenkamercommissie",
)  # fmt: skip
_TEXT = (
    "", "", "-", "n.v.t.", "Presentatie door bureau", "Ja", "Nee", "Wacht op cijfers van het Rijk",
    "Loopt mee in P&C-cyclus", "Zie bijlage 2", "Verzoek fractie Gemeentebelang", "Eerst afstemmen met buurgemeenten",
    "Tweede bespreking. Daarna ter besluitvorming naar de raad", "€ 15.000 (incidenteel)", "Budget nog niet gedekt",
)  # fmt: skip
_RESULT = (
    "Vastgestelde nota", "Collegebesluit", "Beeld van de opgave", "Ondertekend contract", "Rapport", "Raadsbesluit",
    "Plan van aanpak met begroting", "Overzicht van kosten per gemeente", "Advies aan het bestuur", "Go / no go",
)  # fmt: skip
_STATE = ("open", "gereed", "in uitvoering", "doorgeschoven", "vervallen", "80%", "")
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
_SECTIONS = ("Fase A - voorbereiding", "Fase B - besluitvorming", "Fase C - uitvoering")


@dataclass(frozen=True)
class Section:
    """A row that is one cell over all columns."""

    text: str


@dataclass(frozen=True)
class Sheet:
    """A table to draw. ``groups`` is a first header line over the header: text and how many columns it spans."""

    caption: str
    header: Row
    rows: list[Row | Section]
    shares: tuple[float, ...]
    groups: tuple[tuple[str, int], ...] = ()

    @property
    def truth(self) -> list[Row]:
        """The rows that must come out; a row of one cell has its text in the first column."""
        rest = len(self.header) - 1
        return [(row.text, *[""] * rest) if isinstance(row, Section) else row for row in self.rows]


def _what(c: random.Random) -> str:
    text = f"{c.choice(_DO)} {c.choice(_ON)}"
    if c.random() < 0.3:
        text += f"; {c.choice(_DO).lower()} {c.choice(_ON)}"
    if c.random() < 0.15:
        text += ". Daarna terugkoppeling aan de raad"
    return text


def _who(c: random.Random) -> str:
    return c.choice(_BY) if c.random() < 0.75 else f"{c.choice(_BY)} en {c.choice(_BY)}"


def _num(d: date) -> str:
    return f"{d:%d-%m-%Y}"


def _day(d: date) -> str:
    return f"{d.day} {_MONTHS[d.month - 1]}"


def _named(d: date) -> str:
    return f"{('maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag')[d.weekday()]} {_day(d)}"


def _quarter(d: date) -> str:
    return f"{(d.month + 2) // 3}e kwartaal {d.year}"


Maker = Callable[[random.Random, date, int], Row]
SHAPES: dict[str, tuple[Row, tuple[float, ...], tuple[tuple[str, int], ...], Maker]] = {
    "kwartaal": (
        ("Kwartaal", "Activiteit", "Trekker", "Resultaat"), (1.4, 4, 1.7, 2.2), (),
        lambda c, d, n: (_quarter(d), _what(c), _who(c), c.choice(_RESULT)),
    ),
    "agenda": (
        ("Tijd", "Agendapunt", "Door"), (1.6, 5, 2), (),
        lambda c, d, n: (f"{13 + n // 2}.{'30' if n % 2 else '00'} - {13 + (n + 1) // 2}.{'00' if n % 2 else '30'} uur", _what(c), _who(c)),
    ),
    "actie": (
        ("Actiepunt", "Wie", "Gereed", "Status"), (5, 2, 1.5, 1.4), (),
        lambda c, d, n: (_what(c), _who(c), _num(d), c.choice(_STATE)),
    ),
    "maand": (
        ("Maand", "Mijlpaal", "Besluit door", "Stukken klaar"), (1.3, 4, 2, 1.6), (),
        lambda c, d, n: (f"{_MONTHS[d.month - 1]} {d.year}", _what(c), _who(c), c.choice((_day(d), "", "n.n.b."))),
    ),
    "bijeenkomst": (
        ("Datum", "Bijeenkomst", "Locatie", "Voorbereiding"), (1.8, 3, 2, 2.6), (),
        lambda c, d, n: (_named(d), _what(c), c.choice(("Raadzaal", "Gemeentehuis Hoekenburg, zaal 2", "digitaal", "De Schakel")), c.choice(_TEXT)),
    ),
    "stap": (
        ("Stap", "Wat doen we", "Wie doet mee", "Start", "Klaar"), (0.7, 4, 2, 1.3, 1.3), (("", 1), ("Inhoud", 2), ("Periode", 2)),
        lambda c, d, n: (str(n + 1), _what(c), _who(c), _num(d), _num(d + timedelta(days=28))),
    ),
    "voorstel": (
        ("Voorstel", "Beeldvormend", "Oordeelvormend", "Besluitvormend", "Portefeuille"), (3.6, 1.5, 1.6, 1.6, 1.6), (("", 1), ("Behandeling in de raad", 3), ("", 1)),
        lambda c, d, n: (_what(c), _day(d), c.choice((_day(d + timedelta(days=14)), "")), _day(d + timedelta(days=28)), _who(c)),
    ),
    "afspraak": (
        ("#", "Afspraak", "Actiehouder", "Voor"), (0.9, 5, 2, 1.4), (),
        lambda c, d, n: (f"{d.year}-{n + 1:02d}", _what(c), _who(c), f"{d.day}/{d.month}"),
    ),
    "veld": (
        ("Deadline", "Product", "Opsteller", "Akkoord van", "Opmerking"), (1.4, 3.2, 1.6, 1.7, 2.4), (),
        lambda c, d, n: (f"{d.day}-{d.month}", f"{c.choice(_RESULT)} {c.choice(_ON)}", _who(c), _who(c), c.choice(_TEXT)),
    ),
    "weken": (
        ("Wk", "Wat speelt er", "Raad", "College", "Ambtelijk"), (0.8, 3.4, 1.8, 1.8, 1.8), (),
        lambda c, d, n: (str(d.isocalendar().week), _what(c), c.choice(("", "", _day(d))), c.choice(("", _day(d))), c.choice(("", "", _who(c)))),
    ),
}  # fmt: skip


def sheet(
    seed: int, shape: str, count: int, *, merged: bool = False, sections: bool = False, foot: bool = False
) -> Sheet:
    """``count`` rows of a shape. ``merged``: a first cell stands only where it changes; ``sections``: rows of one cell
    between them; ``foot``: a note as the last row."""
    c = random.Random(f"agenda {seed} {shape}")
    header, shares, groups, make = SHAPES[shape]
    day = date(c.choice((2021, 2023, 2024, 2026, 2027)), c.randrange(1, 4), c.randrange(1, 28))
    rows: list[Row | Section] = []
    before = ""
    for at in range(count):
        if sections and at % 4 == 0 and at // 4 < len(_SECTIONS):
            rows.append(Section(_SECTIONS[at // 4]))
        day += timedelta(days=c.choice((0, 3, 7, 11, 14)))
        row = make(c, day, at)
        if merged:
            row, before = ("" if row[0] == before else row[0], *row[1:]), row[0]
        rows.append(row)
    if foot:
        rows.append(Section("* Onder voorbehoud van vaststelling van de vergaderdata door het presidium."))
    captions = ("Actielijst bestuurlijk overleg", "Jaarkalender", "Wat komt er op u af", "Tabel 4 Stappen en momenten")
    return Sheet(captions[seed % len(captions)], header, rows, shares, groups)
